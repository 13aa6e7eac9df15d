"""What a deviation takes out of its own place, and other places of the document still say."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import takewhile

from generator.findings import Severity
from generator.language.dutch import NUMBER_WORDS, joined
from generator.language.values import Term
from generator.model.document import Field
from generator.model.roles import DeviationKind
from generator.model.schema_node import SchemaNode
from generator.model.source import Path
from generator.terms.deviations import Deviation
from generator.terms.leden import Lid, Provision
from generator.terms.pointing import Remark

RULE = "afwijking-elders"
_SOURCE = "ontwerpkeuze"
_MESSAGE = 'Wat bij "{}" {}, staat elders nog: {}.'
_WAYS = {
    DeviationKind.REPLACES: (
        "door eigen tekst is vervangen",
        "Zegt uw tekst iets anders, verander dan ook {}. Geldt het nog wel, noem het dan ook in uw tekst.",
    ),
    DeviationKind.LAPSES: (
        "vervalt",
        "Kijk na of dat zonder deze bepaling nog klopt. Klopt het niet, verander dan {}, of geef de bepaling "
        "eigen tekst met `soort: vervangt`.",
    ),
}
_ALSO = " U kunt ook afwijken van {}."
_FIGURES = re.compile(r"[0-9][0-9.,]*%?")


def restated(
    deviation: Deviation,
    going: Collection[str],
    documents: Sequence[Mapping[str, Provision]],
    root: SchemaNode,
) -> Remark | None:
    """Name the values of a replaced or lapsed text that other places state, and the own text does not.

    Names do not count: those of the parties stand everywhere.

    Args:
        deviation: It replaces a text of the model, or lets it lapse.
        going: The keys of all deviations that do.
        documents: The sections of each document by id.
        root: The schema of the terms.
    """
    own = _plain(str(deviation.text.raw)) if isinstance(deviation.text, Term) else ""
    if deviation.kind not in _WAYS or (deviation.kind is DeviationKind.REPLACES and not own):
        return None
    places: dict[tuple[str, ...], dict[str, Field]] = {}
    articles: dict[str, None] = {}
    for document in documents:
        taken = {value.paths for lid in _taken(deviation, document) for value in lid.stated}
        for provision, lid in _staying(going, document):
            for value in lid.stated:
                if value.paths in taken and _is_agreed(value, root) and not _says(own, value):
                    words = f'lid "{lid.id}" van {provision.words}' if lid.id else provision.words
                    places.setdefault(value.paths, {}).setdefault(words, value)
                    articles |= {words: None} if provision.is_article else {}
    if not places:
        return None
    what, hint = _WAYS[deviation.kind]
    keys = dict.fromkeys(_key(path) for paths in places for path in paths)
    hint = hint.format(_listed([f"`{key}`" for key in keys], "of"))
    hint += _ALSO.format(_listed(list(articles))) if articles else ""
    message = _MESSAGE.format(deviation.key, what, _told(places))
    return Remark(RULE, Severity.WARNING, message, hint, _SOURCE)


def _taken(deviation: Deviation, document: Mapping[str, Provision]) -> Iterator[Lid]:
    provision = document.get(deviation.article)
    for lid in provision.leden if provision else ():
        if not deviation.lid or lid.id == deviation.lid:
            yield lid


def _staying(going: Collection[str], document: Mapping[str, Provision]) -> Iterator[tuple[Provision, Lid]]:
    for provision in document.values():
        for lid in provision.leden if provision.id not in going else ():
            if f"{provision.id}.{lid.id}" not in going:
                yield provision, lid


def _is_agreed(value: Field, root: SchemaNode) -> bool:
    """Tell whether a value is something of this file that is agreed, and not only a name."""
    nodes = [root.at(_path(path)) for path in value.paths]
    return all(node is not None and not node.is_name for node in nodes)


def _says(own: str, value: Field) -> bool:
    """Tell whether an own text has a value in it, in figures or in words."""
    text = _plain(value.text).removeprefix("€ ")
    ways = {text}
    if _FIGURES.fullmatch(text):
        ways.add(text.replace(".", ""))
    if text.isdecimal() and 1 < int(text) < len(NUMBER_WORDS):
        ways.add(NUMBER_WORDS[int(text)])
    if text == "1":
        ways.add("één")
    found = (rf"(?<!\w)(?<![0-9][.,]){re.escape(way)}(?!\w|[.,][0-9])" for way in ways)
    return any(re.search(pattern, own) for pattern in found)


def _told(places: Mapping[tuple[str, ...], Mapping[str, Field]]) -> str:
    together: dict[tuple[str, ...], list[str]] = {}
    for stated in places.values():
        value = next(iter(stated.values()))
        about = "" if value.computed or value.title == value.text else f" ({value.title})"
        together.setdefault(tuple(stated), []).append(f"{' '.join(value.text.split())}{about}")
    return "; ".join(f"{_listed(values)} in {_listed(words)}" for words, values in together.items())


def _listed(words: Sequence[str], last: str = "en") -> str:
    return "".join(joined(words, ", ", f" {last} "))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _path(dotted: str) -> Path:
    return tuple(int(key) if key.isdecimal() else key for key in dotted.split("."))


def _key(dotted: str) -> str:
    """Write a path up to the list that it leads into."""
    return ".".join(takewhile(lambda key: not key.isdecimal(), dotted.split(".")))
