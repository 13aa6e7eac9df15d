"""Markdown's inline nodes → inlines of the document tree, with tokens turned back into fields and gaps."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from generator.compose.filling import ANCHOR_END, ANCHOR_START, TOKEN_END, TOKEN_START
from generator.compose.spacing import tidy
from generator.errors import TemplateError
from generator.findings import Spot
from generator.model.document import (
    CrossReference,
    Emphasis,
    Inline,
    LegalReference,
    LineBreak,
    Strong,
    Text,
)

_TOKENS = re.compile(f"({TOKEN_START}[0-9]+{TOKEN_END}|{ANCHOR_START}[a-z0-9-]+{ANCHOR_END})")
_LEFTOVERS = ("**", "](", "{#", "{%", "{{", "`")


@dataclass
class InlineReader:
    """Reads the inline nodes of one clause."""

    pieces: Sequence[Inline]
    statute_url: Callable[[str], str | None]
    """Gives the public address of a ground such as `jeugdwet/7.3.8`, or None when nobody registered it."""

    def __post_init__(self) -> None:
        self.anchor = ""
        self.spot = Spot("")

    def read(self, tokens: Sequence[Token], spot: Spot) -> tuple[Inline, ...]:
        """Read a run of inline nodes; an anchor found at its start is left in `anchor`.

        Raises:
            TemplateError: for Markdown that the template language does not have.
        """
        self.anchor, self.spot = "", spot
        content, rest = self._until(list(tokens), None)
        assert not rest
        return tidy(content)

    def text(self, content: str, spot: Spot) -> tuple[Inline, ...]:
        """Read a text without Markdown, such as a caption."""
        self.spot = spot
        return tidy(self._text(content))

    def _until(self, tokens: list[Token], closing: str | None) -> tuple[list[Inline], list[Token]]:
        found: list[Inline] = []
        while tokens:
            token = tokens.pop(0)
            if token.type == closing:
                return found, tokens
            match token.type:
                case "text":
                    found += self._text(token.content)
                case "text_special":
                    found.append(Text(token.content))
                case "softbreak":
                    found.append(Text(" "))
                case "strong_open":
                    inner, tokens = self._until(tokens, "strong_close")
                    found.append(Strong(tuple(inner)))
                case "em_open":
                    inner, tokens = self._until(tokens, "em_close")
                    found.append(Emphasis(tuple(inner)))
                case "link_open":
                    inner, tokens = self._until(tokens, "link_close")
                    found.append(self._link(str(token.attrs.get("href", "")), inner))
                case "html_inline" if token.content in ("<br>", "<br/>"):
                    found.append(LineBreak())
                case _:
                    self._fail(f"Dit hoort niet in een modeltekst: {token.content or token.type}.")
        return found, tokens

    def _text(self, content: str) -> list[Inline]:
        found: list[Inline] = []
        for part in _TOKENS.split(content):
            if part.startswith(TOKEN_START):
                found.append(self.pieces[int(part[1:-1])])
            elif part.startswith(ANCHOR_START):
                if self.anchor or any(
                    not isinstance(inline, Text) or inline.text.strip() for inline in found
                ):
                    self._fail("Een anker {#naam} staat aan het begin van een lid of onderdeel.")
                self.anchor = part[1:-1]
            elif part:
                self._refuse_leftovers(part)
                found.append(Text(part))
        return found

    def _refuse_leftovers(self, part: str) -> None:
        for mark in _LEFTOVERS:
            if mark in part:
                self._fail(f"Hier bleef opmaak over in de tekst: {mark}")

    def _link(self, href: str, inner: list[Inline]) -> Inline:
        if href.startswith("#") and not inner:
            return CrossReference(href[1:])
        if href.startswith("wet:"):
            ground = href.removeprefix("wet:")
            url = self.statute_url(ground)
            if url is None:
                self._fail(f"De grondslag `{ground}` staat niet in grondslagen.yaml.")
            words = "".join(inline.text for inline in inner if isinstance(inline, Text))
            return LegalReference(words, url or "")
        return self._fail(f"Een verwijzing is [](#artikel.lid) of [tekst](wet:wet/artikel), niet {href}.")

    def _fail(self, message: str) -> Inline:
        raise TemplateError(message, spot=self.spot)
