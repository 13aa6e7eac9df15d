"""What the model version tells an archive and a publication platform about a document.

An element without words is left out. With a gap in it there is no record at all: half a record would pass for
a whole one.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.language.expressions import compile_expression
from generator.language.scope import Scope
from generator.language.texts import compile_text
from generator.model.document import Gap
from generator.model.placed_text import PlacedText
from generator.model.record import Record
from generator.model.roles import RecordElement
from generator.terms.subject import CompiledModel


class _GapError(Exception):
    """A value of the record is not there yet."""


def records_of(model: CompiledModel, scope: Scope) -> Iterator[Record]:
    """Compose the records that this file asks for and that have no gaps.

    Raises:
        TemplateError: when `model.yaml` is outside the language.
    """
    for role in model.roles.records:
        if compile_expression(role.condition.text, role.condition.spot).truth(scope) is not True:
            continue
        try:
            yield _record(role.name, role.element, scope)
        except _GapError:
            continue


def _record(name: str, element: RecordElement, scope: Scope) -> Record:
    attributes = tuple((key, _words(placed, scope)) for key, placed in element.attributes.items())
    children = [_record(key, child, scope) for key, child in element.children.items()]
    filled = tuple(child for child in children if child.text or child.children)
    text = _words(element.words, scope) if element.words else ""
    return Record(name, text, attributes, filled)


def _words(placed: PlacedText, scope: Scope) -> str:
    pieces = compile_text(placed.text, placed.spot).pieces(scope)
    if any(isinstance(piece, Gap) for piece in pieces):
        raise _GapError
    return "".join(piece.text for piece in pieces).strip()
