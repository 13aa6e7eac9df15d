"""The few checks that an expression cannot say: they need a table, a sum, a clock face or a file.

Only here the program knows keys of a document type. A check is a module with `ID`, `check` and a docstring in
Dutch that users read; it stands in one of the two lists below, or it does not run.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.findings import Finding
from generator.model.source import YamlSource
from generator.validate.checks import bijlagebestand, bsn, dagdelen_overlappen, gemeentecode, uren_per_ojg
from generator.validate.checks.context import Context

TEXT_CHECKS: dict[str, Callable[[YamlSource], list[Finding]]] = {
    bsn.ID: bsn.check,
}
"""Run on the text of every file that could be read, also when its form is wrong."""

TERM_CHECKS: dict[str, Callable[[Context], list[Finding]]] = {
    gemeentecode.ID: gemeentecode.check,
    uren_per_ojg.ID: uren_per_ojg.check,
    dagdelen_overlappen.ID: dagdelen_overlappen.check,
    bijlagebestand.ID: bijlagebestand.check,
}
"""Run on the effective terms of every file that has the right form."""
