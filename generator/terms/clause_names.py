"""The names that the texts of a clause can use."""

from __future__ import annotations

from functools import cache

from generator.language.chains import Chain, chains_in_expression, chains_in_text
from generator.model.template import Clause


@cache
def chains_of(clause: Clause) -> tuple[Chain, ...]:
    """List the names that the texts of a clause can use.

    Raises:
        TemplateError: when one of them cannot be parsed.
    """
    found = {
        *chains_in_text(clause.title, clause.spot("titel")),
        *chains_in_text(clause.body, clause.body_spot),
        *chains_in_text(clause.anders.strip(), clause.spot("anders")),
    }
    if clause.wanneer.strip():
        found |= chains_in_expression(clause.wanneer, clause.spot("wanneer"))
    return tuple(sorted(found))
