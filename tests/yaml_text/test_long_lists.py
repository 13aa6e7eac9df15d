"""Long lists are written at once: as fast, and with all around them as it was."""

from __future__ import annotations

import time

import pytest

from generator.yaml_text.editor import Editor

MANY = [f"regel {number}" for number in range(600)]
FEW = ["eerst", "laatst"]
SECONDS = 2.0
"""One by one it took six."""


def text_of(items: list[str]) -> str:
    lines = "".join(f"    - {one}\n" for one in items)
    return f"# boven\nlijst:\n{lines}b: 1  # naast\n# onder\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (FEW, MANY), (MANY, FEW), (MANY, [*MANY, *FEW]), (MANY, [*FEW, *MANY]), (["los", *MANY], MANY),
        (MANY, [*MANY[:10], *FEW, *MANY[500:]]), (MANY, [f"{one}: anders" for one in MANY]),
    ],
)  # fmt: skip
def test_a_long_list_is_written_at_once(old: list[str], new: list[str]) -> None:
    editor, begin = Editor(text_of(old)), time.process_time()
    editor.set(("lijst",), new)
    assert time.process_time() - begin < SECONDS
    written = [f'"{one}"' if ":" in one else one for one in new]
    assert editor.text == text_of(written)


def test_a_comment_between_the_items_stays() -> None:
    editor = Editor(text_of([*MANY[:30], "oud  # waarom", *MANY[30:40]]))
    editor.set(("lijst",), [*MANY[:5], *FEW, *MANY[25:40]])
    assert editor.data["lijst"] == [*MANY[:5], *FEW, *MANY[25:40]]


def test_what_stands_deep_is_not_flattened() -> None:
    old = [["a", "b"] for _ in range(30)]
    editor = Editor("lijst:\n" + "".join("  - - a\n    - b\n" for _ in old))
    editor.set(("lijst",), [["a", "c"] for _ in old])
    assert editor.data["lijst"] == [["a", "c"] for _ in old]
