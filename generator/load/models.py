"""A model version by its name, and the models of the files that its texts see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TypeAlias

from generator.errors import GeneratorError, TemplateError, WorkspaceError
from generator.load.template import read_template
from generator.model.schema_node import root_node
from generator.model.template import TemplateVersion
from generator.terms.subject import CompiledModel, compile_model
from generator.workspace import TEMPLATES, Workspace

_Fits: TypeAlias = Callable[[TemplateVersion], bool]


def read_version(workspace: Workspace, name: str) -> TemplateVersion:
    """Read a model version.

    Args:
        workspace: The content folder.
        name: The version as agreements write it, such as `modelovereenkomst/2026.1`.

    Raises:
        TemplateError: when one of its YAML or JSON files is wrong.
        WorkspaceError: when there is no such version.
    """
    return read_template(workspace.template(name), name, f"{TEMPLATES}/{name}")


def version_named(workspace: Workspace, name: str) -> str | None:
    """Find the model version that a name stands for; a document type alone will do when it has one version.

    Raises:
        WorkspaceError: when the document type has several versions.
    """
    if name in workspace.templates():
        return name
    found = workspace.versions(name)
    if len(found) > 1:
        raise WorkspaceError(
            f'Van "{name}" zijn er meer versies.', hint=f"Noem de versie erbij: {' of '.join(found)}."
        )
    return found[0] if found else None


def readable_versions(workspace: Workspace) -> Iterator[TemplateVersion]:
    """Walk through the versions that can be read, of each document type the newest first."""
    for name in reversed(workspace.templates()):
        with suppress(GeneratorError):
            yield read_version(workspace, name)


def newest_versions(workspace: Workspace) -> list[str]:
    """List the newest version of each document type, of those that can be read."""
    newest: dict[str, str] = {}
    for template in readable_versions(workspace):
        newest.setdefault(template.kind, template.name)
    return sorted(newest.values())


def newest_sound(workspace: Workspace, names: Sequence[str]) -> CompiledModel:
    """Compile the first of some versions that is sound.

    Args:
        workspace: The content folder.
        names: The versions, the newest first; at least one.

    Raises:
        TemplateError: when none is sound: what is wrong with the newest.
    """
    for name in names:
        with suppress(GeneratorError):
            return compile_model(read_version(workspace, name))
    return compile_model(read_version(workspace, names[0]))


def compile_leniently(template: TemplateVersion) -> CompiledModel:
    """Compile a version; one that cannot be compiled gives its schema alone."""
    try:
        return compile_model(template)
    except TemplateError:
        return CompiledModel(template, root_node(template.schema), (), {})


def linked_models(workspace: Workspace, template: TemplateVersion) -> dict[str, CompiledModel]:
    """Find the models of the files that the texts of a version see, under the names that texts use for them.

    The newest version that fits and is sound stands for all; without one, the newest that can be read. A
    version that cannot be read is passed over: a draft that nobody uses harms nobody.
    """
    found = ((name, _standing_for(workspace, fits)) for name, fits in _links(template))
    return {name: model for name, model in found if model is not None}


def refuse_unsound(
    workspace: Workspace, template: TemplateVersion, linked: Mapping[str, CompiledModel]
) -> None:
    """Refuse a version whose texts see a model of which no version is sound.

    Args:
        workspace: The content folder.
        template: The version.
        linked: What `linked_models` found for it.

    Raises:
        TemplateError: what is wrong with the model that its texts see.
    """
    for model in linked.values():
        compile_model(model.template)
    if any(name not in linked for name, _ in _links(template)):
        for name in workspace.templates():
            read_version(workspace, name)


def _standing_for(workspace: Workspace, fits: _Fits) -> CompiledModel | None:
    fallback: TemplateVersion | None = None
    for version in readable_versions(workspace):
        if fits(version):
            fallback = fallback or version
            with suppress(TemplateError):
                return compile_model(version)
    return None if fallback is None else compile_leniently(fallback)


def _links(template: TemplateVersion) -> Iterator[tuple[str, _Fits]]:
    """Walk through the names that texts use for other files, each with what knows the versions of those."""
    roles = template.roles
    beside = roles.companion
    for name, link in roles.links.items():
        yield name, partial(_is_of, link.folder)
    for name in roles.seen_from:
        if beside is None or name != beside.back_name:
            yield name, partial(_sees_us_as, name)
    if beside is not None:
        yield beside.back_name, partial(_is_one_of, beside.models)


def _is_of(folder: str, version: TemplateVersion) -> bool:
    return version.roles.folder == folder


def _sees_us_as(name: str, version: TemplateVersion) -> bool:
    return any(link.back_name == name for link in version.roles.links.values())


def _is_one_of(names: Sequence[str], version: TemplateVersion) -> bool:
    return version.name in names
