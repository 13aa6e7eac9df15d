"""The overview page of a build: which documents there are, in which formats, and what checking came to.

Everything is on the page without a script; with one the documents can be filtered and sorted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from unicodedata import combining, normalize

from generator.render.style import Style
from generator.render.web.index_table import IndexEntry, counted, findings_text, model_text, write_tables
from generator.render.web.page import Page, fill_page

TITLE = "Overzicht van de documenten"
_HEADER = "Overeenkomsten en profielen"
_SHEET, _SCRIPT = "overzicht.css", "overzicht.js"
_INTRODUCTION = (
    "Elk document staat hier in een of meer formaten met dezelfde woorden. De webpagina leest u op elk "
    "scherm, de PDF is om te bewaren en te ondertekenen, de andere bestanden kunt u bewerken. Bij "
    "bevindingen staat wat de controle van de gegevens opleverde."
)


def write_index(
    entries: Iterable[IndexEntry], failed: Mapping[str, tuple[int, int]], style: Style, maker: str = ""
) -> bytes:
    """Write `index.html`: a row for each document, by municipality.

    Args:
        entries: The documents.
        failed: Numbers of errors and warnings, by name, of what has no documents because of its errors.
        style: The house style.
        maker: What made the documents, for example `ojg 1.0`.

    Raises:
        RenderError: The house style lacks a file, or its `page.html` is wrong.
    """
    rows = sorted(entries, key=lambda entry: _order(entry.organisation))
    script = style.text(_SCRIPT).strip() if rows else ""
    page = Page(
        title=TITLE,
        main=f"<h1>{TITLE}</h1>\n{''.join(_body(rows, failed))}",
        head=f'<meta name="description" content="{counted(len(rows), "document", "documenten")}"/>',
        header=_HEADER,
        footer=f"Gemaakt met {maker}. De bestandsnamen met hun controlegetallen staan in manifest.json."
        * bool(maker),
        sheets=(_SHEET,),
        script=script,
    )
    return fill_page(page, style)


def _body(rows: Sequence[IndexEntry], failed: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    if rows:
        yield f'<p class="inleiding">{_INTRODUCTION}</p>\n'
        yield _filters(rows)
        total = counted(len(rows), "document", "documenten")
        yield f'<p id="aantal" class="aantal" role="status">{total}</p>\n'
        yield from write_tables(rows, TITLE)
    else:
        yield "<p>Er zijn geen documenten.</p>\n"
    if failed:
        yield "<h2>Zonder documenten</h2>\n<p>Hier staan fouten in, dus zijn er geen documenten van.</p>\n"
        lines = (f"<li>{escape(name)}: {findings_text(*counts)}</li>\n" for name, counts in failed.items())
        yield f"<ul>\n{''.join(lines)}</ul>\n"


def _filters(rows: Iterable[IndexEntry]) -> str:
    """Write the form that the script makes visible."""
    municipalities: set[str] = set()
    statuses: set[str] = set()
    models: set[str] = set()
    for row in rows:
        municipalities.update(row.municipalities)
        statuses.add(row.status)
        models.add(model_text(row))
    return (
        f'<form id="filters" class="filters" role="search" aria-label="{TITLE}" hidden="hidden">\n'
        '<div><label for="zoek">Zoek op woorden</label>\n'
        '<input id="zoek" type="search" autocomplete="off"/></div>\n'
        f"{_select('gemeente', 'Gemeente', municipalities)}{_select('status', 'Status', statuses)}"
        f'{_select("model", "Model", models)}<div><button type="reset">Toon alles</button></div>\n</form>\n'
    )


def _select(key: str, label: str, values: Iterable[str]) -> str:
    options = "".join(
        f"<option>{escape(value, quote=False)}</option>" for value in sorted(values, key=_order)
    )
    return (
        f'<div><label for="filter-{key}">{label}</label>\n'
        f'<select id="filter-{key}" data-filter="{key}">\n<option value="">Alle</option>{options}</select>\n'
        "</div>\n"
    )


def _order(text: str) -> str:
    """Give what a text is sorted by: small letters without accents."""
    return "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))
