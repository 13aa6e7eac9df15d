"""What the model version tells an archive and a publication platform about a document.

`model.yaml` holds the elements by their own names, with clause texts as words:

    archief:
      wanneer: expression
      informatieobject:
        naam: text
        identificatie: {identificatieKenmerk: text, identificatieBron: text}

A key that starts with `@` is an attribute, and `=` the words of an element that has one. An element without
words is left out. With a gap in it there is no record at all: half a record would pass for a whole one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.errors import TemplateError
from generator.language.expressions import compile_expression
from generator.language.scope import Scope
from generator.language.texts import compile_text
from generator.model.document import Gap
from generator.model.record import Record
from generator.model.source import Path
from generator.terms.subject import CompiledModel

ROLES = ("archief", "woo")
_CONDITION = "wanneer"
_WORDS = "="
_ATTRIBUTE = "@"


class _GapError(Exception):
    """A value of the record is not there yet."""


def records_of(model: CompiledModel, scope: Scope) -> Iterator[Record]:
    """Compose the records that this file asks for and that have no gaps.

    Raises:
        TemplateError: when `model.yaml` is outside the language.
    """
    for role in ROLES:
        settings = model.settings.get(role)
        if settings is None:
            continue
        spot = model.template.model_source.value_spot((role, _CONDITION))
        if compile_expression(str(settings[_CONDITION]), spot).truth(scope) is not True:
            continue
        elements = {name: spec for name, spec in settings.items() if name != _CONDITION}
        try:
            yield _Composer(model, scope).element(role, elements, (role,))
        except _GapError:
            continue


class _Composer:
    def __init__(self, model: CompiledModel, scope: Scope) -> None:
        self._source = model.template.model_source
        self._scope = scope

    def element(self, name: str, spec: object, path: Path) -> Record:
        if isinstance(spec, str):
            return Record(name, self._words(spec, path))
        if not isinstance(spec, Mapping):
            raise TemplateError(
                f"`{name}` is een tekst of een groep elementen.", spot=self._source.key_spot(path)
            )
        attributes, children, text = [], [], ""
        for key, below in spec.items():
            if key == _WORDS:
                text = self._words(str(below), (*path, key))
            elif key.startswith(_ATTRIBUTE):
                attributes.append((key.removeprefix(_ATTRIBUTE), self._words(str(below), (*path, key))))
            else:
                children.append(self.element(key, below, (*path, key)))
        filled = tuple(child for child in children if child.text or child.children)
        return Record(name, text, tuple(attributes), filled)

    def _words(self, text: str, path: Path) -> str:
        pieces = compile_text(text, self._source.value_spot(path)).pieces(self._scope)
        if any(isinstance(piece, Gap) for piece in pieces):
            raise _GapError
        return "".join(piece.text for piece in pieces).strip()
