"""From the name of a model version to what its checks look at."""

from __future__ import annotations

from generator.load.grounds import shared_grounds
from generator.load.models import compile_leniently, linked_models, read_version
from generator.tasks.lint.context import ModelContext
from generator.workspace import Workspace


def version_of(workspace: Workspace, name: str) -> ModelContext:
    """Read a model version, and the versions of the files that its texts see.

    What cannot be compiled is left out, for a check names it at its line.

    Args:
        workspace: The content folder.
        name: The version as agreements write it, such as `modelovereenkomst/2026.1`.

    Raises:
        TemplateError: when one of its YAML or JSON files cannot be read at all.
        WorkspaceError: when there is no such version.
    """
    template = read_version(workspace, name)
    return ModelContext(
        workspace,
        compile_leniently(template),
        template.citable(shared_grounds(workspace)),
        linked_models(workspace, template),
    )
