"""Een naam is niet het woord voor de soort van wie zo heet, zoals praktijk of huisarts.

Anders is niet te zien wie is bedoeld. Hoofdletters en een lidwoord tellen niet mee. Welke woorden dat zijn,
ziet het programma aan de titels in het model.

Goed: `naam: Huisartsenpraktijk De Wilg`. Fout: `naam: De praktijk`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from generator.findings import Finding, Severity
from generator.model.schema_node import SchemaNode
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term
from generator.validate.defined_terms import bare

ID = "soort-als-naam"
TERMS: tuple[Term, ...] = ()
_MESSAGE = '"{}" zegt wat iets of iemand is, en niet wie u bedoelt.'
_HINT = "Schrijf de eigen naam voluit."


def check(context: Context) -> list[Finding]:
    """Look for names that say only what kind of party somebody is."""
    kinds = _kinds(context.subject.model.root)
    return [
        at_value(context.subject, path, Remark(ID, Severity.WARNING, _MESSAGE.format(text), _HINT))
        for path, text, node in context.own_texts()
        if node.is_name and bare(text) in kinds
    ]


@lru_cache(maxsize=32)
def _kinds(root: SchemaNode) -> frozenset[str]:
    """List the words for the groups of a file, and for what stands in them: `praktijk`."""
    return frozenset(bare(title) for title in _titles(root) if title)


def _titles(root: SchemaNode) -> Iterator[str]:
    for _, group in root.children():
        yield group.title
        entry = group.child("") if group.is_identity_map else None
        if entry is not None:
            yield entry.title
            yield from (item.title for _, leaf in entry.children() if (item := leaf.child(0)) is not None)
