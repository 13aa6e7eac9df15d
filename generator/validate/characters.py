"""Check that the letters of the house style can print what a file says, for a PDF prints no others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from generator.findings import Finding, Severity
from generator.model.characters import named, unprintable
from generator.model.source import scalars
from generator.terms.pointing import Remark, at_value
from generator.terms.subject import Subject

RULE = "teken-zonder-letter"
_ALWAYS_THERE = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), *map(ord, "–—‘’“”„…•€"))))
"""What every font for Dutch has, so that the fonts need not be read for it."""
_HINT = (
    "Schrijf de tekst met Latijnse letters, zoals een naam in een paspoort staat. Word, ODT en de webpagina "
    "worden wel gemaakt, maar hoe dit teken er daar uitziet, hangt af van de computer."
)


def check_characters(subject: Subject, printable: Callable[[], Collection[int] | None]) -> Iterator[Finding]:
    """Find text with a character that leaves a mark on paper and that no font has.

    Args:
        subject: The file.
        printable: Gives the characters that can be printed; nothing when that is not known.
    """
    for path, value in scalars(subject.source.data):
        unusual = set(value) - _ALWAYS_THERE if isinstance(value, str) else set()
        if not unusual or (known := printable()) is None:
            continue
        if signs := unprintable(unusual, known):
            yield at_value(subject, path, Remark(RULE, Severity.WARNING, _message(signs), _HINT))


def _message(signs: list[str]) -> str:
    what = "het teken" if len(signs) == 1 else "de tekens"
    return f"De letters van de PDF hebben {what} {named(signs)} niet; daarom wordt er geen PDF gemaakt."
