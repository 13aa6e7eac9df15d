"""Nothing typed is lost, and the file says what the page shows."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, expect

from generator import pipeline
from generator.serve.content import ChangedMeanwhileError, WorkTree
from generator.workspace import Workspace
from tests.serve.forms import fields_of, send, texts_at
from tests.serve.program import started
from tests.serve.workbench import Workbench, content, served

BASE = "/o/agreements/veendam"
MONEY = f"{BASE}/vraag/aansprakelijkheid/onderling"
TERM = f"{BASE}/vraag/looptijd/ingang"
NOTICE = f"{BASE}/groep/looptijd"
CAP = "aansprakelijkheid/max_per_gebeurtenis_eur"


def said(workbench: Workbench, *path: str) -> object:
    value = yaml.safe_load(workbench.file("veendam").read_text("utf-8"))
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("€ 1.000.000,-", 1000000), ("1.250,50", 1250.5), ("1250,50", 1250.5), ("1.250", 1250),
        ("2 miljoen", 2000000), ("1000000", 1000000), ("geen afgesproken maximum", "wettelijk"),
        ("Wettelijk", "wettelijk"),
    ],
)  # fmt: skip
def test_amounts_are_typed_as_people_type_them(fresh: Workbench, typed: str, meant: object) -> None:
    send(fresh, MONEY, {CAP: typed})
    assert said(fresh, "aansprakelijkheid", "max_per_gebeurtenis_eur") == meant


@pytest.mark.parametrize(
    ("page", "key", "typed"),
    [
        (MONEY, CAP, "geen"), (MONEY, CAP, "10%"), (MONEY, CAP, "1.000 per maand"),
        (NOTICE, "looptijd/opzegtermijn_maanden", "12 weken"),
        (NOTICE, "looptijd/opzegtermijn_maanden", "1 jaar"),
    ],
)  # fmt: skip
def test_a_number_in_another_unit_waits(fresh: Workbench, page: str, key: str, typed: str) -> None:
    """Of twelve weeks no twelve months are made, and what is none is not zero."""
    before = said(fresh, *key.split("/"))
    send(fresh, page, {key: typed})
    assert said(fresh, *key.split("/")) == before
    assert typed in fresh.journal.of("agreements/veendam.yaml").values()


@pytest.mark.parametrize("typed", ["1-2-2028", "1 februari 2028", "01/02/2028", "2028-02-01", "1 feb 2028"])
def test_dates_are_typed_as_people_type_them(fresh: Workbench, typed: str) -> None:
    send(fresh, TERM, {"looptijd/ingang": typed})
    assert str(said(fresh, "looptijd", "ingang")) == "2028-02-01"


def test_a_sound_answer_is_in_the_file_at_once_and_nothing_else_changes(fresh: Workbench) -> None:
    before = fresh.file("veendam").read_text("utf-8").splitlines()
    send(fresh, TERM, {"looptijd/ingang": "1-2-2027"})
    after = fresh.file("veendam").read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == ["  ingang: 2027-02-01"]
    assert len(after) == len(before)


def test_a_text_of_several_lines_stays_as_it_was_written(fresh: Workbench) -> None:
    file = fresh.file("veendam")
    block = (
        "afwijkingen:\n  vervanging.bezwaar:\n    soort: vervangt\n    tekst: |\n      Een.\n      Twee.\n"
    )
    text = f"{file.read_text('utf-8')}{block}    motivering: Proef.\n"
    file.write_text(text, "utf-8")
    page = f"{BASE}/groep/afwijkingen"
    send(fresh, page, {})
    assert file.read_text("utf-8") == text
    send(fresh, page, {"afwijkingen/vervanging.bezwaar/tekst": "Een.\nDrie."})
    assert file.read_text("utf-8") == text.replace("Twee.", "Drie.")


def test_an_answer_that_is_not_sound_waits_outside_the_file(fresh: Workbench) -> None:
    before = fresh.file("veendam").read_bytes()
    reply = send(fresh, TERM, {"looptijd/ingang": "volgend jaar", "looptijd/einde": "31-12-2028"})
    assert reply.headers["location"].endswith("?fout=1")
    assert said(fresh, "looptijd", "einde") == yaml.safe_load("2028-12-31")
    assert before != fresh.file("veendam").read_bytes()
    page = fresh.get(TERM)
    assert 'value="volgend jaar"' in page.text
    assert "Klopt niet: Vul een datum in, zoals 1-2-2027." in texts_at(page, "zin")
    assert "[nog in te vullen: ingangsdatum]" in page.text
    send(fresh, TERM, {"looptijd/ingang": "1-3-2027"})
    assert "volgend jaar" not in fresh.get(TERM).text
    assert said(fresh, "looptijd", "ingang") == yaml.safe_load("2027-03-01")


def test_a_value_that_must_be_there_is_not_taken_out_of_the_file(fresh: Workbench) -> None:
    before = fresh.file("veendam").read_bytes()
    send(fresh, f"{BASE}/vraag/praktijken", {"praktijken/centrum/naam": ""})
    assert fresh.file("veendam").read_bytes() == before
    assert any("Vul iets in" in text for text in texts_at(fresh.get(f"{BASE}/vraag/praktijken"), "zin"))


def test_a_download_is_refused_with_the_list_until_all_is_sound(fresh: Workbench) -> None:
    send(fresh, TERM, {"looptijd/ingang": "ooit"})
    refused = fresh.get(f"{BASE}/download/modelovereenkomst.docx")
    assert refused.status == 409
    assert "Downloaden kan nog niet" in refused.text
    assert f"{BASE}/naar/looptijd/ingang" in refused.text
    send(fresh, TERM, {"looptijd/ingang": "1-1-2027"})
    assert fresh.download(f"{BASE}/download/modelovereenkomst.docx").body[:2] == b"PK"


def test_what_was_typed_survives_the_end_of_the_program(tmp_path: Path) -> None:
    root = content(tmp_path / "map", "veendam")
    with served(root) as first:
        send(first, TERM, {"looptijd/ingang": "ooit"})
    with served(root) as second:
        assert 'value="ooit"' in second.get(TERM).text


@pytest.mark.slow
def test_a_killed_program_leaves_all_that_was_saved(tmp_path: Path) -> None:
    root = content(tmp_path / "map", "veendam")
    changed = [("h:looptijd/ingang", "1 januari 2027"), ("w:looptijd/ingang", "ooit")]
    with started(root, tmp_path / "staat") as program:
        form = [*changed, ("h:kenmerk", "V-2026-300218"), ("w:kenmerk", "nieuw")]
        assert program.ask(TERM, form)[0] == 303
        program.kill()
    assert "kenmerk: nieuw" in (root / "agreements" / "veendam.yaml").read_text("utf-8")
    assert pipeline.check(Workspace(root), [root / "agreements" / "veendam.yaml"]).subjects
    journals = list((tmp_path / "staat").rglob("*.sqlite3"))
    assert len(journals) == 1
    assert b"ooit" in journals[0].read_bytes()


def test_the_same_value_changed_elsewhere_is_asked_about(fresh: Workbench) -> None:
    seen = fresh.get(TERM)
    file = fresh.file("veendam")
    file.write_text(file.read_text("utf-8").replace("ingang: 2027-01-01", "ingang: 2027-06-01"), "utf-8")
    reply = send(fresh, TERM, {"looptijd/ingang": "1-4-2027"}, seen=seen)
    assert reply.status == 409
    assert "u vulde in: 1-4-2027. Er staat nu: 1 juni 2027." in reply.text
    assert "ingang: 2027-06-01" in file.read_text("utf-8")


def test_another_value_changed_elsewhere_is_kept_beside_ours(fresh: Workbench) -> None:
    seen = fresh.get(TERM)
    file = fresh.file("veendam")
    file.write_text(file.read_text("utf-8").replace("uren: 6, per", "uren: 7, per"), "utf-8")
    send(fresh, TERM, {"looptijd/ingang": "1-4-2027"}, seen=seen)
    text = file.read_text("utf-8")
    assert "ingang: 2027-04-01" in text
    assert "uren: 7, per" in text


def test_a_file_is_never_written_over_what_was_not_read(tmp_path: Path) -> None:
    root = content(tmp_path / "map", "veendam")
    tree = WorkTree(Workspace(root))
    stored = tree.find("agreements", "veendam")
    stored.path.write_bytes(stored.raw + b"# meer\n")
    with pytest.raises(ChangedMeanwhileError):
        tree.replace(stored, "iets anders")
    assert stored.path.read_bytes().endswith(b"# meer\n")


def test_a_file_that_cannot_be_read_any_more_is_said_and_left_alone(fresh: Workbench) -> None:
    file = fresh.file("veendam")
    file.write_text("model: [\n", "utf-8")
    reply = fresh.get(TERM)
    assert reply.status == 409
    assert "Dit bestand is nu niet te lezen" in reply.text
    assert fresh.post(TERM, [("h:looptijd/ingang", ""), ("w:looptijd/ingang", "1-1-2028")]).status == 409
    assert file.read_text("utf-8") == "model: [\n"


def test_a_button_puts_right_what_a_finding_says(fresh: Workbench) -> None:
    send(fresh, MONEY, {CAP: "1,250"})
    page = fresh.get(MONEY)
    buttons = [text for text in texts_at(page, "utrecht-button") if text.startswith("Maak er")]
    assert buttons == ["Maak er € 1.250 van"]
    wanted = page.text.split("herstel:")[1].split('"')[0]
    send(fresh, MONEY, {}, button=f"herstel:{wanted}")
    assert said(fresh, "aansprakelijkheid", "max_per_gebeurtenis_eur") == 1250


def test_the_check_in_a_terminal_sees_what_the_page_shows(fresh: Workbench) -> None:
    send(fresh, TERM, {"looptijd/einde": "1-1-2026"})
    checked = pipeline.check(Workspace(fresh.root), [fresh.file("veendam")])
    words = [one.message for one in checked.errors]
    assert words
    page = fresh.get(f"{BASE}/controleer").text
    assert all(one.split(".")[0] in page for one in words)


def test_an_answer_for_a_file_that_cannot_be_read_is_kept_and_stored_later(fresh: Workbench) -> None:
    seen, file = fresh.get(TERM), fresh.file("veendam")
    text = file.read_text("utf-8")
    file.write_text(text.replace("\nlooptijd:", "\nlooptijd: [kort", 1), "utf-8")
    reply = send(fresh, TERM, {"looptijd/ingang": "1-4-2027"}, seen=seen)
    assert reply.status == 409
    line = text[: text.index("\nlooptijd:")].count("\n") + 2
    assert f"agreements/veendam.yaml, regel {line}" in reply.text
    assert "Schrijf:" not in reply.text
    file.write_text(text, "utf-8")
    page = fresh.get(TERM)
    assert ("w:looptijd/ingang", "1-4-2027") in fields_of(page)
    assert any("Dit staat nog niet in het bestand" in said for said in texts_at(page, "zin"))
    fresh.post(TERM, [*fields_of(page), ("doe", "volgende")])
    assert "ingang: 2027-04-01" in file.read_text("utf-8")
    assert not fresh.journal.of("agreements/veendam.yaml")


@pytest.mark.slow
def test_what_was_typed_and_not_left_survives_a_reload(fresh: Workbench, browser: Browser) -> None:
    """Also where the page comes back before what was typed is stored: who types on then has no conflict."""
    context = fresh.context(browser)
    page = context.new_page()
    page.goto(fresh.address + TERM)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    field, said_of_it = page.locator("[name='w:looptijd/ingang']"), page.locator("#staat")
    field.fill("1-2-2028")
    page.reload()
    expect(page.locator("#v-looptijd-ingang-was")).to_have_value("1 februari 2028")
    expect(field).to_have_value("1 februari 2028")
    field.fill("1-3-2028")
    field.press("Tab")
    expect(page.locator("#v-looptijd-ingang-was")).to_have_value("1 maart 2028")
    assert "elders gewijzigd" not in page.content()
    expect(said_of_it).to_contain_text("Opgeslagen om")
    assert str(said(fresh, "looptijd", "ingang")) == "2028-03-01"
    sent.clear()
    page.reload(wait_until="networkidle")
    assert "POST" not in sent
    context.close()


HOURS = f"{BASE}/vraag/uren/inzet"
_KEPT = "In het bestand staat nog: {}. In het document blijft deze plek open tot dit klopt."


@pytest.mark.parametrize(
    ("page", "key", "sound", "kept", "wrong"),
    [
        (HOURS, "uren/inzet/ojg-1/centrum/uren", "acht", "8", "veel"),
        (MONEY, CAP, "2 miljoen", "€ 2.000.000", "onbeperkt"),
        (TERM, "looptijd/ingang", "1-2-2028", "1 februari 2028", "ooit"),
        (f"{BASE}/vraag/praktijken", "praktijken/centrum/naam", "De Brug", "De Brug", ""),
    ],
)
def test_a_sound_value_stays_until_another_is_sound_and_the_page_says_so(
    fresh: Workbench, page: str, key: str, sound: str, kept: str, wrong: str
) -> None:
    send(fresh, page, {key: sound})
    before = said(fresh, *key.split("/"))
    assert _KEPT.format(kept) not in texts_at(fresh.get(page), "hulp")
    for _ in range(2):
        send(fresh, page, {key: wrong})
    assert said(fresh, *key.split("/")) == before
    assert _KEPT.format(kept) in texts_at(fresh.get(page), "hulp")


def test_what_has_nothing_in_the_file_keeps_nothing(fresh: Workbench) -> None:
    send(fresh, NOTICE, {"looptijd/uittreden_praktijk_maanden": "veel"})
    page = fresh.get(NOTICE)
    assert any(one.startswith("Klopt niet") for one in texts_at(page, "zin"))
    assert not any("In het bestand staat nog" in one for one in texts_at(page, "hulp"))


@pytest.mark.parametrize(
    ("page", "key", "first", "then"),
    [
        (NOTICE, "looptijd/uittreden_praktijk_maanden", "4", ""),
        (HOURS, "uren/inzet/ojg-1/centrum/uren", "8", ""),
        (HOURS, "uren/inzet/ojg-1/centrum/uren", "8", "negen"),
        (TERM, "looptijd/ingang", "1-2-2028", ""),
        (TERM, "looptijd/ingang", "1-2-2028", "ooit"),
        (TERM, "looptijd/ingang", "1-2-2028", "1-3-2028"),
    ],
)
def test_an_answer_that_is_sent_twice_is_no_conflict(
    fresh: Workbench, page: str, key: str, first: str, then: str
) -> None:
    """Leaving a field sends it, and the button right after sends the same page again."""
    send(fresh, page, {key: first})
    seen = fresh.get(page)
    for _ in range(2):
        assert send(fresh, page, {key: then}, seen=seen).status == 303
    if not then:
        assert said(fresh, *key.split("/")) is None
