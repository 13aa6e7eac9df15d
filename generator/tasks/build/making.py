"""Make the documents of one content file: read, check, compose, render and describe them.

This runs in processes of their own, so that all that is large stays there: only findings and
finished files go back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator import pipeline
from generator.compose.plans import plans
from generator.edge.files import is_there
from generator.edge.kept import Cache
from generator.edge.stored import store, stored
from generator.errors import GeneratorError, TemplateError, TemplateFormError
from generator.findings import Finding
from generator.model.source import scalars
from generator.output import sha256
from generator.render.crew import Lost
from generator.render.house_style import style_for, style_names
from generator.render.libraries import stamp_for
from generator.render.records import sidecars
from generator.render.style import Style
from generator.render.workers import Rendered, RenderJob, lost, render
from generator.tasks.build.ledger import SHORT, content_digest, digest_of
from generator.tasks.build.manifest import BuiltFile, Remarked
from generator.terms.subject import Subject
from generator.workspace import Workspace

_EXTENSION = re.compile(r"^[^\0]{0,200}\.\w{1,8}$")
_SLOW = "pdf"
_MOST = 16
"""Documents that are made one after the other, unless they take long."""


@dataclass(frozen=True)
class Batch:
    """Documents of one content file that are made one after the other."""

    path: Path
    most: int
    """How many of them, when the file is checked first."""
    names: tuple[str, ...] = ()
    """Which ones; empty when the file is still to be checked."""


@dataclass(frozen=True)
class Verdict:
    """What checking a content file came to."""

    errors: Sequence[Finding]
    remarks: Sequence[Remarked]
    """All findings in short, errors as well."""
    reached: Sequence[Path]
    """The file and all that it builds on."""
    titles: Mapping[str, str]
    """Dutch titles of the groups at the top of a file, by key."""
    is_sound: bool
    is_alone: bool = False
    """Whether nothing counts but the files that were reached, and what is there for all files."""
    names: tuple[str, ...] = ()
    """The documents that it gives, in order."""


@dataclass(frozen=True)
class Task:
    """A document that was composed and is to be written in one format."""

    job: RenderJob
    content: str
    """Digest of all that decides how the document looks."""
    key: str
    """Under which it is kept when it is written; empty when nothing is kept."""


@dataclass
class Portion:
    """What came of a batch."""

    batch: Batch
    verdict: Verdict | None = None
    """What checking came to, when the file was still to be checked."""
    files: list[BuiltFile] = field(default_factory=list)
    data: dict[str, bytes] = field(default_factory=dict)
    """Contents by path, those of the files beside the documents as well."""
    problems: list[GeneratorError] = field(default_factory=list)
    """Why documents cannot be made, when they cannot."""
    fault: GeneratorError | None = None
    """Why the file cannot even be checked."""

    def take(self, task: Task, rendered: Rendered) -> None:
        """Add what came of a task: a file with what belongs beside it, or why there is none."""
        if rendered.problem:
            self.problems.append(rendered.problem)
            return
        job, data = task.job, rendered.data
        found = sidecars([(job.document, job.file_format, data)])
        beside = {f"{job.owner}/{path}": written for path, written in found.items()}
        file = BuiltFile.of(job.document, job.file_format, f"{job.owner}/{job.document.name}", data)
        digests = tuple((path, sha256(written)) for path, written in beside.items())
        self.files.append(replace(file, inhoud=task.content[:SHORT], naast=digests))
        self.data |= {job.file: data, **beside}

    def join(self, other: Portion) -> None:
        """Add what came of another batch of the same file."""
        order = self.verdict.names if self.verdict else ()
        self.files = sorted((*self.files, *other.files), key=lambda file: order.index(file.document))
        self.data |= other.data
        self.problems += other.problems


class Maker:
    """Makes batches; what two files share is read once a process.

    Args:
        workspace: The content folder.
        order: What to make.
        misnamed: What is wrong with names of files.
    """

    def __init__(
        self, workspace: Workspace, order: pipeline.Order, misnamed: Mapping[Path, Sequence[Finding]]
    ) -> None:
        self._workspace = workspace
        self._order = order
        self._misnamed = misnamed
        self._checker: pipeline.Checker | None = None
        self._latest: tuple[Path, pipeline.Checked] | None = None
        self._styles: dict[Style, Sequence[str]] = {}

    def __getstate__(self) -> dict[str, Any]:
        """Leave behind what another process reads again, and take along where results are kept."""
        return {**vars(self), "_checker": None, "_latest": None, "_cache": Cache.folder}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Begin in another process, which keeps results in the same place."""
        Cache.folder = state.pop("_cache")
        vars(self).update(state)

    @property
    def formats(self) -> int:
        """How many files a document gives."""
        return len(self._order.formats)

    @property
    def most(self) -> int:
        """How many documents make a batch: what takes long is spread over processes."""
        return 1 if _SLOW in self._order.formats else _MOST

    def __call__(self, batch: Batch) -> Portion:
        """Make a batch."""
        portion, tasks = self.begin(batch)
        for task in tasks:
            rendered = kept_result(task)
            if rendered is None:
                rendered = render(task.job)
                keep_result(task, rendered)
            portion.take(task, rendered)
        return portion

    def begin(self, batch: Batch) -> tuple[Portion, Iterator[Task]]:
        """Check and compose a batch.

        Returns:
            What came of the check, and what is to be written; each document is composed when it is asked for,
            and why one cannot be is added to the portion then.
        """
        portion = Portion(batch)
        try:
            checked = self._checked(batch.path)
        except TemplateFormError as error:
            portion.fault = TemplateError(error.message, spot=error.spot, hint=error.hint)
            return portion, iter(())
        except GeneratorError as error:
            portion.fault = error
            return portion, iter(())
        subject = next(iter(checked.subjects), None)
        names = self._names(subject) if subject else ()
        if not batch.names:
            portion.verdict = Verdict(
                checked.errors,
                [Remarked.of(finding) for finding in checked.findings],
                checked.reached,
                checked.titles,
                is_sound=subject is not None,
                is_alone=subject is not None and self._is_alone(subject),
                names=names,
            )
        wanted = batch.names or names[: batch.most]
        return portion, self._tasks(subject, wanted, portion) if subject else iter(())

    def lost(self, batch: Batch, end: Lost) -> Portion:
        """Stand for a batch at which every process ended."""
        nothing = None if batch.names else Verdict((), (), (), {}, is_sound=True)
        return Portion(batch, nothing, problems=[lost(batch.path.stem, end)])

    def _checked(self, path: Path) -> pipeline.Checked:
        if self._latest and self._latest[0] == path:
            return self._latest[1]
        if self._checker is None:
            self._checker = pipeline.Checker(self._workspace, self._misnamed)
        checked = self._checker.check([path])
        self._checker.forget(path)
        self._latest = path, checked
        return checked

    def _names(self, subject: Subject) -> tuple[str, ...]:
        """Name the documents of a file; of one that amends another, only all at once tell which there are."""
        return () if subject.amendment else tuple(plan.name for plan in plans(subject))

    def _is_alone(self, subject: Subject) -> bool:
        """Tell whether only the files it builds on count for a file: it amends none and names no annex."""
        root = self._workspace.root
        texts = (value for _, value in scalars(subject.terms.data) if isinstance(value, str))
        names_file = any(_EXTENSION.search(text) and is_there(root / text) for text in texts)
        return not (names_file or subject.amendment) and all(map(self._is_alone, subject.links.values()))

    def _tasks(self, subject: Subject, names: Sequence[str], portion: Portion) -> Iterator[Task]:
        try:
            style = style_for(self._workspace, *style_names(subject))
            if style not in self._styles:
                self._styles[style] = style.digests()
            for document in pipeline.documents(self._workspace, subject, *names):
                if self._order.signature_fields and not document.meta.is_copy:
                    document = replace(document, meta=replace(document.meta, signature_fields=True))
                content = content_digest(document, self._styles[style])
                for file_format in self._order.formats:
                    job = RenderJob(subject.name, document, file_format, style)
                    yield Task(job, content, self._key(job, content))
        except GeneratorError as error:
            portion.problems.append(error)

    def _key(self, job: RenderJob, content: str) -> str:
        stamp = stamp_for(tuple(self._order.formats)) if Cache.folder else ""
        fields = str(job.document.meta.signature_fields)
        return digest_of(stamp, job.file_format, fields, content) if stamp else ""


def kept_result(task: Task) -> Rendered | None:
    """Take a document as it was written before from the same text with the same program, if it was."""
    data = stored(task.key) if task.key else None
    return None if data is None else Rendered(task.job, data)


def keep_result(task: Task, rendered: Rendered) -> None:
    """Keep a document for the next time."""
    if task.key and not rendered.problem:
        store(task.key, rendered.data)
