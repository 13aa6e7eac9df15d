"""Puts a document, or any other body, in a complete HTML page: one file, readable on a phone.

A page fetches nothing and says so in its security policy; only the script it was given itself may run.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import dataclass
from html import escape
from string import Template

from generator.errors import RenderError
from generator.model.document import Document, Meta, Section
from generator.render.logo import find_logo
from generator.render.style import Style
from generator.render.web.writer import heading_text, write_body

_PAGE = "page.html"
_NEEDED = ("taal", "titel", "kop", "stijl", "inhoud")
"""Places without which a page would leave out what must be there, such as the document."""
_SHEETS = ("kleuren.css", "kleuren-donker.css", "screen.css")


@dataclass(frozen=True)
class Page:
    """What a page holds; `head`, `navigation` and `main` are HTML, the rest is text."""

    title: str
    main: str
    language: str = "nl-NL"
    head: str = ""
    logo: str = ""
    """The logo, as HTML."""
    header: str = ""
    notice: str = ""
    """A status everyone must see, for example `CONCEPT`."""
    navigation: str = ""
    footer: str = ""
    sheets: tuple[str, ...] = ()
    """Style sheets of the house style that only this page needs."""
    script: str = ""
    """A script that the page also works without; neither `<` nor `&` may be in it."""


def write_html(document: Document, style: Style) -> bytes:
    """Write a document as one self-contained HTML page.

    Raises:
        RenderError: The house style lacks a file, or its `page.html` is wrong.
    """
    meta = document.meta
    page = Page(
        title=_window_title(meta),
        main=write_body(document),
        language=meta.language,
        head=f"{meta_tags(meta)}\n{publication_tags(meta)}",
        logo=logo.html(meta) if (logo := find_logo(style)) else "",
        header=meta.header,
        notice=meta.watermark,
        navigation=_contents(document.sections),
        footer=meta.footer,
    )
    return fill_page(page, style)


def fill_page(page: Page, style: Style) -> bytes:
    """Fill `page.html` of the house style.

    Raises:
        RenderError: The house style lacks a file, or its `page.html` is wrong.
    """
    template = Template(style.text(_PAGE))
    values = {
        "taal": escape(page.language),
        "titel": escape(page.title),
        "kop": f"{_policy(page.script)}\n{page.head}",
        "stijl": "\n".join(style.sheet(name) for name in (*_SHEETS, *page.sheets)),
        "watermerk": f' data-watermerk="{escape(page.notice)}"' if page.notice else "",
        "logo": page.logo,
        "koptekst": f'<p class="koptekst">{escape(page.header, quote=False)}</p>' if page.header else "",
        "melding": _notice(page.notice),
        "navigatie": page.navigation,
        "inhoud": page.main,
        "voettekst": f"<footer>\n<p>{escape(page.footer, quote=False)}</p>\n</footer>" if page.footer else "",
        "script": f"<script>{page.script}</script>" if page.script else "",
    }
    try:
        filled = template.substitute(values)
    except (KeyError, ValueError) as error:
        raise RenderError(
            f"{style.path(_PAGE)} heeft een onbekende invulplek: {error}.",
            hint="Bekend zijn: " + ", ".join(f"${name}" for name in values) + ".",
        ) from error
    if missing := [name for name in _NEEDED if name not in template.get_identifiers()]:
        raise RenderError(
            f"{style.path(_PAGE)} heeft geen invulplek ${missing[0]}.",
            hint="Neem page.html uit de standaardhuisstijl over en pas die aan.",
        )
    return filled.encode()


def meta_tags(meta: Meta) -> str:
    """Write what a document says about itself as `<meta>` tags."""
    tags = {
        "author": meta.author,
        "description": meta.subject,
        "keywords": ", ".join(meta.keywords),
        "generator": f"ojg; {meta.model} ({meta.told_state}); {meta.digest}",
    }
    return "\n".join(f'<meta name="{name}" content="{escape(text)}"/>' for name, text in tags.items() if text)


def publication_tags(meta: Meta) -> str:
    """Write what a publication says about itself in terms of Dublin Core, as Dutch governments use them."""
    tags = {
        "title": meta.title,
        "creator": meta.author,
        "language": meta.language,
        "subject": meta.subject,
        "identifier": meta.kenmerk,
    }
    lines = [f'<meta name="dcterms.{name}" content="{escape(text)}"/>' for name, text in tags.items() if text]
    return "\n".join(('<link rel="schema.dcterms" href="http://purl.org/dc/terms/"/>', *lines))


def _window_title(meta: Meta) -> str:
    """Name the page so that it differs from the same document of someone else."""
    if meta.header.startswith(meta.title):
        return meta.header
    return " · ".join(filter(None, (meta.title, meta.author)))


def _policy(script: str) -> str:
    digest = b64encode(hashlib.sha256(script.encode()).digest()).decode()
    rules = ("default-src 'none'", "style-src 'unsafe-inline'", "img-src data:", "font-src data:")
    allowed = f"script-src 'sha256-{digest}'" if script else "script-src 'none'"
    policy = "; ".join((*rules, allowed, "base-uri 'none'", "form-action 'none'"))
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}"/>'


def _notice(word: str) -> str:
    if not word:
        return ""
    text = f"<strong>{escape(word, quote=False)}.</strong> Dit document is niet bedoeld om te ondertekenen."
    return f'<p class="melding">{text}</p>'


def _contents(sections: tuple[Section, ...]) -> str:
    """Write the table of contents, closed at first so that a phone shows the document itself.

    Beside the text on a wide screen it can be longer than the window and scrolls, so it takes keyboard focus.
    """
    lines = "\n".join(_contents_line(section) for section in sections)
    return (
        '<nav aria-label="Inhoud" tabindex="0">\n<details>\n<summary>Inhoud</summary>\n'
        f"<ul>\n{lines}\n</ul>\n</details>\n</nav>"
    )


def _contents_line(section: Section) -> str:
    words = escape(heading_text(section), quote=False)
    return f'<li><a href="#{escape(section.anchor)}">{words}</a></li>'
