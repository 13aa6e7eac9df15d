"""A model version by the name that a user gives it, read and compiled with the models it is linked to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.errors import WorkspaceError
from generator.load.grounds import shared_grounds
from generator.load.migration import read_migration
from generator.load.template import read_template
from generator.load.yaml_source import source_or_raise
from generator.model.template import TemplateVersion
from generator.reading.sections import ModelTexts
from generator.terms.subject import CompiledModel, compile_model
from generator.workspace import TEMPLATES, Workspace


def version_named(workspace: Workspace, name: str) -> str | None:
    """Find the model version that a name stands for; a document type alone will do when it has one version.

    Raises:
        WorkspaceError: when the document type has several versions.
    """
    versions = workspace.templates()
    if name in versions:
        return name
    found = [version for version in versions if version.partition("/")[0] == name]
    if len(found) > 1:
        raise WorkspaceError(
            f'Van "{name}" zijn er meer versies.', hint=f"Noem de versie erbij: {' of '.join(found)}."
        )
    return found[0] if found else None


def read_model(workspace: Workspace, version: str) -> ModelTexts:
    """Read a model version.

    Raises:
        TemplateError: when one of its files is wrong.
        WorkspaceError: when there is no such version.
    """
    model = _compiled(workspace, version)
    grounds = model.template.citable(shared_grounds(workspace))
    return ModelTexts(model, grounds, dict(_linked(workspace, model)))


def renamed_keys(workspace: Workspace, old: str, new: str) -> dict[str, str]:
    """Read which keys the new version calls otherwise, when it says how to move from the old one.

    Raises:
        TemplateError: when its `migratie.yaml` is wrong.
    """
    source = read_migration(_read(workspace, new))
    data = source_or_raise(source).data if source is not None else {}
    renamed = data.get("hernoemd") if data.get("van") == old else None
    return {str(key): str(value) for key, value in renamed.items()} if isinstance(renamed, Mapping) else {}


def _compiled(workspace: Workspace, version: str) -> CompiledModel:
    return compile_model(_read(workspace, version))


def _read(workspace: Workspace, version: str) -> TemplateVersion:
    return read_template(workspace.template(version), version, f"{TEMPLATES}/{version}")


def _linked(workspace: Workspace, model: CompiledModel) -> Iterator[tuple[str, CompiledModel]]:
    """Find the models on both sides of each link; of several versions, the last one stands for all."""
    others = [_compiled(workspace, name) for name in _last_versions(workspace) if name != model.template.name]
    for other in others:
        for name, link in model.roles.links.items():
            if link.folder == other.roles.folder:
                yield name, other
        for link in other.roles.links.values():
            if link.folder == model.roles.folder:
                yield link.back_name, other
        beside = model.roles.companion
        if beside and other.template.name in beside.models:
            yield beside.back_name, other


def _last_versions(workspace: Workspace) -> list[str]:
    return list({name.partition("/")[0]: name for name in workspace.templates()}.values())
