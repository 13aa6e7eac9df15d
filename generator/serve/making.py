"""Documents made outside this process and within limits, so that one that goes wrong takes nothing along."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.errors import RenderError
from generator.render import writer_for
from generator.render.crew import Crew, Lost
from generator.render.workers import Rendered, RenderJob, render

_PROCESSES = 2


@dataclass(frozen=True)
class Limits:
    """How much a process that makes documents may use."""

    memory: int = 4 * 1024**3
    """Bytes of address space, of which the libraries take one and a half billion."""
    seconds: int = 300
    """Seconds of processor time, for all documents that it makes."""


def make_all(jobs: Sequence[RenderJob], limits: Limits) -> Iterator[Rendered]:
    """Make documents, and give each as soon as it is there; the libraries are loaded once, here.

    Args:
        jobs: What to make.
        limits: How much each of the processes may use.
    """
    for form in dict.fromkeys(job.file_format for job in jobs):
        writer_for(form)
    for job, answer in Crew(partial(_made, limits), _PROCESSES).spread(jobs):
        yield Rendered(job, problem=_too_much(job)) if isinstance(answer, Lost) else answer


def _made(limits: Limits, job: RenderJob) -> Rendered:
    _bound(limits)
    made = render(job)
    return Rendered(job, problem=_too_much(job)) if ran_out(made.problem) else made


def ran_out(problem: BaseException | None) -> bool:
    """Tell whether there was no more memory, however a library says so: one in C may not say it at all."""
    while problem is not None and not isinstance(problem, MemoryError | SystemError):
        problem = problem.__cause__
    return problem is not None


def _bound(limits: Limits) -> None:
    """Bound this process, if it is one for a document and the system can."""
    try:
        import resource
    except ImportError:
        return
    if multiprocessing.parent_process() is not None:
        for kind, most in ((resource.RLIMIT_AS, limits.memory), (resource.RLIMIT_CPU, limits.seconds)):
            resource.setrlimit(kind, (most, most))


def _too_much(job: RenderJob) -> RenderError:
    return RenderError(
        f"{job.document.name} is niet te maken als {job.file_format}: het kostte te veel tijd of geheugen.",
        hint="Sluit andere programma's en probeer het opnieuw. Blijft dit zo, meld het dan aan de makers.",
    )
