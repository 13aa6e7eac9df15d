"""Numbers of headings and list items: the lists of the shell, and copies of them where counting starts anew.

Word prints the numbers itself, so that they stay right when someone edits the document. This module follows
the counting, and gives a paragraph a place in a list only when Word will print there exactly the label of the
tree. If the shell numbers in another way than the tree does, that is an error and never a wrong number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.errors import RenderError

_MOST = 200
"""The highest number that is looked for when a list does not start at 1."""


@dataclass(frozen=True)
class Level:
    """One level of a list: its number format and the text around the number."""

    number_format: str
    text: str
    """As the shell writes it, for example `Artikel %1`."""
    placeholder: str
    """The sign for the number itself, for example `%1`."""

    def printed(self, value: int) -> str:
        """Write the label Word prints for the item with this number; empty when that is not known here."""
        number = self._number(value)
        return self.text.replace(self.placeholder, number) if number else ""

    def prints(self, value: int, label: str) -> bool:
        """Tell whether the label of this number is this one; what kind of space is in it is no matter."""
        printed = self.printed(value)
        return bool(label) and (printed == label or printed.split() == label.split())

    def value_of(self, label: str) -> int:
        """Find the number whose label this is, or 0."""
        return next((value for value in range(1, _MOST) if self.prints(value, label)), 0)

    def _number(self, value: int) -> str:
        times, letter = divmod(value - 1, 26)
        match self.number_format:
            case "decimal":
                return str(value)
            case "lowerLetter":
                return chr(ord("a") + letter) * (times + 1)
            case "upperLetter":
                return chr(ord("A") + letter) * (times + 1)
            case _:
                return ""


@dataclass(frozen=True)
class ListDefinition:
    """A list of the shell."""

    number: str
    """Id of the list."""
    abstract: str
    """Id of its definition, which copies share."""
    levels: tuple[Level, ...]


@dataclass(frozen=True)
class ListPlace:
    """Where a paragraph stands in a list."""

    style: str
    """Name of the style whose list it is; the levels below a heading have styles of their own."""
    level: int = 0
    number: int = 0
    """The copy of the list, or 0 for the list of the style itself."""

    def properties(self) -> str:
        """Write the list properties the paragraph needs besides its style."""
        return list_properties(self.level, self.number) if self.number else ""

    def below(self) -> ListPlace:
        """Give the place of the items inside the item at this place."""
        return ListPlace(self.style, self.level + 1, self.number)


class Counting:
    """Counts along with Word through one document, and makes copies of lists that start anew."""

    def __init__(self, lists: Mapping[str, ListDefinition], first_number: int) -> None:
        self._lists = lists
        self._next = first_number
        self._counts: dict[tuple[str, int], list[int]] = {}
        self._main: dict[str, int] = {}
        self._copies: list[str] = []

    def heading(self, style: str, label: str) -> ListPlace:
        """Count a heading that the list of its style numbers.

        Raises:
            RenderError: The list of the shell cannot print this label.
        """
        place = ListPlace(style, 0, self._main.get(self._lists[style].abstract, 0))
        if not self.accepts(place, label):
            place = self._copy(style, 0, label)
            if not place.number:
                raise RenderError(
                    f'De nummering van de stijl "{style}" in het Word-sjabloon kan "{label}" niet afdrukken.',
                    hint="Herstel in het sjabloon de nummering van deze stijl.",
                )
            self._main[self._lists[style].abstract] = place.number
        self.count(place)
        return place

    def accepts(self, place: ListPlace, label: str) -> bool:
        """Tell whether Word prints this label for the next item at this place."""
        levels = self._lists[place.style].levels
        if place.level >= len(levels):
            return False
        done = self._counted(place)[place.level]
        return levels[place.level].prints(done + 1, label)

    def count(self, place: ListPlace) -> None:
        """Count an item; deeper levels start anew after it."""
        counted = self._counted(place)
        counted[place.level] += 1
        counted[place.level + 1 :] = [0] * (len(counted) - place.level - 1)

    def restart(self, styles: tuple[str, ...], label: str, depth: int) -> ListPlace:
        """Start a copy of the first list that can print this label, at the level nearest to a depth.

        Raises:
            RenderError: No list of the shell can print this label.
        """
        for style in styles:
            for level in sorted(range(len(self._lists[style].levels)), key=lambda level: abs(level - depth)):
                place = self._copy(style, level, label)
                if place.number:
                    return place
        raise RenderError(
            f'Geen lijst van het Word-sjabloon kan het nummer "{label}" afdrukken.',
            hint=f"Herstel in het sjabloon de nummering van: {', '.join(styles)}.",
        )

    def copies(self) -> str:
        """Write the copies that were made, for the numbering part."""
        return "".join(self._copies)

    def _copy(self, style: str, level: int, label: str) -> ListPlace:
        """Copy the list of a style with this label as its next; number 0 when the level cannot print it."""
        definition = self._lists[style]
        start = definition.levels[level].value_of(label)
        if not start:
            return ListPlace(style, level)
        number = self._next
        self._next += 1
        self._copies.append(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition.abstract}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        )
        place = ListPlace(style, level, number)
        self._counted(place)[level] = start - 1
        return place

    def _counted(self, place: ListPlace) -> list[int]:
        key = (self._lists[place.style].abstract, place.number)
        return self._counts.setdefault(key, [0] * 9)


def list_properties(level: int, number: int | str) -> str:
    """Write the list properties of a paragraph."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
