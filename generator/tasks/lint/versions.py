"""From the name of a model version to what its checks look at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from generator.errors import GeneratorError, TemplateError
from generator.load.grounds import shared_grounds
from generator.load.template import read_template
from generator.model.roles import Roles
from generator.model.schema_node import root_node
from generator.model.template import TemplateVersion
from generator.tasks.lint.context import Version
from generator.terms.subject import CompiledModel, compile_model
from generator.workspace import TEMPLATES, Workspace


def version_of(workspace: Workspace, name: str) -> Version:
    """Read a model version, and the versions of the files that its texts see.

    Args:
        workspace: The content folder.
        name: The version as agreements write it, such as `modelovereenkomst/2026.1`.

    Raises:
        TemplateError: when one of its YAML or JSON files cannot be read at all.
        WorkspaceError: when there is no such version.
    """
    template = template_of(workspace, name)
    return Version(
        workspace,
        _compiled(template),
        template.citable(shared_grounds(workspace)),
        {seen: _compiled(other) for seen, other in _seen_by(workspace, template)},
    )


def template_of(workspace: Workspace, name: str) -> TemplateVersion:
    """Read a model version.

    Raises:
        TemplateError: when one of its YAML or JSON files cannot be read at all.
        WorkspaceError: when there is no such version.
    """
    return read_template(workspace.template(name), name, f"{TEMPLATES}/{name}")


def newest_versions(workspace: Workspace) -> list[str]:
    """List the newest version of each document type, of those that can be read."""
    newest: dict[str, str] = {}
    for template in _readable(workspace):
        newest.setdefault(template.kind, template.name)
    return sorted(newest.values())


def _compiled(template: TemplateVersion) -> CompiledModel:
    """Compile a version; what cannot be compiled is left out, for a check names it at its line."""
    try:
        return compile_model(template)
    except TemplateError:
        return CompiledModel(template, root_node(template.schema), (), {})


def _seen_by(workspace: Workspace, template: TemplateVersion) -> Iterator[tuple[str, TemplateVersion]]:
    """Walk through the names that texts use for other files, with the newest version of those files."""
    versions = list(_readable(workspace))
    beside = template.roles.companion
    fits: dict[str, list[TemplateVersion]] = {}
    for name, link in template.roles.links.items():
        fits[name] = [version for version in versions if version.roles.folder == link.folder]
    for name in template.roles.seen_from:
        fits[name] = [version for version in versions if name in _names_for_others(version.roles)]
    if beside:
        fits[beside.back_name] = [version for version in versions if version.name in beside.models]
    for name, found in fits.items():
        if found:
            yield name, found[0]


def _readable(workspace: Workspace) -> Iterator[TemplateVersion]:
    """Read every version, of each type the newest first; one that cannot be read is a finding of its own."""
    for name in reversed(workspace.templates()):
        with suppress(GeneratorError):
            yield template_of(workspace, name)


def _names_for_others(roles: Roles) -> set[str]:
    return {link.back_name for link in roles.links.values()}
