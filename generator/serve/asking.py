"""Open questions on a sheet for somebody who could answer them, to print or to copy into a mail."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.serve.cards import is_in_table, shown_needs
from generator.serve.draft import Draft
from generator.serve.entry_names import entry_name, is_map
from generator.serve.fields import FormField, make_field
from generator.serve.questions import AskedQuestion
from generator.serve.wording import label_of

_FIRST_SENTENCE = re.compile(r".*?[.!?](?=\s|$)")


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
                choices = tuple((one.label, one.explanation) for one in field.options)
                told = _first(field.help) if field.node.description else ""
                found.setdefault(question.id, []).append(AskedLine(_title(draft, field), told, choices))
    return found


def _title(draft: Draft, field: FormField) -> str:
    """Name a value with the entries that it is of; a figure of a table with the row that it is in."""
    path, label = field.path, field.label
    entries = [path[: index + 1] for index in range(1, len(path) - 1) if is_map(draft, path[:index])]
    if is_in_table(draft, path):
        row = path[:-2] if path[:-1] in entries else path[:-1]
        node = draft.root.at(row)
        label = f"{label_of(node, str(row[-1]))}: {label.lower()}" if node is not None else label
    names = ", ".join(entry_name(draft, entry) for entry in entries)
    return f"{label} ({names})" if names else label


def _first(text: str) -> str:
    """Return the sentence that says what a value is."""
    sentence = _FIRST_SENTENCE.match(text)
    return sentence[0] if sentence is not None else ""
