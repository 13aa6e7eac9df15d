"""Documents that are signed each for itself: laid down one by one, each with its own signed file."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator import pipeline
from generator.findings import Severity
from generator.load.laid_down import folder_of
from generator.workspace import Workspace
from tests.conformance.browser import NARROW, WIDE, violations
from tests.examples import whole_text, without_made_up
from tests.serve.forms import send, texts_at
from tests.serve.signing import BASE, SEAL, SIGNATURES, SIGNING
from tests.serve.workbench import Reply, Workbench

WILG, MOLEN = "modelovereenkomst-wilg", "modelovereenkomst-molen"
BOXES = [("ontwerp", "ja"), ("klopt", "ja")]
GROUP = f"{BASE}/groep/ondertekening"
OTHER = SEAL.replace("9f", "8f", 1)


@pytest.fixture
def apart(fresh: Workbench) -> Path:
    """An agreement of two practices that each sign a document; all but one practice has signed."""
    file = fresh.file("veendam")
    text = without_made_up(whole_text("ok-ter-ondertekening"))
    for before, after in (
        ("uitgifte: gezamenlijk", "uitgifte: per_praktijk"),
        ("\naansprakelijkheid:\n", "\naansprakelijkheid:\n  maximum_geldt_voor: deze_overeenkomst\n"),
        ("\nbekostiging:\n", "\nbekostiging:\n  plafond_geldt_voor: alle_praktijken_samen\n"),
    ):
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, "utf-8")
    signed = {place: words for place, words in SIGNATURES.items() if "/molen/" not in place}
    send(fresh, GROUP, signed, button="opslaan")
    return file


def lay_down_part(workbench: Workbench, name: str, digest: str = "") -> Reply:
    return workbench.post(SIGNING, [("doe", f"stuk:{name}"), *BOXES, ("exemplaar", digest)])


def errors(workbench: Workbench, file: Path) -> list[str]:
    found = pipeline.check(Workspace(workbench.root), [file]).findings
    return [one.message for one in found if one.severity is Severity.ERROR]


def test_one_practice_signs_before_the_other(fresh: Workbench, apart: Path) -> None:
    wilg, molen = texts_at(fresh.get(SIGNING), "kaart")
    assert "De Wilg" in wilg + molen
    assert "Nog niet vastgelegd." in wilg
    assert lay_down_part(fresh, WILG, SEAL).status == 303
    text = apart.read_text("utf-8")
    assert "\nstatus: ter_ondertekening\n" in text
    assert text.count("    status: getekend\n") == 1
    assert [one.stem for one in folder_of(apart).iterdir()] == [WILG]
    assert SEAL in (folder_of(apart) / f"{WILG}.json").read_text("utf-8")
    assert errors(fresh, apart) == []
    page = fresh.get(SIGNING)
    (molen,) = [one for one in texts_at(page, "kaart") if SEAL not in one]
    assert "Nog niet vastgelegd." in molen
    assert page.text.count("Leg alleen dit stuk vast") == 1


def test_the_other_follows_with_its_own_file(fresh: Workbench, apart: Path) -> None:
    lay_down_part(fresh, WILG, SEAL)
    late = {place: words for place, words in SIGNATURES.items() if "/molen/" in place}
    send(fresh, GROUP, late, button="opslaan")
    refused = fresh.post(SIGNING, [("doe", "vastleggen")])
    assert refused.status == 409
    assert "Partijen weten dat het model nog een ontwerp is" in texts_at(refused, "samenvatting")[0]
    assert fresh.post(SIGNING, [("doe", "vastleggen"), *BOXES]).status == 303
    assert "\nstatus: getekend\n" in apart.read_text("utf-8")
    assert "Het controlegetal van het getekende bestand ontbreekt nog." in fresh.get(SIGNING).text
    assert lay_down_part(fresh, MOLEN, SEAL).status == 409, "that file belongs to the other practice"
    assert lay_down_part(fresh, MOLEN, OTHER).status == 303
    page = fresh.get(SIGNING)
    assert SEAL in page.text
    assert OTHER in page.text
    assert errors(fresh, apart) == []


@pytest.mark.slow
def test_axe_finds_nothing_where_one_is_laid_down_and_one_is_not(
    fresh: Workbench, apart: Path, browser: Browser
) -> None:
    lay_down_part(fresh, WILG, SEAL)
    for width, scheme in ((NARROW, "dark"), (WIDE, "light")):
        context = fresh.context(browser, viewport={"width": width, "height": 800}, color_scheme=scheme)
        page = context.new_page()
        page.goto(fresh.address + SIGNING)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        context.close()


@pytest.mark.parametrize(
    ("name", "boxes", "digest", "told"),
    [
        (WILG, [], SEAL, "Zet het vinkje bij"),
        (WILG, BOXES, "12", "Een controlegetal heeft 64 tekens"),
        ("modelovereenkomst-eik", BOXES, SEAL, "Er zijn: "),
    ],
)
def test_what_cannot_be_laid_down_leaves_the_file_as_it_was(
    fresh: Workbench, apart: Path, name: str, boxes: list[tuple[str, str]], digest: str, told: str
) -> None:
    before = apart.read_bytes()
    reply = fresh.post(SIGNING, [("doe", f"stuk:{name}"), *boxes, ("exemplaar", digest)])
    assert reply.status == 409
    assert told in texts_at(reply, "samenvatting")[0]
    assert apart.read_bytes() == before
    assert not folder_of(apart).exists()
