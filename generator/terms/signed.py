"""What stays as it was once a file is signed: the terms that only the parties together may change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from generator.language.expressions import compile_expression
from generator.language.scope import Scope, View
from generator.language.values import Term, Unknown, is_number, plain
from generator.model.schema_node import SchemaNode
from generator.model.source import Path
from generator.terms.subject import Subject, scope_of, views_of

_MARK = "x-wijzigen"
_OF_THE_PARTIES = "partijen"
_OF_NOBODY = "niemand"
_OF_CONTACTS = "contactpersonen"


@dataclass(frozen=True)
class SignedTerms:
    """The effective terms of one document, by who may change them after signing; each with its path."""

    agreed: dict[str, tuple[Path, Any]] = field(default_factory=dict)
    """Only the parties together."""
    facts: dict[str, tuple[Path, Any]] = field(default_factory=dict)
    """Nobody: they tell how and when it was signed, and by whom."""
    free: dict[str, tuple[Path, Any]] = field(default_factory=dict)
    """Contact persons, a party that tells the others, or whoever mends a slip."""


def terms_by_mark(subject: Subject, view: View | None = None, name: str = "") -> SignedTerms:
    """Sort the terms that a document is about by who may change them after signing.

    Args:
        subject: The file.
        view: What the document is about; terms of other entries are left out.
        name: Name under which the texts see the file, before the dotted paths.
    """
    role = subject.model.roles.status
    group, apart = role.signed_digest[:-1], {(role.term,), role.signed_digest, role.signed_file}
    scope = Scope(subject.terms.tree(name), view=view)
    top = Term(scope.tree, (), scope.tree.data, scope.tree.root)
    found = SignedTerms()
    decide = contacts_decide(subject, view)
    for term, own in _marked(scope, top, _OF_THE_PARTIES):
        if term.path in apart:
            continue
        mark = _heeded(own, decide)
        is_fact = mark == _OF_NOBODY or (group and term.path[: len(group)] == group)
        place = found.facts if is_fact else found.agreed if mark == _OF_THE_PARTIES else found.free
        place[term.dotted] = (term.path, term.raw)
    return found


def _marked(scope: Scope, term: Term, mark: str) -> Iterator[tuple[Term, str]]:
    mark = str(term.node.spec.get(_MARK) or mark)
    if isinstance(term.raw, Mapping):
        for _, inner in scope.entries(term):
            yield from _marked(scope, inner, mark)
    else:
        yield term, mark


def contacts_decide(subject: Subject, view: View | None = None) -> bool:
    """Tell whether contact persons may change what the schema leaves to them, as far as that is known."""
    condition = subject.model.roles.status.contacts_decide
    if condition is None:
        return True
    return compile_expression(condition.text, condition.spot).truth(scope_of(subject, view)) is True


def mark_of(root: SchemaNode, path: Path, contacts_decide: bool) -> str:
    """Return who may change a term once signed: its own mark or the nearest above it; else the parties."""
    mark = str(root.spec.get(_MARK) or _OF_THE_PARTIES)
    for node in root.along(path):
        mark = str((node.spec.get(_MARK) if node else None) or mark)
    return _heeded(mark, contacts_decide)


def _heeded(mark: str, contacts_decide: bool) -> str:
    return _OF_THE_PARTIES if mark == _OF_CONTACTS and not contacts_decide else mark


def may_change(subject: Subject, path: Path, *, contacts: bool) -> bool:
    """Tell whether a value of what was signed may change without all parties.

    Args:
        subject: The file.
        path: The value.
        contacts: Whether contact persons decide, as `contacts_decide` tells.
    """
    role = subject.model.roles.status
    group = role.signed_digest[:-1]
    if path[-1:] == (role.term,) or (group and path[: len(group)] == group):
        return False
    mark = mark_of(subject.model.root, path, contacts)
    return mark not in (_OF_THE_PARTIES, _OF_NOBODY)


def is_signed(subject: Subject) -> bool:
    """Tell whether a file, or one of the documents it gives, was signed."""
    role = subject.model.roles.status
    document = compile_expression(role.of_document.text, role.of_document.spot)
    statuses = [document.evaluate(scope_of(subject, view)) for view in views_of(subject)]
    found = {plain(status) for status in statuses if not isinstance(status, Unknown)}
    return bool({role.of(subject.terms.data), *found} & {*role.closed})


def signed_digest(subject: Subject) -> str:
    """Return the SHA-256 of what may not change after signing, in canonical JSON.

    It stands for a whole file, in files that keep nothing else of what was signed.
    """
    return _digest(without_last_line_end(signed_terms(subject)))


def is_as_signed(subject: Subject, digest: object) -> bool:
    """Tell whether a file says what its digest stands for; older digests are over every line end too."""
    return digest in (signed_digest(subject), _digest(signed_terms(subject)))


def _digest(terms: Any) -> str:
    text = json.dumps(terms, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def signed_terms(subject: Subject) -> dict[str, Any]:
    """Return the effective terms that the parties agreed on, with those of the files it names."""
    model = subject.model
    apart: set[Path] = {(model.roles.status.term,), model.roles.status.signed_digest}
    own = _agreed(subject.terms.data, model.root, _OF_THE_PARTIES, (), apart)
    linked = {name: signed_terms(link) for name, link in subject.links.items() if link.terms.data}
    return {"eigen": own, "gekoppeld": linked}


def _agreed(value: Any, node: SchemaNode | None, mark: str, path: Path, apart: set[Path]) -> Any:
    """Keep of a value what carries the mark of the parties, its own or that of the nearest group."""
    mark = str((node.spec.get(_MARK) if node else None) or mark)
    if isinstance(value, Mapping):
        parts = {
            key: _agreed(item, node.child(key) if node else None, mark, (*path, key), apart)
            for key, item in value.items()
        }
        return {key: part for key, part in parts.items() if part is not None} or None
    if mark != _OF_THE_PARTIES or path in apart:
        return None
    if isinstance(value, list):
        return [_written(item) for item in value]
    return _written(value)


def _written(value: Any) -> Any:
    """Write a number in one way: 100, 100.0 and 1E+2 are the same agreement."""
    return format(Decimal(value).normalize(), "f") if is_number(value) else value


def without_last_line_end(value: Any) -> Any:
    """Return what a value says: a text under `|` ends with a line end, the same text on one line does not."""
    match value:
        case str():
            return value.rstrip("\n")
        case Mapping():
            return {key: without_last_line_end(item) for key, item in value.items()}
        case list():
            return [without_last_line_end(item) for item in value]
        case _:
            return value
