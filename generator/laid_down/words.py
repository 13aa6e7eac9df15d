"""Which sections of a document read otherwise than they were signed."""

from __future__ import annotations

from collections.abc import Container, Iterator

from generator.compare.outline import SECTION, TITLE, OutlineNode, leaves_of, outline_of, table_rows, text_of
from generator.laid_down.excerpt import difference
from generator.model.document import Document


def sections_that_differ(
    signed: Document, now: Document, changed: Container[str]
) -> Iterator[tuple[str, str]]:
    """List the sections whose words differ, each by its name with the words.

    Args:
        signed: The document as it was laid down.
        now: The document as it is composed today.
        changed: Dotted paths of terms that may change after signing and did: sections that state them are
            passed over.
    """
    old, new = _sections(signed), _sections(now)
    for anchor in {**old, **new}:
        before, after = old.get(anchor), new.get(anchor)
        if any(place and _states(place, changed) for place in (before, after)):
            continue
        lines, others = _lines(before), _lines(after)
        if lines != others:
            yield section_name(before or after), difference(lines, others)


def section_name(place: OutlineNode | None) -> str:
    """Name a section in a sentence: `Artikel 7 (Vervanging)`."""
    if place is None or place.kind == TITLE:
        return "De titel"
    title = text_of(place.line or ())
    return f"{place.label} ({title})" if place.label else f"Het onderdeel “{title}”"


def section_of(document: Document, anchor: str) -> OutlineNode | None:
    """Find a section by its anchor."""
    return _sections(document).get(anchor)


def _sections(document: Document) -> dict[str, OutlineNode]:
    """List the title and the sections; the lines under the title tell the status, which may go on."""
    return {place.anchor: place for place in outline_of(document) if place.kind in (SECTION, TITLE)}


def _lines(section: OutlineNode | None) -> list[str]:
    found: list[str] = []
    for place in section.places() if section else ():
        found.append(f"{place.label} {text_of(place.line or ())}".strip())
        found += [" | ".join(map(text_of, row)) for row in table_rows(place.table)]
    return [line for line in found if line]


def _states(section: OutlineNode, changed: Container[str]) -> bool:
    for place in section.places():
        lines = [place.line or (), *(cell for row in table_rows(place.table) for cell in row)]
        if any(path in changed for line in lines for leaf in leaves_of(line) for path in leaf.path.split()):
            return True
    return False
