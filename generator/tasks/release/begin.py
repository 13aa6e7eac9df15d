"""Begin a new version of a document type as a copy of an older one."""

from __future__ import annotations

import re
from pathlib import Path

from generator.edge.files import read_file
from generator.errors import WorkspaceError
from generator.load.grounds import FILE as GROUNDS
from generator.load.plain_text import decode
from generator.load.release_record import version_files
from generator.load.yaml_source import parse_yaml, source_or_raise
from generator.model.release_record import DRAFT
from generator.output import replace_folder
from generator.schema.editor import FILE as EDITOR_SCHEMA
from generator.tasks.lint.outlines import is_outline
from generator.tasks.release.state import with_state
from generator.workspace import TEMPLATES, Workspace

_MODEL, _MIGRATION = "model.yaml", "migratie.yaml"
_SCHEMAS = ("schema.json", EDITOR_SCHEMA)
_VERSION = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")

_MIGRATION_TEXT = """\
# Wat er sinds {old} met sleutels is gebeurd. `ojg upgrade` zet daarmee een bestand van die versie over.
# Vul dit aan bij elke wijziging in schema.json; wat u hier vergeet, moet elke gemeente zelf uitzoeken.

van: {old}

# oud.pad: nieuw.pad
hernoemd: {{}}

# oud.pad: waarom deze sleutel weg is
vervallen: {{}}

# pad: {{oude_keuze: nieuwe_keuze}}
waarden: {{}}
"""


def begin_version(workspace: Workspace, kind: str, old: str, new: str) -> Path:
    """Copy a version to a new one, in which it calls itself by its new name and is a draft again.

    Its record and the texts that its examples gave are left behind, and so is a list of statutes of its own:
    a draft cites the list that versions share.

    Args:
        workspace: The content folder.
        kind: The document type, such as `modelovereenkomst`.
        old: The version to copy, such as `2026.1`.
        new: The new version.

    Returns:
        The new folder.

    Raises:
        WorkspaceError: when there is no such version, or the new one is there already.
        TemplateError: when the old version cannot be read.
        OutputError: when it cannot be written; nothing is left behind then.
    """
    folder = workspace.template(f"{kind}/{old}")
    target = _free(workspace, kind, new)
    files = {
        path.relative_to(folder).as_posix(): read_file(path)
        for path in version_files(folder)
        if path != folder / GROUNDS and not is_outline(path.relative_to(folder))
    }
    renamed = {name: _renamed(name, data, kind, (old, new)) for name, data in files.items()}
    renamed[_MODEL] = _as_draft(renamed[_MODEL], f"{TEMPLATES}/{kind}/{old}/{_MODEL}", f"{kind}/{old}")
    renamed[_MIGRATION] = _MIGRATION_TEXT.format(old=f"{kind}/{old}").encode()
    replace_folder(target, renamed)
    return target


def _free(workspace: Workspace, kind: str, new: str) -> Path:
    """Return the folder for a new version.

    Raises:
        WorkspaceError: when its name is no good, or it is there already.
    """
    if not _VERSION.fullmatch(new):
        raise WorkspaceError(
            f'"{new}" kan geen naam van een versie zijn.',
            hint="Gebruik een jaar en een volgnummer met een punt ertussen, zoals 2027.1.",
        )
    target = workspace.root / TEMPLATES / kind / new
    if target.exists():
        raise WorkspaceError(
            f"{TEMPLATES}/{kind}/{new} bestaat al.", hint="Kies een andere naam, of werk verder in die map."
        )
    return target


def _renamed(name: str, data: bytes, kind: str, versions: tuple[str, str]) -> bytes:
    """Let a file call its version by the new name."""
    decoded = decode(data, name)
    if decoded.remarks.found:
        return data
    old, new = versions
    text = _replaced(f"{kind}/{old}", f"{kind}/{new}", decoded.text)
    return (_replaced(f"versie {old}", f"versie {new}", text) if name in _SCHEMAS else text).encode()


def _replaced(old: str, new: str, text: str) -> str:
    """Replace a name of a version, but not where it is only the beginning of another one."""
    return re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-]|\.\w)", lambda _: new, text)


def _as_draft(data: bytes, label: str, predecessor: str) -> bytes:
    """Let `model.yaml` say that the version is a draft, and which one it was made from.

    Raises:
        TemplateError: when it does not say its state.
    """
    return with_state(source_or_raise(parse_yaml(data, label)), DRAFT, predecessor)
