"""What follows a signature: an amendment, a copy, a change by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.serve.forms import buttons_of, send, texts_at
from tests.serve.signing import BASE, SEAL, SIGNATURES, SIGNING, lay_down
from tests.serve.workbench import Workbench


@pytest.mark.slow
def test_a_signed_agreement_gets_one_amendment_at_a_time(fresh: Workbench, signed: Path) -> None:
    """Two beside each other, or a copy of one, make all of them unreadable."""
    place = fresh.post(SIGNING, [("doe", "allonge")]).headers["location"]
    again = fresh.post(SIGNING, [("doe", "allonge")])
    assert again.status == 409
    assert "Dit stuk heeft al een allonge: Veendam allonge 1." in again.text
    copied = fresh.post(f"{place}kopie", [("naam", "kopie van de allonge")])
    assert "niet te kopi" in copied.text
    assert len(list(signed.parent.glob("*.yaml"))) == 2
    assert fresh.get(f"{place}controleer").status == 200


@pytest.mark.slow
def test_a_signed_amendment_is_amended_in_its_turn(fresh: Workbench, signed: Path) -> None:
    place = fresh.post(SIGNING, [("doe", "allonge")]).headers["location"]
    for group, answers in (
        ("wijziging", {"wijziging/ingang": "1-7-2027", "wijziging/reden": "Het spreekuur loopt vol."}),
        ("gemeenten", {"gemeenten/stadskanaal/besluit/datum": "4-5-2027"}),
        ("uren", {"uren/eerste_gesprek_binnen_dagen": "10"}),
    ):
        send(fresh, f"{place}groep/{group}", answers, button="opslaan")
    assert fresh.post(f"{place}ondertekenen", [("doe", "klaarzetten")]).status == 303
    later = {key: words.replace("3 december 2026", "1 juni 2027") for key, words in SIGNATURES.items()}
    send(fresh, f"{place}groep/ondertekening", later, button="opslaan")
    boxes = [("ontwerp", "ja"), ("klopt", "ja"), ("exemplaar", SEAL.replace("9f", "8f", 1))]
    assert fresh.post(f"{place}ondertekenen", [("doe", "vastleggen"), *boxes]).status == 303
    assert "Gewijzigd na het tekenen" not in fresh.get(f"{place}ondertekenen").text
    second = fresh.post(f"{place}ondertekenen", [("doe", "allonge")]).headers["location"]
    assert second == "/o/agreements/veendam-allonge-2/"
    text = fresh.file("veendam-allonge-2").read_text("utf-8")
    assert "\nwijzigt: veendam-allonge-1\n" in text
    assert "  nummer: 2\n" in text
    assert fresh.get(second).status == 200


@pytest.mark.slow
def test_a_copy_of_what_was_signed_was_signed_by_nobody(fresh: Workbench, signed: Path) -> None:
    assert "datum: 2026-12-03" in signed.read_text("utf-8")
    fresh.post(f"{BASE}/kopie", [("naam", "vervolg")])
    text = fresh.file("vervolg").read_text("utf-8")
    assert "status: concept" in text
    assert "datum: 2026-12-03" not in text
    assert SEAL not in text


@pytest.mark.slow
def test_what_changed_after_signing_is_called_by_its_name(fresh: Workbench, signed: Path) -> None:
    signed.write_text(
        re.sub(r"ingang: \S+", "ingang: 2027-04-01", signed.read_text("utf-8"), count=1), "utf-8"
    )
    said = texts_at(fresh.get(f"{BASE}/controleer"), "zin")
    assert any("Ingangsdatum" in one and "na het tekenen gewijzigd" in one for one in said), said


@pytest.mark.slow
def test_an_amendment_of_a_damaged_agreement_says_what_is_wrong(fresh: Workbench, signed: Path) -> None:
    place = fresh.post(SIGNING, [("doe", "allonge")]).headers["location"]
    fresh.get(place)
    signed.write_text("model: [\n", "utf-8")
    reply = fresh.post(
        f"{place}groep/looptijd", [("h:looptijd/einde", "x"), ("w:looptijd/einde", "31-12-2033")]
    )
    assert reply.status == 409
    assert "agreements/veendam.yaml, regel 2: " in reply.text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    naam: Huisartsenpraktijk De Wilg\n", ""),
        ("kenmerk: Z-2026-0001\n", ""),
        ("per_gebeurtenis_eur: 2500000", "per_gebeurtenis_eur: veel"),
    ],
)
def test_what_is_missing_or_unreadable_in_a_signed_file_is_put_back(
    fresh: Workbench, signed: Path, old: str, new: str
) -> None:
    before = signed.read_text("utf-8")
    assert old in before
    signed.write_text(before.replace(old, new, 1), "utf-8")
    buttons = [one for one in buttons_of(fresh.get(SIGNING)) if one.startswith("herstel:")]
    assert len(buttons) == 1
    fresh.post(SIGNING, [("doe", buttons[0])])
    assert yaml.safe_load(signed.read_text("utf-8")) == yaml.safe_load(before)


@pytest.mark.usefixtures("agreement")
def test_documents_are_said_to_be_as_signed_once_they_are(fresh: Workbench) -> None:
    now = "Hier haalt u de documenten op zoals zij nu zijn."
    signed = "Hier haalt u de documenten op zoals zij zijn getekend."
    assert now in fresh.get(f"{BASE}/document").text
    send(fresh, f"{BASE}/groep/ondertekening", SIGNATURES, button="opslaan")
    assert lay_down(fresh).status == 303
    page = fresh.get(f"{BASE}/document").text
    assert signed in page
    assert now not in page
