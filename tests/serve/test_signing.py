"""What is still open before signing is asked, counted and never called ready."""

from __future__ import annotations

from tests.serve.forms import send, texts_at
from tests.serve.workbench import Workbench

BASE = "/o/agreements/veendam"
PEOPLE = f"{BASE}/vraag/ojg"
SIGNING = f"{BASE}/ondertekenen"


def _without_a_name(workbench: Workbench) -> None:
    file = workbench.file("veendam")
    text = file.read_text("utf-8")
    file.write_text(text.replace("  ojg-1:\n", "  ojg-1:\n    naam: nog te benoemen\n", 1), "utf-8")


def test_a_placeholder_is_asked_before_signing(fresh: Workbench) -> None:
    _without_a_name(fresh)
    page = fresh.get(PEOPLE)
    assert "nog te benoemen" not in texts_at(page, "kaart")[0]
    assert "Pas nodig voor de ondertekening (nog 1)" in page.text
    assert "Voor de ondertekening is nog 1 gegeven nodig." in texts_at(fresh.get(f"{BASE}/"), "uitleg")
    steps = texts_at(fresh.get(SIGNING), "stappen")[0]
    assert "Er is nog 1 gegeven open." in steps
    assert "Het stuk staat klaar" not in steps
    send(fresh, PEOPLE, {"ojg/ojg-1/naam": "E. Verzonnen"})
    assert "naam: E. Verzonnen" in fresh.file("veendam").read_text("utf-8")
    assert "Alles is ingevuld" in fresh.get(SIGNING).text


def test_what_contradicts_itself_is_not_ready(fresh: Workbench) -> None:
    assert "Het stuk staat klaar" in fresh.get(SIGNING).text
    send(fresh, f"{BASE}/vraag/uren/inzet", {"uren/inzet/ojg-1/centrum/uren": "7"})
    steps = texts_at(fresh.get(SIGNING), "stappen")[0]
    assert "Het stuk staat klaar" not in steps
    assert "Doe eerst de punten hierboven" in steps
