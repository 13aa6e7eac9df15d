"""Een tekst gebruikt een ouderwets woord; dit is een advies.

De woorden en wat u ervoor schrijft, staan in schrijfwijzer.yaml.

Goed: `met`. Fout: `middels`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.tasks.lint.context import Version
from generator.tasks.lint.places import at, find_word
from generator.tasks.lint.style_guide import style_guide, words_found
from generator.terms.pointing import Remark

ID = "ouderwets-woord"
LEVEL = Severity.INFO


def check(version: Version) -> Iterator[Finding]:
    """Look for the archaic words of the style guide."""
    for word, better, spot in words_found(version, style_guide(version).archaic):
        place = find_word(version, spot, word)
        yield at(version, place, Remark(ID, LEVEL, f'"{word}" is ouderwets.', f"Schrijf: {better}."))
