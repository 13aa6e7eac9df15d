"""The house styles: can documents be written with their shells, and do their files fetch anything?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator.edge.files import read_file
from generator.errors import RenderError
from generator.findings import Finding, Severity, Spot
from generator.workspace import HOUSE_STYLES, STANDARD_STYLE, TEMPLATES, Workspace

if TYPE_CHECKING:
    from generator.render.shell_check import Problem

_OUTSIDE = r"(?!data:)(?:[a-z][a-z0-9+.-]*:|//)[^\"'\s)>]*"
_FETCHES = {
    suffix: re.compile(pattern, re.IGNORECASE)
    for suffix, pattern in {
        ".css": rf"""url\(\s*["']?(?P<url>{_OUTSIDE})|@import\s+["'](?P<sheet>{_OUTSIDE})""",
        ".html": rf"""<link\b[^>]*?\shref\s*=\s*["']?(?P<url>{_OUTSIDE})"""
        rf"""|\s(?:src|srcset|poster|data|xlink:href)\s*=\s*["']?(?P<source>{_OUTSIDE})"""
        rf"""|url\(\s*["']?(?P<look>{_OUTSIDE})|@import\s+["'](?P<sheet>{_OUTSIDE})""",
        ".svg": rf"""(?<!\w)(?:xlink:)?href\s*=\s*["'](?P<url>{_OUTSIDE})"""
        rf"""|url\(\s*["']?(?P<look>{_OUTSIDE})|@import\s+["'](?P<sheet>{_OUTSIDE})""",
    }.items()
}
"""What fetches a file when a page is shown or a PDF is made, by the kind of file."""


def house_style_findings(workspace: Workspace) -> Iterator[Finding]:
    """Find what is wrong in the folders of `huisstijl/`."""
    folder = workspace.root / TEMPLATES / HOUSE_STYLES
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        label = workspace.label(path)
        if path.suffix.lower() in _FETCHES:
            yield from _fetched(path, label)
            yield from _unusable(path, label, folder / STANDARD_STYLE)
        elif check := _shell_checks().get(path.name):
            for problem in check(read_file(path)):
                yield Finding("huisstijl", Severity.ERROR, Spot(label), problem.message, problem.hint)


def _shell_checks() -> Mapping[str, Callable[[bytes], Iterator[Problem]]]:
    from generator.render.shell_check import ODT, WORD, odt_problems, word_problems

    return {WORD: word_problems, ODT: odt_problems}


def _unusable(path: Path, label: str, standard: Path) -> Iterator[Finding]:
    """Let the writer of pages read a file, and tell what it refuses."""
    from generator.render.style import Style
    from generator.render.web.page import Page, fill_page

    style = Style((path.parent, standard))
    reads: dict[str, Callable[[], object]] = {
        "page.html": lambda: fill_page(Page("", ""), style),
        "print.css": lambda: style.text(path.name),
    }
    is_sheet = path.suffix.lower() == ".css"
    read = reads.get(path.name, (lambda: style.sheet(path.name)) if is_sheet else None)
    if read is None or path.parent.parent != standard.parent:
        return
    try:
        read()
    except RenderError as error:
        yield Finding("huisstijl", Severity.ERROR, Spot(label), error.message, error.hint)


def _fetched(path: Path, label: str) -> Iterator[Finding]:
    text = read_file(path).decode("utf-8", "replace")
    lines = text.split("\n")
    for found in _FETCHES[path.suffix.lower()].finditer(text):
        address = next(group for group in found.groups() if group)
        start = found.start(found.lastgroup or 0)
        line = text.count("\n", 0, start) + 1
        column = start - (text.rfind("\n", 0, start) + 1) + 1
        yield Finding(
            "huisstijl-van-buiten",
            Severity.ERROR,
            Spot(label, line, column),
            f"Dit bestand haalt iets van buiten: {address}.",
            "Zet het bestand in de map van de huisstijl en verwijs daarnaar. Een document haalt nooit iets "
            "van internet: niet als u het maakt, en niet als iemand het leest.",
            excerpt=lines[line - 1],
        )
