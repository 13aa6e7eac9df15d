"""Build: each file is read, checked, made and placed when it is ready; little is in memory at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator import pipeline
from generator.errors import GeneratorError, OutputError, RenderError, UnprintableError
from generator.findings import Finding, sort_findings
from generator.load.municipalities import read_municipalities
from generator.render.house_style import style_for
from generator.tasks.build.cluster import Cluster
from generator.tasks.build.known import KnownFiles
from generator.tasks.build.making import Maker, Portion, Verdict
from generator.tasks.build.manifest import Built, Counted, Remarked, Tally
from generator.tasks.build.overview import overview
from generator.tasks.build.shelf import Shelf
from generator.tasks.build.spreading import Place, Progress, spread, spread_over
from generator.tasks.build.target import refuse_unsafe
from generator.workspace import CONTENT_FOLDERS, STANDARD_STYLE, TEMPLATES, Workspace


@dataclass(frozen=True)
class Inspected:
    """What checking came to, of all files together."""

    errors: Sequence[Finding]
    files: int
    """How many files were looked at."""
    titles: Mapping[str, str]
    """Dutch titles of the groups at the top of a file, by key."""


def build(  # noqa: PLR0913 - what to make, and whom to tell
    workspace: Workspace,
    paths: Sequence[Path],
    order: pipeline.Order,
    out: Path,
    progress: Progress = lambda done, total: None,
    tell: Callable[[str], None] = lambda line: None,
    report: Callable[[Inspected], None] = lambda inspected: None,
) -> list[Built]:
    """Make and place the documents of the sound files; of what fails the old documents stay whole.

    Args:
        workspace: The content folder.
        paths: The files.
        order: What to make of each.
        out: The folder for the documents.
        progress: Told how many documents are ready.
        tell: Told what happened to files of earlier builds, in Dutch.
        report: Told what checking came to, once all that can be made is in place.

    Returns:
        What was made, file by file, in the order of the files.

    Raises:
        TemplateError: when a template cannot be carried out for these terms; what did succeed is in place.
        RenderError: when a document cannot be written; likewise.
        OutputError: when results cannot be stored, or would take the place of what is not ours.
    """
    refuse_unsafe(workspace, out)
    misnamed = pipeline.misnamed(workspace, paths)
    _refuse_same([path.stem for path in paths if path not in misnamed])
    known = KnownFiles(workspace, order)
    run = _UnderWay(workspace, paths, Shelf(out, tell))
    try:
        waiting = [path for path in paths if not run.is_there(known.portion(path))]
        there = sum(len(one.files) for one in run.built)

        def made(done: int, total: int) -> None:
            progress(there + done, there + total)

        progress(there, 0 if waiting else there)
        with _spread(order, Maker(workspace, order, misnamed), waiting, made) as portions:
            for portion in portions:
                run.take(portion)
                known.learn(portion)
    finally:
        run.close()
        known.keep()
    report(run.inspected())
    _refuse(run.problems, run.kept, out)
    return run.built


@contextmanager
def _spread(
    order: pipeline.Order, maker: Maker, paths: Sequence[Path], progress: Progress
) -> Iterator[Iterator[Portion]]:
    """Make files where the order says: in processes here, or on a cluster."""
    if order.cluster and paths:
        with closing(Cluster[Place](order.cluster, order.formats)) as cluster:
            yield spread_over(cluster, maker, paths, progress)
    else:
        yield spread(maker, paths, order.workers, progress)


class _UnderWay:
    """What a build has come to so far."""

    def __init__(self, workspace: Workspace, paths: Sequence[Path], shelf: Shelf) -> None:
        self._workspace = workspace
        self._paths = paths
        self._shelf = shelf
        self._is_open = False
        self._errors: set[Finding] = set()
        self._counted = Counted()
        self._reached: set[Path] = set()
        self._titles: dict[str, str] = {}
        self._built: dict[str, Built] = {}
        self._problems: dict[Path, list[GeneratorError]] = {}
        self.kept: list[str] = []
        """Paths where something stands that is not ours."""

    @property
    def built(self) -> list[Built]:
        """What was made, in the order of the files."""
        return [self._built[path.stem] for path in self._paths if path.stem in self._built]

    @property
    def problems(self) -> list[GeneratorError]:
        """Why documents were not made, in the order of the files."""
        return [problem for path in self._paths for problem in self._problems.get(path, ())]

    def is_there(self, portion: Portion | None) -> bool:
        """Tell whether all that came of a file once is in place, and count it then as made."""
        if portion is None:
            return False
        self._open()
        fresh = Built(portion.batch.path.stem, tuple(portion.files))
        if not self._shelf.holds(fresh):
            return False
        self._note(portion.verdict)
        self._built[fresh.name] = fresh
        return True

    def take(self, portion: Portion) -> None:
        """Place the documents of a file, and keep what is to be told of it.

        Raises:
            GeneratorError: when the file cannot even be checked, or something cannot be written.
        """
        if portion.fault:
            raise portion.fault
        if not self._note(portion.verdict):
            return
        self._open()
        self._problems[portion.batch.path] = portion.problems
        is_whole = all(isinstance(problem, UnprintableError) for problem in portion.problems)
        if is_whole and portion.files:
            name = portion.batch.path.stem
            fresh = Built(name, tuple(portion.files), self._counts().get(name, Tally()))
            self.kept += self._shelf.place(fresh, portion.data)
            self._built[name] = fresh

    def _note(self, verdict: Verdict | None) -> bool:
        """Take in what checking came to, and tell whether the file is sound."""
        assert verdict is not None, "a file is checked before its documents are made"
        self._errors |= set(verdict.errors)
        self._counted.add(verdict.remarks)
        self._reached |= set(verdict.reached)
        self._titles |= verdict.titles
        return verdict.is_sound

    def inspected(self) -> Inspected:
        """Return what checking came to."""
        return Inspected(sort_findings(self._errors), len(self._reached), self._titles)

    def close(self) -> None:
        """Tell in the folder what checking came to, and write the overview."""
        if self._is_open:
            self._counted.add(map(Remarked.of, pipeline.beside(self._workspace, self._paths)))
            counts = self._counts()
            self._shelf.settle(counts)
            self._shelf.write_overview(lambda everything: _overview(self._workspace, everything, counts))

    def _open(self) -> None:
        """Open the folder, when the first file is sound."""
        if not self._is_open:
            names = {name for folder in CONTENT_FOLDERS for name in self._workspace.names(folder)}
            self._shelf.open(names | {path.stem for path in self._paths})
            self._is_open = True

    def _counts(self) -> Mapping[str, Tally]:
        return {path.stem: Tally() for path in self._reached} | self._counted.tallies


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
