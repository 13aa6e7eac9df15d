"""Change a content file in a few places; every other byte stays what it was."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.errors import GeneratorError
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, dotted
from generator.yaml_text.comments import remarks_of
from generator.yaml_text.layout import Layout, entry_of, is_empty, remarks, value_end
from generator.yaml_text.scalars import written_key, written_scalar
from generator.yaml_text.tree import Entry, Group, Scalar, TreeReader

STEP = 2
_SCHEMA = "$schema="


class RefusedError(GeneratorError):
    """A file cannot be rewritten as asked.

    Args:
        path: The term that stands in the way.
        message: A Dutch sentence for the user.
        hint: What the user can do about it.
    """

    def __init__(self, path: Path, message: str, hint: str) -> None:
        super().__init__(message, hint=hint)
        self.path = path


class Rewriter:
    """Rewrites the text of one file, which has no findings of syntax.

    Args:
        text: The text, with line ends as Unix writes them.
        root: The schema that the text will follow; it decides where a term comes to stand.
    """

    def __init__(self, text: str, root: SchemaNode) -> None:
        self.text = text
        self._root = root

    def follow(self, old: str, new: str) -> None:
        """Name another schema in the comment that tells an editor which one it is."""
        reader = TreeReader(self.text)
        reader.read()
        for offset, comment in remarks_of(self.text, reader.spans):
            if comment and _SCHEMA in comment.text and f"{old}/schema.json" in comment.text:
                place = self.text.index(old, offset)
                self._put(place, place + len(old), new)
                return

    def has(self, path: Path) -> bool:
        """Tell whether there is a term at a path."""
        return Layout.of(self.text).find(path) is not None

    def recode(self, path: Path, codes: Mapping[str, str]) -> None:
        """Write other codes in the place of those of a term; in a list, in the place of its items."""
        value = self._entry(path).value
        items = [item.value for item in value.entries] if isinstance(value, Group) else [value]
        for item in reversed(items):
            if isinstance(item, Scalar) and item.value in codes:
                self._put(item.start, item.end, _requoted(item, codes[item.value]))

    def drop(self, path: Path) -> None:
        """Take a term out; comments stay where they are."""
        self._drop(Layout.of(self.text), self._entry(path))

    def move(self, old: Path, new: Path) -> None:
        """Give a term another place, with its comments; within its group only the key changes.

        Raises:
            RefusedError: when there is something in the new place.
        """
        if old[:-1] == new[:-1]:
            self._refuse_filled(new)
            self.text = _with_key(self.text, self._entry(old), new)
            return
        lines = self._cut(old, new)
        self._refuse_filled(new)
        self._insert(new, lines)

    def _entry(self, path: Path) -> Entry:
        entry = Layout.of(self.text).find(path)
        if entry is None:
            raise ValueError(f"there is no {dotted(path)}")
        return entry

    def _refuse_filled(self, path: Path) -> None:
        entry = Layout.of(self.text).find(path)
        if entry is None:
            return
        if not is_empty(entry):
            raise RefusedError(
                path,
                f'"{dotted(path)}" is al ingevuld; daar hoort nu een andere waarde te komen.',
                "Houd in het bestand één van de twee over.",
            )
        self.drop(path)

    def _put(self, start: int, end: int, words: str) -> None:
        self.text = self.text[:start] + words + self.text[end:]

    def _drop(self, layout: Layout, entry: Entry) -> None:
        if entry.parent.is_flow:
            self._drop_from_row(entry)
        else:
            first, last = layout.line(entry.start), layout.last_line(entry)
            lines = self.text.split("\n")
            kept = {layout.line(comment.offset): comment for comment in remarks(entry)}
            pad = " " * entry.column
            stay = [
                lines[at] if comment.alone else pad + comment.text for at, comment in sorted(kept.items())
            ]
            self.text = "\n".join([*lines[:first], *stay, *lines[last + 1 :]])
        self._drop_if_empty(entry)

    def _drop_if_empty(self, gone: Entry) -> None:
        """Take out a group that holds nothing any more."""
        owner = gone.parent.owner
        if owner is not None and len(gone.parent.entries) == 1:
            path = _path_of(owner)
            self._drop(layout := Layout.of(self.text), layout.find(path) or owner)

    def _drop_from_row(self, entry: Entry) -> None:
        entries = entry.parent.entries
        at = entries.index(entry)
        if at:
            self._put(value_end(entries[at - 1]), value_end(entry), "")
        else:
            following = entries[1].start if len(entries) > 1 else value_end(entry)
            self._put(entry.start, following, "")

    def _cut(self, path: Path, new: Path) -> list[str]:
        """Take a term out with its comments, and return its lines as they would stand at the margin."""
        layout = Layout.of(self.text)
        entry = self._entry(path)
        if entry.parent.is_flow:
            lines = [_with_key(self.text[: value_end(entry)], entry, new)[entry.start :]]
            self._drop_from_row(entry)
        else:
            first, last = layout.first_line(entry), layout.last_line(entry)
            own = _with_key(self.text, entry, new).split("\n")[first : last + 1]
            lines = [_indented(line, -entry.column) for line in own]
            every = self.text.split("\n")
            self.text = "\n".join([*every[:first], *every[last + 1 :]])
        self._drop_if_empty(entry)
        return lines

    def _insert(self, path: Path, lines: list[str]) -> None:
        """Put lines in their place in the order of the schema, with the groups around them."""
        layout = Layout.of(self.text)
        group, depth = layout.top, 0
        while depth < len(path) - 1 and (owner := entry_of(group, path[depth])):
            depth += 1
            if not isinstance(owner.value, Group) or not owner.value.entries:
                self._fill(layout, owner, path, _wrapped(path[depth:-1], lines))
                return
            group = owner.value
        self._place(layout, group, path[: depth + 1], _wrapped(path[depth:-1], lines))

    def _fill(self, layout: Layout, owner: Entry, path: Path, lines: list[str]) -> None:
        """Put lines in a group that is there and empty."""
        if not is_empty(owner) or owner.parent.is_flow:
            raise RefusedError(
                _path_of(owner),
                f'"{dotted(_path_of(owner))}" is al ingevuld; daaronder hoort "{dotted(path)}" te komen.',
                "Pas deze regel met de hand aan.",
            )
        line = layout.line(value_end(owner))
        self._put(len(self.text[: owner.value.start].rstrip(" ")), value_end(owner), "")
        self._add_lines(line + 1, [_indented(line, owner.column + STEP) for line in lines])

    def _place(self, layout: Layout, group: Group, path: Path, lines: list[str]) -> None:
        places = {key: place for place, key in enumerate(self._order(path[:-1]))}
        own = places.get(str(path[-1]), len(places))
        before = [entry for entry in group.entries if _place_of(entry, places) <= own]
        if group.is_flow:
            self._add_to_row(group, before, path, lines)
            return
        pad = group.column
        line = layout.last_line(before[-1]) + 1 if before else layout.first_line(group.entries[0])
        self._add_lines(line, [_indented(one, pad) for one in lines])

    def _add_to_row(self, group: Group, before: list[Entry], path: Path, lines: list[str]) -> None:
        words = re.sub(r":\n +(.*)$", r": {\1}", "\n".join(lines))
        if "\n" in words or "#" in words:
            raise RefusedError(
                path,
                f'"{dotted(path)}" past niet op één regel tussen accolades.',
                "Schrijf de groep met elke sleutel op een eigen regel.",
            )
        if before:
            self._put(value_end(before[-1]), value_end(before[-1]), f", {words}")
        else:
            self._put(group.entries[0].start, group.entries[0].start, f"{words}, ")

    def _add_lines(self, at: int, lines: list[str]) -> None:
        every = self.text.split("\n")
        self.text = "\n".join([*every[:at], *lines, *every[at:]])

    def _order(self, path: Path) -> tuple[str, ...]:
        node: SchemaNode | None = self._root
        for key in path:
            node = node.child(key) if node else None
        return node.property_names if node else ()


def _path_of(entry: Entry) -> Path:
    above = _path_of(entry.parent.owner) if entry.parent.owner else ()
    return (*above, entry.key.value if entry.key else 0)


def _place_of(entry: Entry, places: dict[str, int]) -> int:
    return places.get(entry.key.value if entry.key else "", len(places))


def _wrapped(keys: Path, lines: list[str]) -> list[str]:
    """Put groups around lines."""
    for key in reversed(keys):
        lines = [f"{written_key(str(key))}:", *(_indented(line, STEP) for line in lines)]
    return lines


def _indented(line: str, by: int) -> str:
    bare = line.lstrip(" ")
    return " " * max(0, len(line) - len(bare) + by) + bare if bare else ""


def _with_key(text: str, entry: Entry, path: Path) -> str:
    """Write the last key of a path in the place of the key of an entry."""
    assert entry.key is not None
    return text[: entry.key.start] + written_key(str(path[-1])) + text[entry.key.end :]


def _requoted(scalar: Scalar, new: str) -> str:
    """Write a code with the quotes that stood around the old one."""
    plain = written_scalar(new, '"', "", None, in_flow=True)
    bare = plain.strip("\"'")
    return f"{scalar.style}{bare}{scalar.style}" if scalar.style else plain
