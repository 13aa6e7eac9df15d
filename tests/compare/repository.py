"""A real git repository with the content of this one, for tests that change files in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from generator.compare.sides import Side, Sides, chosen
from generator.model.change import Differences, FileChange
from generator.tasks import diff as differences
from generator.workspace import Workspace
from tests.acceptance.content import ROOT

AUTHOR, DATE = "J. Jurist", "2026-11-21T09:30:00+01:00"
_IDENTITY = {
    "GIT_AUTHOR_NAME": AUTHOR,
    "GIT_AUTHOR_EMAIL": "jurist@voorbeeld.example",
    "GIT_AUTHOR_DATE": DATE,
    "GIT_COMMITTER_NAME": AUTHOR,
    "GIT_COMMITTER_EMAIL": "jurist@voorbeeld.example",
    "GIT_COMMITTER_DATE": DATE,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


@dataclass(frozen=True)
class Repository:
    """A repository; its content may stand in a folder below the top."""

    top: Path
    root: Path

    @classmethod
    def make(cls, folder: Path, *agreements: str, below: str = "") -> Repository:
        """Make a repository with the templates, the profiles and some agreements, and commit them."""
        top = folder / "opslag"
        root = top / below if below else top
        shutil.copytree(ROOT / "templates", root / "templates", ignore=shutil.ignore_patterns("voorbeelden"))
        shutil.copytree(ROOT / "profiles", root / "profiles")
        (root / "agreements").mkdir()
        for name in agreements:
            shutil.copy(ROOT / "agreements" / f"{name}.yaml", root / "agreements")
        repository = cls(top, root)
        repository.git("init", "--quiet", "--initial-branch=main")
        repository.commit("begin")
        return repository

    def git(self, *arguments: str) -> str:
        """Run git and return what it says."""
        return subprocess.run(
            ["git", "-C", str(self.top), *arguments],
            env={**os.environ, **_IDENTITY},
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    def commit(self, message: str) -> None:
        """Record everything as it is now."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def path(self, name: str) -> Path:
        """Return an agreement by its name, or another file by its path."""
        return self.root / name if "/" in name else self.root / "agreements" / f"{name}.yaml"

    def replace(self, name: str, old: str, new: str) -> None:
        """Change the first place where some words stand in a file."""
        path = self.path(name)
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def sides(self, *words: str) -> tuple[Side, Side, list[str]]:
        """Read words as the command does."""
        here = Sides(Workspace.find(self.root), Path(mkdtemp(dir=self.top.parent)), self.root)
        old, new, names = here.read(words)
        return old, new, chosen(old, new, names)

    def compare(self, *words: str) -> Differences:
        """Compare as the command does."""
        return differences.compare(*self.sides(*words))

    def changed(self, *words: str) -> FileChange:
        """Compare, and return the one file that changed."""
        (change,) = self.compare(*words).files
        return change
