"""Een tekst gebruikt een ouderwets woord; dit is een advies.

De woorden en wat u ervoor schrijft, staan in schrijfwijzer.yaml.

Goed: `met`. Fout: `middels`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.places import find_word
from generator.tasks.lint.style_guide import style_guide, words_found

ID = "ouderwets-woord"
LEVEL = Severity.INFO


def check(version: ModelContext) -> Iterator[Fault]:
    """Look for the archaic words of the style guide."""
    for word, better, spot in words_found(version, style_guide(version).archaic):
        place = find_word(version, spot, word)
        yield Fault(place, f'"{word}" is ouderwets.', f"Schrijf: {better}.")
