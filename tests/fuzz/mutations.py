"""Damage: what disks, programs, people and attackers do to a file."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from random import Random
from typing import Any

from generator.edge.archives import read_parts
from generator.errors import UnreadableError
from tests.fuzz.snippets import BYTES, TEXTS, VALUES

_LEAF = re.compile(rb"(?m)^([ -]*[\w-]+:)[ \t]+(\S.*)$")
_NUMBER = re.compile(rb"\d+")
_ATTRIBUTE = re.compile(rb'="([^"]*)"')
_TAG = re.compile(rb"<[^>]{1,400}>")
_XML_VALUES = [b"", b"0", b"-1", b"x", b"99999999999999999999", b"1e400", b"../a", b"#", b"rId1", b"NaN"]

Mutation = Callable[[Random, bytes], bytes]


def _place(random: Random, data: bytes) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice((1, 2, 8, 60, 500, 4000)))


def _flip(random: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 3, 20)) if data else 0):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _cut(random: Random, data: bytes) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _remove(random: Random, data: bytes) -> bytes:
    start, end = _place(random, data)
    return data[:start] + data[end:]


def _repeat(random: Random, data: bytes) -> bytes:
    start, end = _place(random, data)
    return data[:end] + data[start:end] * random.choice((1, 2, 50, 1000)) + data[end:]


def _move(random: Random, data: bytes) -> bytes:
    start, end = _place(random, data)
    rest = data[:start] + data[end:]
    place = random.randrange(len(rest) + 1)
    return rest[:place] + data[start:end] + rest[place:]


def _insert(random: Random, data: bytes) -> bytes:
    start, end = _place(random, data)
    snippet = random.choice(TEXTS).encode() if random.random() < 0.8 else random.choice(BYTES)
    return data[:start] + snippet + data[random.choice((start, end)) :]


def _lines(random: Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    what = random.randrange(4)
    if what == 0:
        lines[one], lines[other] = lines[other], lines[one]
    elif what == 1:
        lines.insert(other, lines[one])
    elif what == 2:
        lines[one] = b"  " * random.randrange(1, 4) + lines[one]
    else:
        lines[one] = lines[one].lstrip()
    return b"\n".join(lines)


def _leaf(random: Random, data: bytes) -> bytes:
    return _other(random, data, _LEAF, lambda found: found[1] + b" " + random.choice(TEXTS).encode())


def _number(random: Random, data: bytes) -> bytes:
    return _other(random, data, _NUMBER, lambda _: random.choice(_XML_VALUES))


def _attribute(random: Random, data: bytes) -> bytes:
    return _other(random, data, _ATTRIBUTE, lambda _: b'="' + random.choice(_XML_VALUES) + b'"')


def _tag(random: Random, data: bytes) -> bytes:
    return _other(
        random, data, _TAG, lambda found: random.choice((b"", found[0] * 2, b"<x/>", found[0] + b"<x/>"))
    )


def _other(
    random: Random, data: bytes, pattern: re.Pattern[bytes], new: Callable[[re.Match[bytes]], bytes]
) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return _insert(random, data)
    one = random.choice(found)
    return data[: one.start()] + new(one) + data[one.end() :]


def _element(random: Random, data: bytes) -> bytes:
    """Take an empty element away, or everything between two tags."""
    found = list(_TAG.finditer(data))
    one = random.randrange(len(found)) if found else 0
    end = min(len(found) - 1, one + random.choice((0, 0, 1, 3)))
    return data[: found[one].start()] + data[found[end].end() :] if found else data


def _json(random: Random, data: bytes) -> bytes:
    """Put a value of another kind in a place of JSON, or take something away."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return _insert(random, data)
    places: list[tuple[Any, Any]] = []
    _collect(content, places)
    if places:
        group, key = random.choice(places)
        if random.random() < 0.3:
            del group[key]
        else:
            group[key] = random.choice(VALUES)
    else:
        content = random.choice(VALUES)
    return json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _collect(value: Any, places: list[tuple[Any, Any]]) -> None:
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        places.append((value, key))
        if isinstance(item, dict | list):
            _collect(item, places)


def _part(random: Random, data: bytes) -> bytes:
    """Damage one part of a zip, so that the zip itself stays sound."""
    try:
        parts = read_parts(data)
    except UnreadableError:
        return _flip(random, data)
    name = random.choice([name for name in parts if name.endswith((".xml", ".rels", "mimetype"))] or [""])
    if random.random() < 0.05:
        parts.pop(name, None)
    else:
        parts[name] = damaged(random, parts.get(name, b""), MARKUP)
    target = BytesIO()
    method = random.choice((*[zipfile.ZIP_DEFLATED] * 8, zipfile.ZIP_STORED, zipfile.ZIP_LZMA))
    with zipfile.ZipFile(target, "w", method, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


_ANY = (_flip, _cut, _remove, _repeat, _move, _insert)
BINARY: Sequence[Mutation] = (*_ANY, _flip, _number)
TEXT: Sequence[Mutation] = (*_ANY, _lines, _insert, _number)
YAML: Sequence[Mutation] = (*_ANY, _lines, _leaf, _leaf, _leaf, _number)
JSON: Sequence[Mutation] = (*_ANY, _json, _json, _json, _json, _json)
MARKUP: Sequence[Mutation] = (
    _flip,
    _insert,
    _number,
    *(_attribute, _attribute, _tag, _element, _element) * 2,
)
PACKAGE: Sequence[Mutation] = (*[_part] * 12, *_ANY)


def damaged(random: Random, data: bytes, mutations: Sequence[Mutation]) -> bytes:
    """Damage the bytes of a file in one to three ways."""
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        data = random.choice(mutations)(random, data)
    return data
