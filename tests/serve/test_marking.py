"""What an answer changed is marked in the document beside it, word by word."""

from __future__ import annotations

import pytest
from lxml import etree

from generator.serve.marking import blocks_of, mark_changes, words_of
from tests.serve.forms import send, texts_at
from tests.serve.workbench import Workbench

BASE = "/o/agreements/veendam"
TERM = f"{BASE}/vraag/looptijd/ingang"


def words_in(tree: etree._Element) -> list[str]:
    return [words_of(block) for block in blocks_of(tree)]


def marked(before: str, after: str) -> str:
    old, new = (etree.fromstring(f"<div>{one}</div>") for one in (before, after))
    is_changed = mark_changes(blocks_of(new), words_in(new), words_in(old))
    assert is_changed == (before != after)
    written = etree.tostring(new, encoding="unicode").replace(' class="nieuw"', "*")
    return written.removeprefix("<div>").removesuffix("</div>").replace("<ins*", "<ins")


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("<p>Het is drie uur.</p>", "<p>Het is vier uur.</p>", "<p>Het is <ins>vier</ins> uur.</p>"),
        (
            "<p>De termijn is <b>3 maanden</b> na nu.</p>",
            "<p>De termijn is <b>4 maanden</b> na nu.</p>",
            "<p>De termijn is <b><ins>4</ins> maanden</b> na nu.</p>",
        ),
        (
            "<p>Zij <b>werkt</b> in de week en thuis.</p>",
            "<p>Zij <b>werkt</b> niet graag in de week en thuis.</p>",
            "<p>Zij <b>werkt</b> <ins>niet graag </ins>in de week en thuis.</p>",
        ),
        ("<p>Een</p><p>Drie</p>", "<p>Een</p><p>Twee</p><p>Drie</p>", "<p>Een</p><p*>Twee</p><p>Drie</p>"),
        ("<p>Een twee drie vier</p>", "<p>Heel iets anders</p>", "<p*>Heel iets anders</p>"),
        ("<p>Gelijk</p>", "<p>Gelijk</p>", "<p>Gelijk</p>"),
    ],
)
def test_words_that_came_are_marked_and_no_others(before: str, after: str, shown: str) -> None:
    assert marked(before, after) == shown


def test_what_only_went_is_struck_out() -> None:
    tree = etree.fromstring("<div><p>Dit geldt altijd voor partijen.</p></div>")
    mark_changes(blocks_of(tree), words_in(tree), ["Dit geldt altijd en overal voor partijen."])
    assert [str(one.text).strip() for one in tree.iter("del")] == ["en overal"]
    assert not list(tree.iter("ins"))


def test_a_very_long_text_is_marked_whole_and_soon() -> None:
    tree = etree.fromstring(f"<div><p>{'woord ' * 3000}</p></div>")
    assert mark_changes(blocks_of(tree), words_in(tree), ["ander " * 3000])
    assert tree[0].get("class") == "nieuw"


def test_only_the_words_of_the_answer_are_marked_on_the_page(fresh: Workbench) -> None:
    fresh.get(TERM)
    send(fresh, TERM, {"looptijd/ingang": "1-2-2027"})
    found = texts_at(fresh.get(TERM), "nieuw")
    assert "februari" in found
    assert all(len(text.split()) <= 3 for text in found), found
    assert texts_at(fresh.get(TERM), "nieuw") == found
