"""`ojg lint` as a maintainer runs it: what it looks at, how it reports, and what it exits with."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.findings import Severity
from generator.tasks.lint.run import Linted, lint
from generator.workspace import TEMPLATES, Workspace
from tests.cli.command import run
from tests.lint.content import AGREEMENT, PROFILE, ROOT, edit, path_of

TEXTS = "voorbeelden/teksten"
GOLDEN = f"{TEXTS}/contacten.txt"


@pytest.fixture(scope="module")
def shipped() -> Linted:
    workspace = Workspace(ROOT)
    return lint(workspace, workspace.templates())


def test_the_shipped_model_texts_are_in_order(shipped: Linted) -> None:
    assert [finding for finding in shipped.findings if finding.severity is not Severity.INFO] == []
    assert shipped.updated == []
    assert shipped.files > 250


def test_an_error_is_reported_with_its_place_and_exit_code(content: Workspace) -> None:
    path = path_of(content, GOLDEN)
    row = "━━ ok-behandelen\n9 Contacten"
    line = edit(path, row, f"{row} en meer") + 1
    result = run("lint", "functieprofiel", cwd=content.root)
    assert result.returncode == 1, result.stderr
    assert f"{content.label(path)}:{line}:1: fout: Hier stond “9 Contacten en meer”." in result.stdout
    assert "1 fout" in result.stdout


def test_an_update_tells_what_it_wrote_beside_the_report(content: Workspace) -> None:
    path = path_of(content, GOLDEN)
    before = path.read_bytes()
    path.unlink()
    result = run("lint", PROFILE, "--update", "--format", "json", cwd=content.root)
    assert result.stderr == f"Bijgewerkt: {content.label(path)}\n"
    assert path.read_bytes() == before
    assert {finding["rule"] for finding in json.loads(result.stdout)["findings"]} <= {
        "voorwaarde-niet-gezien",  # only one example of an agreement is left in this copy
        "grondslag-te-controleren",
    }


def test_a_warning_fails_a_strict_run_only(content: Workspace) -> None:
    shutil.rmtree(path_of(content, TEXTS))
    assert run("lint", PROFILE, cwd=content.root).returncode == 0
    assert run("lint", PROFILE, "--strict", cwd=content.root).returncode == 1


@pytest.mark.parametrize("file_format", ["text", "json", "github", "gitlab", "sarif"])
def test_a_version_that_cannot_be_read_is_one_finding_and_the_others_go_on(
    content: Workspace, file_format: str
) -> None:
    path = path_of(content, "model.yaml", AGREEMENT)
    path.write_text("titel: [\n", "utf-8")
    shutil.rmtree(path_of(content, TEXTS))
    result = run("lint", "--format", file_format, cwd=content.root)
    assert result.returncode == 1, result.stderr
    assert "sjabloon-onleesbaar" in result.stdout
    assert "uitkomst-ontbreekt" in result.stdout
    if file_format == "json":
        findings = json.loads(result.stdout)["findings"]
        files = [finding["file"] for finding in findings if finding["rule"] == "sjabloon-onleesbaar"]
        assert files == [content.label(path)]
    if file_format == "sarif":
        rules = json.loads(result.stdout)["runs"][0]["tool"]["driver"]["rules"]
        assert all(rule["shortDescription"]["text"].endswith(".") for rule in rules)


def test_names_choose_versions_and_leave_the_house_styles_out(content: Workspace) -> None:
    style = content.root / TEMPLATES / "huisstijl" / "standaard" / "print.css"
    style.write_text("@import 'https://stijl.example/a.css';\n", "utf-8")
    assert "huisstijl-van-buiten" not in run("lint", PROFILE, cwd=content.root).stdout
    assert "huisstijl-van-buiten" in run("lint", cwd=content.root).stdout


def test_a_name_that_is_no_version_is_refused(content: Workspace) -> None:
    result = run("lint", "functieprofil", cwd=content.root)
    assert (result.returncode, result.stdout) == (3, "")
    assert 'Er is geen model "functieprofil".' in result.stderr


def test_an_expression_that_does_not_compile_keeps_the_examples_from_being_tried(content: Workspace) -> None:
    edit(path_of(content, "standaard.yaml"), 'opleidingsniveau == "hbo_plus"', "opleidingsniveau ==")
    result = run("lint", PROFILE, "--format", "json", cwd=content.root)
    findings = json.loads(result.stdout)["findings"]
    assert result.returncode == 1
    errors = [finding for finding in findings if finding["severity"] == "fout"]
    assert {finding["file"] for finding in errors} == {f"{TEMPLATES}/{PROFILE}/standaard.yaml"}


def test_a_folder_with_another_name_is_looked_through_by_its_path(content: Workspace) -> None:
    result = run("--root", str(content.root), "lint", f"{TEMPLATES}/{PROFILE}/", cwd=Path("/"))
    assert result.returncode == 0, result.stderr
