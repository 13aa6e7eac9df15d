"""The terms that model.yaml binds to a role, with the place where it names them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.shapes import ENTRY
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, parse_path
from generator.schema.forms import ENTRY_KEY, MODEL, TERM, placed_values
from generator.tasks.lint.context import ModelContext

_OVER = "over"


def role_terms(version: ModelContext) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Walk through the terms in roles: the place in model.yaml, and the keys that lead to the term."""
    deviations = version.model.roles.deviations
    for place, value, kind in placed_values(MODEL, version.model.template.model_source.data):
        if kind == TERM and value:
            yield place, parse_path(str(value))
        elif kind == ENTRY_KEY and deviations is not None:
            yield place, (deviations.term, ENTRY, str(value))


def root_for(version: ModelContext, place: Path) -> SchemaNode:
    """Return the schema that a role is about; a type beside another one fans out over that other."""
    companion = version.model.roles.companion
    name = companion.back_name if companion else ""
    if place[-1] == _OVER and name in version.linked:
        return version.linked[name].root
    return version.model.root


def status_values(version: ModelContext) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Walk through the values in roles that their term does not have: place, value, what it does have."""
    roles = version.model.roles
    status = roles.status
    named: list[tuple[Path, str]] = [(("status", "watermerk", name), name) for name in status.watermarks]
    lists = {"concept": status.draft, "te_tekenen": status.to_sign or (), "afgesloten": status.closed}
    for key, names in lists.items():
        named += [(("status", key, index), name) for index, name in enumerate(names)]
    for place, name in named:
        yield from _strange(version, place, status.term, name)
    for form in roles.forms:
        yield from _strange(version, ("vormen", "documenten", form), roles.form_term, form)
    if (fan_out := roles.document.fan_out) is not None:
        yield from _strange(version, ("verspreiding", "waarde"), fan_out.term, str(fan_out.value))


def _strange(
    version: ModelContext, place: Path, term: str, value: str
) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    node = version.model.root.at(parse_path(term))
    options = tuple(map(str, node.spec.get("enum", ()))) if node is not None else ()
    if options and value not in options:
        yield place, value, options
