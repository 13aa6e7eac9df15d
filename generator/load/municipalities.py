"""The municipalities and their CBS codes, present and past: `gemeenten.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.edge.files import real_path
from generator.errors import TemplateError
from generator.load.yaml_source import load_yaml_or_raise
from generator.model.template import Municipality
from generator.workspace import Workspace

FILE = "gemeenten.yaml"
CURRENT = "gemeenten"
"""The key of the municipalities there are now."""
_PAST = "vervallen"


@lru_cache(maxsize=4)
def read_municipalities(folder: Path) -> Mapping[str, Municipality]:
    """Read the municipalities by CBS code; once in a process.

    Raises:
        TemplateError: when the file is wrong.
        WorkspaceError: when the file cannot be opened, or is a link out of the content folder.
    """
    source = load_yaml_or_raise(
        Workspace(real_path(folder.parent)).inside(folder / FILE), f"{folder.name}/{FILE}"
    )
    found: dict[str, Municipality] = {}
    for part in (CURRENT, _PAST):
        listed: Any = source.data.get(part) or {}
        if not isinstance(listed, dict):
            raise TemplateError("Hier horen codes te staan, elk met een naam.", spot=source.key_spot((part,)))
        for code, entry in listed.items():
            if not isinstance(entry, dict) or "naam" not in entry:
                raise TemplateError("Bij een code hoort een `naam`.", spot=source.key_spot((part, code)))
            if not isinstance(entry.get("opvolgers") or [], list):
                raise TemplateError(
                    "Hier hoort een lijst te staan.", spot=source.key_spot((part, code, "opvolgers"))
                )
            found[code] = _municipality(code, entry)
    return found


def _municipality(code: str, entry: Mapping[str, Any]) -> Municipality:
    return Municipality(
        code=code,
        name=str(entry["naam"]),
        until=str(entry.get("tot") or ""),
        successors=tuple(map(str, entry.get("opvolgers") or ())),
        note=str(entry.get("toelichting") or ""),
    )
