"""Own text beside what other places of the document still say: the values that a replaced lid stated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from generator.findings import Finding, Severity
from generator.model.source import Path as TermPath
from generator.render.words import body_words
from generator.terms.subject import views_of
from generator.validate.restated import RULE
from tests.deviations.content import changed, deviation

DAYS: TermPath = ("vervanging", "ziekte_na_dagen")


def told(
    deviations: Mapping[str, Any], name: str = "pekela", more: Mapping[TermPath, Any] | None = None
) -> list[Finding]:
    return [one for one in changed(deviations, name, more).findings if one.rule == RULE]


def replaced(key: str, text: str, more: Mapping[TermPath, Any] | None = None) -> list[Finding]:
    return told({key: deviation("vervangt", text)}, more=more)


def test_a_value_that_the_summary_still_states_is_named_at_the_deviation() -> None:
    own = {
        "vervanging.ziekte": deviation("vervangt", "Bij ziekte langer dan 10 werkdagen komt er een ander.")
    }
    found = changed(own)
    assert "vervanging na 14 dagen" in " ".join(body_words(next(found.documents())))
    [finding] = told(own)
    assert (finding.severity, finding.path) == (Severity.WARNING, "afwijkingen.vervanging.ziekte")
    assert finding.message == (
        'Wat bij "vervanging.ziekte" door eigen tekst is vervangen, staat elders nog: '
        "14 (aantal dagen voordat vervanging volgt) in Kernafspraken."
    )
    assert "verander dan ook `vervanging.ziekte_na_dagen`" in finding.hint


def test_doing_what_the_advice_says_makes_it_quiet() -> None:
    assert replaced("vervanging.ziekte", "Langer dan 10 werkdagen.", {DAYS: 10}) == []


@pytest.mark.parametrize(
    "text",
    ["Na 14 dagen.", "Na veertien\ndagen.", "Na VEERTIEN dagen.", "Na 14, hooguit 20 dagen.", "Op dag 14."],
)
def test_own_text_that_says_the_value_is_quiet(text: str) -> None:
    assert replaced("vervanging.ziekte", text) == []


@pytest.mark.parametrize(
    "text", ["Na 140 dagen.", "Na 14,5 dagen.", "Na 3.14 dagen.", "Na dag A14.", "Soms."]
)
def test_a_part_of_another_word_or_number_is_not_the_value(text: str) -> None:
    assert len(replaced("vervanging.ziekte", text)) == 1


@pytest.mark.parametrize(
    ("days", "text", "is_quiet"),
    [(1, "Na één dag.", True), (1, "Na een dag.", False), (30, "Na 30 dagen.", True)],
)
def test_numbers_are_also_known_as_words(days: int, text: str, is_quiet: bool) -> None:
    assert (replaced("vervanging.ziekte", text, {DAYS: days}) == []) is is_quiet


@pytest.mark.parametrize(
    "text", ["Hooguit € 1.000.000, en € 3.000.000 per jaar.", "Hooguit 1000000 euro, per jaar €3.000.000."]
)
def test_an_amount_may_be_written_otherwise(text: str) -> None:
    assert replaced("aansprakelijkheid.maximum", text) == []
    [finding] = replaced("aansprakelijkheid.maximum", "Hooguit 1 miljoen, en € 3.000.000 per jaar.")
    assert "€ 1.000.000" in finding.message
    assert "€ 3.000.000" not in finding.message


def test_a_lid_that_lapses_is_told_with_other_advice() -> None:
    [finding] = told({"vervanging.ziekte": deviation("vervalt")})
    assert 'Wat bij "vervanging.ziekte" vervalt, staat elders nog: 14' in finding.message
    assert "`soort: vervangt`" in finding.hint


def test_a_whole_article_is_told_of_all_its_values() -> None:
    [finding] = replaced("vervanging", "De praktijken regelen samen de vervanging.")
    assert "14 (aantal dagen voordat vervanging volgt) en 4 (" in finding.message


def test_another_article_that_states_the_value_may_be_deviated_from_too() -> None:
    [finding] = replaced("duur-en-verlenging.termijn", "Opzeggen kan met een half jaar.")
    where = 'lid "begrotingsvoorbehoud" van artikel 20 (Bekostiging en betaling)'
    assert finding.message.endswith(f"in Kernafspraken en {where}.")
    assert finding.hint.endswith(f"U kunt ook afwijken van {where}.")
    both = {
        "duur-en-verlenging.termijn": deviation("vervangt", "Opzeggen kan met een half jaar."),
        "bekostiging.begrotingsvoorbehoud": deviation("vervalt"),
    }
    assert all(where not in one.message for one in told(both) if "termijn" in one.path)


@pytest.mark.parametrize(
    "deviations",
    [
        {"vervanging.eisen": deviation("vervangt", "Geen eisen.")},  # states nothing
        {"vervanging.ziekte": deviation("voegt_toe", "Ook bij griep.")},  # the words of the model stay
        {"vervanging.ziekte": {"soort": "vervangt"}},  # nobody knows yet what it will say
        {"vervanging.melden": deviation("vervangt", "Melden hoeft niet.")},  # states no more than a name
    ],
)
def test_what_contradicts_nothing_is_quiet(deviations: dict[str, Any]) -> None:
    assert told(deviations) == []


def test_the_documents_of_practices_are_told_of_once() -> None:
    found = changed({"vervanging.ziekte": deviation("vervangt", "Soms.")}, "stadskanaal")
    assert found.subject is not None
    assert len(views_of(found.subject)) > 1
    assert len([one for one in found.findings if one.rule == RULE]) == 1
