"""The terms of a signed document that are no longer what was signed, each with both values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from generator.findings import Finding, Severity
from generator.laid_down.lay_down import terms_of
from generator.language.scope import View
from generator.language.showing import written
from generator.model.laid_down import LaidDown
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, dotted, parse_path, value_at
from generator.proposals import Drop, Proposal
from generator.schema.instead import instead
from generator.terms.pointing import Remark, at_value
from generator.terms.signed import without_last_line_end
from generator.terms.subject import Subject

RULE = "gewijzigd-na-tekenen"
"""The rule that an altered signed file breaks."""
_Now: TypeAlias = Mapping[str, tuple[Path, Any]]


def view_of(laid_down: LaidDown) -> View | None:
    """Return what a document is about."""
    return View(*laid_down.view) if laid_down.view else None


def changed_terms(subject: Subject, laid_down: LaidDown) -> Iterator[Finding]:
    """Find terms that were agreed or that stand fast by the signing, and that differ now.

    A key that the model came to know later, with its own value, is no change: it was not there to agree on.
    Nor is it one that the model now lets others change a key than it did.
    """
    found = terms_of(subject, view_of(laid_down), laid_down.link)
    terms = {**found.free, **found.facts, **found.agreed}
    known = {*laid_down.free, *laid_down.facts, *laid_down.agreed}
    for signed, now in ((laid_down.agreed, found.agreed), (laid_down.facts, found.facts)):
        for path, value in signed.items():
            if path not in terms:
                what = f"stond in wat is getekend ({_shown(subject, path, value)}) en is nu weg"
                yield _finding(subject, path, what, _as_signed(subject, path, value))
            elif without_last_line_end(terms[path][1]) != without_last_line_end(value):
                old, new = _shown(subject, path, value), _shown(subject, path, terms[path][1])
                what = f"is na het tekenen gewijzigd: getekend is {old}, nu staat er {new}"
                yield _finding(subject, path, what, _as_signed(subject, path, value))
        yield from _added(subject, known, now)


def lost_terms(subject: Subject, laid_down: LaidDown) -> Iterator[Finding]:
    """Find what was signed in a file of which not all has the form that its schema asks for.

    Of such a file it is not known what holds; only what its schema complains of is told.
    """
    for path, value in {**laid_down.agreed, **laid_down.facts}.items():
        place = _keys(subject.model.root, path)
        if dotted(place) != path:
            continue
        around = subject.model.root.at(place[:-1])
        is_required = around is not None and place[-1] in around.spec.get("required", ())
        if place in subject.source.wrong:
            what = f"is na het tekenen gewijzigd: getekend is {_shown(subject, path, value)}"
        elif is_required and value_at(subject.source.data, place) is None:
            what = f"stond in wat is getekend ({_shown(subject, path, value)}) en is nu weg"
        else:
            continue
        yield _finding(subject, path, what, _as_signed(subject, path, value))


def changed_free_terms(subject: Subject, laid_down: LaidDown) -> set[str]:
    """List the terms that may change after signing and that did."""
    now = terms_of(subject, view_of(laid_down), laid_down.link).free
    values = {path: value for path, (_, value) in now.items()}
    return {
        path
        for path in {*values, *laid_down.free}
        if without_last_line_end(values.get(path)) != without_last_line_end(laid_down.free.get(path))
    }


def _added(subject: Subject, known: set[str], terms: _Now) -> Iterator[Finding]:
    for path, (place, value) in terms.items():
        owner, _ = owner_of(subject, path)
        origin = owner.terms.origin(place)
        if path not in known and origin is not None and origin.file:
            what = f"({_shown(subject, path, value)}) stond niet in wat is getekend"
            away = Proposal(f"haal de regel `{place[-1]}` weg", (Drop(place),), is_order=True)
            is_own = owner is subject and place in subject.source.key_spots
            yield _finding(subject, path, what, (away,) if is_own else ())


def _as_signed(subject: Subject, path: str, value: Any) -> tuple[Proposal, ...]:
    """Propose what was signed, where this file is the one to say it."""
    owner, place = owner_of(subject, path)
    is_here = subject.amendment is None or place in subject.source.key_spots
    is_whole = owner is subject and dotted(place) == path
    return (instead(place, value),) if is_here and is_whole else ()


def _finding(subject: Subject, path: str, what: str, proposals: tuple[Proposal, ...]) -> Finding:
    owner, inner = owner_of(subject, path)
    where = ""
    if owner is not subject:
        origin = owner.terms.origin(inner)
        where = f" Zie {origin.file}, regel {origin.line}." if origin and origin.line else ""
    remark = Remark(RULE, Severity.ERROR, f"`{path}` {what}.", _hint(subject) + where)
    place = inner if owner is subject else subject.model.roles.status.signed_digest
    return replace(at_value(subject, place, remark), proposals=proposals)


def _hint(subject: Subject) -> str:
    hint = "Zet terug wat is getekend, ook in profiel en model."
    role = subject.model.roles.amendment
    if role:
        hint += (
            " Is de wijziging bedoeld, schrijf haar dan in een nieuw bestand met "
            f"`{role.term}: {subject.name}` (`ojg new NAAM --wijzigt {subject.name}`)."
        )
    return hint


def owner_of(subject: Subject, path: str) -> tuple[Subject, Path]:
    """Find the file that a dotted path leads into, and the path in it as far as it goes by keys."""
    name, _, rest = path.partition(".")
    if name in subject.links and name not in subject.model.root.property_names:
        return subject.links[name], _keys(subject.links[name].model.root, rest)
    return subject, _keys(subject.model.root, path)


def _keys(root: SchemaNode, path: str) -> Path:
    """Read a dotted path; where a key holds dots itself, only the part up to the group of such keys."""
    keys = parse_path(path)
    known = [node for node in root.along(keys) if node is not None]
    return keys[: len(known)]


def _shown(subject: Subject, path: str, value: Any) -> str:
    owner, keys = owner_of(subject, path)
    display = next((node.display for node in reversed([*owner.model.root.along(keys)]) if node), "")
    items = value if isinstance(value, list) else [value]
    words = ", ".join(written(item, display) for item in items)
    return f'"{words}"' if words.endswith(".") else words
