"""Change one value in the text of a YAML file and leave every other character as it is."""

from __future__ import annotations

import re

from generator.errors import TemplateError
from generator.model.source import YamlSource

_VALUE = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|[^\s#]+")


def with_value(source: YamlSource, key: str, value: str) -> str:
    """Return the text of a file with another value at a key at the top.

    Raises:
        TemplateError: when the file has no such key with a value of one word.
    """
    lines = source.text.splitlines(keepends=True)
    spot = source.value_spot((key,))
    found = (
        _VALUE.match(lines[spot.line - 1], spot.column - 1) if isinstance(source.data.get(key), str) else None
    )
    if found is None:
        raise TemplateError(
            f"In dit bestand ontbreekt `{key}`.", spot=spot, hint=f"Schrijf `{key}: {value}`."
        )
    line = lines[spot.line - 1]
    lines[spot.line - 1] = line[: found.start()] + value + line[found.end() :]
    return "".join(lines)


def with_line_after(source: YamlSource, text: str, key: str, line: str) -> str:
    """Put a line into a text of the same lines, after the one that holds a key at the top."""
    lines = text.splitlines(keepends=True)
    lines.insert(source.key_spot((key,)).line, f"{line}\n")
    return "".join(lines)
