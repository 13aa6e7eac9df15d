"""A text halfway through an edit: what stands where now, and which comments were taken out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.errors import EditError
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, dotted, value_at
from generator.yaml_text.buffer import Buffer
from generator.yaml_text.fragments import Indent
from generator.yaml_text.layout import TextLayout, layout_of
from generator.yaml_text.tree import Comment, Entry


class Worksheet:
    """A text that is being edited; offsets are those of its text with line ends as Unix writes them.

    Args:
        whole: The text.
        root: What the schema says about the top; None without a schema.
        like: Another state of what the text says, from which new entries take their place.
        has_blocks: Whether a text may stand on lines of its own.
    """

    def __init__(
        self,
        whole: str,
        root: SchemaNode | None,
        like: Mapping[str, Any] | None = None,
        *,
        has_blocks: bool = True,
    ) -> None:
        self.buffer = Buffer(whole)
        self.dropped: list[str] = []
        """Comments that went along with what was taken out."""
        self._root = root
        self._like = like or {}
        self._layout: TextLayout | None = None
        self.indent = Indent.of(self.layout, has_blocks=has_blocks)

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self.buffer.text

    @property
    def layout(self) -> TextLayout:
        """What stands where now."""
        if self._layout is None or self._layout.text != self.text:
            self._layout = layout_of(self.text)
        return self._layout

    def entry(self, path: Path) -> Entry:
        """Find the entry at a path.

        Raises:
            EditError: when there is none.
        """
        found = self.layout.find(path)
        if found is None:
            raise EditError(f'"{dotted(path)}" staat niet in dit bestand.', path)
        return found

    def node(self, path: Path) -> SchemaNode | None:
        """Return what the schema says about a path."""
        node = self._root
        for key in path:
            node = node.child(key) if node else None
        return node

    def order(self, path: Path) -> Sequence[str]:
        """List the keys of a group in the order of the schema, and then in that of the other state."""
        node, there = self.node(path), value_at(self._like, path)
        known = node.property_names if node else ()
        return [*known, *(key for key in there if key not in known)] if isinstance(there, Mapping) else known

    def put(self, start: int, end: int, words: str) -> None:
        """Write words in the place of others."""
        self.buffer.put(start, end, words)

    def take(self, comments: Iterable[Comment]) -> None:
        """Note comments that are about to be taken out."""
        self.dropped += [comment.text for comment in comments]
