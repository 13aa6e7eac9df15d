"""The examples of a new version follow its `migratie.yaml`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.load.content import ContentReader
from generator.model.source import YamlSource
from generator.tasks.release.begin import begin_version
from generator.workspace import EXAMPLES, TEMPLATES, Workspace
from tests.acceptance.content import ROOT
from tests.cli.command import run
from tests.upgrade.versions import KIND, NEW, trial

MIGRATED = """\
hernoemd:
  uren.max_lopende_trajecten: uren.grens_trajecten
  doelgroep.voortzetting_tot: taken.voortzetting_tot
  praktijken.*.huisartsen: praktijken.*.artsen
vervallen:
  praktijken.*.agb: De code staat al in het register.
waarden:
  werkplek.ruimte: {eigen_spreekkamer: vaste_spreekkamer}
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("voorbeelden") / "inhoud"
    skip = shutil.ignore_patterns("huisstijl", "start")
    shutil.copytree(ROOT / TEMPLATES, root / TEMPLATES, ignore=skip)
    (root / "agreements").mkdir()
    workspace = Workspace.find(root)
    folder = begin_version(workspace, KIND, "2026.1", "2027.1")
    trial(folder)
    path = folder / "migratie.yaml"
    start = path.read_text("utf-8").partition("# oud.pad: nieuw.pad")[0]
    path.write_text(start + MIGRATED, "utf-8")
    return workspace


def said(workspace: Workspace) -> dict[str, str]:
    """Read the examples of the new version as they are written."""
    folder = workspace.template(NEW) / EXAMPLES
    return {path.stem: path.read_text("utf-8") for path in folder.glob("*.yaml")}


def whole(workspace: Workspace, name: str) -> YamlSource:
    source = ContentReader(workspace).source(workspace.template(NEW) / EXAMPLES / f"{name}.yaml")
    assert isinstance(source, YamlSource)
    return source


def test_keys_and_codes_change_where_they_are_said_and_nowhere_else(workspace: Workspace) -> None:
    before = said(workspace)
    dry = run("upgrade", "--examples", NEW, "--dry-run", cwd=workspace.root)
    assert (dry.returncode, dry.stderr) == (0, "")
    assert said(workspace) == before
    assert "\n-  ruimte: eigen_spreekkamer\n+  ruimte: vaste_spreekkamer\n" in dry.stdout
    result = run("upgrade", "--examples", NEW, cwd=workspace.root)
    assert (result.returncode, result.stderr) == (0, "")
    after = said(workspace)
    changed = {name for name in after if after[name] != before[name]}
    assert {f"{TEMPLATES}/{NEW}/{EXAMPLES}/{name}.yaml" for name in changed} == {
        line.removeprefix("Overgezet: ") for line in result.stdout.splitlines()
    }
    assert {name for name, text in before.items() if "huisartsen:" in text} <= changed
    assert not [name for name, text in after.items() if "huisartsen:" in text or "_lopende_" in text]
    assert [text.count("# verwacht") for text in after.values()] == [
        text.count("# verwacht") for text in before.values()
    ]
    assert whole(workspace, "ok-getekend").data["werkplek"]["ruimte"] == "vaste_spreekkamer"
    assert whole(workspace, "ok-getekend").data["model"] == NEW


def test_a_second_time_there_is_nothing_to_do(workspace: Workspace) -> None:
    run("upgrade", "--examples", NEW, cwd=workspace.root)
    before = said(workspace)
    result = run("upgrade", "--examples", NEW, cwd=workspace.root)
    assert result.stdout == f"De voorbeelden van {NEW} passen al bij haar migratie.yaml.\n"
    assert said(workspace) == before


def test_one_that_cannot_follow_stops_all(workspace: Workspace, tmp_path: Path) -> None:
    copy = Workspace(Path(shutil.copytree(workspace.root, tmp_path / "map")))
    path = copy.template(NEW) / EXAMPLES / "fout-zeker.yaml"
    path.write_text("bouwt_op: basis\nuren:\n  max_lopende_trajecten: 3\n  grens_trajecten: 4\n", "utf-8")
    before = said(copy)
    result = run("upgrade", "--examples", NEW, cwd=copy.root)
    assert result.returncode == 1
    assert "fout-zeker.yaml:4:3: fout:" in result.stdout
    assert result.stdout.endswith("Er is niets overgezet.\n")
    assert said(copy) == before


def test_only_a_version_is_named_with_it(workspace: Workspace) -> None:
    result = run("upgrade", "stadskanaal", "--examples", NEW, cwd=workspace.root)
    assert result.returncode == 2
    assert run("upgrade", "--examples", f"{KIND}/2031.1", cwd=workspace.root).returncode == 3
