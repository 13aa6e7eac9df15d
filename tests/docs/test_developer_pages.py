"""README and CONTRIBUTING lead a newcomer to files, functions and classes that are there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "generator"
README, CONTRIBUTING = ROOT / "README.md", ROOT / "CONTRIBUTING.md"
PATH = re.compile(r"[a-z_]+(?:/[a-z_]+)*(?:/|\.py)|(?:generator|tests|tools)(?:/[\w-]+)+(?:\.[a-z]+)?")
"""A path of code between backticks: a module, a folder with a slash behind it, or anything in one of ours."""
NOT_OURS = {"agreements/", "profiles/", "templates/", "docs/"}
CONTENT = {"artikelen/", "bijlagen/", "hoofdstukken/", "dist/", "build/"}


def code_words(text: str) -> list[str]:
    return re.findall(r"`([^`\n]+)`", text)


def paths_in(text: str) -> list[str]:
    return [word for word in code_words(text) if PATH.fullmatch(word) and word not in NOT_OURS | CONTENT]


def table(page: str, title: str) -> list[list[str]]:
    """Return the cells of the rows under a heading."""
    chapter = page.partition(f"## {title}\n")[2].partition("\n## ")[0]
    rows = [line.strip("|").split(" | ") for line in chapter.splitlines() if line.startswith("|")]
    return rows[2:]


@cache
def names_in(path: Path) -> frozenset[str]:
    """Collect what a module defines: classes, functions, fields, constants and attributes."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                found.add(name)
            case ast.Name(id=name, ctx=ast.Store()):
                found.add(name)
            case _:
                pass
    return frozenset(found)


def classes() -> Iterator[str]:
    for path in ENGINE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                yield node.name


@pytest.mark.parametrize("page", [README, CONTRIBUTING], ids=lambda page: page.stem)
def test_every_path_of_code_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    paths = paths_in(text)
    assert len(paths) > 20
    packages = [folder for folder in ENGINE.iterdir() if folder.is_dir()]
    places = [ROOT, ENGINE, *(packages if page == README else ())]
    assert [path for path in paths if not any((place / path).exists() for place in places)] == []


def test_the_map_has_every_package_and_what_it_names_in_one_is_there() -> None:
    rows = table(README.read_text("utf-8"), "How a file becomes a document")
    named = {path for row in rows for path in paths_in(row[0]) if "/" in path}
    packages = {
        f"generator/{folder.name}" for folder in ENGINE.iterdir() if (folder / "__init__.py").exists()
    }
    assert {path for path in named if not path.endswith(".py")} == packages
    for first, second in rows:
        for path in paths_in(second):
            if (folder := ROOT / paths_in(first)[0]).is_dir():
                assert (folder / path).exists(), (first, path)


@pytest.mark.parametrize("page", [README, CONTRIBUTING], ids=lambda page: page.stem)
def test_what_a_page_names_in_a_file_is_defined_there(page: Path) -> None:
    text = page.read_text("utf-8")
    pairs = re.findall(r"`((?:generator/)?[a-z_/]+\.py)`\s+\(`([A-Za-z_]+)`", text)
    assert pairs or page == README
    for path, name in pairs:
        assert name in names_in(ENGINE / path.removeprefix("generator/")), (path, name)


def test_every_name_in_the_glossary_is_one_of_the_code() -> None:
    known = frozenset[str]().union(*map(names_in, ENGINE.rglob("*.py")))
    rows = table(README.read_text("utf-8"), "Glossary")
    names = [word for row in rows for word in code_words(row[1]) if re.fullmatch(r"\w+", word)]
    assert len(names) > 30
    assert set(names) <= known
    assert {name for name in names if re.match(r"[A-Z][a-z]", name)} <= set(classes())


def test_the_pages_stay_short() -> None:
    assert len(CONTRIBUTING.read_text("utf-8").splitlines()) < 100


def test_the_picture_is_there_and_small() -> None:
    picture = ROOT / "docs" / "kernafspraken.png"
    assert f"]({picture.relative_to(ROOT)})" in README.read_text("utf-8")
    assert picture.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert picture.stat().st_size < 200_000


def test_the_readme_stays_short() -> None:
    assert len(README.read_text("utf-8").splitlines()) < 250
