"""What somebody typed or chose, read as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.model.schema_node import SchemaNode
from generator.model.source import Path
from generator.model.template import TemplateVersion
from generator.serve.draft import Draft
from generator.validate.schema import readings


@dataclass(frozen=True)
class Nonsense:
    """Words that are no value at their place, or could be more than one."""

    words: str


def read_words(words: str, path: Path, node: SchemaNode, template: TemplateVersion) -> Any:
    """Read what stands in a field.

    Returns:
        A value for the file, None when the field is empty, or `Nonsense`.
    """
    plain = words.replace("\r\n", "\n").strip()
    if not plain:
        return None
    if node.child(0) is not None and not node.is_object:
        items = [_one(line.strip(), (*path, 0), template) for line in plain.split("\n") if line.strip()]
        return Nonsense(plain) if any(isinstance(item, Nonsense) for item in items) else items
    if is_twofold(plain, node):
        return Nonsense(plain)
    if not node.keeps_lines:
        plain = " ".join(plain.split())
    if node.spec.get("type") == "boolean":
        return {"true": True, "false": False}.get(plain, Nonsense(plain))
    for code, label in _words_of(node).items():
        if plain.casefold() == label.casefold():
            return code
    return _one(plain, path, template)


def is_twofold(words: str, node: SchemaNode) -> bool:
    """Tell whether both a value was typed and the word instead of it was chosen."""
    typed, _, word = words.rpartition("\n")
    return bool(typed) and word in {*_words_of(node), str(node.spec.get("then", {}).get("const"))}


def is_sound_now(draft: Draft, path: Path) -> bool:
    """Tell whether what was typed and waits outside the file can be read as a value."""
    node, words = draft.root.at(path), draft.unsound.get(path, "")
    if node is None or not words:
        return False
    return not isinstance(read_words(words, path, node, draft.template), Nonsense)


def _one(words: str, path: Path, template: TemplateVersion) -> Any:
    found = readings(words, path, template)
    return found[0].value if len(found) == 1 and found[0].is_sure else Nonsense(words)


def _words_of(node: SchemaNode) -> dict[str, str]:
    words = node.spec.get("x-woorden")
    return {str(code): str(label) for code, label in words.items()} if isinstance(words, dict) else {}
