"""Check one file against the schema of its model version, and for what may stand in no file at all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from generator.findings import Finding
from generator.model.source import YamlSource
from generator.model.template import TemplateVersion
from generator.schema.checker import SchemaChecker
from generator.validate.checks import TEXT_CHECKS


def check_schema(
    source: YamlSource, version: TemplateVersion, known: Mapping[str, Any] | None = None
) -> list[Finding]:
    """Find every place where a file does not have the form that its model version asks for.

    Also what may stand in no file at all is found here, because it has to be found whatever else is wrong.

    Args:
        source: The file.
        version: Its model version.
        known: Terms that the file takes over from another one and need not say again.
    """
    anywhere = [finding for check in TEXT_CHECKS.values() for finding in check(source)]
    return [*_checker(version).findings(source, known or {}), *anywhere]


@lru_cache(maxsize=32)
def _checker(version: TemplateVersion) -> SchemaChecker:
    return SchemaChecker(version.schema)
