"""What every page of a file shows around what it is about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from generator.language import dutch
from generator.serve.content import Stored
from generator.serve.desk import Desk, base_of
from generator.serve.document_names import document_titles
from generator.serve.draft import Draft
from generator.serve.file_names import display_name, status_words
from generator.serve.signed import altered_notes, idle_notes, is_laid_down, is_signed


def about(desk: Desk, draft: Draft, **more: Any) -> dict[str, Any]:
    """Say what every page of a file shows around what it is about."""
    subject = draft.preview.subject
    signed = draft.is_readable and is_signed(draft)
    return {
        "draft": draft,
        "base": base_of(draft.stored),
        "naam": display_name(draft),
        "status": status_words(subject) if subject else "",
        "opgeslagen": saved_at(draft.stored),
        "alleen_lezen": desk.tree.read_only,
        "getekend": signed,
        "keuzes": "Wat is gekozen" if signed else "Wijk af van het model",
        "ligt_vast": signed and is_laid_down(draft),
        "staat_vast": signed or desk.tree.read_only,
        "vast_bij": draft.is_fixed if draft.is_readable else None,
        "gewijzigd": altered_notes(draft) if draft.is_readable else [],
        "vergeten": idle_notes(draft) if draft.is_readable else [],
        "stukken": document_titles(draft),
        "bracht": None,
        "net_gedaan": "",
        **more,
    }


def saved_at(stored: Stored) -> str:
    """Say when a file was written last: the time today, or the day."""
    moment = datetime.fromtimestamp(stored.path.stat().st_mtime, tz=UTC).astimezone()
    if moment.date() == datetime.now(tz=UTC).astimezone().date():
        return f"om {moment:%H:%M}"
    return f"op {dutch.date_in_words(moment.date())}"
