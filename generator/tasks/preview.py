"""One file as somebody is writing it: what is wrong with it, the words of one document, its bytes.

Nothing is written, and nothing is composed or rendered that is not asked for. This is what a page needs that
shows a document while its values change; the file itself need not hold the text yet, nor even be there.
What checks, composes and renders is imported where it is used: it takes long to load, and many only read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.errors import GeneratorError, RenderError, WorkspaceError
from generator.findings import Finding
from generator.model.document import Document
from generator.terms.subject import Subject
from generator.workspace import Workspace


@dataclass(frozen=True)
class Preview:
    """A text that was read as if it were in a file."""

    workspace: Workspace
    findings: list[Finding]
    """What is wrong with it, and with the files that it names."""
    subject: Subject | None
    """None when the text cannot be read at all; not sound when a value in it cannot be used."""

    @property
    def names(self) -> list[str]:
        """The documents that it gives, by name; of an amendment those in which a word changes."""
        if self.subject is None:
            return []
        if self.is_amending:
            return list(self._amending)
        from generator.compose.plans import plans

        return [plan.name for plan in plans(self.subject)]

    @property
    def is_amending(self) -> bool:
        """Tell whether it changes a signed file."""
        return self.subject is not None and self.subject.amendment is not None

    @property
    def changes_nothing(self) -> bool:
        """Tell whether it is to change a signed file, and does not yet."""
        return self.is_amending and not self._amending and isinstance(self.trouble, RenderError)

    @property
    def trouble(self) -> GeneratorError | None:
        """Why an amendment gives no document; None of any other file."""
        return self._composed_amending[1] if self.is_amending else None

    @property
    def _amending(self) -> Mapping[str, Document]:
        return self._composed_amending[0]

    @cached_property
    def _composed_amending(self) -> tuple[Mapping[str, Document], GeneratorError | None]:
        """Compose what an amendment changes: only then it is known which documents there are."""
        from generator import pipeline

        assert self.subject is not None
        try:
            made = pipeline.documents(self.workspace, self.subject.words_only)
            return {one.name: one for one in made}, None
        except GeneratorError as error:
            return {}, error

    def document(self, name: str) -> Document:
        """Compose one document.

        Raises:
            WorkspaceError: when the file does not give it.
            TemplateError: when a template cannot be carried out for these terms.
        """
        return self._composed(self.subject, name)

    def _composed(self, subject: Subject | None, name: str) -> Document:
        from generator import pipeline

        found = pipeline.documents(self.workspace, subject, name) if subject else iter(())
        document = next(found, None)
        if document is None:
            there = f"Er zijn: {', '.join(self.names)}." if self.names else "Verbeter eerst het bestand."
            raise WorkspaceError(f'Dit bestand geeft geen document "{name}".', hint=there)
        return document

    def body(self, name: str) -> str:
        """Write one document as HTML without a page around it: words with their paths, gaps with theirs.

        Raises:
            WorkspaceError: when the file does not give it.
            TemplateError: when a template cannot be carried out for these terms.
        """
        from generator.render.web.writer import write_body

        if self.is_amending and name in self._amending:
            return write_body(self._amending[name])
        return write_body(self._composed(self.subject and self.subject.words_only, name))

    def written(self, name: str, file_format: str) -> bytes:
        """Write one document in one format.

        Args:
            name: The document.
            file_format: One of `generator.render.FORMATS`.

        Raises:
            WorkspaceError: when the file does not give it.
            TemplateError: when a template cannot be carried out for these terms.
            RenderError: when it cannot be written.
        """
        from generator.render import writer_for
        from generator.render.house_style import style_for, style_names

        document = self.document(name)
        assert self.subject is not None
        style = style_for(self.workspace, *style_names(self.subject))
        return writer_for(file_format)(document, style)


def preview(workspace: Workspace, path: Path, text: str, today: str = "") -> Preview:
    """Read a text as if it were in a file.

    Args:
        workspace: The content folder.
        path: Where the file is, or would be: in `agreements/` or `profiles/`.
        text: What to read.
        today: ISO date for the warnings that need one.

    Raises:
        TemplateError: when a file of the model version is wrong.
    """
    from generator import pipeline

    checked = pipeline.check(workspace, [path], today, edited={path: text.encode("utf-8")})
    return Preview(workspace, checked.findings, next(iter(checked.readable), None))
