"""Een tekst gebruikt een begrip dat daar niet is omschreven, of nog niet.

De begripsbepalingen zijn de tabel met de koppen Begrip en Betekenis. Drie dingen vallen op: de omschrijving
staat onder een voorwaarde en de tekst met het begrip niet; een afkorting staat niet in de tabel en is niet
eerder voluit geschreven, zoals in *verklaring omtrent het gedrag (VOG)*; of een woord heeft een hoofdletter
alsof het omschreven is, zoals *de Opdrachtgever*.

Goed: *HIS* staat in de tabel. Fout: *HIS* staat in een artikel en niet in de tabel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.analysis.branches import Guard
from generator.analysis.conditions import formula_of
from generator.analysis.formulas import Disjunction, Formula, implies
from generator.findings import Severity
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.definitions import (
    Definition,
    TextLine,
    definitions_of,
    passages_of,
    pattern_of,
    words_explained,
)
from generator.tasks.lint.material import Material, material_of

ID = "begrip-zonder-uitleg"
LEVEL = Severity.WARNING
_ABBREVIATION = re.compile(r"(?<![\w-])[A-Z]{2,}(?![\w-])")
_EXPLAINED = re.compile(r"\((?P<short>[A-Z]{2,})\)")
_LIKE_A_ROLE = re.compile(
    r"\b(?:de|het|een|elke|iedere) (?P<word>[A-Z][a-z]{3,})\b(?! (?:van |voor |en |op )?[A-Z])"
)


def check(version: ModelContext) -> Iterator[Fault]:
    """Look for terms without a definition; only in a version that defines terms."""
    material = material_of(version)
    definitions = list(definitions_of(material))
    if not definitions:
        return
    passages = list(passages_of(material))
    yield from _conditional(material, definitions, passages)
    known = " ".join([*(each.term for each in definitions), *words_explained(material)])
    seen: set[str] = set()
    explained = {found["short"] for passage in passages for found in _EXPLAINED.finditer(passage.text)}
    for passage in passages:
        so_far = {found["short"] for found in _EXPLAINED.finditer(passage.text)}
        for found in _ABBREVIATION.finditer(passage.text):
            word = found[0]
            if word not in seen | so_far and not re.search(rf"\b{word}\b", known):
                hint = "Leg de afkorting al hier uit." if word in explained else _hint(word)
                yield Fault(
                    passage.spot_at(found.start()), f'De afkorting "{word}" is hier niet uitgelegd.', hint
                )
            seen.add(word)
        for found in _LIKE_A_ROLE.finditer(f"{passage.text} {passage.after}", 0):
            if found.end() <= len(passage.text) and not re.search(rf"\b{found['word']}", known):
                message = f'"{found["word"]}" staat er als een begrip en is niet omschreven.'
                yield Fault(passage.spot_at(found.start("word")), message, _hint(found["word"]))


def _conditional(
    material: Material, definitions: list[Definition], passages: list[TextLine]
) -> Iterator[Fault]:
    """Look for uses that outlive the definition of the term."""
    for term in dict.fromkeys(each.term for each in definitions):
        rows = [each for each in definitions if each.term == term]
        if not all(each.steps for each in rows):
            continue
        there = Disjunction(tuple(formula_of(each.steps, material.landscape) for each in rows))
        places = {each.spot.line for each in rows}

        @cache
        def outlives(steps: tuple[Guard, ...], there: Formula = there) -> bool:
            return not implies(formula_of(steps, material.landscape), there)

        for passage in passages:
            found = pattern_of(term).search(passage.text)
            own = passage.spot.file == rows[0].spot.file and passage.spot.line in places
            if found and not own and outlives(passage.steps):
                message = f'Het begrip "{term}" is niet altijd omschreven als deze tekst er staat.'
                hint = "Zet de omschrijving en deze tekst onder dezelfde voorwaarde."
                yield Fault(passage.spot_at(found.start()), message, hint)


def _hint(word: str) -> str:
    return f'Zet "{word}" in de begripsbepalingen, of schrijf voluit wat u bedoelt.'
