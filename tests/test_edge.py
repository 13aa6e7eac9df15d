"""Files from outside are opened and parsed in `generator/edge`, which knows what may come out of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EDGE = "generator/edge/"
MODULES = sorted((ROOT / "generator").rglob("*.py"))
READERS = {
    "open": "a file",
    "read_text": "a file",
    "read_bytes": "a file",
    "fdopen": "a file",
    "ZipFile": "a zip",
    "loads": "JSON",
    "load": "JSON",
    "XMLParser": "XML",
    "fromstring": "XML",
    "HTMLParser": "XML",
    "PdfDocument": "a PDF",
    "TTFont": "a font",
    "DocxTemplate": "a Word file",
    "Container": "an ODT file",
}
"""What opens or parses something, wherever it comes from."""
METHODS = ("read_text", "read_bytes")
"""Only of a path: a function of that name is one of ours."""
OF_OURSELVES = {
    ("generator/cli/streams.py", "open"): "the null device",
    ("generator/render/crew.py", "open"): "the null device",
    ("generator/output.py", "fdopen"): "a file that is written",
    ("generator/output.py", "open"): "a folder, of which the names are stored",
    ("generator/tasks/build/lock.py", "open"): "a lock, of which nothing is read",
    ("generator/tasks/build/run.py", "open"): "a shelf, which is no file",
    ("generator/render/logo_svg.py", "PdfDocument"): "a page that was just laid out",
    ("generator/render/pdf/archive.py", "open"): "a PDF that was just laid out",
    ("generator/render/pdf/archive.py", "read_bytes"): "a stream of a PDF that was just laid out",
    ("generator/render/pdf/hyphens.py", "read_bytes"): "a stream of a PDF that was just laid out",
    ("generator/render/pdf/shortcuts/files.py", "fromstring"): "a page that was just written",
    ("generator/render/odf/package.py", "Container"): "an empty one, to make metadata with",
    ("generator/render/word/shell.py", "DocxTemplate"): "only its text functions, on parts that were read",
    ("generator/render/word/logo.py", "fromstring"): "markup that was just written",
    ("generator/render/word/parts.py", "fromstring"): "markup that was just written",
    ("generator/serve/deliveries.py", "ZipFile"): "a file that is written",
    ("generator/serve/paper.py", "fromstring"): "a page that was just written",
    ("generator/serve/security.py", "load"): "a cookie, of which one name is looked at",
}
"""What is no reading from outside, by module and name."""


def label(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def readers_in(tree: ast.Module) -> Iterator[str]:
    """Name the calls that open or parse something."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            if name in READERS and not (isinstance(node.func, ast.Name) and name in METHODS):
                yield name


def found() -> set[tuple[str, str]]:
    return {
        (label(path), name)
        for path in MODULES
        if not label(path).startswith(EDGE)
        for name in readers_in(ast.parse(path.read_text(encoding="utf-8")))
    }


def test_nothing_is_opened_or_parsed_elsewhere() -> None:
    assert sorted(found() - OF_OURSELVES.keys()) == []


def test_the_exceptions_are_still_needed() -> None:
    assert sorted(OF_OURSELVES.keys() - found()) == []


@pytest.mark.parametrize(
    "call", ["open('a')", "Path('a').read_bytes()", "zipfile.ZipFile('a')", "etree.fromstring(data)"]
)
def test_reading_is_recognised(call: str) -> None:
    assert list(readers_in(ast.parse(call))) != []
