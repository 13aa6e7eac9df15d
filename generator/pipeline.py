"""The stages in order, and nothing else: load, validate, compose, render.

What only a build needs is imported by the functions that build, so that a check starts fast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import RenderError
from generator.findings import Finding, Severity, has_errors, sort_findings
from generator.load.gather import Gatherer
from generator.load.grounds import shared_grounds
from generator.load.municipalities import read_municipalities
from generator.load.release_record import file_digests, read_release
from generator.model.document import Document
from generator.model.release_record import ReleaseRecord
from generator.model.template import TemplateVersion
from generator.output import replace_file, replace_folder
from generator.terms.subject import Subject
from generator.validate.frozen import check_frozen, check_record
from generator.validate.required import progress_of
from generator.validate.schema import check_schema
from generator.validate.standing import standing_of
from generator.validate.terms import check_terms
from generator.workspace import HOUSE_STYLES, STANDARD_STYLE, TEMPLATES, Workspace

if TYPE_CHECKING:
    from generator.publication import Built
    from generator.render.style import Style
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
    progress: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """How many values that a draft needs are filled in, and of how many, by file."""

    @property
    def errors(self) -> list[Finding]:
        """The findings that must be put right before a document can be made."""
        return [finding for finding in self.findings if finding.severity is Severity.ERROR]


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
    municipalities = read_municipalities(workspace.root / TEMPLATES)
    titles: dict[str, str] = {}
    for path, subject in gatherer.subjects.items():
        if subject is not None:
            gatherer.findings[path] += check_terms(subject, workspace, today, municipalities)
            titles.update({key: node.title for key, node in subject.model.root.children()})
    followed = _check_versions(gatherer)
    findings = [finding for found in gatherer.findings.values() for finding in found]
    for name in sorted({*versions} - followed):
        folder, label = workspace.template(name), f"{TEMPLATES}/{name}"
        findings += _alterations(folder, label, read_release(folder, label))
    sound = [subject for path, subject in asked if subject and not has_errors(gatherer.findings_behind(path))]
    readable = [subject for _, subject in asked if subject]
    progress = {
        subject.source.file: progress_of(subject) for subject in readable if standing_of(subject).is_open
    }
    return Checked(sort_findings(findings), sound, len(gatherer.findings), titles, readable, progress)


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


def documents(workspace: Workspace, subject: Subject, only: str = "") -> Iterator[Document]:
    """Compose the documents of a file, one by one as they are asked for.

    Args:
        workspace: The content folder.
        subject: The file.
        only: The name of the one document to compose, such as `modelovereenkomst-wilg`; empty for all.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
    """
    from generator.compose.amendment import amending_documents
    from generator.compose.assembly import compose, plans

    grounds = shared_grounds(workspace)
    if subject.amendment is not None:
        yield from amending_documents(subject, subject.amendment, grounds, only)
        return
    for plan in plans(subject):
        if only in ("", plan.name):
            yield compose(subject, plan, grounds)


def style_names(subject: Subject) -> Sequence[str]:
    """Name the house styles a file may have, the one to prefer first: its own, then that of its only owner.

    The role `huisstijl` of the model names the group of owners, for example the municipalities.
    """
    owners = subject.terms.data.get(subject.model.roles.house_style)
    return (subject.name, *owners) if isinstance(owners, dict) and len(owners) == 1 else (subject.name,)


def style_for(workspace: Workspace, *names: str) -> Style:
    """Return the first of these house styles that there is; what it lacks comes from the standard.

    Raises:
        WorkspaceError: its folder is a link to somewhere outside the content folder.
    """
    from generator.render.style import Style

    folders = (Path(TEMPLATES, HOUSE_STYLES, name) for name in names)
    own = next((workspace.inside(one) for one in folders if (workspace.root / one).is_dir()), None)
    standard = workspace.root / TEMPLATES / HOUSE_STYLES / STANDARD_STYLE
    return Style((standard,) if own in (None, standard) else (own, standard))


def build(  # noqa: PLR0913 - what to build, where to, and how
    workspace: Workspace,
    checked: Checked,
    formats: Sequence[str],
    out: Path,
    progress: Progress,
    workers: int = 0,
    *,
    signature_fields: bool = False,
) -> list[Built]:
    """Compose and render the sound files into a folder each; what fails leaves its old folder whole.

    Args:
        workspace: The content folder.
        checked: What checking came to.
        formats: File extensions of the formats to write.
        out: The folder to write to.
        progress: Told of each file that is ready.
        workers: Number of processes; 0 means one for each processor.
        signature_fields: Whether a PDF gets an empty field for each signature.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
        RenderError: when a document cannot be written; what did succeed is in place.
        OutputError: when the results cannot be stored.
    """
    from generator.render.workers import RenderJob, render_all

    jobs: list[RenderJob] = []
    owners: list[Subject] = []
    for subject in checked.subjects:
        style = style_for(workspace, *style_names(subject))
        for document in documents(workspace, subject):
            if signature_fields and not document.meta.is_copy:
                document = replace(document, meta=replace(document.meta, signature_fields=True))
            jobs += [RenderJob(document, file_format, style) for file_format in formats]
            owners += [subject] * len(formats)
    results: dict[int, Rendered] = {}
    for rendered in render_all(jobs, workers):
        results[rendered.index] = rendered
        progress(len(results), len(jobs))
    built = []
    for subject in checked.subjects:
        mine = [index for index, owner in enumerate(owners) if owner is subject]
        if not any(results[index].problem for index in mine):
            built.append(_place(subject, [(jobs[index], results[index].data) for index in mine], out))
    _write_overview(workspace, checked, built, out)
    _refuse_problems(jobs, owners, results)
    return built


def _place(subject: Subject, rendered: Sequence[tuple[RenderJob, bytes]], out: Path) -> Built:
    from generator.publication import Built, BuiltFile
    from generator.render.records import sidecars

    files = {f"{job.document.name}.{job.file_format}": data for job, data in rendered}
    files |= sidecars([(job.document, job.file_format, data) for job, data in rendered])
    replace_folder(out / subject.name, files)
    return Built(
        subject.name,
        tuple(
            BuiltFile.of(job.document, job.file_format, f"{subject.name}/{job.document.name}", data)
            for job, data in rendered
        ),
    )


def _write_overview(workspace: Workspace, checked: Checked, built: Sequence[Built], out: Path) -> None:
    from generator.publication import MANIFEST, manifest, merged, overview, tallies

    counts = tallies(checked.findings)
    everything = merged(out, built, counts)
    municipalities = read_municipalities(workspace.root / TEMPLATES)
    names = [municipality.name for municipality in municipalities.values()]
    style = style_for(workspace, STANDARD_STYLE)
    replace_file(out / MANIFEST, manifest(everything))
    replace_file(out / "index.html", overview(everything, counts, names, style))


def _refuse_problems(
    jobs: Sequence[RenderJob], owners: Sequence[Subject], results: dict[int, Rendered]
) -> None:
    failed = [(jobs[index], owners[index], result) for index, result in results.items() if result.problem]
    if failed:
        job, owner, result = failed[0]
        more = f" Dit geldt voor {len(failed)} bestanden." if len(failed) > 1 else ""
        raise RenderError(
            f"{owner.name}/{job.document.name}.{job.file_format}: {result.problem}{more}", hint=result.hint
        )
