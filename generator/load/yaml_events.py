"""The events of a YAML text to plain data, with a remark on what has no place in a content file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.load.duplicates import duplicate_proposals
from generator.load.line_repairs import quoted, reserved_start
from generator.load.plain_text import forbidden_character
from generator.load.plain_values import loses_zero, plain_value
from generator.load.remarks import Remarks
from generator.load.yaml_messages import Complaint, explain_mark
from generator.model.source import Path
from generator.proposals import Proposal

MAX_DEPTH = 50
SYNTAX = "yaml-syntaxis"
"""The rule that a line breaks that cannot be read as YAML."""
CUT_SHORT = frozenset({"te-diep", "meer-documenten"})
"""The rules at which reading stops, so that nobody can tell what is missing."""
LEADING_ZERO = "voorloopnul"
"""The rule that a number with a zero before it breaks."""
_CUT_OFF = re.compile(r" (#[^\s#].*)")
_NO_KEY = "?"
"""Stands in for a key that could not be read, so that reading can go on."""


def read_events(text: str, label: str, lines: Sequence[str]) -> tuple[EventReader, Complaint | None]:
    """Read a text until something cannot be read, and return what the library says about that."""
    reader = EventReader(Remarks(label, list(lines)))
    try:
        for event in _events(text) if text else ():
            if not reader.take(event):
                break
    except yaml.MarkedYAMLError as error:
        spot, context = _place(error.problem_mark), error.context or ""
        return reader, Complaint(error.problem or "", *spot, context, *_place(error.context_mark))
    return reader, None


def _events(text: str) -> Iterator[yaml.Event]:
    loader = yaml.CSafeLoader(text)
    try:
        while (event := loader.get_event()) is not None and not isinstance(event, yaml.StreamEndEvent):
            yield event
    finally:
        loader.dispose()


def _place(mark: Any) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


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


class EventReader:
    """Builds data from events and notes what has no place in a content file."""

    def __init__(self, remarks: Remarks) -> None:
        self.remarks = remarks
        self.top: Any = None
        self.key_spots: dict[Path, tuple[int, int]] = {}
        self.value_spots: dict[Path, tuple[int, int]] = {}
        self.quoted: set[Path] = set()
        self.unknown: set[Path] = set()
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
                self.unknown.add(self._put(None, spot))
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
        told = explain_mark(mark)
        self.remarks.add(
            "alias", *spot, told, "Zet de hele tekst tussen aanhalingstekens.", self._marked(spot)
        )

    def _marked(self, spot: tuple[int, int]) -> tuple[Proposal, ...]:
        lines = self.remarks.lines
        repairs = reserved_start(spot[0], lines[spot[0] - 1]) if spot[0] <= len(lines) else ()
        found = [self.remarks.rewritten(spot[0], repair.new) for repair in repairs]
        return found[0] if found else ()

    def _open(self, container: dict[str, Any] | list[Any], spot: tuple[int, int]) -> bool:
        if len(self._stack) == MAX_DEPTH:
            message = f"De tekst is hier dieper genest dan {MAX_DEPTH} niveaus."
            self.remarks.add("te-diep", *spot, message, "Controleer de haakjes en het inspringen.")
            return False
        is_key = bool(self._stack) and self._stack[-1].awaits_key
        if is_key:
            hint = 'Begint een tekst met "[" of "{", zet haar dan tussen aanhalingstekens.'
            self.remarks.add(SYNTAX, *spot, "Voor een dubbele punt kan geen lijst of groep staan.", hint)
        container = self._begun() if container == {} and not is_key else container
        self._stack.append(_Frame(container, self._put(container, spot), is_key))
        return not self.remarks.full

    def _begun(self) -> dict[str, Any]:
        """Return the group of the same key above, for what stands there again is told but not lost."""
        frame = self._stack[-1] if self._stack else None
        if frame is None or not isinstance(frame.container, dict) or frame.key is None:
            return {}
        there = frame.container.get(frame.key)
        return there if isinstance(there, dict) else {}

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
            hint = "Schrijf de regels voluit in elke groep."
            self.remarks.add("alias", *spot, 'Samenvoegen met "<<" kan in dit bestand niet.', hint)
        elif not key:
            self.remarks.add(SYNTAX, *spot, "Voor deze dubbele punt ontbreekt een woord.")
        elif key in frame.first_lines:
            message = f'"{key}" staat hier twee keer; ook al op regel {frame.first_lines[key]}.'
            hint = "Houd één van de twee over; bij een groep zet u alle regels onder de eerste."
            proposals = duplicate_proposals(self.remarks, frame.first_lines[key], spot[0])
            self.remarks.add("dubbele-sleutel", *spot, message, hint, proposals)
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
            self.remarks.add(LEADING_ZERO, *spot, message, "", self._replaced(spot, text, quoted(text)))
        return plain_value(text)

    def _replaced(self, spot: tuple[int, int], old: str, new: str) -> tuple[Proposal, ...]:
        """Propose other words for a value on one line."""
        line, start = self.remarks.lines[spot[0] - 1 : spot[0]], spot[1] - 1
        if not line or not line[0].startswith(old, start):
            return ()
        return self.remarks.rewritten(spot[0], line[0][:start] + new + line[0][start + len(old) :])

    def _after(self, mark: Any) -> str:
        """Return the rest of the line after a place."""
        lines = self.remarks.lines
        return lines[mark.line][mark.column :] if mark.line < len(lines) else ""

    def _first_text(self, spot: tuple[int, int]) -> tuple[int, int]:
        line, lines = spot[0], self.remarks.lines
        if line >= len(lines):
            return spot
        return line + 1, len(lines[line]) - len(lines[line].lstrip(" ")) + 1
