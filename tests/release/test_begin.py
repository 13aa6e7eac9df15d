"""A new version is a draft that calls itself by its own name; the old one stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator import pipeline
from generator.cli.main import run as run_command
from generator.errors import ExitCode, TemplateError, WorkspaceError
from generator.tasks.release.begin import begin_version
from generator.tasks.scaffold import new_agreement
from generator.workspace import Workspace
from tests.acceptance.content import ROOT
from tests.acceptance.folder import content_folder
from tests.release.small import CARD, LETTER, bytes_of, change, released, small_folder


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return small_folder(tmp_path)


def test_a_new_version_is_a_draft_with_its_own_name(workspace: Workspace) -> None:
    workspace = released(workspace, CARD, LETTER)
    old = bytes_of(workspace.root)
    folder = begin_version(workspace, "brief", "2026.1", "2027.1")
    new = bytes_of(folder)
    left = {name for name in bytes_of(workspace.template(LETTER)) if name.startswith("voorbeelden/teksten/")}
    assert left
    left |= {"vrijgave.yaml", "grondslagen.yaml"}
    assert new.keys() == (bytes_of(workspace.template(LETTER)).keys() - left) | {"migratie.yaml"}
    assert {name: data for name, data in bytes_of(workspace.root).items() if name in old} == old
    changed = {name for name, data in new.items() if data != old.get(f"templates/{LETTER}/{name}")}
    assert changed == {
        "migratie.yaml", "model.yaml", "schema.json", "starter.yaml",
        "voorbeelden/ok-brief.yaml", "voorbeelden/fout-dagen-te-weinig.yaml",
    }  # fmt: skip
    everything = b"".join(data for name, data in new.items() if name != "migratie.yaml").decode()
    assert everything.count("2026.1") == 1
    assert "toestand: ontwerp      # straks vastgesteld\nvoorganger: brief/2026.1\nmap:" in everything
    assert '"title": "Brieven, versie 2027.1"' in everything
    migration = yaml.safe_load(new["migratie.yaml"])
    assert migration == {"van": LETTER, "hernoemd": {}, "vervallen": {}, "waarden": {}}


def test_the_new_version_works_and_cites_the_shared_statutes(workspace: Workspace) -> None:
    begin_version(workspace, "brief", "2026.1", "2026.10")
    change(workspace, "agreements/els.yaml", LETTER, "brief/2026.10")
    checked = pipeline.check(workspace, [workspace.resolve("els")])
    assert {finding.rule for finding in checked.findings} == {"model-in-ontwerp"}
    (subject,) = checked.subjects
    assert next(iter(pipeline.documents(workspace, subject))).meta.footer.startswith(
        "brief 2026.10 (ontwerp) ·"
    )
    assert subject.model.template.own_grounds is None


def test_a_grandchild_names_its_parent(workspace: Workspace) -> None:
    begin_version(workspace, "brief", "2026.1", "2026.1.1")
    text = (begin_version(workspace, "brief", "2026.1.1", "2027.1") / "model.yaml").read_text("utf-8")
    assert text.count("voorganger:") == 1
    assert "voorganger: brief/2026.1.1\n" in text


@pytest.mark.parametrize(
    "new", ["", "2027.1/x", "../2027.1", "2027 1", "2027.", ".2027", "2027.1\n", "V1", "..", "é"]
)
def test_a_bad_name_is_refused(workspace: Workspace, new: str) -> None:
    before = bytes_of(workspace.root)
    with pytest.raises(WorkspaceError, match="kan geen naam van een versie zijn"):
        begin_version(workspace, "brief", "2026.1", new)
    assert bytes_of(workspace.root) == before


@pytest.mark.parametrize(
    ("kind", "old", "new", "said"),
    [
        ("brief", "2026.1", "2026.1", "bestaat al"),
        ("brief", "2025.1", "2027.1", "Er is geen model"),
        ("..", "templates", "2027.1", "Er is geen model"),
    ],
)  # fmt: skip
def test_what_cannot_be_copied_is_refused(
    workspace: Workspace, kind: str, old: str, new: str, said: str
) -> None:
    before = bytes_of(workspace.root)
    with pytest.raises(WorkspaceError, match=said):
        begin_version(workspace, kind, old, new)
    assert bytes_of(workspace.root) == before


def test_a_version_without_a_state_is_refused_whole(workspace: Workspace) -> None:
    change(workspace, f"templates/{LETTER}/model.yaml", "toestand: ontwerp ", "toestand: ")
    before = bytes_of(workspace.root)
    with pytest.raises(TemplateError, match="ontbreekt `toestand`"):
        begin_version(workspace, "brief", "2026.1", "2027.1")
    assert bytes_of(workspace.root) == before


def test_the_command_says_what_comes_next(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--root", str(workspace.root), "new-version", "brief", "2026.1", "2027.1"]
    assert run_command(arguments) == 0
    said = capsys.readouterr().out
    assert said.startswith("templates/brief/2027.1/ is gemaakt, als ontwerp, uit brief/2026.1.\n")
    assert f"  ojg --root {workspace.root} lint brief/2027.1 --update\n" in said
    assert run_command(arguments) == ExitCode.CANNOT_RUN


def test_the_shipped_agreement_can_be_begun_anew(tmp_path: Path) -> None:
    workspace = Workspace(content_folder(tmp_path).resolve())
    begin_version(workspace, "modelovereenkomst", "2026.1", "2027.1")
    path = new_agreement(workspace, "pekela", "Pekela", model="modelovereenkomst/2027.1")
    assert "$schema=../templates/modelovereenkomst/2027.1/editor-schema.json" in path.read_text("utf-8")
    assert [
        finding.rule for finding in pipeline.check(workspace, [path]).findings if finding.severity == "fout"
    ] == []
    (workspace.template("modelovereenkomst/2026.1") / "vrijgave.yaml").write_text(
        "datum: 2027-02-01\n", "utf-8"
    )
    released_one = new_agreement(workspace, "veendam", "Veendam").read_text("utf-8")
    assert "\nmodel: modelovereenkomst/2026.1\n" in released_one, "a draft is not for municipalities"
    assert (ROOT / "templates" / "modelovereenkomst" / "2027.1").exists() is False
