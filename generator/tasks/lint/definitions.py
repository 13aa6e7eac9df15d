"""The terms that a version defines, and where its texts use words like them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.analysis.branches import Guard, Line
from generator.findings import Spot
from generator.language.definitions import defined_in
from generator.model.template import Clause
from generator.tasks.lint.clause_lines import BLOT, clause_lines, clause_steps, spot_in, without_links
from generator.tasks.lint.material import Material

_PREFIXES = "aan|af|bij|door|in|na|om|op|over|terug|toe|uit|voor|weg"
_ABBREVIATION = re.compile(r"[A-Z]{2,}")


@dataclass(frozen=True)
class Definition:
    """A defined term."""

    term: str
    spot: Spot
    clause: Clause
    line: Line

    @property
    def steps(self) -> tuple[Guard, ...]:
        """The conditions under which the definition is there."""
        return (*clause_steps(self.clause), *self.line.steps)


@dataclass(frozen=True)
class TextLine:
    """A line of a clause, or of another text that ends up in documents."""

    text: str
    spot: Spot
    steps: tuple[Guard, ...]
    after: str
    """The line below, on which a name may go on."""

    def spot_at(self, index: int) -> Spot:
        """Return the place of a sign of the line, counted from 0."""
        return Spot(self.spot.file, self.spot.line, index + 1)


def definitions_of(material: Material) -> Iterator[Definition]:
    """Walk through the definitions of a version."""
    for clause in material.clauses:
        lines = clause_lines(clause)
        for index, row in defined_in(line.text for line in lines):
            if BLOT not in row["term"]:
                spot = spot_in(clause, lines[index].number, row.start("term") + 1)
                yield Definition(row["term"], spot, clause, lines[index])


def passages_of(material: Material) -> Iterator[TextLine]:
    """Walk through the lines of all clauses; the words of links to statutes belong to the statute."""
    for clause in material.clauses:
        texts = without_links("\n".join(_by_number(clause))).split("\n")
        for line in clause_lines(clause):
            steps = (*clause_steps(clause), *line.steps)
            after = texts[line.number] if line.number < len(texts) else ""
            yield TextLine(texts[line.number - 1], spot_in(clause, line.number), steps, after.strip())


def words_explained(material: Material) -> Iterator[str]:
    """Walk through words with a meaning of their own: names of statutes, and what the schema explains."""
    for ground, basis in material.version.grounds.items():
        yield basis.statute
        yield ground.partition("/")[0].upper().replace("-", " ")
        yield ground.partition("/")[0].capitalize()
    for term in material.schema_terms:
        yield str(term.spec.get("title", ""))
        yield str(term.spec.get("description", ""))
        yield " ".join(map(str, term.spec.get("enum", ())))


def pattern_of(term: str) -> re.Pattern[str]:
    """Match a term in its Dutch forms: plural, conjugated, or split as in "meldt hem aan"."""
    body = r"\s+".join(_form(word) for word in term.split())
    return re.compile(rf"(?<!\w){body}(?!\w)", 0 if _ABBREVIATION.search(term) else re.IGNORECASE)


def _by_number(clause: Clause) -> list[str]:
    lines = [""] * (clause.body.count("\n") + 1)
    for line in clause_lines(clause):
        lines[line.number - 1] = line.text
    return lines


def _form(word: str) -> str:
    if _ABBREVIATION.search(word):
        return re.escape(word)
    if not word.endswith("en") or len(word) < 6:
        return rf"{re.escape(word[:-1] if word.endswith('e') else word)}\w{{0,3}}"
    stem = word.removesuffix("en")
    split = re.match(rf"(?P<prefix>{_PREFIXES})(?P<rest>\w{{3,}})", stem)
    if split is None:
        return rf"{_softened(stem)}\w{{0,4}}"
    prefix, rest = split["prefix"], _softened(split["rest"])
    return rf"(?:{prefix}(?:ge|te)?{rest}\w{{0,5}}|{rest}\w{{0,3}}\s[^.;:|]{{0,80}}\b{prefix})"


def _softened(stem: str) -> str:
    """Let the last letter sound as it does at the end of a word: verwijz- also matches verwijs."""
    return re.escape(stem[:-1]) + {"z": "[zs]", "v": "[vf]"}.get(stem[-1], re.escape(stem[-1]))
