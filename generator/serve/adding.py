"""A new entry of a map, as a form asks for it."""

from __future__ import annotations

from starlette.responses import Response

from generator.errors import EditError, WorkspaceError
from generator.model.source import Path, value_at
from generator.serve.answering import refuse_mistakes
from generator.serve.desk import Asked, Desk, go
from generator.serve.draft import Draft
from generator.serve.entries import NewEntry, made_mark, why_not, with_new_entry
from generator.serve.places import address, path_at
from generator.serve.signed import refuse_signed
from generator.serve.wording import for_page
from generator.tasks.municipalities import add_municipality, new_municipality
from generator.validate.checks.gemeentecode import unlisted
from generator.yaml_text.editor import Editor

NEW, MORE = "nieuw:", "::"
"""Before the name of a new entry in a form, and between its group and what else it needs."""
_IN_USE = "Die naam of code staat al in de lijst, bij een andere."


def names_typed(asked: Asked) -> list[str]:
    """List the maps for which a form has the name of a new entry."""
    return [name for name, words in asked.named(NEW).items() if MORE not in name and words[0].strip()]


def add_entry(desk: Desk, draft: Draft, asked: Asked, name: str, here: str) -> Response | dict[str, str]:
    """Add an entry to a map; where that cannot be, say why.

    Raises:
        OutputError: when a file cannot be written.
        SignedError: when what it comes in was signed.
    """
    path = path_at(name)
    refuse_signed(draft, [(*path, "")])
    more = {key: words[0].strip() for key, words in asked.named(f"{NEW}{name}{MORE}").items()}
    new, towns = NewEntry(path, asked.one(f"{NEW}{name}").strip(), more), desk.towns()
    try:
        text, entry = with_new_entry(draft, new, towns)
        refuse_mistakes(draft, text, "")
        _add_to_list(desk, draft, text, entry)
    except EditError:
        return {name: why_not(draft, new, towns)}
    except WorkspaceError as error:
        return {name: for_page(error.message) or _IN_USE}
    with desk.journal.writing(draft.stored.label) as pages:
        desk.tree.replace(draft.stored, text)
        pages.tick(made_mark(entry))
    return go(f"{here}#k-{address(entry).replace('/', '-')}")


def _add_to_list(desk: Desk, draft: Draft, text: str, entry: Path) -> None:
    about = value_at(Editor(text, draft.root).data, entry)
    town = unlisted(entry[:-1], about, desk.towns()) if isinstance(about, dict) else None
    if town is not None:
        add_municipality(desk.templates, new_municipality(desk.templates, town.name, town.code))
