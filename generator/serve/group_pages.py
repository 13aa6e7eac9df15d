"""Everything that can be chosen otherwise than the model does, group by group; and own text for a lid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from generator.compare.terms import beside_model
from generator.compare.wording import deviations_counted
from generator.model.schema_node import SchemaNode
from generator.model.source import Path
from generator.serve.answering import Clash, answer
from generator.serve.brought import BROUGHT, before_answer, brought_by, in_query, marks_of, still_told
from generator.serve.cards import EntryMap, entries_of, entry_map
from generator.serve.choices import names_at
from generator.serve.clashes import asked_clashes
from generator.serve.desk import Asked, Desk, base_of, found, go, page
from generator.serve.deviation_pages import deviations_in
from generator.serve.done import done_words
from generator.serve.draft import Draft, read_draft
from generator.serve.entries import consequences, offered_name
from generator.serve.entry_names import entry_name
from generator.serve.fields import FormField, make_field
from generator.serve.file_frame import about
from generator.serve.file_pages import ADD, NOTHING, REMEDY, REMOVE, RENAME, beside, carry_out, wanted_action
from generator.serve.form_answers import answers_in
from generator.serve.leden import names_of_leden
from generator.serve.places import address
from generator.serve.questions import topics_of
from generator.serve.reasons import standard_of
from generator.serve.remedies import MODEL_KEY, notes_for
from generator.serve.signed import has_room
from generator.serve.unfit import unfit_choices
from generator.serve.unreadable_pages import kept_unread, unreadable
from generator.serve.wording import for_page, label_of


@dataclass(frozen=True)
class FieldGroup:
    """The values of one group, or of one entry of a map."""

    path: Path
    title: str
    help: str
    fields: tuple[FormField, ...]
    entries: EntryMap | None = None
    """The map that it is, when people make its entries."""
    is_entry: bool = False

    @property
    def name(self) -> str:
        """What it is called in the form."""
        return address(self.path)


def groups(desk: Desk, asked: Asked) -> Response:
    """List the groups, with what each is about."""
    draft = desk.draft_of(found(desk, asked))
    if not draft.is_readable:
        return unreadable(desk, draft)
    role = draft.subject.model.roles.deviations
    deviating = [change.keys[0] for change in beside_model(draft.subject)]
    shown = [
        (key, label_of(node, key), for_page(node.description), _stand(draft, key, deviating.count(key)))
        for key, node in draft.root.children()
        if not (role and key == role.term) and _has_page(draft, key, node)
    ]
    return page(
        "groepen.html",
        **about(desk, draft, **beside(desk, draft, asked, leden=names_of_leden(draft))),
        groepen=shown,
        afgeweken=deviations_counted(len(deviating)),
        eigen_tekst=role is not None,
        afwijkingen=deviations_in(draft, role) if role else [],
    )


def group(
    desk: Desk, asked: Asked, clashes: Sequence[Clash] = (), refused: Mapping[str, str] = NOTHING
) -> Response:
    """Show every value in a group."""
    draft = desk.draft_of(found(desk, asked))
    if not draft.is_readable:
        return unreadable(desk, draft)
    key, signing = asked.path["id"], draft.subject.model.roles.status.signed_digest
    node = draft.root.child(key)
    if node is None or not _has_page(draft, key, node):
        return go(f"{base_of(draft.stored)}/groep")
    parts = list(_parts(draft, (key,), node))
    fields = [one for part in parts for one in part.fields]
    return page(
        "groep.html",
        409 if clashes or refused else 200,
        **about(
            desk,
            draft,
            **beside(desk, draft, asked, [(key,)]),
            bracht=brought_by(draft, topics_of(draft), asked) if BROUGHT in asked.query else None,
            net_gedaan=done_words(draft, asked),
        ),
        eerder=before_answer(draft, asked),
        titel=label_of(node, key),
        uitleg=for_page(node.description),
        delen=parts,
        kan_nog=not desk.tree.read_only and has_room(draft, fields),
        bij={one.name: notes_for(draft, one) for one in fields},
        standaard={one.name: standard_of(draft, one) for one in fields},
        past_niet=unfit_choices(draft, fields),
        gevolgen={part.name: consequences(draft, part.path) for part in parts if part.is_entry},
        korte_namen={part.name: offered_name(draft, part.path) for part in parts if part.is_entry},
        botsingen=asked_clashes(draft, clashes),
        geweigerd=refused,
        getypt=dict(asked.form),
        opgeslagen_nu=bool(asked.query.get("klaar")),
        bij_ondertekenen=(key,) == signing[:1],
    )


def group_answered(desk: Desk, asked: Asked) -> Response:
    """Store what was filled in in a group."""
    stored = found(desk, asked)
    draft = read_draft(desk.tree, desk.journal, stored)
    if not draft.is_readable:
        return kept_unread(desk, draft, asked)
    outcome = answer(desk.tree, desk.journal, draft, list(answers_in(asked, draft.root)))
    if outcome.clashes:
        return group(desk, asked, outcome.clashes)
    here = f"{base_of(stored)}/groep/{asked.path['id']}"
    action = wanted_action(asked, "opslaan")
    if action.startswith((ADD, REMOVE, RENAME, REMEDY)):
        refused = carry_out(desk, asked, action, here)
        return refused if isinstance(refused, Response) else group(desk, asked, refused=refused)
    told = still_told(asked)
    if not asked.is_live and not outcome.kept:
        told = marks_of(desk.draft_of(found(desk, asked)), asked, is_group=True)
    return go(f"{here}?{in_query({'fout' if outcome.kept else 'klaar': '1', **told})}")


def _has_page(draft: Draft, key: str, node: SchemaNode) -> bool:
    """Tell whether something is chosen as one of a group: not how far a file is, nor what it follows."""
    roles = draft.subject.model.roles
    others = {*MODEL_KEY, roles.status.term, *([roles.amendment.term] if roles.amendment else [])}
    return node.is_object or (key not in others and make_field(draft, (key,)) is not None)


def _stand(draft: Draft, key: str, deviations: int) -> str:
    """Say of a group how often it deviates from the model, or else who says anything in it."""
    if deviations:
        return f"{deviations} afwijking{'en' * (deviations > 1)}"
    if _says_anything(draft.own((key,))):
        return "ingevuld"
    return "volgt het model" if _says_anything(draft.standard((key,))) else "niets ingevuld"


def _says_anything(value: Any) -> bool:
    return any(map(_says_anything, value.values())) if isinstance(value, Mapping) else value is not None


def _parts(draft: Draft, path: Path, node: SchemaNode) -> Iterator[FieldGroup]:
    """Walk through a group and those in it; entries that are not there yet have no fields."""
    help_text = for_page(node.description) if len(path) > 1 else ""
    if node.is_identity_map:
        keys = _keys(draft, path)
        made = [make_field(draft, (*path, key)) for key in keys]
        title = label_of(node, str(path[-1]))
        entries = None if node.keyed_by else entry_map(draft, path, node)
        yield FieldGroup(path, title, help_text, tuple(one for one in made if one is not None), entries)
        for key in keys:
            child = node.child(key)
            if child is not None and child.is_object:
                yield from _of_entry(draft, (*path, key), child)
        return
    title = label_of(node, str(path[-1]))
    if not node.is_object and (single := make_field(draft, path)) is not None:
        yield FieldGroup(path, title, "", (single,))
        return
    yield from _of_group(draft, path, node, title, help_text)


def _of_entry(draft: Draft, path: Path, node: SchemaNode) -> Iterator[FieldGroup]:
    if node.is_identity_map:
        yield from _parts(draft, path, node)
        return
    is_own = path in entries_of(draft, path[:-1])
    first, *rest = _of_group(draft, path, node, entry_name(draft, path), "")
    yield FieldGroup(first.path, first.title, first.help, first.fields, None, is_own)
    yield from rest


def _of_group(draft: Draft, path: Path, node: SchemaNode, title: str, help_text: str) -> Iterator[FieldGroup]:
    fields, inner, role = [], [], draft.subject.model.roles.status
    for name, child in node.children():
        is_asked_at_signing = (*path, name) in (role.signed_digest, role.signed_file)
        made = None if is_asked_at_signing else make_field(draft, (*path, name))
        if made is not None:
            fields.append(made)
        if child.is_object:
            inner.append((name, child))
    yield FieldGroup(path, title, help_text, tuple(fields))
    for name, child in inner:
        yield from _parts(draft, (*path, name), child)


def _keys(draft: Draft, path: Path) -> list[str]:
    """List the entries of a map: those it has, those of the maps that its keys are of, and its own words."""
    node, there = draft.root.at(path), draft.value(path)
    keys = dict.fromkeys(map(str, there)) if isinstance(there, Mapping) else {}
    for one in node.keyed_by if node is not None else ():
        entries = draft.value((one,))
        keys |= dict.fromkeys(map(str, entries)) if isinstance(entries, Mapping) else {}
    words = node.spec.get("x-woorden") if node is not None and node.keyed_by else None
    if not isinstance(words, Mapping):
        return [*keys]
    names = names_at(draft, path)
    return [*(keys | dict.fromkeys(word for word in words if names.get(word, word)))]
