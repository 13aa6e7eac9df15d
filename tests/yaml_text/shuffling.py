"""Other ways to write the same file: what the formatter must bring back to one."""

from __future__ import annotations

import re
from random import Random

from generator.model.schema_node import SchemaNode

_KEY = re.compile(r"^( *)([^\s#\"'{-][^:]*):(.*)$")
_ROW = re.compile(r"^( *[^\s#:]+: )\{(.*)\}$")
_PLAIN = re.compile(r"^( *(?:- |[a-z_0-9-]+: ))([A-Za-z][^#:\"'{}\[\]]*|\d{4}-\d\d-\d\d)$")
_WORDS = {"true", "false"}
_BLOCK = re.compile(r"^( *)[^#]*: [|>][-+]?$")


def shuffled(text: str, root: SchemaNode, random: Random) -> str:
    """Put the keys of every group in another order, each with the comments above it; ids stay in order."""
    lines = text.splitlines()
    first = next(index for index, line in enumerate(lines) if _KEY.match(line))
    start, *rest = _chunks(lines[first:], 0)
    random.shuffle(rest)
    parts = [line for chunk in (start, *rest) for line in _inside(chunk, root, random)]
    return "\n".join([*lines[:first], *parts, ""])


def requoted(text: str, random: Random) -> str:
    """Put some texts between quotes that do not need them."""
    lines = text.splitlines()
    fixed = in_block_text(lines)
    return "".join(
        f"{line if number in fixed else _quoted(line, random)}\n" for number, line in enumerate(lines)
    )


def in_block_text(lines: list[str]) -> set[int]:
    """Find the lines of texts after `|` or `>`, the key included: there a mark is part of the text."""
    found: set[int] = set()
    depth = -1
    for number, line in enumerate(lines):
        if depth >= 0 and (not line.strip() or len(line) - len(line.lstrip(" ")) > depth):
            found.add(number)
            continue
        match = _BLOCK.match(line)
        depth = len(match[1]) if match else -1
        found |= {number} if match else set()
    return found


def indented(text: str, step: int) -> str:
    """Let every level stand deeper by another number of spaces."""
    return "".join(
        " " * ((len(line) - len(line.lstrip(" "))) // 2 * step) + line.lstrip(" ") + "\n"
        for line in text.splitlines()
    )


def _chunks(lines: list[str], indent: int) -> list[list[str]]:
    """Cut lines into keys with what is under them; comments and empty lines go with the key below."""
    chunks: list[list[str]] = []
    waiting: list[str] = []
    for line in lines:
        depth = len(line) - len(line.lstrip(" "))
        if line.strip() and depth > indent and not waiting:
            chunks[-1].append(line)
        elif not line.strip() or line.lstrip().startswith("#"):
            waiting.append(line)
        elif depth > indent:
            chunks[-1] += [*waiting, line]
            waiting = []
        else:
            chunks.append([*waiting, line])
            waiting = []
    chunks[-1] += waiting
    return chunks


def _inside(chunk: list[str], node: SchemaNode, random: Random) -> list[str]:
    place, match = next((index, match) for index, line in enumerate(chunk) if (match := _KEY.match(line)))
    child = node.child(match[2])
    above, line, below = chunk[:place], chunk[place], chunk[place + 1 :]
    if child is None or not child.is_object:
        return chunk
    if not below:
        return [*above, _row(line, child, random)]
    inner = _chunks(below, len(match[1]) + 2)
    if not child.is_identity_map:
        random.shuffle(inner)
    return [*above, line, *(text for one in inner for text in _inside(one, child, random))]


def _row(line: str, node: SchemaNode, random: Random) -> str:
    if node.is_identity_map or not (match := _ROW.match(line)):
        return line
    parts = match[2].split(", ")
    random.shuffle(parts)
    return f"{match[1]}{{{', '.join(parts)}}}"


def _quoted(line: str, random: Random) -> str:
    match = _PLAIN.match(line)
    if match is None or match[2] in _WORDS or random.random() < 0.5:
        return line
    quote = random.choice("\"'")
    return f"{match[1]}{quote}{match[2]}{quote}"
