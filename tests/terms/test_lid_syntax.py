"""How a line of a clause begins, in one place for the documents, the reading version and lint."""

from __future__ import annotations

import pytest

from generator.language.lid_syntax import (
    ItemStart,
    anchors_in,
    attributes_in,
    heading_marks,
    is_table_rule,
    item_start,
    references_in,
    with_anchors,
    words_start,
)


@pytest.mark.parametrize(
    ("line", "start", "is_lid"),
    [
        ("1. {#eisen} Een", ItemStart(0, "1.", "eisen", 3), True),
        ("12.  Een", ItemStart(0, "12.", "", 5), True),
        ("- {#a-1} een", ItemStart(0, "-", "a-1", 2), False),
        ("   - een", ItemStart(3, "-", "", 5), False),
        ("   1. een", ItemStart(3, "1.", "", 6), False),
    ],
)
def test_an_item_begins_with_a_mark_and_perhaps_an_anchor(line: str, start: ItemStart, is_lid: bool) -> None:
    found = item_start(line)
    assert found == start
    assert found.is_lid is is_lid


@pytest.mark.parametrize("line", ["", "Een", "-een", "1.5 uur", "{#eisen} Een", "| - |"])
def test_other_lines_begin_no_item(line: str) -> None:
    assert item_start(line) is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("1. {#eisen} Een", "Een"),
        ("### Kop", "Kop"),
        ("  - {#a} een", "een"),
        ("{#a} een", "een"),
        ("een", "een"),
    ],
)
def test_words_start_after_the_marks(line: str, words: str) -> None:
    assert line[words_start(line) :] == words


def test_headings_attributes_and_rules_are_told_apart() -> None:
    assert (heading_marks("### Kop"), heading_marks("###Kop"), heading_marks("Kop")) == ("###", "", "")
    assert attributes_in(' { .tabel breedtes="1 2"} ') == '.tabel breedtes="1 2"'
    assert attributes_in("{{ naam }}") is None
    assert is_table_rule("| --- | :-: |")
    assert not is_table_rule("|  |  |")


def test_anchors_and_references_are_listed_in_order() -> None:
    line = "1. {#een} zie [](#a.b), [artikel 1](wet:bw/1) en [](#c) {#twee}"
    assert (anchors_in(line), references_in(line)) == (["een", "twee"], ["a.b", "c"])
    assert with_anchors("{#een}  Woord", str.upper) == "EENWoord"
