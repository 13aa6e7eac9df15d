"""What cannot be: said at its field, never a page that breaks, and never a silent choice."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.language.showing import written
from tests.serve.forms import buttons_of, elements_at, fields_of, forms_in, send, texts_at
from tests.serve.workbench import Workbench

BASE = "/o/agreements/veendam"
HOURS = f"{BASE}/vraag/uren/inzet"
TERM = f"{BASE}/vraag/looptijd/ingang"


@pytest.mark.parametrize("typed", ["99999999999999999999", "-5", "1e9999999", "NaN"])
def test_a_number_out_of_bounds_is_said_at_its_field_and_in_the_list(fresh: Workbench, typed: str) -> None:
    reply = send(fresh, HOURS, {"uren/inzet/ojg-1/centrum/uren": typed})
    page = fresh.get(reply.headers["location"])
    assert page.status == 200
    assert f'value="{typed}"' in page.text
    words = "Vul een getal in van 0,25 tot en met 40, zoals 6."
    assert texts_at(page, "zin") == [f"Klopt niet: {words}"]
    assert f": {words}" in texts_at(page, "samenvatting")[0]


@pytest.mark.parametrize("display", ["", "getal", "bedrag", "procent"])
@pytest.mark.parametrize("value", ["9" * 20, "-1e24", "1e25", "1e9999999", "1e-9999", "NaN", "Infinity"])
def test_every_number_can_be_written(display: str, value: str) -> None:
    assert len(written(Decimal(value), display)) < 60


def test_a_large_number_is_written_out() -> None:
    assert written(Decimal("9" * 20), "getal") == "99.999.999.999.999.999.999"


def test_each_clash_stays_until_it_is_settled(fresh: Workbench) -> None:
    seen, file = fresh.get(TERM), fresh.file("veendam")
    text = file.read_text("utf-8").replace("ingang: 2027-01-01", "ingang: 2027-06-01")
    file.write_text(text.replace("einde: onbepaald", "einde: 2030-12-31"), "utf-8")
    both = send(fresh, TERM, {"looptijd/ingang": "1-4-2027", "looptijd/einde": "31-12-2029"}, seen=seen)
    assert both.text.count("u vulde in:") == 2
    first = forms_in(both, "samenvatting")[0]
    left = fresh.post(TERM, [*first, ("doe", "blijf")])
    assert left.status == 409
    assert left.text.count("u vulde in: 31-12-2029. Er staat nu: 31 december 2030.") == 1
    fresh.post(TERM, [*forms_in(left, "samenvatting")[0], ("doe", "blijf")])
    text = file.read_text("utf-8")
    assert "ingang: 2027-04-01" in text
    assert "einde: 2029-12-31" in text


def test_keeping_what_is_there_leaves_the_other_clash(fresh: Workbench) -> None:
    seen, file = fresh.get(TERM), fresh.file("veendam")
    text = file.read_text("utf-8").replace("ingang: 2027-01-01", "ingang: 2027-06-01")
    file.write_text(text.replace("einde: onbepaald", "einde: 2030-12-31"), "utf-8")
    both = send(fresh, TERM, {"looptijd/ingang": "1-4-2027", "looptijd/einde": "31-12-2029"}, seen=seen)
    left = fresh.post(TERM, [*forms_in(both, "samenvatting")[1], ("doe", "blijf")])
    assert left.text.count("u vulde in:") == 1
    assert "u vulde in: 31-12-2029" in left.text


def test_a_clash_on_the_page_of_a_group_is_asked_in_the_words_of_the_choice(fresh: Workbench) -> None:
    page = f"{BASE}/groep/veiligheid"
    seen, file = fresh.get(page), fresh.file("veendam")
    text = file.read_text("utf-8").replace("  beslist_over_melding: werkgever\n", "")
    file.write_text(text, "utf-8")
    reply = send(fresh, page, {"veiligheid/beslist_over_melding": "huisarts"}, "opslaan", seen)
    assert reply.status == 409
    assert "u vulde in: De huisarts. Er staat nu: niets." in texts_at(reply, "samenvatting")[0]


@pytest.mark.parametrize(
    ("page", "place", "typed", "word"),
    [
        ("aansprakelijkheid/onderling", "aansprakelijkheid/max_per_gebeurtenis_eur", "5.000", "wettelijk"),
        ("looptijd/ingang", "looptijd/einde", "31 december 2028", "onbepaald"),
    ],
)
def test_a_value_and_the_word_instead_of_it_are_never_both(
    fresh: Workbench, page: str, place: str, typed: str, word: str
) -> None:
    here, before = f"{BASE}/vraag/{page}", fresh.file("veendam").read_bytes()
    kept = [one for one in fields_of(fresh.get(here)) if one[0] not in (f"w:{place}", f"a:{place}")]
    reply = fresh.post(here, [*kept, (f"w:{place}", typed), (f"a:{place}", word), ("doe", "volgende")])
    assert fresh.file("veendam").read_bytes() == before
    shown = fresh.get(reply.headers["location"])
    assert any("Kies één van beide" in text for text in texts_at(shown, "samenvatting"))
    assert {(f"w:{place}", typed), (f"a:{place}", word)} <= set(fields_of(shown))
    assert any("Kies één van beide" in text for text in texts_at(fresh.get(f"{BASE}/controleer"), "zin"))
    left = [one for one in fields_of(shown) if one[0] != f"a:{place}"]
    fresh.post(here, [*left, ("doe", "volgende")])
    assert (f"w:{place}", typed) in fields_of(fresh.get(here))


def test_hours_that_contradict_each_other_are_shown_before_the_next_question(fresh: Workbench) -> None:
    reply = send(fresh, HOURS, {"uren/inzet/ojg-1/centrum/uren": "12"})
    assert reply.headers["location"] == f"{HOURS}?fout=1&eerder="
    said = texts_at(fresh.get(reply.headers["location"]), "samenvatting")[0]
    assert "is 30 uur per week verdeeld; afgesproken is 24 uur per week." in said
    assert "Verhoog het totaal of verlaag de uren." in texts_at(fresh.get(HOURS), "hulp")


@pytest.mark.parametrize("typed", ["31-02-2027", "31 februari 2027", "2027-02-31"])
def test_a_day_that_does_not_exist_is_called_so(fresh: Workbench, typed: str) -> None:
    send(fresh, TERM, {"looptijd/ingang": typed})
    assert "Klopt niet: Die dag bestaat niet. Vul een datum in, zoals 1-2-2027." in texts_at(
        fresh.get(TERM), "zin"
    )


def test_explanations_use_the_words_of_the_ticks(fresh: Workbench) -> None:
    money, term = fresh.get(f"{BASE}/vraag/aansprakelijkheid/onderling"), fresh.get(TERM)
    assert any("of geen afgesproken maximum." in text for text in texts_at(money, "hulp"))
    assert any("De laatste dag, of onbepaalde tijd." in text for text in texts_at(term, "hulp"))


def test_how_often_becomes_days_by_a_button(fresh: Workbench) -> None:
    page = f"{BASE}/vraag/evaluatie"
    send(fresh, page, {"evaluatie/momenten": "ieder jaar"})
    assert "Dat zegt hoe vaak" in fresh.get(page).text
    (button,) = [one for one in buttons_of(fresh.get(page)) if one.startswith("herstel:")]
    send(fresh, page, {}, button)
    assert "2028-01-01" in fresh.file("veendam").read_text("utf-8")
    assert "Dat zegt hoe vaak" not in fresh.get(page).text


def test_a_field_that_is_typed_in_shows_how(fresh: Workbench) -> None:
    fresh.post("/nieuw", [("plaats", "Pekela"), ("keuze:werkgever.soort", "jeugdhulpaanbieder")])
    tasks = elements_at(fresh.get("/o/agreements/pekela/"), "//ul[@class='taken']//a")
    asked = {str(one.get("href")) for one in tasks}
    assert len(asked) > 20
    for place in asked:
        page = fresh.get(place)
        told = {one.get("id"): one.text_content() for one in elements_at(page, "//p[@id]")}
        for box in elements_at(page, "//div[@class='veld']//input[@type='text']"):
            about = " ".join(told[one] for one in str(box.get("aria-describedby")).split())
            assert "Bijvoorbeeld: " in about, (place, box.get("name"))
            assert "31-12-2028" not in about


def test_a_contradiction_leads_to_the_other_answer(fresh: Workbench) -> None:
    send(fresh, f"{BASE}/vraag/taken/aard", {"taken/aard": "preventie"})
    links = elements_at(fresh.get(f"{BASE}/vraag/taken/aard"), "//div[starts-with(@class, 'bij-')]//a")
    (link,) = [one for one in links if "diagnostiek" in one.text_content().lower()]
    place = fresh.get(str(link.get("href"))).headers["location"]
    assert 'name="w:taken/diagnostiek"' in fresh.get(place.partition("#")[0]).text
