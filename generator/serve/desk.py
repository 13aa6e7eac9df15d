"""What all pages share: the content, the journal, and how a page is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any
from urllib.parse import parse_qsl, quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, RedirectResponse, Response

from generator.load.municipalities import read_municipalities
from generator.load.plain_text import without_unseen
from generator.model.schema_node import SchemaNode
from generator.model.template import Municipality
from generator.serve.content import Stored, WorkTree
from generator.serve.deliveries import Deliveries
from generator.serve.draft import Draft, open_draft
from generator.serve.journal import Journal
from generator.serve.paper import Papers
from generator.serve.places import address
from generator.serve.wording import for_page, sentence_case
from generator.workspace import TEMPLATES as TEMPLATES_FOLDER

TEMPLATES = FilePath(__file__).parent / "templates"
STATIC = FilePath(__file__).parent / "static"


@dataclass
class Desk:
    """The workbench of one content folder."""

    tree: WorkTree
    journal: Journal
    papers: Papers = field(default_factory=Papers)
    deliveries: Deliveries = field(default_factory=Deliveries)
    known: dict[tuple[str, str], SchemaNode] = field(default_factory=dict)
    """The schema of each file, by folder and name, when it could be read last: open pages may ask for it."""

    def draft_of(self, stored: Stored) -> Draft:
        """Read a file as pages show it."""
        draft = open_draft(self.tree, self.journal, stored)
        if draft.is_readable:
            self.known[stored.folder, stored.name] = draft.root
        return draft

    @property
    def templates(self) -> FilePath:
        """Where the model texts are."""
        return self.tree.workspace.root / TEMPLATES_FOLDER

    def towns(self) -> Mapping[str, Municipality]:
        """Read the municipalities by CBS code."""
        return read_municipalities(self.templates)


@dataclass(frozen=True)
class Asked:
    """A request, read."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    form: Sequence[tuple[str, str]] = ()
    is_live: bool = False
    """Whether the script of the page asks, to show what an answer changes."""

    def all(self, name: str) -> list[str]:
        """Return everything that was sent under a name."""
        return [value for key, value in self.form if key == name]

    def one(self, name: str) -> str:
        """Return what was sent under a name; empty when nothing was."""
        return next(iter(self.all(name)), "")

    def named(self, prefix: str) -> dict[str, list[str]]:
        """Return what was sent under names that begin with a prefix, without it."""
        found: dict[str, list[str]] = {}
        for key, value in self.form:
            if key.startswith(prefix):
                found.setdefault(key.removeprefix(prefix), []).append(value)
        return found


def read_form(body: bytes) -> list[tuple[str, str]]:
    """Read a form as a browser sends it; signs that nobody sees, such as Word pastes along, are left out.

    Raises:
        ValueError: when it is no form.
    """
    pairs = parse_qsl(
        body.decode("utf-8"), keep_blank_values=True, strict_parsing=bool(body), max_num_fields=4000
    )
    return [(name, without_unseen(value)) for name, value in pairs]


def base_of(stored: Stored) -> str:
    """Return the address below which the pages of a file are."""
    return f"/o/{quote(stored.folder, safe='')}/{quote(stored.name, safe='')}"


def page(
    template: str, status: int = 200, /, headers: Mapping[str, str] | None = None, **values: Any
) -> Response:
    """Make a page."""
    return HTMLResponse(_environment().get_template(template).render(values), status, headers)


def go(place: str) -> Response:
    """Send the browser to another page."""
    return RedirectResponse(place, 303)


def begun_anew(desk: Desk, stored: Stored) -> Response:
    """Go to a file that was just made; what is kept of an earlier one with its name is not of this one."""
    with desk.journal.writing(stored.label) as pages:
        pages.forget_all()
    return go(f"{base_of(stored)}/")


def found(desk: Desk, asked: Asked) -> Stored:
    """Read the file that an address names.

    Raises:
        WorkspaceError: when there is none.
    """
    return desk.tree.find(asked.path["map"], asked.path["naam"])


@lru_cache(maxsize=1)
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"adres": address, "hoofdletter": sentence_case, "vel": for_page}
    return made
