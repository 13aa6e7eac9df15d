"""The text of an amendment: in legal form, for who it concerns, and the same words in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import RenderError
from generator.model.document import Document
from generator.render import writer_for
from generator.render.house_style import style_for
from generator.render.outline_writer import write_outline
from generator.render.words import body_words, plain, words_of_html
from tests.acceptance.office import difference, words_in_office
from tests.acceptance.words import repeated_headers
from tests.pdf_text import assert_body_words, body_pages
from tests.signed.folder import FASTER, Folder, changes_in

MORE_HOURS = """uren:
  inzet:
    ojg-1:
      wilg: {uren: 4.5, per: week}
  totaal:
    ojg-1: {uren: 16.5, per: week}
  max_lopende_trajecten: 20
bekostiging:
  plafond_eur_per_jaar: 75001
"""


def only(documents: list[Document]) -> Document:
    (document,) = documents
    return document


def text(document: Document) -> str:
    return write_outline(document).decode().replace("\N{NO-BREAK SPACE}", " ")


def lines(document: Document) -> list[str]:
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in changes_in(document)]


def test_the_same_change_as_an_amendment_is_a_document_in_every_format(joint: Folder, tmp_path: Path) -> None:
    """The edit of a signed file is an error; what the edit meant is an amendment."""
    joint.replace("veen", ("plafond_eur_per_jaar: 75000", "plafond_eur_per_jaar: 75001"))
    assert joint.errors("veen") == ["gewijzigd-na-tekenen"]
    joint.replace("veen", ("plafond_eur_per_jaar: 75001", "plafond_eur_per_jaar: 75000"))
    joint.amend("een", MORE_HOURS)
    assert joint.errors("een") == []
    document = only(joint.documents("een"))
    style = style_for(joint.workspace, "een")
    written = {name: writer_for(name)(document, style) for name in ("docx", "pdf", "html")}
    words = body_words(document)
    assert difference(words_of_html(written["html"]), words) == ""
    assert_body_words(body_pages(written["pdf"]), words, repeated_headers(document))
    assert difference(words_in_office({"een": written["docx"]}, tmp_path)["een"], words) == ""
    assert "€ 75.001 per kalenderjaar" in text(document)


def test_it_names_what_it_amends(joint: Folder) -> None:
    joint.amend("een", FASTER)
    document = only(joint.documents("een"))
    shown = text(document)
    assert (document.name, document.meta.watermark) == ("allonge", "CONCEPT")
    assert plain(document.title) == "Allonge 1 bij de Overeenkomst Ondersteuner Jeugd en Gezin"
    assert "bij de overeenkomst met kenmerk Z-2026-0001" in shown
    assert "Overeenkomst getekend op 3 december 2026" in shown
    assert "burgemeester en wethouders van 4 mei 2027" in shown
    assert "Voor het overige blijft de overeenkomst ongewijzigd." in shown
    assert "Deze allonge gaat in op 1 januari 2028." in shown
    assert shown.count("Handtekening |") == 4


def test_a_lid_is_quoted_under_its_number(joint: Folder) -> None:
    joint.amend("een", FASTER)
    shown = lines(only(joint.documents("een")))
    assert shown[:2] == ["A. Artikel 6 (Uren en beschikbaarheid)", "Artikel 6, lid 6, komt te luiden:"]
    assert shown[2].startswith("6. De jeugdhulpaanbieder streeft naar")
    assert len(shown) == 3


def test_leden_that_move_up_are_named(joint: Folder) -> None:
    joint.amend("een", "uren:\n  schuiven_procent: 10\n")
    shown = lines(only(joint.documents("een")))
    assert (
        shown[1]
        == "Na artikel 6, lid 5, wordt, onder vernummering van lid 6 tot lid 7, een lid ingevoegd, luidende:"
    )
    assert shown[2].startswith("6. De jeugdhulpaanbieder mag met instemming")


def test_a_lid_that_goes_moves_the_others_down(joint: Folder) -> None:
    joint.amend("een", "uren:\n  schuiven_procent: 10\n")
    joint.amend("twee", "uren:\n  schuiven_procent: 0\n", amended="een", number=2)
    shown = lines(only(joint.documents("twee")))
    assert shown[1:] == ["Artikel 6, lid 6, vervalt, onder vernummering van lid 7 tot lid 6."]
    assert "al eerder gewijzigd" in text(only(joint.documents("twee")))


def test_who_signs_and_who_decides_is_no_change_of_the_text(joint: Folder) -> None:
    joint.amend(
        "een",
        "    ondertekenaars:\n      burgemeester: {naam: N. Opvolgersma}\n" + FASTER,
    )
    document = only(joint.documents("een"))
    assert "N. Opvolgersma, burgemeester" in text(document)
    assert len(lines(document)) == 3


def test_what_changes_no_word_is_no_document(joint: Folder) -> None:
    joint.amend("een", "ondertekening:\n  wijze: nat\n")
    with pytest.raises(RenderError, match="geen woord"):
        joint.documents("een")


LEAVING = """praktijken:
  molen: geen
uren:
  inzet:
    ojg-1:
      molen: geen
  totaal:
    ojg-1: {uren: 12, per: week}
bekostiging:
  plafond_eur_per_jaar: 55000
"""


def test_a_practice_that_leaves_signs_as_well(joint: Folder) -> None:
    joint.amend("een", LEAVING)
    assert joint.errors("een") == []
    document = only(joint.documents("een"))
    shown = lines(document)
    assert "Het onderdeel Partijen komt te luiden:" in shown
    assert not any("De Molen" in line for line in shown)
    assert "Namens Huisartsenpraktijk De Molen" in text(document)


def test_each_practice_gets_its_own_where_its_text_changes(apart: Folder) -> None:
    apart.amend("een", "uren:\n  inzet:\n    ojg-1:\n      wilg: {uren: 3.5, per: week}\n")
    document = only(apart.documents("een"))
    assert document.name == "allonge-wilg"
    assert "Namens Huisartsenpraktijk De Molen" not in text(document)
    apart.amend("een", FASTER)
    assert [one.name for one in apart.documents("een")] == ["allonge-wilg", "modelovereenkomst-molen"]


def test_who_was_still_to_sign_gets_the_whole_agreement_with_the_change(apart: Folder) -> None:
    """There is no signed agreement to amend, so nothing says that it was signed."""
    apart.amend("een", FASTER)
    found = {document.name: text(document) for document in apart.documents("een")}
    assert "binnen 10 dagen" in found["modelovereenkomst-molen"]
    assert "Allonge" not in found["modelovereenkomst-molen"]
    apart.amend("twee", FASTER.replace("10", "9"), amended="een", number=2)
    apart.replace("een", ("status: concept", "status: getekend"))
    assert [one.name for one in apart.documents_as_read("twee")] == ["allonge-wilg", "allonge-molen"]


def test_a_practice_with_its_own_agreement_leaves_it(apart: Folder) -> None:
    apart.amend("een", LEAVING.replace("molen", "wilg"))
    assert apart.errors("een") == []
    found = {document.name: document for document in apart.documents("een")}
    (line,) = lines(found["allonge-wilg"])
    assert line.startswith(
        "De overeenkomst geldt met ingang van 1 januari 2028 niet meer voor Huisartsenpraktijk De Wilg. "
    )


def test_who_never_signed_has_nothing_to_leave(apart: Folder) -> None:
    apart.amend("een", LEAVING)
    assert [one.name for one in apart.documents("een")] == ["allonge-wilg"]


def test_a_practice_that_joins_gets_a_whole_agreement(apart: Folder) -> None:
    apart.amend(
        "een",
        """praktijken:
  kade:
    naam: Huisartsenpraktijk De Kade
    rechtsvorm: eenmanszaak
    kenmerk: Z-2026-0001-C
    adres: {straat: Kadestraat, huisnummer: "5", postcode: 9501 AC, plaats: Stadskanaal}
    ondertekenaars:
      huisarts: {naam: V. Verzinsma, functie: huisarts, bevoegdheid: zelfstandig}
    contact: {functie: praktijkassistent, email: praktijk@dekade.example}
    ingang: 2028-01-01
uren:
  inzet:
    ojg-1:
      kade: {uren: 2, per: week}
  totaal:
    ojg-1: {uren: 18, per: week}
bekostiging:
  plafond_eur_per_jaar: 80000
""",
    )
    assert apart.errors("een") == []
    found = {document.name: text(document) for document in apart.documents("een")}
    assert found["modelovereenkomst-kade"].startswith(
        "Overeenkomst Ondersteuner Jeugd en Gezin\nConcept van een over"
    )
    assert "Namens Huisartsenpraktijk De Kade | V. Verzinsma" in found["modelovereenkomst-kade"]
