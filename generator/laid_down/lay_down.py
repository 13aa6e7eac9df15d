"""Gather what signing lays down of a document: itself, its terms, the texts it was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from generator.language.scope import View
from generator.model.json_text import canonical_json
from generator.model.laid_down import LaidDown, TextParts
from generator.model.source import Path, value_at
from generator.model.template import Clause, TemplateVersion
from generator.terms.signed import SignedTerms, terms_by_mark
from generator.terms.subject import Subject

if TYPE_CHECKING:
    from generator.compose.plans import ComposedDocument

EXPLANATION = "toelichting"
"""The part of a clause that explains and is not agreed."""


def lay_down(subject: Subject, made: ComposedDocument) -> LaidDown:
    """Return what is laid down of a document that was just composed."""
    terms, proof = terms_of(subject, made.view, made.link), subject.model.roles.status.signed_file
    return LaidDown(
        made.document,
        _values(terms.agreed),
        _values(terms.facts),
        _values(terms.free),
        texts_of(subject, made.link),
        sources_of(subject, made.link),
        (made.view.over, made.view.entry) if made.view else None,
        made.link,
        made.once,
        "" if made.link or made.once else str(value_at(subject.terms.data, proof) or ""),
    )


def terms_of(subject: Subject, view: View | None, link: str) -> SignedTerms:
    """Sort the terms of a document by who may change them.

    A document of a linked file was agreed as far as that file goes; that it repeats terms of the agreement is
    guarded with the agreement itself.
    """
    own = terms_by_mark(subject, view)
    others = [name for name, other in subject.links.items() if other.terms.data and link in ("", name)]
    linked = [terms_by_mark(subject.links[name], None, name) for name in others]
    agreed, facts, free = ({} if link else own.agreed), ({} if link else own.facts), dict(own.free)
    if link:
        free |= own.agreed | own.facts
    for one in linked:
        agreed, facts, free = agreed | one.agreed, facts | one.facts, free | one.free
    return SignedTerms(agreed, facts, free)


def texts_of(subject: Subject, link: str) -> Mapping[str, TextParts]:
    """List the clauses that a document is made from, by file; an agreement holds those of what it names."""
    return {clause.file: dict(_parts(clause)) for clause in _clauses(subject, link)}


def _clauses(subject: Subject, link: str) -> Iterator[Clause]:
    if not link:
        roles = subject.model.roles
        placed = roles.clauses if subject.amendment else roles.document.clauses
        yield from (subject.model.template.clauses[one.id] for one in placed)
    for name, other in subject.links.items():
        if name == link or (not link and other.terms.data):
            template = other.model.template
            yield from (template.clauses[one.id] for one in template.roles.document.clauses)


def _parts(clause: Clause) -> Iterator[tuple[str, str | list[str]]]:
    heads = {"titel": clause.title, "wanneer": clause.wanneer, "anders": clause.anders}
    yield from ((name, text.strip()) for name, text in heads.items() if text.strip())
    yield "tekst", clause.body.rstrip().splitlines()
    if clause.toelichting.strip():
        yield EXPLANATION, clause.toelichting.rstrip().splitlines()


def sources_of(subject: Subject, link: str) -> Mapping[str, str]:
    """Give digests of the other files that words of a document come from: titles, derived texts, choices."""
    linked = [other for name, other in subject.links.items() if other.terms.data or name == link]
    return dict(_digests(one.model.template for one in (subject, *linked)))


def _digests(templates: Iterable[TemplateVersion]) -> Iterator[tuple[str, str]]:
    for template in templates:
        yield f"{template.label}/model.yaml", _sha256("\n".join(template.model_source.text.splitlines()))
        yield f"{template.label}/schema.json", _sha256(canonical_json(template.schema))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _values(terms: Mapping[str, tuple[Path, Any]]) -> dict[str, Any]:
    return {path: value for path, (_, value) in terms.items()}
