"""A small model of which a next version gave keys and choices other names, and an agreement to take along."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from generator.workspace import Workspace
from tests.release.small import LETTER, small_folder

NEXT = "brief/2027.1"
MIGRATION = f"""\
van: {LETTER}
hernoemd:
  naam: wie
  plek: plaats
  mensen.*.tel: mensen.*.telefoon
vervallen:
  slot: Niemand las het.
  mensen.*.fax: Die is er niet meer.
waarden:
  plek.soort: {{open: vrij}}
  post: {{brief: papier}}
  aan: {{true: altijd, false: nooit}}
"""
_TERMS = """\
plek:
  soort: open    # zo blijft het
  fax: "0598"
mensen:
  els: {tel: "06", fax: "05", naam: Els}
  bert:
    tel: "07"
post: [brief, mail]
aan: true
slot: tot ziens
"""


_TEXT: dict[str, Any] = {"type": "string", "title": "tekst"}


def _choice(*codes: str) -> dict[str, Any]:
    return {**_TEXT, "enum": codes}


def _place(*codes: str) -> dict[str, Any]:
    return {"type": "object", "title": "plek", "properties": {"soort": _choice(*codes), "fax": _TEXT}}


def _people(*keys: str) -> dict[str, Any]:
    person = {"type": "object", "properties": dict.fromkeys(keys, _TEXT)}
    return {"type": "object", "title": "mensen", "additionalProperties": person}


def _list(*codes: str) -> dict[str, Any]:
    return {"type": "array", "title": "lijst", "items": _choice(*codes)}


_OLD = {
    "naam": _TEXT,
    "plek": _place("open", "dicht"),
    "mensen": _people("naam", "tel", "fax"),
    "post": _list("brief", "mail"),
    "aan": {"type": "boolean", "title": "aan"},
    "slot": _TEXT,
}
_NEW = {
    "wie": _TEXT,
    "plaats": _place("vrij", "dicht"),
    "mensen": _people("naam", "telefoon"),
    "post": _list("papier", "mail"),
    "aan": _choice("altijd", "nooit"),
}


def moved_folder(folder: Path) -> Workspace:
    """Make the folder."""
    workspace = small_folder(folder)
    templates = workspace.root / "templates"
    shutil.copytree(templates / LETTER, templates / NEXT)
    for path in (path for path in (templates / NEXT).rglob("*") if path.is_file()):
        text = path.read_text("utf-8").replace(LETTER, NEXT)
        path.write_text(text.replace("{{ naam }}", "{{ wie }}").replace("naam: Els", "wie: Els"), "utf-8")
    _give(templates / LETTER, _OLD)
    _give(templates / NEXT, _NEW)
    (templates / NEXT / "migratie.yaml").write_text(MIGRATION, "utf-8")
    agreement = workspace.root / "agreements" / "els.yaml"
    agreement.write_text(agreement.read_text("utf-8") + _TERMS, "utf-8")
    return workspace


def _give(version: Path, terms: dict[str, Any]) -> None:
    """Let a version have these terms beside those that both versions have."""
    path = version / "schema.json"
    schema = json.loads(path.read_text("utf-8"))
    del schema["properties"]["naam"]
    schema["properties"] |= terms
    path.write_text(json.dumps(schema, indent=1), "utf-8")
