"""What others have to sign, and laying down what was signed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import count

from starlette.responses import Response

from generator.errors import GeneratorError
from generator.load.yaml_source import parse_yaml
from generator.model.source import Path, YamlSource
from generator.serve.ahead import as_made_ready, errors_ahead
from generator.serve.answering import Outcome, forget_idle, store
from generator.serve.brought import in_query
from generator.serve.content import SignedError
from generator.serve.desk import Asked, Desk, base_of, begun_anew, found, go, page
from generator.serve.done import MENDED, done_mark, done_words
from generator.serve.draft import Draft
from generator.serve.file_frame import about
from generator.serve.file_names import file_title
from generator.serve.file_pages import REMEDY, beside, mend
from generator.serve.laying_down import (
    Refusal,
    confirmations,
    is_ticked,
    lay_down_part,
    lay_down_whole,
    signed_parts,
    warnings_of,
)
from generator.serve.naming import Naming
from generator.serve.places import path_at
from generator.serve.point_pages import points_of
from generator.serve.questions import topics_of
from generator.serve.remedies import FieldNote, note_for
from generator.serve.signed import (
    altered_notes,
    as_signed,
    has_words,
    is_laid_down,
    is_signed,
    refuse_signed,
    signed_error,
)
from generator.serve.unreadable_pages import unreadable
from generator.tasks.scaffold import new_amendment
from generator.terms.subject import views_of
from generator.validate.standing import standing_of

_FIRST = "Dit kan als bij stap 1 en 2 niets meer openstaat."
_AMENDED = (
    "Dit stuk heeft al een allonge: {}. Vul die aan, of maak een volgende bij haar als zij is getekend."
)
PART = "stuk:"
"""What the button asks for that lays down one document."""
FORGET = "vergeet:"
"""What the button asks for that forgets an answer of which a file was signed without."""
_WHOLE = ("klaarzetten", "vastleggen", PART)
"""What the steps begin with for which no answer may still wait."""
_REOPENED = "Een allonge wijzigt wat is getekend. Zet eerst hierboven de status terug."
_AMENDMENT = re.compile(r"-allonge-\d+$")
"""What the name of an amendment ends with: the next one is called after the same agreement."""
_FIRST_LAY_DOWN = "Een allonge wijzigt wat al is getekend. Leg eerst vast wat is getekend."
_TOLD = {
    "klaarzetten": "Het stuk staat klaar om te tekenen.",
    "niet-getekend": "Het stuk staat weer klaar om te tekenen.",
    "concept": "Het stuk is weer een concept.",
    "vastleggen": "Wat is getekend, is vastgelegd.",
    "stuk": "Dit stuk is vastgelegd.",
    "zoals-getekend": "Alles staat weer zoals het is getekend.",
}
"""What is said after a step, by its button."""
_NOT_SIGNED = (
    "Een allonge wijzigt wat al is getekend. Dit stuk is nog niet getekend: u kunt het zelf wijzigen."
)


def signing(desk: Desk, asked: Asked, wrong: str = "", points: Iterable[FieldNote] = ()) -> Response:
    """Show what is to be done before signing, and let it be laid down.

    Args:
        desk: The content.
        asked: The request.
        wrong: Why the step that was asked for cannot be taken.
        points: What is in the way of it.
    """
    draft = desk.draft_of(found(desk, asked))
    if not draft.is_readable:
        return unreadable(desk, draft)
    role, ready = draft.subject.model.roles.status, as_made_ready(desk, draft)
    left, errors, boxes = _left(draft), errors_ahead(draft, ready), confirmations(draft)
    return page(
        "ondertekenen.html",
        409 if wrong else 200,
        **about(desk, draft, **beside(desk, draft, asked), net_gedaan=done_words(draft, asked)),
        fout=wrong,
        punten=list(points),
        nog_niet=_FIRST,
        gaten=left,
        fouten=[note_for(ready, one) for one in errors],
        letop=warnings_of(ready),
        nagaan=points_of(draft),
        is_concept=standing_of(draft.subject).is_draft,
        is_klaargezet=role.of(draft.subject.terms.data) == role.for_signature,
        getal=draft.value(role.signed_digest) if role.signed_digest else None,
        kan=bool(role.signed_digest),
        exemplaar=draft.value(role.signed_file) if role.signed_file else None,
        groep=role.signed_digest[0] if role.signed_digest else "",
        vraagt_exemplaar=bool(role.signed_file) and len(views_of(draft.subject)) == 1,
        vorm=_manner(draft),
        model_is_ontwerp="ontwerp" in boxes,
        vinkjes=boxes,
        aangevinkt={name: is_ticked(asked, name) for name in boxes},
        apart=signed_parts(draft) if role.signed_file else [],
        met_woorden=has_words(draft),
        gedaan=_told(draft, asked.query.get("gedaan", ""), is_right=not (left or errors)),
        kan_allonge=draft.subject.model.roles.amendment is not None,
    )


def signed(desk: Desk, asked: Asked) -> Response:
    """Take a step towards signing: ready to sign, laid down, or an amendment of what was signed."""
    draft = desk.draft_of(found(desk, asked))
    desk.tree.refuse_reading_only()
    wanted = asked.one("doe")
    if not draft.is_readable or (draft.unsound and wanted.startswith(_WHOLE)):
        return signing(desk, asked, "Er staan nog antwoorden open die niet kloppen.")
    try:
        if wanted.startswith(FORGET):
            forget_idle(desk.journal, draft, [path_at(wanted.removeprefix(FORGET))])
        if step := _STEPS.get(wanted):
            return step(desk, draft, asked)
        if wanted.startswith(PART):
            return _part_laid_down(desk, draft, asked, wanted.removeprefix(PART))
        if wanted.startswith(REMEDY):
            done = done_mark(MENDED, mend(desk, draft, wanted.removeprefix(REMEDY)))
            return go(f"{base_of(draft.stored)}/ondertekenen?{in_query(done)}")
        return go(f"{base_of(draft.stored)}/ondertekenen")
    except SignedError:
        raise
    except GeneratorError as error:
        return signing(desk, asked, f"{error.message} {error.hint.partition(chr(10))[0]}".strip())


def _manner(draft: Draft) -> list[tuple[str, str, Path]]:
    """Say how parties sign, as the documents do: each value with its name, its words and its place.

    It is printed above the signatures, so it is asked before anything is printed.
    """
    role, naming = draft.subject.model.roles.status, Naming(draft)
    group = draft.root.at(role.signed_digest[:-1]) if role.signed_digest else None
    paths = (
        [(*role.signed_digest[:-1], name) for name, one in group.children() if one.spec.get("enum")]
        if group
        else []
    )
    return [
        (naming.title(path), naming.words(path, value), path)
        for path in paths
        if (value := draft.value(path)) is not None
    ]


def _made_ready(desk: Desk, draft: Draft, asked: Asked) -> Response:
    ready = as_made_ready(desk, draft)
    errors = errors_ahead(draft, ready)
    if _left(draft) or errors:
        return signing(desk, asked, _FIRST, [note_for(ready, one) for one in errors])
    role = draft.subject.model.roles.status
    refuse_signed(draft, [(role.term,)])
    store(desk.tree, desk.journal, draft, {(role.term,): role.for_signature}, Outcome())
    return _done(draft, "klaarzetten")


def _laid_down(desk: Desk, draft: Draft, asked: Asked) -> Response:
    refusal = lay_down_whole(desk, draft, asked)
    return _refused(desk, asked, refusal) if refusal else _done(draft, "vastleggen")


def _part_laid_down(desk: Desk, draft: Draft, asked: Asked, name: str) -> Response:
    refusal = lay_down_part(desk, draft, asked, name)
    return _refused(desk, asked, refusal) if refusal else _done(draft, "stuk")


def _refused(desk: Desk, asked: Asked, refusal: Refusal) -> Response:
    return signing(desk, asked, refusal.words, refusal.points)


def _made_draft(desk: Desk, draft: Draft, asked: Asked) -> Response:
    role = draft.subject.model.roles.status
    refuse_signed(draft, [(role.term,)])
    if role.of(draft.subject.terms.data) == role.for_signature and role.draft:
        store(desk.tree, desk.journal, draft, {(role.term,): role.draft[0]}, Outcome())
    return _done(draft, "concept")


def _made_unsigned(desk: Desk, draft: Draft, asked: Asked) -> Response:
    """Take back that a file says to be signed, where nothing was laid down of it."""
    role = draft.subject.model.roles.status
    if is_laid_down(draft):
        raise signed_error(draft)
    if is_signed(draft):
        store(desk.tree, desk.journal, draft, {(role.term,): role.for_signature}, Outcome())
    return _done(draft, "niet-getekend")


def _made_as_signed(desk: Desk, draft: Draft, asked: Asked) -> Response:
    store(desk.tree, desk.journal, draft, as_signed(draft), Outcome())
    return _done(draft, "zoals-getekend")


def _done(draft: Draft, step: str) -> Response:
    return go(f"{base_of(draft.stored)}/ondertekenen?gedaan={step}#gedaan")


def _told(draft: Draft, step: str, *, is_right: bool) -> str:
    """Say what a step came to; empty when it is not so, or not so any more."""
    role, stage = draft.subject.model.roles.status, standing_of(draft.subject)
    is_ready = role.of(draft.subject.terms.data) == role.for_signature
    holds = {
        "klaarzetten": is_ready and is_right,
        "niet-getekend": is_ready and is_right,
        "concept": stage.is_draft,
        "vastleggen": stage.is_closed and has_words(draft),
        "stuk": any(one.is_laid_down for one in signed_parts(draft)),
        "zoals-getekend": stage.is_closed and not altered_notes(draft),
    }
    return _TOLD[step] if holds.get(step) else ""


def _amended(desk: Desk, draft: Draft, asked: Asked) -> Response:
    if not standing_of(draft.subject).is_closed:
        return signing(desk, asked, _REOPENED if is_signed(draft) else _NOT_SIGNED)
    name = draft.stored.name
    if later := _amendment_of(desk, draft):
        return signing(desk, asked, _AMENDED.format(later))
    if not is_laid_down(draft):
        return signing(desk, asked, _FIRST_LAY_DOWN)
    first, taken = _AMENDMENT.sub("", name), {path.stem for _, path in desk.tree.files()}
    free = (one for number in count(1) if (one := f"{first}-allonge-{number}") not in taken)
    path = new_amendment(desk.tree.workspace, next(free), name)
    return begun_anew(desk, desk.tree.find(path.parent.name, path.stem))


def _amendment_of(desk: Desk, draft: Draft) -> str:
    """Name the file that amends this one already; empty when there is none."""
    role = draft.subject.model.roles.amendment
    for folder, path in desk.tree.files():
        source = parse_yaml(desk.tree.find(folder, path.stem).raw, path.name)
        if role and isinstance(source, YamlSource) and source.data.get(role.term) == draft.stored.name:
            return file_title(path.stem, draft.subject)
    return ""


def _left(draft: Draft) -> int:
    """Count what must still be filled in before anything can be signed."""
    return sum(one.open_now + one.open_later for one in topics_of(draft))


_STEPS: dict[str, Callable[[Desk, Draft, Asked], Response]] = {
    "klaarzetten": _made_ready,
    "concept": _made_draft,
    "vastleggen": _laid_down,
    "niet-getekend": _made_unsigned,
    "zoals-getekend": _made_as_signed,
    "allonge": _amended,
}
"""What each button of the page does."""
