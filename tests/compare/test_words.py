"""The steps from one text to another: both can be read back, word for word."""

from __future__ import annotations

import pytest

from generator.compare.words import Leaf, compare_leaves
from generator.model.difference import Op


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("9641 AA", " ", "Veendam"), ("9641 AA", "14 praktijk;", "Veendam")),
        (("9641 AA", "14 praktijk;", "Veendam"), ("9641 AA", " ", "Veendam")),
        (("een", " ", "twee"), ("een", " drie vier ", "twee")),
        ((" een", " twee "), ("drie", "")),
    ],
)
def test_both_texts_can_be_read_back(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    steps = compare_leaves([Leaf(text) for text in old], [Leaf(text) for text in new])
    for texts, other in ((old, Op.NEW), (new, Op.GONE)):
        told = "".join(step.token.text for step in steps if step.op is not other)
        assert told.split() == "".join(texts).split()
