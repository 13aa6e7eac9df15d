"""What a page says of changes: where a value stands or decides, who must agree, and of which version."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.serve.forms import elements_at, send, texts_at
from tests.serve.workbench import Reply, Workbench

pytestmark = pytest.mark.slow
BASE = "/o/agreements/veendam"


def _row(reply: Reply, name: str) -> list[str]:
    (row,) = elements_at(reply, f"//tr[th[.='{name}']]")
    return [" ".join(cell.text_content().split()) for cell in row]


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("Dossiervoering", ("artikel 12 en 14",)),
        ("Casusregie na verwijzing", ("artikel 5",)),
        ("Einddatum", ("artikel 22 en 23",)),
        ("Vrijwaring", ("artikel 18",)),
        ("Begrotingsvoorbehoud", ("artikel 20 en 23",)),
    ],
)
def test_a_choice_that_is_not_printed_names_the_articles_that_it_decides_about(
    kept: Workbench, name: str, places: tuple[str, ...]
) -> None:
    where = _row(kept.get(f"{BASE}/wijzigingen?sinds=model"), name)[-1]
    assert all(place in where for place in places), where


_TURNED = (
    ("naam: Veendam", "naam: Venedam"),
    ("straat: Voorbeeldkade", "straat: Voorbeeldlaan"),
    ("postcode: 9641 AA", "postcode: 9641 AB"),
    ("C. Droomstra", "D. Droomstra"),
    ("kenmerk: V-2026-300218", "kenmerk: V-2026-300219"),
    ("naam: Huisartsenpraktijk De Scheve Molen", "naam: Huisartsenpraktijk De Rechte Molen"),
    ("naam: Huisartsenpraktijk Aan de Dorpsbocht", "naam: Huisartsenpraktijk Aan het Dorp"),
    ("straat: Proeflaan", "straat: Proefweg"),
    ("postcode: 9642 AA", "postcode: 9642 AB"),
    ("straat: Voorbeelddiep", "straat: Voorbeeldgracht"),
    ("postcode: 9648 AA", "postcode: 9648 AB"),
    ("B. Ontwerpsma\n", "E. Ontwerpsma\n"),
    ("F. Sprookstra\n", "H. Sprookstra\n"),
)


def test_many_changes_are_not_all_told_of_one_article(kept: Workbench) -> None:
    """What one of them does with an article was said of each of them."""
    file = kept.file("veendam")
    text = file.read_text("utf-8")
    for old, new in _TURNED:
        assert old in text, old
        text = text.replace(old, new)
    text = text.replace("opzegtermijn_maanden: 6", "opzegtermijn_maanden: 4")
    text = text.replace("begrotingsvoorbehoud: true", "begrotingsvoorbehoud: false")
    file.write_text(text, "utf-8")
    page = kept.get(f"{BASE}/wijzigingen")
    rows = [
        [" ".join(cell.text_content().split()) for cell in row] for row in elements_at(page, "//tbody/tr")
    ]
    told = {row[0]: row[3] for row in rows if len(row) == 4}
    assert "artikel 20" in told["Begrotingsvoorbehoud"]
    wrong = {
        name: where
        for name, where in told.items()
        if name.startswith(("Straat", "Postcode", "Kenmerk", "Naam van de ondertekenaar"))
        and "artikel" in where
    }
    assert not wrong
    assert _row(page, "Begrotingsvoorbehoud")[2] == "alle partijen"


def test_a_version_gets_a_name(kept: Workbench) -> None:
    send(kept, f"{BASE}/vraag/looptijd/ingang", {"looptijd/ingang": "1-2-2027"})
    assert elements_at(kept.get(f"{BASE}/controleer"), "//form//input[@name='versienaam']")
    kept.post(f"{BASE}/bewaar", [("versienaam", "na het overleg van 3 december")])
    (title, *_) = elements_at(kept.get(f"{BASE}/geschiedenis"), "//ol[@class='versies']/li/h2")
    assert title.text_content() == "Veendam: na het overleg van 3 december"
    lines = elements_at(kept.get(f"{BASE}/geschiedenis"), "//ul[@class='regels']/li")
    assert "Ingangsdatum: 1 januari 2027 → 1 februari 2027" in [one.text_content() for one in lines]


def test_what_was_never_kept_is_not_called_changed(kept: Workbench) -> None:
    kept.post(f"{BASE}/kopie", [("naam", "nieuw")])
    for page in ("controleer", "geschiedenis"):
        (main,) = elements_at(kept.get(f"/o/agreements/nieuw/{page}"), "//main")
        told = main.text_content()
        assert "Nog niet bewaard: " in told
        assert "laatste versie" not in told
        assert "hooks" not in told


def test_values_to_put_back_stand_at_the_top_of_their_version(kept: Workbench) -> None:
    send(kept, f"{BASE}/vraag/looptijd/ingang", {"looptijd/ingang": "1-2-2027"})
    kept.post(f"{BASE}/bewaar", [])
    send(kept, f"{BASE}/vraag/looptijd/ingang", {"looptijd/ingang": "1-3-2027"})
    (link, *_) = elements_at(kept.get(f"{BASE}/geschiedenis"), "//ol//a[contains(@href, '?versie=')]")
    chosen = kept.get(f"{BASE}/geschiedenis{link.get('href')}".partition("#")[0])
    (version,) = elements_at(chosen, "//li[.//form[@class='terugzetten']]")
    assert not version.xpath(".//ul[@class='regels']")
    assert "Ingangsdatum" in str(version.xpath("string(.//form[1]//strong)"))


def test_a_copy_leaves_out_what_belongs_to_one_agreement(kept: Workbench) -> None:
    page = kept.get(f"{BASE}/kopie")
    named = [one.text_content() for one in elements_at(page, "//main//ul/li")]
    assert "kenmerk van de overeenkomst" in named
    assert "besluit van het college" in named
    kept.post(f"{BASE}/kopie", [("naam", "vervolg")])
    text = kept.file("vervolg").read_text("utf-8")
    assert "V-2026-300218" not in text
    assert "2026-10-06" not in text
    assert "<h1>Alles is ingevuld</h1>" not in kept.get("/o/agreements/vervolg/").text


def test_an_abbreviation_keeps_its_capitals(fresh: Workbench) -> None:
    names = [one.text_content() for one in elements_at(fresh.get("/"), "//div[@class='stuknaam']//h3")]
    assert "OJG GGZ" in names


def test_what_is_needed_later_says_what_for(fresh: Workbench, agreement: Path) -> None:
    text = agreement.read_text("utf-8")
    agreement.write_text(
        text.replace("kenmerk: Z-2026-0001\n", "").replace("ter_ondertekening", "concept"), "utf-8"
    )
    page = fresh.get(f"{BASE}/")
    assert "nodig voor de ondertekening: 1" in texts_at(page, "label")
    assert elements_at(page, f"//main/p/a[@href='{BASE}/document']")


def test_the_day_on_which_a_signed_agreement_begins_is_among_the_days_to_come(
    fresh: Workbench, signed: Path
) -> None:
    assert signed.exists()
    (row,) = elements_at(fresh.get("/"), "//li[.//h3[.='Veendam']]")
    assert "(ingangsdatum)" in row.text_content()


def test_against_the_model_own_text_stands_beside_what_the_model_says_and_open_values_apart(
    kept: Workbench,
) -> None:
    file = kept.file("veendam")
    text = file.read_text("utf-8")
    own = "afwijkingen:\n  vervanging.bezwaar:\n    soort: vervangt\n    tekst: De praktijk mag weigeren.\n"
    file.write_text(f"{text}{own}    motivering: Zo willen wij het.\n", "utf-8")
    page = kept.get(f"{BASE}/wijzigingen?sinds=model")
    _, chosen, model, _ = _row(page, "Artikel 7 (Vervanging), lid 6 (afwijking)")
    assert chosen.startswith("gewijzigd tekst van de afwijking: De praktijk mag weigeren.")
    assert "vervangen" not in chosen
    assert model.startswith("De praktijk mag een vervanger schriftelijk")
    named = {row[0].text_content() for row in elements_at(page, "//tbody/tr")}
    assert not named & {"Modelversie", "Status"}
    assert "laat dit open" not in page.text
    assert len(_row(page, "Kenmerk van de overeenkomst")) == 3


def test_an_entry_inside_another_is_called_by_its_name(kept: Workbench) -> None:
    file = kept.file("veendam")
    text = file.read_text("utf-8")
    assert "      burgemeester:\n" in text
    file.write_text(text.replace("      burgemeester:\n", "      ondertekenaar-1:\n"), "utf-8")
    said = kept.get(f"{BASE}/wijzigingen?sinds=model").text
    assert "ondertekenaar-1" not in said
    assert "ondertekenaars van de gemeente › C. Droomstra › functie van de ondertekenaar" in said
