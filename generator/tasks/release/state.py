"""Let `model.yaml` say in which state a version is."""

from __future__ import annotations

from generator.errors import TemplateError
from generator.model.schema_node import root_node
from generator.model.source import YamlSource
from generator.yaml_text.editor import Editor

STATE, PREDECESSOR = "toestand", "voorganger"
_ORDER = root_node({"properties": {STATE: {}, PREDECESSOR: {}}})
"""The version that one was made from comes below the state."""


def with_state(source: YamlSource, state: str, predecessor: str = "") -> bytes:
    """Write `model.yaml` with another state.

    Args:
        source: The file.
        state: The new state.
        predecessor: The version that this one was made from; empty to leave that as it is.

    Raises:
        TemplateError: when the file does not say its state.
    """
    if not isinstance(source.data.get(STATE), str):
        raise TemplateError(
            f"In dit bestand ontbreekt `{STATE}`.",
            spot=source.value_spot((STATE,)),
            hint=f"Schrijf `{STATE}: {state}`.",
        )
    editor = Editor(source.text, _ORDER)
    editor.set((STATE,), state)
    if predecessor:
        editor.set((PREDECESSOR,), predecessor)
    return editor.text.encode("utf-8")
