"""The Word file of one version of a document, opened up to be merged with that of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from generator.render.redline.lists import Pair, adopt_lists
from generator.render.redline.runs import BOOKMARKS
from generator.render.word.package import (
    Relations,
    W,
    parse_part,
    read_package,
    relations_of,
    to_bytes,
    write_package,
)
from generator.render.word.shell import Shell

_LINK = f"{W}hyperlink"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FIRST_OLD_BOOKMARK = 150_000
"""For bookmarks that only the old version has; those of the new version have lower numbers."""


class OpenedVersion:
    """A Word file of which the body is open.

    Args:
        data: The file.
        shell: The shell it was written with.
    """

    def __init__(self, data: bytes, shell: Shell) -> None:
        self._shell = shell
        self._parts = read_package(data, shell.name)
        self._page = parse_part(self._parts[shell.main], shell.main)
        self._lists = parse_part(self._parts[shell.numbering], shell.numbering)
        self._relations = Relations(self._parts[relations_of(shell.main)])
        body = self._page.find(f"{W}body")
        self._body = self._page if body is None else body
        before, after = _around_body(shell)
        nodes = list(self._body)
        self._around = nodes[:before], nodes[len(nodes) - after :]
        self.elements = list(_in_order(nodes[before : len(nodes) - after]))
        """The paragraphs and tables of the document itself; the shell may have more around them."""

    def bookmarks(self) -> set[str]:
        """List the names of its bookmarks."""
        return bookmarks_in(self.elements)

    def web_addresses(self) -> dict[str, str]:
        """List the addresses its links go to, by the id of the relationship."""
        relations = parse_part(self._relations.to_bytes(), relations_of(self._shell.main))
        return {one.get("Id", ""): one.get("Target", "") for one in relations}

    def adopt(self, old: OpenedVersion, pairs: Sequence[Pair]) -> None:
        """Make what the elements of an old version name, mean the same in this one.

        Args:
            old: The old version, whose links, lists and bookmarks change.
            pairs: The paragraphs that belong together.
        """
        targets = old.web_addresses()
        for link in (link for one in old.elements for link in one.iter(_LINK)):
            if number := link.get(_RELATION):
                link.set(_RELATION, self._relations.link(targets[number]))
        lists = adopt_lists(old._lists, self._lists, pairs, self._shell.first_number)
        for named in (named for one in old.elements for named in one.iter(f"{W}numId")):
            value = named.get(f"{W}val", "")
            named.set(f"{W}val", lists.get(value, value))
        _keep_own_bookmarks(old.elements, self.bookmarks())

    def with_body(self, elements: Iterable[etree._Element]) -> bytes:
        """Write the file with another body."""
        before, after = self._around
        self._body[:] = [*before, *elements, *after]
        parts = dict(self._parts)
        parts[self._shell.main] = to_bytes(self._page)
        parts[self._shell.numbering] = to_bytes(self._lists)
        parts[relations_of(self._shell.main)] = self._relations.to_bytes()
        return write_package(parts)


def bookmarks_in(elements: Iterable[etree._Element]) -> set[str]:
    """List the names of the bookmarks in elements."""
    return {mark.get(f"{W}name", "") for one in elements for mark in one.iter(BOOKMARKS[0])}


def _in_order(nodes: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """List paragraphs and tables; tables side by side each by itself, without what only places them."""
    for node in nodes:
        if node.find(f"{W}tr/{W}tc/{W}tbl") is None:
            yield node
        else:
            yield from (one for one in node.iterfind(f"{W}tr/{W}tc/*") if one.tag != f"{W}tcPr")


def _around_body(shell: Shell) -> tuple[int, int]:
    """Count what the shell has before and after the place for the body."""
    page = parse_part(shell.fill("", "")[shell.main].encode(), shell.main)
    body = page.find(f"{W}body")
    nodes = [] if body is None else list(body)
    place = next(index for index, node in enumerate(nodes) if isinstance(node, etree._ProcessingInstruction))
    return place, len(nodes) - 1 - place


def _keep_own_bookmarks(elements: Iterable[etree._Element], taken: set[str]) -> None:
    """Take away the bookmarks that the other version has as well, and number the rest anew."""
    numbers: dict[str, str] = {}
    marks = [mark for one in elements for mark in one.iter(*BOOKMARKS)]
    for mark in marks:
        number = mark.get(f"{W}id", "")
        if mark.tag == BOOKMARKS[0] and mark.get(f"{W}name") not in taken:
            numbers[number] = str(_FIRST_OLD_BOOKMARK + len(numbers))
    for mark in marks:
        number = mark.get(f"{W}id", "")
        if number in numbers:
            mark.set(f"{W}id", numbers[number])
        elif (parent := mark.getparent()) is not None:
            parent.remove(mark)
