"""A mistake tried: what is found, and what every proposal makes of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from generator.errors import EditError, OutputError
from generator.findings import Finding, Severity
from generator.load.model_choice import read_model_of
from generator.load.plain_text import readable_text
from generator.load.settling import checked_shape
from generator.load.yaml_source import parse_yaml, read_as_far_as_possible
from generator.model.clean_text import cleaned
from generator.model.source import YamlSource
from generator.proposals import Proposal, Rewrite
from generator.terms.subject import compile_model
from generator.validate.schema import check_schema
from generator.yaml_text.applying import apply
from generator.yaml_text.sameness import exact
from tests.mistakes.making import Mistake
from tests.mistakes.places import WORKSPACE, root_of


@dataclass
class Tried:
    """What came of a mistake."""

    findings: list[Finding]
    problems: list[str] = field(default_factory=list)

    @property
    def is_found(self) -> bool:
        """Tell whether anything is said about it."""
        return bool(self.findings)

    @property
    def is_proposed(self) -> bool:
        """Tell whether every finding says what to write."""
        return bool(self.findings) and any(finding.proposals for finding in self.findings)

    @property
    def is_sure(self) -> bool:
        """Tell whether all of it can be put right without asking."""
        return bool(self.findings) and all(
            any(proposal.is_sure for proposal in finding.proposals) for finding in self.findings
        )


def tried(mistake: Mistake) -> Tried:
    """Check a mistake, and carry out each proposal for it by itself."""
    allowed = _keys_of(errors(mistake.base, mistake.right.encode()))
    found = [one for one in errors(mistake.base, mistake.wrong) if _key(one) not in allowed]
    result = Tried(found)
    right = _data(mistake.base, mistake.right)
    hits = 0
    for finding in found:
        for proposal in finding.proposals:
            again = _applied(mistake, proposal)
            is_later = _rewrites(found) and not isinstance(proposal.edits[0], Rewrite)
            if is_later:
                continue
            if again is None:
                result.problems.append(f"niet uit te voeren: {proposal}")
                continue
            left = errors(mistake.base, again.encode())
            new = _keys_of(left) - _keys_of(found) - allowed
            if (
                _key(finding) in _keys_of(left)
                and _keys_of(left)[_key(finding)] >= _keys_of(found)[_key(finding)]
            ):
                result.problems.append(f"melding blijft na {proposal.label!r}")
            elif new:
                result.problems.append(f"na {proposal.label!r} nieuw: {sorted(new)}")
            is_right = not left and exact(_data(mistake.base, again)) == exact(right)
            hits += is_right
            if proposal.is_sure and len(found) == 1 and not is_right:
                result.problems.append(f"zeker en toch anders: {proposal.label!r}")
            if proposal.is_sure and mistake.is_ambiguous:
                result.problems.append(f"dubbelzinnig en toch zeker: {proposal.label!r}")
    if mistake.is_ambiguous and hits != 1:
        result.problems.append(f"de goede lezing komt {hits} keer voor")
    return result


def errors(base: str, raw: bytes) -> list[Finding]:
    """Check the form of an agreement as if this were in its file."""
    source, unread = read_as_far_as_possible(raw, f"agreements/{base}.yaml")
    template = read_model_of(source, WORKSPACE)
    if isinstance(template, Finding):
        return [*unread, template]
    root = compile_model(template).root
    source = cleaned(source, root)
    lines, report = checked_shape(
        source, unread, root, lambda text: check_schema(cleaned(text, root), template)
    )
    return [one for one in (*lines, *report.findings) if one.severity is Severity.ERROR]


def _rewrites(findings: list[Finding]) -> bool:
    """Tell whether there are lines to be put right before any value can be."""
    return any(isinstance(one.edits[0], Rewrite) for finding in findings for one in finding.proposals)


def _applied(mistake: Mistake, proposal: Proposal) -> str | None:
    try:
        return apply(readable_text(mistake.wrong), proposal, root_of(mistake.base))
    except (EditError, OutputError):
        return None


@cache
def _data(base: str, text: str) -> object:
    source = parse_yaml(text.encode(), base)
    return source.data if isinstance(source, YamlSource) else None


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.path, finding.message


def _keys_of(findings: list[Finding]) -> Counter[tuple[str, str, str]]:
    return Counter(map(_key, findings))
