"""What people call a file and its documents."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compose.amendment import document_names
from generator.compose.plans import plans
from generator.language.scope import View
from generator.serve.draft import Draft
from generator.serve.entry_names import entry_name
from generator.serve.wording import sentence_case
from generator.terms.amending import role_of


def document_titles(draft: Draft) -> dict[str, str]:
    """Name each document: one about an entry by the name of the entry, and not by its key."""
    if not draft.is_readable:
        return {}
    names = draft.preview.names
    return {name: words for name, words in possible_titles(draft) if name in names}


def no_document(draft: Draft) -> str:
    """Say why a file that changes another one gives no document; empty of any other."""
    if draft.preview.changes_nothing:
        return "De allonge verschijnt hier zodra u iets in de overeenkomst wijzigt."
    trouble = draft.preview.trouble
    return f"De allonge is nu niet te tonen: {trouble.message}" if trouble is not None else ""


def possible_titles(draft: Draft) -> Iterator[tuple[str, str]]:
    """Name every document that there could be, also one that is only amended; an amendment by its number."""
    views = {plan.name: plan.view for plan in plans(draft.subject)}
    for name, view in views.items():
        kind, about = _kind(name, view), _about(draft, name, view)
        yield name, f"{kind}: {about}" if about else kind
    if draft.subject.amendment is None:
        return
    number = draft.value(role_of(draft.subject).number)
    for whole, name in document_names(draft.subject, draft.subject.amendment):
        about = _about(draft, whole, views.get(whole))
        words = f"{sentence_case(role_of(draft.subject).document.file_name)} {number or ''}".strip()
        yield name, f"{words}: {about}" if about else words


def _kind(name: str, view: View | None) -> str:
    stem = name.removesuffix(f"-{view.entry}") if view is not None else name
    return sentence_case(stem.replace("-", " "))


def _about(draft: Draft, name: str, view: View | None) -> str:
    """Name the entry that a document is about; empty when it is about none."""
    if view is None or not name.endswith(f"-{view.entry}"):
        return ""
    return entry_name(draft, (view.over, view.entry))
