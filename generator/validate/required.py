"""What a file still has to say before its documents can be signed: the annotation `x-verplicht`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

from generator.findings import Finding, Severity, Spot
from generator.language.expressions import Expression, compile_expression
from generator.language.scope import Scope
from generator.language.values import Term
from generator.model.schema_node import SchemaNode
from generator.model.source import Path
from generator.schema.mistake import Mistake
from generator.schema.snippets import written
from generator.terms.pointing import Remark, at_key, taken_away
from generator.terms.subject import Subject, scope_of
from generator.validate.standing import standing_of

RULE = "nog-in-te-vullen"
DUTY = "x-verplicht"
PREFIX = "Nog in te vullen: "
ENTRY = "naam-1"
"""The name of an entry that is not there yet, where the model asks for one at least."""
_FROM_DRAFT = "concept"
Needed: TypeAlias = tuple[Path, SchemaNode, bool]
"""A value that a file needs: where, what the schema says of it, and whether it is filled in."""

_NEEDED: WeakKeyDictionary[Subject, Sequence[Needed]] = WeakKeyDictionary()
"""What was asked for before; what to do and how far one is come from the same values."""


def check_required(subject: Subject) -> list[Finding]:
    """Find the terms that nobody filled in and that this file needs.

    Raises:
        TemplateError: when a condition in the schema does not fit it.
    """
    is_draft = standing_of(subject).is_draft
    return [
        at_key(subject, path, _remark(node, path, _severity(node.spec.get(DUTY, {}), is_draft)))
        for path, node, is_there in needed_values(subject)
        if not is_there
    ]


def progress_of(subject: Subject) -> tuple[int, int]:
    """Count the values that a file needs: how many are filled in, and how many there are.

    Raises:
        TemplateError: when a condition in the schema does not fit it.
    """
    asked = needed_values(subject)
    return sum(is_there for _, _, is_there in asked), len(asked)


def needed_values(subject: Subject) -> Sequence[Needed]:
    """List the values that a file needs, but for what it takes away or says in a wrong way.

    Raises:
        TemplateError: when a condition in the schema does not fit it.
    """
    if subject not in _NEEDED:
        _NEEDED[subject] = tuple(_asked(subject))
    return _NEEDED[subject]


def _asked(subject: Subject) -> Iterator[Needed]:
    scope = scope_of(subject)
    away = taken_away(subject)
    top = Term(scope.tree, (), subject.terms.data, subject.model.root)
    for path, node, is_there in _needed(top, scope, f"{subject.model.template.label}/schema.json"):
        is_away = bool(away) and any(path[:length] in away for length in range(1, len(path) + 1))
        if not is_away and not scope.tree.is_masked(path):
            yield path, node, is_there


def _needed(group: Term, scope: Scope, schema_file: str) -> Iterator[Needed]:
    """Walk through the values that a file needs, and whether they are filled in."""
    named = dict(group.node.children())
    for key in (*named, *(key for key in group.raw if key not in named)):
        node = group.node.child(key)
        if node is None:
            continue
        path, raw = (*group.path, key), group.raw.get(key)
        is_due = DUTY in node.spec and _applies(node.spec[DUTY], group, scope, schema_file)
        if key not in group.raw:
            yield from _absent(Term(group.tree, path, raw, node), scope, schema_file) if is_due else ()
            continue
        if is_due and not node.is_object:
            yield path, node, True
        if isinstance(raw, dict):
            yield from _needed(Term(group.tree, path, raw, node), scope, schema_file)


def _absent(term: Term, scope: Scope, schema_file: str) -> Iterator[Needed]:
    """Walk through the values of what is not there: those of a group, or of the entries of a map."""
    node = term.node
    if node.is_identity_map:
        inner = [
            (Term(term.tree, (*term.path, name), {}, entry))
            for name in _names(node, term.tree.data)
            if (entry := node.child(name)) is not None and entry.is_object
        ]
        found = [one for entry in inner for one in _absent(entry, scope, schema_file)]
    else:
        found = list(_needed(Term(term.tree, term.path, {}, node), scope, schema_file))
    yield from found or [(term.path, node, False)]


def _names(node: SchemaNode, data: Mapping[str, Any]) -> Iterable[str]:
    """Name the entries of a map that is not there: those of the map it follows, or one for any."""
    maps = (data.get(one) for one in node.keyed_by)
    return [str(key) for entries in maps if isinstance(entries, Mapping) for key in entries] or (ENTRY,)


def _applies(duty: Mapping[str, Any], group: Term, scope: Scope, schema_file: str) -> bool:
    condition = duty.get("wanneer")
    if condition is None:
        return True
    return _compiled(str(condition), schema_file).truth(scope.with_names({"dit": group})) is True


@lru_cache(maxsize=1024)
def _compiled(condition: str, schema_file: str) -> Expression:
    return compile_expression(condition, Spot(schema_file))


def _severity(duty: Mapping[str, Any], is_draft: bool) -> Severity:
    if not is_draft:
        return Severity.ERROR
    return Severity.WARNING if duty.get("vanaf") == _FROM_DRAFT else Severity.INFO


def _remark(node: SchemaNode, path: Path, severity: Severity) -> Remark:
    guidance = Mistake(DUTY, None, None, path, node.spec, {}).guidance()
    words = f"{PREFIX}{node.title or path[-1]}{_form(node)}."
    return Remark(RULE, severity, words, guidance, is_gap=True)


def _form(node: SchemaNode) -> str:
    """Say in few words what can be filled in: the choices, or an example."""
    choices = node.spec.get("enum") or (("true", "false") if node.spec.get("type") == "boolean" else ())
    if choices:
        return f": {' | '.join(map(str, choices))}"
    item = node.child(0) if node.spec.get("type") == "array" else None
    examples = (item or node).spec.get("examples") or ()
    dash = "- " if item else ""
    words = " of ".join(
        f"{dash}{written(example)}" for example in examples[:2] if not isinstance(example, dict)
    )
    return f", zoals {words}" if words else ""
