"""Deviations from the model text: the articles and leden that a file replaces, adds or lets lapse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.language.scope import Scope, member
from generator.language.values import Term, Unknown, Value, plain
from generator.model.document import SectionKind
from generator.model.roles import DeviationKind, DeviationsRole
from generator.model.source import Path
from generator.terms.subject import CompiledModel, Subject

OWN_LID = "eigen"
"""End of the anchors of leden that the model does not have."""


@dataclass(frozen=True, eq=False)
class Deviation:
    """One deviation that a file asks for."""

    key: str
    """As the file writes it: `article.lid`, `article` or a new id."""
    kind: DeviationKind | None
    """None while nobody chose it."""
    term: Term
    role: DeviationsRole

    @property
    def article(self) -> str:
        """The id of the article."""
        return self.key.partition(".")[0]

    @property
    def lid(self) -> str:
        """The id of the lid; empty when the deviation is about a whole article."""
        return self.key.partition(".")[2]

    @property
    def code(self) -> Value:
        """What happens, as the file writes it."""
        return self._value(self.role.kind)

    @property
    def text(self) -> Value:
        """The own text."""
        return self._value(self.role.text)

    @property
    def title(self) -> Value:
        """The title of a new article."""
        return self._value(self.role.title)

    @property
    def motivation(self) -> Value:
        """Why the parties deviate."""
        return self._value(self.role.motivation)

    def path(self, key: str = "") -> Path:
        """Return the path of the deviation, or of one of its keys."""
        return (*self.term.path, key) if key else self.term.path

    def _value(self, key: str) -> Value:
        return member(self.term, key)


def deviations_of(model: CompiledModel, scope: Scope) -> Iterator[Deviation]:
    """List the deviations of a file, in the order in which it names them."""
    role = model.roles.deviations
    group = scope.term((role.term,)) if role else None
    if role is None or not isinstance(group, Term):
        return
    for code, entry in scope.entries(group):
        kind = plain(member(entry, role.kind))
        yield Deviation(code.code, None if isinstance(kind, Unknown) else role.codes.get(kind), entry, role)


def articles_of(model: CompiledModel) -> list[str]:
    """List the ids of the articles, in the order of their numbers."""
    parts = (part for part in model.roles.document.parts if part.kind is SectionKind.ARTICLE)
    return [clause.id for part in parts for clause in part.clauses]


def without_deviations(subject: Subject) -> Subject | None:
    """Return a file as if it followed the model text; None when it does."""
    role = subject.model.roles.deviations
    if role is None or role.term not in subject.terms.data:
        return None
    data = {key: value for key, value in subject.terms.data.items() if key != role.term}
    return replace(subject, terms=replace(subject.terms, data=data))


def is_new_article(deviation: Deviation, model: CompiledModel) -> bool:
    """Tell whether a deviation is an article that the model does not have."""
    return (
        deviation.kind is DeviationKind.ADDS
        and not deviation.lid
        and deviation.article not in model.template.clauses
        and not isinstance(deviation.title, Unknown)
    )
