"""Our own model versions can be released once a lawyer has checked the statutes; here that is a copy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator import pipeline
from generator.load.models import read_version
from generator.output import replace_folder
from generator.tasks.lint.versions import version_of
from generator.tasks.release.citations import citations
from generator.tasks.release.freeze import freeze
from generator.tasks.release.readiness import followers, unchecked_grounds
from generator.workspace import Workspace
from tests.acceptance.content import ROOT
from tests.acceptance.folder import content_folder
from tests.release.small import JANSEN, bytes_of, change

PROFILE, AGREEMENT = "functieprofiel/2026.1", "modelovereenkomst/2026.1"
GROUNDS = "templates/grondslagen.yaml"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = content_folder(tmp_path_factory.mktemp("eigen"), "stadskanaal", "oldambt")
    workspace = Workspace(root.resolve())
    _check_all(workspace.root / GROUNDS)
    for name in (PROFILE, AGREEMENT):
        frozen = freeze(workspace, read_version(workspace, name), JANSEN)
        assert frozen.findings == []
        replace_folder(workspace.root / "templates" / name, frozen.files)
        workspace = Workspace(workspace.root.rename(workspace.root.with_name(name.replace("/", "-"))))
    return workspace


def _check_all(path: Path) -> None:
    """Call every statute checked, with a date."""
    bare = re.sub(r" +(?:gecontroleerd_op|gelezen_in): .*\n", "", path.read_text("utf-8"))
    checked = r"\1status: gecontroleerd\n\1gecontroleerd_op: 2027-01-04\n\1gelezen_in: Staatsblad"
    path.write_text(re.sub(r"( +)status: .*", checked, bare), "utf-8")


def test_agreements_follow_it_without_findings_and_name_it(workspace: Workspace) -> None:
    paths = followers(workspace, read_version(workspace, AGREEMENT))
    assert [path.stem for path in paths] == ["oldambt", "stadskanaal"]
    checked = pipeline.check(workspace, paths, "2026-11-21", versions=workspace.templates())
    assert [finding for finding in checked.findings if finding.severity == "fout"] == []
    digest = yaml.safe_load((workspace.template(AGREEMENT) / "vrijgave.yaml").read_text("utf-8"))["digest"]
    made = {
        document.meta.doctype: document for document in pipeline.documents(workspace, checked.subjects[0])
    }
    own, profile = made["modelovereenkomst"], made["functieprofiel"]
    assert own.meta.footer.startswith(
        f"modelovereenkomst 2026.1 (vastgesteld, kenmerk {digest[:12]}) · inhoud "
    )
    assert profile.meta.footer.startswith("functieprofiel 2026.1 (vastgesteld, kenmerk ")


def test_every_file_of_it_is_watched(workspace: Workspace) -> None:
    name = f"templates/{AGREEMENT}/artikelen/vervanging.md"
    before = (workspace.root / name).read_bytes()
    change(workspace, name, "moet aan dezelfde eisen", "mag aan dezelfde eisen")
    found = pipeline.check(workspace, [workspace.resolve("stadskanaal")]).findings
    (workspace.root / name).write_bytes(before)
    assert [(finding.spot.file, finding.rule) for finding in found] == [(name, "vastgesteld-gewijzigd")]
    record = yaml.safe_load((workspace.template(AGREEMENT) / "vrijgave.yaml").read_text("utf-8"))
    assert record["bestanden"].keys() | {"vrijgave.yaml"} == bytes_of(workspace.template(AGREEMENT)).keys()


def test_ours_are_drafts_whose_statutes_were_read() -> None:
    ours = Workspace(ROOT.resolve())
    for name in (PROFILE, AGREEMENT):
        template = read_version(ours, name)
        assert (template.roles.state, template.release, template.own_grounds) == ("ontwerp", None, None)
        assert list(unchecked_grounds(ours, template, citations(version_of(ours, name)))) == []
