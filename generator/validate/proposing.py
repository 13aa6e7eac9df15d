"""What a finding proposes to write instead of a value, as the line that stands in the file."""

from __future__ import annotations

from generator.model.source import Path
from generator.schema.mistake import Mistake
from generator.schema.snippets import written

_WRITE = "Schrijf:"


def advice(path: Path, proposed: str) -> str:
    """Write the hint that proposes a value."""
    return f"{_WRITE} {Mistake('', None, None, path, {}, {}).line}{written(proposed)}"
