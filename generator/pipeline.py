"""The stages in order, and nothing else: load, validate, compose, render.

What only a build needs is imported by the functions that build, so that a check starts fast.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import RenderError
from generator.findings import Finding, Severity, has_errors, sort_findings
from generator.laid_down.check import check_signed
from generator.laid_down.ownerless import check_ownerless
from generator.load.gather import Gatherer
from generator.load.grounds import shared_grounds
from generator.load.laid_down import laid_down_or_raise
from generator.load.municipalities import read_municipalities
from generator.load.release_record import file_digests, read_release
from generator.model.release_record import ReleaseRecord
from generator.model.source import value_at
from generator.model.template import TemplateVersion
from generator.terms.subject import Subject
from generator.validate.characters import check_characters
from generator.validate.file_names import check_document_names, check_file_names, check_passed_over
from generator.validate.frozen import check_frozen, check_record
from generator.validate.required import progress_of
from generator.validate.schema import check_schema
from generator.validate.standing import standing_of
from generator.validate.terms import check_terms
from generator.workspace import TEMPLATES, Workspace

if TYPE_CHECKING:
    from generator.model.document import Document


@dataclass(frozen=True)
class Checked:
    """What checking came to."""

    findings: list[Finding]
    subjects: list[Subject]
    """Files without errors, in themselves and in the files they build on, in the order asked for."""
    reached: Sequence[Path]
    """Every file that was looked at."""
    titles: dict[str, str]
    """Dutch titles of the groups at the top of a file, by key."""
    readable: Sequence[Subject] = ()
    """All files asked for whose values can be read, those with errors as well."""

    @cached_property
    def progress(self) -> Mapping[str, tuple[int, int]]:
        """How many values that a draft needs are filled in, and of how many, by file."""
        return {one.source.file: progress_of(one) for one in self.readable if standing_of(one).is_open}

    @property
    def files(self) -> int:
        """How many files were looked at."""
        return len(self.reached)

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
    cluster: str = ""
    """Address of a Dask cluster that writes the documents, such as `dask://10.0.0.5:8786`; empty for none."""


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
    checker = Checker(workspace, misnamed(workspace, paths), today, edited)
    checked = checker.check(paths)
    findings = [*checked.findings, *beside(workspace, paths)]
    for name in sorted({*versions} - checker.followed):
        folder, label = workspace.template(name), f"{TEMPLATES}/{name}"
        findings += _alterations(folder, label, read_release(folder, label))
    return replace(checked, findings=sort_findings(findings))


def beside(workspace: Workspace, paths: Sequence[Path]) -> Iterator[Finding]:
    """Find what lies beside files that are looked at, and belongs to none of them."""
    yield from check_ownerless(workspace, paths)
    yield from check_passed_over(workspace, paths)


def misnamed(workspace: Workspace, paths: Sequence[Path]) -> Mapping[Path, Sequence[Finding]]:
    """List what is wrong with the names of files, beside each other and as the names of folders."""
    found: dict[Path, list[Finding]] = {}
    for path, finding in check_file_names(workspace, paths):
        found.setdefault(path, []).append(finding)
    return found


class Checker:
    """Checks files one by one, with each file and model version that they share looked at once.

    Args:
        workspace: The content folder.
        misnamed: What is wrong with names.
        today: ISO date for the warnings that need one.
        edited: Files to read as if this were in them.
    """

    def __init__(
        self,
        workspace: Workspace,
        misnamed: Mapping[Path, Sequence[Finding]],
        today: str = "",
        edited: Mapping[Path, bytes] | None = None,
    ) -> None:
        self._workspace = workspace
        self._misnamed = misnamed
        self._today = today
        self._gatherer = Gatherer(workspace, check_schema, edited=edited or {})
        self._municipalities = read_municipalities(workspace.root / TEMPLATES)
        self._done: set[Path] = set()
        self._versions: dict[TemplateVersion, list[Finding]] = {}

    @property
    def followed(self) -> set[str]:
        """Names of the model versions that files follow."""
        return {template.name for template in self._versions}

    def check(self, paths: Sequence[Path]) -> Checked:
        """Load and validate files; what concerns a folder as a whole is left to others.

        Raises:
            TemplateError: when a file of a model version is wrong.
        """
        gatherer = self._gatherer
        asked = [(path, gatherer.subject(path)) for path in paths]
        reached = list(paths)
        for one in reached:
            gatherer.subject(one)  # what was forgotten is read again
            reached += [named for named in gatherer.reached(one) if named not in reached]
        for path in [path for path in gatherer.subjects if path not in self._done]:
            self._check(path, gatherer.subjects[path])
            self._done.add(path)
        titles: dict[str, str] = {}
        for one in reached:
            if subject := gatherer.subjects[one]:
                titles.update({key: node.title for key, node in subject.model.root.children()})
        findings = [finding for one in reached for finding in gatherer.findings[one]]
        sound = [
            subject for path, subject in asked if subject and not has_errors(gatherer.findings_behind(path))
        ]
        readable = [subject for _, subject in asked if subject]
        return Checked(sort_findings(findings), sound, tuple(reached), titles, readable)

    def forget(self, path: Path) -> None:
        """Forget a file, so that many can be checked in little memory."""
        self._gatherer.forget(path)
        self._done.discard(path)

    def _check(self, path: Path, subject: Subject | None) -> None:
        found = self._gatherer.findings[path]
        found += self._misnamed.get(path, ())
        if subject is not None:
            found += check_terms(subject, self._workspace, self._today, self._municipalities)
            found += check_signed(subject, self._workspace)
            found += check_document_names(subject)
            found += check_characters(subject, partial(_printable, self._workspace, subject))
        for template in self._gatherer.templates.get(path, ()):
            if template not in self._versions:
                altered = _alterations(template.folder, template.label, template.release)
                self._versions[template] = [*check_record(template), *altered]
            found += self._versions[template]


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


def documents(workspace: Workspace, subject: Subject, *only: str) -> Iterator[Document]:
    """Give the documents of a file, one by one: composed, or as they were laid down when signed.

    Args:
        workspace: The content folder.
        subject: The file.
        only: Names of the documents to give, such as `modelovereenkomst-wilg`; all when there are none.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
        WorkspaceError: when what was laid down is not whole.
    """
    from generator.compose.documents import documents_with_copies

    digest = value_at(subject.terms.data, subject.model.roles.status.signed_digest)
    path = workspace.root / subject.source.file
    laid_down = laid_down_or_raise(workspace, path, digest) if subject.is_of_one_file else {}
    signed = {name: one.document for name, one in laid_down.items()}
    yield from documents_with_copies(subject, shared_grounds(workspace), signed, set(only) or None)
