"""The choices that a clause depends on, with what there is to choose and what the model itself says."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.vocabulary import ENTRY, TermName, TermNames
from generator.language.showing import written
from generator.model.document import Cell, Inline, LineBreak, Table, TableKind, Text
from generator.model.schema_node import SchemaNode
from generator.model.source import parse_path
from generator.reading.standard_words import standards

NO_STANDARD = "geen: elke overeenkomst kiest zelf"
_WIDTHS = (32, 38, 30)
"""Of the columns, in percent."""
_HEADER = ("Keuze", "Mogelijkheden", "Standaard van het model")


def choices_table(vocabulary: TermNames) -> Table | None:
    """List the choices that were looked up; None when there are none."""
    rows = tuple(
        _row(named, vocabulary) for named in vocabulary.used.values() if _is_choice(named, vocabulary)
    )
    if not rows:
        return None
    header = tuple(Cell((Text(title),)) for title in _HEADER)
    return Table(TableKind.PLAIN, "", (), header, rows, _WIDTHS)


def _is_choice(named: TermName, vocabulary: TermNames) -> bool:
    node = named.node
    if (
        node is None
        or ENTRY in named.path
        or "[" in named.path
        or named.path.partition(".")[0] in vocabulary.linked
    ):
        return False
    if node.is_choice_map:
        return True
    if node.is_object and not node.is_identity_map:
        return False
    known = "enum" in node.spec or node.spec.get("type") == "boolean"
    return known or bool(standards(parse_path(named.path), node, vocabulary))


def _row(named: TermName, vocabulary: TermNames) -> tuple[Cell, ...]:
    assert named.node is not None
    found = standards(parse_path(named.path), named.node, vocabulary)
    words: list[Inline] = []
    for when, value in found:
        if words:
            words.append(LineBreak())
        words.append(Text(f"{value}, als {when}" if when else value))
    options = "; ".join(_options(named.node)) or free_words(named.node)
    return (
        Cell((Text(named.title),)), Cell((Text(options),)), Cell(tuple(words) or (Text(NO_STANDARD),))
    )  # fmt: skip


def _options(node: SchemaNode) -> Iterator[str]:
    if node.is_choice_map:
        yield from (child.own_words for _, child in node.children())
    elif node.spec.get("type") == "boolean":
        yield from ("ja", "nee")
    else:
        yield from (node.words(code) or str(code) for code in node.spec.get("enum", ()))


def free_words(node: SchemaNode) -> str:
    """Say what may be filled in where there is nothing to choose from."""
    types = node.spec.get("type")
    if node.is_identity_map:
        return "een of meer, elk met een eigen naam"
    if not {"integer", "number"} & set(types if isinstance(types, list) else [types]):
        return "een datum" if node.display == "datum" else "tekst"
    kind = {"bedrag": "een bedrag", "procent": "een percentage"}.get(node.display, "een getal")
    low, high = (node.spec.get(key) for key in ("minimum", "maximum"))
    bounds = [
        f"{word} {written(bound, node.display)}"
        for word, bound in (("vanaf", low), ("tot en met", high))
        if bound is not None
    ]
    return " ".join([kind, *bounds])
