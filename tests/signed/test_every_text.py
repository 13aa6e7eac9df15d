"""A letter in any text, or a figure in a standard value, behind what was signed is seen; else quiet."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from typing import Any

import pytest

from generator import pipeline
from tests.acceptance.content import ROOT
from tests.signed.folder import MODEL, Folder, changed, found
from tests.soak import sampled

_PROFILE = "templates/functieprofiel/2026.1"
_NOT_BEHIND_IT = "templates/informatieblad/", "/allonge-"
"""Texts of documents that nobody signed here."""
_NO_WORDS = re.compile(
    r"\A---.*?^---|\{\{.*?\}\}|\{[^{}]*\}|\]\([^)]*\)|\[\[.*?\]\]", re.DOTALL | re.MULTILINE
)
_FIGURE = re.compile(r"^ +\w+: (\d+|true|false)\b", re.MULTILINE)
_TEXTS = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in (MODEL, _PROFILE, "templates/informatieblad/2026.1")
    for path in (ROOT / folder).glob("**/*.md")
)
_FIGURES = [
    (f"{folder}/standaard.yaml", match.start(), match[0])
    for folder in (MODEL, _PROFILE)
    for match in _FIGURE.finditer((ROOT / folder / "standaard.yaml").read_text("utf-8"))
]
_SAMPLE = {_TEXTS[10], *_FIGURES[5:7]}


def with_another_letter(text: str) -> tuple[str, str]:
    """Change one letter of one word that people read, and return the text and the word as it is then."""
    hidden = [match.span() for match in _NO_WORDS.finditer(text)]
    words = [
        word
        for word in re.finditer(r"\b[a-z]{6,}\b", text)
        if not any(start <= word.start() < end for start, end in hidden)
    ]
    word = random.Random(text).choice(words)
    wrong = f"{word[0][:2]}q{word[0][3:]}"
    return text[: word.start()] + wrong + text[word.end() :], wrong


def terms(folder: Folder) -> list[Mapping[str, Any]]:
    """Read what holds: the terms of the agreement and of the profile it prints."""
    (subject,) = pipeline.check(folder.workspace, [folder.path("veen")]).readable
    return [subject.terms.data, *(link.terms.data for link in subject.links.values())]


@pytest.mark.parametrize("file", sampled(_TEXTS, _SAMPLE))
def test_a_letter_in_a_text(joint: Folder, file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    other, wrong = with_another_letter(text)
    with changed(joint, file, text, other):
        findings = joint.check("veen")
    if any(name in file for name in _NOT_BEHIND_IT):
        assert findings == []
    else:
        assert {finding.rule for finding in findings} >= {"tekst-gewijzigd-na-tekenen"}
        assert any(wrong in finding.message for finding in findings)


@pytest.mark.parametrize("figure", sampled(_FIGURES, _SAMPLE))
def test_a_figure_in_a_standard_value(joint: Folder, figure: tuple[str, int, str]) -> None:
    file, start, line = figure
    text = (ROOT / file).read_text("utf-8")
    opposite = {"true": "false", "false": "true"}
    value = line.rpartition(" ")[2]
    other = line.removesuffix(value) + opposite.get(value, f"1{value}")
    before = terms(joint)
    with changed(joint, file, text, text[:start] + other + text[start + len(line) :]):
        is_other, rules = terms(joint) != before, found(joint)
    assert (("gewijzigd-na-tekenen", "fout") in rules) is is_other
    assert bool(rules) is is_other
