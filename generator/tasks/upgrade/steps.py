"""Carry out a migration on the text of one file, and prove that the file then says what it has to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from generator.errors import OutputError
from generator.load.model_choice import MODEL
from generator.load.yaml_source import parse_yaml
from generator.model.migration import Migration, as_code, matches
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, YamlSource
from generator.terms.effective import without_empty
from generator.yaml_text.canonical import comments_of
from generator.yaml_text.rewriting import RefusedError, Rewriter


@dataclass(frozen=True)
class Step:
    """From one version to the next."""

    old: str
    new: str
    root: SchemaNode
    """The top of the schema of the new version."""
    migration: Migration
    """Empty when the new version renames nothing."""


@dataclass(frozen=True)
class Changes:
    """What a file writes otherwise after a step."""

    recoded: tuple[tuple[Path, Mapping[str, str]], ...] = ()
    dropped: tuple[tuple[Path, Any, str], ...] = ()
    """Path, value and reason."""
    moved: tuple[tuple[Path, Path], ...] = ()


@dataclass(frozen=True)
class Rewritten:
    """A file after a step."""

    text: str
    changes: Changes = field(default_factory=Changes)


def rewritten(source: YamlSource, step: Step) -> Rewritten:
    """Write a file as the new version wants it.

    Args:
        source: The file as the old version has it.
        step: From which version to which.

    Raises:
        RefusedError: when a renamed term cannot have its new place.
        OutputError: when the file would say something else; then the program is wrong.
    """
    unix, ends = _unix(source)
    changes = changes_of(source.data, step.migration)
    writer = Rewriter(unix, step.root)
    for path, codes in changes.recoded:
        writer.recode(path, codes)
    for path, _, _ in changes.dropped:
        writer.drop(path)
    done: list[tuple[Path, Path]] = []
    for old, new in changes.moved:
        here = _now(old, done)
        if writer.has(here):
            writer.move(here, new)
            done.append((here, new))
    if MODEL in source.data:
        writer.recode((MODEL,), {step.old: step.new})
    written = writer.text
    writer.follow(step.old, step.new)
    _refuse_other_words(source, written, step, changes)
    return Rewritten(writer.text.replace("\n", ends), changes)


def _unix(source: YamlSource) -> tuple[str, str]:
    """Return the text with line ends as Unix writes them, and the line ends it has."""
    dos = source.text.count("\r\n")
    if dos not in (0, source.text.count("\n")):
        hint = f"Maak ze eerst gelijk met `ojg fmt {source.file}`."
        raise RefusedError((), "In dit bestand staan twee soorten regeleinden door elkaar.", hint)
    return source.text.replace("\r\n", "\n"), "\r\n" if dos else "\n"


def changes_of(data: Mapping[str, Any], migration: Migration) -> Changes:
    """Find what a migration changes in a file."""
    recoded = [
        (path, {old: new for old, new in codes.items() if old in _codes_at(data, path)})
        for pattern, codes in migration.codes.items()
        for path in matches(data, pattern)
    ]
    dropped = [
        (path, _at(data, path), reason)
        for pattern, reason in migration.dropped.items()
        for path in matches(data, pattern)
    ]
    moved = [
        (path, migration.new_path(path)) for pattern in migration.renamed for path in matches(data, pattern)
    ]
    gone = [path for path, _, _ in dropped]
    return Changes(
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


def expected(data: Mapping[str, Any], step: Step, changes: Changes) -> dict[str, Any]:
    """Work out what a file has to say after a step, from its data alone.

    Args:
        data: What it says before.
        step: From which version to which.
        changes: What the step changes in it.
    """
    result: dict[str, Any] = deepcopy(dict(data))
    for path, codes in changes.recoded:
        value = _at(result, path)
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


def _refuse_other_words(source: YamlSource, text: str, step: Step, changes: Changes) -> None:
    again = parse_yaml(text.encode("utf-8"), source.file)
    same_words = isinstance(again, YamlSource) and _texts(again.data) == _texts(
        expected(source.data, step, changes)
    )
    if not same_words or comments_of(text) != comments_of(source.text.replace("\r\n", "\n")):
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
    value = _at(data, path)
    return [as_code(item) for item in (value if isinstance(value, list) else [value])]


def _any_above(paths: list[Path], path: Path) -> bool:
    return any(path[: len(above)] == above for above in paths)


def _at(data: Any, path: Path) -> Any:
    for key in path:
        data = data.get(key) if isinstance(data, Mapping) else None
    return data


def _take(data: Any, path: Path) -> Any:
    """Take a value out of data."""
    group = _at(data, path[:-1])
    return group.pop(path[-1], None) if isinstance(group, dict) else None


def _set(data: dict[str, Any], path: Path, value: Any) -> None:
    for key in path[:-1]:
        if not isinstance(data.get(str(key)), dict):
            data[str(key)] = {}
        data = data[str(key)]
    data[str(path[-1])] = value
