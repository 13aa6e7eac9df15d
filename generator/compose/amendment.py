"""Compose what amends an agreement: what changes between its text as it was and as it will be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.compose.assembly import Plan, compose, plans, status_of, written
from generator.compose.changes import Changes, Sentences
from generator.compose.sections import CHANGES, Setting
from generator.errors import RenderError
from generator.model.document import Block, Document
from generator.model.template import LegalBasis
from generator.terms.amending import ROLE, as_agreement, with_those_who_leave
from generator.terms.subject import Amendment, Subject, scope_of


def amending_documents(
    subject: Subject, amendment: Amendment, grounds: Mapping[str, LegalBasis]
) -> Iterator[Document]:
    """Compose an amendment to each document of an agreement that changes.

    A document that comes in addition, such as that of a practice that joins, is a whole agreement. So is one
    that was still to be signed: there is nothing to amend yet.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
        RenderError: when no document of the agreement changes.
    """
    old, new = _own_plans(amendment.before), _own_plans(amendment.text)
    stem, role = str(subject.model.settings["bestandsnaam"]), subject.model.settings[ROLE]
    signing = with_those_who_leave(subject)
    found = False
    for name in {**old, **new}:
        if name not in old:
            found = True
            yield compose(as_agreement(subject), new[name], grounds)
            continue
        plan = old[name]
        unsigned = _is_to_sign(amendment.named, plan)
        if unsigned and name not in new:
            continue
        scope = scope_of(signing, plan.view)
        sentences = Sentences(subject.model, scope)
        if name in new:
            was, will = compose(amendment.before, plan, grounds), compose(amendment.text, new[name], grounds)
            blocks = Changes(sentences, role.get("zonder") or ()).between(was, will)
        else:
            blocks = (sentences.say("eindigt"),)
        if blocks and unsigned:
            found = True
            yield compose(as_agreement(subject), new[name], grounds)
        elif blocks:
            found = True
            document = written(
                str(role["bestandsnaam"]) + name.removeprefix(stem),
                subject,
                Setting(signing, scope, grounds, ROLE),
            )
            yield _with_changes(document, blocks, subject)
    if not found:
        raise RenderError(
            f"{subject.source.file}: deze allonge verandert geen woord van de overeenkomst.",
            hint="Kijk met `ojg show` of de sleutels kloppen, of haal het bestand weg.",
        )


def _is_to_sign(named: Subject, plan: Plan) -> bool:
    """Tell whether a document waits for its signatures while the file itself is signed."""
    settings = named.model.settings["status"]
    signed = named.terms.data.get(settings["term"]) in settings["afgesloten"]
    return signed and status_of(named.model, scope_of(named, plan.view)) not in settings["afgesloten"]


def _own_plans(subject: Subject) -> dict[str, Plan]:
    return {plan.name: plan for plan in plans(subject) if not plan.link}


def _with_changes(document: Document, blocks: tuple[Block, ...], subject: Subject) -> Document:
    """Put the changes under the words that announce them; their numbers are those of the agreement."""
    parts = subject.model.settings[ROLE]["delen"]
    places = {str(part["id"]) for part in parts if part["soort"] == CHANGES}
    sections = tuple(
        replace(section, blocks=section.blocks + blocks) if section.anchor in places else section
        for section in document.sections
    )
    return replace(document, sections=sections)
