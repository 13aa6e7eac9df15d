"""Where a value is printed: everything that a reader sees of a document is looked through."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.compare.reach import Composed, with_places
from generator.compare.sides import Sides
from generator.compare.terms import choices
from generator.model.change import TermChange
from generator.model.document import Document
from generator.render.outline_writer import write_outline
from generator.tasks.side_reader import SideReader
from generator.workspace import Workspace
from tests.acceptance.content import ROOT

NAMES = ("oldambt", "stadskanaal", "veendam", "groningen")


@pytest.fixture(params=NAMES)
def stated(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[list[TermChange], list[Composed]]:
    """The choices of an agreement with their places, and its documents."""
    name = f"agreements/{request.param}"
    reader = SideReader(Sides(Workspace(ROOT), tmp_path, ROOT).working_tree())
    subject = reader.subject(name)
    assert subject is not None
    documents = reader.documents(name, subject, {}) or []
    return with_places(choices(subject), [], documents, {}), documents


def _printed(document: Document) -> str:
    return f"{document.meta.header}\n{document.meta.footer}\n{write_outline(document).decode()}"


def test_a_value_whose_words_are_printed_anywhere_is_printed_somewhere(
    stated: tuple[list[TermChange], list[Composed]],
) -> None:
    """Words of some length, that no sentence of the model has by chance, are looked up in the documents."""
    changes, documents = stated
    text = "\n".join(_printed(one.document) for one in documents)
    telling = [one for one in changes if re.search(r"\d", one.new.text) and len(one.new.text) > 7]
    shown = [one for one in telling if re.search(rf"(?<![\w-]){re.escape(one.new.text)}(?![\w-])", text)]
    assert len(shown) > 3
    assert [one.path for one in shown if not one.places] == []


def test_a_mark_a_name_and_the_version_of_the_model_stand_outside_the_articles(
    stated: tuple[list[TermChange], list[Composed]],
) -> None:
    changes, documents = stated
    own = {one.document.meta.kenmerk for one in documents if not one.link}
    places = {one.path: [place.text for place in one.places] for one in changes}
    assert places["model"] == ["Kop- en voettekst"]
    assert (places["kenmerk"][:1] == ["Titel"]) == (
        next(one.new.text for one in changes if one.path == "kenmerk") in own
    )
    municipality = next(path for path in places if path.startswith("gemeenten."))
    assert "Kop- en voettekst" in places[municipality]
