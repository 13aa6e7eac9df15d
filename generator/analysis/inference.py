"""List the names that the texts of a model version can use, with a shape for each derived name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.analysis.landscape import SymbolTable
from generator.analysis.names_used import NameReader, NamesRead, loop_variables
from generator.analysis.shapes import ANYTHING, Constant, Shape, mixed
from generator.errors import TemplateError
from generator.findings import Spot
from generator.language.syntax import parse_expression, parse_text
from generator.model.roles import DerivedCase
from generator.terms.subject import CompiledModel


def landscape_of(model: CompiledModel, linked: Mapping[str, CompiledModel]) -> SymbolTable:
    """List the names that the texts of a version can use.

    Args:
        model: The version.
        linked: The models of other files that its texts see, under the names that they use.
    """
    infer = _Inference()
    others = {name: SymbolTable(other.roles, other.root, infer, name) for name, other in linked.items()}
    return SymbolTable(model.roles, model.root, infer, "", others)


class _Inference:
    """Finds the shape of each derived name once; one that needs itself can be anything."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Shape] = {}

    def __call__(self, landscape: SymbolTable, name: str) -> Shape:
        key = (landscape.owner, name)
        if key not in self._known:
            self._known[key] = ANYTHING
            self._known[key] = self._inferred(landscape.without_variables(), landscape.roles.derived[name])
        return self._known[key]

    def _inferred(self, landscape: SymbolTable, cases: Sequence[DerivedCase]) -> Shape:
        return mixed(_of_case(landscape, case) for case in cases)


def _of_case(landscape: SymbolTable, case: DerivedCase) -> Shape:
    if case.value is not None:
        return _of_expression(landscape, case.value.text)
    return ANYTHING if "{{" in case.text.text else Constant(case.text.text)


def _of_expression(landscape: SymbolTable, text: str) -> Shape:
    try:
        return NameReader(landscape).value(parse_expression(text, Spot("")))
    except TemplateError:
        return ANYTHING


def read_piece(landscape: SymbolTable, text: str, *, is_text: bool) -> NamesRead:
    """Read which names a text or expression uses.

    Raises:
        TemplateError: when it is not part of the language.
    """
    reader = NameReader(landscape)
    if is_text:
        reader.statements(parse_text(text, Spot("")).body)
    else:
        reader.value(parse_expression(text, Spot("")))
    return reader.reading


def read_loop(landscape: SymbolTable, names: Sequence[str], over: str) -> dict[str, Shape]:
    """Return the shapes of the names of a loop over an expression."""
    return loop_variables(_of_expression(landscape, over), names)
