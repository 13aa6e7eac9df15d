"""Where "Volgende vraag" leads: to what is open, and never past what an answer just came to ask."""

from __future__ import annotations

from tests.serve.forms import elements_at, send, texts_at
from tests.serve.workbench import Workbench

BASE = "/o/agreements/veendam"
PRACTICES = f"{BASE}/vraag/praktijken"
DEED = "    stuk: Volmacht van de maten van 22 september 2026\n"


def _without(workbench: Workbench, *lines: str) -> None:
    file = workbench.file("veendam")
    text = file.read_text("utf-8")
    for line in lines:
        assert text.count(line) == 1
        text = text.replace(line, "")
    file.write_text(text, "utf-8")


def test_before_signing_the_next_question_with_something_open_comes(fresh: Workbench) -> None:
    _without(fresh, "kenmerk: V-2026-300218\n", "  dpia_datum: 2026-05-20\n")
    reply = send(fresh, f"{BASE}/vraag/gemeenten", {})
    first = reply.headers["location"]
    assert first.startswith(f"{BASE}/vraag/")
    assert "nodig voor de ondertekening:" in _label_of(fresh, first)
    second = send(fresh, f"{BASE}/vraag/kenmerk", {"kenmerk": "V-1"}).headers["location"]
    assert second == first
    filled = {"gegevensdeling/dpia_datum": "20-5-2026"}
    assert send(fresh, second, filled).headers["location"] == f"{BASE}/"


def test_a_field_that_an_answer_came_to_ask_is_not_passed_by(fresh: Workbench) -> None:
    _without(fresh, f"    {DEED}")
    reply = send(fresh, PRACTICES, {})
    assert reply.headers["location"] == f"{PRACTICES}?open=1"
    page = fresh.get(reply.headers["location"])
    assert "Stuk waaruit de volmacht blijkt" in texts_at(page, "samenvatting")[0]
    assert "Nog te doen: Dit is nog niet ingevuld." in texts_at(page, "bij-open")
    again = send(fresh, PRACTICES, {}, seen=page)
    assert not again.headers["location"].startswith(f"{PRACTICES}?")


def test_the_last_question_with_something_open_says_so(fresh: Workbench) -> None:
    _without(fresh, "kenmerk: V-2026-300218\n")
    here = f"{BASE}/vraag/kenmerk"
    reply = send(fresh, here, {})
    assert reply.headers["location"] == f"{here}?open=1"
    page = fresh.get(reply.headers["location"])
    assert "Kenmerk" in texts_at(page, "samenvatting")[0]
    assert send(fresh, here, {}, seen=page).headers["location"] == f"{BASE}/"


def test_what_contradicts_itself_stands_in_the_document_and_is_said_to(fresh: Workbench) -> None:
    hours = f"{BASE}/vraag/uren/inzet"
    send(fresh, hours, {"uren/inzet/ojg-1/centrum/uren": "12"})
    told = texts_at(fresh.get(f"{hours}?fout=1"), "samenvatting")[0]
    assert "Uw antwoorden staan al in het document." in told
    assert "Het komt in de overeenkomst als het klopt" not in told
    send(fresh, hours, {"uren/inzet/ojg-1/centrum/uren": "veel"})
    assert (
        "Het komt in de overeenkomst als het klopt"
        in texts_at(fresh.get(f"{hours}?fout=1"), "samenvatting")[0]
    )


def _label_of(workbench: Workbench, address: str) -> str:
    (row,) = elements_at(workbench.get(f"{BASE}/"), f"//li[a/@href='{address}']")
    return str(row.text_content())
