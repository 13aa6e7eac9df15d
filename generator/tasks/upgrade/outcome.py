"""What an upgrade comes to, for each file and for all together."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.errors import OutputError
from generator.findings import Finding
from generator.model.change import FileChange
from generator.model.schema_node import SchemaNode
from generator.output import rewrite_file
from generator.tasks.upgrade.steps import MigrationChanges, MigrationStep


@dataclass(frozen=True)
class UpgradeDraft:
    """A file as it will be written."""

    path: Path
    label: str
    """The file as users know it: `agreements/stadskanaal.yaml`."""
    before: bytes
    after: bytes
    steps: tuple[MigrationStep, ...]
    changes: tuple[MigrationChanges, ...]
    """What each step changed in the file."""
    comments: tuple[str, ...] = ()
    """Comments that went along with what is dropped, and with groups that hold nothing any more."""

    @property
    def name(self) -> str:
        """The name with folder, as comparisons use it."""
        return self.label.rpartition(".")[0]

    @property
    def old(self) -> str:
        """The version it followed."""
        return self.steps[0].old

    @property
    def new(self) -> str:
        """The version it follows from now on."""
        return self.steps[-1].new

    @property
    def root(self) -> SchemaNode:
        """The top of the schema it follows from now on."""
        return self.steps[-1].root

    def difference(self, name: str) -> Iterator[str]:
        """Write the change as a unified diff, a line at a time."""
        old, new = (raw.decode("utf-8").splitlines() for raw in (self.before, self.after))
        return difflib.unified_diff(old, new, name, name, lineterm="")


@dataclass(frozen=True)
class StandardChange:
    """A term that the file never chose, and of which the model now says something else."""

    title: str
    old: str
    """In words; empty when the old version said nothing."""
    new: str


@dataclass(frozen=True)
class Upgraded:
    """A file, and what its upgrade means."""

    draft: UpgradeDraft
    choices: tuple[Finding, ...]
    """What has to be filled in that the old version did not ask."""
    findings: tuple[Finding, ...]
    """What else is wrong or doubtful that was not before."""
    standards: tuple[StandardChange, ...]
    text: FileChange
    state: str
    """State of the new version: `ontwerp` or `vastgesteld`."""
    used_by: tuple[str, ...] = ()
    """Files that print a document of this one and are not upgraded with it."""


@dataclass(frozen=True)
class UpgradeOutcome:
    """What an upgrade comes to; with a refusal, nothing is upgraded."""

    upgraded: tuple[Upgraded, ...] = ()
    refused: tuple[Finding, ...] = ()
    kept: tuple[str, ...] = field(default=())
    """Files that stay as they are, each as a sentence with the reason."""

    def write(self) -> None:
        """Put all files in place, or none.

        Raises:
            OutputError: when one cannot be written.
        """
        write_all([one.draft for one in self.upgraded])


def write_all(drafts: Sequence[UpgradeDraft]) -> None:
    """Put files in place, or none.

    Raises:
        OutputError: when one cannot be written.
    """
    done: list[UpgradeDraft] = []
    try:
        for draft in drafts:
            rewrite_file(draft.path, draft.after)
            done.append(draft)
    except OutputError:
        for draft in done:
            rewrite_file(draft.path, draft.before)
        raise
