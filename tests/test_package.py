"""What `pip install ojg` brings, and that it works without this repository."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.tasks.new_folder import EXAMPLE, PAGES

CHECKOUT = Path(__file__).parents[1]
CONTENT = "generator/content"


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def content_of(names: Iterable[str], prefix: str) -> set[str]:
    return {name.removeprefix(f"{prefix}/") for name in names if name.startswith(f"{prefix}/")}


def call(*command: str, cwd: Path, python_path: str = "") -> str:
    environment = {**os.environ, "PYTHONPATH": python_path, "PYTHONUTF8": "1"}
    result = subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check", "--quiet")
    call("-m", "pip", "wheel", *options, "--wheel-dir", str(folder), str(CHECKOUT), cwd=folder)
    (path,) = folder.glob("*.whl")
    return path


def test_wheel_holds_the_program_the_content_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    templates = content_of(names, f"{CONTENT}/templates")
    assert templates == files_below(CHECKOUT / "templates")
    assert {
        *("start/.github/workflows/ojg.yml", "start/.forgejo/workflows/ojg.yml", "start/.gitlab-ci.yml"),
        *("start/.gitignore", "start/.gitattributes", "start/.vscode/settings.json", "start/LEESMIJ.md"),
        *("huisstijl/standaard/overeenkomst.docx", "huisstijl/standaard/fonts/OFL.txt"),
    } <= templates
    assert content_of(names, f"{CONTENT}/agreements") == {EXAMPLE}
    assert content_of(names, f"{CONTENT}/docs") == set(PAGES)
    assert content_of(names, f"{CONTENT}/profiles") == files_below(CHECKOUT / "profiles")
    assert "generator/cli/taal/nl/LC_MESSAGES/ojg.mo" in names
    licences = {name.rpartition("/")[2] for name in names if ".dist-info/licenses/" in name}
    assert licences == {"LICENSE", *files_below(CHECKOUT / "LICENSES")}
    assert {name for name in names if not re.match(r"generator/|ojg-[\d.]+\.dist-info/", name)} == set()


def test_wheel_works_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "los")
    los = str(tmp_path / "los")
    here = call("-c", "import generator; print(generator.__file__)", cwd=tmp_path, python_path=los)
    assert here.startswith(los)
    call("-m", "generator", "init", "map", cwd=tmp_path, python_path=los)
    assert files_below(tmp_path / "map" / "templates") == files_below(CHECKOUT / "templates")
    assert (tmp_path / "map" / ".github" / "workflows" / "ojg.yml").is_file()
    assert files_below(tmp_path / "map" / "handleiding") == set(PAGES)
    call("-m", "generator", "check", cwd=tmp_path / "map", python_path=los)
    told = call("-m", "generator", "uitleg", "bekostiging.tarief_eur", cwd=tmp_path, python_path=los)
    assert "bekostiging:\n  tarief_eur: " in told


def test_source_distribution_holds_what_the_wheel_is_made_of(tmp_path: Path) -> None:
    call("-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path), cwd=CHECKOUT)
    (path,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert content_of(names, "templates") == files_below(CHECKOUT / "templates")
    assert {"agreements/stadskanaal.yaml", "profiles/ojg.yaml", "LICENSE", "pyproject.toml"} <= names
    assert not any(name.startswith((".venv", ".git/", "build/")) for name in names)


def test_every_dependency_is_pinned_with_hashes_and_without_an_address() -> None:
    text = (CHECKOUT / "constraints.txt").read_text("utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert "://" not in text
    assert all(
        re.match(r"[a-z0-9.-]+==\S+( ; .+?)? \\\n +--hash=sha256:[0-9a-f]{64}", entry) for entry in entries
    )
    pinned = {entry.partition("==")[0] for entry in entries}
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    assert {re.split(r"[^\w.-]", name)[0].lower() for name in wanted} <= pinned
