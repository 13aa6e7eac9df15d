"""The short form: what stands where, in the same words and under the same numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from generator.compose.assembly import compose
from generator.compose.parts import digests_of_words
from generator.compose.plans import plans
from generator.model.document import CrossReference, Document, SectionKind
from generator.model.source import Path
from generator.render.outline_writer import write_outline
from generator.render.walk import inlines_of
from generator.terms.subject import Subject, make_subject
from tests.acceptance.content import grounds, subjects, variant
from tests.forms.content import (
    AGREEMENT,
    DIVIDED,
    PROFILE,
    TERMS,
    leden,
    long_documents,
    short,
    short_documents,
)

OF_THE_FORM = {
    "rangorde-en-nietigheid.rangorde",
    "rangorde-en-nietigheid.geen-voorwaarden",
    "rangorde-en-nietigheid.voorwaarden",
    "rangorde-en-nietigheid.profiel-apart",
    "rangorde-en-nietigheid.ontvangen",
    "rangorde-en-nietigheid.andere-versie",
}
"""Leden that say in which documents the text stands."""
ELSEWHERE = re.compile(r",? (?:van|bij) de (?:Voorwaarden|overeenkomst)(?![\w-])")
RENUMBERED = re.compile(r"^rangorde-en-nietigheid\.")
"""Leden that have another number, because of those."""


def bare(words: str) -> str:
    """Leave out in which document a reference is, and the comma behind a lid."""
    return " ".join(ELSEWHERE.sub("", words).replace(",", "").split())


@pytest.mark.parametrize("name", DIVIDED)
def test_every_lid_stands_in_one_document_with_the_same_words(name: str) -> None:
    made = short_documents(name)
    for long_name, long in long_documents(name).items():
        parts = [made[long_name], made[TERMS], made[PROFILE]]
        found = [pair for part in parts for pair in leden(part)]
        assert len({anchor for anchor, _ in found}) == len(found)
        text = dict(found)
        for anchor, words in leden(long):
            if anchor not in OF_THE_FORM:
                said = text.pop(anchor)
                if RENUMBERED.match(anchor):
                    said, words = said.partition(" ")[2], words.partition(" ")[2]
                assert bare(said) == bare(words), anchor
        assert {anchor for anchor in text if anchor not in OF_THE_FORM} == set()


@pytest.mark.parametrize("name", DIVIDED)
def test_every_section_keeps_its_number_and_stands_once(name: str) -> None:
    made = short_documents(name)
    for long_name, long in long_documents(name).items():
        parts = (made[long_name], made[TERMS], made[PROFILE])
        found = {section.anchor: section.label for part in parts for section in part.sections}
        assert len(found) == sum(len(part.sections) for part in parts)
        assert {section.anchor: section.label for section in long.sections}.items() <= found.items()


@pytest.mark.parametrize("name", DIVIDED)
def test_a_reference_to_another_document_is_words(name: str) -> None:
    for document in short_documents(name).values():
        anchors = {section.anchor for section in document.sections}
        targets = [one for one in inlines_of(document) if isinstance(one, CrossReference)]
        assert {one.parts[0].anchor for one in targets} <= anchors
    text = outline(short_documents("stadskanaal")["modelovereenkomst-centrum"])
    assert "Bij acuut gevaar geldt artikel 16 van de Voorwaarden." in text
    assert "Artikel 10 tot en met 17 staan in de Voorwaarden." in text
    assert "Artikel 3 tot en met 9 staan in de overeenkomst." in outline(
        short_documents("stadskanaal")[TERMS]
    )


def test_the_terms_are_the_same_whoever_the_practice_is() -> None:
    """Each practice alone, and all of them, give the same file."""
    everybody = short("stadskanaal")
    practices = list(everybody.terms.data["praktijken"])
    assert len(practices) == 3
    made = [terms_of(only(everybody, practice)) for practice in practices]
    assert all(one == made[0] for one in made)
    assert made[0] == short_documents("stadskanaal")[TERMS]
    assert not any(everybody.terms.data["praktijken"][one]["naam"] in outline(made[0]) for one in practices)


def test_the_agreement_names_the_digest_in_the_footer_of_the_terms() -> None:
    made = short_documents("stadskanaal")
    digest = made[TERMS].meta.digest
    assert made[TERMS].meta.footer.endswith(f"kenmerk van de woorden {digest}")
    assert digest in outline(made["modelovereenkomst-centrum"])
    assert digests_of_words(short("stadskanaal"), grounds())[TERMS] == digest
    other = variant(short("stadskanaal"), {("registratie", "terugkoppelen_binnen_werkdagen"): 3}).subject
    assert other is not None
    assert terms_of(other).meta.digest != digest


def test_a_deviation_is_printed_in_the_terms_and_listed_in_the_agreement() -> None:
    """One for a single practice stands in its own agreement only."""
    own: dict[Path, Any] = {
        ("afwijkingen", "meldcode-veiligheid-crisis.overleg"): addition("Dat doen zij op maandag."),
        ("afwijkingen", "geheimhouding.zakelijk"): {**addition("Alleen hier."), "praktijk": "centrum"},
        ("afwijkingen", "stagiairs"): {**addition("Een stagiair kijkt mee."), "titel": "Stagiairs"},
    }
    changed = variant(short("stadskanaal"), own)
    assert changed.errors == []
    assert changed.subject is not None
    made = {plan.name: compose(changed.subject, plan, grounds()) for plan in plans(changed.subject)}
    terms, centre, other = (
        outline(made[name]) for name in (TERMS, f"{AGREEMENT}-centrum", f"{AGREEMENT}-onstwedde")
    )
    assert "Dat doen zij op maandag. (Toegevoegd aan het model, zie bijlage H bij de overeenkomst.)" in terms
    assert all("Dat doen zij op maandag." in text for text in (centre, other))
    assert "Alleen hier." in centre
    assert "Alleen hier." not in other
    assert "Alleen hier." not in terms
    assert "Artikel 31 Stagiairs" in centre
    assert "Artikel 31" not in terms


def test_a_practice_as_employer_is_refused() -> None:
    found = variant(
        subjects()["het-hogeland"], {("vorm",): "kort", ("slotbepalingen", "voorwaarden_datum"): "2026-10-01"}
    )
    assert [one.rule for one in found.errors] == ["vorm-kort-huisartsenpraktijk"]


def test_without_the_form_everything_is_one_document() -> None:
    made = long_documents("stadskanaal")
    assert set(made) == {f"{AGREEMENT}-{one}" for one in ("musselkanaal", "centrum", "onstwedde")}
    for document in made.values():
        numbers = [one.number for one in document.sections if one.kind is SectionKind.ARTICLE]
        assert numbers == [str(number) for number in range(1, 31)]


def only(subject: Subject, practice: str) -> Subject:
    data = dict(subject.source.data)
    data["praktijken"] = {practice: data["praktijken"][practice]}
    source = replace(subject.source, data=data)
    return make_subject(subject.name, (*subject.sources[:-1], source), subject.model, subject.links)


def terms_of(subject: Subject) -> Document:
    plan = next(plan for plan in plans(subject) if plan.once == TERMS)
    return compose(subject, plan, grounds())


def addition(text: str) -> dict[str, str]:
    return {"soort": "voegt_toe", "tekst": text, "motivering": "Wens van partijen."}


def outline(document: Document) -> str:
    return write_outline(document).decode()
