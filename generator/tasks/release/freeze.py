"""Release a model version: check it, and only then write, all or nothing.

What is written is first made in a copy of the content folder and checked there: what is released is what was
checked, in the state in which it is released.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generator import pipeline
from generator.edge.files import read_file
from generator.errors import GeneratorError, WorkspaceError
from generator.findings import Finding, Severity, Spot
from generator.load.grounds import FILE as GROUNDS
from generator.load.models import read_version
from generator.load.release_record import file_digests, version_files
from generator.model.release_record import FILE, RELEASED, ReleaseRecord, record_digest
from generator.model.template import TemplateVersion
from generator.output import clear_leftovers, copy_tree, replace_file, replace_folder, scratch_folder
from generator.tasks.lint.versions import version_of
from generator.tasks.release.citations import citations, list_of_grounds, only_cited
from generator.tasks.release.readiness import (
    draft_annexes,
    followers,
    lint_obstacles,
    unchecked_grounds,
    write_outlines,
)
from generator.tasks.release.record import record_file
from generator.tasks.release.state import with_state
from generator.terms.subject import Subject
from generator.workspace import CONTENT_FOLDERS, TEMPLATES, Workspace

Tell = Callable[[str], None]
"""Told in Dutch what was looked at."""
_MODEL = "model.yaml"


@dataclass(frozen=True)
class Approval:
    """Who approved a version, and when."""

    by: str
    date: str
    """ISO date."""


@dataclass(frozen=True)
class Frozen:
    """A version as it is when it is released."""

    findings: list[Finding]
    """What is wrong with its examples; there is no more of it then."""
    record: ReleaseRecord | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    """All its files, by path in its folder."""


@dataclass(frozen=True)
class ReleaseOutcome:
    """What trying to release a version came to."""

    findings: list[Finding]
    """What stands in the way; when there is anything, nothing was written."""
    files: int
    """How many files were looked at."""
    record: ReleaseRecord | None = None
    """The record that was made."""
    written: tuple[str, ...] = ()
    """Files of the version that are new or changed."""


def release(
    workspace: Workspace, name: str, approval: Approval, tell: Tell, *, dry_run: bool = False
) -> ReleaseOutcome:
    """Release a version when nothing stands in the way.

    Args:
        workspace: The content folder.
        name: The version, such as `modelovereenkomst/2026.1`.
        approval: Who approved it, and when.
        tell: Told what was looked at.
        dry_run: Whether to leave everything as it is.

    Raises:
        WorkspaceError: when there is no such version, or it was released before.
        TemplateError: when one of its files cannot be read at all.
        OutputError: when it cannot be written; the version is then as it was.
    """
    clear_leftovers((workspace.root / TEMPLATES / name).parent)
    template = _draft(workspace, name)
    tell(f"{name} nakijken:")
    paths = followers(workspace, template)
    count = len(paths) + len(list(version_files(template.folder)))
    findings = _obstacles(workspace, template, paths, tell)
    frozen = Frozen(findings) if findings else freeze(workspace, template, approval)
    if frozen.findings:
        return ReleaseOutcome(frozen.findings, count)
    written = tuple(name for name, data in frozen.files.items() if _is_other(template.folder / name, data))
    if not dry_run:
        replace_folder(template.folder, frozen.files)
    return ReleaseOutcome([], count, frozen.record, written)


def freeze(workspace: Workspace, template: TemplateVersion, approval: Approval) -> Frozen:
    """Make the files of a version as it is released, in a copy of the content folder.

    Raises:
        TemplateError: when one of its files cannot be read at all.
        OutputError: when the copy cannot be written.
    """
    with _staged(workspace) as stage:
        folder = stage.template(template.name)
        _settle(workspace, template, folder)
        wrong = write_outlines(stage, template.name)
        if wrong:
            return Frozen(wrong)
        record = _record(folder, template, approval)
        replace_file(folder / FILE, record_file(record))
        files = (path for path in sorted(folder.rglob("*")) if path.is_file())
        return Frozen([], record, {path.relative_to(folder).as_posix(): read_file(path) for path in files})


def _draft(workspace: Workspace, name: str) -> TemplateVersion:
    """Read a version that may still be released.

    Raises:
        WorkspaceError: when there is no such version, or it was released before.
    """
    template = read_version(workspace, name)
    if template.release is not None or template.roles.state == RELEASED:
        kind, _, version = name.partition("/")
        raise WorkspaceError(
            f"{name} is al vastgesteld.",
            hint=f"Begin voor een andere tekst een nieuwe versie: `ojg new-version {kind} {version} NIEUW`.",
        )
    return template


def _obstacles(
    workspace: Workspace, template: TemplateVersion, paths: list[Path], tell: Tell
) -> list[Finding]:
    """List all that stands in the way, and tell of each thing whether it is right."""
    found: list[Finding] = []

    def looked_at(title: str, these: Iterable[Finding]) -> None:
        obstacles = list(these)
        tell(f"  {'niet goed' if obstacles else 'goed     '}  {title}")
        found.extend(obstacles)

    cited = citations(version_of(workspace, template.name))
    looked_at("modelteksten, regels en voorbeelden: `ojg lint`", lint_obstacles(workspace, template.name))
    looked_at(
        f"wetsartikelen gecontroleerd: {len(cited)} genoemd", unchecked_grounds(workspace, template, cited)
    )
    errors, subjects = _errors_in(workspace, paths)
    looked_at(f"overeenkomsten en profielen met deze versie: {len(paths)}", errors)
    looked_at("bijlagen uit een andere versie zijn ook vastgesteld", draft_annexes(template, subjects))
    return found


def _errors_in(workspace: Workspace, paths: list[Path]) -> tuple[list[Finding], list[Subject]]:
    """Check files and compose their documents."""
    checked = pipeline.check(workspace, paths)
    errors = checked.errors
    for subject in checked.subjects:
        try:
            list(pipeline.documents(workspace, subject))
        except GeneratorError as error:
            spot = error.spot or Spot(subject.source.file)
            errors.append(Finding("model-past-niet", Severity.ERROR, spot, error.message, error.hint))
    return errors, checked.subjects


@contextmanager
def _staged(workspace: Workspace) -> Iterator[Workspace]:
    """Copy what documents are made of to a folder that is removed afterwards."""
    with scratch_folder() as root:
        for name in (TEMPLATES, *CONTENT_FOLDERS):
            if (workspace.root / name).is_dir():
                copy_tree(workspace.root / name, root / name)
        yield Workspace(root)


def _settle(workspace: Workspace, template: TemplateVersion, folder: Path) -> None:
    """Give a copy of a version its final state, and a list of the statutes that it cites."""
    cited = citations(version_of(workspace, template.name))
    replace_file(folder / _MODEL, with_state(template.model_source, RELEASED))
    if cited:
        replace_file(folder / GROUNDS, only_cited(list_of_grounds(workspace, template), cited))


def _record(folder: Path, template: TemplateVersion, approval: Approval) -> ReleaseRecord:
    files, predecessor = file_digests(folder), template.roles.predecessor
    digest = record_digest(approval.by, approval.date, predecessor, files)
    return ReleaseRecord(approval.by, approval.date, predecessor, files, digest, {})


def _is_other(path: Path, data: bytes) -> bool:
    return not path.is_file() or read_file(path) != data
