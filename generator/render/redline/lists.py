"""The numbered lists of two versions of a document in one Word file."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from generator.render.word.package import W

Pair = tuple[etree._Element | None, etree._Element | None]


def adopt_lists(
    old_lists: etree._Element,
    new_lists: etree._Element,
    pairs: Iterable[Pair],
    first: int,
) -> dict[str, str]:
    """Give the lists of the old version their numbers in the new one, and add those it does not have.

    An old list becomes the new list that begins with the same item, if both count alike: then items that
    stay keep their list, and those that went count along when they come back.

    Args:
        old_lists: The numbering part of the old version.
        new_lists: That of the new version, which is extended.
        pairs: The paragraphs of both versions that belong together.
        first: The lowest number of a list that only one document has.
    """
    old, new = _copies(old_lists, first), _copies(new_lists, first)
    adopted: dict[str, str] = {}
    for one, other in pairs:
        number, wanted = list_of(one), list_of(other)
        fits = number in old and wanted in new and number not in adopted and wanted not in adopted.values()
        if fits and _counting(old[number]) == _counting(new[wanted]):
            adopted[number] = wanted
    free = max([first - 1, *map(int, new)]) + 1
    place = max((index for index, node in enumerate(new_lists) if node.tag == f"{W}num"), default=-1) + 1
    for number in (number for number in old if number not in adopted):
        copy = deepcopy(old[number])
        copy.set(f"{W}numId", str(free))
        new_lists.insert(place, copy)
        adopted[number] = str(free)
        free, place = free + 1, place + 1
    return adopted


def list_of(paragraph: etree._Element | None) -> str:
    """Give the number of the list that a paragraph itself names, or nothing."""
    found = None if paragraph is None else paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
    return "" if found is None else found.get(f"{W}val", "")


def _copies(lists: etree._Element, first: int) -> dict[str, etree._Element]:
    numbers = {one.get(f"{W}numId", ""): one for one in lists.iterfind(f"{W}num")}
    return {number: one for number, one in numbers.items() if int(number) >= first}


def _counting(one: etree._Element) -> list[bytes]:
    return [etree.tostring(node, method="c14n") for node in one]
