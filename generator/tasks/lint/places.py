"""Exact places in the files of a model version."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from generator.edge.files import read_file
from generator.errors import GeneratorError
from generator.findings import Spot
from generator.tasks.lint.context import Fault, ModelContext

_LETTER = r"[A-Za-z0-9_-]"


def from_error(version: ModelContext, error: GeneratorError) -> Fault:
    """Turn an error that would end a run into a fault."""
    spot = error.spot or Spot(f"{version.model.template.label}/model.yaml")
    return Fault(spot, error.message, error.hint)


def find_word(version: ModelContext, spot: Spot, *words: str) -> Spot:
    """Find the first of some words that stands at a place or after it; the place itself when none does."""
    lines = lines_of_file(version.workspace.root / spot.file)
    for word in words:
        pattern = re.compile(rf"(?<!{_LETTER}){re.escape(word)}(?!{_LETTER})")
        for number, line in enumerate(lines[spot.line - 1 :], start=spot.line):
            start = spot.column - 1 if number == spot.line else 0
            if found := pattern.search(line, start):
                return Spot(spot.file, number, found.start() + 1)
    return spot


def lines_of_file(path: Path) -> tuple[str, ...]:
    """Read the lines of a file; none when it cannot be read."""
    try:
        return _lines(path, path.stat().st_mtime_ns)
    except (OSError, UnicodeDecodeError):
        return ()


@lru_cache(maxsize=256)
def _lines(path: Path, changed: int) -> tuple[str, ...]:
    """Read the lines of a file, once for every time it changed."""
    return tuple(read_file(path).decode("utf-8").splitlines())
