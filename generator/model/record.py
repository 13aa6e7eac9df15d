"""Facts about a document for another system, as a tree of named elements."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Record:
    """One element: words, or elements in their order."""

    name: str
    text: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Record, ...] = ()

    def child(self, *names: str) -> Record | None:
        """Find an element below this one, by its name and the names on the way."""
        if not names:
            return self
        found = next((child for child in self.children if child.name == names[0]), None)
        return found.child(*names[1:]) if found else None

    def words(self, *names: str) -> str:
        """Read the words of an element below this one; empty when there is none."""
        found = self.child(*names)
        return found.text if found else ""
