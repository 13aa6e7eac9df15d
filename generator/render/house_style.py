"""Which house style the documents of a file have."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.edge.files import is_folder
from generator.render.style import Style
from generator.terms.subject import Subject
from generator.workspace import HOUSE_STYLES, STANDARD_STYLE, TEMPLATES, Workspace


def style_names(subject: Subject) -> Sequence[str]:
    """Name the house styles a file may have, the one to prefer first: its own, then that of its only owner.

    The role `huisstijl` of the model names the group of owners, for example the municipalities.
    """
    owners = subject.terms.data.get(subject.model.roles.house_style)
    return (subject.name, *owners) if isinstance(owners, dict) and len(owners) == 1 else (subject.name,)


def style_for(workspace: Workspace, *names: str) -> Style:
    """Return the first of these house styles that there is; what it lacks comes from the standard.

    Raises:
        WorkspaceError: its folder is a link to somewhere outside the content folder.
    """
    folders = (Path(TEMPLATES, HOUSE_STYLES, name) for name in names)
    own = next((workspace.inside(one) for one in folders if is_folder(workspace.root / one)), None)
    standard = workspace.root / TEMPLATES / HOUSE_STYLES / STANDARD_STYLE
    return Style((standard,) if own in (None, standard) else (own, standard))
