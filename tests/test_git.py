"""Running git: in the repository of the folder alone, with errors in Dutch."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import git
from generator.errors import WorkspaceError
from generator.git import OF_ANOTHER_REPOSITORY, run_git


def test_every_variable_that_git_ties_to_a_repository_is_known(tmp_path: Path) -> None:
    named = set(run_git(tmp_path, "rev-parse", "--local-env-vars").text.split())
    assert named - OF_ANOTHER_REPOSITORY == {"GIT_CONFIG_COUNT", "GIT_CONFIG_PARAMETERS"}


@pytest.mark.parametrize("name", ["GIT_DIR", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_WORK_TREE"])
def test_a_variable_of_another_repository_changes_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_git(tmp_path, "init", "-q")
    monkeypatch.setenv(name, str(tmp_path / "elders"))
    blob = run_git(tmp_path, "hash-object", "-w", "--stdin", feed=b"tekst").text
    assert run_git(tmp_path, "cat-file", "blob", blob).output == b"tekst"
    assert Path(run_git(tmp_path, "rev-parse", "--show-toplevel").text) == tmp_path.resolve()
    assert not (tmp_path / "elders").exists()


def test_a_refusal_says_why(tmp_path: Path) -> None:
    refused = run_git(tmp_path, "cat-file", "blob", "nergens")
    assert (refused.is_done, refused.text) == (False, "")
    assert "fatal:" in refused.complaint


def test_git_that_hangs_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "git"
    program.write_text("#!/bin/sh\nexec /bin/sleep 20\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(git, "LONGEST_WAIT", 0.2)
    with pytest.raises(WorkspaceError, match="geen antwoord op `git status`"):
        run_git(tmp_path, "status")
