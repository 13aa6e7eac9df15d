"""What was signed before documents were laid down: a digest of the terms of the parties has to fit them.

Such a digest says that something changed, never what. Signed examples of a model keep only that digest:
nobody signed them, and their words stand in `<naam>.verwacht.txt`.
"""

from __future__ import annotations

from generator.findings import Finding, Severity
from generator.model.source import Path, value_at
from generator.proposals import Proposal, Put
from generator.terms.pointing import Remark, at_value
from generator.terms.signed import is_as_signed, signed_digest
from generator.terms.subject import Subject
from generator.validate.standing import standing_of
from generator.workspace import TEMPLATES

RULE = "gewijzigd-na-tekenen"
"""The rule that an altered signed file breaks."""
REOPENED = "teruggezet-na-tekenen"
"""The rule that a signed file breaks which calls itself unsigned."""


def check_signing(subject: Subject) -> list[Finding]:
    """Find a signed file without its digest, that changed since, or that calls itself unsigned again."""
    path = subject.model.roles.status.signed_digest
    if not path or not subject.is_sound:
        return []
    stored = value_at(subject.terms.data, path)
    status = (subject.model.roles.status.term,)
    if not standing_of(subject).is_closed:
        return [at_value(subject, path, reopened(subject, path))] if stored else []
    if stored is None:
        return [at_value(subject, status, _missing(subject, path, signed_digest(subject)))]
    if not is_as_signed(subject, stored):
        return [at_value(subject, path, _changed(subject))]
    is_example = subject.source.file.startswith(f"{TEMPLATES}/")
    return [] if is_example else [at_value(subject, path, _without_words(subject))]


def _missing(subject: Subject, path: Path, digest: str) -> Remark:
    there = max(depth for depth in range(len(path)) if not depth or path[:depth] in subject.source.key_spots)
    lines = [f"{'  ' * depth}{key}:" for depth, key in enumerate(path)][there:]
    lines[-1] += f" {digest}"
    place = f"Zet onder `{'.'.join(map(str, path[:there]))}:`" if there else "Zet onderaan het bestand"
    hint = "\n".join([f"{place} (of gebruik `ojg sign {subject.name}`):", *lines])
    return Remark(
        "niet-vastgelegd", Severity.ERROR, "Er is getekend, maar wat is getekend ligt nog niet vast.", hint
    )


def _changed(subject: Subject) -> Remark:
    folder = f"{subject.name}.getekend"
    message = (
        "Dit is niet meer wat is getekend: er is iets gewijzigd waarover partijen samen beslissen, of de map "
        f"{folder} is weg."
    )
    hint = (
        f"Lag er naast dit bestand een map {folder}, zet dan eerst die terug. Zet anders de tekst terug "
        "zoals die was, ook in profiel en model; `ojg diff VERSIE` noemt wat er is gewijzigd sinds een "
        "eerdere versie in git."
    )
    role = subject.model.roles.amendment
    if role:
        hint += (
            " Is de wijziging bedoeld, schrijf haar dan in een nieuw bestand met "
            f"`{role.term}: {subject.name}` (`ojg new NAAM --wijzigt {subject.name}`)."
        )
    return Remark(RULE, Severity.ERROR, message, hint)


def _without_words(subject: Subject) -> Remark:
    message = "Van wat is getekend, liggen alleen de afspraken vast en niet de woorden."
    hint = f"Leg ook de documenten vast: `ojg sign {subject.name}`."
    return Remark("woorden-niet-vastgelegd", Severity.WARNING, message, hint)


def reopened(subject: Subject, path: Path, *, is_whole: bool = True) -> Remark:
    """Say that a file calls itself unsigned while it keeps what was signed.

    Args:
        subject: The file.
        path: The place of its digest.
        is_whole: Whether all of it was signed, rather than the document of one entry.
    """
    role = subject.model.roles.status
    message = f"Hier ligt vast wat is getekend, maar de {role.term} zegt iets anders."
    hint = f"Is dit een nieuw bestand dat op een getekend bestand lijkt, haal dan de regel `{path[-1]}` weg."
    order = f"zet anders `{role.term}: {role.signed}` terug"
    if not is_whole:
        return Remark(REOPENED, Severity.ERROR, message, f"{hint} {order[0].upper()}{order[1:]}.")
    proposals = (Proposal(order, (Put((role.term,), role.signed),), is_order=True),)
    return Remark(REOPENED, Severity.ERROR, message, hint, proposals=proposals)
