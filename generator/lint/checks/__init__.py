"""The static checks, one in a module, by the rule id of what they find."""

from __future__ import annotations

from collections.abc import Mapping

from generator.lint.checks import migratie
from generator.lint.context import Lint

CHECKS: Mapping[str, Lint] = {
    "migratie": migratie.check,
}
