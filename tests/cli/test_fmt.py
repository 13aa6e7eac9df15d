from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.tasks import fmt as formatter
from generator.tasks import new_folder
from generator.workspace import Workspace
from tests.cli.command import run

UNTIDY = "# over dit bestand\nstatus: 'voorbeeld' # nog verzonnen\nmodel: functieprofiel/2026.1\n"
TIDY = "# over dit bestand\nmodel: functieprofiel/2026.1\nstatus: voorbeeld  # nog verzonnen\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    new_folder.init_folder(tmp_path / "map")
    (tmp_path / "map" / "profiles" / "slordig.yaml").write_text(UNTIDY, "utf-8")
    return tmp_path / "map"


def test_a_file_is_put_in_form_once(folder: Path) -> None:
    result = run("fmt", cwd=folder)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == (
        "profiles/slordig.yaml is in de vaste vorm gezet.\n3 bestanden stonden al in de vaste vorm.\n"
    )
    assert (folder / "profiles" / "slordig.yaml").read_text("utf-8") == TIDY
    again = run("fmt", "slordig", cwd=folder)
    assert again.stdout == "1 bestand stond al in de vaste vorm.\n"


def test_check_names_the_files_and_writes_nothing(folder: Path) -> None:
    result = run("fmt", "--check", cwd=folder)
    assert result.returncode == 1
    assert result.stdout.startswith("profiles/slordig.yaml staat nog niet in de vaste vorm.\n")
    assert (folder / "profiles" / "slordig.yaml").read_text("utf-8") == UNTIDY
    assert run("fmt", "--check", "stadskanaal", cwd=folder).returncode == 0


def test_diff_shows_the_change_and_writes_nothing(folder: Path) -> None:
    result = run("fmt", "--diff", "profiles/slordig.yaml", cwd=folder)
    assert result.returncode == 0
    assert "-status: 'voorbeeld' # nog verzonnen\n" in result.stdout
    assert "+status: voorbeeld  # nog verzonnen\n" in result.stdout
    assert "staat nog niet" not in result.stdout
    assert (folder / "profiles" / "slordig.yaml").read_text("utf-8") == UNTIDY


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("model: functieprofiel/2026.1\nmodel: x\n", "staat hier twee keer"),
        ("status: [a\nmodel: functieprofiel/2026.1\n", "ontbreekt de afsluitende"),
        ("status: 'x'\nmodel: geen/1\n", "Er is geen model"),
        ("", "Het bestand is leeg"),
    ],
)
def test_a_file_that_cannot_be_read_is_reported_and_left_alone(folder: Path, text: str, told: str) -> None:
    broken = folder / "profiles" / "kapot.yaml"
    broken.write_text(text, "utf-8")
    result = run("fmt", cwd=folder)
    assert result.returncode == 1
    assert told in result.stdout
    assert broken.read_text("utf-8") == text
    assert (folder / "profiles" / "slordig.yaml").read_text("utf-8") == TIDY


def test_a_form_that_says_something_else_is_never_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, path = Workspace.find(folder), folder / "profiles" / "slordig.yaml"
    for wrong in (
        TIDY.replace("voorbeeld ", "concept "),
        TIDY.replace("# nog verzonnen", ""),
        TIDY + "a: [",
        "# over dit bestand\nmodel: functieprofiel/2026.1\nstatus: voorbeeld  # nog verzonnen\nversie:\n",
    ):
        monkeypatch.setattr(formatter, "canonical", lambda text, root, wrong=wrong: wrong)
        with pytest.raises(OutputError, match="het bestand is niet aangeraakt"):
            formatter.formatted(workspace, path)
