"""Every text and expression of a model version, with its place and the names that only it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property

from generator.analysis.inference import read_loop
from generator.analysis.landscape import SymbolTable
from generator.analysis.shapes import ANYTHING, Shape
from generator.errors import TemplateError
from generator.findings import Severity, Spot
from generator.language.expressions import compile_expression
from generator.language.scope import DERIVED
from generator.language.texts import compile_text
from generator.model.source import Path, YamlSource
from generator.model.template import Clause, TemplateVersion
from generator.schema.forms import CONDITION, EXPRESSION, MODEL, SENTENCE, TEXT, placed_values
from generator.tasks.lint.schema_places import SchemaTerm
from generator.validate.rule_proposals import proposal_expressions
from generator.validate.rules import TODAY

_RULE_EXPRESSIONS = ("wanneer", "eis", "wijst_naar")
_RULE_TEXTS = ("melding", "uitleg")


@dataclass(frozen=True, eq=False)
class Piece:
    """A text or an expression."""

    text: str
    spot: Spot
    is_text: bool
    defines: str = ""
    """The derived name that it is part of."""
    is_open: bool = False
    """Whether the program adds names of its own when it fills this text."""
    variables: Mapping[str, Shape] = field(default_factory=dict)

    @cached_property
    def error(self) -> TemplateError | None:
        """What is wrong with it as a piece of the template language."""
        try:
            (compile_text if self.is_text else compile_expression)(self.text, self.spot)
        except TemplateError as error:
            return error
        return None


def clause_pieces(clause: Clause) -> Iterator[Piece]:
    """Walk through the texts of a clause."""
    yield Piece(clause.title, clause.spot("titel"), is_text=True)
    if clause.wanneer.strip():
        yield Piece(clause.wanneer, clause.spot("wanneer"), is_text=False)
    if clause.anders.strip():
        yield Piece(clause.anders.strip(), clause.spot("anders"), is_text=True)
    yield Piece(clause.body, clause.body_spot, is_text=True)


def model_pieces(source: YamlSource) -> Iterator[Piece]:
    """Walk through the texts and expressions of model.yaml."""
    for path, value, kind in placed_values(MODEL, source.data):
        text, spot = str(value), source.value_spot(path)
        defines = str(path[1]) if path[0] == DERIVED and len(path) > 1 else ""
        if kind in (CONDITION, EXPRESSION):
            yield Piece(text, spot, is_text=False, defines=defines)
        elif kind in (TEXT, SENTENCE) and ("{{" in text or "{%" in text):
            yield Piece(text, spot, is_text=True, defines=defines, is_open=kind == SENTENCE)


def standard_pieces(template: TemplateVersion) -> Iterator[Piece]:
    """Walk through the conditions of standaard.yaml."""
    for index, entry in enumerate(template.standaard):
        if entry.get("wanneer") is not None:
            spot = template.standaard_source.value_spot((index, "wanneer"))
            yield Piece(str(entry["wanneer"]), spot, is_text=False)


def rule_pieces(template: TemplateVersion, landscape: SymbolTable) -> Iterator[Piece]:
    """Walk through the texts and expressions of regels.yaml, with the names of their loops."""
    source = template.regels_source
    for index, entry in enumerate(template.regels):
        variables: dict[str, Shape] = {}
        if entry.get("niveau") == Severity.WARNING:
            variables[TODAY] = ANYTHING
        loops = entry.get("voor_elk")
        for names, over in loops.items() if isinstance(loops, Mapping) else ():
            yield Piece(
                str(over), source.value_spot((index, "voor_elk", names)), False, variables=dict(variables)
            )
            targets = [name.strip() for name in names.split(",")]
            variables |= read_loop(landscape.with_variables(variables), targets, str(over))
        for key in (*_RULE_EXPRESSIONS, *_RULE_TEXTS):
            if entry.get(key) is not None:
                spot = source.value_spot((index, key))
                yield Piece(str(entry[key]), spot, key in _RULE_TEXTS, variables=variables)
        with suppress(TemplateError):  # what is wrong there, trying the examples tells
            for one in proposal_expressions(source, index, entry):
                yield Piece(one.text, one.spot, False, variables=variables)


def duty_pieces(terms: list[SchemaTerm], landscape: SymbolTable, source: YamlSource) -> Iterator[Piece]:
    """Walk through the conditions under which a term is mandatory, with the group that holds it as `dit`."""
    seen: set[Path] = set()
    for term in terms:
        duty = term.spec.get("x-verplicht")
        place = (*term.place, "x-verplicht", "wanneer")
        if not isinstance(duty, Mapping) or "wanneer" not in duty or place in seen:
            continue
        seen.add(place)
        yield Piece(
            str(duty["wanneer"]),
            source.value_spot(place),
            False,
            variables={"dit": term.group_shape(landscape)},
        )
