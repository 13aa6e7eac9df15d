"""The stages in order, and nothing else: load, validate, compose, render.

What only a build needs is imported by the functions that build, so that a check starts fast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import GeneratorError, RenderError
from generator.findings import Finding, Severity, has_errors, sort_findings
from generator.laid_down.check import check_signed
from generator.laid_down.ownerless import check_ownerless
from generator.load.gather import Gatherer
from generator.load.grounds import shared_grounds
from generator.load.laid_down import laid_down_or_raise
from generator.load.municipalities import read_municipalities
from generator.load.release_record import file_digests, read_release
from generator.model.document import Document
from generator.model.release_record import ReleaseRecord
from generator.model.source import value_at
from generator.model.template import TemplateVersion
from generator.terms.subject import Subject
from generator.validate.characters import check_characters
from generator.validate.file_names import check_document_names, check_file_names
from generator.validate.frozen import check_frozen, check_record
from generator.validate.required import progress_of
from generator.validate.schema import check_schema
from generator.validate.standing import standing_of
from generator.validate.terms import check_terms
from generator.workspace import TEMPLATES, Workspace

if TYPE_CHECKING:
    from generator.render.workers import Rendered, RenderJob

Progress = Callable[[int, int], None]
"""Told how many steps are done, and of how many."""


@dataclass(frozen=True)
class Checked:
    """What checking came to."""

    findings: list[Finding]
    subjects: list[Subject]
    """Files without errors, in themselves and in the files they build on, in the order asked for."""
    files: int
    """How many files were looked at."""
    titles: dict[str, str]
    """Dutch titles of the groups at the top of a file, by key."""
    readable: Sequence[Subject] = ()
    """All files asked for whose values can be read, those with errors as well."""

    @cached_property
    def progress(self) -> Mapping[str, tuple[int, int]]:
        """How many values that a draft needs are filled in, and of how many, by file."""
        return {one.source.file: progress_of(one) for one in self.readable if standing_of(one).is_open}

    @property
    def errors(self) -> list[Finding]:
        """The findings that must be put right before a document can be made."""
        return [finding for finding in self.findings if finding.severity is Severity.ERROR]


@dataclass(frozen=True)
class Order:
    """What to make of files."""

    formats: Sequence[str]
    """File extensions of the formats."""
    workers: int = 0
    """Number of processes; 0 means one for each processor."""
    signature_fields: bool = False
    """Whether a PDF gets an empty field for each signature."""


@dataclass
class Made:
    """What making the documents of one file came to."""

    subject: Subject
    expected: int
    """How many files it gives, in all formats; an estimate until it is composed."""
    is_composed: bool = False
    files: list[Rendered] = field(default_factory=list)
    """What is rendered, in the order in which it was ready."""
    problems: list[GeneratorError] = field(default_factory=list)
    """Why it cannot be made, when it cannot."""

    @property
    def is_ready(self) -> bool:
        """Whether nothing more is coming."""
        return self.is_composed and len(self.files) == self.expected


def check(
    workspace: Workspace,
    paths: Sequence[Path],
    today: str = "",
    edited: Mapping[Path, bytes] | None = None,
    versions: Iterable[str] = (),
) -> Checked:
    """Load and validate files, with all findings of all of them.

    Args:
        workspace: The content folder.
        paths: The files to look at.
        today: ISO date for the warnings that need one.
        edited: Files to read as if this were in them.
        versions: Released model versions that must be unaltered, beside those that the files follow.

    Raises:
        TemplateError: when a file of a model version is wrong.
    """
    gatherer = Gatherer(workspace, check_schema, edited=edited or {})
    asked = [(path, gatherer.subject(path)) for path in paths]
    for path, finding in check_file_names(workspace, paths):
        gatherer.findings[path].append(finding)
    municipalities = read_municipalities(workspace.root / TEMPLATES)
    titles: dict[str, str] = {}
    for path, subject in gatherer.subjects.items():
        if subject is not None:
            gatherer.findings[path] += check_terms(subject, workspace, today, municipalities)
            gatherer.findings[path] += check_signed(subject, workspace)
            gatherer.findings[path] += check_document_names(subject)
            gatherer.findings[path] += check_characters(subject, partial(_printable, workspace, subject))
            titles.update({key: node.title for key, node in subject.model.root.children()})
    followed = _check_versions(gatherer)
    findings = [finding for found in gatherer.findings.values() for finding in found]
    findings += check_ownerless(workspace, paths)
    for name in sorted({*versions} - followed):
        folder, label = workspace.template(name), f"{TEMPLATES}/{name}"
        findings += _alterations(folder, label, read_release(folder, label))
    sound = [subject for path, subject in asked if subject and not has_errors(gatherer.findings_behind(path))]
    readable = [subject for _, subject in asked if subject]
    return Checked(sort_findings(findings), sound, len(gatherer.findings), titles, readable)


def _check_versions(gatherer: Gatherer) -> set[str]:
    """Give files what is wrong with the model versions they follow, and return the names of those."""
    found: dict[TemplateVersion, list[Finding]] = {}
    for path, templates in gatherer.templates.items():
        for template in templates:
            if template not in found:
                altered = _alterations(template.folder, template.label, template.release)
                found[template] = [*check_record(template), *altered]
            gatherer.findings[path] += found[template]
    return {template.name for template in found}


def _alterations(folder: Path, label: str, record: ReleaseRecord | None) -> Iterator[Finding]:
    """Find what was altered in a model version since its release; nothing for a draft."""
    if record is not None:
        yield from check_frozen(label, record, file_digests(folder))


def _printable(workspace: Workspace, subject: Subject) -> frozenset[int] | None:
    """List the characters that the house style of a file can print; nothing when it is not in order."""
    from generator.render.characters import printable
    from generator.render.house_style import style_for, style_names

    try:
        return printable(style_for(workspace, *style_names(subject)))
    except RenderError:
        return None


def documents(workspace: Workspace, subject: Subject, only: str = "") -> Iterator[Document]:
    """Give the documents of a file, one by one: composed, or as they were laid down when signed.

    Args:
        workspace: The content folder.
        subject: The file.
        only: The name of the one document to give, such as `modelovereenkomst-wilg`; empty for all.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
        WorkspaceError: when what was laid down is not whole.
    """
    from generator.compose.documents import documents_with_copies

    digest = value_at(subject.terms.data, subject.model.roles.status.signed_digest)
    path = workspace.root / subject.source.file
    laid_down = laid_down_or_raise(workspace, path, digest) if subject.is_of_one_file else {}
    signed = {name: one.document for name, one in laid_down.items()}
    wanted = {only} if only else None
    yield from documents_with_copies(subject, shared_grounds(workspace), signed, wanted)


def build(
    workspace: Workspace, subjects: Sequence[Subject], order: Order, progress: Progress
) -> Iterator[Made]:
    """Compose and render files, and give each as soon as all its documents are there.

    A document is composed when a process is free to render it, so that little is in memory at a time.

    Args:
        workspace: The content folder.
        subjects: The files, no two of one name.
        order: What to make of them.
        progress: Told of each document that is ready.
    """
    from generator.compose.plans import plans
    from generator.render.workers import render_all

    waiting = {one.name: Made(one, len(plans(one)) * len(order.formats)) for one in subjects}
    jobs = _jobs(workspace, subjects, order, waiting)
    for done, rendered in enumerate(render_all(jobs, len(order.formats), order.workers), 1):
        made = waiting[rendered.job.owner]
        made.files.append(rendered)
        made.problems += [rendered.problem] if rendered.problem else []
        progress(done, done + sum(one.expected - len(one.files) for one in waiting.values()))
        yield from _ready(waiting)
    yield from _ready(waiting)


def _ready(waiting: dict[str, Made]) -> Iterator[Made]:
    for name in [name for name, made in waiting.items() if made.is_ready]:
        yield waiting.pop(name)


def _jobs(
    workspace: Workspace, subjects: Sequence[Subject], order: Order, waiting: Mapping[str, Made]
) -> Iterator[RenderJob]:
    from generator.render.house_style import style_for, style_names
    from generator.render.workers import RenderJob

    for subject in subjects:
        count = 0
        try:
            style = style_for(workspace, *style_names(subject))
            for document in documents(workspace, subject):
                if order.signature_fields and not document.meta.is_copy:
                    document = replace(document, meta=replace(document.meta, signature_fields=True))
                for file_format in order.formats:
                    yield RenderJob(subject.name, count, document, file_format, style)
                    count += 1
        except GeneratorError as error:
            waiting[subject.name].problems.append(error)
        waiting[subject.name].expected, waiting[subject.name].is_composed = count, True
