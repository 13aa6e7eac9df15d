"""What was signed stays as it is in the workbench, and what may change without an amendment does not."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import pipeline
from generator.load.laid_down import folder_of
from generator.terms.signed import signed_digest, signed_terms
from generator.terms.subject import Subject
from generator.workspace import Workspace
from tests.examples import whole_text
from tests.serve.forms import buttons_of, elements_at, send, texts_at
from tests.serve.signing import BASE, SIGNATURES, SIGNING, lay_down
from tests.serve.workbench import Workbench

_HOURS = "uren/inzet/ojg-1/wilg/uren"


@pytest.mark.parametrize(
    ("page", "form"),
    [
        ("vraag/uren/inzet", [(f"h:{_HOURS}", "4"), (f"w:{_HOURS}", "6"), ("doe", "volgende")]),
        ("groep/uren", [(f"h:{_HOURS}", "4"), (f"w:{_HOURS}", "6"), ("doe", "opslaan")]),
        ("vraag/praktijken", [("nieuw:praktijken", "De Eik"), ("doe", "bij:praktijken")]),
        ("vraag/praktijken", [("naam:praktijken/wilg", "eik"), ("doe", "naam:praktijken/wilg")]),
        ("weghalen/praktijken/wilg", [("doe", "weg")]),
        ("vraag/status", [("h:status", "getekend"), ("w:status", "concept"), ("doe", "volgende")]),
        ("ondertekenen", [("doe", "klaarzetten")]),
        ("ondertekenen", [("doe", "concept")]),
    ],
)
def test_what_is_signed_is_not_changed(
    fresh: Workbench, signed: Path, page: str, form: list[tuple[str, str]]
) -> None:
    before = signed.read_bytes()
    reply = fresh.post(f"{BASE}/{page}", form)
    assert reply.status == 409
    assert "Wat is getekend, ligt vast. Er is niets gewijzigd." in reply.text
    assert elements_at(reply, f"//a[@href='{SIGNING}#allonge'][.='Maak een allonge']")
    assert signed.read_bytes() == before
    assert not fresh.journal.of("agreements/veendam.yaml")


def test_own_text_for_a_signed_file_is_refused(fresh: Workbench, signed: Path) -> None:
    before = signed.read_bytes()
    (link, *_) = elements_at(fresh.get(f"{BASE}/eigen-tekst"), "//a[contains(@href, 'eigen-tekst?lid=')]")
    lid = str(link.get("href")).partition("lid=")[2]
    assert elements_at(fresh.get(f"{BASE}/eigen-tekst?lid={lid}"), "//form/fieldset[@disabled]")
    form = [("lid", lid), ("soort", "vervalt"), ("motivering", "Niet nodig."), ("doe", "opslaan")]
    assert "Maak een allonge" in fresh.post(f"{BASE}/eigen-tekst", form).text
    assert signed.read_bytes() == before


_FIELDS = "//form//*[self::input[not(@type='hidden')] or self::select or self::textarea][@name]"
_DISABLED = "[@disabled or ancestor::fieldset[@disabled]]"


def test_pages_of_a_signed_file_are_for_reading(fresh: Workbench, signed: Path) -> None:
    for page in ("vraag/uren/inzet", "groep/aansprakelijkheid"):
        shown = fresh.get(f"{BASE}/{page}")
        fields = elements_at(shown, _FIELDS)
        open_fields = {str(one.get("name")) for one in fields} - {
            str(one.get("name")) for one in elements_at(shown, _FIELDS + _DISABLED)
        }
        assert fields
        assert all(name.endswith("/bewijs") for name in open_fields), open_fields
    hours = fresh.get(f"{BASE}/vraag/uren/inzet")
    assert "niets meer wijzigen" in hours.text
    assert "Volgende vraag</button>\n<a" not in hours.text
    tasks = fresh.get(f"{BASE}/").text
    assert "<h1>Dit stuk is getekend</h1>" in tasks
    assert "klaar voor de ondertekening" not in tasks


def test_contact_persons_of_a_signed_file_change_without_an_amendment(fresh: Workbench, signed: Path) -> None:
    """Article 27: a new address or contact person is notified in writing."""
    page, email = f"{BASE}/groep/praktijken", "praktijken/wilg/contact/email"
    assert "wijzigt zonder allonge" in fresh.get(page).text
    assert send(fresh, page, {email: "nieuw@dewilg.nl"}, button="opslaan").status == 303
    assert "email: nieuw@dewilg.nl" in signed.read_text("utf-8")
    assert "Gewijzigd na het tekenen" not in fresh.get(SIGNING).text
    before = signed.read_bytes()
    name = [("h:praktijken/wilg/naam", "Huisartsenpraktijk De Wilg"), ("w:praktijken/wilg/naam", "De Eik")]
    assert fresh.post(page, [*name, ("doe", "opslaan")]).status == 409
    assert signed.read_bytes() == before


_OWN_TEXT = """afwijkingen:
  vervanging.bezwaar:
    soort: vervangt
    tekst: |
      De praktijk mag een vervanger weigeren als:

      - de vervanger geen registratie heeft; of
      - de praktijk de vervanger niet kent.
    motivering: Zo is het afgesproken.
"""


def _called_signed(file: Path) -> None:
    text = file.read_text("utf-8")
    assert "\nstatus: ter_ondertekening" in text
    file.write_text(text.replace("\nstatus: ter_ondertekening", "\nstatus: getekend", 1), "utf-8")


def test_a_file_that_only_says_to_be_signed_goes_back(fresh: Workbench, agreement: Path) -> None:
    before = agreement.read_bytes()
    _called_signed(agreement)
    page = fresh.get(SIGNING)
    assert "er is niets vastgelegd" in texts_at(page, "uitleg")[0]
    assert "allonge" not in buttons_of(page)
    assert "Leg eerst vast" in texts_at(fresh.post(SIGNING, [("doe", "allonge")]), "samenvatting")[0]
    reply = fresh.post(SIGNING, [("doe", "niet-getekend")])
    assert agreement.read_bytes() == before
    told = fresh.get(reply.headers["location"].partition("#")[0])
    assert texts_at(told, "bij-goed") == ["Het stuk staat weer klaar om te tekenen."]
    assert not texts_at(fresh.get(SIGNING), "bij-goed")


def test_a_file_that_only_says_to_be_signed_is_laid_down(fresh: Workbench, agreement: Path) -> None:
    _called_signed(agreement)
    send(fresh, f"{BASE}/groep/ondertekening", SIGNATURES, button="opslaan")
    assert "datum: 2026-12-03" in agreement.read_text("utf-8")
    assert lay_down(fresh).status == 303
    assert list(folder_of(agreement).glob("*.json"))
    assert "Wat is afgesproken, ligt vast." in texts_at(fresh.get(SIGNING), "uitleg")[0]


def _older_digest(subject: Subject) -> str:
    """Work out a digest as the first signed files have it: over every line end of a text."""
    text = json.dumps(signed_terms(subject), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("digest", [signed_digest, _older_digest])
def test_documents_of_what_was_signed_earlier_are_laid_down_later(
    fresh: Workbench, digest: Callable[[Subject], str]
) -> None:
    """Of such a file only the digest of its terms was kept, here with a text in lines of its own."""
    file = fresh.file("veendam")
    text = whole_text("ok-getekend") + _OWN_TEXT
    file.write_text(text, "utf-8")
    (subject,) = pipeline.check(Workspace(fresh.root), [file]).readable
    file.write_text(re.sub("vastgelegd: .*", f"vastgelegd: {digest(subject)}", text), "utf-8")
    page = fresh.get(SIGNING)
    assert "maar de woorden van de documenten nog niet" in texts_at(page, "uitleg")[0]
    assert fresh.post(SIGNING, [("doe", "vastleggen")]).status == 303
    assert list(folder_of(file).glob("*.json"))
    page = fresh.get(SIGNING)
    assert texts_at(page, "uitleg") == ["Dit stuk is getekend. Wat is afgesproken, ligt vast."]
    assert "Gewijzigd na het tekenen" not in page.text


def test_what_was_laid_down_is_not_called_unsigned(fresh: Workbench, signed: Path) -> None:
    before = signed.read_bytes()
    assert fresh.post(SIGNING, [("doe", "niet-getekend")]).status == 409
    assert signed.read_bytes() == before


def test_a_changed_signed_file_gets_back_what_was_signed(fresh: Workbench, signed: Path) -> None:
    before = signed.read_text("utf-8")
    text = before.replace("wilg: {uren: 4,", "wilg: {uren: 6,").replace(
        "totaal:\n    ojg-1: {uren: 16", "totaal:\n    ojg-1: {uren: 18"
    )
    signed.write_text(text, "utf-8")
    page = fresh.get(f"{BASE}/vraag/uren/inzet")
    told = texts_at(page, "samenvatting")[0]
    assert "Huisartsenpraktijk De Wilg) is na het tekenen gewijzigd: getekend is 4, nu staat er 6." in told
    assert "uren.inzet" not in told
    (button, *_) = [one for one in buttons_of(page) if one.startswith("herstel:")]
    assert fresh.post(SIGNING, [("doe", button)]).status == 303
    assert signed.read_text("utf-8").count("{uren: 6,") + signed.read_text("utf-8").count("{uren: 18") == 1
    assert fresh.post(SIGNING, [("doe", "zoals-getekend")]).status == 303
    assert signed.read_text("utf-8") == before
    assert "Gewijzigd na het tekenen" not in fresh.get(SIGNING).text


def _back_to_concept(file: Path, *changes: tuple[str, str]) -> None:
    text = file.read_text("utf-8")
    for old, new in (("\nstatus: getekend", "\nstatus: concept"), *changes):
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")


def test_what_was_laid_down_is_signed_whatever_its_status_says(fresh: Workbench, signed: Path) -> None:
    before = signed.read_bytes()
    _back_to_concept(signed)
    reopened = signed.read_bytes()
    name = [("h:praktijken/wilg/naam", "Huisartsenpraktijk De Wilg"), ("w:praktijken/wilg/naam", "De Eik")]
    assert fresh.post(f"{BASE}/groep/praktijken", [*name, ("doe", "opslaan")]).status == 409
    assert fresh.post(SIGNING, [("doe", "klaarzetten")]).status == 409
    assert signed.read_bytes() == reopened
    for page in ("", "groep/praktijken", "controleer", "ondertekenen"):
        shown = fresh.get(f"{BASE}/{page}")
        assert "de status zegt iets anders" in texts_at(shown, "samenvatting")[0]
        (button,) = elements_at(shown, "//section//button[starts-with(@value, 'herstel:')]")
        assert button.text == "Terug naar getekend"
    assert fresh.post(SIGNING, [("doe", str(button.get("value")))]).status == 303
    assert signed.read_bytes() == before
    assert "Gewijzigd na het tekenen" not in fresh.get(SIGNING).text


def test_what_lies_beside_a_file_is_signed_whatever_the_file_says(fresh: Workbench, signed: Path) -> None:
    before = signed.read_bytes()
    text = signed.read_text("utf-8")
    (line,) = [one for one in text.splitlines() if one.startswith("  vastgelegd: ")]
    _back_to_concept(signed, (f"{line}\n", ""))
    name = [("h:praktijken/wilg/naam", "Huisartsenpraktijk De Wilg"), ("w:praktijken/wilg/naam", "De Eik")]
    assert fresh.post(f"{BASE}/groep/praktijken", [*name, ("doe", "opslaan")]).status == 409
    for _ in range(2):
        (button, *_) = [one for one in buttons_of(fresh.get(SIGNING)) if one.startswith("herstel:")]
        assert fresh.post(SIGNING, [("doe", button)]).status == 303
    assert signed.read_bytes() == before


def test_a_reopened_file_gets_back_all_that_was_signed_at_once(fresh: Workbench, signed: Path) -> None:
    before = signed.read_bytes()
    _back_to_concept(signed, ("naam: Huisartsenpraktijk De Wilg", "naam: De Eik"))
    assert len([one for one in buttons_of(fresh.get(SIGNING)) if one.startswith("herstel:")]) == 2
    assert fresh.post(SIGNING, [("doe", "zoals-getekend")]).status == 303
    assert signed.read_bytes() == before


def test_an_answer_that_came_too_late_is_no_change_of_what_was_signed(fresh: Workbench, signed: Path) -> None:
    """It waited in the journal while the file was signed without it."""
    late, label, before = ("praktijken", "wilg", "kvk"), "agreements/veendam.yaml", signed.read_bytes()
    with fresh.journal.writing(label) as pages:
        pages.keep(late, "onzin")
    for page in ("", "groep/praktijken", "ondertekenen"):
        shown = fresh.get(f"{BASE}/{page}")
        assert "Gewijzigd na het tekenen" not in shown.text
        (button,) = elements_at(shown, "//button[@value='vergeet:praktijken/wilg/kvk']")
        assert (button.text or "") == "Vergeet dit antwoord"
    email = {"praktijken/wilg/contact/email": "nieuw@dewilg.nl"}
    assert send(fresh, f"{BASE}/groep/praktijken", email, button="opslaan").status == 303
    assert b"nieuw@dewilg.nl" in signed.read_bytes()
    signed.write_bytes(before)
    assert fresh.post(SIGNING, [("doe", "allonge")]).headers["location"] == "/o/agreements/veendam-allonge-1/"
    assert fresh.post(SIGNING, [("doe", "vergeet:praktijken/wilg/kvk")]).status == 303
    assert not fresh.journal.of(label)
    assert signed.read_bytes() == before


@pytest.mark.parametrize("words", ["", "Huisartsenpraktijk De Wilg"])
def test_an_empty_or_the_signed_answer_takes_one_away_that_came_too_late(
    fresh: Workbench, signed: Path, words: str
) -> None:
    place, before = "praktijken/wilg/naam", signed.read_bytes()
    with fresh.journal.writing("agreements/veendam.yaml") as pages:
        pages.keep(("praktijken", "wilg", "naam"), "De [Eik]")
    form = [(f"h:{place}", "De [Eik]"), (f"w:{place}", words), ("doe", "opslaan")]
    assert fresh.post(f"{BASE}/groep/praktijken", form).status == 303
    assert not fresh.journal.of("agreements/veendam.yaml")
    assert signed.read_bytes() == before


def test_the_pages_of_a_signed_file_ask_for_no_deviation(fresh: Workbench, signed: Path) -> None:
    for page in ("groep", "groep/aansprakelijkheid", "eigen-tekst", "document", ""):
        text = fresh.get(f"{BASE}/{page}").text
        assert "Wijk af van het model" not in text, page
        assert "Van welk lid wijkt u af?" not in text, page
        assert "voor een eigen tekst" not in text, page
        assert "een eigen tekst voor te geven" not in text, page
    assert fresh.get(f"{BASE}/groep").text.count("<h1>Wat is gekozen</h1>") == 1
    assert f"{SIGNING}#allonge" in fresh.get(f"{BASE}/eigen-tekst").text
