"""In which order a file is filled in, as `model.yaml` of a version says."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.source import Path


@dataclass(frozen=True)
class FormQuestion:
    """A decision that is asked of who fills a file in."""

    question: str
    explanation: str
    """What one has to know to choose; empty when the schema says enough."""
    keys: tuple[Path, ...]
    """What is decided together; a group stands for all that is needed in it."""
    ask: tuple[str, ...]
    """Who could answer it."""


@dataclass(frozen=True)
class FormTopic:
    """Decisions about one subject, in the order in which they are taken."""

    title: str
    questions: tuple[FormQuestion, ...]
