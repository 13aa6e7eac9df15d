"""The words that a document gives a meaning, compared without case and articles."""

from __future__ import annotations

from functools import lru_cache

from generator.language.definitions import defined_in
from generator.model.template import TemplateVersion

_ARTICLES = ("de ", "het ", "een ", "onze ")


@lru_cache(maxsize=32)
def defined_terms(template: TemplateVersion) -> frozenset[str]:
    """List, bare, the terms that the texts of a version define under whatever condition."""
    bodies = (clause.body.split("\n") for clause in template.clauses.values())
    return frozenset(bare(row["term"]) for lines in bodies for _, row in defined_in(lines))


def bare(words: str) -> str:
    """Write words without capitals, an article before them and a full stop behind them."""
    plain = " ".join(words.split()).rstrip(".").casefold()
    return next((plain.removeprefix(one) for one in _ARTICLES if plain.startswith(one)), plain)
