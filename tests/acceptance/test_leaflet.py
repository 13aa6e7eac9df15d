"""The leaflet for parents: plain, short, without gaps, and true to what the agreement says."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import pytest

from generator.model.document import Document, Gap
from generator.model.source import Path as TermPath
from generator.render import writer_for
from generator.render.house_style import style_for
from generator.render.outline_writer import write_outline
from tests.acceptance.content import AGREEMENTS, documents, runs_of, subjects, variant, workspace
from tests.pdf_text import body_pages

KIND = "informatieblad"
EMPLOYERS = ("het-hogeland", "oldambt", "pekela", "westerkwartier", "eemsdelta")
"""One agreement of each kind of employer."""


def leaflets(name: str) -> list[Document]:
    return [document for document in documents(name) if document.meta.doctype == KIND]


def words(document: Document) -> str:
    return " ".join(write_outline(document).decode().replace("\N{NO-BREAK SPACE}", " ").split())


def changed(name: str, changes: dict[TermPath, Any]) -> str:
    """Say what the first leaflet of an agreement reads when the agreement says something else."""
    subject = variant(subjects()[name], changes)
    assert subject.errors == []
    found = next(document for document in subject.documents() if document.meta.doctype == KIND)
    assert not any(isinstance(inline, Gap) for run in runs_of(found) for inline in run)
    return words(found)


@pytest.mark.parametrize("name", AGREEMENTS)
def test_every_practice_has_a_leaflet_of_its_own_without_gaps(name: str) -> None:
    practices = subjects()[name].terms.data["praktijken"]
    assert [one.name for one in leaflets(name)] == [f"{KIND}-{practice}" for practice in practices]
    for document, practice in zip(leaflets(name), practices.values(), strict=True):
        text = words(document)
        assert text.count(practice["naam"]) >= 2
        assert practice["adres"]["postcode"] in text
        others = [other["naam"] for other in practices.values() if other != practice]
        assert not [other for other in others if other in text and f"werkt voor {other}." not in text]
        assert not any(isinstance(inline, Gap) for run in runs_of(document) for inline in run)


@pytest.mark.parametrize("name", AGREEMENTS)
def test_sentences_are_short(name: str) -> None:
    for document in leaflets(name):
        lines = write_outline(document).decode().splitlines()
        sentences = [
            sentence.split()
            for line in lines
            for sentence in re.split(r"(?<=[.?:;])\s+|\s\|\s", line.strip())
            if sentence
        ]
        assert sum(map(len, sentences)) / len(sentences) <= 15
        assert [" ".join(one) for one in sentences if len(one) > 25] == []


@pytest.mark.parametrize("name", EMPLOYERS)
def test_a_leaflet_is_one_sheet(name: str) -> None:
    style = style_for(workspace(), name)
    pages = body_pages(writer_for("pdf")(leaflets(name)[0], style))
    assert len(pages) <= 2
    assert "Bel 112" in pages[0]


@pytest.mark.parametrize(
    ("name", "dossier", "received", "desk"),
    [
        (name, dossier, received, desk)
        for name, (dossier, received, desk) in zip(
            EMPLOYERS * 4,
            product(
                ("eigen_dossier_werkgever", "his_en_eigen"),
                ("alleen_cijfers", "gegevens_voor_toegang"),
                ("werkgever", "praktijk", "gemeente"),
            ),
            strict=False,
        )
    ],
)
def test_choices_about_files_and_complaints_are_told(
    name: str, dossier: str, received: str, desk: str
) -> None:
    text = changed(
        name,
        {
            ("registratie", "dossier"): dossier,
            ("gegevensdeling", "gemeente_ontvangt"): received,
            ("klachten", "loket"): desk,
        },
    )
    assert ("alleen aantallen, geen namen" in text) == (received == "alleen_cijfers")
    assert ("om te beslissen over andere jeugdhulp" in text) == (received == "gegevens_voor_toegang")
    if desk == "praktijk":
        assert "een klacht indienen bij de huisartsenpraktijk." in text
    elif desk == "gemeente":
        assert re.search(r"een klacht indienen bij de gemeente [A-Z]", text)


def test_treatment_is_named_only_where_it_is_allowed() -> None:
    allowed, not_allowed = words(leaflets("oldambt")[0]), words(leaflets("groningen")[0])
    assert "geeft bij psychische klachten soms een korte behandeling: hooguit" in allowed
    assert "korte behandeling" not in not_allowed
    assert "Is een behandeling nodig? Dan zoekt u samen met de OJG en de huisarts andere hulp." in not_allowed


def test_who_may_enrol_and_where_a_family_lives_are_told() -> None:
    by_family = changed("groningen", {("doelgroep", "aanmelden_door", "ouder_of_jeugdige"): True})
    assert "U kunt uzelf of uw kind aanmelden bij de OJG." in by_family
    assert "Aanmelden gaat via" not in by_family
    assert "woont in de gemeente Groningen." in by_family
    assert "Woont u ergens anders dan in de gemeente Pekela of Veendam?" in words(leaflets("pekela")[0])


def test_preventive_help_keeps_a_file_as_long_as_agreed() -> None:
    assert "Het dossier blijft 2 jaar bewaard na de laatste wijziging." in words(
        leaflets("westerkwartier")[0]
    )
    assert "20 jaar bewaard na de laatste wijziging, soms langer." in words(leaflets("groningen")[0])
