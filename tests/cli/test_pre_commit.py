"""The hooks for pre-commit: what they run exists, and they run on the files that matter."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from generator.cli.main import COMMANDS, ojg
from generator.tasks import new_folder
from tests.cli.command import CHECKOUT
from tests.cli.test_git import commit, git

HOOKS: list[dict[str, Any]] = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text("utf-8"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_a_command_that_exists(hook: dict[str, Any]) -> None:
    program, name, *options = shlex.split(hook["entry"])
    assert program == "ojg"
    assert hook["id"] == f"ojg-{name}"
    assert name in COMMANDS
    command = ojg.get_command(click.Context(ojg), name)
    assert command
    assert set(options) <= {option for parameter in command.params for option in parameter.opts}
    assert {"name", "description", "language", "files"} <= set(hook)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_looks_at_content_only(hook: dict[str, Any]) -> None:
    of_templates = hook["id"] == "ojg-lint"
    for path in ("agreements/pekela.yaml", "profiles/ojg.yml", "map/agreements/pekela.yaml"):
        assert bool(re.search(hook["files"], path)) is not of_templates
    for path in ("LEESMIJ.md", "build/pekela/x.docx", ".github/workflows/ojg.yml"):
        assert not re.search(hook["files"], path)
    for path in ("templates/x/1/regels.yaml", "map/templates/huisstijl/standaard/overeenkomst.docx"):
        assert bool(re.search(hook["files"], path)) is (hook["id"] in ("ojg-check", "ojg-lint"))


def test_pre_commit_runs_the_hooks(tmp_path: Path) -> None:
    new_folder.init_folder(tmp_path / "map")
    for examples in (tmp_path / "map").glob("templates/*/*/voorbeelden"):
        shutil.rmtree(examples)  # trying them all takes half a minute and says nothing of the hooks
    hooks = [
        {**hook, "language": "system", "entry": f"{sys.executable} -m generator {hook['entry'][4:]}"}
        for hook in HOOKS
    ]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (tmp_path / "map" / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    git(tmp_path / "map", "init", "-q")
    commit(tmp_path / "map", "begin")
    assert _pre_commit(tmp_path, "--all-files") == 0
    profile = tmp_path / "map" / "profiles" / "ojg.yaml"
    profile.write_text(
        profile.read_text("utf-8").replace("status: voorbeeld", "status: 'voorbeeld'"), "utf-8"
    )
    git(tmp_path / "map", "add", "-A")
    assert _pre_commit(tmp_path) == 1
    assert "status: voorbeeld\n" in profile.read_text("utf-8")


def _pre_commit(folder: Path, *words: str) -> int:
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", *words],
        cwd=folder / "map",
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": str(folder),
            "PYTHONPATH": ":".join(sys.path),
            "PYTHONUTF8": "1",
        },
        check=False,
    ).returncode
