"""Entries of maps: added, named and taken out with what hangs on them; a table that counts along."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from tests.serve.forms import elements_at, fields_of, send, texts_at
from tests.serve.workbench import Workbench, content, served

BASE = "/o/agreements/veendam"
PRACTICES = f"{BASE}/vraag/praktijken"
REMOVAL = f"{BASE}/weghalen/praktijken/wildervank"
HOURS = f"{BASE}/vraag/uren/inzet"


def read(workbench: Workbench) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(workbench.file("veendam").read_text("utf-8"))
    return found


def test_an_entry_is_added_under_a_short_name(fresh: Workbench) -> None:
    seen = fresh.get(PRACTICES)
    fields = [("nieuw:praktijken", "De Nieuwe Praktijk"), ("doe", "bij:praktijken")]
    assert "Voeg toe" in seen.text
    fresh.post(PRACTICES, fields)
    assert read(fresh)["praktijken"]["de-nieuwe-praktijk"] == {"naam": "De Nieuwe Praktijk"}
    fresh.post(PRACTICES, fields)
    assert read(fresh)["praktijken"]["de-nieuwe-praktijk-2"] == {"naam": "De Nieuwe Praktijk"}


def test_what_hangs_on_an_entry_is_told_and_goes_along(fresh: Workbench) -> None:
    assert any("Hangt hieraan" in text for text in texts_at(fresh.get(PRACTICES), "hulp"))
    asked = fresh.post(PRACTICES, [("doe", "weg:praktijken/wildervank")])
    assert "wildervank" in read(fresh)["praktijken"]
    page = fresh.get(asked.headers["location"])
    assert "verdwijnt mee" in page.text
    fresh.post(REMOVAL, [("doe", "weg")])
    data = read(fresh)
    assert "wildervank" not in data["praktijken"]
    assert "wildervank" not in data["uren"]["inzet"]["ojg-1"]


def test_what_no_longer_fits_is_told_and_taking_out_is_undone(fresh: Workbench) -> None:
    before = fresh.file("veendam").read_bytes()
    send(fresh, HOURS, {"uren/inzet/ojg-1/wildervank/uren": "999"})
    page = fresh.get(fresh.post(REMOVAL, [("doe", "weg")]).headers["location"])
    assert "is weggehaald" in page.text
    assert any("uur verdeeld" in text for text in texts_at(page, "samenvatting"))
    assert "Maak ongedaan" in page.text
    fresh.post(REMOVAL, [("doe", "terug")])
    assert fresh.file("veendam").read_bytes() == before
    assert 'value="999"' in fresh.get(HOURS).text


def test_taking_out_is_undone_after_the_program_was_started_anew(tmp_path: Path) -> None:
    root = content(tmp_path / "map", "veendam")
    with served(root) as first:
        send(first, HOURS, {"uren/inzet/ojg-1/wildervank/uren": "veel"})
        before = first.file("veendam").read_bytes()
        first.post(REMOVAL, [("doe", "weg")])
        assert 'value="veel"' not in first.get(HOURS).text
    with served(root) as second:
        assert "Maak ongedaan" in second.get(REMOVAL).text
        second.post(REMOVAL, [("doe", "terug")])
        assert second.file("veendam").read_bytes() == before
        assert 'value="veel"' in second.get(HOURS).text
        assert "Maak ongedaan" not in second.get(REMOVAL).text


def test_taking_out_is_not_undone_over_something_else(fresh: Workbench) -> None:
    fresh.post(REMOVAL, [("doe", "weg")])
    send(fresh, HOURS, {"uren/inzet/ojg-1/centrum/uren": "7"})
    after = fresh.file("veendam").read_bytes()
    assert "Maak ongedaan" not in fresh.get(REMOVAL).text
    fresh.post(REMOVAL, [("doe", "terug")])
    assert fresh.file("veendam").read_bytes() == after


def test_another_short_name_is_followed_everywhere(fresh: Workbench) -> None:
    text = fresh.file("veendam").read_text("utf-8")
    fresh.post(
        PRACTICES, [("naam:praktijken/wildervank", "Aan de Bocht"), ("doe", "naam:praktijken/wildervank")]
    )
    data = read(fresh)
    assert list(data["praktijken"]) == ["centrum", "aan-de-bocht"]
    assert list(data["uren"]["inzet"]["ojg-1"]) == ["centrum", "aan-de-bocht"]
    comments = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    now = fresh.file("veendam").read_text("utf-8")
    assert all(comment in now for comment in comments)


def test_a_name_that_is_taken_is_refused_and_said(fresh: Workbench) -> None:
    before = fresh.file("veendam").read_bytes()
    reply = fresh.post(
        PRACTICES, [("naam:praktijken/wildervank", "centrum"), ("doe", "naam:praktijken/wildervank")]
    )
    assert reply.status == 409
    assert fresh.file("veendam").read_bytes() == before


def test_hours_are_a_table_that_counts_along(fresh: Workbench) -> None:
    page = fresh.get(HOURS)
    assert "ingevuld samen: 24" in texts_at(page, "hulp")
    send(fresh, HOURS, {"uren/inzet/ojg-1/centrum/uren": "7,5"})
    assert read(fresh)["uren"]["inzet"]["ojg-1"]["centrum"] == {"uren": 7.5, "per": "week"}
    assert "ingevuld samen: 25,5" in texts_at(fresh.get(HOURS), "hulp")


def test_a_row_says_beforehand_that_its_hours_do_not_count(fresh: Workbench) -> None:
    told = "Reistijd telt in deze overeenkomst niet mee."
    assert [one for one in texts_at(fresh.get(HOURS), "hulp") if one.startswith(told)]
    send(fresh, f"{BASE}/groep/uren", {"uren/reistijd": "binnen_de_uren"}, button="opslaan")
    assert told not in fresh.get(HOURS).text


def test_a_new_cell_gets_the_period_that_stands_beside_it(fresh: Workbench) -> None:
    send(fresh, HOURS, {"uren/overig/ojg-1/administratie/uren": "1"})
    assert read(fresh)["uren"]["overig"]["ojg-1"]["administratie"] == {"uren": 1, "per": "week"}


def test_a_figure_that_is_emptied_leaves_nothing_of_its_row(fresh: Workbench) -> None:
    before = read(fresh)["uren"]
    typed = {"uren/overig/ojg-1/administratie/uren": "2", "uren/totaal/ojg-1/uren": "26"}
    send(fresh, HOURS, typed)
    empty = {"uren/overig/ojg-1/administratie/uren": "", "uren/totaal/ojg-1/uren": "24"}
    reply = send(fresh, HOURS, empty)
    assert read(fresh)["uren"] == before
    assert not reply.headers["location"].startswith(HOURS)
    send(fresh, HOURS, {"uren/overig/ojg-1/administratie/uren": "veel"})
    send(fresh, HOURS, {"uren/overig/ojg-1/administratie/uren": ""})
    assert read(fresh)["uren"] == before
    assert not fresh.journal.of("agreements/veendam.yaml")


def test_a_row_that_was_left_without_its_figure_goes_when_the_table_is_sent(fresh: Workbench) -> None:
    file = fresh.file("veendam")
    text = file.read_text("utf-8")
    before = yaml.safe_load(text)["uren"]
    row = "      intervisie: {uren: 1, per: week}\n"
    assert text.count(row) == 1
    file.write_text(text.replace(row, f"{row}      administratie: {{per: week}}\n"), "utf-8")
    send(fresh, HOURS, {})
    assert read(fresh)["uren"] == before


def test_hours_are_emptied_on_the_page_of_their_group_too(fresh: Workbench) -> None:
    send(fresh, f"{BASE}/groep/uren", {"uren/overig/ojg-1/intervisie/uren": ""}, button="opslaan")
    assert "intervisie" not in read(fresh)["uren"]["overig"]["ojg-1"]


def test_the_first_person_who_signs_gets_a_name(fresh: Workbench) -> None:
    fresh.post("/nieuw", [("plaats", "Pekela"), ("keuze:werkgever.soort", "gemeente")])
    page = "/o/agreements/pekela/vraag/gemeenten"
    send(fresh, page, {
        "gemeenten/pekela/ondertekenaars/ondertekenaar-1/naam": "A. Verzonnen",
        "gemeenten/pekela/ondertekenaars/ondertekenaar-1/functie": "burgemeester",
    })  # fmt: skip
    data = yaml.safe_load(fresh.file("pekela").read_text("utf-8"))
    assert data["gemeenten"]["pekela"]["ondertekenaars"] == {
        "ondertekenaar-1": {"naam": "A. Verzonnen", "functie": "burgemeester"}
    }


def test_an_entry_without_a_name_is_refused(fresh: Workbench) -> None:
    before = fresh.file("veendam").read_bytes()
    reply = fresh.post(PRACTICES, [("nieuw:praktijken", " "), ("doe", "bij:praktijken")])
    assert reply.status == 409
    assert "Vul eerst in hoe het heet" in reply.text
    assert fresh.file("veendam").read_bytes() == before


def test_what_stands_in_the_box_of_a_new_entry_is_added_by_enter(fresh: Workbench) -> None:
    form = [*fields_of(fresh.get(PRACTICES)), ("nieuw:praktijken", "De Boot"), ("doe", "volgende")]
    fresh.post(PRACTICES, [one for one in form if one != ("nieuw:praktijken", "")])
    assert read(fresh)["praktijken"]["de-boot"] == {"naam": "De Boot"}


def test_an_entry_that_has_no_name_of_its_own_is_added_under_one(fresh: Workbench) -> None:
    for group in ("aansprakelijkheid/verzekeringen", "uren/dagdelen", "gegevensdeling/stromen"):
        page = f"{BASE}/groep/{group.partition('/')[0]}"
        assert fresh.post(page, [(f"nieuw:{group}", "Eigen naam"), ("doe", f"bij:{group}")]).status == 303
        outer, inner = group.split("/")
        assert read(fresh)[outer][inner]["eigen-naam"] == {}


def test_a_municipality_brings_its_code_and_one_that_is_not_listed_asks_for_it(tmp_path: Path) -> None:
    page = f"{BASE}/vraag/gemeenten"
    with served(content(tmp_path / "map", "veendam")) as workbench:
        towns = workbench.root / "templates" / "gemeenten.yaml"
        workbench.post(page, [("nieuw:gemeenten", "Pekela"), ("doe", "bij:gemeenten")])
        refused = workbench.post(page, [("nieuw:gemeenten", "Nergenshuizen"), ("doe", "bij:gemeenten")])
        assert refused.status == 409
        assert "staat niet in de lijst" in refused.text
        assert 'value="Nergenshuizen"' in refused.text
        assert "GM9999" not in towns.read_text("utf-8")
        form = [("nieuw:gemeenten", "Nergenshuizen"), ("nieuw:gemeenten::code", "gm9999")]
        assert workbench.post(page, [*form, ("doe", "bij:gemeenten")]).status == 303
        data = yaml.safe_load(workbench.file("veendam").read_text("utf-8"))["gemeenten"]
        assert data["pekela"] == {"naam": "Pekela", "code": "GM0765"}
        assert data["nergenshuizen"] == {"naam": "Nergenshuizen", "code": "GM9999"}
        assert "GM9999: {naam: Nergenshuizen}" in towns.read_text("utf-8")


def test_after_the_last_entry_the_question_is_open_again(fresh: Workbench) -> None:
    for name in ("wildervank", "centrum"):
        fresh.post(f"{BASE}/weghalen/praktijken/{name}", [("doe", "weg")])
    assert "praktijken" not in read(fresh)
    assert "Welke praktijken doen mee?" in fresh.get(PRACTICES).text


def test_hours_that_nobody_began_with_are_missed_at_no_practice(fresh: Workbench) -> None:
    file = fresh.file("veendam")
    text = file.read_text("utf-8").replace("\nstatus: voorbeeld", "\nstatus: concept", 1)
    rows = "      centrum: {uren: 6, per: week}\n      wildervank: {uren: 5, per: week}\n"
    assert text.count(rows) == 1
    file.write_text(text.replace(rows, "      centrum: {uren: , per: week}\n"), "utf-8")
    missed = "Voor Huisartsenpraktijk Aan de Dorpsbocht zijn geen uren afgesproken."
    assert missed not in fresh.get(HOURS).text
    send(fresh, HOURS, {"uren/inzet/ojg-1/centrum/uren": "6"})
    assert missed in fresh.get(HOURS).text


def test_a_warning_at_an_answer_stands_in_the_list_of_tasks(fresh: Workbench) -> None:
    def label() -> str:
        (row,) = elements_at(fresh.get(f"{BASE}/"), f"//li[a/@href='{HOURS}']")
        return str(row.text_content())

    assert "let op" not in label()
    send(fresh, HOURS, {"uren/inzet/ojg-1/wildervank/uren": "1"})
    assert "let op" in label()
