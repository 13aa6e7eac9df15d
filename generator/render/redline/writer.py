"""Writes what changed between two versions as a Word file with tracked changes.

Both versions are written as they always are; then the paragraphs and tables that belong together are merged.
So the file that comes from accepting everything has the words of the new version, and the file that comes
from rejecting everything those of the old one. Headings and items keep their lists, so Word numbers both.

Properties of the document, the header, the watermark and the look of words that stay are those of the new
version, without a mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.compare.matching import Match, Matcher
from generator.compare.outline import OutlineNode, outline_of
from generator.model.difference import Op
from generator.model.document import Document
from generator.render.redline.body import BodyMerger, WrittenBody, read_body
from generator.render.redline.marks import Marks
from generator.render.redline.moves import find_moves
from generator.render.redline.paragraph import KeepField, ParagraphMerger, is_rewritten
from generator.render.redline.version import OpenedVersion, bookmarks_in
from generator.render.style import Style
from generator.render.word.shell import open_shell
from generator.render.word.writer import SHELL, write_docx

_SEPARATOR = "Tabelscheiding"


def write_redline(old: Document, new: Document, style: Style, author: str, date: str) -> bytes:
    """Write the new version with all changes since the old one as tracked changes.

    Args:
        old: The old version.
        new: The new version.
        style: The house style of both.
        author: Who made the changes.
        date: When, as an ISO date and time, for example `2026-11-21T09:30:00Z`.

    Raises:
        RenderError: The shell of the house style is missing, or something in it is missing or wrong.
    """
    shell = open_shell(style.read(SHELL), SHELL, ())
    separator = shell.style(_SEPARATOR)
    before, after = (OpenedVersion(write_docx(one, style), shell) for one in (old, new))
    old_outline, new_outline = outline_of(old), outline_of(new)
    old_body = read_body(before.elements, _places(old_outline), separator)
    new_body = read_body(after.elements, _places(new_outline), separator)
    matcher = Matcher(join_moved=False)
    matches = [line for match in matcher.siblings(old_outline, new_outline) for line in matcher.lines(match)]
    after.adopt(before, [(old_body.element(match.old), new_body.element(match.new)) for match in matches])
    matches = [part for match in matches for part in _parted(match, old_body, new_body)]
    marks = Marks(author, date)
    paragraphs = ParagraphMerger(marks, _field_keeper(before, after, matches, new_body))
    return after.with_body(
        BodyMerger(marks, paragraphs, separator, find_moves(matches)).merge(matches, old_body, new_body)
    )


def _parted(match: Match, old_body: WrittenBody, new_body: WrittenBody) -> Sequence[Match]:
    """Part a match of which the paragraphs cannot be merged."""
    old, new = old_body.element(match.old), new_body.element(match.new)
    if match.place.table is None and old is not None and new is not None and is_rewritten(old, new):
        return Match(match.old, None), Match(None, match.new)
    return (match,)


def _places(outline: Iterable[OutlineNode]) -> list[OutlineNode]:
    return [place for part in outline for place in part.places()]


def _field_keeper(
    before: OpenedVersion, after: OpenedVersion, matches: Sequence[Match], new_body: WrittenBody
) -> KeepField:
    """Tell of a field whether its bookmark is there in each outcome in which the field is."""
    inserted = [new_body.by_place[match.new].element for match in matches if match.new and not match.old]
    coming = bookmarks_in(inserted)
    there = (before.bookmarks() | after.bookmarks()) - coming

    def keep(op: Op, bookmark: str) -> bool:
        return op is Op.NEW or not bookmark or bookmark in there

    return keep
