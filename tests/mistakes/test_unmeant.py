"""Words that nobody meant, pasted or typed into good agreements: found, and put right by what is proposed."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from generator import pipeline
from generator.findings import Finding
from generator.load.yaml_source import parse_yaml
from generator.model.source import YamlSource
from generator.workspace import Workspace
from generator.yaml_text.applying import apply
from generator.yaml_text.sameness import exact
from tests.acceptance.folder import content_folder
from tests.mistakes.places import BASES, Place, base_text, places, root_of

_TIMES_EACH = 4
_KINDS: dict[str, tuple[str, Callable[[str], str]]] = {
    "plaatshouder": ("words", lambda _: '"[in te vullen]"'),
    "leesteken-aan-eind": ("words", lambda words: f'"{words},"'),
    "html-teken": ("words", lambda words: f'"{words.replace(" ", "&nbsp;", 1)}&amp; Zoon"'),
    "adresvoorvoegsel": ("mail", lambda words: f'"mailto:{words}"'),
    "twee-schriften": ("words", lambda words: f'"{words.replace("a", chr(0x430), 1)}"'),
    "waarde-afgekapt": ("words", lambda words: f"{words} #1"),
    "aanhalingstekens": ("words", lambda words: f"“{words}”"),
    "opmaak-in-tekst": ("words", lambda words: f'"**{words}**"'),
    "haakje-zonder-paar": ("words", lambda words: f"{words} (oud"),
    "woord-dubbel": ("words", lambda words: f"{words} van van"),
}
_MEANT: dict[str, Callable[[str], str]] = {
    "html-teken": lambda words: f"{words}& Zoon",
    "waarde-afgekapt": lambda words: f"{words} #1",
}
"""What was meant, where breaking a line also changed its words."""
_ASKS = ("plaatshouder", "twee-schriften")
"""What only the writer knows: no proposal can tell."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return content_folder(tmp_path_factory.mktemp("woorden"), *BASES).resolve()


@pytest.mark.parametrize("rule", _KINDS)
def test_it_is_found_and_its_proposal_gives_what_was_meant(rule: str, folder: Path) -> None:
    chosen = _chosen(rule)
    assert len(chosen) == _TIMES_EACH
    for place in chosen:
        wrong = _broken(place, _KINDS[rule][1])
        found = [one for one in _new_findings(folder, place, wrong) if one.rule == rule]
        assert len(found) == 1, (place.path, found)
        assert bool(found[0].proposals) is (rule not in _ASKS), (place.path, found)
        for proposal in found[0].proposals:
            again = apply(wrong, proposal, root_of(place.base))
            assert _new_findings(folder, place, again) == [], (place.path, proposal)
            meant = _broken(place, lambda words: f'"{_MEANT.get(rule, str)(words)}"')
            assert not proposal.is_sure or _data(again) == _data(meant), (place.path, proposal)


def _chosen(rule: str) -> list[Place]:
    kind, change = _KINDS[rule]
    able = [
        place
        for place in (places("words") if kind == "words" else places("form"))
        if change(str(place.meant)) != f'"{place.meant}"' and (kind == "words" or "@" in str(place.meant))
    ]
    return random.Random(rule).sample(able, _TIMES_EACH)


def _broken(place: Place, change: Callable[[str], str]) -> str:
    lines = base_text(place.base).split("\n")
    lines[place.line - 1] = f"{place.indent}{place.key}: {change(str(place.meant))}"
    return "\n".join(lines)


def _new_findings(folder: Path, place: Place, text: str) -> list[Finding]:
    """Check a text in the place of a good agreement; leave out what is said of the good one too."""
    said = _said_anyway(folder, place.base)
    return [one for one in _findings(folder, place.base, text) if (one.rule, one.path) not in said]


@cache
def _said_anyway(folder: Path, name: str) -> set[tuple[str, str]]:
    return {(one.rule, one.path) for one in _findings(folder, name, base_text(name))}


def _findings(folder: Path, name: str, text: str) -> list[Finding]:
    path = folder / "agreements" / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return pipeline.check(Workspace(folder), [path]).findings


def _data(text: str) -> object:
    source = parse_yaml(text.encode(), "a.yaml")
    assert isinstance(source, YamlSource)
    return exact(source.data)
