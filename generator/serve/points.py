"""Points to look up outside the workbench before signing, which somebody ticks when it is done."""

from __future__ import annotations

import hashlib

from generator.findings import Finding, Severity
from generator.model.json_text import canonical_json
from generator.model.source import parse_path
from generator.serve.draft import Draft


def point_of(draft: Draft, finding: Finding) -> str:
    """Tell a point to look up from every other; empty when a finding is none.

    What it is about belongs to it: a new answer there asks it anew.
    """
    if finding.severity is not Severity.INFO:
        return ""
    about = canonical_json(draft.value(parse_path(finding.path)) if finding.path else None)
    text = "\0".join((finding.rule, finding.path, finding.message, about))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
