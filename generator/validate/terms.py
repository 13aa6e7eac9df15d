"""Check the effective terms of a file: what is missing, what points at nothing, what contradicts itself."""

from __future__ import annotations

from collections.abc import Mapping

from generator.findings import Finding
from generator.model.template import Municipality
from generator.terms.subject import Subject
from generator.validate.amending import check_amending
from generator.validate.checks import TERM_CHECKS
from generator.validate.checks.context import Context
from generator.validate.deviations import check_deviations
from generator.validate.own_text import check_own_text
from generator.validate.references import check_references
from generator.validate.required import check_required
from generator.validate.rules import check_rules
from generator.validate.shared_names import check_shared_names
from generator.validate.standing import standing_of
from generator.workspace import Workspace


def check_terms(
    subject: Subject,
    workspace: Workspace,
    today: str = "",
    municipalities: Mapping[str, Municipality] | None = None,
) -> list[Finding]:
    """Run every check that needs the effective terms of a file.

    Args:
        subject: The file.
        workspace: The content folder, for names of other files.
        today: ISO date for the warnings that need one; without it those are skipped.
        municipalities: The municipalities by CBS code; without them codes are not looked up.

    Raises:
        TemplateError: when a rule or condition of the model version does not fit its schema.
    """
    references = [*check_references(subject, workspace), *check_shared_names(subject)]
    findings = [*check_required(subject), *references, *check_amending(subject)]
    if references:
        return findings  # rules look entries up by these names
    findings += [*check_deviations(subject), *check_own_text(subject)]
    findings += check_rules(subject, today)
    standing = standing_of(subject)
    for check in TERM_CHECKS:
        context = Context(subject, workspace, municipalities or {}, check.TERMS, today)
        findings += standing.weighed(check.check(context)) if context.has_terms else []
    return findings
