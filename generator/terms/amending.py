"""Lay a file that amends another one over it: a new file says only what changes.

The role `allonge` of a model version tells which terms an amendment never takes over, and which of its own
terms are about its own signing only and leave the text of the agreement alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from generator.model.schema_node import SchemaNode
from generator.model.source import YamlSource, parse_path
from generator.terms.effective import NONE
from generator.terms.subject import Amendment, Subject, make_subject

ROLE = "allonge"
_ANY = "*"
_Pattern: TypeAlias = tuple[str, ...]
Links: TypeAlias = Callable[[Sequence[YamlSource]], Mapping[str, Subject]]
"""Finds the other files that terms name."""


def amend(name: str, source: YamlSource, named: Subject, links: Links) -> Subject:
    """Make the subject of a file that amends another one.

    Args:
        name: Its file stem.
        source: The file.
        named: The file it names: the agreement, or the amendment before this one.
        links: Finds the other files that terms name.

    Raises:
        TemplateError: when a condition in standaard.yaml does not fit the schema.
    """
    role, model = named.model.settings[ROLE], named.model
    apart, here = _patterns(role["niet_geerfd"]), _patterns(role["alleen_hier"])
    inherited = tuple(_without(one, apart) for one in named.sources)
    before = text_of(named)
    changes = _without(_without(source, apart), here, before.terms.data)
    amended = (*before.sources, changes)
    text = make_subject(before.name, amended, model, links(amended))
    own = (*inherited, source)
    subject = make_subject(name, own, model, links(own))
    return replace(subject, amendment=Amendment(named, before, text))


def text_of(subject: Subject) -> Subject:
    """Return the agreement as a file leaves it: itself, or what it amends with its changes."""
    return subject.amendment.text if subject.amendment else subject


def with_those_who_leave(subject: Subject) -> Subject:
    """Return an amendment in which what it takes away is still there: who leaves has to sign as well."""
    source = replace(subject.source, data=_kept(subject.source.data, subject.model.root))
    made = make_subject(subject.name, (*subject.sources[:-1], source), subject.model, subject.links)
    return replace(made, amendment=subject.amendment)


def as_agreement(subject: Subject) -> Subject:
    """Return an amendment as if it were an agreement itself: for a party that signs for the first time."""
    role = subject.model.settings[ROLE]
    about_itself = _patterns([role["term"], role["ingang"].partition(".")[0]])
    sources = (*subject.sources[:-1], _without(subject.source, about_itself))
    return make_subject(subject.name, sources, subject.model, subject.links)


def _patterns(paths: Sequence[str]) -> list[_Pattern]:
    return [parse_path(path) for path in paths]


def _without(
    source: YamlSource, patterns: Sequence[_Pattern], known: Mapping[str, Any] | None = None
) -> YamlSource:
    """Leave terms out; with `known` only those that are known there too."""
    return replace(source, data=_left(source.data, patterns, known))


def _left(
    data: Mapping[str, Any], patterns: Sequence[_Pattern], known: Mapping[str, Any] | None
) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for key, value in data.items():
        inner = [pattern[1:] for pattern in patterns if pattern[0] in (key, _ANY)]
        if () in inner:
            if known is not None and key not in known:
                kept[key] = value
        elif inner and isinstance(value, Mapping):
            below = None if known is None else known.get(key)
            kept[key] = _left(value, inner, below if known is None or isinstance(below, Mapping) else {})
        else:
            kept[key] = value
    return kept


def _kept(data: Mapping[str, Any], node: SchemaNode) -> dict[str, Any]:
    """Leave out the lines that take an entry of a map away."""
    kept: dict[str, Any] = {}
    for key, value in data.items():
        child = node.child(key)
        if isinstance(value, Mapping) and child is not None:
            kept[key] = _kept(value, child)
        elif not (node.is_identity_map and value == NONE):
            kept[key] = value
    return kept
