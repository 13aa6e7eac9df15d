"""How RIGG writes: `templates/schrijfwijzer.yaml`, which the advice about language follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.errors import TemplateError
from generator.findings import Spot
from generator.load.yaml_source import load_yaml_or_raise
from generator.model.source import YamlSource
from generator.tasks.lint.context import ModelContext
from generator.tasks.lint.material import material_of
from generator.tasks.lint.prose import sentences_of
from generator.workspace import TEMPLATES

FILE = "schrijfwijzer.yaml"


@dataclass(frozen=True)
class StyleGuide:
    """What the guide says; empty when a content folder has none."""

    longest: int = 0
    """Words that a sentence may have; 0 means any number."""
    archaic: Mapping[str, str] = field(default_factory=dict)
    """Words to avoid, with what to write instead."""
    settled: Mapping[str, str] = field(default_factory=dict)
    """Words for a concept that has another word already, with that word."""


def style_guide(version: ModelContext) -> StyleGuide:
    """Read the style guide of a content folder.

    Raises:
        TemplateError: when it cannot be read.
    """
    path = version.workspace.root / TEMPLATES / FILE
    if not path.is_file():
        return StyleGuide()
    source = load_yaml_or_raise(version.workspace.inside(path), f"{TEMPLATES}/{FILE}")
    longest = source.data.get("langste_zin") or 0
    if not isinstance(longest, int):
        spot = source.value_spot(("langste_zin",))
        raise TemplateError("Hier hoort een aantal woorden te staan.", spot=spot)
    return StyleGuide(longest, _words(source, "ouderwets"), _words(source, "vaste_woorden"))


def _words(source: YamlSource, key: str) -> Mapping[str, str]:
    words = source.data.get(key) or {}
    if not isinstance(words, dict) or not all(isinstance(better, str) for better in words.values()):
        raise TemplateError("Achter elk woord hoort een ander woord te staan.", spot=source.key_spot((key,)))
    return words


def words_found(version: ModelContext, words: Mapping[str, str]) -> Iterator[tuple[str, str, Spot]]:
    """Walk through the places of words in clauses: the word, what to write instead, the place."""
    patterns = [(_sign(word), _pattern(word), better) for word, better in words.items()]
    for clause in material_of(version).clauses:
        for sentence in sentences_of(clause):
            folded = sentence.text.casefold()
            for sign, pattern, better in patterns:
                for found in pattern.finditer(sentence.text) if sign in folded else ():
                    yield found[0], better, sentence.spot


def _sign(word: str) -> str:
    """Return what is in every text with a word, to look at first."""
    return word.removesuffix("*").split(" ")[0].casefold()


def _pattern(word: str) -> re.Pattern[str]:
    """Match a whole word; one that ends in `*` also at the start of a longer word."""
    stem = re.escape(word.removesuffix("*")).replace(r"\ ", r"\s+")
    ending = r"\w*" if word.endswith("*") else r"(?!\w)"
    return re.compile(rf"(?<!\w){stem}{ending}", re.IGNORECASE)
