"""What stays as it was once a file is signed: the terms that only the parties together may change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from generator.language.expressions import compile_expression
from generator.language.values import Unknown, is_number, plain
from generator.model.schema_node import SchemaNode
from generator.model.source import Path
from generator.terms.subject import Subject, scope_of, views_of

_MARK = "x-wijzigen"
_OF_THE_PARTIES = "partijen"


def is_signed(subject: Subject) -> bool:
    """Tell whether a file, or one of the documents it gives, was signed."""
    role = subject.model.roles.status
    document = compile_expression(role.of_document.text, role.of_document.spot)
    statuses = [document.evaluate(scope_of(subject, view)) for view in views_of(subject)]
    found = {plain(status) for status in statuses if not isinstance(status, Unknown)}
    return bool({role.of(subject.terms.data), *found} & {*role.closed})


def signed_digest(subject: Subject) -> str:
    """Return the SHA-256 of what may not change after signing, in canonical JSON."""
    text = json.dumps(signed_terms(subject), sort_keys=True, ensure_ascii=False)
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
