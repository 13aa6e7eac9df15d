"""Een getal dat 1 kan zijn, staat voor een meervoud; dan komt er "1 gesprekken".

Van een sleutel waarvan het minimum 2 of meer is, is een meervoud goed.

Goed: `{{ max_weken }} {{ max_weken | meervoud("week", "weken") }}`. Fout: `{{ max_weken }} weken`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity, Spot
from generator.language.syntax import at_line
from generator.model.schema_node import SchemaNode
from generator.model.source import parse_path
from generator.schema.mistake import types_in
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.material import material_of
from generator.tasks.lint.places import find_word

ID = "kaal-meervoud"
LEVEL = Severity.WARNING
_NUMBER = re.compile(
    r"\{\{\s*(?P<path>[\w.]+)\s*(?P<count>\|\s*aantal\s*)?(?:\|\s*voluit\s*)?\}\}[\s*]+"
    r"(?P<words>(?:[a-zé]+e\s+)?(?P<noun>[a-zé]{2,}(?:en|s)))\b"
)
_NO_NOUN = frozenset((
    "aan", "achtereen", "als", "anders", "bevatten", "binnen", "blijven", "buiten", "deels", "dus", "eens",
    "en", "gelden", "hebben", "intussen", "jaarlijks", "kunnen", "langs", "moeten", "mogen", "namens",
    "niets", "nooit", "ons", "samen", "sinds", "slechts", "soms", "staan", "steeds", "tegen", "telkens",
    "tevens", "tijdens", "toen", "tussen", "uitgezonderd", "vervolgens", "volgens", "worden", "zijn",
    "zoals", "zullen",
))  # fmt: skip
_MEASURES = ("bedrag", "procent", "datum")


def check(version: ModelContext) -> Iterator[Fault]:
    """Look for a number that can be one before a word in the plural."""
    for piece in material_of(version).pieces:
        if not piece.is_text:
            continue
        for found in _NUMBER.finditer(piece.text):
            if found["noun"] in _NO_NOUN or not _can_be_one(version, found["path"], found["count"]):
                continue
            spot = at_line(piece.spot, piece.text.count("\n", 0, found.start("words")) + 1)
            yield _fault(version, spot, found)


def _can_be_one(version: ModelContext, path: str, counted: str | None) -> bool:
    first, _, rest = path.partition(".")
    linked = version.linked.get(first)
    node = linked.root.at(parse_path(rest)) if linked else version.model.root.at(parse_path(path))
    return node is not None and (counted is not None or _number_can_be_one(node))


def _number_can_be_one(node: SchemaNode) -> bool:
    kinds = types_in(node.spec.get("type"))
    is_number = "integer" in kinds or "number" in kinds
    return is_number and node.display not in _MEASURES and node.spec.get("minimum", 0) <= 1


def _fault(version: ModelContext, spot: Spot, found: re.Match[str]) -> Fault:
    value = f"{found['path']}{' | aantal' if found['count'] else ''}"
    words = " ".join(found["words"].split())
    hint = f'Schrijf: {{{{ {value} | meervoud("…", "{words}") }}}}, met het enkelvoud op de puntjes.'
    return Fault(find_word(version, spot, found["noun"]), f'Voor "{words}" kan 1 staan.', hint)
