"""Name the places of a document that changed: `lid 2, onderdeel a`, or a row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.compare.blocks import section_name
from generator.model.change import FileChange, TextChange
from generator.model.difference import LineDiff, Op, SectionDiff, Status

_LID, _PART = re.compile(r"\d+\."), re.compile(r"[a-z]+\.")
_WORDS = {
    Status.NEW: "nieuw",
    Status.GONE: "vervallen",
    Status.MOVED: "verplaatst",
    Status.RENUMBERED: "alleen hernummerd",
}
_NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True)
class ChangedPlace:
    """A place that changed, the same for every document in which it is called so."""

    document: str
    """Name of the linked document it is in; empty for the document of the file itself."""
    anchor: str
    """Anchor of its section."""
    section: str
    """`Artikel 7 Vervanging`."""
    part: str
    """`lid 2, onderdeel a`, a row of a table, or empty for the section itself."""
    what: str
    """`nieuw`, `vervallen`, `verplaatst`, `alleen hernummerd`, or empty for other words."""
    row: int = 0
    """Its place in the section."""

    @property
    def words(self) -> str:
        """The place as people call it."""
        told = ", ".join(filter(None, (self.document, self.section, self.part)))
        return f"{told} ({self.what})" if self.what else told


def places_in(change: FileChange) -> Iterator[ChangedPlace]:
    """List the places that changed in the documents of one file, each once."""
    for text in change.texts:
        linked = not set(text.documents) & set(change.own_documents)
        yield from _in_section(text, text.documents[0] if linked else "")
    for one in change.relocated:
        what = f"nu in {one.new}, eerst in {one.old}"
        name = one.section.text[:1].upper() + one.section.text[1:]
        yield ChangedPlace("", one.section.anchor, name, "", what)
    for names, what in ((change.new_documents, "nieuw"), (change.removed_documents, "vervallen")):
        yield from (ChangedPlace(name, "", f"document {name}", "", what) for name in names)


def _in_section(text: TextChange, document: str) -> Iterator[ChangedPlace]:
    section = text.section
    name = section_name(section).replace(_NO_BREAK_SPACE, " ")
    if section.status in (Status.NEW, Status.GONE, Status.RENUMBERED):
        yield ChangedPlace(document, section.anchor, name, "", _WORDS[section.status])
        return
    moved = section.status is Status.MOVED
    if moved:
        yield ChangedPlace(document, section.anchor, name, "", _WORDS[Status.MOVED])
    found: dict[tuple[str, str], ChangedPlace] = {}
    for row, (line, part) in enumerate(_named_lines(section), start=1):
        if not _only_numbers(line) and not (moved and _same_words(line)):
            what = _WORDS.get(line.status, "") if line.old_label or line.new_label else ""
            found.setdefault((part, what), ChangedPlace(document, section.anchor, name, part, what, row))
    for (part, what), place in found.items():
        came, went = ((part, _WORDS[status]) in found for status in (Status.NEW, Status.GONE))
        if not (came and went):
            yield place
        elif what == _WORDS[Status.NEW] and (part, "") not in found:
            yield replace(place, what="")


def _named_lines(section: SectionDiff) -> Iterator[tuple[LineDiff, str]]:
    """Walk through the lines of a section, each with what people call its place."""
    lid = part = ""
    names: dict[str, str] = {}
    for line in section.lines:
        label = line.old_label if line.status is Status.GONE else line.new_label
        if _LID.fullmatch(label):
            lid, part = f"lid {label[:-1]}", ""
        elif _PART.fullmatch(label):
            part = f"onderdeel {label[:-1]}"
        if label:
            below = f"onder {label}" if not (_LID.fullmatch(label) or _PART.fullmatch(label)) else ""
            names[line.anchor] = ", ".join(filter(None, (lid, part, below)))
        yield line, line.context or names.get(line.anchor, "")


def _only_numbers(line: LineDiff) -> bool:
    return line.status in (Status.SAME, Status.RENUMBERED)


def _same_words(line: LineDiff) -> bool:
    return all(run.op is Op.SAME or run.in_reference for run in line.runs)
