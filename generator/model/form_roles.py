"""In which order a file is filled in, as `model.yaml` of a version says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.placed_text import PlacedText
from generator.model.source import Path


@dataclass(frozen=True)
class FormQuestion:
    """A decision that is asked of who fills a file in."""

    question: str
    explanation: PlacedText
    """What one has to know to choose; empty when the schema says enough."""
    keys: tuple[Path, ...]
    """What is decided together; a group stands for all that is needed in it. One with a star is asked of each
    entry of a map, whether it is needed or not."""
    ask: tuple[str, ...]
    """Who could answer it."""
    choices: Mapping[str, PlacedText] = field(default_factory=dict, hash=False)
    """What a choice is called in a file, by its code. Two that are called the same are one choice there; one
    that has no name is not to be chosen."""
    explanations: Mapping[str, PlacedText] = field(default_factory=dict, hash=False)
    """What a choice means in a file, by its code."""


@dataclass(frozen=True)
class FormTopic:
    """Decisions about one subject, in the order in which they are taken."""

    title: str
    questions: tuple[FormQuestion, ...]
