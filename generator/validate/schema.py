"""Check one file against the schema of its model version, and for what may stand in no file at all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from generator.model.source import YamlSource
from generator.model.template import TemplateVersion
from generator.schema.checker import SchemaChecker, SchemaReport
from generator.validate.checks import TEXT_CHECKS


def check_schema(
    source: YamlSource, version: TemplateVersion, known: Mapping[str, Any] | None = None
) -> SchemaReport:
    """Find every place where a file does not have the form that its model version asks for.

    Also what may stand in no file at all is found here, because it has to be found whatever else is wrong.

    Args:
        source: The file.
        version: Its model version.
        known: Terms that the file takes over from another one and need not say again.
    """
    report = _checker(version).report(source, source.data, known)
    report.findings += [finding for check in TEXT_CHECKS.values() for finding in check(source)]
    return report


@lru_cache(maxsize=32)
def _checker(version: TemplateVersion) -> SchemaChecker:
    return SchemaChecker(version.schema)
