"""A model file that was kept says what reading it says, and stands where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.edge import kept
from generator.errors import TemplateError
from generator.load import yaml_source
from generator.load.kept_sources import kept_source
from generator.load.yaml_source import load_list_or_raise, load_yaml_or_raise
from generator.workspace import EXAMPLES
from tests.examples import ROOT

FILES = sorted(
    path
    for path in (ROOT / "templates").rglob("*.yaml")
    if EXAMPLES not in path.parts and path.stem != "starter"
)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept.Cache, "folder", tmp_path / "bewaard")
    return tmp_path / "bewaard"


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_what_was_kept_is_what_was_read(path: Path, cache: Path) -> None:
    raw = path.read_bytes()
    top, source, remarks = yaml_source._parsed(raw, "een naam")
    assert not remarks.found
    assert kept_source(raw, "een naam") is None
    load_list_or_raise(path, "een naam") if isinstance(top, list) else load_yaml_or_raise(path, "een naam")
    again = kept_source(raw, "een naam")
    assert again is not None
    assert again == (top, source)
    assert repr(again[0]) == repr(top)
    assert list(again[1].key_spots) == list(source.key_spots)


WHOLE = (
    "a: 1.50\nb: [x, 'y']  # z\n", "", "a: 1\r\nb: 2\r\n", "- a: 1\n- b: 2\n", "a:\nb: {}\nc: []\n",
    "\ufeffa: 1\n", "a: |\n  b\n  c\n",
)  # fmt: skip


@pytest.mark.parametrize("text", WHOLE)
def test_any_file_says_the_same_again(text: str, tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "model.yaml"
    path.write_bytes(text.encode())
    assert _told(path) == _told(path)


@pytest.mark.parametrize("text", ["a: 1\na: 2\n", "a: [\n", "a: \u202e1\n"])
def test_a_file_with_findings_is_not_kept(text: str, tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "model.yaml"
    path.write_text(text, "utf-8")
    told = [_told(path) for _ in range(2)]
    assert told[0] == told[1]
    assert not [one for one in cache.rglob("*") if one.is_file()]


def test_damage_is_read_over(tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "model.yaml"
    path.write_text("a: 1\n", "utf-8")
    first = _told(path)
    (file,) = (one for one in cache.rglob("*") if one.is_file())
    file.write_bytes(file.read_bytes()[:-2])
    assert kept_source(path.read_bytes(), "x") is None
    assert _told(path) == first


def _told(path: Path) -> str:
    try:
        return repr(load_yaml_or_raise(path, "model.yaml"))
    except TemplateError as error:
        return f"{error.message} {error.spot}"
