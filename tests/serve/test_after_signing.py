"""What follows a signature: an amendment, a copy, a change by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.serve.forms import buttons_of, texts_at
from tests.serve.signing import BASE, SEAL, SIGNING
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
