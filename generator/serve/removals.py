"""What was taken out of a file last, so that it can be put back: also after the program was started anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.edge.json_data import json_value
from generator.errors import UnreadableError
from generator.model.json_text import canonical_json
from generator.model.source import Path
from generator.output import sha256
from generator.serve.content import Stored
from generator.serve.places import address, path_at


@dataclass(frozen=True)
class Removal:
    """An entry that was taken out, with what brings it back."""

    path: Path
    name: str
    before: str
    after: str
    """Digest of the file without it."""
    typed: Mapping[Path, str]
    """What was typed in it and was not sound yet."""
    wrong_before: frozenset[tuple[str, str]]

    def can_be_undone(self, stored: Stored) -> bool:
        """Tell whether nothing else changed since."""
        return sha256(stored.raw) == self.after

    def written(self) -> str:
        """Write it as the journal keeps it."""
        return canonical_json(
            {
                "path": address(self.path),
                "name": self.name,
                "before": self.before,
                "after": self.after,
                "typed": {address(path): words for path, words in self.typed.items()},
                "wrong": [list(pair) for pair in sorted(self.wrong_before)],
            }
        )


def removal_from(text: str) -> Removal | None:
    """Read what the journal keeps; None when it keeps none, or one of another program."""
    try:
        data = json_value(text) if text else {}
        return Removal(
            path_at(data["path"]),
            data["name"],
            data["before"],
            data["after"],
            {path_at(place): words for place, words in data["typed"].items()},
            frozenset((path, message) for path, message in data["wrong"]),
        )
    except (UnreadableError, KeyError, TypeError, ValueError, AttributeError):
        return None
