"""Carry out a migration on the text of one file, and prove that the file then says what it has to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from generator.errors import OutputError
from generator.load.plain_values import plain_value
from generator.model.migration import Migration, as_code, matches
from generator.model.schema_node import SchemaNode
from generator.model.source import MODEL, Path, YamlSource, value_at
from generator.terms.effective import without_empty
from generator.yaml_text.comments import remarks_of
from generator.yaml_text.editor import Editor
from generator.yaml_text.tree import TreeReader

_SCHEMA = "$schema="
_NO_TEXT = ("boolean", "integer", "number")


@dataclass(frozen=True)
class MigrationStep:
    """From one version to the next."""

    old: str
    new: str
    root: SchemaNode
    """The top of the schema of the new version."""
    migration: Migration
    """Empty when the new version renames nothing."""


@dataclass(frozen=True)
class MigrationChanges:
    """What a file writes otherwise after a step."""

    recoded: tuple[tuple[Path, Mapping[str, str]], ...] = ()
    dropped: tuple[tuple[Path, Any, str], ...] = ()
    """Path, value and reason."""
    moved: tuple[tuple[Path, Path], ...] = ()


@dataclass(frozen=True)
class Rewritten:
    """A file after a step."""

    text: str
    changes: MigrationChanges = field(default_factory=MigrationChanges)
    comments: tuple[str, ...] = ()
    """Comments that went along with what was dropped, and with groups that hold nothing any more."""


def rewritten(source: YamlSource, step: MigrationStep) -> Rewritten:
    """Write a file as the new version wants it.

    Args:
        source: The file as the old version has it.
        step: From which version to which.

    Raises:
        EditError: when a renamed term cannot have its new place.
        OutputError: when the file would say something else; then the program is wrong.
    """
    changes = changes_of(source.data, step.migration)
    editor, comments = Editor(source.text, step.root), list[str]()
    for path, codes in changes.recoded:
        _recode(editor, path, codes, step)
    for path, _, _ in changes.dropped:
        if editor.has(path):
            comments += editor.drop(path)
    done: list[tuple[Path, Path]] = []
    for old, new in changes.moved:
        here = _now(old, done)
        if editor.has(here):
            comments += editor.move(here, new)
            done.append((here, new))
    if MODEL in source.data:
        editor.set((MODEL,), step.new)
    _refuse_other_words(source, editor.data, step, changes)
    return Rewritten(_following(editor.text, step.old, step.new), changes, tuple(comments))


def _recode(editor: Editor, path: Path, codes: Mapping[str, str], step: MigrationStep) -> None:
    """Write other codes in the place of those of a term; in a list, in the place of its items."""
    value, new = value_at(editor.data, path), step.migration.new_path(path)
    if isinstance(value, list):
        places = [((*path, at), (*new, at), item) for at, item in enumerate(value)]
    else:
        places = [(path, new, value)]
    for here, there, old in places:
        if as_code(old) in codes:
            editor.set(here, _typed(codes[as_code(old)], step.root, there))


def _typed(code: str, root: SchemaNode, path: Path) -> Any:
    """Return what a code is in a content file: text, unless the new version asks a number or a truth."""
    node = root.at(path)
    return plain_value(code) if node and node.spec.get("type") in _NO_TEXT else code


def _following(text: str, old: str, new: str) -> str:
    """Name another schema in the comment that tells an editor which one it is."""
    reader = TreeReader(text)
    reader.read()
    for offset, comment in remarks_of(text, reader.spans):
        if comment and _SCHEMA in comment.text and f"{old}/" in comment.text:
            place = text.index(old, offset)
            return f"{text[:place]}{new}{text[place + len(old) :]}"
    return text


def changes_of(data: Mapping[str, Any], migration: Migration) -> MigrationChanges:
    """Find what a migration changes in a file."""
    recoded = [
        (path, {old: new for old, new in codes.items() if old in _codes_at(data, path)})
        for pattern, codes in migration.codes.items()
        for path in matches(data, pattern)
    ]
    dropped = [
        (path, value_at(data, path), reason)
        for pattern, reason in migration.dropped.items()
        for path in matches(data, pattern)
    ]
    moved = [
        (path, migration.new_path(path)) for pattern in migration.renamed for path in matches(data, pattern)
    ]
    gone = [path for path, _, _ in dropped]
    return MigrationChanges(
        tuple((path, codes) for path, codes in recoded if codes),
        tuple(dropped),
        tuple(_ordered([(old, new) for old, new in moved if not _any_above(gone, old)])),
    )


def _ordered(moved: list[tuple[Path, Path]]) -> Iterator[tuple[Path, Path]]:
    """Put groups before what comes in them, and what makes room before what comes there."""
    left = sorted(moved, key=lambda pair: (len(pair[1]), len(pair[0])))
    while left:
        olds = [old for old, _ in left]
        free = [pair for pair in left if pair[1] not in olds]
        pair = (free or left)[0]
        left.remove(pair)
        yield pair


def _now(path: Path, done: list[tuple[Path, Path]]) -> Path:
    """Return where a term stands after some moves."""
    for old, new in done:
        if path[: len(old)] == old:
            path = (*new, *path[len(old) :])
    return path


def expected(data: Mapping[str, Any], step: MigrationStep, changes: MigrationChanges) -> dict[str, Any]:
    """Work out what a file has to say after a step, from its data alone.

    Args:
        data: What it says before.
        step: From which version to which.
        changes: What the step changes in it.
    """
    result: dict[str, Any] = deepcopy(dict(data))
    for path, codes in changes.recoded:
        value = value_at(result, path)
        many = isinstance(value, list)
        new = [_recoded(item, codes) for item in value] if many else _recoded(value, codes)
        _set(result, path, new)
    for path, _, _ in changes.dropped:
        _take(result, path)
    done: list[tuple[Path, Path]] = []
    for old, new in changes.moved:
        here = _now(old, done)
        value = _take(result, here)
        done.append((here, new))
        if value is not None:
            _set(result, new, value)
    if MODEL in result:
        result[MODEL] = step.new
    cleaned: dict[str, Any] = without_empty(result)
    return cleaned


def _refuse_other_words(
    source: YamlSource, written: Mapping[str, Any], step: MigrationStep, changes: MigrationChanges
) -> None:
    if _texts(written) != _texts(expected(source.data, step, changes)):
        raise OutputError(
            f"{source.file} is niet over te zetten zonder dat er iets anders in komt te staan; "
            "er is niets gewijzigd.",
            hint="Dit is een fout in ojg zelf. Meld hem, zo mogelijk met het bestand.",
        )


def _texts(value: Any) -> object:
    """Return a value for comparison, in which a code is as good as its text."""
    value = without_empty(value)
    if isinstance(value, Mapping):
        return {key: _texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_texts(item) for item in value]
    return as_code(value)


def _recoded(value: Any, codes: Mapping[str, str]) -> Any:
    return codes.get(as_code(value), value)


def _codes_at(data: Mapping[str, Any], path: Path) -> list[str]:
    value = value_at(data, path)
    return [as_code(item) for item in (value if isinstance(value, list) else [value])]


def _any_above(paths: list[Path], path: Path) -> bool:
    return any(path[: len(above)] == above for above in paths)


def _take(data: Any, path: Path) -> Any:
    """Take a value out of data."""
    group = value_at(data, path[:-1])
    return group.pop(path[-1], None) if isinstance(group, dict) else None


def _set(data: dict[str, Any], path: Path, value: Any) -> None:
    for key in path[:-1]:
        if not isinstance(data.get(str(key)), dict):
            data[str(key)] = {}
        data = data[str(key)]
    data[str(path[-1])] = value
