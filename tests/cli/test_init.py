from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
import yaml

from generator import pipeline
from generator.cli.main import COMMANDS, ojg
from generator.errors import OutputError, WorkspaceError
from generator.tasks import new_folder
from generator.tasks.build.run import build
from generator.workspace import CONTENT_FOLDERS, Workspace
from tests.cli.command import CHECKOUT, run

START = CHECKOUT / "templates" / "start"
PIPELINES = (".github/workflows/ojg.yml", ".forgejo/workflows/ojg.yml", ".gitlab-ci.yml")


def files_in(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_a_new_folder_holds_the_models_the_profiles_one_example_and_the_start(tmp_path: Path) -> None:
    made = new_folder.init_folder(tmp_path / "nieuw" / "map")
    target = tmp_path / "nieuw" / "map"
    assert sorted(made) == sorted(path for path in target.rglob("*") if path.is_file())
    assert files_in(target / "templates") == files_in(CHECKOUT / "templates")
    assert files_in(target / "profiles") == files_in(CHECKOUT / "profiles")
    assert [path.name for path in (target / "agreements").iterdir()] == [new_folder.EXAMPLE]
    for name, content in files_in(START).items():
        assert (target / name).read_bytes() == content
    assert {path.name: path.read_bytes() for path in (target / "handleiding").iterdir()} == {
        name: (CHECKOUT / "docs" / name).read_bytes() for name in new_folder.PAGES
    }
    assert {path.name for path in target.iterdir()} == {
        *("templates", "profiles", "agreements", "handleiding"),
        *(path.name for path in START.iterdir()),
    }


def test_links_in_the_pages_of_a_new_folder_lead_somewhere(tmp_path: Path) -> None:
    new_folder.init_folder(tmp_path / "map")
    pages = [tmp_path / "map" / "LEESMIJ.md", *(tmp_path / "map" / "handleiding").glob("*.md")]
    links = [
        (page.parent / link, page.name)
        for page in pages
        for link in re.findall(r"\]\(([^)\s:#]+)(?:#[^)\s]*)?\)", page.read_text("utf-8"))
    ]
    assert {page for _, page in links} >= {"LEESMIJ.md", "handleiding.md", "velden.md"}
    assert [path for path, _ in links if not path.is_file()] == []


def test_a_new_folder_can_be_checked_and_built(tmp_path: Path) -> None:
    new_folder.init_folder(tmp_path / "map")
    workspace = Workspace.find(tmp_path / "map")
    paths = [path for folder in CONTENT_FOLDERS for path in workspace.files(folder)]
    checked = pipeline.check(workspace, paths)
    assert [finding for finding in checked.findings if finding.severity == "fout"] == []
    built = build(workspace, paths, pipeline.Order(["html"], 1), tmp_path / "build")
    assert Path(new_folder.EXAMPLE).stem in [one.name for one in built]
    assert (tmp_path / "build" / "index.html").is_file()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("van mij", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="is niet leeg"):
        new_folder.init_folder(tmp_path)
    with pytest.raises(WorkspaceError, match="is een bestand"):
        new_folder.init_folder(tmp_path / "brief.txt")
    assert files_in(tmp_path) == {"brief.txt": b"van mij"}


def test_a_fresh_clone_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    new_folder.init_folder(tmp_path)
    assert (tmp_path / "LEESMIJ.md").is_file()


def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new_folder, "EXAMPLE", "bestaat-niet.yaml")
    with pytest.raises(OutputError, match="niet te vullen"):
        new_folder.init_folder(tmp_path / "map")
    assert files_in(tmp_path) == {}


def test_the_command_tells_how_to_go_on(tmp_path: Path) -> None:
    result = run("init", "map", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "cd map" in result.stdout
    assert "ojg check" in result.stdout
    again = run("init", "map", cwd=tmp_path)
    assert (again.returncode, again.stdout) == (3, "")
    assert again.stderr.startswith("fout: De map map is niet leeg.")


def test_editor_settings_equal_those_of_this_repository() -> None:
    assert files_in(START / ".vscode") == files_in(CHECKOUT / ".vscode")


@pytest.mark.parametrize("name", PIPELINES)
def test_pipelines_install_what_the_program_needs(name: str) -> None:
    text = (START / name).read_text("utf-8")
    needed = re.findall(
        r"^need has_library \S+ (\S+)", (CHECKOUT / "tools" / "system-packages").read_text(), re.M
    )
    assert needed
    for word in (*needed, "OJG_PAKKET", "ojg check", "ojg build", "build/"):
        assert word in text
    assert ("--format github" in text) == (name != ".gitlab-ci.yml")


def steps_of(name: str) -> str:
    """Return the commands that a pipeline runs."""
    pipeline = yaml.safe_load((START / name).read_text("utf-8"))
    jobs = pipeline["jobs"].values() if "jobs" in pipeline else [pipeline["documenten"]]
    steps = [step.get("run", "") for job in jobs for step in job.get("steps", ())]
    return "\n".join([*steps, *(line for job in jobs for line in job.get("script", ()))])


@pytest.mark.parametrize("name", PIPELINES)
def test_pipelines_show_what_a_proposal_changes(name: str) -> None:
    script = steps_of(name)
    assert "ojg fmt --check" in script
    for form, out in (("markdown", "verschil/verschil.md"), ("docx", "verschil")):
        assert re.search(rf"ojg diff \"\$\S+( HEAD)? --format {form} --out {out}$", script, re.M)
    assert "verschil/\n" in (START / name).read_text("utf-8")


@pytest.mark.parametrize("name", PIPELINES)
def test_model_texts_are_looked_through_only_when_asked_for(name: str) -> None:
    text = (START / name).read_text("utf-8")
    pipeline = yaml.safe_load(text)
    if "jobs" not in pipeline:
        (line,) = [line for line in pipeline["documenten"]["script"] if "ojg lint" in line]
        assert line.startswith('if [ "$OJG_LINT" = ja ]; then ')
        return
    (step,) = [step for step in pipeline["jobs"]["documenten"]["steps"] if "ojg lint" in step.get("run", "")]
    assert "vars.OJG_LINT == 'ja'" in step["if"]


@pytest.mark.parametrize("name", PIPELINES)
def test_commands_of_pipelines_exist(name: str) -> None:
    for command, options in re.findall(r"\bojg ([a-z-]+)((?: --?[a-z-]+| [^-\s|]+)*)", steps_of(name)):
        assert command in COMMANDS
        found = ojg.get_command(click.Context(ojg), command)
        assert found
        known = {option for parameter in found.params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", options)) <= known


@pytest.mark.parametrize("name", PIPELINES[:2])
def test_workflows_may_only_read(name: str) -> None:
    text = (START / name).read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    extra = {
        job: settings["permissions"]
        for job, settings in workflow["jobs"].items()
        if "permissions" in settings
    }
    more = {"pagina": {"pages": "write", "id-token": "write"}, "reactie": {"pull-requests": "write"}}
    assert extra == (more if ".github" in name else {})
    assert all(re.fullmatch(r"\S+@v\d+", action) for action in re.findall(r"uses: (\S+)", text))
    assert "${{" not in steps_of(name), "text from a proposal reaches a script only through a variable"


def test_a_website_is_made_only_when_asked_for() -> None:
    github = yaml.safe_load((START / PIPELINES[0]).read_text("utf-8"))
    gitlab = yaml.safe_load((START / PIPELINES[2]).read_text("utf-8"))
    assert "vars.OJG_PAGES == 'ja'" in github["jobs"]["pagina"]["if"]
    assert [rule["if"].partition(" && ")[0] for rule in gitlab["pages"]["rules"]] == ['$OJG_PAGES == "ja"']
