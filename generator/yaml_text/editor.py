"""The one way to change a YAML text: a value at a time, everything else as its author wrote it.

Every edit is read again, and kept only when the text then says exactly what it said before with that edit,
and holds every comment that did not belong to what was taken out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

import yaml

from generator.errors import EditError, OutputError
from generator.load.yaml_source import parse_yaml
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, YamlSource, dotted
from generator.yaml_text import insertion, removal, replacement
from generator.yaml_text.layout import comments_of
from generator.yaml_text.moving import move, rename
from generator.yaml_text.sameness import added, exact, found, placed, renamed, without
from generator.yaml_text.tree import is_bare
from generator.yaml_text.values import key_text, typed
from generator.yaml_text.worksheet import Worksheet

Change = Callable[[Worksheet], None]
Comments = tuple[str, ...]
"""Comments that went along with what was taken out, in the order in which it went."""


class Editor:
    """The text of a YAML file whose top is a mapping, and what it says.

    An edit is made whole or not at all: after an error the text is as it was. A path has keys, and indexes
    counted from 0 for the items of a list.

    Args:
        text: The text; it may be empty, or hold nothing but comments.
        root: What the schema says about the top: it decides in which order keys stand, and whether a date
            needs quotes. Without it a new key comes last.
        like: Another state of the same file: a new entry of a map comes where it stands there.

    Raises:
        EditError: when the text cannot be read.
    """

    def __init__(
        self, text: str, root: SchemaNode | None = None, like: Mapping[str, Any] | None = None
    ) -> None:
        self._text, self._root, self._like = text, root, like
        self._data = _read(text)

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self._text

    @property
    def data(self) -> dict[str, Any]:
        """What the text says; not to be changed."""
        return self._data

    def has(self, path: Path) -> bool:
        """Tell whether there is a value at a path, be it an empty one."""
        return bool(found(self._data, path))

    def set(self, path: Path, value: Any) -> Comments:
        """Write a value at a path, with the groups around it that are not there yet.

        Args:
            path: Where.
            value: Text, int, Decimal, bool, None, or lists and mappings of those. A date is text.

        Returns:
            The comments that stood in a group that is not there any more.

        Raises:
            EditError: when the file cannot hold the value, or holds something else on the way.
            OutputError: when the text would say something else too; then the program is wrong.
        """
        _refuse_bad_keys(path)
        old, new = found(self._data, path), typed(value, path)
        if not old:
            return self.add(path, new)
        return self._edit(
            placed(self._data, path, new), lambda sheet: replacement.replace(sheet, path, old[0], new)
        )

    def add(self, path: Path, value: Any) -> Comments:
        """Put an entry in a mapping, or an item in a list.

        Args:
            path: A key that is not there yet, or the index at which the item comes to stand.
            value: As for `set`.

        Returns:
            No comments.

        Raises:
            EditError: when there is something at the path, or the file cannot hold the value.
            OutputError: when the text would say something else too; then the program is wrong.
        """
        _refuse_bad_keys(path)
        new = typed(value, path)
        if isinstance(path[-1], str):
            self._refuse_filled(path, self.has(path))
        return self._edit_with(
            lambda sheet: insertion.add(sheet, path, new), lambda: added(self._data, path, new, self._like)
        )

    def rename(self, path: Path, key: str) -> Comments:
        """Give a key another name in its place; an empty key of that name makes way.

        Returns:
            The comments of the empty key.

        Raises:
            EditError: when there is no such key, or the new one is filled in.
            OutputError: when the text would say something else too; then the program is wrong.
        """
        return self.move(path, (*path[:-1], key))

    def drop(self, path: Path) -> Comments:
        """Take out an entry or an item, and the groups around it that then hold nothing.

        Returns:
            The comments that belonged to it: straight above it, beside it, in it and under it.

        Raises:
            EditError: when there is none.
            OutputError: when the text would say something else too; then the program is wrong.
        """
        self._refuse_absent(path)
        return self._edit(without(self._data, path), lambda sheet: removal.drop(sheet, path))

    def move(self, old: Path, new: Path) -> Comments:
        """Give an entry another place, with its comments; an empty one in that place makes way.

        Args:
            old: Where it is.
            new: Where it comes, read in the text without it; an item stays an item, a key a key.

        Returns:
            The comments of the empty entry, and of groups that then hold nothing.

        Raises:
            EditError: when there is no such entry, or there is something in its new place.
            OutputError: when the text would say something else too; then the program is wrong.
        """
        self._refuse_absent(old)
        _refuse_bad_keys(new)
        if old == new:
            return ()
        is_item = isinstance(old[-1], int)
        if is_item != isinstance(new[-1], int):
            raise EditError(f'"{dotted(old)}" kan niet "{dotted(new)}" worden.', old)
        (value,) = found(self._data, old)
        if old[:-1] == new[:-1] and not is_item:
            return self._renamed(old, str(new[-1]))
        rest = without(self._data, old)
        there = () if is_item else found(rest, new)
        self._refuse_filled(new, bool(there) and there[0] not in (None, {}, []))
        if there:
            rest = without(rest, new)
        return self._edit_with(
            lambda sheet: move(sheet, old, new, is_filled=bool(there)), lambda: added(rest, new, value)
        )

    def _renamed(self, old: Path, key: str) -> Comments:
        new = (*old[:-1], key)
        there = found(self._data, new)
        self._refuse_filled(new, bool(there) and there[0] not in (None, {}, []))
        rest = without(self._data, new) if there else self._data
        return self._edit(
            renamed(rest, old, key), lambda sheet: rename(sheet, old, key, is_filled=bool(there))
        )

    def _refuse_absent(self, path: Path) -> None:
        if not path or not self.has(path):
            raise EditError(f'"{dotted(path)}" staat niet in dit bestand.', path)

    def _refuse_filled(self, path: Path, is_filled: bool) -> None:
        if is_filled:
            raise EditError(
                f'"{dotted(path)}" is al ingevuld; daar hoort nu een andere waarde te komen.',
                path,
                hint="Houd in het bestand één van de twee over.",
            )

    def _edit(self, expected: dict[str, Any], change: Change) -> Comments:
        return self._edit_with(change, lambda: expected)

    def _edit_with(self, change: Change, expected: Callable[[], dict[str, Any]]) -> Comments:
        """Make an edit, and keep it when the text says what is expected; that is worked out last.

        A comment that stands deeper than its key would become part of a text on lines of its own; such a
        text is then written on one line.
        """
        for has_blocks in (True, False):
            sheet = Worksheet(self._text, self._root, self._like, has_blocks=has_blocks)
            with suppress(yaml.YAMLError):
                change(sheet)
                whole = sheet.buffer.whole
                if whole == self._text or self._keeps(whole, expected(), sheet.dropped):
                    return tuple(sheet.dropped)
        raise OutputError(
            "Dit bestand is niet te wijzigen zonder dat er iets anders in komt te staan; "
            "er is niets gewijzigd.",
            hint="Dit is een fout in ojg zelf. Meld hem, zo mogelijk met het bestand.",
        )

    def _keeps(self, whole: str, expected: dict[str, Any], dropped: list[str]) -> bool:
        """Tell whether a text says what is expected and lost no comment; then it is the text from now on."""
        try:
            data = _read(whole)
        except EditError:
            return False
        left = Counter(comments_of(whole)) + Counter(dropped)
        if exact(data, self._root) != exact(expected, self._root) or left != Counter(comments_of(self._text)):
            return False
        self._text, self._data = whole, data
        return True


def _refuse_bad_keys(path: Path) -> None:
    for key in path or ("",):
        if not isinstance(key, int):
            key_text(key, path)


def _read(text: str) -> dict[str, Any]:
    source = parse_yaml(text.encode("utf-8"), "")
    if isinstance(source, YamlSource):
        return source.data
    first = min(source, key=lambda finding: finding.spot)
    if first.rule == "geen-afbeelding" and is_bare(text):
        return {}
    raise EditError(first.message, spot=first.spot, hint=first.hint)
