"""Own text for a lid, chosen by pointing at it in the document, with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from starlette.responses import Response

from generator.errors import WorkspaceError
from generator.model.roles import DeviationKind, DeviationsRole
from generator.model.source import Path
from generator.output import sha256
from generator.serve.answering import Outcome, store
from generator.serve.desk import Asked, Desk, base_of, found, go, page
from generator.serve.draft import Draft
from generator.serve.file_frame import about
from generator.serve.file_pages import beside
from generator.serve.leden import lid_text, names_of_leden, place_name, titles_of_articles
from generator.serve.remedies import note_for, weighty
from generator.serve.said_back import said_back
from generator.serve.signed import refuse_signed
from generator.serve.unreadable_pages import unreadable

_WITHOUT_TEXT = "Vul de eigen tekst in, of kies dat het lid vervalt."
_AS_THE_MODEL = "Dit is nog de tekst van het model. Maak er uw eigen tekst van, of kies wat er anders moet."
_CHANGED = (
    "Deze tekst is ondertussen ook elders gewijzigd. Er staat nu: {}. "
    "Sla opnieuw op om uw tekst te gebruiken, of kies dit lid opnieuw om de andere te houden."
)
_WITHOUT_REASON = "Vul in waarom u afwijkt."


@dataclass(frozen=True)
class OwnText:
    """What somebody wants with a lid."""

    kind: DeviationKind
    text: str
    reason: str

    @property
    def digest(self) -> str:
        """What tells whether somebody changed it meanwhile."""
        return sha256(repr((self.kind.value, self.text, self.reason)).encode("utf-8"))[:16]

    @property
    def words(self) -> str:
        """What it says, in a sentence."""
        return "het lid vervalt" if self.kind is DeviationKind.LAPSES else f"“{self.text}”"

    @property
    def wrong(self) -> list[tuple[str, str]]:
        """List the fields where something is missing, each with what to do."""
        is_missing = self.kind is not DeviationKind.LAPSES and not self.text
        found = [("tekst", _WITHOUT_TEXT)] if is_missing else []
        return found if self.reason else [*found, ("motivering", _WITHOUT_REASON)]


def own_text(desk: Desk, asked: Asked) -> Response:
    """Show the document to point at a lid, or the form for one lid."""
    draft = desk.draft_of(found(desk, asked))
    role = draft.subject.model.roles.deviations if draft.is_readable else None
    if role is None:
        return unreadable(desk, draft) if not draft.is_readable else go(f"{base_of(draft.stored)}/groep")
    names, lid = names_of_leden(draft), asked.query.get("lid", "")
    if lid not in names:
        side = beside(desk, draft, asked, leden=names)
        shown = str(side["blad"].html) if side["blad"] else ""
        articles = {f"d-{id}": title for id, title in titles_of_articles(draft).items()}
        articles = {id: title for id, title in articles.items() if f'id="{id}"' in shown}
        return page("kies_lid.html", **about(desk, draft, **side), artikelen=articles)
    return _form(desk, draft, asked, lid, _said(draft, role, lid))


def own_text_written(desk: Desk, asked: Asked) -> Response:
    """Write own text for a lid, with why; or go back to the model."""
    draft = desk.draft_of(found(desk, asked))
    desk.tree.refuse_reading_only()
    if not draft.is_readable:
        return unreadable(desk, draft, ingevuld=said_back(desk, asked))
    role = draft.subject.model.roles.deviations
    base, lid = base_of(draft.stored), asked.one("lid")
    if role is None or lid not in names_of_leden(draft):
        raise WorkspaceError("Dit lid is er niet (meer).", hint="Kies een ander lid.")
    refuse_signed(draft, [(role.term, lid)])
    if asked.one("doe") == "terug":
        store(desk.tree, desk.journal, draft, {(role.term, lid): None}, Outcome())
        return go(f"{base}/eigen-tekst?lid={lid}&klaar=1")
    wanted, now = _asked(asked, role), _said(draft, role, lid)
    wrong = wanted.wrong
    if wanted.text and wanted.text.strip() == lid_text(draft, lid).typed:
        wrong = [("tekst", _AS_THE_MODEL), *wrong]
    if asked.one("was") not in ("", now.digest) and now != wanted:
        wrong = [("tekst", _CHANGED.format(now.words))]
    if wrong:
        return _form(desk, draft, asked, lid, wanted, wrong)
    codes = {kind: code for code, kind in role.codes.items()}
    changes: dict[Path, str | None] = {
        (role.term, lid, role.kind): codes[wanted.kind],
        (role.term, lid, role.text): wanted.text or None,
        (role.term, lid, role.motivation): wanted.reason,
    }
    outcome = Outcome()
    store(desk.tree, desk.journal, draft, changes, outcome)
    return go(f"{base}/eigen-tekst?lid={lid}{'' if outcome.kept else '&klaar=1'}")


def _form(
    desk: Desk,
    draft: Draft,
    asked: Asked,
    lid: str,
    shown: OwnText,
    wrong: Sequence[tuple[str, str]] = (),
) -> Response:
    role = draft.subject.model.roles.deviations
    assert role is not None
    model, is_there = lid_text(draft, lid), draft.own((role.term, lid)) is not None
    if not wrong and not is_there and not shown.text:
        shown = replace(shown, text=model.typed)
    return page(
        "eigen_tekst.html",
        409 if wrong else 200,
        **about(desk, draft, **beside(desk, draft, asked, leden=names_of_leden(draft), lid=lid)),
        lid=lid,
        model=model,
        nu=shown,
        was=_said(draft, role, lid).digest,
        mis=dict(wrong),
        bestaat=is_there,
        klaar=bool(asked.query.get("klaar")),
        notities=[note_for(draft, one) for one in weighty(draft.about((role.term, lid)))],
    )


def _said(draft: Draft, role: DeviationsRole, lid: str) -> OwnText:
    """Read what a file says about a lid now, and what was typed and is not in it yet."""
    words = {
        key: draft.unsound.get((role.term, lid, key)) or str(draft.own((role.term, lid, key)) or "")
        for key in (role.kind, role.text, role.motivation)
    }
    kind = role.codes.get(words[role.kind], DeviationKind.REPLACES)
    return OwnText(kind, words[role.text].strip(), words[role.motivation].strip())


def _asked(asked: Asked, role: DeviationsRole) -> OwnText:
    kinds = {kind.value: kind for kind in role.codes.values()}
    kind = kinds.get(asked.one("soort"), DeviationKind.REPLACES)
    lines = asked.one("tekst").replace("\r\n", "\n").split("\n")
    text = "" if kind is DeviationKind.LAPSES else "\n".join(line.rstrip() for line in lines).strip()
    text += "\n" if "\n" in text else ""
    return OwnText(kind, text, " ".join(asked.one("motivering").split()))


def deviations_in(draft: Draft, role: DeviationsRole) -> list[tuple[str, str, str]]:
    """List the places with a text of their own: where each is changed, how it is called, and the reason."""
    own, base = draft.own((role.term,)), base_of(draft.stored)
    if not isinstance(own, Mapping):
        return []
    names = names_of_leden(draft)
    found_places = []
    for key, one in own.items():
        is_lid = str(key) in names
        address = f"{base}/eigen-tekst?lid={key}" if is_lid else f"{base}/groep/{role.term}"
        reason = str(one.get(role.motivation) or "") if isinstance(one, Mapping) else ""
        found_places.append((address, place_name(draft, str(key)), reason))
    return found_places
