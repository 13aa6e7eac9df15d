"""The findings of one file while it is being read, each with the line it points at."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.findings import Finding, Severity, Spot
from generator.proposals import Proposal, Rewrite, advice

_ENOUGH = 100
"""After so many findings the file is something else than YAML; more of them help nobody."""


@dataclass
class Remarks:
    """Collects what is wrong with one file."""

    file: str
    lines: list[str]
    found: list[Finding] = field(default_factory=list)

    def add(
        self,
        rule: str,
        line: int,
        column: int,
        message: str,
        hint: str = "",
        proposals: tuple[Proposal, ...] = (),
    ) -> None:
        """Note one finding at a line and column that count from 1; what is sure needs no more words."""
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        told = advice("" if proposals and proposals[0].is_sure else hint, proposals)
        spot = Spot(self.file, line, column)
        self.found.append(
            Finding(rule, Severity.ERROR, spot, message, told, excerpt=excerpt, proposals=proposals)
        )

    def rewritten(self, line: int, new: str | None, *, is_sure: bool = True) -> tuple[Proposal, ...]:
        """Propose another text for a line; nothing when it would be the same."""
        old = self.lines[line - 1] if 0 < line <= len(self.lines) else None
        if old is None or new == old:
            return ()
        label = "laat deze regel weg" if new is None else new.strip()
        return (Proposal(label, (Rewrite(line, old, new),), is_sure, is_order=new is None),)

    @property
    def full(self) -> bool:
        """Tell whether reading on would only repeat what is known."""
        return len(self.found) >= _ENOUGH

    def has_near(self, line: int) -> bool:
        """Tell whether a finding stands on a line or the one before it."""
        return any(line - 1 <= finding.spot.line <= line for finding in self.found)

    def has_at(self, line: int) -> bool:
        """Tell whether a finding stands on a line."""
        return any(finding.spot.line == line for finding in self.found)
