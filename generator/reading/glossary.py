"""The derived names of a model: what each of them says or means, case by case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.analysis.vocabulary import DerivedName, TermNames
from generator.findings import Spot
from generator.language import nodes
from generator.reading.condition_words import ConditionWords
from generator.reading.logic import Logic
from generator.reading.nouns import derived_words, quoted, term
from generator.reading.variants import Lines, Variant, When, branch_when, printed, variants_of

_LOGICAL = (nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Test)


@dataclass(frozen=True)
class Case:
    """What a derived name says under one condition."""

    when: When
    variants: tuple[Variant, ...] | None = None
    """None when it only tells that something is so."""


@dataclass(frozen=True)
class GlossaryEntry:
    """A derived name and its cases."""

    title: str
    cases: tuple[Case, ...]


def glossary(vocabulary: TermNames) -> list[GlossaryEntry]:
    """Explain every derived name that was mentioned, and those that the explanations need, in their order."""
    done: dict[str, GlossaryEntry] = {}
    while left := [name for name in vocabulary.derived if name not in done]:
        for name in left:
            done[name] = _entry(vocabulary.derived[name])
    return [done[name] for name in vocabulary.model.roles.derived if name in done]


def _entry(derived: DerivedName) -> GlossaryEntry:
    words = ConditionWords(derived.vocabulary)
    if derived.pair is not None:
        return GlossaryEntry(quoted(derived.pair[0]), (Case(When(words.expanded(derived))),))
    if _is_condition(derived):
        return GlossaryEntry(quoted(derived.readable), (Case(When(words.expanded(derived))),))
    return GlossaryEntry(term(derived_words(derived)), tuple(_cases(derived, words)))


def _cases(derived: DerivedName, words: ConditionWords) -> Iterator[Case]:
    before: list[Logic] = []
    for condition, value in derived.cases():
        here: Logic = True if condition is None else words.logic(condition)
        if isinstance(value, str):
            variants = variants_of(value, derived.vocabulary, Spot(""))
        else:
            variants = (Lines((printed(value, derived.vocabulary),), 1),)
        yield Case(branch_when(before, here), variants)
        before.append(here)


def _is_condition(derived: DerivedName) -> bool:
    """Tell whether a derived name is true or false, instead of words."""
    values = [value for _, value in derived.cases()]
    return all(
        isinstance(value, _LOGICAL)
        or (isinstance(value, nodes.Const) and isinstance(value.value, bool))
        or (isinstance(value, nodes.Expr) and _is_true_or_false(derived, value))
        for value in values
    )


def _is_true_or_false(derived: DerivedName, value: nodes.Expr) -> bool:
    meaning = derived.vocabulary.resolve(value)
    if isinstance(meaning, DerivedName):
        return _is_condition(meaning)
    node = getattr(meaning, "node", None)
    return node is not None and node.spec.get("type") == "boolean"
