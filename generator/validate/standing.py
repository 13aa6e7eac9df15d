"""How far a file is on its way to being signed, and what its findings weigh because of that."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.findings import Finding, Severity
from generator.terms.subject import Subject


@dataclass(frozen=True)
class SigningStage:
    """What the status of a file means for its checks; `status` in model.yaml says which statuses count."""

    is_draft: bool
    """Not ready yet: what is still to be filled in may wait."""
    is_open: bool
    """Still to be signed: what has to be looked up outside the file is worth naming."""
    is_closed: bool
    """Signed: the deed exists, so a contradiction in it no longer stops anything."""

    def weigh(self, severity: Severity) -> Severity:
        """Return what a severity comes down to for this file."""
        return Severity.WARNING if self.is_closed and severity is Severity.ERROR else severity

    @property
    def gap(self) -> Severity:
        """What it weighs that something is not filled in yet which the documents cannot do without."""
        return self.weigh(Severity.WARNING if self.is_draft else Severity.ERROR)

    def weighed(self, findings: list[Finding]) -> list[Finding]:
        """Return findings with the severity they have for this file."""
        return [replace(finding, severity=self.weigh(finding.severity)) for finding in findings]


def standing_of(subject: Subject) -> SigningStage:
    """Read the standing of a file from its status."""
    role = subject.model.roles.status
    status = role.of(subject.terms.data)
    return SigningStage(
        is_draft=status in role.draft,
        is_open=role.to_sign is None or status in role.to_sign,
        is_closed=status in role.closed,
    )
