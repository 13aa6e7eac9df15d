"""Een datum ligt niet tientallen jaren vooruit; dan zijn er waarschijnlijk cijfers van het jaar verwisseld.

De controle let op datums die meer dan vijfentwintig jaar na vandaag liggen.

Goed: `einde: 2028-12-31`. Fout: `einde: 2082-12-31`.
"""

from __future__ import annotations

from datetime import date

from generator.findings import Finding, Severity
from generator.language.dutch import date_in_words, parse_date
from generator.model.schema_node import described
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term

ID = "datum-ver-weg"
TERMS: tuple[Term, ...] = ()
_YEARS = 25
_MESSAGE = "Bij {} staat {}; dat is over {} jaar."
_HINT = "Controleer het jaar. Klopt het, dan kunt u deze waarschuwing laten staan."


def check(context: Context) -> list[Finding]:
    """Look for days that lie further ahead than anybody agrees on."""
    subject, today = context.subject, parse_date(context.today)
    if today is None:
        return []
    return [
        at_value(subject, path, _remark(node.title or str(path[-1]), day, day.year - today.year))
        for path, value, node in described(subject.source.data, subject.model.root)
        if node.display == "datum"
        and path not in subject.source.wrong
        and (day := parse_date(value))
        and day.year - today.year > _YEARS
    ]


def _remark(title: str, day: date, years: int) -> Remark:
    words = date_in_words(day).replace("\N{NO-BREAK SPACE}", " ")
    return Remark(ID, Severity.WARNING, _MESSAGE.format(f'"{title}"', words, years), _HINT)
