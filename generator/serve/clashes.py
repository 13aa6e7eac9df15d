"""Values that were changed in two places at once, as a page asks about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.serve.answering import Clash
from generator.serve.draft import Draft
from generator.serve.fields import FieldKind, FormField, make_field
from generator.serve.naming import Naming
from generator.serve.places import address

_TICKED = {"true": "Ja", "false": "Nee"}


@dataclass(frozen=True)
class AskedClash:
    """A value of which somebody must say which one holds."""

    name: str
    """What the value is called in the form."""
    label: str
    was: str
    """What stood there when the page was made: so it still clashes when another clash is settled."""
    mine: str
    theirs: str
    my_words: str
    their_words: str
    is_gone: bool = False
    """Whether there is no entry any more that it can be in."""


def asked_clashes(draft: Draft, clashes: Sequence[Clash]) -> list[AskedClash]:
    """Say clashes in the words of the page."""
    found = []
    for one in clashes:
        field = make_field(draft, one.path)
        if field is not None:
            mine, theirs = words_in(field, one.mine), words_in(field, one.theirs)
            label = Naming(draft).title(one.path) if one.is_gone else field.label
            place = address(one.path)
            found.append(AskedClash(place, label, one.was, one.mine, one.theirs, mine, theirs, one.is_gone))
    return found


def words_in(field: FormField, typed: str) -> str:
    """Say what was filled in by the words that the page has for it."""
    labels = {one.code: one.label for one in (*field.options, *field.others)}
    if field.kind is FieldKind.TICK:
        labels = _TICKED
    return ", ".join(labels.get(line, line) for line in typed.split("\n"))
