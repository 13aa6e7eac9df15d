"""Build: make the documents of files that were checked, and place each file when it is ready."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator import pipeline
from generator.errors import GeneratorError, OutputError, RenderError, UnprintableError
from generator.load.municipalities import read_municipalities
from generator.output import sha256
from generator.render.house_style import style_for
from generator.render.records import sidecars
from generator.tasks.build.ledger import content_digest
from generator.tasks.build.manifest import Built, BuiltFile, Tally, tallies
from generator.tasks.build.overview import overview
from generator.tasks.build.shelf import Shelf
from generator.tasks.build.target import refuse_unsafe
from generator.workspace import CONTENT_FOLDERS, STANDARD_STYLE, TEMPLATES, Workspace


def build(
    workspace: Workspace,
    checked: pipeline.Checked,
    order: pipeline.Order,
    out: Path,
    progress: pipeline.Progress = lambda done, total: None,
    tell: Callable[[str], None] = lambda line: None,
) -> list[Built]:
    """Make and place the documents of the sound files; of what fails the old documents stay whole.

    Args:
        workspace: The content folder.
        checked: What checking came to.
        order: What to make of each.
        out: The folder for the documents.
        progress: Told of each document that is ready.
        tell: Told what happened to files of earlier builds, in Dutch.

    Returns:
        What was made, file by file, in the order in which they were ready.

    Raises:
        TemplateError: when a template cannot be carried out for these terms; what did succeed is in place.
        RenderError: when a document cannot be written; likewise.
        OutputError: when results cannot be stored, or would take the place of what is not ours.
    """
    refuse_unsafe(workspace, out)
    names = [subject.name for subject in checked.subjects]
    _refuse_same(names)
    counts = tallies(checked.findings)
    shelf = Shelf(out, tell)
    shelf.open({*names, *(name for folder in CONTENT_FOLDERS for name in workspace.names(folder))}, counts)
    problems: list[GeneratorError] = []
    built: list[Built] = []
    kept: list[str] = []
    try:
        for made in pipeline.build(workspace, checked.subjects, order, progress):
            problems += made.problems
            if any(not isinstance(problem, UnprintableError) for problem in made.problems):
                continue
            fresh, data = _described(made)
            if not data:
                continue
            kept += shelf.place(replace(fresh, tally=counts.get(fresh.name, Tally())), data)
            built.append(fresh)
    finally:
        shelf.write_overview(lambda everything: _overview(workspace, everything, counts))
    _refuse(problems, kept, out)
    return built


def _described(made: pipeline.Made) -> tuple[Built, dict[str, bytes]]:
    """Describe what was made of a file, and list all its contents by path."""
    name = made.subject.name
    data: dict[str, bytes] = {}
    contents: dict[str, str] = {}
    files = []
    sound = [rendered for rendered in made.files if rendered.problem is None]
    for rendered in sorted(sound, key=lambda one: one.job.number):
        job = rendered.job
        if job.document.name not in contents:
            contents[job.document.name] = content_digest(job.document, job.style)
        beside = {
            f"{name}/{path}": content
            for path, content in sidecars([(job.document, job.file_format, rendered.data)]).items()
        }
        data |= {job.file: rendered.data, **beside}
        file = BuiltFile.of(job.document, job.file_format, f"{name}/{job.document.name}", rendered.data)
        digests = tuple((path, sha256(content)) for path, content in beside.items())
        files.append(replace(file, inhoud=contents[job.document.name], naast=digests))
    return Built(name, tuple(files)), data


def _overview(workspace: Workspace, everything: Sequence[Built], counts: Mapping[str, Tally]) -> bytes:
    municipalities = read_municipalities(workspace.root / TEMPLATES)
    names = [municipality.name for municipality in municipalities.values()]
    return overview(everything, counts, names, style_for(workspace, STANDARD_STYLE))


def _refuse_same(names: Sequence[str]) -> None:
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise OutputError(
            f'Er zijn twee bestanden "{twice[0]}"; hun documenten zouden elkaar vervangen.',
            hint="Maak ze apart, met voor elk een eigen map: `--out MAP`.",
        )


def _refuse(problems: Sequence[GeneratorError], kept: Sequence[str], out: Path) -> None:
    more = [problem for problem in problems if isinstance(problem, RenderError)]
    if problems and len(more) > 1 and problems[0] is more[0]:
        raise RenderError(
            f"{more[0].message} Dit geldt voor {len(more)} bestanden.", spot=more[0].spot, hint=more[0].hint
        )
    if problems:
        raise problems[0]
    if kept:
        others = f" Dit geldt voor {len(kept)} bestanden." if len(kept) > 1 else ""
        raise OutputError(
            f"{out / kept[0]} is niet door ojg gemaakt, of daarna gewijzigd, en is niet vervangen.{others}",
            hint="Bewaar het onder een andere naam of gooi het weg, en maak de documenten opnieuw.",
        )
