"""The commands of the Makefile: the README names them, and what they leave out exists."""

from __future__ import annotations

import re

import pytest

from tests.slow import SLOW, TESTS, is_slow

MAKEFILE = (TESTS.parent / "Makefile").read_text("utf-8")
README = (TESTS.parent / "README.md").read_text("utf-8")


def test_the_readme_names_every_command_and_no_other() -> None:
    (targets,) = re.findall(r"^\.PHONY: (.+)$", MAKEFILE, re.M)
    named = set(re.findall(r"`make ([a-z-]+)`", README))
    assert named == set(targets.split()) - {"setup"}, "the others make what `setup` makes, when it is needed"


@pytest.mark.parametrize("name", SLOW)
def test_a_slow_test_is_there(name: str) -> None:
    path, _, test = name.partition("::")
    assert (TESTS / path).exists()
    assert test in (TESTS / path).read_text("utf-8") if test else True


def test_what_is_not_called_slow_is_fast() -> None:
    assert is_slow("acceptance/test_words.py::test_pdf_says_the_words_of_the_document[pekela]")
    assert not is_slow("compose/test_clauses.py::test_values_never_reach_the_parser")
