"""YAML files to plain data that knows its line and column.

The text is read as a stream of events, never composed: places, anchors, tags and nesting are then seen before
anything is built on them, and reading stops at the first level too deep. Only null, true, false and plain
decimal numbers are more than text, so that a file means the same to every YAML reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from generator.edge.files import read_start
from generator.edge.reasons import reason_of
from generator.errors import TemplateError, WorkspaceError
from generator.findings import Finding
from generator.load.kept_sources import keep_source, kept_source
from generator.load.plain_text import MAX_BYTES, decode
from generator.load.recovery import mend
from generator.load.remarks import Remarks
from generator.load.yaml_events import SYNTAX, read_events
from generator.load.yaml_messages import Complaint, SyntaxMessage
from generator.model.source import Path, YamlSource
from generator.proposals import Proposal

MOST_STOPS = 20
"""After so many stops a text is something else than YAML."""
_MOST_LINES = 5000
"""A text of more lines is not read on after its first stop."""
_MOST_KEPT = 64
"""So many files that were read are kept: an answer in the workbench reads the same ones several times."""
_MOST_READ = 40_000
"""Lines to try repairs on, in all; it takes a second."""


def read_yaml(path: FilePath, label: str) -> YamlSource | list[Finding]:
    """Read a content file whose top is a mapping.

    Raises:
        WorkspaceError: when the file cannot be opened.
    """
    return parse_yaml(read_bytes(path, label), label)


def parse_yaml(raw: bytes, label: str) -> YamlSource | list[Finding]:
    """Read the bytes of a content file whose top is a mapping."""
    source, findings = read_as_far_as_possible(raw, label)
    return findings or source


def read_as_far_as_possible(
    raw: bytes, label: str, stops: int = MOST_STOPS
) -> tuple[YamlSource, list[Finding]]:
    """Read the bytes of a content file: what can be read of it, and what cannot.

    What nobody can tell the meaning of is in `wrong` of the source. Nobody changes its data: who reads the
    same bytes again soon gets the same source.

    Args:
        raw: The file.
        label: The file as users know it.
        stops: After so many lines that cannot be read, reading ends.
    """
    source, found = _read_before(raw, label, stops)
    return source, [*found]


@lru_cache(maxsize=_MOST_KEPT)
def _read_before(raw: bytes, label: str, stops: int) -> tuple[YamlSource, Sequence[Finding]]:
    top, source, remarks = _parsed(raw, label, stops)
    if not remarks.found and not isinstance(top, dict):
        _note_top(top, remarks)
    return source, remarks.found


def load_yaml_or_raise(path: FilePath, label: str) -> YamlSource:
    """Read a template file whose top is a mapping.

    Raises:
        TemplateError: when anything is wrong with it.
        WorkspaceError: when the file cannot be opened.
    """
    top, source, remarks = _of_a_model(path, label)
    if not remarks.found and not isinstance(top, dict):
        _note_top(top, remarks)
    return source_or_raise(remarks.found or source)


def load_list_or_raise(path: FilePath, label: str) -> tuple[list[dict[str, Any]], YamlSource]:
    """Read a template file whose top is a list of mappings; the paths of its source begin with an index.

    Raises:
        TemplateError: when anything is wrong with it.
        WorkspaceError: when the file cannot be opened.
    """
    top, source, remarks = _of_a_model(path, label)
    entries = [] if top is None else top
    if not remarks.found and not (isinstance(entries, list) and all(isinstance(e, dict) for e in entries)):
        remarks.add("geen-afbeelding", 1, 1, 'Hier hoort een lijst te staan; elk onderdeel begint met "- ".')
    return entries, source_or_raise(remarks.found or source)


def _of_a_model(path: FilePath, label: str) -> tuple[Any, YamlSource, Remarks]:
    """Read a template file: its top, its source, and what is wrong with it."""
    raw = read_bytes(path, label)
    if (kept := kept_source(raw, label)) is not None:
        top, source = kept
        return top, source, Remarks(label, source.text.splitlines())
    top, source, remarks = _parsed(raw, label)
    if not remarks.found:
        keep_source(raw, top, source)
    return top, source, remarks


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
        return read_start(path, MAX_BYTES + 1)
    except OSError as error:
        raise unopened(label, error) from error


def unopened(label: str, error: OSError) -> WorkspaceError:
    """Tell users that a file cannot be opened, and why."""
    return WorkspaceError(
        f"Het bestand {label} is niet te openen ({reason_of(error)}).",
        hint="Kijk of het bestand bestaat en of u het mag lezen.",
    )


def _parsed(raw: bytes, label: str, stops: int = MOST_STOPS) -> tuple[Any, YamlSource, Remarks]:
    """Read bytes, also past what cannot be read as YAML, as long as that leads somewhere."""
    decoded = decode(raw, label)
    remarks, original = decoded.remarks, decoded.remarks.lines
    reader, complaint = read_events(decoded.readable, label, original)
    lines, damaged, count = decoded.readable.split("\n"), set[int](), 0

    def stopped_at(some: Sequence[str]) -> Complaint | None:
        nonlocal count
        count += len(some)
        # without its lines nothing is proposed for a text, which saves most of the time
        return read_events("\n".join(some), label, ())[1]

    for stop in range(stops):
        if complaint is None:
            break
        if stop and (len(lines) > _MOST_LINES or count > _MOST_READ):
            break
        mended = mend(lines, original or lines, complaint, stopped_at)
        _note_syntax(mended.told, mended.proposals, remarks)
        lines = mended.lines
        damaged |= set(mended.damaged)
        reader, complaint = read_events("\n".join(lines), label, original)
    if complaint is not None:
        lines = lines[: complaint.line - 1]
    remarks.found += [one for one in reader.remarks.found if not remarks.has_at(one.spot.line)]
    data = reader.top if isinstance(reader.top, dict) else {}
    quoted = frozenset(reader.quoted)
    source = YamlSource(
        label, decoded.text, data, reader.key_spots, reader.value_spots, quoted, reader.cut_off
    )
    wrong = frozenset((*_damaged(source, damaged), *reader.unknown))
    return reader.top, replace(source, wrong=wrong, mended="\n".join(lines)), remarks


def _note_syntax(told: SyntaxMessage, proposals: tuple[Proposal, ...], remarks: Remarks) -> None:
    if not remarks.has_near(told.line):
        remarks.add(SYNTAX, told.line, told.column, told.message, told.hint, proposals)


def _damaged(source: YamlSource, lines: set[int]) -> Iterator[Path]:
    """Walk through what stands on lines that nobody can read, or that surrounds them."""
    for line in lines:
        above = [(spot, path) for path, spot in source.key_spots.items() if spot[0] <= line]
        if above:
            spot, path = max(above)
            yield path if spot[0] == line else path[:-1] or path


def _note_top(top: Any, remarks: Remarks) -> None:
    if top is None:
        message, hint = "Het bestand is leeg.", "Begin met een ingevuld voorbeeld: `ojg new`."
    else:
        message = "Dit bestand bestaat niet uit regels met een dubbele punt."
        hint = "Begin elke regel met een woord, een dubbele punt en een spatie, zoals `status: concept`."
    remarks.add("geen-afbeelding", 1, 1, message, hint)
