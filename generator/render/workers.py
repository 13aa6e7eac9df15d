"""Render documents in worker processes that start warm.

The first document of each format is rendered before the processes fork, so that libraries, house style and
fonts are loaded once.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass

from generator.errors import RenderError, UnprintableError
from generator.model.document import Document
from generator.render import writer_for
from generator.render.style import Style


@dataclass(frozen=True)
class RenderJob:
    """One document to write in one format."""

    document: Document
    file_format: str
    style: Style


@dataclass(frozen=True)
class Rendered:
    """What came of a job: the bytes, or why there are none."""

    index: int
    """Place of the job in the list."""
    data: bytes = b""
    problem: str = ""
    hint: str = ""
    unprintable: bool = False
    """Whether only this format has the problem: it lacks a letter for a character of the document."""


def render_all(jobs: Sequence[RenderJob], workers: int = 0) -> Iterator[Rendered]:
    """Render jobs and give each result as soon as it is there.

    Args:
        jobs: What to render.
        workers: Number of processes; 0 means one for each processor.
    """
    first = {job.file_format: index for index, job in reversed(list(enumerate(jobs)))}
    warm = sorted(first.values())
    rest = [index for index in range(len(jobs)) if index not in warm]
    count = min(workers or os.cpu_count() or 1, len(rest))
    for index in warm if count > 1 else range(len(jobs)):
        yield _render(index, jobs[index])
    if count > 1:
        gc.freeze()
        with ProcessPoolExecutor(count, mp_context=_context()) as pool:
            futures = [pool.submit(_render, index, jobs[index]) for index in rest]
            for future in as_completed(futures):
                yield future.result()


def _render(index: int, job: RenderJob) -> Rendered:
    try:
        return Rendered(index, writer_for(job.file_format)(job.document, job.style))
    except UnprintableError as error:
        return Rendered(index, problem=error.message, hint=error.hint, unprintable=True)
    except RenderError as error:
        return Rendered(index, problem=error.message, hint=error.hint)


def _context() -> multiprocessing.context.BaseContext:
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork" if "fork" in methods else "spawn")
