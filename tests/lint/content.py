"""A copy of the real model texts, small enough to look through in a moment, to make one mistake in."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from generator.findings import Finding
from generator.tasks.lint.coverage import unseen, wanted
from generator.tasks.lint.examples import check_examples
from generator.tasks.lint.outlines import check_outlines
from generator.tasks.lint.trials import Trial, try_examples
from generator.tasks.lint.versions import version_of
from generator.workspace import TEMPLATES, Workspace

ROOT = Path(__file__).resolve().parents[2]
PROFILE, AGREEMENT = "functieprofiel/2026.1", "modelovereenkomst/2026.1"
_KEPT = ("basis.yaml",)
"""The examples of agreements that stay: the profile is what most mistakes are made in."""


def copy_of_content(target: Path) -> Workspace:
    """Copy the templates and profiles, with few examples of agreements."""

    def left_out(folder: str, names: list[str]) -> list[str]:
        if not folder.endswith(f"{AGREEMENT}/voorbeelden"):
            return []
        return [name for name in names if name not in _KEPT]

    shutil.copytree(ROOT / TEMPLATES, target / TEMPLATES, ignore=left_out)
    shutil.copytree(ROOT / "profiles", target / "profiles")
    (target / "agreements").mkdir()
    return Workspace.find(target)


def path_of(workspace: Workspace, name: str, version: str = PROFILE) -> Path:
    """Find a file of a version."""
    return workspace.root / TEMPLATES / version / name


def edit(path: Path, old: str, new: str) -> int:
    """Replace words that stand in a file once, and give the line they are on."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, (path, old)
    path.write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def tried(workspace: Workspace) -> Trial:
    """Try the examples of the profile."""
    trial = try_examples(version_of(workspace, PROFILE))
    trial.compose()
    return trial


def found(workspace: Workspace, rule: str) -> list[Finding]:
    """Give what one rule finds in the examples of the profile."""
    version, trial = version_of(workspace, PROFILE), tried(workspace)
    everything = [*check_examples(version, trial), *check_outlines(trial, version.model.template.folder)]
    return [finding for finding in everything if finding.rule == rule]


def not_seen(workspace: Workspace) -> list[Finding]:
    """List the conditions of the profile that its own examples do not take."""
    trial, version = tried(workspace), version_of(workspace, PROFILE)
    trial.rehearse(PROFILE, wanted(version))
    return list(unseen(version, wanted(version) - trial.outcomes))


@cache
def not_seen_before() -> frozenset[str]:
    """Tell what its own examples do not take in the real profile: what only an agreement decides."""
    return frozenset(finding.message for finding in not_seen(Workspace(ROOT)))
