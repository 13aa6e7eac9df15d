"""Deviations from the model text: the articles and leden that a file replaces, adds or lets lapse.

`model.yaml` says which terms these are, and gives the fixed words that go with them:

    afwijkingen:
      term: afwijkingen        # a map: `article.lid`, `article` or the id of a new article → one deviation
      soort: soort             # what happens there, in the codes below
      tekst: tekst             # the own text; empty where something lapses
      titel: titel             # the title of a new article
      motivering: motivering   # why
      vervangt: vervangt       # the own text comes in the place of a lid, or of all leden of an article
      voegt_toe: voegt_toe     # … as a lid after a lid, as leden at the end of an article, as a new article
      vervalt: vervalt         # the lid is gone; the article keeps its number and title
      zinnen:                  # clause texts
        vervangt: …            # at the end of each lid that is replaced
        voegt_toe: …           # at the end of each lid that is added
        vervalt: …             # what an article says that lapses
        in_het_model: …        # words after the number of a lid that is gone
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from generator.language.scope import Scope, member
from generator.language.values import Term, Unknown, Value, plain
from generator.model.source import Path
from generator.terms.subject import CompiledModel, Subject

ROLE = "afwijkingen"
SENTENCES = "zinnen"
_ARTICLE = "artikel"


class DeviationKind(StrEnum):
    """What happens to a lid or an article; the values are the names in the role."""

    REPLACES = "vervangt"
    ADDS = "voegt_toe"
    LAPSES = "vervalt"


@dataclass(frozen=True, eq=False)
class Deviation:
    """One deviation that a file asks for."""

    key: str
    """As the file writes it: `article.lid`, `article` or a new id."""
    kind: DeviationKind | None
    """None while nobody chose it."""
    term: Term
    names: Mapping[str, Any]
    """The role: how the keys of one deviation are called."""

    @property
    def article(self) -> str:
        """The id of the article."""
        return self.key.partition(".")[0]

    @property
    def lid(self) -> str:
        """The id of the lid; empty when the deviation is about a whole article."""
        return self.key.partition(".")[2]

    def value(self, role: str) -> Value:
        """Return what the file says under the key that plays a role, such as `motivering`."""
        return member(self.term, str(self.names[role]))

    def path(self, role: str = "") -> Path:
        """Return the path of the deviation, or of what it says under the key that plays a role."""
        return (*self.term.path, str(self.names[role])) if role else self.term.path

    def says(self, role: str) -> bool:
        """Tell whether the file says anything under the key that plays a role."""
        return not isinstance(self.value(role), Unknown)


def deviations_of(model: CompiledModel, scope: Scope) -> Iterator[Deviation]:
    """List the deviations of a file, in the order in which it names them."""
    names = model.settings.get(ROLE)
    group = scope.term((str(names["term"]),)) if names else None
    if not isinstance(group, Term) or names is None:
        return
    kinds = {str(names[kind]): kind for kind in DeviationKind}
    for code, entry in scope.entries(group):
        kind = plain(member(entry, str(names["soort"])))
        yield Deviation(code.code, None if isinstance(kind, Unknown) else kinds.get(kind), entry, names)


def articles_of(model: CompiledModel) -> list[str]:
    """List the ids of the articles, in the order of their numbers."""
    parts = (part for part in model.settings["delen"] if part["soort"] == _ARTICLE)
    return [str(name) for part in parts for name in part.get("lijst") or [part["id"]]]


def without_deviations(subject: Subject) -> Subject | None:
    """Return a file as if it followed the model text; None when it does."""
    names = subject.model.settings.get(ROLE)
    if not names or names["term"] not in subject.terms.data:
        return None
    data = {key: value for key, value in subject.terms.data.items() if key != names["term"]}
    return replace(subject, terms=replace(subject.terms, data=data))


def is_new_article(deviation: Deviation, model: CompiledModel) -> bool:
    """Tell whether a deviation is an article that the model does not have."""
    return (
        deviation.kind is DeviationKind.ADDS
        and not deviation.lid
        and deviation.article not in model.template.clauses
        and deviation.says("titel")
    )
