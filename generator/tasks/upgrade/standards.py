"""What the model gives otherwise in a new version, as far as a file never chose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.compare.wording import shown, titles
from generator.model.migration import as_code
from generator.model.source import Path, leaves, value_at
from generator.tasks.upgrade.outcome import StandardChange
from generator.tasks.upgrade.translation import Translation
from generator.terms.subject import Subject

_MODEL = "model"
_STEP = " › "


def standard_changes(old: Subject, new: Subject, translation: Translation) -> Iterator[StandardChange]:
    """List the terms that follow the model on both sides, and of which the model now says something else.

    Args:
        old: The file under its old version.
        new: The file under its new version.
        translation: What the new version calls the terms of the old one.
    """
    before = {
        translation.new_path(path): (path, translation.new_value(path, value))
        for path, value in leaves(old.terms.data)
    }
    for path, value in leaves(new.terms.data):
        was, translated = before.pop(path, (None, None))
        chosen = _chose(new, path) or (was is not None and _chose(old, was))
        if not chosen and _texts(translated) != _texts(value):
            told = shown(old, was, value_at(old.terms.data, was)) if was else ""
            yield StandardChange(_STEP.join(titles(new, path)), told, shown(new, path, value))
    for was, _ in before.values():
        if not _chose(old, was):
            yield StandardChange(
                _STEP.join(titles(old, was)), shown(old, was, value_at(old.terms.data, was)), ""
            )


def _chose(subject: Subject, path: Path) -> bool:
    origin = subject.terms.origin(path)
    return origin is not None and origin.kind != _MODEL


def _texts(value: Any) -> object:
    if value is None:
        return None
    return [as_code(item) for item in value] if isinstance(value, list) else as_code(value)
