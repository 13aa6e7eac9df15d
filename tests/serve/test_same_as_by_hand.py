"""Answers by form give the file that a careful person types, and so the same documents to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.tasks.fmt import formatted
from generator.tasks.preview import preview
from generator.workspace import Workspace
from tests.serve.forms import send
from tests.serve.workbench import ROOT, Workbench, content

BASE = "/o/agreements/veendam"
ANSWERS = {
    "kenmerk": {"kenmerk": "V 2027/12"},
    "looptijd/ingang": {"looptijd/ingang": "1 februari 2027"},
    "aansprakelijkheid/onderling": {"aansprakelijkheid/max_per_gebeurtenis_eur": "€ 1.250.000,-"},
    "praktijken": {"praktijken/centrum/naam": "Praktijk 'De Boot': #1"},
}
OWN_TEXT = """Partijen verbinden geen bonus aan:
- het aantal verwijzingen; of
- de duur van de hulp."""
BY_HAND = (
    ("kenmerk: V-2026-300218", "kenmerk: V 2027/12"),
    ("  ingang: 2027-01-01", "  ingang: 2027-02-01"),
    ("max_per_gebeurtenis_eur: wettelijk", "max_per_gebeurtenis_eur: 1250000"),
    ("naam: Huisartsenpraktijk De Scheve Molen", "naam: \"Praktijk 'De Boot': #1\""),
)
OWN_TEXT_BY_HAND = """afwijkingen:
  voorwerp-en-doel.geen-quotum:
    soort: vervangt
    tekst: |
      Partijen verbinden geen bonus aan:
      - het aantal verwijzingen; of
      - de duur van de hulp.
    motivering: Wens van de huisartsengroep.
"""


@pytest.fixture
def filled_in(fresh: Workbench) -> Path:
    """An agreement with answers and an own text, all by form."""
    for question, values in ANSWERS.items():
        send(fresh, f"{BASE}/vraag/{question}", values)
    form = [("lid", "voorwerp-en-doel.geen-quotum"), ("soort", "vervangt"), ("tekst", OWN_TEXT)]
    fresh.post(f"{BASE}/eigen-tekst", [*form, ("motivering", "Wens van de huisartsengroep.")])
    return fresh.file("veendam")


def by_hand() -> str:
    text = (ROOT / "agreements" / "veendam.yaml").read_text("utf-8")
    for old, new in BY_HAND:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text + OWN_TEXT_BY_HAND


def test_the_file_is_what_a_careful_person_types(fresh: Workbench, filled_in: Path) -> None:
    assert filled_in.read_text("utf-8") == by_hand()
    assert not formatted(Workspace(fresh.root), filled_in).changed


@pytest.mark.slow
@pytest.mark.usefixtures("filled_in")
@pytest.mark.parametrize("form", ["pdf", "docx", "odt"])
def test_the_documents_are_the_same_to_the_byte(fresh: Workbench, tmp_path: Path, form: str) -> None:
    root = content(tmp_path / "hand")
    typed = root / "agreements" / "veendam.yaml"
    typed.write_text(by_hand(), "utf-8")
    expected = preview(Workspace(root), typed, typed.read_text("utf-8")).written("modelovereenkomst", form)
    assert fresh.download(f"{BASE}/download/modelovereenkomst.{form}").body == expected
