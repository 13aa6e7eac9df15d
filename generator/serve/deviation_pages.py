"""Own text for a lid, chosen by pointing at it, with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from starlette.responses import Response

from generator.model.document import Document, Item, ItemList, Paragraph, Section
from generator.model.roles import DeviationKind, DeviationsRole
from generator.render.words import plain
from generator.serve.answering import Outcome, store
from generator.serve.desk import Asked, Desk, about, base_of, found, go, page
from generator.serve.draft import Draft
from generator.serve.file_pages import unreadable


def own_text(desk: Desk, asked: Asked) -> Response:
    """Show the leden of the main document to choose from, or one to deviate from."""
    draft = desk.draft_of(found(desk, asked))
    role = draft.subject.model.roles.deviations if draft.is_readable else None
    if role is None:
        return unreadable(desk, draft) if not draft.is_readable else go(f"{base_of(draft.stored)}/groep")
    lid = asked.query.get("lid", "")
    places = dict(_leden(draft.preview.document(draft.preview.names[0])))
    return page(
        "eigen_tekst.html",
        **about(desk, draft, blad=None, stuk="", blad_fout="", hier=""),
        plaatsen=places,
        lid=lid if lid in places else "",
        nu=draft.own((role.term, lid)) or {},
        rol=role,
        soorten={kind.value: code for code, kind in role.codes.items()},
    )


def own_text_written(desk: Desk, asked: Asked) -> Response:
    """Write own text for a lid, with why; or go back to the model."""
    stored = found(desk, asked)
    draft = desk.draft_of(stored)
    desk.tree.refuse_reading_only()
    role = draft.subject.model.roles.deviations if draft.is_readable else None
    lid = asked.one("lid")
    if role is None or lid not in dict(_leden(draft.preview.document(draft.preview.names[0]))):
        return go(f"{base_of(stored)}/groep")
    value = None if asked.one("doe") == "terug" else _deviation(asked, role)
    outcome = Outcome()
    store(desk.tree, desk.journal, draft, {(role.term, lid): value}, outcome)
    return go(f"{base_of(stored)}/groep")


def _deviation(asked: Asked, role: DeviationsRole) -> dict[str, str]:
    codes = {kind: code for code, kind in role.codes.items()}
    lapses = asked.one("soort") == codes[DeviationKind.LAPSES]
    said = {
        role.kind: codes[DeviationKind.LAPSES if lapses else DeviationKind.REPLACES],
        role.text: "" if lapses else " ".join(asked.one("tekst").split()),
        role.motivation: " ".join(asked.one("motivering").split()),
    }
    return {key: value for key, value in said.items() if value}


def _leden(document: Document) -> Iterator[tuple[str, str]]:
    """Walk through the leden of the articles: what a deviation calls each, and its words."""
    for section in document.sections:
        yield from _items(section)


def _items(section: Section) -> Iterator[tuple[str, str]]:
    for block in section.blocks:
        if isinstance(block, ItemList):
            for item in block.items:
                if item.anchor:
                    yield item.anchor, f"{section.label} {item.label} {_words(item)}"


def _words(item: Item) -> str:
    first = next((block for block in item.blocks if isinstance(block, Paragraph)), None)
    return plain(first.content) if first is not None else ""


def deviations_in(draft: Draft, role: DeviationsRole) -> list[tuple[str, str]]:
    """List the leden with a text of their own, each with the reason."""
    own = draft.own((role.term,))
    if not isinstance(own, Mapping):
        return []
    return [
        (str(lid), str(one.get(role.motivation, "")) if isinstance(one, Mapping) else "")
        for lid, one in own.items()
    ]
