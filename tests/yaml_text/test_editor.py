"""What an edit looks like in a file: in the style of what stands around it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.errors import EditError
from generator.model.schema_node import root_node
from generator.model.source import Path
from generator.yaml_text.canonical import ROW_WIDTH
from generator.yaml_text.editor import Editor

TEXT: dict[str, Any] = {"type": "string"}
ROOT = root_node(
    {
        "properties": {
            "model": TEXT,
            "dag": {"type": "string", "x-weergave": "datum"},
            "groep": {"properties": {"een": TEXT, "twee": TEXT, "diep": {"properties": {"a": {}, "b": {}}}}},
            "mensen": {"additionalProperties": {"properties": {"naam": TEXT, "tijd": TEXT}}},
            "lijst": {"type": "array", "items": TEXT},
        }
    }
)


def after_set(text: str, path: Path, value: Any) -> str:
    editor = Editor(text, ROOT)
    editor.set(path, value)
    return editor.text


def after_add(text: str, path: Path, value: Any) -> str:
    editor = Editor(text, ROOT)
    assert editor.add(path, value) == ()
    return editor.text


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("model:   a   # waarom\n", "b", "model:   b   # waarom\n"),
        ("model: 'a'\n", "b", "model: 'b'\n"),
        ("model: 'a'\n", "it's", "model: 'it''s'\n"),
        ('model: "a"\n', "b", 'model: "b"\n'),
        ('model: "20"\n', "b", "model: b\n"),
        ("model: a\n", "a: b", 'model: "a: b"\n'),
        ("model: a\n", "a #b", 'model: "a #b"\n'),
        ("model: a\n", "12", 'model: "12"\n'),
        ("model: a\n", "true", 'model: "true"\n'),
        ("model: a\n", 12, "model: 12\n"),
        ("model: a\n", Decimal("98.50"), "model: 98.50\n"),
        ("model: a\n", Decimal("1E+3"), "model: 1000\n"),
        ("model: a\n", True, "model: true\n"),
        ("model: a  # c\n", None, "model:  # c\n"),
        ("model:\n", "a", "model: a\n"),
        ("model: ~\n", "a", "model: a\n"),
        ("model: a\n", "een\ntwee\n", "model: |\n  een\n  twee\n"),
        ("model: |\n  een\n  twee\n", "drie", "model: |-\n  drie\n"),
        ("model: >-\n  een\n  twee\n", "drie vier", "model: >-\n  drie vier\n"),
        ("model: een\n  twee\n", "drie", "model: drie\n"),
        ("model: a  # c\n  # eronder\n", "een\ntwee", 'model: "een\\ntwee"  # c\n  # eronder\n'),
    ],
)
def test_a_value_is_written_as_the_old_one_was(before: str, value: Any, after: str) -> None:
    assert after_set(before, ("model",), value) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("dag: 2026-01-01\n", "dag: 2027-02-03\n"),
        ('dag: "2026-01-01"\n', 'dag: "2027-02-03"\n'),
        ("model: x\n", "model: x\ndag: 2027-02-03\n"),
    ],
)
def test_a_date_is_text_that_needs_no_quotes(before: str, after: str) -> None:
    assert after_set(before, ("dag",), "2027-02-03") == after


def test_where_nobody_says_that_it_is_a_date_it_has_quotes() -> None:
    assert after_set("model: x\n", ("model",), "2027-02-03") == 'model: "2027-02-03"\n'


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ("groep: {een: a}\n", ("groep", "twee"), "b", "groep: {een: a, twee: b}\n"),
        ("groep: {twee: b}\n", ("groep", "een"), "a, c", 'groep: {een: "a, c", twee: b}\n'),
        ("groep: {een: a}\n", ("groep", "diep", "a"), 1, "groep: {een: a, diep: {a: 1}}\n"),
        (
            "groep: {een: a}  # rij\n",
            ("groep", "twee"),
            "x\ny\n",
            "groep:  # rij\n  een: a\n  twee: |\n    x\n    y\n",
        ),
        (
            "groep: {een: a}\n",
            ("groep", "twee"),
            "x" * ROW_WIDTH,
            f"groep:\n  een: a\n  twee: {'x' * ROW_WIDTH}\n",
        ),
        ("groep: {een: , twee: }\n", ("groep", "een"), None, "groep: {een: , twee: }\n"),
        ("lijst: [a, b]\n", ("lijst", 1), "c, d", 'lijst: [a, "c, d"]\n'),
    ],
)
def test_a_row_stays_a_row_while_it_can(before: str, path: Path, value: Any, after: str) -> None:
    assert after_set(before, path, value) == after


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ("groep:\nmensen: {}\n", ("groep", "een"), "a", "groep:\n  een: a\nmensen: {}\n"),
        ("groep: {}  # leeg\n", ("groep", "een"), "a", "groep:  # leeg\n  een: a\n"),
        ("mensen: {}\n", ("groep", "diep", "b"), 1, "groep:\n  diep:\n    b: 1\nmensen: {}\n"),
        ("model: x\n", ("lijst", 0), "a", "model: x\nlijst:\n  - a\n"),
        ("# kop\n# kop\nlijst: []\n", ("model",), "x", "# kop\n# kop\nmodel: x\nlijst: []\n"),
        ("# kop\n\n# lijst\nlijst: []\n", ("model",), "x", "# kop\n\nmodel: x\n# lijst\nlijst: []\n"),
        ("# alleen", ("model",), "x", "# alleen\nmodel: x"),
        ("", ("model",), "x", "model: x\n"),
        ("groep:\n    een: a", ("mensen", "jan"), {"tijd": "8", "naam": "J"},
         'groep:\n    een: a\nmensen:\n    jan:\n        naam: J\n        tijd: "8"'),
    ],
)  # fmt: skip
def test_groups_on_the_way_come_where_the_schema_has_them(
    before: str, path: Path, value: Any, after: str
) -> None:
    assert after_set(before, path, value) == after


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        (
            "mensen:\n  a: {naam: A}\n",
            ("mensen", "b"),
            {"naam": "B"},
            "mensen:\n  a: {naam: A}\n  b: {naam: B}\n",
        ),
        (
            "mensen:\n  a:\n    naam: A\n  # slot\n",
            ("mensen", "b c"),
            {},
            "mensen:\n  a:\n    naam: A\n  b c: {}\n  # slot\n",
        ),
        ("mensen:\n  a: {}\n", ("mensen", "no"), None, 'mensen:\n  a: {}\n  "no":\n'),
        ("lijst:\n- a\n- c\n", ("lijst", 1), "b", "lijst:\n- a\n- b\n- c\n"),
        ("lijst:\n  - a  # a\n", ("lijst", 0), "b", "lijst:\n  - b\n  - a  # a\n"),
        ("lijst: [a]\n", ("lijst", 1), "b", "lijst: [a, b]\n"),
        (
            "lijst:\n  - naam: a\n",
            ("lijst", 1),
            {"naam": "b", "tijd": 1},
            "lijst:\n  - naam: a\n  - naam: b\n    tijd: 1\n",
        ),
    ],
)
def test_an_entry_is_written_as_its_neighbours(before: str, path: Path, value: Any, after: str) -> None:
    assert after_add(before, path, value) == after


def test_inside_a_group_only_what_differs_is_written() -> None:
    before = "groep:\n  een: 'a'  # bij een\n  # over twee\n  twee: b\nlijst:\n  - x  # bij x\n  - y\n"
    editor = Editor(before, ROOT)
    assert editor.set(("groep",), {"een": "a", "diep": {"a": 1}}) == ("# over twee",)
    assert editor.set(("lijst",), ["x", "z", "y"]) == ()
    assert editor.text == (
        "groep:\n  een: 'a'  # bij een\n  diep:\n    a: 1\nlijst:\n  - x  # bij x\n  - z\n  - y\n"
    )


@pytest.mark.parametrize(
    ("before", "path", "taken", "after"),
    [
        (
            "# kop\n\n# over model\nmodel: x  # erbij\n# over dag\ndag: y\n",
            ("model",),
            ("# over model", "# erbij"),
            "# kop\n\n# over dag\ndag: y\n",
        ),
        ("# deel\n\n# over model\nmodel: x\n", ("model",), ("# over model",), "# deel\n"),
        (
            "groep:\n  een: a\n\n  twee: b\n\nlijst: []\n",
            ("groep", "twee"),
            (),
            "groep:\n  een: a\n\nlijst: []\n",
        ),
        (
            "model: x\n# g\ngroep:  # h\n  een: a\n  # i\n",
            ("groep", "een"),
            ("# g", "# h", "# i"),
            "model: x\n",
        ),
        ("groep: {een: a, twee: b}\n", ("groep", "een"), (), "groep: {twee: b}\n"),
        ("lijst: [a]\n", ("lijst", 0), (), "lijst: []\n"),
        ("lijst:\n  - a  # a\n  # over b\n  - b\n", ("lijst", 1), ("# over b",), "lijst:\n  - a  # a\n"),
        ("lijst:\n  - naam: a  # a\n    tijd: b\n", ("lijst", 0, "naam"), ("# a",), "lijst:\n  - tijd: b\n"),
        (
            "groep: {een: a, # bij een\n  twee: b} # rij\n",
            ("groep", "twee"),
            (),
            "groep: # rij\n  een: a  # bij een\n",
        ),
    ],
)  # fmt: skip
def test_what_is_dropped_takes_its_comments_along(
    before: str, path: Path, taken: tuple[str, ...], after: str
) -> None:
    editor = Editor(before, ROOT)
    assert editor.drop(path) == taken
    assert editor.text == after


def test_a_key_is_renamed_in_its_place() -> None:
    editor = Editor("model: a\nmensen: {jan: {naam: J}}  # c\n", ROOT)
    assert editor.rename(("mensen", "jan"), "jan, piet") == ()
    assert editor.text == 'model: a\nmensen: {"jan, piet": {naam: J}}  # c\n'


def test_an_item_moves_with_its_comments() -> None:
    editor = Editor("lijst:\n  - a\n  # over b\n  - b  # b\n", ROOT)
    assert editor.move(("lijst", 1), ("lijst", 0)) == ()
    assert editor.text == "lijst:\n  # over b\n  - b  # b\n  - a\n"


def test_an_empty_key_makes_way_and_its_comment_is_told() -> None:
    editor = Editor("groep:\n  een:  # nog niet\n  twee: b\nmodel: x\n", ROOT)
    assert editor.move(("model",), ("groep", "een")) == ("# nog niet",)
    assert editor.text == "groep:\n  een: x\n  twee: b\n"


def test_every_line_keeps_its_own_end() -> None:
    editor = Editor("model: x\r\ngroep:\n  een: a\r\n", ROOT)
    editor.set(("dag",), "2027-01-01")
    editor.set(("groep", "een"), "b")
    assert editor.text == "model: x\r\ndag: 2027-01-01\r\ngroep:\n  een: b\r\n"


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("set", (("model", "x"), 1), '"model" is al ingevuld; daaronder hoort "model.x"'),
        ("set", (("lijst", "x"), 1), '"lijst" is al ingevuld'),
        ("set", (("lijst", 5), 1), '"lijst" heeft geen plaats 5'),
        ("set", (("lijst", -1), 1), '"lijst" heeft geen plaats -1'),
        ("set", ((), {}), "Een naam .* is geen tekst, of leeg"),
        ("set", (("model",), "a\tb"), "stuurteken"),
        ("set", (("model",), "a\r\nb"), "stuurteken"),
        ("set", (("model",), "a\u200bb"), "verborgen teken"),
        ("set", (("model",), 10**18), "hooguit 18 cijfers"),
        ("set", (("model",), Decimal("NaN")), "hooguit 18 cijfers"),
        ("set", (("model",), 1.5), "soort float"),
        ("set", (("model",), {1: 2}), "geen tekst"),
        ("add", (("model",), 1), '"model" is al ingevuld'),
        ("drop", (("weg",),), '"weg" staat niet in dit bestand'),
        ("drop", ((),), "staat niet in dit bestand"),
        ("rename", (("model",), "lijst"), '"lijst" is al ingevuld'),
        ("rename", (("lijst", 0), "x"), '"lijst.0" kan niet "lijst.x" worden'),
        ("move", (("weg",), ("model",)), '"weg" staat niet'),
        ("move", (("lijst",), ("model", "x")), '"model" is al ingevuld'),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    name: str, arguments: tuple[Any, ...], words: str
) -> None:
    text = "model: x  # m\nlijst:\n  - a\n"
    editor = Editor(text, ROOT)
    with pytest.raises(EditError, match=words):
        getattr(editor, name)(*arguments)
    assert (editor.text, editor.data) == (text, {"model": "x", "lijst": ["a"]})


@pytest.mark.parametrize(
    ("text", "line"), [("a: 1\na: 2\n", 2), ("- a\n", 1), ("a: [\n", 2), ("a: &x 1\n", 1)]
)
def test_a_text_that_cannot_be_read_cannot_be_edited(text: str, line: int) -> None:
    with pytest.raises(EditError) as caught:
        Editor(text)
    assert caught.value.spot
    assert caught.value.spot.line == line
