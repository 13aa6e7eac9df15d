"""Whatever is pressed and typed, in whatever order: never a fault, never a file that is not valid."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from generator import pipeline
from generator.findings import Severity
from generator.workspace import Workspace
from generator.yaml_text.layout import comments_of
from tests.serve.forms import buttons_of, fields_of
from tests.serve.workbench import ROOT, Workbench, content, served
from tests.soak import sampled

WORDS = (
    "", "ja", "12", "€ 1.000.000,-", "1,250", "1 februari 2028", "31-12-2028", "onbepaald", "08:30", "geen",
    "nee: 'x'", "# hekje", "- streep", "{{ 7*7 }}", "<b>vet</b>", "null", "0", "-1", "é\u00a0ü", "*De Brug*",
    "a\nb", "9999999999999", "jeugd@veendam.example", "true", "[1, 2]", "&anker", "\u202eom",
    "x" * 300,
)  # fmt: skip
STEPS = 6
BASE = "/o/agreements/veendam"


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with served(content(tmp_path_factory.mktemp("random") / "map", "veendam")) as workbench:
        yield workbench


@pytest.mark.parametrize("seed", sampled(range(1000), range(2)))
def test_any_sequence_of_forms_leaves_a_valid_file(bench: Workbench, seed: int) -> None:
    chance = random.Random(seed)
    path = bench.file("veendam")
    path.write_bytes((ROOT / "agreements" / "veendam.yaml").read_bytes())
    with bench.journal.writing("agreements/veendam.yaml") as pages:
        for kept in bench.journal.of("agreements/veendam.yaml"):
            pages.forget(kept)
    comments = sorted(comments_of(path.read_text("utf-8")))
    links = pages_of(bench)
    for _ in range(STEPS):
        place, takes_out = step(bench, chance, links)
        if takes_out:
            comments = sorted(comments_of(path.read_text("utf-8")))
        assert sorted(comments_of(path.read_text("utf-8"))) == comments, place
        assert bench.get(place).status in (200, 303, 409), place
    agrees(bench, path)


def pages_of(bench: Workbench) -> list[str]:
    """List the questions and groups of the agreement."""
    return [
        str(one.get("href"))
        for page in ("/", "/groep")
        for one in html.fromstring(bench.get(f"{BASE}{page}").body).iter("a")
        if any(part in str(one.get("href")) for part in ("/veendam/vraag/", "/veendam/groep/"))
    ]


def step(bench: Workbench, chance: random.Random, links: list[str]) -> tuple[str, bool]:
    """Fill in a page by chance and press one of its buttons; tell whether that takes something out."""
    place = chance.choice(links)
    page = bench.get(place)
    if page.status == 303:  # a question that is no longer asked
        return place, False
    changed, takes_out = [], False
    for name, value in fields_of(page):
        is_typed = name[:2] in ("w:", "m:", "a:") or name.startswith(("nieuw:", "naam:"))
        typed = chance.choice(WORDS) if is_typed and chance.random() < 0.3 else value
        takes_out = takes_out or (not typed and bool(value))
        changed.append((name, typed))
    button = chance.choice(buttons_of(page))
    reply = bench.post(place, [*changed, ("doe", button)])
    assert reply.status in (303, 409), (place, button, reply.status)
    if button.startswith("weg:") and "/weghalen/" in reply.headers.get("location", ""):
        assert bench.post(reply.headers["location"], [("doe", "weg")]).status == 303
    return place, takes_out or button.startswith(("weg:", "herstel:"))


def agrees(bench: Workbench, path: Path) -> None:
    """Hold the file against the page: it is valid, and what is wrong in it stands on the page."""
    checked = pipeline.check(Workspace(bench.root), [path])
    assert checked.readable
    assert checked.readable[0].is_sound
    shown = bench.get(f"{BASE}/controleer").text
    errors = [one for one in checked.findings if one.severity is Severity.ERROR]
    assert all(one.is_gap for one in errors) or "Klopt niet" in shown
    assert (
        not errors or "Klopt niet" in shown or re.search(r"nog \d+|nodig voor de ondertekening: \d+", shown)
    )
