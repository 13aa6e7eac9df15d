"""Check one file against the schema of its model version, and for what may stand in no file at all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from generator.model.schema_node import root_node
from generator.model.source import Path, YamlSource
from generator.model.template import TemplateVersion
from generator.schema.checker import SchemaChecker, SchemaReport
from generator.schema.readings import PossibleValue
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


def readings(text: str, path: Path, version: TemplateVersion) -> list[PossibleValue[Any]]:
    """List what a text that somebody typed can mean as a value of a model version.

    Returns:
        Nothing when it fits in no way there; more than one reading when it is not sure.
    """
    checker = _checker(version)
    node = root_node(version.schema).at(path)
    return checker.readings(text, node) if node is not None else []


@lru_cache(maxsize=32)
def _checker(version: TemplateVersion) -> SchemaChecker:
    return SchemaChecker(version.schema)
