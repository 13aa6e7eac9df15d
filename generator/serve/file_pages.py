"""The pages of one file: its tasks, its questions, what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from starlette.responses import Response

from generator.errors import EditError, GeneratorError
from generator.model.source import Path
from generator.proposals import Put, places_in
from generator.serve.adding import add_entry, names_typed
from generator.serve.ahead import as_made_ready, told_ahead
from generator.serve.answering import Clash, Outcome, answer, store
from generator.serve.asking import asked_of
from generator.serve.brought import BROUGHT, before_answer, brought_by, in_query, still_told
from generator.serve.cards import cards_of, intro_of, maps_of, outermost_entry
from generator.serve.clashes import asked_clashes
from generator.serve.desk import Asked, Desk, base_of, found, go, page
from generator.serve.document_names import no_document
from generator.serve.done import MENDED, RENAMED, done_mark, done_words
from generator.serve.draft import Draft, read_draft
from generator.serve.entries import consequences, made_mark, offered_name, renamed_place, with_renamed_entry
from generator.serve.fields import FormField
from generator.serve.file_frame import about
from generator.serve.file_names import amended_name
from generator.serve.form_answers import answers_in
from generator.serve.free_of_amendment import free_of_amendment
from generator.serve.onwards import onwards, still_open
from generator.serve.paper import Paper, Sight, paper
from generator.serve.places import address, path_at
from generator.serve.questions import (
    AskedQuestion,
    AskedTopic,
    find_question,
    names_of_later,
    progress_of,
    question_again,
    topics_of,
)
from generator.serve.reasons import reasons_for, standard_of
from generator.serve.remedies import OPEN, PUT_BACK, FieldNote, find_remedy, note_for, notes_for, weighty
from generator.serve.signed import has_room, refuse_signed
from generator.serve.tables import TableCell, table_of
from generator.serve.unfit import unfit_choices
from generator.serve.unreadable_pages import kept_unread, unreadable
from generator.yaml_text.applying import apply

ADD, REMOVE, RENAME, REMEDY, NEXT = "bij:", "weg:", "naam:", "herstel:", "volgende"
"""What a button asks for."""
_FILL_IN = "Dit is nog niet ingevuld."
NOTHING: Mapping[str, str] = MappingProxyType({})


def tasks(desk: Desk, asked: Asked) -> Response:
    """Show what a file still needs."""
    draft = desk.draft_of(found(desk, asked))
    if not draft.is_readable:
        return unreadable(desk, draft)
    topics = topics_of(draft, told_ahead(draft, as_made_ready(desk, draft)))
    return page(
        "takenlijst.html",
        **about(
            desk,
            draft,
            **beside(desk, draft, asked),
            bracht=brought_by(draft, topics, asked),
            net_gedaan=done_words(draft, asked),
        ),
        onderwerpen=topics,
        nu=sum(topic.open_now for topic in topics),
        mis=sum(topic.wrong for topic in topics),
        later=sum(topic.open_later for topic in topics),
        later_namen=names_of_later(topics),
        fout=len(draft.contradictions),
        voortgang=progress_of(topics),
        eerste=next(_unfinished(topics), None),
        mensen=asked_of(draft, topics),
        wijzigt=amended_name(draft),
        niets_gewijzigd=draft.preview.changes_nothing,
    )


def question(desk: Desk, asked: Asked) -> Response:
    """Show one decision."""
    draft = desk.draft_of(found(desk, asked))
    return unreadable(desk, draft) if not draft.is_readable else _question(desk, draft, asked)


def answered(desk: Desk, asked: Asked) -> Response:
    """Store the answers of a question, do what the button asks, and show what comes next."""
    stored = found(desk, asked)
    draft = read_draft(desk.tree, desk.journal, stored)
    if not draft.is_readable:
        return kept_unread(desk, draft, asked)
    outcome = answer(desk.tree, desk.journal, draft, list(answers_in(asked, draft.root)))
    here = f"{base_of(stored)}/{asked.path.get('soort', 'vraag')}/{asked.path['id']}"
    if outcome.clashes:
        return _question(desk, desk.draft_of(found(desk, asked)), asked, outcome.clashes)
    action = wanted_action(asked, NEXT)
    if action.startswith((ADD, REMOVE, RENAME, REMEDY)):
        refused = carry_out(desk, asked, action, here)
        if isinstance(refused, Response):
            return refused
        return _question(desk, desk.draft_of(found(desk, asked)), asked, refused=refused)
    if asked.is_live or action != NEXT:
        return go(f"{here}?{in_query({**_document_query(asked), **still_told(asked)})}")
    return go(onwards(desk, asked, outcome, here))


def wanted_action(asked: Asked, onwards: str) -> str:
    """Return what a button asks; who presses enter in the name of a new entry wants to add it."""
    action = asked.one("doe")
    if action != onwards:
        return action
    return next((f"{ADD}{name}" for name in names_typed(asked)), action)


def carry_out(desk: Desk, asked: Asked, action: str, here: str) -> Response | dict[str, str]:
    """Do what a button asks beside storing answers; where that cannot be, say why, by what it is about."""
    draft = desk.draft_of(found(desk, asked))
    desk.tree.refuse_reading_only()
    kind, _, name = action.partition(":")
    path = path_at(name)
    match f"{kind}:":
        case "bij:":
            return add_entry(desk, draft, asked, name, here)
        case "weg:":
            return go(f"{base_of(draft.stored)}/weghalen/{address(path)}")
        case "naam:":
            refuse_signed(draft, [path])
            try:
                text, now = with_renamed_entry(draft, path, asked.one(f"naam:{name}"))
            except EditError as error:
                return {name: error.message}
            with desk.journal.writing(draft.stored.label) as pages:
                desk.tree.replace(draft.stored, text)
                pages.untick(made_mark(path))
                if now[-1] == offered_name(draft, path):
                    pages.tick(made_mark(now))
                for place, words in draft.unsound.items():
                    pages.forget_only(place)
                    pages.keep(renamed_place(draft.root, place, path, str(now[-1])), words)
            done = done_mark(RENAMED, now) if now != path else {}
        case _:
            done = done_mark(MENDED, mend(desk, draft, name))
    return go(f"{here}?{in_query(done)}" if done else here)


def mend(desk: Desk, draft: Draft, wanted: str) -> Path:
    """Carry out what a button of a finding proposes; of a signed file only what puts back what was signed.

    Returns:
        What it changed first; empty when there is no such button any more.

    Raises:
        SignedError: when it changes what was signed.
    """
    remedy = find_remedy(draft, wanted)
    if remedy is None:
        return ()
    if remedy.rule not in PUT_BACK:
        refuse_signed(draft, places_in(remedy.proposal))
    edits = remedy.proposal.edits
    if all(isinstance(edit, Put) for edit in edits):
        changes = {edit.path: edit.value for edit in edits if isinstance(edit, Put)}
        store(desk.tree, desk.journal, draft, changes, Outcome())
    else:
        desk.tree.replace(draft.stored, apply(draft.stored.text, remedy.proposal, draft.root))
    return next(iter(places_in(remedy.proposal)), ())


def _question(
    desk: Desk,
    draft: Draft,
    asked: Asked,
    clashes: Sequence[Clash] = (),
    refused: Mapping[str, str] = NOTHING,
) -> Response:
    topics = topics_of(draft)
    path = path_at(asked.path["id"])
    current = find_question(topics, path)
    if current is None and clashes:
        current = question_again(draft, path, [one.path for one in clashes])
    if current is None:
        return go(f"{base_of(draft.stored)}/")
    cards, table = cards_of(draft, current), table_of(draft, current)
    fields = [one for card in cards for one in card.fields]
    fields += [one for row in table.rows for cell in row.cells for one in cell_fields(cell)] if table else []
    at_fields = {one.name: notes_for(draft, one) for one in fields}
    told = _still_open(current, topics, fields) if asked.query.get("open") else []
    for one in told:
        at_fields[one.name].append(FieldNote(OPEN, _FILL_IN, path=one.path))
    side = beside(desk, draft, asked, [one.path for one in fields] or [path])
    others = _other_notes(draft, current, fields)
    topic = next((one for one in topics if one.title == current.topic), None)
    return page(
        "vraag.html",
        409 if clashes or refused else 200,
        **about(
            desk, draft, **side, bracht=brought_by(draft, topics, asked), net_gedaan=done_words(draft, asked)
        ),
        vraag=current,
        nu=sum(one.open_now for one in topics),
        eerder=before_answer(draft, asked),
        verder_bracht=asked.query.get(BROUGHT, ""),
        uitleg=intro_of(current, draft),
        onderwerp=current.topic,
        nummer=topic.questions.index(current) + 1 if topic and current in topic.questions else 0,
        aantal=len(topic.questions) if topic else 0,
        kaarten=cards,
        tabel=table,
        mappen=[one for one in maps_of(draft, current) if not outermost_entry(draft, one.path)],
        gevolgen={card.name: consequences(draft, card.entry) for card in cards if card.entry},
        korte_namen={card.name: offered_name(draft, card.entry) for card in cards if card.entry},
        kan_nog=not desk.tree.read_only and has_room(draft, fields),
        zonder_allonge=free_of_amendment(desk, draft, fields),
        bij=at_fields,
        nog_open=told,
        gezien=bool(asked.query.get("open")),
        andere=others,
        standaard={one.name: standard_of(draft, one) for one in fields},
        past_niet=unfit_choices(draft, fields),
        redenen=reasons_for(draft, side["blad"]),
        botsingen=asked_clashes(draft, clashes),
        geweigerd=refused,
        getypt=dict(asked.form),
        wacht=any(one.is_wrong for one in fields),
        samenvatting=bool(asked.query.get("fout"))
        and any(note.level == "fout" for notes in (others, *at_fields.values()) for note in notes),
    )


def _still_open(
    current: AskedQuestion, topics: Sequence[AskedTopic], fields: Iterable[FormField]
) -> list[FormField]:
    """List the fields in which something is still to come."""
    places = {one.path for one in still_open(current, topics)}
    return [one for one in fields if one.path in places]


def cell_fields(cell: TableCell) -> list[FormField]:
    """List the fields in a cell of a table."""
    return [*([cell.figure] if cell.figure is not None else []), *cell.along]


def _other_notes(draft: Draft, current: AskedQuestion, fields: Iterable[Any]) -> list[Any]:
    """List the findings about the question that stand at none of its fields."""
    shown = {one.path for one in fields}
    places = [".".join(map(str, key)) for key in current.role.keys]
    found_notes = []
    for finding in weighty(draft.own_findings):
        note = note_for(draft, finding)
        inside = any(finding.path == one or finding.path.startswith(f"{one}.") for one in places)
        if inside and note.path not in shown:
            found_notes.append(note)
    return found_notes


def beside(
    desk: Desk,
    draft: Draft,
    asked: Asked,
    paths: Iterable[Path] = (),
    leden: Collection[str] = (),
    lid: str = "",
) -> dict[str, Any]:
    """Make the document that stands beside a page, and say which one it is; `Sight` has the arguments."""
    names = draft.preview.names
    wanted = asked.query.get("stuk", "") or asked.one("stuk")
    name = wanted if wanted in names else (names[0] if names else "")
    shown: Paper | None = None
    trouble = no_document(draft)
    if name:
        try:
            sight = Sight(tuple(paths), leden, lid)
            shown = paper(draft, desk.papers, name, base_of(draft.stored), sight)
        except GeneratorError as error:
            trouble = f"Dit document is nu niet te tonen: {error.message}"
    return {"blad": shown, "stuk": name, "blad_fout": trouble, "hier": asked.path.get("id", "")}


def _unfinished(topics: Sequence[AskedTopic]) -> Iterator[AskedQuestion]:
    order = [one for topic in topics for one in topic.questions]
    yield from (one for one in order if one.open_now or one.wrong)
    yield from (one for one in order if one.open_later)


def _document_query(asked: Asked) -> dict[str, str]:
    name = asked.one("stuk")
    return {"stuk": name} if name else {}
