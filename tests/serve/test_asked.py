"""Questions in plain words: for who fills in, for who is asked, and for who has no way in."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
import yaml

from tests.serve.forms import elements_at, send, texts_at
from tests.serve.workbench import Workbench

BASE = "/o/agreements/veendam"
NEW = "/o/agreements/pekela"
SHEET = f"{NEW}/vragen-aan/verzekeraar"
LID = "voorwerp-en-doel.geen-quotum"


@pytest.fixture
def begun(fresh: Workbench) -> Workbench:
    """A workbench in which somebody just began an agreement."""
    fresh.post("/nieuw", [("plaats", "Pekela"), ("keuze:werkgever.soort", "jeugdhulpaanbieder")])
    return fresh


def practices(workbench: Workbench) -> dict[str, dict[str, str]]:
    data = yaml.safe_load(workbench.file("pekela").read_text("utf-8"))
    found = data["praktijken"]
    assert isinstance(found, dict)
    return found


def test_a_sheet_says_who_asks_and_advises_nobody(begun: Workbench) -> None:
    page = begun.get(SHEET)
    said = " ".join(elements_at(page, "//main")[0].text_content().split())
    assert "De gemeente Pekela maakt een overeenkomst over de Ondersteuner Jeugd en Gezin (OJG)." in said
    assert "Soort verzekering (Verzekering 1)" in said
    assert "Verzekerd bedrag per jaar (Verzekering 1)" in said
    assert "Neem het bedrag van de polis" not in said
    assert "Bijvoorbeeld" not in said
    assert elements_at(page, "//button[@data-print]")


def test_figures_on_a_sheet_say_what_they_count(begun: Workbench) -> None:
    asked = [
        one.text_content() for one in elements_at(begun.get(f"{NEW}/vragen-aan/huisarts"), "//main//strong")
    ]
    assert len(asked) == len(set(asked))
    assert "Uren in het lokale team: aantal uren (Ondersteuner jeugd en gezin 1)" in asked


def test_the_list_of_tasks_and_the_sheet_count_alike(begun: Workbench) -> None:
    begun.post(f"{NEW}/vraag/praktijken", [("nieuw:praktijken", "De Nieuwe Boot"), ("doe", "bij:praktijken")])
    for row in elements_at(begun.get(f"{NEW}/"), "//ul[@class='wijzers']/li"):
        sheet = begun.get(str(row.find("a").get("href")))
        asked = elements_at(sheet, "//main//ol//strong")
        assert str(row.text_content()).endswith(f"({len(asked)})")
        said = " ".join(texts_at(sheet, "blad-deel"))
        counts = [int(one) for one in re.findall(r"Wilt u de (\d+) vragen hieronder", said)]
        assert sum(counts) + said.count("Wilt u de vraag hieronder") == len(asked)


def test_each_practice_has_a_part_of_the_sheet(begun: Workbench) -> None:
    for name in ("De Boot", "De Wilg"):
        begun.post(f"{NEW}/vraag/praktijken", [("nieuw:praktijken", name), ("doe", "bij:praktijken")])
    parts = texts_at(begun.get(f"{NEW}/vragen-aan/huisarts"), "blad-deel")
    for name in ("Algemeen", "De Boot", "De Wilg"):
        (part,) = [one for one in parts if one.startswith(name)]
        assert "hieronder beantwoorden?" in part
        assert not any(other in part for other in ("De Boot", "De Wilg") if other != name != "Algemeen")


def test_the_answers_are_numbered_through_over_the_sheet(begun: Workbench) -> None:
    for name in ("De Boot", "De Wilg"):
        begun.post(f"{NEW}/vraag/praktijken", [("nieuw:praktijken", name), ("doe", "bij:praktijken")])
    page = begun.get(f"{NEW}/vragen-aan/huisarts")
    lists = elements_at(page, "//main//ol[@class='vraagblad']")
    numbers = [int(one.get("start")) + place for one in lists for place in range(len(one.findall("li")))]
    assert len(lists) > 3
    assert numbers == [*range(1, len(elements_at(page, "//main//ol//strong")) + 1)]


def test_an_explanation_on_a_sheet_says_more_than_the_title(begun: Workbench) -> None:
    begun.post(f"{NEW}/vraag/praktijken", [("nieuw:praktijken", "De Boot"), ("doe", "bij:praktijken")])
    said = [
        one.text_content() for one in elements_at(begun.get(f"{NEW}/vragen-aan/huisarts"), "//main//ol//p")
    ]
    assert any(words.startswith("Plaats (De Boot)") for words in said)
    assert not any("Plaatsnaam." in words for words in said)
    assert any(words.startswith("Straat (De Boot)Straatnaam zonder huisnummer") for words in said)


def test_there_is_no_sheet_for_nobody(begun: Workbench) -> None:
    assert begun.get(f"{NEW}/vragen-aan/niemand").status == 404


@pytest.mark.parametrize("path", ["/", "/open?sleutel=fout", f"{BASE}/"])
def test_who_is_refused_reads_what_to_do(shown: Workbench, path: str) -> None:
    page = shown.ask("GET", path, headers={"Cookie": ""})
    assert page.status == 403
    assert "start het opnieuw met ojg serve" in texts_at(page, "uitleg")[0]
    for style in elements_at(page, "//link[@rel='stylesheet']"):
        looks = shown.ask("GET", str(style.get("href")), headers={"Cookie": ""})
        assert looks.headers["content-type"].startswith("text/css")


def test_a_choice_that_a_rule_forbids_says_so_before_it_is_taken(fresh: Workbench) -> None:
    page = fresh.get(f"{BASE}/vraag/veiligheid/meldcode_van")
    (practice,) = (one for one in texts_at(page, "keuze") if one.startswith("De praktijken"))
    assert "Past nu niet. De OJG zou de meldcode van de praktijk volgen" in practice
    chosen = elements_at(page, "//div[contains(@class, 'keuze')][input[@checked]]")
    assert not any("Past nu niet" in one.text_content() for one in chosen)
    send(fresh, f"{BASE}/vraag/taken/aard", {"taken/aard": "preventie"})
    page = fresh.get(f"{BASE}/vraag/veiligheid/meldcode_van")
    (practice,) = (one for one in texts_at(page, "keuze") if one.startswith("De praktijk"))
    assert "werkt voor een ander" not in practice


@pytest.mark.parametrize("status", ["ter_ondertekening", "getekend"])
def test_a_practice_keeps_its_short_name_once_it_is_to_be_signed(begun: Workbench, status: str) -> None:
    file = begun.file("pekela")
    text = file.read_text("utf-8").replace("status: concept", f"status: {status}")
    file.write_text(text.replace("naam: Vul hier de naam van de praktijk in", "naam: De Brug"), "utf-8")
    send(begun, f"{NEW}/vraag/kenmerk", {"kenmerk": "P-1"})
    assert list(practices(begun)) == ["praktijk-1"]


def test_a_practice_without_a_name_keeps_its_number(begun: Workbench) -> None:
    send(begun, f"{NEW}/vraag/kenmerk", {"kenmerk": "P-1"})
    assert list(practices(begun)) == ["praktijk-1"]
    assert "Praktijk 1" in begun.get(f"{NEW}/vraag/praktijken").text


def test_what_need_not_be_filled_in_says_so_and_is_not_counted(begun: Workbench) -> None:
    page = begun.get(f"{NEW}/vraag/praktijken")
    labels = texts_at(page, "naam")
    assert "KvK-nummer (niet verplicht)" in labels
    (summary,) = elements_at(page, "//details[@class='later']/summary")
    assert "(nog 10)" in summary.text_content()


def test_a_text_to_fill_in_reads_the_same_as_on_paper(begun: Workbench) -> None:
    page = begun.get(f"{NEW}/document")
    links = elements_at(page, "//article[@id='blad']//a[contains(@class, 'gat')]")
    shown = {" ".join(one.text_content().split()) for one in links}
    assert "nog te benoemen" in shown
    assert "[nog in te vullen: naam van de praktijk]" in shown


def test_an_own_text_begins_with_that_of_the_model(fresh: Workbench) -> None:
    form = f"{BASE}/eigen-tekst?lid={LID}"
    text = "Partijen verbinden geen beloning, korting of sanctie aan het aantal verwijzingen."
    assert elements_at(fresh.get(form), "//textarea[@id='tekst']")[0].text == f"\n{text}"
    before = fresh.file("veendam").read_bytes()
    sent = [
        ("lid", LID),
        ("soort", "vervangt"),
        ("tekst", text),
        ("motivering", "Zomaar."),
        ("doe", "opslaan"),
    ]
    refused = fresh.post(f"{BASE}/eigen-tekst", sent)
    assert refused.status == 409
    assert "nog de tekst van het model" in refused.text
    assert fresh.file("veendam").read_bytes() == before


def test_who_signed_is_called_by_name_and_leads_back(fresh: Workbench) -> None:
    page = fresh.get(f"{BASE}/groep/ondertekening")
    heads = [one.text_content() for one in elements_at(page, "//section/h2")]
    data = yaml.safe_load(fresh.file("veendam").read_text("utf-8"))
    assert heads == ["Veendam", *(one["naam"] for one in data["praktijken"].values())]
    assert elements_at(page, f"//div[@class='stap']/a[@href='{BASE}/ondertekenen']")
    assert not elements_at(page, "//input[@name='w:ondertekening/vastgelegd']")


def test_extension_is_not_spoken_of_where_there_is_no_end(fresh: Workbench) -> None:
    page = f"{BASE}/vraag/evaluatie"
    seen = fresh.get(page)
    assert not any("verlenging" in one for one in (*texts_at(seen, "uitleg"), *texts_at(seen, "hulp")))
    send(fresh, f"{BASE}/vraag/looptijd/ingang", {"looptijd/einde": "31-12-2028"})
    assert "over verlenging beslist" in texts_at(fresh.get(page), "uitleg")[0]


def test_what_only_a_check_misses_is_on_the_sheet_of_each_who_is_named(fresh: Workbench) -> None:
    """A practice without hours has no value of its own that is open."""
    fresh.post(
        f"{BASE}/vraag/praktijken", [("nieuw:praktijken", "De Nieuwe Boot"), ("doe", "bij:praktijken")]
    )
    tasks = fresh.get(f"{BASE}/")
    (row,) = [one for one in texts_at(tasks, "taken") if "Hoeveel uur werkt de OJG" in one]
    assert "huisarts, lokaal team, controllernog 1" in row
    people = " ".join(texts_at(tasks, "wijzers"))
    for who in ("huisarts", "lokaal team", "controller"):
        assert who.capitalize() in people
        sheet = " ".join(texts_at(fresh.get(f"{BASE}/vragen-aan/{quote(who)}"), "blad-deel"))
        assert "Hoeveel uur werkt de OJG, en waar?" in sheet
        assert "Voor De Nieuwe Boot zijn geen uren afgesproken." in sheet
