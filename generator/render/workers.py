"""One document to render, and what came of it; here or in a process of its own."""

from __future__ import annotations

from dataclasses import dataclass

from generator.errors import RenderError, UnprintableError
from generator.model.document import Document
from generator.render import writer_for
from generator.render.crew import Lost
from generator.render.style import Style


@dataclass(frozen=True)
class RenderJob:
    """One document to write in one format."""

    owner: str
    """Name of the content file that the document is of."""
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


def render(job: RenderJob) -> Rendered:
    """Write one document in one format."""
    try:
        return Rendered(job, writer_for(job.file_format)(job.document, job.style))
    except RenderError as error:
        kind = UnprintableError if isinstance(error, UnprintableError) else RenderError
        problem = kind(f"{job.file}: {error.message}", hint=error.hint)
        problem.__cause__ = error
        return Rendered(job, problem=problem)


def lost(what: str, end: Lost) -> RenderError:
    """Tell that every process ended that was to make something.

    Args:
        what: The file, or the content file of which the documents were made.
        end: How the last one ended.
    """
    return RenderError(
        f"{what}: het proces dat dit maakte, is twee keer afgebroken (code {end.code}).",
        hint="Meestal is er dan te weinig geheugen. Sluit andere programma's, of probeer het met `--jobs 1`.",
    )
