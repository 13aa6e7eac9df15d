"""The table of the overview page: a row for each document, readable as a list on a narrow screen.

A browser may forget that it is a table once the style sheet shows rows as blocks; the script reminds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from urllib.parse import quote

_COLUMNS = ("Gemeente", "Document", "Kenmerk", "Status", "Bevindingen", "Model", "Bestanden")
_FORMAT_NAMES = {"html": "Webpagina", "pdf": "PDF", "docx": "Word", "odt": "ODT", "txt": "Tekst"}
_FILES = "Bestanden"
MOST_IN_ONE = 300
"""Documents in one table; a browser takes seconds to lay out a table of thousands."""
_NONE = "geen"


@dataclass(frozen=True)
class IndexFile:
    """One file of a document."""

    file_format: str
    """File extension, for example `docx`."""
    address: str
    """Relative to the overview, for example `stadskanaal/modelovereenkomst.docx`."""
    size: int
    """In bytes."""


@dataclass(frozen=True)
class IndexEntry:
    """One document of a build."""

    organisation: str
    """In words: one municipality, or several."""
    municipalities: tuple[str, ...]
    """The same, one by one."""
    title: str
    subject: str
    """What the document is about, in a sentence; it tells documents of one municipality apart."""
    kenmerk: str
    status: str
    model: str
    """For example `modelovereenkomst/2026.1`."""
    state: str
    """State of the model version: `ontwerp` or `vastgesteld`."""
    errors: int
    """Errors that came up after the document was made."""
    warnings: int
    files: tuple[IndexFile, ...]


def write_tables(rows: Sequence[IndexEntry], name: str) -> Iterator[str]:
    """Write one table, or when there are many documents a closed one for each organisation.

    Args:
        rows: The documents, those of an organisation together.
        name: What the one table is called.
    """
    if len(rows) <= MOST_IN_ONE:
        yield _table(rows, name)
        return
    for organisation, group in groupby(rows, key=lambda row: row.organisation):
        of_one = list(group)
        total = counted(len(of_one), "document", "documenten")
        summary = f'{_text(organisation)} <span class="onderwerp">{total}</span>'
        table = _table(of_one, organisation)
        yield f'<details class="groep">\n<summary>{summary}</summary>\n{table}</details>\n'


def _table(rows: Iterable[IndexEntry], name: str) -> str:
    header = "".join(_column(column) for column in _COLUMNS)
    body = "".join(_row(row) for row in rows)
    return (
        f'<div class="tabel" role="group" tabindex="0" aria-label="{escape(name)}">\n'
        f'<table class="overzicht">\n<caption>{_text(name)}</caption>\n'
        f"<thead>\n<tr>{header}</tr>\n</thead>\n"
        f"<tbody>\n{body}</tbody>\n</table>\n</div>\n"
    )


def model_text(entry: IndexEntry) -> str:
    """Name a model version and its state as people read it."""
    return f"{entry.model.replace('/', ' ')}, {entry.state}"


def findings_text(errors: int, warnings: int) -> str:
    """Say how many errors and warnings there are."""
    words = []
    if errors:
        words.append(counted(errors, "fout", "fouten"))
    if warnings:
        words.append(counted(warnings, "waarschuwing", "waarschuwingen"))
    return ", ".join(words) or _NONE


def counted(number: int, one: str, many: str) -> str:
    """Write a number with its noun."""
    return f"{number} {one if number == 1 else many}"


def _column(column: str) -> str:
    sortable = "" if column == _FILES else ' data-sorteerbaar="ja"'
    return f'<th scope="col"{sortable}>{column}</th>'


def _row(entry: IndexEntry) -> str:
    title = f'{_text(entry.title)}<br/><span class="onderwerp">{_text(entry.subject)}</span>'
    cells = (
        _cell(0, _text(entry.organisation), header=True),
        _cell(1, title if entry.subject else _text(entry.title), header=True),
        _cell(2, _text(entry.kenmerk or _NONE)),
        _cell(3, _text(entry.status)),
        _cell(4, _findings(entry), sort=f"{entry.errors:06}{entry.warnings:06}"),
        _cell(5, _text(model_text(entry))),
        _cell(6, _links(entry)),
    )
    filters = {
        "gemeente": "|".join(entry.municipalities),
        "status": entry.status,
        "model": model_text(entry),
    }
    data = "".join(f' data-{key}="{escape(value)}"' for key, value in filters.items())
    return f"<tr{data}>{''.join(cells)}</tr>\n"


def _cell(place: int, content: str, *, header: bool = False, sort: str = "") -> str:
    key = f' data-sorteer="{sort}"' if sort else ""
    label = f' data-kop="{_COLUMNS[place]}"{key}'
    if header:
        return f'<th scope="row"{label}>{content}</th>'
    return f"<td{label}>{content}</td>"


def _findings(entry: IndexEntry) -> str:
    text = findings_text(entry.errors, entry.warnings)
    return f"{text}; dit document is eerder gemaakt" if entry.errors else text


def _links(entry: IndexEntry) -> str:
    order = {file_format: place for place, file_format in enumerate(_FORMAT_NAMES)}
    files = sorted(entry.files, key=lambda file: order.get(file.file_format, len(order)))
    return f"<ul>{''.join(_link(entry, file) for file in files)}</ul>"


def _link(entry: IndexEntry, file: IndexFile) -> str:
    """Write a link that also says which document it opens, for who hears the links one by one."""
    name = _FORMAT_NAMES.get(file.file_format, file.file_format.upper())
    shown = f"{name}, {_size(file.size)}"
    which = ", ".join(filter(None, (entry.title, entry.kenmerk, entry.organisation)))
    label = escape(f"{shown}: {which}")
    return f'<li><a href="{quote(file.address)}" aria-label="{label}">{shown}</a></li>'


def _size(size: int) -> str:
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f} MB".replace(".", ",")
    return f"{max(1, round(size / 1000))} kB"


def _text(text: str) -> str:
    return escape(text, quote=False)
