"""What a page calls files, values and leden: as people do, and never by a key of the program."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.serve.forms import elements_at, texts_at
from tests.serve.workbench import Reply, Workbench

BASE = "/o/agreements/veendam"
EMPLOYER = ("keuze:werkgever.soort", "gemeente")


def write(workbench: Workbench, *changes: tuple[str, str], more: str = "") -> None:
    file = workbench.file("veendam")
    text = file.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    file.write_text(text + more, "utf-8")


def links(reply: Reply) -> list[tuple[str, str]]:
    """List what "Ga naar" names, with where it leads."""
    found = elements_at(reply, "//p[starts-with(normalize-space(.), 'Ga naar:')]/a")
    return [(one.text_content(), str(one.get("href"))) for one in found]


def test_a_file_is_called_as_what_it_is_named_after(fresh: Workbench) -> None:
    fresh.post("/nieuw", [("plaats", "Het Hogeland"), EMPLOYER])
    fresh.post("/nieuw", [("plaats", "Midden-Groningen"), EMPLOYER])
    fresh.post("/nieuw", [("plaats", "Veendam"), EMPLOYER, ("naam", "Veendam OJG 2027")])
    cards = elements_at(fresh.get("/"), "//a[starts-with(@href, '/o/agreements/')]")
    names = {one.text_content() for one in cards}
    assert {"Het Hogeland", "Midden-Groningen", "Veendam OJG 2027", "Veendam"} <= names
    assert "Het Hogeland" in fresh.get("/o/agreements/het-hogeland/kopie").text
    again = fresh.post("/nieuw", [("plaats", "Het Hogeland"), EMPLOYER])
    assert "Er is al een bestand met de naam Het Hogeland." in again.text
    assert 'value="Het Hogeland 2"' in again.text


def test_a_choice_that_advice_names_is_no_value_to_go_to(fresh: Workbench) -> None:
    write(fresh, ("meldcode_van: gemeente", "meldcode_van: praktijk"))
    page = fresh.get(f"{BASE}/vraag/veiligheid/meldcode_van")
    assert any("De OJG zou de meldcode van de praktijk volgen" in one for one in texts_at(page, "bij-fout"))
    assert links(page) == []


def test_no_link_leads_to_the_page_that_it_is_on(fresh: Workbench) -> None:
    write(fresh, ("lokaal_team: {uren: 11,", "lokaal_team: {uren: 12,"))
    page = fresh.get(f"{BASE}/vraag/uren/inzet")
    assert any("uur per week verdeeld; afgesproken is" in one for one in texts_at(page, "bij-fout"))
    assert links(page) == []


def test_a_link_is_called_as_the_question_that_it_leads_to(fresh: Workbench) -> None:
    write(
        fresh,
        ("  aard: jeugdhulp", "  keuze:\n    verwijsindex: false\n  aard: jeugdhulp"),
        ("veiligheid:\n", "veiligheid:\n  verwijsindex: in_gebruik\n"),
        ("lokaal_team:\n  naam", "  ojg-2:\n    naam: E. Verzonnen\nlokaal_team:\n  naam"),
    )
    found = links(fresh.get(f"{BASE}/controleer"))
    assert any(words.endswith("?") for words, _ in found)
    assert any(words.startswith("Verwijsindex") for words, _ in found)
    for words, address in found:
        place, _, at = fresh.get(address).headers["location"].partition("#")
        assert words in _called(fresh.get(place), at)


def _called(page: Reply, at: str) -> list[str]:
    """List what a page calls what an address leads to: a question itself, or a field with its group."""
    (head,) = elements_at(page, "//h1")
    title = head.text_content()
    fields = elements_at(page, f"//*[@id='{at}']//*[self::legend or self::label]")
    return [title, *(f"{one.text_content().strip()} ({title.lower()})" for one in fields)]


def test_a_value_beside_another_is_called_by_its_label(fresh: Workbench) -> None:
    write(fresh, ("straat: Voorbeeldkade\n", "straat: Voorbeeldkade 20\n"))
    words = '"20" staat ook bij Huisnummer; het document drukt het twee keer af.'
    for name in ("controleer", "vraag/gemeenten"):
        assert any(words in one for one in texts_at(fresh.get(f"{BASE}/{name}"), "bij-waarschuwing"))


def test_a_lid_is_called_as_the_document_does(fresh: Workbench) -> None:
    own = "    soort: vervangt\n    tekst: Iets anders.\n    motivering: Zo is het afgesproken.\n"
    write(
        fresh,
        ("\nstatus: voorbeeld", "\nstatus: concept"),
        more=f"afwijkingen:\n  vervanging.ziekte:\n{own}",
    )
    page = fresh.get(f"{BASE}/controleer")
    (point,) = [one for one in texts_at(page, "keuze") if "de eigen tekst bij" in one]
    assert "de eigen tekst bij artikel 7 (Vervanging), lid 2 gelezen?" in point
    (link,) = elements_at(page, "//p[a][contains(., 'de eigen tekst bij')]/a")
    assert fresh.get(str(link.get("href"))).headers["location"] == f"{BASE}/eigen-tekst?lid=vervanging.ziekte"


@pytest.mark.slow
def test_help_in_a_table_stands_below_what_it_is_about(fresh: Workbench, browser: Browser) -> None:
    context = fresh.context(browser, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{fresh.address}{BASE}/vraag/uren/inzet")
    shown = page.eval_on_selector_all(
        ".cijfers tbody th .hulp", "all => all.map(one => getComputedStyle(one).display)"
    )
    assert shown
    assert set(shown) == {"block"}
    context.close()
