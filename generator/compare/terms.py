"""Which terms of a content file changed: by what they mean, whatever the file looks like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from generator.compare.renames import Renames, find_renames, keys_of, renamed_keys, translated
from generator.compare.wording import origin_words, shown, state_of, titles, weight_of
from generator.model.change import Cause, ChangeKind, TermChange, TermState, Weight, heaviest
from generator.model.document import Origin
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, dotted, value_at
from generator.terms.signed import contacts_decide, is_signed
from generator.terms.subject import Subject

_FILE = "bestand"
_OPEN = "het model laat dit open"
_NOTHING: Mapping[str, Any] = {}


def term_changes(old: Subject, new: Subject, between: Subject | None = None) -> list[TermChange]:
    """List the terms that changed, in the order of the schema, and then those of linked files.

    Args:
        old: The file as it was.
        new: The file as it is.
        between: The old choices under the new model, when the model itself differs.
    """
    found = _changes(old, new, between)
    return found if is_signed(old) else [_before_signing(change) for change in found]


def _changes(old: Subject, new: Subject, between: Subject | None) -> list[TermChange]:
    found = list(_own_changes(old, new, between))
    for name in new.links:
        if name in old.links:
            middle = between.links.get(name) if between else None
            found += [_linked(one, name) for one in _changes(old.links[name], new.links[name], middle)]
    return found


def _before_signing(change: TermChange) -> TermChange:
    """Ask for no amendment of what nobody signed."""
    weight = Weight.PARTIES if change.weight is Weight.AMENDMENT else change.weight
    return replace(change, weight=weight, parts=tuple(map(_before_signing, change.parts)))


def choices(subject: Subject) -> list[TermChange]:
    """List what a file says and the model does not: all that was decided, deviations first."""
    standard = replace(subject, terms=replace(subject.terms, data=dict(subject.terms.standard), origins={}))
    walk = _Walk(standard, subject, None, {})
    decided = ((change, _decided(change, subject)) for change in walk.top())
    found = [replace(change, origin=origin, deviates=origin != _OPEN) for change, origin in decided]
    return sorted(found, key=lambda change: not change.deviates)


def beside_model(subject: Subject) -> list[TermChange]:
    """List where a file deviates from the model: each value that the model has otherwise, and each own text.

    What the model leaves open, such as names, is no deviation, whatever the file says.
    """
    return [change for change in choices(subject) if change.deviates]


def renames_between(old: Subject, new: Subject) -> Renames:
    """Find the entries of a file that only got another key."""
    return find_renames(new.model.root, old.terms.data, new.terms.data)


def taken_back(data: Mapping[str, Any], change: TermChange) -> dict[str, Any]:
    """Return terms with one change undone; of an entry, the terms in it."""
    if not change.parts:
        return _with(data, change.keys, change.old.value)
    result = dict(data)
    for part in change.parts:
        result = taken_back(result, part)
    return result


def _with(data: Mapping[str, Any], path: Path, value: object) -> dict[str, Any]:
    """Return terms with another value at a path; without a value the term is gone, an empty group with it."""
    key, rest = str(path[0]), path[1:]
    result = dict(data)
    if rest:
        below = data.get(key)
        value = _with(below if isinstance(below, Mapping) else {}, rest, value) or None
    if value is None:
        result.pop(key, None)
    else:
        result[key] = value
    return result


def _own_changes(old: Subject, new: Subject, between: Subject | None) -> Iterator[TermChange]:
    return _Walk(old, new, between, renames_between(old, new)).top()


def _linked(change: TermChange, name: str) -> TermChange:
    return replace(
        change,
        path=f"{name}.{change.path}",
        old_path=f"{name}.{change.old_path}",
        link=change.link or name,
        parts=tuple(_linked(part, name) for part in change.parts),
    )


def _decided(change: TermChange, subject: Subject) -> str:
    role = subject.model.roles.deviations
    if role and change.keys[:1] == (role.term,):
        return "wijkt af van de modeltekst"
    if change.kind is ChangeKind.REMOVED:
        return "weggenomen uit het model"
    if not change.old.text and change.old.value is None:
        return _OPEN
    return "wijkt af van het model"


@dataclass(frozen=True, eq=False)
class _Walk:
    """Walks through the terms of both sides at once, along the schema of the new side."""

    old: Subject
    new: Subject
    between: Subject | None
    renames: Renames

    def top(self) -> Iterator[TermChange]:
        return self.group(self.new.model.root, (), (), self.old.terms.data, self.new.terms.data)

    def group(self, node: SchemaNode, was: Path, now: Path, before: Any, after: Any) -> Iterator[TermChange]:
        """Walk through a group with fixed keys; keys that only the old schema knew come last."""
        known = node.property_names
        rest = [key for key in (*before, *after) if key not in known]
        for key in dict.fromkeys((*known, *rest)):
            yield from self.term(node.child(key), (*was, key), (*now, key), before.get(key), after.get(key))

    def term(
        self, node: SchemaNode | None, was: Path, now: Path, before: Any, after: Any
    ) -> Iterator[TermChange]:
        if before is None and after is None:
            return
        if not (isinstance(before, Mapping) or isinstance(after, Mapping)):
            known = translated(before, node, self.renames) if node else before
            if known != after:
                yield self.change(was, now)
            return
        above, below = _mapping(before), _mapping(after)
        if node is not None and node.is_identity_map:
            yield from self.entries(node, was, now, above, below)
        else:
            yield from self.group(node or self.new.model.root, was, now, above, below)

    def entries(
        self, node: SchemaNode, was: Path, now: Path, before: Mapping[str, Any], after: Mapping[str, Any]
    ) -> Iterator[TermChange]:
        """Walk through the entries of a map, each beside its own old self."""
        renamed = self.paired(node, now, before, after)
        origin = {renamed.get(key, key): key for key in before}
        for key in dict.fromkeys((*after, *origin)):
            old_key = origin.get(key, key)
            here, there = (*was, old_key), (*now, key)
            if key not in after or old_key not in before:
                yield self.entry(node, here, there, before.get(old_key), after.get(key))
                continue
            if key != old_key and not node.keyed_by:
                yield self.renaming(here, there)
            yield from self.term(node.child(key), here, there, before[old_key], after[key])

    def paired(
        self, node: SchemaNode, now: Path, before: Mapping[str, Any], after: Mapping[str, Any]
    ) -> Mapping[str, str]:
        if node.keyed_by:
            known = keys_of(node, self.renames)
            return {old: new for old, new in known.items() if old in before and new in after}
        return self.renames.get(dotted(now)) or renamed_keys(node, before, after)

    def entry(self, node: SchemaNode, was: Path, now: Path, before: Any, after: Any) -> TermChange:
        """Tell an entry that came or went as one change; its terms are the parts."""
        child = node.child(now[-1])
        if not (isinstance(before, Mapping) or isinstance(after, Mapping)):
            return self.change(was, now)
        parts = tuple(self.term(child, was, now, before or _NOTHING, after or _NOTHING))
        change = self.change(was, now)
        causes = [part.cause for part in parts]
        weights = [part.weight for part in parts]
        return replace(
            change,
            parts=parts,
            origin=parts[0].origin if parts else change.origin,
            cause=Cause.CHOICE if Cause.CHOICE in causes else (causes or [change.cause])[0],
            weight=heaviest(weights) or change.weight,
        )

    def renaming(self, was: Path, now: Path) -> TermChange:
        change = self.change(was, now)
        return replace(
            change,
            kind=ChangeKind.RENAMED,
            old=replace(change.old, text=str(was[-1]), value=was[-1]),
            new=replace(change.new, text=str(now[-1]), value=now[-1]),
            weight=Weight.EDITORIAL,
            cause=Cause.CHOICE,
            origin="een andere naam voor hetzelfde onderdeel",
        )

    @cached_property
    def contacts_decide(self) -> bool:
        """Whether contact persons may change what the schema leaves to them, as was agreed before."""
        return contacts_decide(self.old)

    def change(self, was: Path, now: Path) -> TermChange:
        old, new = state_of(self.old, was), state_of(self.new, now)
        side, path = (self.old, was) if new.value is None else (self.new, now)
        steps = titles(side, path)
        cause = self.cause(was, now, old, new)
        models = (self.old.model.template.name, self.new.model.template.name)
        kind = ChangeKind.CHANGED
        if old.value is None or new.value is None:
            kind = ChangeKind.ADDED if old.value is None else ChangeKind.REMOVED
        return TermChange(
            path=dotted(path),
            keys=path,
            old_path=dotted(was),
            title=steps[-1],
            context=steps[:-1],
            kind=kind,
            old=_without_groups(old),
            new=_without_groups(new),
            weight=weight_of(side.model.root, path, self.contacts_decide),
            cause=cause,
            origin=origin_words(old, new, cause, models),
            model=shown(self.new, now, value_at(self.new.terms.standard, now)),
        )

    def cause(self, was: Path, now: Path, old: TermState, new: TermState) -> Cause:
        """Tell whether someone chose this, or the model does, by itself or because of another choice."""
        if self.said(self.old, was, old) or self.said(self.new, now, new):
            return Cause.CHOICE
        if self.between is not None and value_at(self.between.terms.data, was) == new.value:
            return Cause.MODEL
        return Cause.FOLLOWS

    def said(self, subject: Subject, path: Path, state: TermState) -> bool:
        """Tell whether the file says something about a term, or about a part of an entry."""
        if isinstance(state.value, Mapping):
            origins = subject.terms.origins
            return any(place[: len(path)] == path and one.kind == _FILE for place, one in origins.items())
        origin: Origin | None = state.origin
        return origin is not None and origin.kind == _FILE


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else _NOTHING


def _without_groups(state: TermState) -> TermState:
    """Leave the parts of an entry to the parts of its change."""
    return replace(state, value=None) if isinstance(state.value, Mapping) else state
