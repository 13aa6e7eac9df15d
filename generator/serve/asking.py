"""Open questions on a sheet for somebody who could answer them, to print or to copy into a mail."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.serve.cards import entry_of, shown_needs
from generator.serve.draft import Draft
from generator.serve.entry_names import entry_name
from generator.serve.fields import make_field
from generator.serve.questions import AskedQuestion
from generator.serve.wording import for_page

_FIRST_SENTENCE = re.compile(r".*?[.!?:](?=\s|$)")


@dataclass(frozen=True)
class AskedLine:
    """A value to ask for."""

    title: str
    help: str
    """What it is; advice for who fills in the agreement is left out."""
    choices: tuple[tuple[str, str], ...]


def known_people(draft: Draft) -> list[str]:
    """List who could answer a question, of all those of the model."""
    topics = draft.subject.model.roles.topics
    return list(dict.fromkeys(who for topic in topics for one in topic.questions for who in one.ask))


def asked_lines(draft: Draft, questions: Iterable[AskedQuestion]) -> dict[str, list[AskedLine]]:
    """List what is still open in each question, by question."""
    found: dict[str, list[AskedLine]] = {}
    for question in questions:
        for need in shown_needs(draft, question):
            field = None if need.is_there else make_field(draft, need.path)
            if field is not None:
                entry = entry_of(draft, need.path)
                where = f" ({entry_name(draft, entry)})" if entry else ""
                choices = tuple((one.label, one.explanation) for one in field.options)
                found.setdefault(question.id, []).append(
                    AskedLine(f"{field.label}{where}", _first(field.node.description), choices)
                )
    return found


def _first(text: str) -> str:
    """Return the sentence that says what a value is."""
    sentence = _FIRST_SENTENCE.match(for_page(text))
    return sentence[0] if sentence is not None else ""
