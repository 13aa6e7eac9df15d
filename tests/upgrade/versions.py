"""A content folder with model versions after 2026.1, made for a test."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.workspace import CONTENT_FOLDERS, TEMPLATES, Workspace
from tests.acceptance.content import ROOT

KIND = "modelovereenkomst"
FIRST = f"{KIND}/2026.1"
NEW = f"{KIND}/2027.1"
MIGRATION = f"""\
van: {FIRST}
hernoemd:
  uren.max_lopende_trajecten: uren.grens_trajecten
  doelgroep.voortzetting_tot: taken.voortzetting_tot
  praktijken.*.huisartsen: praktijken.*.artsen
vervallen:
  praktijken.*.agb: De code staat al in het register.
waarden:
  werkplek.ruimte: {{eigen_spreekkamer: vaste_spreekkamer}}
"""
_AGB = re.compile(
    r"^ *{% if (p|praktijken\[werkgever.praktijk\])\.agb is ingevuld %}\n.*\n *{% endif %}\n", re.M
)
QUESTION = {
    "title": "maker van het plan voor de afbouw",
    "description": "Wie het plan maakt om de hulp af te bouwen.",
    "type": "string",
    "enum": ["werkgever", "gemeente"],
    "x-woorden": {"werkgever": "de werkgever", "gemeente": "de gemeente"},
    "x-verplicht": {"vanaf": "concept"},
}


def content(folder: Path, *agreements: str) -> Workspace:
    """Copy the shipped content; all agreements, or some."""
    skip = shutil.ignore_patterns("huisstijl", "voorbeelden", "start")
    shutil.copytree(ROOT / TEMPLATES, folder / TEMPLATES, ignore=skip)
    for name in CONTENT_FOLDERS:
        shutil.copytree(ROOT / name, folder / name)
    for path in (folder / "agreements").iterdir() if agreements else ():
        if path.stem not in agreements:
            path.unlink()
    return Workspace.find(folder)


def next_version(
    workspace: Workspace,
    old: str = FIRST,
    new: str = NEW,
    migration: str = MIGRATION,
    edit: Callable[[Path], None] | None = None,
) -> Path:
    """Make a version from another one, with its `migratie.yaml`."""
    templates = workspace.root / TEMPLATES
    folder = templates / new
    shutil.copytree(templates / old, folder)
    replace(folder / "schema.json", old, new)
    (folder / "migratie.yaml").unlink(missing_ok=True)
    if migration:
        (folder / "migratie.yaml").write_text(migration, "utf-8")
    if edit:
        edit(folder)
    return folder


def replace(path: Path, old: str, new: str) -> None:
    """Replace words in a file that holds them."""
    text = path.read_text("utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new), "utf-8")


def edit_schema(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the schema of a version."""
    path = folder / "schema.json"
    schema = json.loads(path.read_text("utf-8"))
    change(schema)
    path.write_text(json.dumps(schema, ensure_ascii=False, indent=2), "utf-8")


def trial(folder: Path) -> None:
    """Make 2027.1: a term renamed, one moved, one dropped, a code, a standard, a choice, an article moved."""
    edit_schema(folder, _trial_schema)
    replace(folder / "artikelen/uren-en-beschikbaarheid.md", "max_lopende_trajecten", "grens_trajecten")
    for name in ("artikelen/doelgroep-en-aanmelding.md", "regels.yaml"):
        replace(folder / name, "doelgroep.voortzetting_tot", "taken.voortzetting_tot")
    standard = folder / "standaard.yaml"
    line = next(one for one in standard.read_text("utf-8").splitlines() if "voortzetting_tot" in one)
    replace(standard, f"{line}\n", "")
    replace(standard, "    taken:\n", "    taken:\n      voortzetting_tot: 18\n")
    replace(standard, "uittreden_praktijk_maanden: 3 ", "uittreden_praktijk_maanden: 4 ")
    replace(folder / "artikelen/werkplek.md", '"eigen_spreekkamer"', '"vaste_spreekkamer"')
    for path in (folder / "partijen.md", folder / "regels.yaml"):
        text = re.sub(r"\b(p|praktijk)\.huisartsen\b", r"\1.artsen", path.read_text("utf-8"))
        path.write_text(_AGB.sub("", text), "utf-8")
    replace(
        folder / "model.yaml",
        "rangorde-en-nietigheid,\n        geschillen-en-recht",
        "geschillen-en-recht,\n        rangorde-en-nietigheid",
    )
    clause = folder / "artikelen/gevolgen-einde.md"
    text = clause.read_text("utf-8").rstrip("\n")
    clause.write_text(f"{text}\n\n1. {{#plan}} Het plan maakt {{{{ looptijd.afbouwplan_van }}}}.\n", "utf-8")


def _renamed(group: dict[str, Any], old: str, new: str) -> None:
    """Give a key another name, in its place."""
    entries = [(new if key == old else key, value) for key, value in group.items()]
    group.clear()
    group.update(entries)


def _trial_schema(schema: dict[str, Any]) -> None:
    def group(name: str) -> dict[str, Any]:
        properties: dict[str, Any] = schema["properties"][name]["properties"]
        return properties

    _renamed(group("uren"), "max_lopende_trajecten", "grens_trajecten")
    practice = schema["properties"]["praktijken"]["additionalProperties"]["properties"]
    _renamed(practice, "huisartsen", "artsen")
    del practice["agb"]
    tasks = list(group("taken").items())
    group("taken").clear()
    group("taken").update(
        [*tasks[:1], ("voortzetting_tot", group("doelgroep").pop("voortzetting_tot")), *tasks[1:]]
    )
    room = group("werkplek")["ruimte"]
    room["enum"] = ["vaste_spreekkamer" if code == "eigen_spreekkamer" else code for code in room["enum"]]
    room["x-woorden"]["vaste_spreekkamer"] = room["x-woorden"].pop("eigen_spreekkamer")
    group("looptijd")["afbouwplan_van"] = QUESTION
