"""Let git in one repository compare agreements in plain language, and Word files as text."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from generator.edge.files import read_file
from generator.errors import WorkspaceError
from generator.git import run_git
from generator.output import rewrite_file
from generator.workspace import CONTENT_FOLDERS, Workspace

ATTRIBUTES = ".gitattributes"
CONTENT_DRIVER, WORD_DRIVER = "ojg", "ojg-docx"
NOTE = "# ojg: git vergelijkt overeenkomsten in gewone taal en Word-bestanden als tekst."
LINES = (
    *(f"{folder}/*.yaml diff={CONTENT_DRIVER}" for folder in CONTENT_FOLDERS),
    f"*.docx diff={WORD_DRIVER}",
)
_GROUP_NAMES = "^([a-z][a-z0-9_]*:|[^ #:][^:]*)$"
"""A line that begins a group: a key in YAML, or a title in the readable form."""


def install(workspace: Workspace, program: Sequence[str]) -> list[str]:
    """Set up git for the repository of a content folder; doing it again changes nothing.

    Args:
        workspace: The content folder.
        program: The command that runs `ojg`.

    Returns:
        What was done, in Dutch.

    Raises:
        WorkspaceError: when the folder is in no git repository, or git refuses.
        OutputError: when `.gitattributes` cannot be written.
    """
    settings = _settings(workspace, program)
    path = workspace.root / ATTRIBUTES
    old = read_file(path) if path.is_file() else b""
    new = _with_lines(old)
    if new != old:
        rewrite_file(path, new)
    told = [_told_attributes(_missing(old))]
    for name, value in settings.items():
        if _git(workspace.root, "config", "--local", "--get", name, may_fail=True) == value:
            told.append(f"{name} stond al goed.")
        else:
            _git(workspace.root, "config", "--local", "--replace-all", name, value)
            told.append(f"{name} is ingesteld voor deze repository.")
    return told


def remove(workspace: Workspace) -> list[str]:
    """Take away what `install` did.

    Raises:
        WorkspaceError: when the folder is in no git repository, or git refuses.
        OutputError: when `.gitattributes` cannot be written.
    """
    _top(workspace)
    told = []
    for driver in (CONTENT_DRIVER, WORD_DRIVER):
        section = f"diff.{driver}"
        if _git(workspace.root, "config", "--local", "--get-regexp", rf"^{section}\.", may_fail=True):
            _git(workspace.root, "config", "--local", "--remove-section", section)
            told.append(f"{section} is weggehaald uit de instellingen van deze repository.")
    path = workspace.root / ATTRIBUTES
    old = read_file(path) if path.is_file() else b""
    new = _without_lines(old)
    if new != old:
        if new.strip():
            rewrite_file(path, new)
        else:
            path.unlink()
        told.append(f"De regels van ojg zijn weggehaald uit {ATTRIBUTES}.")
    return told or ["Er was niets in te trekken."]


def _settings(workspace: Workspace, program: Sequence[str]) -> dict[str, str]:
    """Return the settings; without `ojg`, git falls back on the bare text instead of stopping."""
    folder = workspace.root.relative_to(_top(workspace)).as_posix()
    root = () if folder == "." else ("--root", folder)
    called = shlex.join((*program, *root, "textconv"))
    command = f'f() {{ {called} "$1" 2>/dev/null || cat "$1"; }}; f'
    return {
        f"diff.{CONTENT_DRIVER}.textconv": command,
        f"diff.{CONTENT_DRIVER}.xfuncname": _GROUP_NAMES,
        # The words of a file depend on the model beside it, so only Word files may be kept.
        f"diff.{CONTENT_DRIVER}.cachetextconv": "false",
        f"diff.{WORD_DRIVER}.textconv": command,
        f"diff.{WORD_DRIVER}.cachetextconv": "true",
    }


def _top(workspace: Workspace) -> Path:
    return Path(_git(workspace.root, "rev-parse", "--show-toplevel")).resolve()


def _with_lines(old: bytes) -> bytes:
    missing = _missing(old)
    if not missing:
        return old
    end = b"\r\n" if b"\r\n" in old else b"\n"
    lines = [line.encode() for line in (NOTE, *missing) if line != NOTE or NOTE not in _known(old)]
    start = old if not old or old.endswith(b"\n") else old + end
    gap = end if start and lines[0] == NOTE.encode() else b""
    return start + gap + end.join(lines) + end


def _without_lines(old: bytes) -> bytes:
    kept: list[bytes] = []
    for line in old.splitlines(keepends=True):
        if _normal(line) == NOTE and kept and not kept[-1].strip():
            kept.pop()
        if _normal(line) not in (NOTE, *LINES):
            kept.append(line)
    return b"".join(kept)


def _missing(old: bytes) -> list[str]:
    return [line for line in LINES if line not in _known(old)]


def _known(old: bytes) -> list[str]:
    return [_normal(line) for line in old.splitlines()]


def _normal(line: bytes) -> str:
    return " ".join(line.decode("utf-8", "replace").split())


def _told_attributes(missing: Sequence[str]) -> str:
    if not missing:
        return f"{ATTRIBUTES} had deze regels al."
    number = "1 regel" if len(missing) == 1 else f"{len(missing)} regels"
    return f"{ATTRIBUTES}: {number} toegevoegd ({'; '.join(missing)})."


def _git(folder: Path, *arguments: str, may_fail: bool = False) -> str:
    done = run_git(folder, *arguments)
    if not done.is_done and not may_fail:
        if arguments[0] == "rev-parse":
            raise WorkspaceError(
                f"De map {folder} valt niet onder git.",
                hint="Maak er eerst een repository van met `git init`.",
            )
        raise WorkspaceError(f"git kan dit niet instellen: {done.complaint}")
    return done.text
