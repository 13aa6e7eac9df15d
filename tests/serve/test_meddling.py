"""Attacks by a colleague with an editor, by a full disk, by what Word pastes: nothing typed is lost."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest
import yaml

from generator.errors import OutputError
from generator.serve.desk import read_form
from generator.serve.journal import Journal
from tests.serve.forms import fields_of, send, texts_at
from tests.serve.workbench import Workbench, content, served

BASE = "/o/agreements/veendam"
TERM = f"{BASE}/vraag/looptijd/ingang"
PRACTICES = f"{BASE}/vraag/praktijken"
NAME = "praktijken/centrum/naam"
LID = "voorwerp-en-doel.doel"


def said(workbench: Workbench, *path: str) -> object:
    value = yaml.safe_load(workbench.file("veendam").read_text("utf-8"))
    for key in path:
        value = value[key]
    return value


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  ingang:", "\tingang:"),
        ("einde: onbepaald", "einde: &anker onbepaald"),
        ("einde: onbepaald", "einde: !!python/object:os.system onbepaald"),
        ("  einde: onbepaald\n", "  einde: onbepaald\n  einde: onbepaald\n"),
        ("einde: onbepaald", "einde: onbepaald # \x00"),
        ("einde: onbepaald", "einde: onbepaald # \u202e"),
    ],
)
def test_an_answer_for_a_damaged_file_is_kept_and_no_page_pretends(
    fresh: Workbench, old: str, new: str
) -> None:
    seen, file = fresh.get(TERM), fresh.file("veendam")
    text = file.read_text("utf-8")
    file.write_text(text.replace(old, new), "utf-8")
    for page in ("controleer", "wijzigingen", "geschiedenis"):
        assert "Dit bestand is nu niet te lezen" in fresh.get(f"{BASE}/{page}").text
    reply = send(fresh, TERM, {"looptijd/ingang": "1-4-2027"}, seen=seen)
    assert reply.status == 409
    assert "Wat u hier invulde is bewaard" in reply.text
    assert file.read_text("utf-8") == text.replace(old, new)
    file.write_text(text, "utf-8")
    assert ("w:looptijd/ingang", "1-4-2027") in fields_of(fresh.get(TERM))


def test_what_cannot_be_kept_is_said_back(fresh: Workbench) -> None:
    """The program was started anew, and does not know yet what the file could hold."""
    seen, own = fresh.get(TERM), [("lid", LID), ("tekst", "Een lange eigen tekst."), ("motivering", "Beter.")]
    fresh.file("veendam").write_text("model: [\n", "utf-8")
    with served(fresh.root) as anew:
        reply = send(anew, TERM, {"looptijd/ingang": "1-4-2027"}, seen=seen)
        assert "1-4-2027" in reply.text
        assert "is bewaard" not in reply.text
        assert "Een lange eigen tekst." in anew.post(f"{BASE}/eigen-tekst", own).text


def test_an_answer_for_a_file_that_is_gone_is_said_back(fresh: Workbench) -> None:
    seen = fresh.get(TERM)
    fresh.file("veendam").unlink()
    reply = send(fresh, TERM, {"looptijd/ingang": "1-4-2027"}, seen=seen)
    assert reply.status == 404
    assert "Ingangsdatum" in reply.text
    assert "1-4-2027" in reply.text


def test_a_clash_is_asked_also_where_the_question_is_gone(fresh: Workbench) -> None:
    seen, file = fresh.get(TERM), fresh.file("veendam")
    file.write_text(file.read_text("utf-8").replace("\nlooptijd:", "\nlooptyd:"), "utf-8")
    reply = send(fresh, TERM, {"looptijd/ingang": "1-4-2027"}, seen=seen)
    assert reply.status == 409
    assert "u vulde in: 1-4-2027. Er staat nu: niets." in reply.text


def test_an_answer_is_kept_when_the_file_cannot_be_written(
    fresh: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OutputError("veendam.yaml is niet te schrijven (de schijf is vol).")

    seen = fresh.get(TERM)
    with monkeypatch.context() as patch:
        patch.setattr("generator.serve.content.replace_file", full)
        reply = send(fresh, TERM, {"looptijd/ingang": "1-4-2027"}, seen=seen)
    assert reply.status == 409
    assert "Wat u invulde is bewaard" in reply.text
    page = fresh.get(TERM)
    assert ("w:looptijd/ingang", "1-4-2027") in fields_of(page)
    fresh.post(TERM, [*fields_of(page), ("doe", "volgende")])
    assert str(said(fresh, "looptijd", "ingang")) == "2027-04-01"


def test_a_journal_that_cannot_be_written_is_no_fault_of_the_program(tmp_path: Path) -> None:
    file = tmp_path / "staat" / "antwoorden.sqlite3"
    journal = Journal(file)
    with journal.writing("x") as pages:
        pages.keep(("a",), "b")
    file.unlink()
    assert journal.of("x") == {}
    with pytest.raises(OutputError, match="schijf is vol"), journal.writing("x"):
        raise _full()


def _full() -> sqlite3.Error:
    """Make the error that SQLite gives on a full disk, by a database that may have two pages."""
    with sqlite3.connect(":memory:") as database:
        database.execute("PRAGMA max_page_count = 2")
        try:
            database.execute("CREATE TABLE t (x)")
            database.execute("INSERT INTO t VALUES (?)", ("x" * 100_000,))
        except sqlite3.Error as error:
            return error
    raise AssertionError


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("De\u200b Brug", "De Brug"), ("De\xad Brug", "De Brug"), ("\ufeffDe Brug", "De Brug"),
        ("De\x0bBrug", "De Brug"), ("De\tBrug", "De Brug"), ("\u202eDe Brug", "De Brug"),
        ("De\x00 Brug", "De Brug"), ("De\u2028Brug", "De Brug"),
    ],
)  # fmt: skip
def test_what_nobody_sees_is_left_out_of_what_was_pasted(fresh: Workbench, typed: str, stored: str) -> None:
    send(fresh, PRACTICES, {NAME: typed})
    assert said(fresh, "praktijken", "centrum", "naam") == stored
    assert not fresh.journal.of("agreements/veendam.yaml")


def test_a_break_stays_a_break() -> None:
    assert read_form(b"a=x%0D%0Ay%0Bz%0D") == [("a", "x\ny\nz\n")]


def test_a_sign_that_is_seen_and_cannot_be_printed_is_named(fresh: Workbench) -> None:
    send(fresh, PRACTICES, {NAME: "\uf0b7 De Brug"})
    (words,) = texts_at(fresh.get(PRACTICES), "zin")
    assert words.startswith("Klopt niet: Hierin staat een teken dat niet in een document kan.")
    fresh.post(f"{BASE}/eigen-tekst", [("lid", LID), ("tekst", "\uf0b7 punt"), ("motivering", "Beter.")])
    page = fresh.get(f"{BASE}/eigen-tekst?lid={LID}")
    assert any("Hierin staat een teken" in one for one in texts_at(page, "zin"))
    assert not any("vinkje" in one for one in texts_at(page, "zin"))


def test_own_text_of_another_tab_is_not_written_over(fresh: Workbench) -> None:
    place = f"{BASE}/eigen-tekst?lid={LID}"
    first = second = dict(fields_of(fresh.get(place)))
    own = {"tekst": "Van het ene tabblad.", "motivering": "Beter."}
    assert fresh.post(place, [*({**first, **own}).items()]).status == 303
    mine = {**second, "tekst": "Van het andere tabblad.", "motivering": "Nog beter."}
    asked = fresh.post(place, list(mine.items()))
    assert asked.status == 409
    assert "Van het ene tabblad." in asked.text
    assert dict(fields_of(asked))["tekst"].strip() == "Van het andere tabblad."
    assert said(fresh, "afwijkingen", LID, "tekst") == "Van het ene tabblad."
    assert fresh.post(place, fields_of(asked)).status == 303
    assert said(fresh, "afwijkingen", LID, "tekst") == "Van het andere tabblad."


@pytest.mark.parametrize(
    "place", ["model", "status", "looptijd", "looptijd/ingang", "praktijken", "bestaat/niet"]
)
def test_only_an_entry_is_taken_out_or_renamed(fresh: Workbench, place: str) -> None:
    before = fresh.file("veendam").read_bytes()
    assert fresh.get(f"{BASE}/weghalen/{place}").status == 303
    assert fresh.post(f"{BASE}/weghalen/{place}", [("doe", "weg")]).status in (303, 409)
    renamed = fresh.post(TERM, [(f"naam:{place}", "anders"), ("doe", f"naam:{place}")])
    assert renamed.status in (303, 409)
    assert fresh.post(TERM, [("naam:", "x"), ("doe", "naam:")]).status in (303, 409)
    assert fresh.file("veendam").read_bytes() == before


def test_a_form_that_lost_its_field_takes_nothing_out(fresh: Workbench) -> None:
    before = fresh.file("veendam").read_bytes()
    fresh.post(TERM, [("h:looptijd/ingang", "1 januari 2027"), ("h:looptijd/einde", "onbepaald")])
    assert fresh.file("veendam").read_bytes() == before


def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    root = content(tmp_path / "map", "veendam")
    (root / "agreements" / "link.yaml").symlink_to("veendam.yaml")
    with served(root) as workbench:
        send(workbench, "/o/agreements/link/vraag/looptijd/ingang", {"looptijd/ingang": "1-4-2027"})
    assert (root / "agreements" / "link.yaml").is_symlink()
    assert "ingang: 2027-04-01" in (root / "agreements" / "veendam.yaml").read_text("utf-8")


def test_a_list_of_six_hundred_lines_is_written_fast(fresh: Workbench) -> None:
    page, place = f"{BASE}/vraag/evaluatie", "evaluatie/momenten"
    days = [f"{day}-{month}-{year}" for year in range(2027, 2052) for month in (3, 9) for day in range(1, 13)]
    begin = time.process_time()
    send(fresh, page, {place: "\n".join(days)})
    assert time.process_time() - begin < 6
    assert len(yaml.safe_load(fresh.file("veendam").read_text("utf-8"))["evaluatie"]["momenten"]) == 600


def test_a_name_that_is_taken_is_said_at_its_card(fresh: Workbench) -> None:
    before = fresh.file("veendam").read_bytes()
    for name, words in (
        ("wildervank", "Er is al iets met de korte naam wildervank."),
        ("1", "begint met een letter"),
    ):
        reply = fresh.post(PRACTICES, [("naam:praktijken/centrum", name), ("doe", "naam:praktijken/centrum")])
        assert reply.status == 409
        assert words in texts_at(reply, "samenvatting")[0]
    assert fresh.file("veendam").read_bytes() == before


def test_what_cannot_be_undone_any_more_is_said(fresh: Workbench) -> None:
    place, file = f"{BASE}/weghalen/praktijken/centrum", fresh.file("veendam")
    fresh.post(place, [("doe", "weg")])
    file.write_text(file.read_text("utf-8") + "# van een ander\n", "utf-8")
    changed = file.read_bytes()
    assert "niet meer ongedaan te maken" in fresh.post(place, [("doe", "terug")]).text
    assert file.read_bytes() == changed


@pytest.mark.parametrize("name", ["", "日本", "1", "con", "lpt1", "x" * 300])
def test_a_name_that_no_file_can_have_is_refused_in_plain_words(fresh: Workbench, name: str) -> None:
    reply = fresh.post(f"{BASE}/kopie", [("naam", name)])
    assert reply.status == 422
    assert str(fresh.root) not in reply.text
    assert len(list((fresh.root / "agreements").iterdir())) == 1


def test_a_name_inside_an_address_is_no_name(fresh: Workbench) -> None:
    file = fresh.file("veendam")
    file.write_text(
        file.read_text("utf-8").replace("status: voorbeeld", "status: ter_ondertekening"), "utf-8"
    )
    said = fresh.get(f"{BASE}/controleer").text
    assert "@de gemeente" not in said
    assert "jeugd@veendam.example" in said


def test_what_is_wrong_in_another_file_names_that_file(fresh: Workbench) -> None:
    profile = fresh.file("ojg", "profiles")
    text = profile.read_text("utf-8")
    profile.write_text("model: [\n", "utf-8")
    try:
        shown = fresh.get(f"{BASE}/controleer")
        assert any("In het bestand OJG: " in one for one in texts_at(shown, "zin"))
    finally:
        profile.write_text(text, "utf-8")
