"""Divide a finished text over the documents of its form.

The text is one: its numbers and references were made before. What points at a place in another document is
words there, and where numbers are passed over, a line tells where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from generator.compose.numbering import NO_BREAK_SPACE, REFERENCE_WORDS
from generator.compose.rewriting import rewritten, rewritten_inlines
from generator.language.scope import Scope
from generator.language.texts import compile_text
from generator.language.values import Value
from generator.model.document import (
    CrossReference,
    DeviationNote,
    Emphasis,
    Inline,
    Paragraph,
    Section,
    Text,
)
from generator.model.placed_text import PlacedText
from generator.model.roles import DocumentRole

_BETWEEN = re.compile(r"( en| of|,| tot en met) ?")


@dataclass(frozen=True, eq=False)
class Division:
    """One of the documents of a form, and the others beside it."""

    role: DocumentRole
    documents: Sequence[DocumentRole]
    scope: Scope
    """In which the fixed sentences are read."""
    whole: Sequence[Section]
    """The text before it is divided."""

    @cached_property
    def _homes(self) -> Mapping[str, DocumentRole]:
        """Say of each section in which document it stands; a new article stands in what is signed."""
        named = {clause.id: one for one in self.documents for clause in one.clauses}
        signed = next((one for one in self.documents if not one.is_made_once), self.documents[0])
        return {section.anchor: named.get(section.anchor, signed) for section in self.whole}

    def sections(self) -> tuple[Section, ...]:
        """Return the sections of this document, with words for what stands in another one.

        Raises:
            TemplateError: when a fixed sentence is outside the language.
        """
        fresh = {clause.id for part in self.role.parts if part.starts_page for clause in part.clauses}
        found: list[Section] = []
        passed: list[Section] = []
        for section in self.whole:
            if self._homes[section.anchor] is not self.role:
                passed.append(section)
                continue
            if found:
                pointers = tuple(self._pointers(one for one in passed if one.kind is section.kind))
                found[-1] = replace(found[-1], blocks=found[-1].blocks + pointers)
            passed = [one for one in passed if one.kind is not section.kind]
            found.append(self._told(replace(section, new_page=section.anchor in fresh)))
        return tuple(found)

    def notes(self, notes: Sequence[DeviationNote]) -> tuple[DeviationNote, ...]:
        """Return notes with words for what stands in another document."""
        return tuple(
            replace(
                note,
                place=rewritten_inlines(note.place, self._as_words),
                own=rewritten_inlines(note.own, self._as_words),
            )
            for note in notes
        )

    def _told(self, section: Section) -> Section:
        return replace(
            section,
            title=rewritten_inlines(section.title, self._as_words),
            blocks=rewritten(section.blocks, self._as_words),
        )

    def _pointers(self, passed: Iterator[Section]) -> Iterator[Paragraph]:
        """Tell where sections are that are passed over here, one line for each run of them."""
        numbered = [section for section in passed if section.number]
        for home, run in groupby(numbered, key=lambda section: self._homes[section.anchor]):
            sections = list(run)
            names = {"plaatsen": _together(sections), "aantal": len(sections), **_kind(sections[0])}
            yield Paragraph((Emphasis((Text(self._say(home.pointer, names)),)),))

    def _as_words(self, content: Sequence[Inline]) -> list[Inline]:
        """Put words in the place of references to another document; of a row the last one names it."""
        found: list[Inline] = []
        for index, inline in enumerate(content):
            home = self._elsewhere(inline)
            if home is None:
                found.append(inline)
            elif _goes_on(content[index + 1 : index + 3]) and self._elsewhere(content[index + 2]) is home:
                found.append(Text(_words(inline)))
            else:
                names = {"plaats": _place(inline), **self._kind_of(inline)}
                found.append(Text(self._say(home.cited_as, names)))
        return _joined(found)

    def _elsewhere(self, inline: Inline) -> DocumentRole | None:
        """Return the other document that a reference points into; None when it stays in this one."""
        if not isinstance(inline, CrossReference) or not inline.parts:
            return None
        home = self._homes.get(inline.parts[0].anchor)
        return None if home is self.role else home

    def _kind_of(self, inline: Inline) -> Mapping[str, Value]:
        anchor = inline.parts[0].anchor if isinstance(inline, CrossReference) else ""
        return next((_kind(section) for section in self.whole if section.anchor == anchor), {})

    def _say(self, sentence: PlacedText, names: Mapping[str, Value]) -> str:
        return compile_text(sentence.text, sentence.spot).plain(self.scope.with_names(names))


def _kind(section: Section) -> Mapping[str, Value]:
    return {"soort": REFERENCE_WORDS.get(section.kind, "")}


def _words(inline: Inline) -> str:
    return inline.text if isinstance(inline, CrossReference) else ""


def _place(inline: Inline) -> str:
    """Write a reference as it stands before more words: `artikel 16`, but `artikel 16, lid 2,`."""
    is_deep = isinstance(inline, CrossReference) and len(inline.parts) > 1
    return f"{_words(inline)}," if is_deep else _words(inline)


def _goes_on(following: Sequence[Inline]) -> bool:
    """Tell whether a reference is followed by another one in a row, such as `[](#a), [](#b)`."""
    between = following[0] if len(following) == 2 else None
    return isinstance(between, Text) and bool(_BETWEEN.fullmatch(between.text))


def _joined(content: Sequence[Inline]) -> list[Inline]:
    found: list[Inline] = []
    for inline in content:
        last = found[-1] if found else None
        if isinstance(inline, Text) and isinstance(last, Text):
            found[-1] = Text(last.text + inline.text)
        else:
            found.append(inline)
    return found


def _together(sections: Sequence[Section]) -> str:
    """Name sections that follow each other: `artikel 1`, `artikel 1 en 2`, `artikel 10 tot en met 17`."""
    word = REFERENCE_WORDS.get(sections[0].kind, "")
    first, last = sections[0].number, sections[-1].number
    if len(sections) == 1:
        return f"{word}{NO_BREAK_SPACE}{first}"
    between = "en" if len(sections) == 2 else "tot en met"
    return f"{word}{NO_BREAK_SPACE}{first} {between} {last}"
