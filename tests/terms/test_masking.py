"""A value of the wrong form is a visible gap, and never read as chosen or as taken away."""

from __future__ import annotations

import re

import pytest

from generator import pipeline
from generator.findings import Spot, has_errors
from generator.language.expressions import compile_expression
from generator.language.values import Unknown
from generator.render.outline_writer import write_outline
from generator.terms.subject import Subject, scope_of
from generator.workspace import Workspace
from tests.acceptance.content import ROOT

AGREEMENT = ROOT / "agreements" / "stadskanaal.yaml"


def edited(*changes: tuple[str, str]) -> pipeline.Checked:
    """Check the agreement as if some of its words were others."""
    text = AGREEMENT.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return pipeline.check(Workspace(ROOT), [AGREEMENT], edited={AGREEMENT: text.encode()})


def readable(*changes: tuple[str, str]) -> Subject:
    checked = edited(*changes)
    assert has_errors(checked.findings)
    assert checked.subjects == []
    (subject,) = checked.readable
    assert not subject.is_sound
    return subject


def first_text(subject: Subject) -> str:
    return write_outline(next(iter(pipeline.documents(Workspace(ROOT), subject)))).decode()


def value(subject: Subject, expression: str) -> object:
    return compile_expression(expression, Spot("proef")).evaluate(scope_of(subject))


def practices() -> str:
    """Return the whole group of practices as the file writes it."""
    found = re.search(r"^praktijken:\n(?:[ #].*\n|\n)+", AGREEMENT.read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return found[0]


def lines_with(subject: Subject, words: str) -> list[str]:
    return [line for line in first_text(subject).splitlines() if words in line]


def test_a_wrong_amount_is_a_gap_in_the_text() -> None:
    subject = readable(("tarief_eur: 98.50", "tarief_eur: veel"))
    assert lines_with(subject, "[nog in te vullen: tarief] per uur")


def test_a_wrong_value_hides_the_value_of_the_model() -> None:
    subject = readable(("  totaal:\n", "  weken_per_jaar: veel\n  totaal:\n"))
    assert subject.terms.standard["uren"]["weken_per_jaar"] == 44
    assert isinstance(value(subject, "uren.weken_per_jaar"), Unknown)
    assert "44 weken" not in first_text(subject)


def test_a_wrong_value_hides_what_a_file_inherits_from_its_basis() -> None:
    basis = ROOT / "profiles" / "ojg-ggz.yaml"
    text = basis.read_text(encoding="utf-8")
    assert "basis: ojg" in text
    changed = f"{text}opleidingsniveau: [hbo]\n".encode()
    checked = pipeline.check(Workspace(ROOT), [basis], edited={basis: changed})
    (subject,) = checked.readable
    assert isinstance(value(subject, "opleidingsniveau"), Unknown)


def test_whether_it_is_filled_in_is_not_known() -> None:
    subject = readable(("tarief_eur: 98.50", "tarief_eur: veel"))
    assert isinstance(value(subject, "bekostiging.tarief_eur is ingevuld"), Unknown)
    assert isinstance(value(subject, "not (bekostiging.tarief_eur is ingevuld)"), Unknown)


def test_a_wrong_choice_leaves_what_was_chosen_open() -> None:
    subject = readable(("    overbruggingshulp: true", "    overbruggingshulp: misschien"))
    assert isinstance(value(subject, '"overbruggingshulp" in (afgeleid.taken | gekozen)'), Unknown)


def test_a_wrong_status_counts_as_a_draft() -> None:
    subject = readable(("status: voorbeeld", "status: concpt"))
    document = next(iter(pipeline.documents(Workspace(ROOT), subject)))
    assert (document.meta.status, document.meta.watermark) == ("concept", "CONCEPT")


def test_a_wrong_group_gives_one_document_with_gaps() -> None:
    subject = readable((practices(), "praktijken: 5\n"))
    names = [document.name for document in pipeline.documents(Workspace(ROOT), subject)]
    assert names[0] == "modelovereenkomst"
    assert lines_with(subject, "[nog in te vullen: praktijken")


def test_an_entry_that_is_no_group_is_there_with_gaps() -> None:
    subject = readable(("\npraktijken:\n", "\npraktijken:\n  de-nieuwe: 5\n"))
    assert "de-nieuwe" in subject.terms.data["praktijken"]
    documents = {document.name: document for document in pipeline.documents(Workspace(ROOT), subject)}
    assert "nog in te vullen" in write_outline(documents["modelovereenkomst-de-nieuwe"]).decode()


def test_a_finding_silences_what_follows_from_it() -> None:
    before = {finding.rule for finding in edited().findings}
    after = edited((practices(), "praktijken: 5\n")).findings
    news = [finding for finding in after if finding.rule not in before]
    assert [(finding.rule, finding.path) for finding in news] == [("verkeerd-type", "praktijken")]


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("  centrum: {uren: 4, per: week}", "  centrum: 4 uur", "uren.inzet.ojg-1.centrum"),
        ("      lokaal_team: {uren: 8, per: week}", "      lokaal_team: 8", "uren.overig.ojg-1.lokaal_team"),
        (
            "        bevoegdheid: volmacht",
            "        bevoegdheid: [ja]",
            "praktijken.musselkanaal.ondertekenaars.maat.bevoegdheid",
        ),
        (
            "      dekt_ojg: true",
            "      dekt_ojg: zeker",
            "aansprakelijkheid.verzekeringen.werkgever-beroeps.dekt_ojg",
        ),
    ],
)
def test_no_rule_speaks_about_what_cannot_be_used(old: str, new: str, path: str) -> None:
    """Also not about an entry of which all is known but its name, or about a sum and a choice over many."""
    text = AGREEMENT.read_text(encoding="utf-8")
    before = {(finding.rule, finding.path) for finding in edited().findings}
    changed = text.replace(old, new, 1)
    assert changed != text
    checked = pipeline.check(Workspace(ROOT), [AGREEMENT], edited={AGREEMENT: changed.encode()})
    news = {(finding.rule, finding.path) for finding in checked.findings} - before
    assert [where for _, where in news] == [path]


def test_a_group_of_workers_that_cannot_be_used_is_no_practice_without_hours() -> None:
    text = AGREEMENT.read_text(encoding="utf-8")
    hours = re.search(r"  inzet:\n    ojg-1:\n(?:      .*\n)+", text)
    assert hours
    found = edited((hours[0], "  inzet:\n    ojg-1: 10 uur\n")).findings
    assert {finding.path for finding in found if finding.path.startswith("uren")} == {"uren.inzet.ojg-1"}


@pytest.mark.parametrize(
    "key", ["tarief_eur: veel", "tarief_eur: 98.505", "tarief_eur: [1]", "tarief_eur: -1"]
)
def test_every_kind_of_mistake_in_a_value_masks_it(key: str) -> None:
    subject = readable(("tarief_eur: 98.50", key))
    assert subject.terms.masked == {("bekostiging", "tarief_eur")}


def test_a_mistyped_key_is_not_taken_for_one_that_is_missing() -> None:
    before = {finding.rule for finding in edited().findings}
    after = edited(
        ("  tarief_eur: 98.50", "  tarif_eur: 98.50"), ("\nlokaal_team:", "\nlokal_team:")
    ).findings
    news = [(finding.rule, finding.path) for finding in after if finding.rule not in before]
    assert news == [("onbekende-sleutel", "lokal_team"), ("onbekende-sleutel", "bekostiging.tarif_eur")]
