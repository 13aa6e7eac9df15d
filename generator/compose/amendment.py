"""Compose what amends an agreement: what changes between its text as it was and as it will be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.compose.assembly import Made, Plan, compose, plans, written
from generator.compose.changes import Changes, Sentences
from generator.compose.sections import Setting
from generator.errors import RenderError
from generator.model.document import Block, Document
from generator.model.roles import DocumentRole
from generator.model.template import LegalBasis
from generator.terms.amending import as_agreement, role_of, with_those_who_leave
from generator.terms.subject import Amendment, Subject, scope_of, status_of


def amending_documents(
    subject: Subject, amendment: Amendment, grounds: Mapping[str, LegalBasis]
) -> Iterator[Made]:
    """Compose an amendment to each document of an agreement that changes.

    A document that comes in addition, such as that of a practice that joins, is a whole agreement. So is one
    that was still to be signed: there is nothing to amend yet.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
        RenderError: when no document of the agreement changes.
    """
    old, new = _own_plans(amendment.before), _own_plans(amendment.text)
    stem, role = subject.model.roles.document.file_name, role_of(subject)
    signing = with_those_who_leave(subject)
    found = False
    for name in {**old, **new}:
        if name not in old:
            found = True
            yield Made(compose(as_agreement(subject), new[name], grounds), new[name].view)
            continue
        plan = old[name]
        unsigned = _is_to_sign(amendment.named, plan)
        if unsigned and name not in new:
            continue
        scope = scope_of(signing, plan.view)
        sentences = Sentences(role, scope)
        if name in new:
            was, will = compose(amendment.before, plan, grounds), compose(amendment.text, new[name], grounds)
            blocks = Changes(sentences, role.left_out).between(was, will)
        else:
            blocks = (sentences.say("eindigt"),)
        if blocks and unsigned:
            found = True
            yield Made(compose(as_agreement(subject), new[name], grounds), new[name].view)
        elif blocks:
            found = True
            document = written(
                role.document.file_name + name.removeprefix(stem),
                subject,
                Setting(signing, scope, grounds, role.document),
            )
            yield Made(_with_changes(document, blocks, role.document), plan.view)
    if not found:
        raise RenderError(
            f"{subject.source.file}: deze allonge verandert geen woord van de overeenkomst.",
            hint="Kijk met `ojg show` of de sleutels kloppen, of haal het bestand weg.",
        )


def _is_to_sign(named: Subject, plan: Plan) -> bool:
    """Tell whether a document waits for its signatures while the file itself is signed."""
    status = named.model.roles.status
    signed = status.of(named.terms.data) in status.closed
    return signed and status_of(named.model, scope_of(named, plan.view)) not in status.closed


def _own_plans(subject: Subject) -> dict[str, Plan]:
    return {plan.name: plan for plan in plans(subject) if not plan.link}


def _with_changes(document: Document, blocks: tuple[Block, ...], role: DocumentRole) -> Document:
    """Put the changes under the words that announce them; their numbers are those of the agreement."""
    places = {clause.id for part in role.parts if part.lists_changes for clause in part.clauses}
    sections = tuple(
        replace(section, blocks=section.blocks + blocks) if section.anchor in places else section
        for section in document.sections
    )
    return replace(document, sections=sections)
