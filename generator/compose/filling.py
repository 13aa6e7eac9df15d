"""Fill a clause so that Markdown sees its own words only; every value becomes an opaque token.

A token is two private-use characters around a number. Input that holds such characters is refused when it is
read, so a value can never look like a token, and the parser never sees a value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.language.lid_syntax import item_start, with_anchors
from generator.language.scope import Scope
from generator.language.texts import BlockGap, CompiledText, Printed, Words
from generator.language.values import Piece
from generator.model.document import Gap

TOKEN_START, TOKEN_END = "\ue000", "\ue001"
ANCHOR_START, ANCHOR_END = "\ue002", "\ue003"

CELL_END = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Filled:
    """A clause with tokens for its values."""

    text: str
    pieces: tuple[Piece, ...]
    """Token number → what is printed there."""
    lines: tuple[int, ...]
    """For each line of the text, the line of the clause body it came from."""
    pending: frozenset[str]
    """Anchors in branches that wait for a choice."""


class _Builder:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.lines: list[int] = [1]
        self.pending: set[str] = set()
        self.last_gap: tuple[str, str] | None = None

    def add_words(self, text: str, line: int) -> None:
        if not self.parts or self.parts[-1].endswith("\n"):
            self.lines[-1] = line
        self.parts.append(text)
        self.lines.extend(line + step for step in range(1, text.count("\n") + 1))
        if text.strip():
            self.last_gap = None

    def add_piece(self, piece: Piece) -> None:
        self.parts.append(self._token(piece))
        self.last_gap = None

    def add_gap(self, chunk: BlockGap) -> None:
        """Put a gap where a branch would have stood, in the form of that branch."""
        self.pending |= chunk.anchors
        form = _form(chunk.sample)
        if self.last_gap == (form, chunk.gap.text):
            return
        before, after = form.split("@")
        self.add_words(before, self.lines[-1])
        self.parts.append(self._token(chunk.gap))
        self.add_words(after + "\n", self.lines[-1])
        self.last_gap = (form, chunk.gap.text)

    def _token(self, piece: Gap | Piece) -> str:
        self.pieces.append(piece)
        return f"{TOKEN_START}{len(self.pieces) - 1}{TOKEN_END}"


def fill(text: CompiledText, scope: Scope) -> Filled:
    """Fill a clause for one document.

    Raises:
        TemplateError: when the clause does not fit the schema or the values.
    """
    builder = _Builder()
    for chunk in text.chunks(scope):
        match chunk:
            case Words():
                builder.add_words(anchors_as_tokens(chunk.text), chunk.line)
            case Printed():
                builder.add_piece(chunk.piece)
            case BlockGap():
                builder.add_gap(chunk)
    return Filled(
        "".join(builder.parts), tuple(builder.pieces), tuple(builder.lines), frozenset(builder.pending)
    )


@lru_cache(maxsize=8192)
def anchors_as_tokens(text: str) -> str:
    """Hide anchors such as `{#naam}` from the Markdown parser."""
    return with_anchors(text, lambda name: f"{ANCHOR_START}{name}{ANCHOR_END}")


def _form(sample: str) -> str:
    """Return what surrounds a gap so that it is an item, a table row or a paragraph; `@` is the gap."""
    if item := item_start(sample):
        return f"{' ' * item.indent}{item.mark} @"
    if sample.lstrip().startswith("|"):
        cells = len(CELL_END.findall(sample)) - 1
        return "| @ |" + " |" * (cells - 1)
    indent = sample[: len(sample) - len(sample.lstrip())]
    return f"\n{indent}@\n"
