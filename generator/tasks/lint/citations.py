"""The statutes that a version cites: in its text, in front matter and in the sources of its rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.findings import Spot
from generator.model.template import LegalBasis
from generator.tasks.lint.clause_lines import links_of
from generator.tasks.lint.context import ModelContext
from generator.tasks.lint.material import material_of
from generator.tasks.lint.places import find_word

_LINK = "wet:"
_ARTICLE = re.compile(r"[0-9]+[A-Za-z]*(?:[.:][0-9]+[a-z]*)*")
_DETAIL = re.compile(r",? (?:lid|leden|onder|onderdeel) .*$")
_MEMBERS = re.compile(r"\b(?:lid|leden) [0-9]+[a-z]?(?:(?:, | en | of )[0-9]+[a-z]?\b)*")
_MEMBER = re.compile(r"[0-9]+[a-z]?")
_UNKNOWN_STATUTE = re.compile(
    r"(?P<statute>[A-Z][A-Za-z]*[a-z][\w -]*?) (?P<article>[0-9]+[a-z]?(?:[.:][0-9]+\w*)*)$"
)


@dataclass(frozen=True)
class Citation:
    """A place that names an article of a statute."""

    ground: str
    """As `grondslagen.yaml` names it: `jeugdwet/4.1.6`."""
    spot: Spot
    members: tuple[str, ...] = ()
    """The leden that it names: `2` in `artikel 4:36, lid 2`."""


def citations_of(version: ModelContext) -> Iterator[Citation]:
    """Walk through all citations of a version."""
    for clause in material_of(version).clauses:
        for key, grounds in (("grondslag", clause.grondslag), ("achtergrond", clause.achtergrond)):
            for ground in grounds:
                yield Citation(ground, find_word(version, clause.spot(key), ground))
        for link in links_of(clause):
            if link.target.startswith(_LINK):
                yield Citation(link.target.removeprefix(_LINK), link.spot, _members_in(link.words))
    yield from _sources(version)


def _sources(version: ModelContext) -> Iterator[Citation]:
    template = version.model.template
    statutes = _names(version.grounds)
    for index, rule in enumerate(template.regels):
        spot = template.regels_source.value_spot((index, "bron"))
        for part in str(rule.get("bron") or "").split(";"):
            for ground, word in _grounds_in(part.strip(), statutes):
                yield Citation(ground, find_word(version, spot, word), _members_in(part))


def _members_in(words: str) -> tuple[str, ...]:
    return tuple(member for found in _MEMBERS.finditer(words) for member in _MEMBER.findall(found[0]))


def _grounds_in(part: str, statutes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    bare = _DETAIL.sub("", part)
    for name, statute in statutes.items():
        if bare.casefold().startswith(f"{name} "):
            for article in _ARTICLE.findall(bare[len(name) :]):
                yield f"{statute}/{article}", article
            return
    if found := _UNKNOWN_STATUTE.match(bare):
        yield f"{found['statute'].casefold().replace(' ', '-')}/{found['article']}", found["statute"]


def _names(grounds: Mapping[str, LegalBasis]) -> dict[str, str]:
    """Map the ways to write a statute to its id, the longest name first."""
    found: dict[str, str] = {}
    for ground, basis in grounds.items():
        statute = ground.partition("/")[0]
        found[statute.replace("-", " ")] = statute
        found[basis.statute.casefold()] = statute
    return {name: found[name] for name in sorted(found, key=len, reverse=True)}
