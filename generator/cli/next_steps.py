"""What to do after a command: commands that work when copied from here."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.reporting import from_here
from generator.workspace import Workspace

_GAP = 5
_WIDEST = 60
"""Beside longer commands there is no room to say what they are for."""

Step = str | tuple[str, str]
"""A sentence, or the words of a command after `ojg` and what it is for."""


def tell_next_steps(workspace: Workspace, steps: Sequence[Step]) -> None:
    """Print what to do next; where the content folder is not found from here, commands name it."""
    program = _program(workspace)
    commands = {step: f"  {program} {step[0]}" for step in steps if isinstance(step, tuple)}
    width = max(map(len, commands.values()), default=0) + _GAP
    click.echo("\nGa zo verder:")
    for step in steps:
        if isinstance(step, str):
            click.echo(f"  {step}")
        elif width > _WIDEST:
            click.echo(f"{commands[step]}\n      {step[1]}")
        else:
            click.echo(f"{commands[step]:{width}}{step[1]}")


def _program(workspace: Workspace) -> str:
    here = Path.cwd()
    if here.is_relative_to(workspace.root):
        return "ojg"
    near = workspace.root.is_relative_to(here)
    place = os.path.relpath(workspace.root, here) if near else str(workspace.root)
    return f"ojg --root {shlex.quote(place)}"


def place_of(workspace: Workspace, path: Path) -> str:
    """Name a file or folder so that it opens from here."""
    return from_here(workspace, workspace.label(path))
