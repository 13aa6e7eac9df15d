"""YAML files to plain data that knows its line and column.

The text is read as a stream of events, never composed: places, anchors, tags and nesting are then seen before
anything is built on them, and reading stops at the first level too deep. Only null, true, false and plain
decimal numbers are more than text, so that a file means the same to every YAML reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import yaml

from generator.errors import TemplateError, WorkspaceError
from generator.findings import Finding
from generator.load.plain_text import MAX_BYTES, decode, forbidden_character
from generator.load.plain_values import loses_zero, plain_value
from generator.load.remarks import Remarks
from generator.load.yaml_messages import Complaint, explain, explain_mark, quoted
from generator.model.source import Path, YamlSource

MAX_DEPTH = 50
_CUT_OFF = re.compile(r" (#[^\s#].*)")
_NO_KEY = "?"
"""Stands in for a key that could not be read, so that reading can go on."""


def read_yaml(path: FilePath, label: str) -> YamlSource | list[Finding]:
    """Read a content file whose top is a mapping.

    Raises:
        WorkspaceError: when the file cannot be opened.
    """
    return parse_yaml(read_bytes(path, label), label)


def parse_yaml(raw: bytes, label: str) -> YamlSource | list[Finding]:
    """Read the bytes of a content file whose top is a mapping."""
    top, source, remarks = _parsed(raw, label)
    if not remarks.found and not isinstance(top, dict):
        _note_top(top, remarks)
    return remarks.found or source


def load_yaml_or_raise(path: FilePath, label: str) -> YamlSource:
    """Read a template file whose top is a mapping.

    Raises:
        TemplateError: when anything is wrong with it.
        WorkspaceError: when the file cannot be opened.
    """
    return source_or_raise(read_yaml(path, label))


def load_list_or_raise(path: FilePath, label: str) -> tuple[list[dict[str, Any]], YamlSource]:
    """Read a template file whose top is a list of mappings; the paths of its source begin with an index.

    Raises:
        TemplateError: when anything is wrong with it.
        WorkspaceError: when the file cannot be opened.
    """
    top, source, remarks = _parsed(read_bytes(path, label), label)
    entries = [] if top is None else top
    if not remarks.found and not (isinstance(entries, list) and all(isinstance(e, dict) for e in entries)):
        remarks.add("geen-afbeelding", 1, 1, 'Hier hoort een lijst te staan; elk onderdeel begint met "- ".')
    return entries, source_or_raise(remarks.found or source)


def source_or_raise(source: YamlSource | list[Finding]) -> YamlSource:
    """Return what was read of a template file.

    Raises:
        TemplateError: when there are findings instead, with the first of them.
    """
    if isinstance(source, YamlSource):
        return source
    first = min(source, key=lambda finding: finding.spot)
    raise TemplateError(first.message, spot=first.spot, hint=first.hint)


def read_bytes(path: FilePath, label: str) -> bytes:
    """Read a file, at most one byte more than a content file may have.

    Raises:
        WorkspaceError: when the file cannot be opened.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise WorkspaceError(
            f"Het bestand {label} is niet te openen ({error.strerror or error}).",
            hint="Kijk of het bestand bestaat en of u het mag lezen.",
        ) from error


def _parsed(raw: bytes, label: str) -> tuple[Any, YamlSource, Remarks]:
    text, remarks = decode(raw, label)
    reader = _EventReader(remarks)
    if text:
        _feed(text, reader)
    data = reader.top if isinstance(reader.top, dict) else {}
    quoted = frozenset(reader.quoted)
    source = YamlSource(label, text, data, reader.key_spots, reader.value_spots, quoted, reader.cut_off)
    return reader.top, source, remarks


def _feed(text: str, reader: _EventReader) -> None:
    try:
        for event in _events(text):
            if not reader.take(event):
                return
    except yaml.MarkedYAMLError as error:
        line, column = _place(error.problem_mark)
        if not reader.remarks.has_near(line):
            complaint = Complaint(
                error.problem or "", line, column, error.context or "", *_place(error.context_mark)
            )
            told = explain(complaint, reader.remarks.lines)
            reader.remarks.add("yaml-syntaxis", told.line, told.column, told.message, told.hint)


def _events(text: str) -> Iterator[yaml.Event]:
    loader = yaml.CSafeLoader(text)
    try:
        while (event := loader.get_event()) is not None and not isinstance(event, yaml.StreamEndEvent):
            yield event
    finally:
        loader.dispose()


def _place(mark: Any) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _note_top(top: Any, remarks: Remarks) -> None:
    if top is None:
        message, hint = "Het bestand is leeg.", "Begin met een ingevuld voorbeeld: `ojg new`."
    else:
        message = "Dit bestand bestaat niet uit sleutels met een dubbele punt."
        hint = "Begin elke regel met een sleutel, een dubbele punt en een spatie, zoals `status: concept`."
    remarks.add("geen-afbeelding", 1, 1, message, hint)


@dataclass
class _Frame:
    """A mapping or list that is being filled."""

    container: dict[str, Any] | list[Any]
    path: Path
    is_key: bool
    key: str | None = None
    first_lines: dict[str, int] = field(default_factory=dict)

    @property
    def awaits_key(self) -> bool:
        return isinstance(self.container, dict) and self.key is None


class _EventReader:
    """Builds data from events and notes what has no place in a content file."""

    def __init__(self, remarks: Remarks) -> None:
        self.remarks = remarks
        self.top: Any = None
        self.key_spots: dict[Path, tuple[int, int]] = {}
        self.value_spots: dict[Path, tuple[int, int]] = {}
        self.quoted: set[Path] = set()
        self.cut_off: dict[Path, str] = {}
        self._stack: list[_Frame] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Handle one event; False when reading on makes no sense."""
        spot = _place(event.start_mark)
        if isinstance(event, yaml.NodeEvent):
            self._note_mark(event, spot)
        match event:
            case yaml.ScalarEvent():
                self._scalar(event, spot)
            case yaml.AliasEvent():
                self._put(None, spot)
            case yaml.MappingStartEvent():
                return self._open({}, spot)
            case yaml.SequenceStartEvent():
                return self._open([], spot)
            case yaml.CollectionEndEvent():
                self._close()
            case yaml.DocumentStartEvent():
                return self._document(spot)
            case _:
                pass
        return not self.remarks.full

    def _document(self, spot: tuple[int, int]) -> bool:
        self._documents += 1
        if self._documents > 1:
            message = "Hier begint een tweede document; een bestand beschrijft er één."
            hint = "Haal de regel met --- weg, of zet wat volgt in een eigen bestand."
            self.remarks.add("meer-documenten", *spot, message, hint)
        return self._documents == 1

    def _note_mark(self, event: yaml.NodeEvent, spot: tuple[int, int]) -> None:
        if event.anchor is None and getattr(event, "tag", None) is None:
            return
        mark = "!" if event.anchor is None else "*" if isinstance(event, yaml.AliasEvent) else "&"
        self.remarks.add("alias", *spot, *explain_mark(mark, self.remarks.lines, spot[0]))

    def _open(self, container: dict[str, Any] | list[Any], spot: tuple[int, int]) -> bool:
        if len(self._stack) == MAX_DEPTH:
            message = f"De tekst is hier dieper genest dan {MAX_DEPTH} niveaus."
            self.remarks.add("te-diep", *spot, message, "Controleer de haakjes en het inspringen.")
            return False
        is_key = bool(self._stack) and self._stack[-1].awaits_key
        if is_key:
            hint = 'Begint een tekst met "[" of "{", zet haar dan tussen aanhalingstekens.'
            self.remarks.add("yaml-syntaxis", *spot, "Een sleutel kan geen lijst of groep zijn.", hint)
        self._stack.append(_Frame(container, self._put(container, spot), is_key))
        return not self.remarks.full

    def _close(self) -> None:
        if self._stack.pop().is_key:
            self._stack[-1].key = _NO_KEY

    def _scalar(self, event: yaml.ScalarEvent, spot: tuple[int, int]) -> None:
        if event.style == '"' and (kind := forbidden_character(event.value)):
            message = f"In deze tekst staat {kind}; dat kan in dit bestand niet."
            self.remarks.add("verboden-teken", *spot, message, 'Haal de code met "\\" uit de tekst.')
        if self._stack and self._stack[-1].awaits_key:
            self._key(event, spot)
            return
        if event.style in ("|", ">"):
            spot = self._first_text(spot)
        path = self._put(event.value if event.style else self._plain(event.value, spot), spot)
        if event.style in ("'", '"'):
            self.quoted.add(path)
        elif not event.style and (found := _CUT_OFF.match(self._after(event.end_mark))):
            self.cut_off[path] = found[1].rstrip()

    def _key(self, event: yaml.ScalarEvent, spot: tuple[int, int]) -> None:
        frame, key = self._stack[-1], event.value
        if key == "<<" and not event.style:
            hint = "Schrijf de sleutels voluit in elke groep."
            self.remarks.add("alias", *spot, 'Samenvoegen met "<<" kan in dit bestand niet.', hint)
        elif not key:
            self.remarks.add("yaml-syntaxis", *spot, "Voor deze dubbele punt ontbreekt een sleutel.")
        elif key in frame.first_lines:
            message = f'"{key}" staat hier twee keer; ook al op regel {frame.first_lines[key]}.'
            hint = "Houd één van de twee over; bij een groep zet u alle sleutels onder de eerste."
            self.remarks.add("dubbele-sleutel", *spot, message, hint)
        frame.first_lines.setdefault(key, spot[0])
        frame.key = key
        self.key_spots[(*frame.path, key)] = spot

    def _put(self, value: Any, spot: tuple[int, int]) -> Path:
        if not self._stack:
            self.top = value
            return ()
        frame = self._stack[-1]
        if isinstance(frame.container, list):
            path: Path = (*frame.path, len(frame.container))
            frame.container.append(value)
            self.key_spots[path] = spot
        elif frame.key is None:
            path, frame.key = (*frame.path, _NO_KEY), _NO_KEY
        else:
            path = (*frame.path, frame.key)
            frame.container[frame.key], frame.key = value, None
        self.value_spots[path] = spot
        return path

    def _plain(self, text: str, spot: tuple[int, int]) -> Any:
        if loses_zero(text):
            message = f"{text} begint met een 0; als getal gaat die verloren."
            hint = f"Zet {text} tussen aanhalingstekens: {quoted(text)}"
            self.remarks.add("voorloopnul", *spot, message, hint)
        return plain_value(text)

    def _after(self, mark: Any) -> str:
        """Return the rest of the line after a place."""
        lines = self.remarks.lines
        return lines[mark.line][mark.column :] if mark.line < len(lines) else ""

    def _first_text(self, spot: tuple[int, int]) -> tuple[int, int]:
        line, lines = spot[0], self.remarks.lines
        if line >= len(lines):
            return spot
        return line + 1, len(lines[line]) - len(lines[line].lstrip(" ")) + 1
