"""Every page and state: nothing that axe sees, on a phone and in the dark, and no word about YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conformance.browser import NARROW, WIDE, violations
from tests.serve.forms import send, texts_at
from tests.serve.pictures import PICTURES, half_filled, kept_digest, words_digest
from tests.serve.workbench import Workbench, content, in_git, served
from tests.soak import sampled

BASE = "/o/agreements/pekela"
NEW = "/o/agreements/veendam"
NEW_PAGES = (
    "", "vraag/werkgever/soort", "vraag/gemeenten", "vraag/praktijken", "vraag/uren/inzet",
    "vraag/aansprakelijkheid/onderling", "vraag/aansprakelijkheid/verzekeringen", "vraag/evaluatie?fout=1",
    "vraag/taken/aard", "vraag/looptijd/ingang?fout=1", "download/alles.zip", "controleer", "ondertekenen",
    "vragen-aan/verzekeraar", "vragen-aan/huisarts", "weghalen/praktijken/praktijk-1",
)  # fmt: skip
OLD_PAGES = (
    "", "kopie", "vraag/gemeenten", "groep", "groep/looptijd", "groep/gegevensdeling",
    "groep/aansprakelijkheid", "eigen-tekst", "eigen-tekst?lid=vervanging.bezwaar", "document",
    "document?stuk=functieprofiel", "controleer", "ondertekenen", "wijzigingen", "wijzigingen?sinds=model",
    "geschiedenis",
)  # fmt: skip
PAGES = (
    *("/", "/?nagekeken=1", "/nieuw", "/o/profiles/ojg/", "/o/profiles/ojg/groep", "/bestaat-niet"),
    "/o/agreements/kapot/",
    *(f"{NEW}/{page}" for page in NEW_PAGES),
    *(f"{BASE}/{page}" for page in OLD_PAGES),
)
SAMPLE = (
    f"{NEW}/vraag/looptijd/ingang?fout=1",
    f"{NEW}/vraag/uren/inzet",
    "/?nagekeken=1",
    f"{NEW}/controleer",
)
UNSOUND = {
    f"{NEW}/vraag/looptijd/ingang": {"looptijd/ingang": "ooit"},
    f"{NEW}/vraag/evaluatie": {"evaluatie/momenten": "ieder jaar"},
    f"{NEW}/vraag/taken/aard": {"taken/aard": "preventie"},
}
"""Answers that are not sound, or contradict each other."""
VIEWS = [(NARROW, True), (WIDE, False), (WIDE, True), (NARROW, False)]
CASES = [(page, view) for page in PAGES for view in VIEWS]
CHOSEN = [(page, view) for page, view in zip(SAMPLE, VIEWS, strict=False)]
_SEND = """([path, fields]) => {
  const form = Object.assign(document.createElement("form"), {method: "post", action: path});
  const field = (name, value) => Object.assign(document.createElement("input"), {name, value});
  form.append(...fields.map(([name, value]) => field(name, value)));
  document.body.append(form);
  form.submit();
}"""
OF_FILES = re.compile(
    r"YAML|\.yaml|aanhalingsteken|\bsleutels?\b|jjjj|uu:mm|inspring|\btrue\b|\bfalse\b|dubbele punt|`"
)
"""Words that only who writes a file needs."""


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """A workbench with a finished agreement, and a new one with an answer that is not sound."""
    root = content(tmp_path_factory.mktemp("pages") / "map", "pekela")
    in_git(root)
    with served(root) as workbench:
        workbench.post("/nieuw", [("plaats", "Veendam"), ("keuze:werkgever.soort", "gemeente")])
        for page, answers in UNSOUND.items():
            send(workbench, page, answers)
        (root / "agreements" / "kapot.yaml").write_text(
            "model: modelovereenkomst/2026.1\nstatus: [\n", "utf-8"
        )
        yield workbench


@pytest.mark.slow
@pytest.mark.parametrize("case", sampled(CASES, CHOSEN), ids=str)
def test_axe_finds_nothing_and_nothing_sticks_out(
    bench: Workbench, browser: Browser, case: tuple[str, tuple[int, bool]]
) -> None:
    path, (width, dark) = case
    context = bench.context(
        browser, viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light"
    )
    page = context.new_page()
    page.goto(bench.address + path)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


REFUSED = {
    "/nieuw": [],
    "/nieuw?": [("plaats", "Nergenshuizen")],
    f"{NEW}/vraag/gemeenten": [("nieuw:gemeenten", "Nergenshuizen"), ("doe", "bij:gemeenten")],
    f"{BASE}/groep/praktijken": [("nieuw:praktijken", " "), ("doe", "bij:praktijken")],
    f"{BASE}/kopie": [("naam", "pekela")],
    f"{BASE}/vraag/kenmerk": [("h:kenmerk", "iets anders"), ("w:kenmerk", "P-2"), ("doe", "volgende")],
    f"{BASE}/ondertekenen": [("doe", "vastleggen")],
}
"""What is sent and not taken, so that the page says why."""
REFUSALS = [(path, view) for path in REFUSED for view in VIEWS]


@pytest.mark.slow
@pytest.mark.parametrize("case", sampled(REFUSALS, [(f"{NEW}/vraag/gemeenten", VIEWS[0])]), ids=str)
def test_axe_finds_nothing_on_a_page_that_refuses(
    bench: Workbench, browser: Browser, case: tuple[str, tuple[int, bool]]
) -> None:
    path, (width, dark) = case
    context = bench.context(
        browser, viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light"
    )
    page = context.new_page()
    page.goto(bench.address)
    page.evaluate(_SEND, [path.rstrip("?"), REFUSED[path]])
    page.wait_for_url(bench.address + path.rstrip("?"))
    assert page.locator("#samenvatting").count() == 1
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_speaks_of_the_agreement_and_not_of_its_file(bench: Workbench, path: str) -> None:
    if path == "/bestaat-niet":
        assert bench.get(path).status == 404
        return
    reply = bench.get(path)
    assert reply.status in (200, 409)
    for css in () if path.endswith(("eigen-tekst", "kapot/")) else ("links", "smal", "breed"):
        for text in texts_at(reply, css):
            assert OF_FILES.findall(text) == []


def test_a_type_without_questions_of_its_own_has_its_form_at_once(bench: Workbench) -> None:
    page = bench.get("/o/profiles/ojg/groep")
    key = page.text.split("/groep/")[1].split('"')[0]
    assert bench.get(f"/o/profiles/ojg/groep/{key}").text.count("<legend") >= 0
    before = (bench.root / "profiles" / "ojg.yaml").read_text("utf-8")
    assert bench.get("/o/profiles/ojg/").status == 200
    assert (bench.root / "profiles" / "ojg.yaml").read_text("utf-8") == before


def test_the_sheet_for_somebody_has_the_open_questions_only(bench: Workbench) -> None:
    page = bench.get(f"{NEW}/vragen-aan/functionaris%20gegevensbescherming")
    titles = page.text.split("<h2>")[1:]
    assert any(title.startswith("Waar houdt de OJG het dossier bij?") for title in titles)
    assert not any(title.startswith("Welke praktijken") for title in titles)
    assert "Eigen dossier" in page.text or "eigen dossier" in page.text


def test_vendored_files_say_whose_they_are() -> None:
    root = Path(__file__).parents[2]
    register = (root / "REUSE.toml").read_text("utf-8")
    for file in (root / "generator" / "serve" / "static" / "vendor").iterdir():
        assert f"generator/serve/static/vendor/{file.name}" in register


def test_the_pictures_show_the_pages_as_they_are(tmp_path: Path) -> None:
    docs = Path(__file__).parents[2] / "docs"
    with half_filled(tmp_path) as workbench:
        for name, path in PICTURES.items():
            assert (docs / name).stat().st_size < 200_000
            fresh = words_digest(workbench.get(path))
            assert kept_digest(docs / name) == fresh, "voer uit: .venv/bin/python tools/make-pictures"
