"""What an editor says of a value that does not fit: one Dutch sentence for each part of a schema."""

from __future__ import annotations

from generator.model.schema_node import SchemaNode
from generator.schema.mistake import types_in
from generator.schema.snippets import written

_MOST = 12
"""Keys or choices that fit in one message."""
_DATE = "Schrijf een datum als jjjj-mm-dd, bijvoorbeeld 2027-01-01."
_YES_NO = "Schrijf true (ja) of false (nee)."
_LIST = "Hier hoort een lijst: begin elke regel met een streepje."


def message_for(node: SchemaNode) -> str:
    """Say what belongs at a part of a file."""
    own = node.spec.get("patternErrorMessage")
    if own:
        return str(own)
    types = types_in(node.spec.get("type"))
    if "object" in types:
        return _group(node)
    if "enum" in node.spec or "const" in node.spec:
        return _choice([written(code) for code in node.spec.get("enum", [node.spec.get("const")])])
    if "boolean" in types:
        return _YES_NO
    if "array" in types:
        return _LIST
    if node.display == "datum" or node.spec.get("format") == "date":
        return _DATE
    return _single(node, types)


def missing(key: str) -> str:
    """Say that a key is absent."""
    return f"Hier ontbreekt {key}."


def _single(node: SchemaNode, types: tuple[str, ...]) -> str:
    examples = node.spec.get("examples")
    example = f", bijvoorbeeld {written(examples[0])}" if examples else ""
    word = node.spec.get("then", {}).get("const")
    other = f", of schrijf {word}" if word else ""
    if "integer" in types:
        return f"Schrijf een heel getal, zonder aanhalingstekens{example}{other}."
    if "number" in types:
        return f"Schrijf een getal met cijfers en zo nodig een punt, zonder aanhalingstekens{example}{other}."
    return f"Schrijf tekst; zet een getal tussen aanhalingstekens{example}."


def _group(node: SchemaNode) -> str:
    names = node.property_names
    word = node.spec.get("then", {}).get("const")
    other = f" Of schrijf {word}." if word else ""
    if node.is_identity_map:
        return f"Hier horen eigen namen, elk op een regel, met de gegevens eronder.{other}"
    if not names:
        return f"Hieronder hoort niets.{other}"
    listed = ", ".join(names) if len(names) <= _MOST else "kies er een die de editor voorstelt"
    return f"Hier horen alleen deze woorden, elk op een eigen regel met een dubbele punt: {listed}.{other}"


def _choice(codes: list[str]) -> str:
    if len(codes) == 1:
        return f"Schrijf {codes[0]}."
    if len(codes) > _MOST:
        return "Kies een van de woorden die de editor voorstelt."
    *first, last = codes
    return f"Kies {', '.join(first)} of {last}."
