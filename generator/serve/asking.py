"""Open questions on a sheet for somebody who could answer them, to print or to copy into a mail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model.source import Path, parse_path
from generator.serve.cards import is_in_table, shown_needs
from generator.serve.draft import Draft
from generator.serve.entry_names import entry_name, is_map
from generator.serve.fields import FormField, make_field
from generator.serve.questions import AskedQuestion, AskedTopic, is_about
from generator.serve.remedies import note_for
from generator.serve.wording import label_of

_COMMON = "Algemeen"
_ARTICLES = ("het", "een", "één", "van", "voor")
_FIRST_SENTENCE = re.compile(r".*?[.!?](?=\s|$)")


@dataclass(frozen=True)
class AskedLine:
    """A value to ask for."""

    title: str
    help: str
    """What it is; advice for who fills in the agreement is left out."""
    choices: tuple[tuple[str, str], ...]
    owner: Path = ()
    """The entry with documents of its own that it is about, such as a practice; empty for none."""


@dataclass(frozen=True)
class SheetPart:
    """Questions that go to somebody: those about one practice, or those about none."""

    title: str
    """Whom they are about; empty when about nobody in particular."""
    questions: tuple[tuple[AskedQuestion, tuple[AskedLine, ...]], ...]

    @property
    def size(self) -> int:
        """How many answers are asked."""
        return sum(len(lines) for _, lines in self.questions)


def sheet_parts(draft: Draft, questions: Sequence[AskedQuestion]) -> list[SheetPart]:
    """Put what is still open on parts that can be sent apart: in general, and of each practice."""
    lines = asked_lines(draft, questions)
    there = dict.fromkeys(one.owner for some in lines.values() for one in some)
    owners = sorted(there, key=bool)
    if len([one for one in owners if one]) < 2:
        whole = tuple((one, tuple(lines[one.id])) for one in questions if one.id in lines)
        return [SheetPart("", whole)] if whole else []
    return [
        SheetPart(
            entry_name(draft, owner) if owner else _COMMON,
            tuple(
                (one, mine)
                for one in questions
                if (mine := tuple(line for line in lines.get(one.id, ()) if line.owner == owner))
            ),
        )
        for owner in owners
    ]


def asked_of(draft: Draft, topics: Iterable[AskedTopic]) -> dict[str, int]:
    """Count the answers on the sheet for each who could give them; who has none is left out."""
    questions = [one for topic in topics for one in topic.questions if not one.is_done]
    lines = asked_lines(draft, questions)
    counts: dict[str, int] = {}
    for one in questions:
        for who in one.role.ask:
            counts[who] = counts.get(who, 0) + len(lines.get(one.id, ()))
    return {who: count for who, count in counts.items() if count}


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
                told = "" if _says_the_title(told, field.label) else told
                found.setdefault(question.id, []).append(
                    AskedLine(_title(draft, field), told, choices, _owner(draft, field.path))
                )
        for path, words in _missed(draft, question):
            found.setdefault(question.id, []).append(AskedLine(words, "", (), _owner(draft, path)))
    return found


def _missed(draft: Draft, question: AskedQuestion) -> Iterator[tuple[Path, str]]:
    """Walk through what the checks miss about a question beside its values, each in the words of its page."""
    values = {need.path for need in question.needs}
    for finding in draft.left_to_do:
        path = parse_path(finding.path)
        if is_about(question.role, path) and path not in values:
            yield path, note_for(draft, finding).words


def _owner(draft: Draft, path: Path) -> Path:
    """Find the entry with documents of its own that a value is of: in it, or under its name elsewhere."""
    role = draft.subject.model.roles.document.fan_out
    nodes = [draft.root, *draft.root.along(path)]
    for node, key in zip(nodes, path, strict=False):
        if role and node is not None and (node is draft.root.child(role.over) or role.over in node.keyed_by):
            return (role.over, str(key))
    return ()


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


def _says_the_title(text: str, title: str) -> bool:
    """Tell whether an explanation has hardly a word that the title has not: "Plaatsnaam." of a town."""
    said, known = (re.findall(r"\w{3,}", words.casefold()) for words in (text, title))
    return all(any(word.startswith(one) for one in (*known, *_ARTICLES)) for word in said)


def _first(text: str) -> str:
    """Return the sentence that says what a value is."""
    sentence = _FIRST_SENTENCE.match(text)
    return sentence[0] if sentence is not None else ""
