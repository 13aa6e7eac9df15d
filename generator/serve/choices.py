"""Which choices are asked about, and what they are called in a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.language.texts import compile_text
from generator.model.form_roles import FormQuestion
from generator.model.schema_node import SchemaNode
from generator.model.source import Path
from generator.serve.draft import Draft
from generator.serve.wording import sentence_case
from generator.terms.subject import scope_of

ANY = "*"
_GAP = "["
"""Begins what a text says of a value that nobody filled in."""


@dataclass(frozen=True)
class Option:
    """Something that can be chosen."""

    code: str
    label: str
    explanation: str = ""
    is_chosen: bool = False
    is_standard: bool = False
    """Whether the model itself says so."""


def offered(draft: Draft, path: Path, node: SchemaNode, options: Sequence[Option]) -> tuple[Option, ...]:
    """Call choices as the model does for this file, and leave out what is no choice there.

    What was chosen before stays, whatever it is called.
    """
    words = _words_at(draft, path)
    named = [_named(one, words.get(one.code, ""), node) if one.code in words else one for one in options]
    kept: dict[str, Option] = {}
    for one in named:
        if one.label and (one.label not in kept or _weight(one, node) > _weight(kept[one.label], node)):
            kept[one.label] = one
    return tuple(one for one in named if kept.get(one.label) is one or one.is_chosen)


def leads_to(key: Path, path: Path) -> bool:
    """Tell whether a value is at a key, or in it; a star stands for the name of any entry."""
    return len(key) <= len(path) and all(own in (ANY, there) for own, there in zip(key, path, strict=False))


def _weight(option: Option, node: SchemaNode) -> tuple[bool, bool, bool]:
    """Say which of two choices with one name is kept: first what holds, then what is called so anyhow."""
    is_called_so = sentence_case(node.words(option.code) or "") == option.label
    return option.is_chosen, option.is_standard, is_called_so


def _named(option: Option, label: str, node: SchemaNode) -> Option:
    same = label == sentence_case(node.words(option.code) or "")
    return replace(option, label=label, explanation=option.explanation if same else "")


def _words_at(draft: Draft, path: Path) -> Mapping[str, str]:
    questions = [one for one in _questions(draft) if any(leads_to(key, path) for key in one.keys)]
    found: dict[str, str] = {}
    for question in questions:
        scope = scope_of(draft.subject)
        for code, placed in question.choices.items():
            text = " ".join(compile_text(placed.text, placed.spot).plain(scope).split())
            if _GAP not in text:
                found[code] = sentence_case(text)
    return found


def _questions(draft: Draft) -> Iterator[FormQuestion]:
    for topic in draft.subject.model.roles.topics:
        yield from (one for one in topic.questions if one.choices)
