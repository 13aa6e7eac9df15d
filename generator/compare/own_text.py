"""Own text beside the model text: what happens with a lid, and what the model says there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.compare.outline import lines_of
from generator.compare.reach import Composed
from generator.model.change import ChangeKind, TermChange, TermState
from generator.model.document import ItemList
from generator.model.roles import DeviationKind
from generator.model.source import MODEL
from generator.terms.subject import Subject

_KINDS: Mapping[DeviationKind, ChangeKind] = {
    DeviationKind.REPLACES: ChangeKind.CHANGED,
    DeviationKind.ADDS: ChangeKind.ADDED,
    DeviationKind.LAPSES: ChangeKind.REMOVED,
}
_NONE, _ARTICLE = "zegt hier niets", "de tekst van dit artikel"
"""What the model says where something is added, and of a whole article, which is too long for a cell."""


def with_model_text(
    changes: Sequence[TermChange], subject: Subject, model: Sequence[Composed]
) -> Iterator[TermChange]:
    """List choices beside the model; of own text what happens with its lid, and what the model says.

    Which model a file follows and how far it is, is no choice beside the model.

    Args:
        changes: What a file decided.
        subject: The file.
        model: Its documents as they would be without deviations.
    """
    role = subject.model.roles.deviations
    for change in changes:
        if role is None or len(change.keys) != 2 or change.keys[0] != role.term:
            if change.keys[0] not in (MODEL, subject.model.roles.status.term):
                yield change
            continue
        said = next((part.new.value for part in change.parts if part.keys[-1] == role.kind), None)
        kind = role.codes.get(str(said), DeviationKind.REPLACES)
        words = _NONE if kind is DeviationKind.ADDS else _lid(model, str(change.keys[1])) or _ARTICLE
        rest = tuple(part for part in change.parts if part.keys[-1] != role.kind)
        yield replace(change, kind=_KINDS[kind], old=TermState(words), parts=rest)


def _lid(model: Sequence[Composed], anchor: str) -> str:
    """Write a lid on one line; empty when no document has it."""
    for one in model:
        for block in (block for section in one.document.sections for block in section.blocks):
            for item in block.items if isinstance(block, ItemList) else ():
                if item.anchor == anchor:
                    return " ".join(line.strip() for line in lines_of(item.blocks))
    return ""
