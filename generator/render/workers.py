"""Render documents in processes that start warm.

The first document of each format is rendered before the processes start, so that libraries, house style and
fonts are loaded once.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from generator.errors import RenderError, UnprintableError
from generator.model.document import Document
from generator.render import writer_for
from generator.render.crew import Crew, Lost
from generator.render.style import Style


@dataclass(frozen=True)
class RenderJob:
    """One document to write in one format."""

    owner: str
    """Name of the content file that the document is of."""
    number: int
    """Its place among the jobs of that content file."""
    document: Document
    file_format: str
    style: Style

    @property
    def file(self) -> str:
        """Where the document goes, such as `pekela/modelovereenkomst.pdf`."""
        return f"{self.owner}/{self.document.name}.{self.file_format}"


@dataclass(frozen=True)
class Rendered:
    """What came of a job: the bytes, or why there are none."""

    job: RenderJob
    data: bytes = b""
    problem: RenderError | None = None
    """Why there are none; an `UnprintableError` concerns this format only."""


def render_all(jobs: Iterable[RenderJob], warm: int, workers: int = 0) -> Iterator[Rendered]:
    """Render jobs and give each result as soon as it is there; jobs are asked for as they are needed.

    Args:
        jobs: What to render.
        warm: How many jobs at the beginning show every format.
        workers: Number of processes; 0 means one for each processor.
    """
    count = workers or os.cpu_count() or 1
    queue = iter(jobs)
    for job in islice(queue, warm) if count > 1 else queue:
        yield Rendered(job, *_render(job))
    if count > 1:
        gc.freeze()
    for job, answer in Crew(_render, count).spread(queue):
        data, problem = (b"", _lost(job, answer)) if isinstance(answer, Lost) else answer
        yield Rendered(job, data, problem)


def _render(job: RenderJob) -> tuple[bytes, RenderError | None]:
    try:
        return writer_for(job.file_format)(job.document, job.style), None
    except UnprintableError as error:
        return b"", UnprintableError(f"{job.file}: {error.message}", hint=error.hint)
    except RenderError as error:
        return b"", RenderError(f"{job.file}: {error.message}", hint=error.hint)


def _lost(job: RenderJob, lost: Lost) -> RenderError:
    return RenderError(
        f"{job.file}: het proces dat dit document maakte, is twee keer afgebroken (code {lost.code}).",
        hint="Meestal is er dan te weinig geheugen. Sluit andere programma's, of probeer het met `--jobs 1`.",
    )
