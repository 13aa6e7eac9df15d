"""Een begrip staat in de begripsbepalingen en komt verder nergens voor.

De controle zoekt ook meervouden en vervoegingen, in alle bepalingen en in de woorden van keuzes.

Goed: *spreekuur* is omschreven en staat in een artikel. Fout: een omschrijving die na een wijziging is
blijven staan.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.definitions import definitions_of, passages_of, pattern_of
from generator.tasks.lint.material import Material, material_of

ID = "begrip-ongebruikt"
LEVEL = Severity.WARNING
_HINT = "Haal de omschrijving weg, of gebruik het begrip."


def check(version: ModelContext) -> Iterator[Fault]:
    """Look for definitions without a use."""
    material = material_of(version)
    lines = [(passage.spot.file, passage.spot.line, passage.text) for passage in passages_of(material)]
    elsewhere = "\n".join(_other_words(material))
    for definition in definitions_of(material):
        pattern = pattern_of(definition.term)
        own = (definition.spot.file, definition.spot.line)
        text = "\n".join(text for file, line, text in lines if (file, line) != own)
        if not pattern.search(text) and not pattern.search(elsewhere):
            message = f'Het begrip "{definition.term}" wordt nergens gebruikt.'
            yield Fault(definition.spot, message, _HINT)


def _other_words(material: Material) -> Iterator[str]:
    """Walk through the words that reach a document without being in a clause."""
    for piece in material.pieces:
        if piece.is_text and piece.spot.file == material.template.model_source.file:
            yield piece.text
    for term in material.schema_terms:
        words = term.spec.get("x-woorden")
        if isinstance(words, dict):
            yield from map(str, words.values())
        elif isinstance(words, str):
            yield words
