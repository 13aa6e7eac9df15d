"""The ODT shell of a house style: edited by people in LibreOffice, read and checked once.

Its text is an example for the designer and never printed. What counts are pages, header and footer, styles,
lists and the example tables. In header and footer the fields `Kopregel` and `Voetregel` (document properties)
mark where the words of a document come; they become plain text.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from generator.errors import RenderError
from generator.model.document import PageLayout, TableKind
from generator.render.odf.compact import tighten
from generator.render.odf.package import (
    CONTENT,
    STYLES,
    keep_standard,
    parse_fragment,
    parse_xml,
    qualified,
    read_package,
    to_bytes,
)
from generator.render.odf.patterns import TablePattern, read_patterns, text_width
from generator.render.word.numbering import Level

OUTLINE = "Outline"
"""The list that numbers headings, under the name LibreOffice gives it."""

_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter"}
FIELDS = ("kopregel", "voetregel")
"""The fields in header and footer that are filled in, in small letters."""


@dataclass(frozen=True)
class OdtShell:
    """A shell that is ready to be filled; nothing in it changes."""

    name: str
    parts: Mapping[str, bytes]
    content: etree._Element
    """The content part without its text."""
    styles: etree._Element
    names: Mapping[tuple[str, str], str]
    """Style names by family and by the name people see."""
    lists: Mapping[str, tuple[Level, ...]]
    """The levels of each list style, by the name people see."""
    patterns: Mapping[TableKind, TablePattern]
    layout: PageLayout

    def style(self, shown: str, family: str = "paragraph") -> str:
        """Give the name of a style by the name people see.

        Raises:
            RenderError: The shell has no such style.
        """
        if found := self.names.get((family, shown)):
            return found
        raise RenderError(
            f'Het ODT-sjabloon "{self.name}" heeft geen stijl "{shown}".',
            hint="Maak de stijl opnieuw in het sjabloon, of geef haar de oude naam terug.",
        )

    def level(self, list_style: str, index: int) -> Level | None:
        """Give a level of a list, or nothing when the list does not go that deep.

        Raises:
            RenderError: The shell has no such list.
        """
        self.style(list_style, "list")
        levels = self.lists[list_style]
        return levels[index] if index < len(levels) else None

    def with_content(self, automatic: str, body: str) -> bytes:
        """Write the content part with automatic styles added and this body."""
        content = deepcopy(self.content)
        next(content.iter(qualified("office:automatic-styles"))).extend(parse_fragment(automatic))
        next(content.iter(qualified("office:text"))).extend(parse_fragment(body))
        _drop_unused(content)
        return to_bytes(content)

    def with_header(self, header: str, footer: str) -> etree._Element:
        """Give the styles part with the header and footer text filled in."""
        styles = deepcopy(self.styles)
        words = dict(zip(FIELDS, (header, footer), strict=True))
        for field in list(styles.iter(qualified("text:user-defined"))):
            key = field.get(qualified("text:name"), "").lower()
            if key in words:
                _replace_by_text(field, " ".join(words[key].split()))
        return styles


@lru_cache(maxsize=8)
def open_odt_shell(data: bytes, name: str, layout: PageLayout = PageLayout.SPACIOUS) -> OdtShell:
    """Read and check a shell; the same bytes are read once.

    Args:
        data: The ODT file.
        name: Its name, for messages.
        layout: A compact document has narrower margins and tighter headings than the shell.

    Raises:
        RenderError: The shell is no ODT file, or an example table in it is missing.
    """
    parts = read_package(data, name)
    content, styles = (parse_xml(parts[part], part) for part in (CONTENT, STYLES))
    for root in (content, styles):
        keep_standard(root)
    _double_letters(styles)
    if layout is PageLayout.COMPACT:
        tighten(styles, content)
    patterns = read_patterns(content, text_width(styles), name)
    for text in content.iter(qualified("office:text")):
        text[:] = []
        text.attrib.clear()
    return OdtShell(
        name=name,
        parts=parts,
        content=content,
        styles=styles,
        names=_style_names(styles),
        lists=_lists(styles),
        patterns=patterns,
        layout=layout,
    )


def _double_letters(styles: etree._Element) -> None:
    """Let lists with letters go on after z as aa, bb; LibreOffice has lists that go on as aa, ab as well."""
    for level in styles.iter(qualified("text:list-level-style-number")):
        if level.get(qualified("style:num-format")) in ("a", "A"):
            level.set(qualified("style:num-letter-sync"), "true")


def _drop_unused(content: etree._Element) -> None:
    """Take away automatic styles that nothing refers to, such as those of the example text."""
    automatic = next(content.iter(qualified("office:automatic-styles")))
    used = {
        str(value)
        for element in content.iter(etree.Element)
        for name, value in element.attrib.items()
        if str(name).endswith("}style-name")
    }
    for style in list(automatic):
        if style.get(qualified("style:name"), "") not in used:
            automatic.remove(style)


def _style_names(styles: etree._Element) -> dict[tuple[str, str], str]:
    common = next(styles.iter(qualified("office:styles")))
    found: dict[tuple[str, str], str] = {}
    for style in common:
        name = style.get(qualified("style:name"), "")
        family = style.get(qualified("style:family"), "")
        if style.tag in (qualified("text:list-style"), qualified("text:outline-style")):
            family = "list"
        found[family, style.get(qualified("style:display-name"), name)] = name
    return found


def _lists(styles: etree._Element) -> dict[str, tuple[Level, ...]]:
    lists: dict[str, tuple[Level, ...]] = {}
    for tag in ("text:list-style", "text:outline-style"):
        for style in styles.iter(qualified(tag)):
            name = style.get(qualified("style:name"), "")
            shown = style.get(qualified("style:display-name"), name)
            lists[shown] = tuple(_level(level) for level in style if level.get(qualified("text:level")))
    return lists


def _level(level: etree._Element) -> Level:
    number_format = _FORMATS.get(level.get(qualified("style:num-format"), ""), "")
    prefix, suffix = (level.get(qualified(f"style:num-{side}"), "") for side in ("prefix", "suffix"))
    return Level(number_format, f"{prefix}%1{suffix}", "%1")


def _replace_by_text(element: etree._Element, words: str) -> None:
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    text = words + (element.tail or "")
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(element)
