"""Is every condition of a model version seen both true and false while its examples are tried?

A branch that no example reaches is a text that nobody has read and no test has filled.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity, Spot
from generator.language.outcomes import (
    Condition,
    Outcomes,
    conditions_in_expression,
    conditions_in_text,
    names_in,
    whole,
)
from generator.model.source import Path
from generator.model.template import Clause
from generator.schema.forms import CONDITION, EXPRESSION, MODEL, SENTENCE, TEXT, placed_values
from generator.tasks.lint.context import ModelContext

RULE = "voorwaarde-niet-gezien"

_NOT_COMPOSED: tuple[Path, ...] = (
    ("overzicht",), ("vragen",), ("invullen",), ("vragenblad",), ("status", "contactpersonen_wijzigen"),
)  # fmt: skip
"""Places in `model.yaml` of which nothing is in a document."""
_FIXED = frozenset({"document"})
"""What a condition may ask that is the same for every file of a version."""
_WORDS = {True: "waar", False: "onwaar"}


def wanted(version: ModelContext) -> Outcomes:
    """List what has to be seen: every condition both true and false.

    Raises:
        TemplateError: when a text of the version cannot be parsed.
    """
    conditions = {one for one in conditions_of(version) if names_in(one) != _FIXED}
    return {(condition, truth) for condition in conditions for truth in _WORDS}


def unseen(version: ModelContext, missing: Outcomes) -> Iterator[Finding]:
    """Report the conditions that were never true, or never false.

    Args:
        version: The version.
        missing: What was wanted and not seen.

    Raises:
        TemplateError: when a text of the version cannot be parsed.
    """
    for condition in dict.fromkeys(conditions_of(version)):
        missed = [_WORDS[truth] for truth in _WORDS if (condition, truth) in missing]
        if missed:
            yield Finding(
                RULE,
                Severity.WARNING,
                condition.spot,
                f"Deze voorwaarde is in geen enkel voorbeeld {' of '.join(missed)}: `{condition.text}`.",
                f"Maak of wijzig een voorbeelden/ok-….yaml waarin zij {' en een waarin zij '.join(missed)} "
                "is. Kan dat nooit, haal de voorwaarde dan weg.",
            )


def conditions_of(version: ModelContext) -> Iterator[Condition]:
    """List the conditions that decide what the documents of a version say.

    Raises:
        TemplateError: when a text of the version cannot be parsed.
    """
    template = version.model.template
    for layer in version.model.standard:
        if layer.condition is not None:
            yield layer.condition.condition
    for path, text, kind in placed_values(MODEL, template.model_source.data):
        if not any(path[: len(place)] == place for place in _NOT_COMPOSED):
            yield from _of_role(str(text), kind, template.model_source.value_spot(path))
    for clause in template.clauses.values():
        yield from _of_clause(clause)


def _of_role(text: str, kind: str, spot: Spot) -> Iterator[Condition]:
    """List the conditions in a text of `model.yaml`, whose form tells what it is."""
    if kind == CONDITION:
        yield whole(text, spot)
    if kind in (CONDITION, EXPRESSION):
        yield from conditions_in_expression(text, spot)
    elif kind in (TEXT, SENTENCE):
        yield from conditions_in_text(text, spot)


def _of_clause(clause: Clause) -> Iterator[Condition]:
    if clause.wanneer.strip():
        spot = clause.spot("wanneer")
        yield whole(clause.wanneer, spot)
        yield from conditions_in_expression(clause.wanneer, spot)
    yield from conditions_in_text(clause.title, clause.spot("titel"))
    yield from conditions_in_text(clause.anders.strip(), clause.spot("anders"))
    yield from conditions_in_text(clause.body, clause.body_spot)
