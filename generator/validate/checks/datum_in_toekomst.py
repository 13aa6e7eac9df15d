"""De datum van iets dat al is gebeurd, zoals een besluit of een VOG, ligt niet in de toekomst.

Voor welke datums dit geldt, zegt het model. Na het tekenen kijkt de controle er niet meer naar.

Goed: `vog_datum: 2026-07-14`, in november 2026. Fout: `vog_datum: 2027-07-14`, in dezelfde maand.
"""

from __future__ import annotations

from datetime import date

from generator.findings import Finding, Severity
from generator.language.dutch import date_in_words, parse_date
from generator.model.schema_node import described
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term
from generator.validate.standing import standing_of

ID = "datum-in-toekomst"
TERMS: tuple[Term, ...] = ()
HAPPENED = "x-al-gebeurd"
"""What the schema says of the date of something that lies behind."""
_MESSAGE = "Als {} staat er {}; die dag ligt in de toekomst."
_HINT = (
    "Controleer de datum, ook het jaartal. Is het nog niet gebeurd? Vul de datum dan pas in als het zover is."
)


def check(context: Context) -> list[Finding]:
    """Look for days after today in what the file itself says about things that have happened."""
    subject, today = context.subject, parse_date(context.today)
    if today is None or not standing_of(subject).is_open:
        return []
    source, root = subject.source, subject.model.root
    said = [
        (path, day, node.title or str(path[-1]))
        for path, value, node in described(source.data, root)
        if node.spec.get(HAPPENED) is True and (day := parse_date(value)) and path not in source.wrong
    ]
    return [at_value(subject, path, _remark(title, day)) for path, day, title in said if day > today]


def _remark(title: str, day: date) -> Remark:
    words = date_in_words(day).replace("\N{NO-BREAK SPACE}", " ")
    return Remark(ID, Severity.WARNING, _MESSAGE.format(title, words), _HINT)
