"""The schema that editors use, in the folder of a model version: does it still say what `schema.json` says?

A version without one is as good: an editor then uses `schema.json`. A released version keeps the one it has.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from generator.findings import Finding, Severity, Spot
from generator.load.yaml_source import read_bytes
from generator.model.template import TemplateVersion
from generator.output import replace_file
from generator.schema.editor import FILE, editor_schema

RULE = "editor-schema-verouderd"
_HINT = "Draai `ojg lint --update`; dat maakt dit bestand opnieuw."


def editor_file(template: TemplateVersion) -> bytes:
    """Write the schema for editors as a file."""
    amendment = template.roles.amendment
    schema = editor_schema(template.schema, amendment.term if amendment else "")
    return (json.dumps(schema, ensure_ascii=False, indent=1, default=float) + "\n").encode()


def check_editor_schema(template: TemplateVersion) -> Iterator[Finding]:
    """Find a schema for editors that was not made from the schema as it is now."""
    path = template.folder / FILE
    if template.release is None and path.is_file() and not _is_fresh(template, path):
        label = f"{template.label}/{FILE}"
        message = "De editor kent andere sleutels of keuzes dan schema.json."
        yield Finding(RULE, Severity.WARNING, Spot(label), message, _HINT)


def update_editor_schema(template: TemplateVersion) -> Iterator[str]:
    """Write the schema for editors when it is not there, or differs, and name it.

    Where files have no keys there is none.

    Raises:
        OutputError: when it cannot be written.
    """
    path = template.folder / FILE
    if template.schema.get("properties") and not (path.is_file() and _is_fresh(template, path)):
        replace_file(path, editor_file(template))
        yield f"{template.label}/{FILE}"


def _is_fresh(template: TemplateVersion, path: Path) -> bool:
    return read_bytes(path, f"{template.label}/{FILE}").replace(b"\r\n", b"\n") == editor_file(template)
