"""Who is at work: on this computer one person, whom git knows by name and the pages do not."""

from __future__ import annotations

from typing import Protocol

from generator.serve.security import Gate


class People(Protocol):
    """Sign-in, and later people, their roles and their remarks; a hosted workbench has a store of its own."""

    def gate(self) -> Gate:
        """Return what decides who may come in."""


class OnlyMe(People):
    """Whoever started the workbench."""

    def __init__(self, port: int) -> None:
        self._gate = Gate(frozenset({f"127.0.0.1:{port}", f"localhost:{port}"}))

    def gate(self) -> Gate:
        """Return what lets in the browser that the program opened."""
        return self._gate
