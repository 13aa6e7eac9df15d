"""Een begrip dat al een vast woord heeft, krijgt hier een ander woord; dit is een advies.

Twee woorden voor hetzelfde begrip lezen als twee begrippen. De vaste woorden staan in schrijfwijzer.yaml.

Goed: `verwijzen`, overal. Fout: hier `verwijzen` en daar `doorverwijzen`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.places import find_word
from generator.tasks.lint.style_guide import style_guide, words_found

ID = "ander-woord"
LEVEL = Severity.INFO


def check(version: ModelContext) -> Iterator[Fault]:
    """Look for a second word for a concept."""
    for word, better, spot in words_found(version, style_guide(version).settled):
        message = f'Voor "{word}" is er een vast woord.'
        yield Fault(find_word(version, spot, word), message, f"Schrijf: {better}.")
