"""The overview page of a build: which documents there are, and in which formats."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from generator.render.html_page import Page, fill_page
from generator.render.style import Style

_COLUMNS = ("Gemeente", "Document", "Status", "Bestanden", "Model")
_TITLE = "Overzicht van de documenten"


@dataclass(frozen=True)
class IndexEntry:
    """One document of a build."""

    municipality: str
    title: str
    status: str
    model: str
    """Model version, for example `modelovereenkomst/2026.1 (ontwerp)`."""
    files: tuple[tuple[str, str], ...]
    """Format and address relative to the overview: `("Word", "stadskanaal/modelovereenkomst.docx")`."""


def write_index(entries: Iterable[IndexEntry], style: Style) -> bytes:
    """Write `index.html`: a table with a row for each document, in the order given.

    Raises:
        RenderError: The house style lacks a file, or its `page.html` is wrong.
    """
    rows = "".join(_row(entry) for entry in entries)
    header = "".join(f'<th scope="col">{column}</th>' for column in _COLUMNS)
    table = (
        f'<div class="tabel" role="group" tabindex="0" aria-label="{_TITLE}">\n<table class="overzicht">\n'
        f"<thead>\n<tr>{header}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )
    body = table if rows else "<p>Er zijn geen documenten.</p>\n"
    return fill_page(Page(title=_TITLE, main=f"<h1>{_TITLE}</h1>\n{body}"), style)


def _row(entry: IndexEntry) -> str:
    links = " ".join(_link(entry, name, address) for name, address in entry.files)
    texts = (_text(entry.title), _text(entry.status), links, _text(entry.model))
    cells = "".join(f"<td>{text}</td>" for text in texts)
    return f'<tr><th scope="row">{_text(entry.municipality)}</th>{cells}</tr>\n'


def _link(entry: IndexEntry, name: str, address: str) -> str:
    """Write a link that also says which document it opens, for who hears the links one by one."""
    label = f"{name}: {entry.title}, {entry.municipality}"
    return f'<a href="{quote(address)}" aria-label="{escape(label)}">{_text(name)}</a>'


def _text(text: str) -> str:
    return escape(text, quote=False)
