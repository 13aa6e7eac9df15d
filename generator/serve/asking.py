"""Open questions as text for somebody who could answer them, to print or to copy into a mail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.serve.cards import entry_of, shown_needs
from generator.serve.draft import Draft
from generator.serve.entry_names import entry_name
from generator.serve.fields import make_field
from generator.serve.questions import AskedQuestion


@dataclass(frozen=True)
class AskedLine:
    """A value to ask for."""

    title: str
    help: str
    choices: tuple[tuple[str, str], ...]


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
                    AskedLine(f"{field.label}{where}", field.help, choices)
                )
    return found
