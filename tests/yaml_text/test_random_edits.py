"""Random edits on every content file of the project: the file then says that, and nothing else is lost."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

import pytest

from generator.load.template import read_schema
from generator.load.yaml_source import parse_yaml
from generator.model.schema_node import SchemaNode, root_node
from generator.model.source import YamlSource
from generator.workspace import CONTENT_FOLDERS, Workspace
from generator.yaml_text.editor import Editor
from generator.yaml_text.layout import comments_of
from tests.cli.command import CHECKOUT
from tests.yaml_text.random_edits import at, paths, random_edit

WORKSPACE = Workspace.find(CHECKOUT)
LARGE = [
    *(path for folder in CONTENT_FOLDERS for path in WORKSPACE.files(folder)),
    *sorted(CHECKOUT.glob("templates/*/*/model.yaml")),
]
EXAMPLES = sorted(CHECKOUT.glob("templates/*/*/voorbeelden/*.yaml"))
EDITS = {**dict.fromkeys(EXAMPLES, 2), **dict.fromkeys(LARGE, 12)}
"""How many edits each file gets, one after the other."""


def name_of(path: Path) -> str:
    return str(path.relative_to(CHECKOUT))


@cache
def schema_of(model: str) -> SchemaNode:
    return root_node(read_schema(CHECKOUT / "templates" / model / "schema.json", model))


def read(text: str) -> dict[str, Any]:
    source = parse_yaml(text.encode(), "x.yaml")
    assert isinstance(source, YamlSource), source
    return source.data


def root_of(text: str) -> SchemaNode | None:
    model = str(read(text).get("model"))
    return schema_of(model) if "/" in model else None


def typed(value: Any) -> object:
    """Let 1, 1.0, true and "1" differ."""
    if isinstance(value, dict):
        return {key: typed(item) for key, item in value.items()}
    return [typed(item) for item in value] if isinstance(value, list) else (type(value), str(value))


def unique(text: str) -> list[str]:
    """List the lines that can be told apart."""
    lines = text.split("\n")
    return [line for line, count in Counter(lines).items() if count == 1]


@pytest.mark.parametrize("path", EDITS, ids=name_of)
def test_an_edit_is_all_that_changes(path: Path) -> None:
    text, random = path.read_text("utf-8"), Random(crc32(name_of(path).encode()))
    root = root_of(text)
    for _ in range(EDITS[path]):
        editor, before = Editor(text, root), read(text)
        edit = random_edit(before, random)
        taken = edit.run(editor)
        assert typed(read(editor.text)) == typed(edit.after), edit.name
        assert Counter([*comments_of(editor.text), *taken]) == Counter(comments_of(text)), edit.name
        if not edit.name.startswith("move"):
            old, new = unique(text), unique(editor.text)
            assert [line for line in old if line in new] == [line for line in new if line in old], edit.name
        text = editor.text


@pytest.mark.parametrize("path", LARGE, ids=name_of)
def test_what_is_there_already_changes_no_byte(path: Path) -> None:
    text = path.read_bytes().decode()
    editor, random = Editor(text, root_of(text)), Random(1)
    data = read(text)
    every = list(paths(data))
    for one in random.sample(every, min(20, len(every))):
        assert editor.set(one, at(data, one)) == ()
    for key, value in data.items():
        assert editor.set((key,), value) == ()
    assert editor.text == text


@pytest.mark.parametrize("path", LARGE, ids=name_of)
def test_there_and_back_gives_the_same_bytes(path: Path) -> None:
    text, random = path.read_text("utf-8"), Random(2)
    editor, data = Editor(text, root_of(text)), read(text)
    scalars = [one for one in paths(data) if not isinstance(at(data, one), dict | list | None)]
    for one in random.sample(scalars, min(6, len(scalars))):
        old = at(data, one)
        if isinstance(old, str) and ("\n" in old or f" {old}\n" not in text.replace('"', "")):
            continue
        other = "ja, nee" if isinstance(old, str) else Decimal("1.5")
        editor.set(one, other)
        assert editor.text != text
        editor.set(one, old)
        assert editor.text == text, one
