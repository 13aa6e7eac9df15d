"""What an amendment needs besides its own terms: a signed agreement, its turn, a later day, a change."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.language.dutch import date_in_words, parse_date
from generator.model.source import value_at
from generator.terms.amending import role_of
from generator.terms.pointing import Remark, at_value
from generator.terms.signed import signed_digest
from generator.terms.subject import Amendment, Subject
from generator.validate.standing import standing_of


def check_amending(subject: Subject) -> list[Finding]:
    """Find what keeps an amendment from changing the agreement that it names."""
    amendment = subject.amendment
    if amendment is None or not subject.is_sound:
        return []
    return [*_unsigned(subject, amendment), *_early(subject, amendment), *_empty(subject, amendment)]


def _unsigned(subject: Subject, amendment: Amendment) -> Iterator[Finding]:
    if standing_of(amendment.named).is_closed:
        return
    name = amendment.named.name
    message = f'"{name}" is nog niet getekend; dan is er nog niets om met een allonge te wijzigen.'
    file = amendment.named.source.file
    hint = f"Wijzig {file} zelf, of leg eerst vast dat het is getekend: `ojg sign {name}`."
    yield at_value(
        subject,
        (role_of(subject).term,),
        Remark("allonge-op-ongetekende", _severity(subject), message, hint),
    )


def _early(subject: Subject, amendment: Amendment) -> Iterator[Finding]:
    """A change cannot hold before the agreement does, nor before the change that it builds on."""
    role = role_of(subject)
    path, begin = role.start, role.earliest
    own = parse_date(value_at(subject.terms.data, path))
    since = [
        (parse_date(value_at(amendment.before.terms.data, begin)), "de overeenkomst"),
        (parse_date(value_at(amendment.named.terms.data, path)), f'"{amendment.named.name}"'),
    ]
    for day, what in since:
        if own is not None and day is not None and own < day:
            message = f"De allonge gaat in op {date_in_words(own)}, eerder dan {what} ({date_in_words(day)})."
            remark = Remark(
                "allonge-te-vroeg", Severity.ERROR, message, f"Kies {date_in_words(day)} of later."
            )
            yield at_value(subject, path, remark)
            return


def _empty(subject: Subject, amendment: Amendment) -> Iterator[Finding]:
    if signed_digest(amendment.text) != signed_digest(amendment.before):
        return
    message = "Dit bestand wijzigt niets waarvoor een allonge nodig is."
    hint = (
        "Zet hier de regels die anders worden, met hun nieuwe waarde. Wat contactpersonen mogen wijzigen, "
        "mag in de overeenkomst zelf."
    )
    yield at_value(
        subject,
        (role_of(subject).term,),
        Remark("allonge-zonder-wijziging", _severity(subject), message, hint),
    )


def _severity(subject: Subject) -> Severity:
    """While it is being written this may wait; for signing it may not."""
    return Severity.WARNING if standing_of(subject).is_draft else Severity.ERROR
