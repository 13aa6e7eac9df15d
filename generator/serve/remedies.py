"""What a page says about a finding, and the buttons that put it right."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.findings import Finding, Severity
from generator.laid_down.check import DAMAGED
from generator.laid_down.terms_changed import RULE as ALTERED
from generator.load.plain_text import forbidden_character
from generator.model.schema_node import SchemaNode
from generator.model.source import MODEL, Path, parse_path
from generator.proposals import Drop, Edit, Move, Proposal, Put
from generator.serve.draft import NO_SIGN, Draft
from generator.serve.entry_names import entries_named, is_placeholder, is_still_to_come
from generator.serve.fields import FormField, make_field
from generator.serve.file_names import file_title
from generator.serve.instead import BESIDE_FIELDS, UNDER_A_WORD, filled_in, word_above
from generator.serve.leden import leden_named
from generator.serve.naming import Naming
from generator.serve.points import point_of
from generator.serve.questions import shown_question, topics_of
from generator.serve.repeating import days_meant
from generator.serve.typed import is_sound_now, is_twofold
from generator.serve.wording import (
    for_page,
    in_sentence,
    label_of,
    sentence_case,
    shown_words,
    wrong_words,
)
from generator.validate.required import PREFIX
from generator.validate.required import RULE as GAP
from generator.validate.signing import REOPENED

OPEN, DONE = "open", "gedaan"
MODEL_KEY: Path = (MODEL,)
"""No page asks which version of the model a file follows, so a finding about it leads to none."""
PUT_BACK = (ALTERED, DAMAGED, REOPENED)
"""The rules whose buttons put back what was signed."""
_NAMED = re.compile(r"`([a-z0-9_-]+(?:\.[a-z0-9_-]+)*)`")
_TWOFOLD = "Kies één van beide: laat het veld leeg of haal het vinkje weg."
_KEPT = "In het bestand staat nog: {}. In het document blijft deze plek open tot dit klopt."
_WAITING = "Dit staat nog niet in het bestand. Sla deze pagina opnieuw op."


@dataclass(frozen=True)
class Remedy:
    """A button that applies a proposal."""

    id: str
    label: str
    rule: str
    """That of the finding."""
    proposal: Proposal


@dataclass(frozen=True)
class FieldNote:
    """Something to look at, in the words of a page."""

    level: str
    """That of the finding, `open` where something is only not filled in yet, `gedaan` of what was ticked."""
    words: str
    more: str = ""
    source: str = ""
    path: Path = ()
    remedies: tuple[Remedy, ...] = ()
    related: tuple[tuple[str, Path], ...] = ()
    """The other values that it names, with what they are called: there it can be put right as well."""
    point: str = ""
    """What it is ticked off by, when it is something to look up."""


def notes_for(draft: Draft, field: FormField) -> list[FieldNote]:
    """List what stands at a field; of a value that is not sound only what belongs there instead."""
    if field.is_wrong:
        kept = _kept(draft, field.path)
        if words := _not_wrong_itself(draft, field.path, field.node):
            return [FieldNote("fout", words, kept, path=field.path)]
        remedies = tuple(one for finding in field.findings for one in remedies_for(draft, finding))
        remedies += tuple(_of_days(draft, field.path))
        words = wrong_words(field.words, field.node)
        return [FieldNote("fout", words, kept, path=field.path, remedies=remedies)]
    return [note_for(draft, finding) for finding in field.findings]


def _kept(draft: Draft, path: Path) -> str:
    """Say what the file keeps as long as what was typed instead is not sound; empty when it has nothing."""
    value = draft.filed(path)
    if value is None or isinstance(value, Mapping) or is_still_to_come(value):
        return ""
    return _KEPT.format(Naming(draft).words(path, value))


def _not_wrong_itself(draft: Draft, path: Path, node: SchemaNode) -> str:
    """Say why what was typed waits, when that is not how it is written; empty when it is."""
    if is_twofold(draft.unsound[path], node):
        return _TWOFOLD
    if filled_in(draft.subject.source.data, path):
        return BESIDE_FIELDS
    if word := word_above(draft.subject.source.data, path):
        group = draft.root.at(word)
        return UNDER_A_WORD.format(label_of(group, str(word[-1])) if group else word[-1])
    if forbidden_character(draft.unsound[path]):
        return NO_SIGN
    return _WAITING if is_sound_now(draft, path) else ""


def note_for(draft: Draft, finding: Finding) -> FieldNote:
    """Say a finding in the words of a page."""
    path = parse_path(finding.path)
    if finding.rule == GAP or (finding.is_gap and is_placeholder(draft, path)):
        words = f"{PREFIX}{in_sentence(_title(draft, path)) or finding.path}."
        return FieldNote(OPEN, words, path=path)
    if path in draft.unsound and (node := draft.root.at(path)):
        typed = draft.unsound[path]
        said = _not_wrong_itself(draft, path, node) or wrong_words(typed, node)
        words = f"{_title(draft, path)}: {said}"
    else:
        message = _with_titles(draft, path, finding.message)
        kind, _, version = draft.template.name.partition("/")
        message = message.replace(draft.template.name, f"{sentence_case(kind)}, versie {version},")
        words = entries_named(draft, path, leden_named(draft, for_page(message) or message))
    if finding.spot.file != draft.stored.label:
        other = file_title(PurePosixPath(finding.spot.file).stem, draft.subject)
        words = f"In het bestand {other}: {words}"
    point = point_of(draft, finding)
    level = DONE if point in draft.ticked else finding.severity.value
    return FieldNote(
        level=OPEN if finding.is_gap else level,
        words=words,
        more=for_page(finding.hint.partition("Schrijf:")[0]),
        source=finding.source,
        path=() if path == MODEL_KEY else path,
        remedies=tuple(remedies_for(draft, finding)),
        related=tuple(_related(draft, finding)),
        point=point,
    )


def _with_titles(draft: Draft, about: Path, text: str) -> str:
    """Name the values in a text that speaks of keys only as a page does."""

    def title(match: re.Match[str]) -> str:
        path: Path = parse_path(match[1])
        named = _title(draft, about if about[-len(path) :] == path else path)
        return named or _beside(draft, about, path) or match[0]

    return _NAMED.sub(title, text)


def _beside(draft: Draft, about: Path, path: Path) -> str:
    """Call a value that a text names from the group that it is about; empty where that has none."""
    for place in ((*about[:size], *path) for size in range(len(about) - 1, 0, -1)):
        if (node := draft.root.at(place)) is not None:
            is_entry = Naming(draft).is_entry(place) and draft.value(place) is not None
            return (
                f"de {node.title} met de korte naam {path[-1]}" if is_entry else label_of(node, str(path[-1]))
            )
    return ""


def _title(draft: Draft, path: Path) -> str:
    return Naming(draft).title(path)


def _related(draft: Draft, finding: Finding) -> Iterator[tuple[str, Path]]:
    """Walk through where the values that the advice of a finding names are filled in.

    What is on another page is called as the question there; what the advice says to choose is no value.
    """
    about, found = parse_path(finding.path), dict[str, Path]()
    chosen = draft.root.at(about)
    for name in dict.fromkeys(_NAMED.findall(finding.hint)):
        is_choice = chosen is not None and name in chosen.spec.get("enum", ())
        if draft.root.at(path := parse_path(name)) is None or name == finding.path or is_choice:
            continue
        topics = topics_of(draft)
        there, here = shown_question(topics, path), shown_question(topics, about)
        if there is not None and (here is None or there.id != here.id):
            found.setdefault(there.role.question, path)
        elif make_field(draft, path) is not None or (there is None and path[0] != about[0]):
            found.setdefault(_title(draft, path), path)
    yield from found.items()


def remedies_for(draft: Draft, finding: Finding) -> Iterator[Remedy]:
    """List the buttons for a finding."""
    for proposal in finding.proposals:
        button = _button(draft, parse_path(finding.path), finding.rule, proposal)
        if button.label:
            yield button


def _button(draft: Draft, about: Path, rule: str, proposal: Proposal) -> Remedy:
    label = " en ".join(filter(None, (_said(draft, edit, about) for edit in proposal.edits)))
    if rule in (ALTERED, DAMAGED) and label:
        label = f"zet terug: {_put_back(draft, proposal)}"
    if rule == REOPENED and label:
        label = f"terug naar {in_sentence(_put_back(draft, proposal))}"
    digest = hashlib.sha256(repr((about, rule, proposal.label)).encode()).hexdigest()
    return Remedy(digest[:16], sentence_case(label), rule, proposal)


def find_remedy(draft: Draft, wanted: str) -> Remedy | None:
    """Find the button that somebody pressed."""
    found = [one for finding in draft.own_findings for one in remedies_for(draft, finding)]
    found += [one for path in draft.unsound for one in _of_days(draft, path)]
    return next((one for one in found if one.id == wanted), None)


def _of_days(draft: Draft, path: Path) -> Iterator[Remedy]:
    proposal = days_meant(draft, path)
    if proposal is not None:
        yield _button(draft, path, "", proposal)


def weighty(findings: Iterable[Finding]) -> list[Finding]:
    """Leave out what is only worth asking before signing."""
    return [one for one in findings if one.severity is not Severity.INFO]


def _said(draft: Draft, edit: Edit, about: Path) -> str:
    match edit:
        case Put(path, value):
            if draft.root.at(path) is None:
                return ""
            if isinstance(value, list) and about[:-1] == path:
                return f"zet elk op een eigen regel: {'; '.join(shown_words(one, None) for one in value)}"
            words = Naming(draft).words(path, value)
            return (
                f"maak er {words} van"
                if path == about
                else f"vul bij {in_sentence(_title(draft, path))} {words} in"
            )
        case Drop(path):
            return f"haal {in_sentence(_title(draft, path)) or 'dit'} weg"
        case Move(_, to):
            return f"maak er {to[-1]} van"
        case _:
            return ""


def _put_back(draft: Draft, proposal: Proposal) -> str:
    """Say what was signed and comes back: the values, or that something was not there."""
    naming = Naming(draft)
    values = [naming.words(edit.path, edit.value) for edit in proposal.edits if isinstance(edit, Put)]
    return ", ".join(values) or "niets ingevuld"
