"""A shipped agreement with other deviations, composed and checked in memory."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from generator.findings import Finding
from generator.model.document import Document, Section
from generator.model.source import Path as TermPath
from generator.render.outline_writer import write_outline
from tests.acceptance.content import Variant, subjects, variant

WHY = "Zo is het afgesproken."


def deviation(kind: str, text: str = "", title: str = "") -> dict[str, Any]:
    """Write one deviation as a file does."""
    told = {"soort": kind, "titel": title or None, "tekst": text or None, "motivering": WHY}
    return {key: value for key, value in told.items() if value}


def changed(
    deviations: Mapping[str, Any], name: str = "pekela", more: Mapping[TermPath, Any] | None = None
) -> Variant:
    """Check an agreement with these deviations."""
    return variant(subjects()[name], {("afwijkingen",): dict(deviations), **(more or {})})


def document(deviations: Mapping[str, Any], name: str = "pekela") -> Document:
    """Compose the first document of an agreement with these deviations."""
    found = changed(deviations, name)
    assert found.errors == []
    return next(found.documents())


def section(of: Document, anchor: str) -> Section:
    [found] = [section for section in of.sections if section.anchor == anchor]
    return found


def lines(of: Document, anchor: str) -> list[str]:
    """Write the text of one section, its heading first."""
    alone = Document(of.name, of.meta, (), (), (section(of, anchor),))
    return [
        line.strip() for line in write_outline(alone).decode().replace("\u00a0", " ").splitlines() if line
    ]


@cache
def plain(name: str = "pekela") -> Document:
    """Compose an agreement as the model has it."""
    return document({}, name)


def rules(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.path) for finding in findings if finding.rule.startswith("afwijking")]
