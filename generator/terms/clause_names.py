"""The names that the texts of a clause can use, and which clauses a term decides about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from generator.language.chains import Chain, chains_in_expression, chains_in_text
from generator.language.scope import DERIVED
from generator.model.source import Path
from generator.model.template import Clause
from generator.terms.subject import CompiledModel


@lru_cache(maxsize=1024)
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


def sections_that_read(model: CompiledModel, paths: Sequence[Path]) -> tuple[str, ...]:
    """List the ids of the clauses in which one of some terms is named, itself or by a derived name.

    Raises:
        TemplateError: when a text cannot be parsed.
    """
    wanted = [tuple(key for key in path if isinstance(key, str)) for path in paths]
    return tuple(
        clause.id
        for clause in model.template.clauses.values()
        if any(_leads_to(chain, one) for chain in _reads(model, clause) for one in wanted)
    )


def _reads(model: CompiledModel, clause: Clause) -> set[Chain]:
    """List the names of a clause, and those that its derived names are made of."""
    found: set[Chain] = set()
    waiting = list(chains_of(clause))
    while waiting:
        chain = waiting.pop()
        if chain in found:
            continue
        found.add(chain)
        if chain[0] == DERIVED and len(chain) > 1 and chain[1] in model.derived:
            waiting += model.derived[chain[1]].reads
    return found


def _leads_to(chain: Chain, wanted: Chain) -> bool:
    length = min(len(chain), len(wanted))
    return length > 0 and chain[:length] == wanted[:length]
