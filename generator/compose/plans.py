"""Which documents a file gives, before any of them is composed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.language.scope import View
from generator.model.document import Document
from generator.model.roles import DocumentRole
from generator.terms.subject import Subject, form_of, neutral_view_of, views_of


@dataclass(frozen=True)
class DocumentPlan:
    """One document to make of a subject."""

    name: str
    """File stem of the document."""
    view: View | None = None
    link: str = ""
    """Name of the linked file or type the document is of; empty for the subject's own document."""
    part: DocumentRole | None = None
    """Which part of the text it is, where a text is divided over documents."""

    @property
    def once(self) -> str:
        """The id of the part that a file gives once; empty for any other document."""
        return self.part.id if self.part and self.part.is_made_once else ""

    def key(self, renames: Mapping[str, Mapping[str, str]]) -> str:
        """Name the document so that two states agree, also when the entry it is about got another key.

        Args:
            renames: By map the new keys of entries that got another one.
        """
        if self.part and self.part.stands_for:
            return f"{self.part.stands_for}:"
        if self.view is None or self.once:
            return f"{self.link}:" if self.link else self.name
        entry = renames.get(self.view.over, {}).get(self.view.entry, self.view.entry)
        return f"{self.link}:{self.view.over}:{entry}"


@dataclass(frozen=True)
class ComposedDocument:
    """A document of a file, and what it is about."""

    document: Document
    view: View | None = None
    link: str = ""
    """Name of the linked file or type the document is of; empty for the subject's own document."""
    once: str = ""
    """The id of the part of a divided text that a file gives once; empty for any other document."""


def plans(subject: Subject, *, whole: bool = False) -> list[DocumentPlan]:
    """List the documents a file gives: its own, one for each entry if it says so, and those it links to.

    What a file that amends is about are the texts it amends, each whole.

    Args:
        subject: The file.
        whole: Whether to list its own texts as if none were divided over documents.
    """
    parts = () if whole else form_of(subject)
    replaced = {part.stands_for for part in parts}
    linked = [
        _plans(subject, link, other.model.roles.document.file_name)
        for link, other in subject.links.items()
        if link not in replaced
    ]
    own = [*_divided(subject, parts)] if parts else whole_plans(subject)
    return [*own, *(plan for some in linked for plan in some)]


def whole_plans(subject: Subject) -> list[DocumentPlan]:
    """List the own texts of a file, each as one document, also where it is divided over more of them."""
    return _plans(subject, "", subject.model.roles.document.file_name)


def _plans(subject: Subject, link: str, stem: str) -> list[DocumentPlan]:
    return [
        DocumentPlan(f"{stem}-{view.entry}" if view else stem, view, link) for view in views_of(subject, link)
    ]


def _divided(subject: Subject, parts: tuple[DocumentRole, ...]) -> Iterator[DocumentPlan]:
    for part in parts:
        if part.is_made_once:
            yield DocumentPlan(part.file_name, neutral_view_of(subject), part=part)
            continue
        for view in views_of(subject):
            name = f"{part.file_name}-{view.entry}" if view else part.file_name
            yield DocumentPlan(name, view, part=part)
