"""Findings about a term: at the line where the last file that says something about it says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.findings import Finding, Severity, Spot
from generator.model.schema_node import NONE
from generator.model.source import Path, YamlSource, dotted, leaves, value_at
from generator.proposals import Proposal, advice
from generator.terms.subject import Subject


@dataclass(frozen=True)
class Remark:
    """What a check has to say, before it is known where."""

    rule: str
    severity: Severity
    message: str
    hint: str = ""
    source: str = ""
    proposals: tuple[Proposal, ...] = ()
    """What to write instead; only words where the file pointed at does not say it itself."""
    is_gap: bool = False
    """Whether something is only not filled in yet."""


def at_value(subject: Subject, path: Path, remark: Remark) -> Finding:
    """Point at the value of a term, or at the nearest key when the file does not give one."""
    source = _speaking(subject, path)
    spot = source.value_spot(path) if path in source.key_spots else source.key_spot(path)
    return _finding(source, path, spot, _told(subject, path, remark))


def at_key(subject: Subject, path: Path, remark: Remark) -> Finding:
    """Point at the key of a term, or at the nearest one that exists."""
    source = _speaking(subject, path)
    spot = source.key_spot(path)
    return _finding(source, path, spot, _told(subject, path, remark))


def taken_away(subject: Subject) -> frozenset[Path]:
    """List the groups that a file takes away by writing `geen`."""
    away: set[Path] = set()
    for source in subject.sources:
        away = {path for path in away if path not in source.key_spots}
        away |= {path for path, value in leaves(source.data) if value == NONE}
    nodes = ((path, subject.model.root.at(path)) for path in away)
    return frozenset(path for path, node in nodes if node is not None and node.is_object)


def _told(subject: Subject, path: Path, remark: Remark) -> Remark:
    """Say of a term that an amendment took over where it comes from."""
    if subject.amendment is None:
        return remark
    source = next((one for one in reversed(subject.sources) if path in one.key_spots), subject.source)
    if source is subject.source:
        return remark
    spot = source.key_spot(path)
    hint = f"{remark.hint} Deze afspraak komt uit {spot.file}, regel {spot.line}.".strip()
    if isinstance(value_at(subject.terms.data, path), Mapping):
        hint += f" Vervalt zij, schrijf dan in dit bestand `{path[-1]}: {NONE}`."
    return replace(remark, hint=hint)


def _speaking(subject: Subject, path: Path) -> YamlSource:
    """Find the last file that says something; of an amendment itself, for what it amends stays as it is."""
    if subject.amendment is not None:
        return subject.source
    for source in reversed(subject.sources):
        if path in source.key_spots:
            return source
    return subject.source


def _finding(source: YamlSource, path: Path, spot: Spot, remark: Remark) -> Finding:
    proposals = remark.proposals if path in source.key_spots else ()
    return Finding(
        remark.rule,
        remark.severity,
        spot,
        remark.message,
        advice(remark.hint, remark.proposals),
        dotted(path),
        remark.source,
        source.excerpt(spot.line) if path[:1] in source.key_spots else "",
        proposals,
        remark.is_gap,
    )
