"""In een lijst van namen staat elke naam apart; het document drukt een opsomming af alsof zij één naam is.

De controle let op een komma, een puntkomma, een streepje of "en" tussen twee namen. Is het toch één naam,
zoals "Jansen en Zonen B.V.", dan kan zij blijven staan.

Goed: `huisartsen: [P. Bakker, R. Smit]`. Fout: `huisartsen: ["P. Bakker, R. Smit"]`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.findings import Finding, Severity
from generator.model.source import Path, value_at
from generator.proposals import Proposal, Put
from generator.schema.snippets import block
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term

ID = "meer-namen-in-een"
TERMS: tuple[Term, ...] = ()
_BETWEEN = re.compile(r"[,;]|\s+(?:en|-|–)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2}")
_MESSAGE = '"{}" lijkt meer dan één naam.'
_HINT = "Zet elke naam apart. Is het toch één naam, laat haar dan zo staan."


def check(context: Context) -> list[Finding]:
    """Look for items of a list of names in which more than one name stands."""
    return [
        at_value(context.subject, path, _remark(context, path, text, names))
        for path, text, node in context.own_texts()
        if node.is_name and isinstance(path[-1], int) and (names := _names_in(text))
    ]


def _names_in(text: str) -> Sequence[str]:
    """List the names in a text; none when it is a single one, or only initials stand behind a comma."""
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    return parts if len(parts) > 1 and all(map(_WORD.search, parts)) else ()


def _remark(context: Context, path: Path, text: str, names: Sequence[str]) -> Remark:
    *around, index = path
    there = value_at(context.subject.source.data, tuple(around))
    value = [
        *dict.fromkeys(one for at, name in enumerate(there) for one in (names if at == index else (name,)))
    ]
    proposal = Proposal(block(tuple(around[-1:]), value), (Put(tuple(around), value),))
    return Remark(ID, Severity.WARNING, _MESSAGE.format(text), _HINT, proposals=(proposal,))
