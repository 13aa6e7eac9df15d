"""The model version and the key that somebody asks about."""

from __future__ import annotations

from generator.errors import WorkspaceError
from generator.load.models import newest_versions, read_version
from generator.model.schema_node import root_node
from generator.suggestions import did_you_mean
from generator.tasks.explain.keys import Key, meant_keys, near_keys, top_keys
from generator.tasks.lint.context import ModelContext
from generator.tasks.lint.versions import version_of
from generator.tasks.scaffold import with_starter
from generator.workspace import Workspace


def model_to_explain(workspace: Workspace, model: str) -> str:
    """Return the model version that somebody names; without a name that of a new file.

    Raises:
        WorkspaceError: when there is no such version.
    """
    if not model:
        names = with_starter(workspace) or workspace.templates()
        if names:
            return names[-1]
    known = workspace.templates()
    of_type = workspace.versions(model)
    if model in known or of_type:
        return model if model in known else of_type[-1]
    hint = f"{did_you_mean(model, known)} Er zijn: {', '.join(known)}.".strip()
    raise WorkspaceError(f'Er is geen model "{model}".', hint=hint)


def groups_of(workspace: Workspace, version: str) -> list[Key]:
    """List the keys at the margin of a file of a version.

    Raises:
        TemplateError: when the version cannot be read.
    """
    return top_keys(root_node(read_version(workspace, version).schema))


def find_keys(workspace: Workspace, wanted: str, model: str) -> tuple[ModelContext, list[Key]]:
    """Find the keys that somebody means; without a model named also in files of another type.

    Raises:
        WorkspaceError: when there is no such key, with those that look like it.
        TemplateError: when the version cannot be read.
    """
    first = model_to_explain(workspace, model)
    others = [] if model else [name for name in newest_versions(workspace) if name != first]
    for name in (first, *others):
        version = version_of(workspace, name)
        if found := meant_keys(version.model.root, wanted):
            return version, found
    near = near_keys(version_of(workspace, first).model.root, wanted)
    hint = f"Bedoelde u {' of '.join(near)}?" if near else "`ojg uitleg` noemt alle groepen."
    raise WorkspaceError(f'Er is geen sleutel "{wanted}" in {first}.', hint=hint)
