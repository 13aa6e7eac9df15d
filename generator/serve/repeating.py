"""Days for who says how often something is, where the days themselves belong."""

from __future__ import annotations

from generator.language.dutch import parse_date
from generator.model.source import Path, value_at
from generator.proposals import Proposal, Put
from generator.schema.periods import periods_in
from generator.serve.draft import Draft

_TIMES = 2
"""How many days are proposed."""


def days_meant(draft: Draft, path: Path) -> Proposal | None:
    """Propose the first days of what somebody typed as `ieder jaar`, counted from the day all begins."""
    node, role = draft.root.at(path), draft.subject.model.roles.amendment
    item = node.child(0) if node is not None and not node.is_object else None
    period = next(periods_in(draft.unsound.get(path, "")), None)
    start = parse_date(value_at(draft.subject.terms.data, role.earliest)) if role is not None else None
    if item is None or item.display != "datum" or period is None or start is None:
        return None
    days = [period.after(start, times).isoformat() for times in range(1, _TIMES + 1)]
    return Proposal(", ".join(days), (Put(path, days),))
