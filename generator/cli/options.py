"""What several commands share: the names of content files, and how to find them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click
from click.shell_completion import CompletionItem

from generator.errors import WorkspaceError
from generator.language.dutch import parse_date
from generator.workspace import CONTENT_FOLDERS, Workspace

F = TypeVar("F", bound=Callable[..., object])


class ContentName(click.ParamType[str]):
    """A name of an agreement or profile, or a path to one."""

    name = "naam"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the names there are."""
        try:
            workspace = Workspace.find(Path.cwd(), ctx.find_root().params.get("root"))
        except WorkspaceError:
            return []
        names = [name for folder in CONTENT_FOLDERS for name in workspace.names(folder)]
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def names_argument(function: F) -> F:
    """Add the argument `NAAM…`; without names a command is about everything."""
    return click.argument("names", nargs=-1, type=ContentName(), metavar="[NAAM]...")(function)


def parse_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Read a date; nothing when there is none."""
    if value is not None and parse_date(value) is None:
        raise click.BadParameter("schrijf de datum als jjjj-mm-dd, bijvoorbeeld 2027-02-01.")
    return value


def find_workspace(root: Path | None) -> Workspace:
    """Find the content folder that a command works on.

    Raises:
        WorkspaceError: when there is none.
    """
    return Workspace.find(Path.cwd(), root)


def find_paths(workspace: Workspace, names: tuple[str, ...]) -> list[Path]:
    """Find the files that names stand for; all content files when there are no names.

    Raises:
        WorkspaceError: when a name stands for nothing.
    """
    if names:
        return list(dict.fromkeys(workspace.resolve(name, start=Path.cwd()) for name in names))
    paths = [path for folder in CONTENT_FOLDERS for path in workspace.files(folder)]
    if not paths:
        raise WorkspaceError(
            "Er staan nog geen overeenkomsten of profielen in deze map.",
            hint="Maak er een met `ojg new NAAM --gemeente GEMEENTE`.",
        )
    return paths
