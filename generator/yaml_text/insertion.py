"""Write one value in the text of a file, and leave every other letter of it alone."""

from __future__ import annotations

import re

from generator.model.source import Path, YamlSource, value_at

_SCALAR = re.compile(r""""[^"]*"|'[^']*'|[^\s#,}]+""")
_STEP = "  "


def with_value(source: YamlSource, path: Path, value: str) -> bytes:
    """Return the text of a file in which a key has a value; the key is added when it is not there.

    Args:
        source: The file, without findings.
        path: The key, with the groups it is in.
        value: A value that needs no quotes.
    """
    lines = source.text.splitlines(keepends=True)
    if path not in source.key_spots:
        _add(source, lines, path, value)
    elif value_at(source.data, path) is None:
        line, column = source.key_spots[path]
        end = lines[line - 1].index(":", column - 1 + len(str(path[-1]))) + 1
        lines[line - 1] = f"{lines[line - 1][:end]} {value}{lines[line - 1][end:]}"
    else:
        line, column = source.value_spots[path]
        before, after = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
        lines[line - 1] = before + _SCALAR.sub(value, after, count=1)
    return "".join(lines).encode("utf-8")


def _add(source: YamlSource, lines: list[str], path: Path, value: str) -> None:
    """Add a key before the first one of its group; without a group, with that at the end of the file."""
    group = path[:-1]
    beside = [spot for key, spot in source.key_spots.items() if key[:-1] == group and len(key) == len(path)]
    if beside:
        line, column = min(beside)
        before, after = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
        between = ", " if before.strip() else f"\n{before}"
        lines[line - 1] = f"{before}{path[-1]}: {value}{between}{after}"
    elif group in source.key_spots:
        line, column = source.key_spots[group]
        text = re.sub(r":\s*\{\s*\}", ":", lines[line - 1].rstrip("\r\n"), count=1)
        lines[line - 1] = f"{text}\n{' ' * (column - 1)}{_STEP}{path[-1]}: {value}\n"
    else:
        end = "\n" if lines and not lines[-1].endswith("\n") else ""
        keys = "\n".join(f"{_STEP * depth}{key}:" for depth, key in enumerate(path))
        lines.append(f"{end}{keys} {value}\n")
