"""Where a key is printed, and which rules look at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar

from generator.analysis.names_used import NamesRead, TermUse
from generator.compose.numbering import ANNEX_WORD, ARTICLE_WORD
from generator.compose.sections import section_number
from generator.load.models import newest_versions
from generator.model.document import SectionKind
from generator.model.template import TemplateVersion
from generator.tasks.explain.keys import Key
from generator.tasks.lint.context import ModelContext
from generator.tasks.lint.material import Material, material_of
from generator.tasks.lint.usage import needed_for, needs_of
from generator.tasks.lint.versions import version_of
from generator.tasks.rule_book import first_sentence, without_markup
from generator.validate.checks import TERM_CHECKS

_T = TypeVar("_T")
_WORDS = {SectionKind.ARTICLE: ARTICLE_WORD, SectionKind.ANNEX: ANNEX_WORD}


@dataclass(frozen=True)
class KeyRule:
    """A rule that looks at a key."""

    level: str
    """`fout`, `waarschuwing` or `info`; empty for a check that the program makes of every file."""
    words: str
    """What it says, with three dots for what an agreement fills in."""


@dataclass(frozen=True)
class KeyUses:
    """What a key works on."""

    printed: tuple[str, ...]
    """Articles, annexes and other parts whose own text names it, such as `Artikel 7 Vervanging`."""
    felt: tuple[str, ...]
    """Those that name something that follows from it."""
    rules: tuple[KeyRule, ...]


def uses_of(version: ModelContext, key: Key) -> KeyUses:
    """Find what a key of a model version works on, also in the documents beside it."""
    own = _Reader(material_of(version), key, "")
    derived = own.derived(set())
    printed, felt = list(own.sections()), list(own.sections(derived))
    for seen_as, other in _others(version):
        beside = _Reader(material_of(other), key, seen_as)
        name = other.model.template.kind
        printed += [f"{name}: {title}" for title in beside.sections()]
        felt += [f"{name}: {title}" for title in beside.sections(derived, beside.derived(derived))]
    rules = [*own.rules(), *_checks(key)]
    return KeyUses(_once(printed), _once(title for title in felt if title not in printed), _once(rules))


@dataclass(frozen=True)
class _Reader:
    """Looks in the texts of a model version for a key, of its own or of the files that it sees."""

    material: Material
    key: Key
    seen_as: str
    """The name under which its texts reach the file that has the key; empty for its own file."""

    def derived(self, foreign: AbstractSet[str]) -> set[str]:
        """List the derived names that follow from the key.

        Args:
            foreign: The derived names of the file that has the key, when that is another one.
        """
        readings = [(piece.defines, reading) for piece, reading in self.material.readings if piece.defines]
        first = {name for name, reading in readings if self._names(reading, foreign)}
        needs = needs_of(self.material)
        return {name for name, _ in readings if needed_for({name}, needs) & first}

    def sections(
        self, foreign: AbstractSet[str] = frozenset(), own: AbstractSet[str] = frozenset()
    ) -> Iterator[str]:
        """List the sections whose text names the key, or one of some derived names.

        Args:
            foreign: Derived names of the file that has the key.
            own: Derived names of the model of these texts, when that is another one.
        """
        found = {
            piece.spot.file
            for piece, reading in self.material.readings
            if not piece.defines
            and (self._names(reading, foreign) or own & {name for file, name in reading.derived if not file})
        }
        template = self.material.template
        return (title for file, title in _titles(template) if file in found)

    def rules(self) -> Iterator[KeyRule]:
        """List the rules of the model that name the key."""
        source = self.material.template.regels_source
        places = {source.value_spot(path): path[0] for path in source.value_spots if len(path) > 1}
        found = {
            places[piece.spot]: None
            for piece, reading in self.material.readings
            if piece.spot in places and self._names(reading, set())
        }
        for index in found:
            rule = self.material.template.regels[int(index)]
            yield KeyRule(str(rule["niveau"]), without_markup(str(rule["melding"])))

    def _names(self, reading: NamesRead, derived: AbstractSet[str]) -> bool:
        names = {name for file, name in reading.derived if file == self.seen_as}
        return bool(names & derived) or any(self._is_about(use) for use in reading.uses)

    def _is_about(self, use: TermUse) -> bool:
        """Tell whether a use is of the key, of something in it, or of all choices that it is one of."""
        if use.owner != self.seen_as:
            return False
        if use.path[: len(self.key.path)] == self.key.path:
            return True
        group = self.key.root.at(use.path)
        is_around = self.key.path[: len(use.path)] == use.path
        return is_around and use.whole and group is not None and group.is_choice_map


def _others(version: ModelContext) -> Iterator[tuple[str, ModelContext]]:
    """Walk through the newest versions of other documents whose texts see files of a version."""
    own = version.model.template.kind
    for name in newest_versions(version.workspace):
        if name.partition("/")[0] != own:
            other = version_of(version.workspace, name)
            for seen_as, model in other.linked.items():
                if model.template.kind == own:
                    yield seen_as, other


def _titles(template: TemplateVersion) -> Iterator[tuple[str, str]]:
    """Walk through the sections of all documents: their file, and what people call them."""
    for document in template.roles.documents:
        for part in document.parts:
            for index, placed in enumerate(part.clauses, start=1):
                clause = template.clauses[placed.id]
                word = _WORDS.get(part.kind, "")
                number = f"{word} {section_number(part.kind, index)}" if word else ""
                yield clause.file, f"{number} {without_markup(clause.title)}".strip()


def _checks(key: Key) -> Iterator[KeyRule]:
    """List the checks in Python that look at the key."""
    for check in TERM_CHECKS:
        if any(term[: len(key.path)] == key.path for term in check.TERMS):
            yield KeyRule("", first_sentence(check))


def _once(items: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(items))
