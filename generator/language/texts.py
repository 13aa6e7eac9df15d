"""Texts with values and conditions in them: compile once, fill for each document.

Filling gives chunks: words of the template, printed pieces, and block gaps where a condition or a list waits
for a choice. What is done with chunks (Markdown, a plain sentence) is the caller's business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.errors import TemplateError
from generator.findings import Spot
from generator.language import nodes
from generator.language.expressions import Evaluator, compile_node, truth_of
from generator.language.filters import WrongUseError, entries_of
from generator.language.lid_syntax import anchors_in
from generator.language.outcomes import noted, of_branch
from generator.language.scope import Scope
from generator.language.showing import NotPrintableError, choice_gap, gap_for, pieces_of
from generator.language.syntax import at_line, parse_text
from generator.language.values import Piece, Unknown, Value, is_unknown
from generator.model.document import Gap, Text


@dataclass(frozen=True)
class Words:
    """Words of the template itself, and the line they start on."""

    text: str
    line: int


@dataclass(frozen=True)
class BlockGap:
    """A whole branch that waits for a choice."""

    gap: Gap
    sample: str
    """The first words of the branch, which tell what kind of block it is."""
    anchors: frozenset[str]
    """Anchors that the branch might have had."""


@dataclass(frozen=True)
class Printed:
    """A printed piece, and the line it is on."""

    piece: Piece
    line: int


Chunk: TypeAlias = Words | Printed | BlockGap
Filler: TypeAlias = Callable[[Scope], Iterator[Chunk]]


@dataclass(frozen=True)
class CompiledText:
    """A text ready to be filled."""

    spot: Spot
    run: Filler
    anchors: frozenset[str] = field(default=frozenset())
    """Every anchor the text can have, whatever the conditions say."""

    def chunks(self, scope: Scope) -> Iterator[Chunk]:
        """Fill the text.

        Raises:
            TemplateError: when it does not fit the schema or its values.
        """
        return self.run(scope)

    def pieces(self, scope: Scope) -> tuple[Piece, ...]:
        """Fill a text that holds no Markdown."""
        return tuple(_piece(chunk) for chunk in self.run(scope) if not _is_empty(chunk))

    def plain(self, scope: Scope) -> str:
        """Fill a text and forget the paths: for messages, headers and metadata."""
        return "".join(piece.text for piece in self.pieces(scope))


def compile_text(text: str, spot: Spot) -> CompiledText:
    """Compile a text whose first line stands at `spot`.

    Raises:
        TemplateError: when it uses something outside the language.
    """
    tree = parse_text(text, spot)
    return CompiledText(
        spot, _sequence(tree.body, spot), _anchors(tree.body) if "{#" in text else frozenset()
    )


def _piece(chunk: Chunk) -> Piece:
    match chunk:
        case Words():
            return Text(chunk.text)
        case Printed():
            return chunk.piece
        case BlockGap():
            return chunk.gap


def _is_empty(chunk: Chunk) -> bool:
    return isinstance(chunk, Words) and not chunk.text


def _sequence(body: list[nodes.Node], spot: Spot) -> Filler:
    fillers = [_statement(node, spot) for node in body]

    def run(scope: Scope) -> Iterator[Chunk]:
        for filler in fillers:
            yield from filler(scope)

    return run


def _statement(node: nodes.Node, spot: Spot) -> Filler:
    match node:
        case nodes.Output():
            return _output(node, spot)
        case nodes.If():
            return _if(node, spot)
        case nodes.For():
            return _for(node, spot)
        case _:
            raise TemplateError(
                f"De sjabloontaal kent dit blok niet ({type(node).__name__}).",
                spot=at_line(spot, node.lineno),
                hint="Toegestaan zijn {% if %} en {% for %}.",
            )


def _output(node: nodes.Output, spot: Spot) -> Filler:
    parts: list[Words | tuple[Evaluator, int]] = []
    for part in node.nodes:
        if isinstance(part, nodes.TemplateData):
            parts.append(Words(part.data, part.lineno))
        else:
            parts.append((compile_node(part, spot), part.lineno))

    def run(scope: Scope) -> Iterator[Chunk]:
        for part in parts:
            if isinstance(part, Words):
                yield part
                continue
            evaluate, line = part
            try:
                pieces = pieces_of(evaluate(scope))
            except NotPrintableError as error:
                raise TemplateError(str(error), spot=at_line(spot, line)) from error
            for piece in pieces:
                yield Printed(piece, line)

    return run


def _if(node: nodes.If, spot: Spot) -> Filler:
    branches = [
        (of_branch(branch, spot), compile_node(branch.test, spot), _sequence(branch.body, spot))
        for branch in (node, *node.elif_)
    ]
    otherwise = _sequence(node.else_, spot)
    bodies = [*node.body, *(part for branch in node.elif_ for part in branch.body), *node.else_]
    sample, anchors = _sample(bodies), _anchors(bodies)
    here = at_line(spot, node.lineno)

    def run(scope: Scope) -> Iterator[Chunk]:
        for condition, test, body in branches:
            truth = noted(condition, truth_of(test(scope), here))
            if isinstance(truth, Unknown):
                yield BlockGap(choice_gap(truth), sample, anchors)
                return
            if truth:
                yield from body(scope)
                return
        yield from otherwise(scope)

    return run


def _for(node: nodes.For, spot: Spot) -> Filler:
    names = _targets(node.target, spot)
    if node.else_ or node.test or node.recursive:
        raise TemplateError("Een herhaling kent hier geen `else`, `if` of `recursive`.", spot=spot)
    collection, body = compile_node(node.iter, spot), _sequence(node.body, spot)
    sample, anchors = _sample(node.body), _anchors(node.body)
    here = at_line(spot, node.lineno)

    def run(scope: Scope) -> Iterator[Chunk]:
        value = collection(scope)
        if is_unknown(value):
            yield BlockGap(gap_for(value), sample, anchors)
            return
        try:
            entries = entries_of(scope, value)
        except WrongUseError as error:
            raise TemplateError(str(error), spot=here) from error
        for index, entry in enumerate(entries, start=1):
            values = entry if len(names) == 2 else entry[1:]
            bound: dict[str, Value] = dict(zip(names, values, strict=True))
            bound["loop"] = {"first": index == 1, "last": index == len(entries), "index": index}
            yield from body(scope.with_names(bound))

    return run


def _targets(target: nodes.Node, spot: Spot) -> list[str]:
    names = target.items if isinstance(target, nodes.Tuple) else [target]
    if not 1 <= len(names) <= 2 or not all(isinstance(name, nodes.Name) for name in names):
        raise TemplateError("Een herhaling heeft een of twee namen: {% for id, waarde in … %}.", spot=spot)
    return [name.name for name in names if isinstance(name, nodes.Name)]


def _data(body: list[nodes.Node]) -> Iterator[str]:
    for node in body:
        for output in (node,) if isinstance(node, nodes.TemplateData) else node.find_all(nodes.TemplateData):
            yield output.data


def _sample(body: list[nodes.Node]) -> str:
    for text in _data(body):
        for line in text.split("\n"):
            if line.strip():
                return line
    return ""


def _anchors(body: list[nodes.Node]) -> frozenset[str]:
    return frozenset(anchor for text in _data(body) for anchor in anchors_in(text))
