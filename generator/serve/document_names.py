"""What people call the documents of a file."""

from __future__ import annotations

from generator.compose.plans import plans
from generator.serve.draft import Draft
from generator.serve.entry_names import entry_name
from generator.serve.wording import sentence_case


def document_titles(draft: Draft) -> dict[str, str]:
    """Name each document: one about an entry by the name of the entry, and not by its key."""
    titles = {}
    for plan in plans(draft.subject) if draft.is_readable else ():
        words = sentence_case(plan.name.replace("-", " "))
        if plan.view is not None and plan.name.endswith(f"-{plan.view.entry}"):
            kind = plan.name.removesuffix(f"-{plan.view.entry}").replace("-", " ")
            words = f"{sentence_case(kind)}: {entry_name(draft, (plan.view.over, plan.view.entry))}"
        titles[plan.name] = words
    return titles
