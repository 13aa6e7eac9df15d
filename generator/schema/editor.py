"""The schema for editors: what `schema.json` says, with room for what is not decided yet, in Dutch.

An editor checks while somebody types. An empty value means there "not decided yet", an amendment says only
what it changes, and every message that a schema may give is in Dutch. What counts is what `ojg check` says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.schema_node import NONE, root_node
from generator.schema.editor_words import message_for, missing
from generator.schema.mistake import types_in

FILE = "editor-schema.json"
"""The file of a model version, made from its `schema.json`."""
_ABOUT = "Gemaakt uit schema.json met `ojg lint --update`. Wijzig dit bestand niet zelf."
_NOT_DECIDED, _TAKEN_AWAY = "Nog niet besloten.", "Geldt niet meer."
_DEFS = "#/$defs/"
_WHOLE, _PART = "bestand", "allonge"

Spec = Mapping[str, Any]


def editor_schema(schema: Spec, amends: str = "") -> dict[str, Any]:
    """Make the schema that editors use.

    Args:
        schema: What `schema.json` says.
        amends: The key by which a file says that it amends another one; empty when no file does.
    """
    whole, part = _Relaxer(schema), _Relaxer(schema, is_part=True)
    head = {key: schema[key] for key in ("$schema", "title", "description") if key in schema}
    head = {"$comment": _ABOUT, **head}
    if not amends:
        return {**head, **whole.top(), **_with_definitions(dict(whole.definitions()))}
    definitions = {_WHOLE: whole.top(), _PART: part.top(), **dict(whole.definitions())}
    return {
        **head,
        "type": "object",
        "if": {"required": [amends], "properties": {amends: {"type": "string"}}},
        "then": {"$ref": f"{_DEFS}{_PART}"},
        "else": {"$ref": f"{_DEFS}{_WHOLE}"},
        **_with_definitions({**definitions, **dict(part.definitions())}),
    }


@dataclass(frozen=True)
class _Relaxer:
    """Gives each part of a schema the room that an editor needs."""

    schema: Spec
    is_part: bool = False
    """Whether files say only what they change: then no key of a group is required, and a word takes away."""

    def top(self) -> dict[str, Any]:
        """Relax what a whole file is; only its title stands elsewhere."""
        kept = {key: value for key, value in self.schema.items() if key not in ("$schema", "$defs")}
        return self._relaxed(kept, is_open=False, is_top=True)

    def definitions(self) -> Iterator[tuple[str, Any]]:
        """Relax what the schema describes once and uses more often."""
        for name, spec in self.schema.get("$defs", {}).items():
            yield self._name(name), self._relaxed(spec, is_open=True)

    def _name(self, name: str) -> str:
        return f"{name}-{_PART}" if self.is_part else name

    def _relaxed(self, spec: Spec, *, is_open: bool, is_top: bool = False) -> dict[str, Any]:
        """Relax one part.

        Args:
            spec: What the schema says about it.
            is_open: Whether a file may leave it empty.
            is_top: Whether it is the whole file.
        """
        found = {key: value for key, value in spec.items() if not key.startswith("x-")}
        if "$ref" in found:
            return {**found, "$ref": _DEFS + self._name(str(found["$ref"]).removeprefix(_DEFS))}
        found["errorMessage"] = message_for(root_node(spec))
        required = found.pop("required", ())
        if "properties" in found:
            found["properties"] = {
                key: self._relaxed(child, is_open=key not in required)
                for key, child in found["properties"].items()
            }
        if isinstance(found.get("additionalProperties"), Mapping):
            found["additionalProperties"] = self._relaxed(found["additionalProperties"], is_open=True)
        if isinstance(found.get("items"), Mapping):
            found["items"] = self._relaxed(found["items"], is_open=False)
        if required and (is_top or not self.is_part):
            found["allOf"] = [{"required": [key], "errorMessage": missing(key)} for key in required]
        if is_open and self.is_part and not root_node(spec).has_room_for(NONE):
            _allow_none(found)
        if is_open:
            _allow_empty(found)
        return found


def _with_definitions(definitions: Spec) -> dict[str, Any]:
    return {"$defs": definitions} if definitions else {}


def _allow_empty(spec: dict[str, Any]) -> None:
    """Let a part be empty."""
    _allow_type(spec, "null")
    _allow_choice(spec, None, _NOT_DECIDED)


def _allow_none(spec: dict[str, Any]) -> None:
    """Let the word that takes away stand for a part."""
    types = types_in(spec.get("type"))
    _allow_choice(spec, NONE, _TAKEN_AWAY)
    if "pattern" in spec:
        spec["pattern"] = f"^{NONE}$|{spec['pattern']}"
    if types and "string" not in types:
        _allow_type(spec, "string")
        spec |= {"if": {"type": "string"}, "then": _only([NONE], spec)}
    elif "if" in spec:
        words = [spec["then"]["const"], NONE]
        spec["then"] = _only(list(dict.fromkeys(words)), spec)


def _only(words: list[str], spec: Spec) -> dict[str, Any]:
    return {"enum": words, "errorMessage": spec["errorMessage"]}


def _allow_type(spec: dict[str, Any], kind: str) -> None:
    types = types_in(spec.get("type"))
    if types:
        spec["type"] = [*types, kind]


def _allow_choice(spec: dict[str, Any], value: str | None, words: str) -> None:
    choices = spec.get("enum", [spec.pop("const")] if "const" in spec else None)
    if choices is None:
        return
    spec["enum"] = [*choices, value]
    if "enumDescriptions" in spec:
        spec["enumDescriptions"] = [*spec["enumDescriptions"], words]
