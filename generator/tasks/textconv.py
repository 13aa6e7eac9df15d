"""A file in the words of the document instead of keys, a line a term: what git compares."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.errors import GeneratorError
from generator.findings import Finding
from generator.language.dutch import NO_BREAK_SPACE
from generator.language.showing import written
from generator.load.model_choice import read_model_of
from generator.load.yaml_source import parse_yaml
from generator.model.clean_text import cleaned
from generator.model.schema_node import SchemaNode, root_node
from generator.terms.effective import without_empty
from generator.workspace import Workspace

WORD = ".docx"
_WORD_BEGINS = b"PK\x03\x04"
_STEP = " › "
_INDENT = "    "


def readable(raw: bytes, name: str, start: Path, root: Path | None = None) -> bytes:
    """Write the bytes of a file as text for people; what cannot be read that way comes back as it is.

    Args:
        raw: What is in the file.
        name: The name of the file.
        start: Where to look for the content folder.
        root: The content folder, when it is known.
    """
    if name.lower().endswith(WORD) or raw.startswith(_WORD_BEGINS):
        return _word(raw)
    try:
        workspace = Workspace.find(start, root)
        source = parse_yaml(raw, name)
        if isinstance(source, list):
            return raw
        template = read_model_of(source, workspace)
        if isinstance(template, Finding):
            return raw
        node = root_node(template.schema)
        lines = list(term_lines(without_empty(cleaned(source, node).data), node))
    except GeneratorError:
        return raw
    return _joined(lines)


def term_lines(data: Mapping[str, Any], root: SchemaNode) -> Iterator[str]:
    """Write what a file says: a heading for each group at the top, under it a line for each term."""
    for key, value in _ordered(data, root):
        node = root.child(key)
        title = _title(key, root, node)
        if isinstance(value, Mapping | list):
            yield title[:1].upper() + title[1:]
            for name, text in _leaves(value, node):
                yield f"{_INDENT}{name}: {text}" if name else f"{_INDENT}{text}"
        else:
            yield f"{title}: {_shown(value, node)}"


def _leaves(value: Any, node: SchemaNode | None, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, item in _ordered(value, node):
            child = node.child(key) if node else None
            title = _title(key, node, child)
            yield from _leaves(item, child, f"{name}{_STEP}{title}" if name else title)
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item, node.child(0) if node else None, name)
    else:
        yield name, _shown(value, node)


def _ordered(value: Mapping[str, Any], node: SchemaNode | None) -> list[tuple[str, Any]]:
    names = node.property_names if node else ()
    places = {name: place for place, name in enumerate(names)}
    return sorted(value.items(), key=lambda item: places.get(item[0], len(places)))


def _title(key: str, parent: SchemaNode | None, node: SchemaNode | None) -> str:
    """Return the title of a key; an id that a person gave stays as it is."""
    named = parent is not None and key in parent.property_names
    return node.title if named and node and node.title else key


def _shown(value: object, node: SchemaNode | None) -> str:
    text = (node.words(value) if node else None) or written(value, node.display if node else "")
    return text.replace(NO_BREAK_SPACE, " ").rstrip("\n").replace("\n", f"\n{_INDENT * 2}")


def _word(raw: bytes) -> bytes:
    from generator.render.word.text import docx_lines

    try:
        return _joined(docx_lines(raw))
    except GeneratorError as error:
        return _joined([error.message, f"SHA-256 {hashlib.sha256(raw).hexdigest()}"])


def _joined(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
