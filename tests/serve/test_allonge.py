"""A file that changes a signed one: what it gives, what it is called, and what it is compared with."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.serve.forms import elements_at, fields_of, send, texts_at
from tests.serve.signing import BASE, SIGNING
from tests.serve.workbench import Workbench

pytestmark = pytest.mark.slow
_FIRST = "uren/eerste_gesprek_binnen_dagen"


@pytest.fixture
def allonge(fresh: Workbench, signed: Path) -> str:
    """The address of an amendment that was just begun."""
    assert signed.exists()
    return fresh.post(SIGNING, [("doe", "allonge")]).headers["location"]


def _changed(fresh: Workbench, allonge: str) -> None:
    assert send(fresh, f"{allonge}groep/uren", {_FIRST: "10"}, button="opslaan").status == 303


def test_an_amendment_that_changes_nothing_says_when_it_appears(fresh: Workbench, allonge: str) -> None:
    for page in ("", "document"):
        reply = fresh.get(allonge + page)
        assert "De allonge verschijnt hier zodra u iets in de overeenkomst wijzigt." in texts_at(
            reply, "melding"
        )
        assert "Modelovereenkomst" not in reply.text
    assert not elements_at(fresh.get(f"{allonge}document"), "//a[contains(@href, '/download/')]")


def test_what_was_typed_in_a_file_that_is_gone_is_not_of_the_new_one(fresh: Workbench, allonge: str) -> None:
    name = "veendam-allonge-1"
    send(fresh, f"{allonge}groep/uren", {_FIRST: "onzin"}, button="opslaan")
    assert fresh.journal.of(f"agreements/{name}.yaml")
    fresh.file(name).unlink()
    assert fresh.post(SIGNING, [("doe", "allonge")]).headers["location"] == allonge
    assert fresh.journal.of(f"agreements/{name}.yaml") == {}


def test_an_amendment_is_shown_with_a_gap_for_its_day(fresh: Workbench, allonge: str) -> None:
    _changed(fresh, allonge)
    shown = fresh.get(allonge)
    assert "[nog in te vullen: ingangsdatum van de allonge]" in texts_at(shown, "gat")
    assert "niet te tonen" not in shown.text


def test_only_what_an_amendment_gives_is_offered(fresh: Workbench, allonge: str) -> None:
    _changed(fresh, allonge)
    send(
        fresh,
        f"{allonge}groep/wijziging",
        {"wijziging/ingang": "1-7-2027", "wijziging/reden": "Het spreekuur loopt vol."},
        button="opslaan",
    )
    page = fresh.get(f"{allonge}document")
    links = elements_at(page, "//main//a[contains(@href, '/download/')]")
    names = [str(link.get("href")).rpartition("/")[2] for link in links]
    files = ("alles.zip", "allonge.docx", "allonge.odt", "allonge.pdf")
    assert sorted(names) == [f"{file}?stuk=allonge" for file in files]
    assert [" ".join(one.text_content().split()) for one in elements_at(page, "//main//h2/a")] == [
        "Allonge 1"
    ]
    got = fresh.download(f"{allonge}download/alles.zip")
    assert got.status == 200
    with zipfile.ZipFile(io.BytesIO(got.body)) as archive:
        assert sorted(archive.namelist()) == [
            f"veendam-allonge-1/allonge.{kind}" for kind in ("docx", "odt", "pdf")
        ]
    one = fresh.download(f"{allonge}download/allonge.docx")
    assert one.headers["content-disposition"] == 'attachment; filename="veendam-allonge-1-allonge.docx"'


def test_an_amendment_is_compared_with_what_it_amends(fresh: Workbench, allonge: str) -> None:
    assert "De allonge verandert nog niets aan de overeenkomst." in fresh.get(f"{allonge}wijzigingen").text
    _changed(fresh, allonge)
    page = fresh.get(f"{allonge}wijzigingen")
    (chosen,) = elements_at(page, "//select/option[@selected]")
    assert chosen.text_content() == "Veendam, het stuk dat deze allonge wijzigt"
    (row,) = elements_at(page, "//tr[th[contains(., 'Streeftermijn voor het eerste gesprek')]]")
    assert [" ".join(cell.text_content().split()) for cell in row][1:] == [
        "14 10",
        "alle partijen, met een allonge",
        "artikel 6; informatieblad, Waar vindt u de OJG?",
    ]
    assert (
        "in informatieblad: Huisartsenpraktijk De Wilg en informatieblad: Huisartsenpraktijk De Molen"
        in page.text
    )


def test_an_amendment_asks_what_to_change(fresh: Workbench, allonge: str) -> None:
    page = fresh.get(allonge)
    (section,) = elements_at(page, "//section[@id='wijzigen']")
    assert "Wat wilt u wijzigen?" in section.text_content()
    assert "nog niets gewijzigd" in section.text_content()
    links = {str(link.get("href")) for link in section.iter("a")}
    assert links >= {f"{allonge}groep", f"{allonge}eigen-tekst"}
    assert "nog niets gewijzigd" in " ".join(texts_at(fresh.get("/"), "stukstaat"))
    _changed(fresh, allonge)
    assert "nog niets gewijzigd" not in fresh.get(allonge).text
    assert "nog niets gewijzigd" not in fresh.get("/").text


def test_an_amendment_stands_under_what_it_amends(fresh: Workbench, allonge: str) -> None:
    assert allonge
    rows = elements_at(fresh.get("/"), "//div[@class='stuknaam']//h3")
    names = [row.text_content() for row in rows]
    assert names.index("Veendam allonge 1") == names.index("Veendam") + 1
    (row,) = elements_at(fresh.get("/"), "//li[.//h3[.='Veendam allonge 1']]")
    assert "wijzigt Veendam" in " ".join(row.text_content().split())


def test_a_signed_agreement_is_compared_with_what_was_signed(fresh: Workbench, signed: Path) -> None:
    assert signed.exists()
    page = fresh.get(f"{BASE}/wijzigingen")
    (chosen,) = elements_at(page, "//select/option[@selected]")
    assert chosen.get("value") == "getekend"
    assert "Er is niets veranderd sinds de ondertekening." in page.text


def test_an_amendment_asks_every_answer_of_what_it_amends(fresh: Workbench, allonge: str) -> None:
    for link in elements_at(fresh.get(allonge), "//ul[@class='taken']//a[contains(@href, '/vraag/')]"):
        place = str(link.get("href")).partition("/vraag/")[2]
        amended = fresh.get(f"{BASE}/vraag/{place}")
        if amended.status == 200:
            asked = {name for name, _ in fields_of(amended) if name.startswith("h:")}
            assert asked <= {name for name, _ in fields_of(fresh.get(f"{allonge}vraag/{place}"))}, place


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("klachten", ["Dit mag ook zonder allonge wijzigen. Doe dat dan bij dezelfde vraag in Veendam."]),
        ("looptijd/ingang", []),
        ("wijziging", []),
    ],
)
def test_an_amendment_says_what_may_change_without_one(
    fresh: Workbench, allonge: str, place: str, words: list[str]
) -> None:
    page = fresh.get(f"{allonge}vraag/{place}")
    assert [one for one in texts_at(page, "zin") if "zonder allonge" in one] == words
    links = elements_at(page, "//p[contains(@class, 'bij-info')]/a")
    assert [link.get("href") for link in links] == [f"{BASE}/vraag/{place}" for _ in words]


def test_of_a_page_with_both_is_said_which_may_change(fresh: Workbench, allonge: str) -> None:
    (said,) = [one for one in texts_at(fresh.get(f"{allonge}vraag/praktijken"), "zin") if "allonge" in one]
    assert said.startswith("Een deel hiervan mag ook zonder allonge wijzigen: Straat, Huisnummer")
    assert "Rechtsvorm" not in said
