"""Run git in the repository of a folder, and nowhere else."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from generator.errors import WorkspaceError

OF_ANOTHER_REPOSITORY = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_CONFIG",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_NO_REPLACE_OBJECTS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
"""Variables that bind git to one repository; a hook, or whoever calls us, may have set them for another one.

`git rev-parse --local-env-vars` names them. As git itself does on entering a submodule, we keep
GIT_CONFIG_COUNT and GIT_CONFIG_PARAMETERS: they hold what the user set for one command, such as
`safe.directory`.
"""
LONGEST_WAIT = 120
"""Seconds after which git is taken to hang; the slowest question reads all content of a revision."""


@dataclass(frozen=True)
class GitResult:
    """What git answered."""

    is_done: bool
    """False when git refused, or answered "no"."""
    output: bytes
    complaint: str
    """What git wrote about an error, in English."""

    @property
    def text(self) -> str:
        """The output without white space around it; empty when git refused."""
        return os.fsdecode(self.output).strip() if self.is_done else ""


def repository_of(folder: Path) -> Path | None:
    """Find the top of the repository that a folder lies in, without git itself; None outside any."""
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)


def run_git(folder: Path, *arguments: str, feed: bytes = b"", index: Path | None = None) -> GitResult:
    """Run git in a folder.

    Args:
        folder: Where git runs; it looks for the repository there and in the folders above.
        arguments: The command of git and its options.
        feed: What git reads from standard input.
        index: A list of files to use instead of that of the repository.

    Raises:
        WorkspaceError: without git, or when it does not answer in time.
    """
    own_index = {"GIT_INDEX_FILE": str(index)} if index else {}
    inherited = {key: value for key, value in os.environ.items() if key not in OF_ANOTHER_REPOSITORY}
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            input=feed,
            capture_output=True,
            check=False,
            timeout=LONGEST_WAIT,
            env={**inherited, **own_index, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
        )
    except OSError as error:
        raise WorkspaceError(
            "Git is niet gevonden op deze computer.",
            hint="Installeer git (https://git-scm.com) en probeer het opnieuw.",
        ) from error
    except subprocess.TimeoutExpired as error:
        raise WorkspaceError(
            f"Git gaf binnen {LONGEST_WAIT} seconden geen antwoord op `git {arguments[0]}`.",
            hint=f"Kijk of `git status` in {folder} wel antwoordt, en probeer het opnieuw.",
        ) from error
    return GitResult(done.returncode == 0, done.stdout, os.fsdecode(done.stderr).strip())
