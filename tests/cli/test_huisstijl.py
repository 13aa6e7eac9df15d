"""A house style of one's own, from the command to the documents."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from generator import pipeline
from generator.errors import RenderError, WorkspaceError
from generator.tasks.build.run import build as build_into
from generator.tasks.house_styles import new_style
from generator.workspace import Workspace
from tests.acceptance.folder import content_folder
from tests.cli.command import run
from tests.logos import LOGOS

COPIED = {"overeenkomst.docx", "overeenkomst.odt", "kleuren.css", "kleuren-donker.css", "LEESMIJ.md"}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(content_folder(tmp_path, "stadskanaal", "noord-groningen-samen").resolve())


def styles_of(workspace: Workspace) -> Path:
    return workspace.root / "templates" / "huisstijl"


def build(workspace: Workspace, name: str, out: Path) -> dict[str, bytes]:
    build_into(workspace, [workspace.resolve(name)], pipeline.Order(["html"], 1), out)
    return {path.name: path.read_bytes() for path in (out / name).iterdir()}


def alter(folder: Path) -> None:
    colours = folder / "kleuren.css"
    colours.write_text(colours.read_text("utf-8").replace("#0f5468", "#7a2048"), encoding="utf-8")


def test_the_command_lays_down_a_copy_and_tells_how_to_go_on(workspace: Workspace) -> None:
    result = run("--root", str(workspace.root), "huisstijl", "stadskanaal")
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("templates/huisstijl/stadskanaal/ is gemaakt, met 5 bestanden.")
    assert "LEESMIJ.md" in result.stdout
    assert f"  ojg --root {workspace.root} build NAAM\n" in result.stdout
    folder = styles_of(workspace) / "stadskanaal"
    assert {path.name for path in folder.iterdir()} == COPIED
    for path in folder.iterdir():
        assert path.read_bytes() == (styles_of(workspace) / "standaard" / path.name).read_bytes()
    again = run("--root", str(workspace.root), "huisstijl", "stadskanaal")
    assert (again.returncode, again.stdout) == (3, "")
    assert again.stderr.startswith("fout: Er is al een huisstijl templates/huisstijl/stadskanaal/.")


def test_a_fresh_copy_changes_no_document(workspace: Workspace, tmp_path: Path) -> None:
    before = build(workspace, "stadskanaal", tmp_path / "voor")
    new_style(workspace, "stadskanaal")
    assert build(workspace, "stadskanaal", tmp_path / "na") == before


def test_a_copy_of_another_style_has_all_that_is_its_own(workspace: Workspace) -> None:
    folder = new_style(workspace, "pekela")
    alter(folder)
    (folder / "overeenkomst.odt").unlink()
    (folder / "logo.png").write_bytes(LOGOS["logo.png"])
    (folder / "screen.css").write_text("p { margin: 0 }", encoding="utf-8")
    copy = new_style(workspace, "oldambt", "pekela")
    for name in ("kleuren.css", "logo.png", "screen.css"):
        assert (copy / name).read_bytes() == (folder / name).read_bytes()
    assert {path.name for path in copy.iterdir()} == COPIED | {"logo.png", "screen.css"}


@pytest.mark.parametrize("name", ["", "..", "a/b", "../../agreements", "Stadskanaal", "a\n", "a b"])
def test_a_name_that_is_none_is_refused(workspace: Workspace, name: str) -> None:
    before = sorted(workspace.root.rglob("*"))
    with pytest.raises(WorkspaceError, match="kan geen naam"):
        new_style(workspace, name)
    assert sorted(workspace.root.rglob("*")) == before


@pytest.mark.parametrize("source", ["onbekend", "../huisstijl/standaard", ""])
def test_a_source_that_is_none_is_refused_with_those_there_are(workspace: Workspace, source: str) -> None:
    with pytest.raises(WorkspaceError, match="om van uit te gaan") as caught:
        new_style(workspace, "pekela", source)
    assert caught.value.hint == "Er zijn: standaard."
    assert not (styles_of(workspace) / "pekela").exists()


def test_a_style_holds_for_its_agreement_only(workspace: Workspace, tmp_path: Path) -> None:
    alter(new_style(workspace, "stadskanaal"))
    assert all(b"#7a2048" in page for page in build(workspace, "stadskanaal", tmp_path / "build").values())
    other = build(workspace, "noord-groningen-samen", tmp_path / "build")
    assert all(b"#7a2048" not in page for page in other.values())


def test_a_style_holds_for_all_agreements_of_a_municipality_alone(
    workspace: Workspace, tmp_path: Path
) -> None:
    """The style of the agreement itself goes first; of two municipalities neither decides."""
    source = workspace.root / "agreements" / "stadskanaal.yaml"
    municipality = next(iter(yaml.safe_load(source.read_text("utf-8"))["gemeenten"]))
    source.rename(source.with_name("tweede.yaml"))
    alter(new_style(workspace, municipality))
    assert all(b"#7a2048" in page for page in build(workspace, "tweede", tmp_path / "een").values())

    new_style(workspace, "tweede")
    assert all(b"#7a2048" not in page for page in build(workspace, "tweede", tmp_path / "twee").values())

    both = workspace.root / "agreements" / "noord-groningen-samen.yaml"
    for name in yaml.safe_load(both.read_text("utf-8"))["gemeenten"]:
        alter(new_style(workspace, name))
    pages = build(workspace, "noord-groningen-samen", tmp_path / "drie")
    assert all(b"#7a2048" not in page for page in pages.values())


def test_a_style_outside_the_folder_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    shutil.copytree(styles_of(workspace) / "standaard", tmp_path / "elders")
    (styles_of(workspace) / "stadskanaal").symlink_to(tmp_path / "elders")
    with pytest.raises(WorkspaceError, match="buiten de map"):
        build(workspace, "stadskanaal", tmp_path / "uit")


def test_a_broken_logo_leaves_the_documents_that_were_there(workspace: Workspace, tmp_path: Path) -> None:
    folder = new_style(workspace, "stadskanaal")
    (folder / "logo.png").write_bytes(LOGOS["logo.png"])
    before = build(workspace, "stadskanaal", tmp_path / "build")
    (folder / "logo.png").write_bytes(LOGOS["logo.png"][:100])
    with pytest.raises(RenderError, match=r'logo "logo\.png" van de huisstijl is niet te gebruiken'):
        build(workspace, "stadskanaal", tmp_path / "build")
    assert {path.name: path.read_bytes() for path in (tmp_path / "build" / "stadskanaal").iterdir()} == before
    out = str(tmp_path / "nieuw")
    result = run("--root", str(workspace.root), "build", "stadskanaal", "--format", "docx,html", "--out", out)
    assert result.returncode == 3
    assert "is niet te gebruiken: het is geen goed PNG- of JPEG-bestand." in result.stderr
    assert not Path(out, "stadskanaal").exists()
