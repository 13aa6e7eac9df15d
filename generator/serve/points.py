"""Points to look up outside the workbench before signing, which somebody ticks when it is done."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.model.json_text import canonical_json
from generator.model.source import Path, parse_path
from generator.serve.draft import Draft
from generator.serve.entry_names import is_map
from generator.validate.trial import terms_about


def point_of(draft: Draft, finding: Finding) -> str:
    """Tell a point to look up from every other; empty when a finding is none.

    What it is about belongs to it: a new answer there asks it anew. That is the group around its place, the
    entry that it is in, and all that its rule reads or says.
    """
    if finding.severity is not Severity.INFO:
        return ""
    about = canonical_json([draft.value(place) for place in _about(draft, finding)])
    text = "\0".join((finding.rule, finding.path, finding.message, about))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _about(draft: Draft, finding: Finding) -> Iterator[Path]:
    """Walk through the values that a point is about; of the other entries beside its own none."""
    path = parse_path(finding.path)
    entry = next((path[:size] for size in range(2, len(path) + 1) if is_map(draft, path[: size - 1])), ())
    yield entry or path[:-1] or path
    for term in terms_about(draft.subject.model, finding.rule):
        if term != entry[: len(term)]:
            yield term
