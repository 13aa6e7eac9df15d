"""In een tekst staat een teken zoals een webpagina het opslaat; het document drukt de code af.

Goed: `naam: Jansen & Zonen`. Fout: `naam: Jansen &amp; Zonen`.
"""

from __future__ import annotations

import html
import re
import unicodedata
from html.entities import html5

from generator.findings import Finding, Severity
from generator.model.source import Path
from generator.schema.instead import instead
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term

ID = "html-teken"
TERMS: tuple[Term, ...] = ()
_CODE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_MESSAGE = 'Hier staat "{}"; dat is een teken van een webpagina, en wordt zo afgedrukt.'
_HINT = "Typ het teken zelf."


def check(context: Context) -> list[Finding]:
    """Look for character references."""
    return [
        at_value(context.subject, path, _remark(path, text, found))
        for path, text, _ in context.own_texts()
        if (found := next(filter(_is_reference, _CODE.findall(text)), ""))
    ]


def _is_reference(code: str) -> bool:
    return code.startswith("&#") or code[1:] in html5


def _remark(path: Path, text: str, found: str) -> Remark:
    value = _plain(text)
    is_printable = bool(value) and not any(
        unicodedata.category(each)[0] == "C" for each in value if each != "\n"
    )
    proposals = (instead(path, value, is_sure=True),) if is_printable else ()
    return Remark(
        ID, Severity.WARNING, _MESSAGE.format(found), "" if proposals else _HINT, proposals=proposals
    )


def _plain(text: str) -> str:
    """Write the characters themselves, also of a text that went through a web page twice."""
    while (again := html.unescape(text)) != text and len(again) < len(text):
        text = again
    return re.sub(r"[^\S\n]+", " ", text).strip()
