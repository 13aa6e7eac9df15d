"""Paths in reports: from the top of the repository for a forge, from where the user is on the screen."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.acceptance.folder import content_folder
from tests.cli.command import run

WRONG = "agreements/pekela.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A content folder with a mistake, below the top of a repository."""
    (tmp_path / ".git").mkdir()
    root = content_folder(tmp_path, "pekela").resolve()
    with (root / WRONG).open("a", encoding="utf-8") as stream:
        stream.write("onzin: 1\n")
    return root


@pytest.mark.parametrize("inside", [False, True])
def test_a_forge_gets_the_path_from_the_top_of_the_repository(root: Path, inside: bool) -> None:
    here, place = (root / "agreements" if inside else root.parent), f"inhoud/{WRONG}"
    said = {
        form: run("--root", str(root), "check", "pekela", "--format", form, cwd=here).stdout
        for form in ("gitlab", "github", "sarif")
    }
    assert {issue["location"]["path"] for issue in json.loads(said["gitlab"])} == {place}
    assert all(f" file={place},line=" in line for line in said["github"].splitlines())
    (log,) = json.loads(said["sarif"])["runs"]
    places = (result["locations"][0]["physicalLocation"]["artifactLocation"] for result in log["results"])
    assert all(one == {"uri": place, "uriBaseId": "%SRCROOT%"} for one in places)


def test_a_fix_is_of_that_file_too(root: Path) -> None:
    path = root / WRONG
    path.write_text(path.read_text("utf-8").replace("\nlooptijd:", "\nloptijd:"), encoding="utf-8")
    said = run("--root", str(root), "check", "pekela", "--format", "sarif", cwd=root.parent).stdout
    (log,) = json.loads(said)["runs"]
    fixes = [fix for result in log["results"] for fix in result.get("fixes", ())]
    changes = [change for fix in fixes for change in fix["artifactChanges"]]
    assert [change["artifactLocation"]["uri"] for change in changes] == [f"inhoud/{WRONG}"]


@pytest.mark.parametrize(
    ("here", "place"),
    [(".", WRONG), ("..", f"inhoud/{WRONG}"), ("agreements", "pekela.yaml"), ("profiles", f"../{WRONG}")],
)
def test_the_screen_shows_a_path_that_opens(root: Path, here: str, place: str) -> None:
    said = run("--root", str(root), "check", "pekela", cwd=root / here).stdout
    assert any(line.startswith(f"{place}:") for line in said.splitlines())
    assert (root / here / place).is_file()


@pytest.mark.parametrize(
    "words",
    [
        "fmt proef --check",
        "fmt proef --diff",
        "check proef --herstel",
        "show proef",
        "sign proef",
        "build proef --format txt",
    ],
)
def test_every_command_shows_such_a_path(root: Path, words: str) -> None:
    text = (root / WRONG).read_text("utf-8").replace("onzin: 1\n", "")
    text = (
        text.replace("\nlooptijd:", "\nlooptijdd:")
        .replace("uitgifte:  ", "uitgifte:")
        .replace("uitgifte: ", "uitgifte:   ")
    )
    (root / "agreements/proef.yaml").write_text(text, encoding="utf-8")
    command, *rest = words.split()
    done = run("--root", str(root), command, *rest, cwd=root.parent)
    said = done.stdout + done.stderr
    assert "inhoud/agreements/proef.yaml" in said
    assert not re.search(r"(?<!inhoud/)agreements/proef\.yaml", said)


def test_lint_does_the_same(root: Path) -> None:
    clause = next((root / "templates/functieprofiel/2026.1").rglob("*.md"))
    clause.write_text(clause.read_text("utf-8") + "\n{{ onzin }}\n", encoding="utf-8")
    said = run("--root", str(root), "lint", "functieprofiel", "--format", "github", cwd=root.parent).stdout
    assert f" file=inhoud/{clause.relative_to(root).as_posix()},line=" in said
