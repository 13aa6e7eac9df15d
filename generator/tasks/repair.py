"""Make the edits that nothing can be said against: those of the sure proposals of a check."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator import pipeline
from generator.errors import EditError, OutputError
from generator.findings import Finding
from generator.load.plain_text import readable_text
from generator.load.yaml_events import SYNTAX
from generator.load.yaml_source import read_bytes
from generator.model.schema_node import SchemaNode
from generator.output import rewrite_file
from generator.proposals import Proposal, Rewrite
from generator.report.sarif import Fix
from generator.terms.subject import Subject
from generator.validate.standing import standing_of
from generator.workspace import Workspace
from generator.yaml_text.applying import apply

_ROUNDS = 12
"""One mistake can hide another; after so many rounds what is left is for a person."""
_MOST_LINES = 80_000
"""Lines to read in all rounds together; it takes two seconds."""
_READINGS = 10
"""A check costs as much as reading the lines so many times."""
_TRIES = 3
"""For each line that cannot be read it reads them so many times more, to try what may be meant."""


@dataclass(frozen=True)
class Repaired:
    """A file, and what it says after its sure proposals."""

    path: Path
    label: str
    before: bytes
    after: bytes
    count: int = 0
    """How many proposals were carried out."""
    has_more: bool = False
    """Whether there is more that is surely meant, found too late to be carried out as well."""
    refused: str = ""
    """Why the file stays as it is although there was something to mend, as the end of a sentence about it."""

    @property
    def is_changed(self) -> bool:
        """Tell whether there is something to write."""
        return self.before != self.after

    def difference(self, name: str) -> Iterator[str]:
        """Write the change as a unified diff, a line at a time."""
        old, new = (readable_text(raw).splitlines() for raw in (self.before, self.after))
        return difflib.unified_diff(old, new, name, name, lineterm="")

    def write(self) -> None:
        """Put the repaired text in place.

        Raises:
            OutputError: when it cannot be written, or the file changed since it was read.
        """
        if read_bytes(self.path, self.label) != self.before:
            raise OutputError(
                f"{self.label} is ondertussen gewijzigd; er is niets geschreven.",
                hint="Geef de opdracht opnieuw.",
            )
        rewrite_file(self.path, self.after)


def repaired(workspace: Workspace, path: Path, today: str = "") -> Repaired:
    """Carry out the sure proposals for a file, as long as there are any and it takes no more than seconds.

    Nothing is written.

    Raises:
        TemplateError: when a file of the model version is wrong.
        WorkspaceError: when the file cannot be opened.
    """
    label = workspace.label(path)
    before = read_bytes(path, label)
    checked = pipeline.check(workspace, [path], today, edited={path: before})
    at_first, text, count, has_more = len(checked.errors), readable_text(before), 0, False
    effort, rounds = _effort(text, checked), 0
    while sure := sure_proposals(checked.findings, label):
        if has_more := bool(count) and (rounds == _ROUNDS or effort > _MOST_LINES):
            break
        again, done = _applied(text, sure, _root(checked.readable))
        if not done:
            break
        text, count, rounds = again, count + done, rounds + 1
        checked = pipeline.check(workspace, [path], today, edited={path: text.encode("utf-8")})
        effort += _effort(text, checked)
    if not count:
        refused = _unread(checked, label) if sure else ""
        return Repaired(path, label, before, before, refused=refused)
    if refused := _refusal(checked, at_first):
        return Repaired(path, label, before, before, refused=refused)
    return Repaired(path, label, before, text.encode("utf-8"), count, has_more)


def sure_proposals(findings: Sequence[Finding], file: str) -> list[Proposal]:
    """List what is surely meant in a file, what cannot be read as YAML first."""
    sure = [
        proposal
        for finding in findings
        if finding.spot.file == file
        for proposal in finding.proposals
        if proposal.is_sure
    ]
    rewrites = [one for one in sure if any(isinstance(edit, Rewrite) for edit in one.edits)]
    return rewrites or sure


def fixes(start: Path, finding: Finding) -> list[Fix]:
    """Work out which lines of its file each proposal of a finding writes anew.

    Args:
        start: The folder that the file of the finding is relative to.
        finding: What was found.
    """
    path = start / finding.spot.file
    if not finding.proposals or not path.is_file():
        return []
    text = readable_text(read_bytes(path, finding.spot.file))
    found = []
    for proposal in finding.proposals:
        with suppress(EditError):
            found.append(_fix(proposal.label, text, apply(text, proposal)))
    return found


def _fix(description: str, before: str, after: str) -> Fix:
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    shortest = min(len(old), len(new))
    start = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    left = shortest - start
    same = next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)
    text, last = "".join(new[start : len(new) - same]), len(old) - same
    if last > start and not old[last - 1].endswith("\n"):
        return Fix(description, start + 1, last, text, len(old[last - 1]) + 1)
    return Fix(description, start + 1, last + 1, text)


def _applied(text: str, proposals: Sequence[Proposal], root: SchemaNode | None) -> tuple[str, int]:
    """Carry out proposals, from below; one that no longer fits after another waits for the next round."""
    done = 0
    for proposal in reversed(proposals):
        with suppress(EditError):
            text, done = apply(text, proposal, root), done + 1
    return text, done


def _effort(text: str, checked: pipeline.Checked) -> int:
    """Estimate how many lines a check has read."""
    stops = sum(finding.rule == SYNTAX for finding in checked.findings)
    return (text.count("\n") + 1) * (_READINGS + _TRIES * stops)


def _root(readable: Sequence[Subject]) -> SchemaNode | None:
    return readable[0].model.root if readable else None


def _unread(checked: pipeline.Checked, file: str) -> str:
    """Say which line stands in the way of what is surely meant elsewhere in a file."""
    lines = [one.spot.line for one in checked.errors if one.spot.file == file and not one.path]
    return f"is nog niet te herstellen: verbeter eerst regel {min(lines)}." if lines else ""


def _refusal(checked: pipeline.Checked, at_first: int) -> str:
    if any(standing_of(subject).is_closed for subject in checked.readable):
        return (
            "is getekend en blijft zoals het is; verbeter het zelf, of leg de wijziging vast in een allonge "
            "(`ojg new NAAM --wijzigt`)."
        )
    if len(checked.errors) > at_first:
        return "blijft zoals het is: na de verbeteringen zouden er andere fouten in staan."
    return ""
