"""The terms that model.yaml binds to a role, with the place where it names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.analysis.shapes import ENTRY
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, parse_path, scalars
from generator.tasks.lint.context import Version

_OVER, _BESIDE = "over", "bij"
_TERM_KEYS = ("term", _OVER, "basis", "vastlegging", "exemplaar", "nummer", "ingang", "begin")
_TERM_LISTS = ("niet_geerfd", "alleen_hier")
_ROLES = ("status", "verspreiding", "koppelingen", "basis", "allonge", "afwijkingen")
"""Groups of model.yaml that name terms; in other groups the keys are names of their own."""
_STATUS_LISTS = ("concept", "te_tekenen", "afgesloten", "watermerk")


def role_terms(version: Version) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Walk through the terms in roles: the place in model.yaml, and the keys that lead to the term."""
    yield from _of_entries(version)
    for path, value in scalars(version.model.settings):
        is_role = path[-1] in _TERM_KEYS or any(key in _TERM_LISTS for key in path[:-1])
        if is_role and value and isinstance(value, str) and path[0] in _ROLES:
            yield path, parse_path(value)


def root_for(version: Version, place: Path) -> SchemaNode:
    """Return the schema that a role is about; a type beside another one fans out over that other."""
    beside = version.model.settings.get(_BESIDE)
    name = str(beside.get("als")) if isinstance(beside, Mapping) else ""
    if place[-1] == _OVER and name in version.linked:
        return version.linked[name].root
    return version.model.root


def status_values(version: Version) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Walk through the values in roles that their term does not have: place, value, what it does have."""
    settings = version.model.settings
    status = settings.get("status")
    if isinstance(status, Mapping):
        for key in _STATUS_LISTS:
            names = list(status.get(key) or ())
            for index, name in enumerate(names):
                step: str | int = name if isinstance(status[key], Mapping) else index
                yield from _strange(version, ("status", key, step), status.get("term"), name)
    fan_out = settings.get("verspreiding")
    if isinstance(fan_out, Mapping):
        yield from _strange(version, ("verspreiding", "waarde"), fan_out.get("term"), fan_out.get("waarde"))


def _of_entries(version: Version) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Walk through the keys of entries that a role names beside the map that holds them."""
    for role in _ROLES:
        group = version.model.settings.get(role)
        if isinstance(group, Mapping) and "term" in group:
            term = parse_path(str(group["term"]))
            for key, value in group.items():
                path = (*term, ENTRY, str(value))
                holder = version.model.root.at(path[:-1])
                if holder is not None and value in holder.property_names:
                    yield (role, key), path


def _strange(
    version: Version, place: Path, term: Any, value: Any
) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    node = version.model.root.at(parse_path(str(term)))
    options = tuple(map(str, node.spec.get("enum", ()))) if node is not None else ()
    if options and str(value) not in options:
        yield place, str(value), options
