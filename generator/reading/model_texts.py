"""A model version by its name, with what its texts may name and the keys it renamed."""

from __future__ import annotations

from collections.abc import Mapping

from generator.load.grounds import shared_grounds
from generator.load.migration import read_migration
from generator.load.models import linked_models, read_version, refuse_unsound
from generator.load.yaml_source import source_or_raise
from generator.reading.sections import ModelTexts
from generator.terms.subject import compile_model
from generator.workspace import Workspace


def read_model(workspace: Workspace, version: str) -> ModelTexts:
    """Read a model version.

    Raises:
        TemplateError: when one of its files is wrong, or a model that its texts see.
        WorkspaceError: when there is no such version.
    """
    template = read_version(workspace, version)
    linked = linked_models(workspace, template)
    refuse_unsound(workspace, template, linked)
    return ModelTexts(compile_model(template), template.citable(shared_grounds(workspace)), linked)


def renamed_keys(workspace: Workspace, old: str, new: str) -> dict[str, str]:
    """Read which keys the new version calls otherwise, when it says how to move from the old one.

    Raises:
        TemplateError: when its `migratie.yaml` is wrong.
    """
    source = read_migration(read_version(workspace, new))
    data = source_or_raise(source).data if source is not None else {}
    renamed = data.get("hernoemd") if data.get("van") == old else None
    return {str(key): str(value) for key, value in renamed.items()} if isinstance(renamed, Mapping) else {}
