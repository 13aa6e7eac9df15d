"""Why something is asked, and what the model itself says: from the model's own texts."""

from __future__ import annotations

from dataclasses import dataclass

from generator.load.grounds import shared_grounds
from generator.reading.standard_words import remark_on
from generator.serve.choices import chosen_words
from generator.serve.draft import Draft
from generator.serve.fields import FormField
from generator.serve.paper import Paper
from generator.serve.wording import for_page, shown_words

_MOST = 3
"""Sections of which the explanation is shown."""


@dataclass(frozen=True)
class ModelValue:
    """What the model says when the file says nothing."""

    words: str
    source: str
    """Why, as the model says; empty when it does not."""
    holds: bool
    """Whether it holds now."""


@dataclass(frozen=True)
class Reason:
    """The explanation of a part of the document."""

    title: str
    paragraphs: tuple[str, ...]
    statutes: tuple[tuple[str, str], ...]
    """Each statute with where it can be read."""


def standard_of(draft: Draft, field: FormField) -> ModelValue | None:
    """Say what the model itself says about a value."""
    value = draft.standard(field.path)
    if value is None:
        return None
    words = chosen_words(draft, field.path, value) or shown_words(value, field.node)
    return ModelValue(words, remark_on(draft.subject.model, field.path, value), not field.is_own)


def reasons_for(draft: Draft, paper: Paper | None) -> list[Reason]:
    """Give the explanation of the parts of a document that a question works on."""
    found: list[Reason] = []
    if paper is None:
        return found
    grounds = draft.template.citable(shared_grounds(draft.preview.workspace))
    for anchor in paper.sections[:_MOST]:
        clause = draft.template.clauses.get(anchor)
        if clause is None or not clause.toelichting.strip():
            continue
        texts = tuple(" ".join(part.split()) for part in clause.toelichting.strip().split("\n\n"))
        statutes = tuple(
            (f"{basis.statute}, artikel {basis.article}", basis.url)
            for one in clause.grondslag
            if (basis := grounds.get(one)) is not None
        )
        found.append(Reason(clause.title, tuple(filter(None, map(for_page, texts))), statutes))
    return found
