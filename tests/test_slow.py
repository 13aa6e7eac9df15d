"""What is called slow exists."""

from __future__ import annotations

import pytest

from tests.slow import SLOW, TESTS, is_slow


@pytest.mark.parametrize("name", SLOW)
def test_a_slow_test_is_there(name: str) -> None:
    path, _, test = name.partition("::")
    assert (TESTS / path).exists()
    assert not test or test in (TESTS / path).read_text("utf-8")


def test_what_is_not_called_slow_is_fast() -> None:
    assert is_slow("acceptance/test_words.py::test_pdf_says_the_words_of_the_document[pekela]")
    assert not is_slow("compose/test_clauses.py::test_a_lid")
