"""The files that come with the program are in canonical form, and come back to it from any other."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.load.content import ContentReader
from generator.load.yaml_source import parse_yaml
from generator.model.schema_node import SchemaNode, root_node
from generator.model.source import YamlSource
from generator.tasks import new_folder, scaffold
from generator.tasks.fmt import formatted
from generator.workspace import CONTENT_FOLDERS, Workspace
from generator.yaml_text.canonical import canonical
from generator.yaml_text.layout import comments_of
from tests.cli.command import CHECKOUT
from tests.yaml_text.shuffling import in_block_text, indented, requoted, shuffled

WORKSPACE = Workspace.find(CHECKOUT)
SHIPPED = [path for folder in CONTENT_FOLDERS for path in WORKSPACE.files(folder)]
SEEDS = st.integers(0, 2**32)
EXAMPLES = sorted(CHECKOUT.glob("templates/*/*/voorbeelden/*.yaml"))


@cache
def root_of(path: Path) -> SchemaNode:
    from generator.load.template import read_schema

    source = ContentReader(WORKSPACE).source(path)
    assert isinstance(source, YamlSource)
    model = str(source.data["model"])
    return root_node(read_schema(CHECKOUT / "templates" / model / "schema.json", model))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_file_is_in_canonical_form(path: Path) -> None:
    result = formatted(WORKSPACE, path)
    assert result.findings == []
    assert list(result.difference("x")) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_of_rules_can_be_formatted(path: Path) -> None:
    result = formatted(WORKSPACE, path)
    assert canonical(result.after.decode(), root_of(path)) == result.after.decode()


def test_a_new_agreement_is_in_canonical_form(tmp_path: Path) -> None:
    new_folder.init_folder(tmp_path / "map")
    workspace = Workspace.find(tmp_path / "map")
    for name, municipality, employer in (
        ("een", "Pekela", ""),
        ("twee", "Het Hogeland", "jeugdhulpaanbieder"),
    ):
        path = scaffold.new_agreement(workspace, name, municipality, employer)
        assert list(formatted(workspace, path).difference("x")) == []


@pytest.mark.parametrize("seed", range(8))
def test_another_order_of_a_new_agreement_comes_back_to_the_same_bytes(seed: int, tmp_path: Path) -> None:
    new_folder.init_folder(tmp_path / "map")
    path = scaffold.new_agreement(Workspace.find(tmp_path / "map"), "een", "Pekela")
    text, random = path.read_text("utf-8"), Random(seed)
    other = shuffled(text, root_of(path), random)
    assert other != text
    assert canonical(other, root_of(path)) == text


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(SHIPPED), SEEDS)
def test_another_order_comes_back_to_the_same_bytes(path: Path, seed: int) -> None:
    text = path.read_text("utf-8")
    assert canonical(shuffled(text, root_of(path), Random(seed)), root_of(path)) == text


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(SHIPPED), SEEDS, st.sampled_from([2, 3, 4, 8]))
def test_other_quotes_and_depths_come_back_to_the_same_bytes(path: Path, seed: int, step: int) -> None:
    text, random = path.read_text("utf-8"), Random(seed)
    other = indented(requoted(shuffled(text, root_of(path), random), random), step)
    assert canonical(other, root_of(path)) == text


def test_a_shuffle_does_change_a_file() -> None:
    path = CHECKOUT / "agreements" / "stadskanaal.yaml"
    text = path.read_text("utf-8")
    other = requoted(shuffled(text, root_of(path), Random(1)), Random(1))
    assert len(set(text.splitlines()) ^ set(other.splitlines())) > 100
    assert [line.strip() for line in other.splitlines()] != [line.strip() for line in text.splitlines()]


def test_windows_line_ends_come_back_to_the_same_bytes() -> None:
    path = CHECKOUT / "agreements" / "stadskanaal.yaml"
    text = path.read_text("utf-8")
    assert canonical(text.replace("\n", "\r\n"), root_of(path)) == text


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(SHIPPED), SEEDS)
def test_no_comment_is_lost_wherever_it_stands(path: Path, seed: int) -> None:
    lines: list[str] = []
    random = Random(seed)
    mixed = shuffled(path.read_text("utf-8"), root_of(path), random)
    fixed = in_block_text(mixed.splitlines())
    for number, line in enumerate(mixed.splitlines()):
        if number in fixed:
            lines.append(line)
            continue
        if random.random() < 0.1:
            lines.append(random.choice(["", " " * random.randrange(9) + f"# los {number}"]))
        beside = line.strip() and "#" not in line and random.random() < 0.1
        lines.append(line + " " * random.randrange(1, 9) + f"# naast {number}" if beside else line)
    text = "\n".join(lines) + "\n"
    after = canonical(text, root_of(path))
    old, new = (parse_yaml(one.encode(), path.name) for one in (text, after))
    assert isinstance(old, YamlSource)
    assert isinstance(new, YamlSource)
    assert new.data == old.data
    assert comments_of(after) == comments_of(text)
    assert canonical(after, root_of(path)) == after
