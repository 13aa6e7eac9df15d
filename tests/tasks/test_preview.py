"""A text is checked, composed and written without a file, and no more of it than is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.compose import assembly
from generator.compose import documents as composing
from generator.compose.plans import DocumentPlan
from generator.errors import WorkspaceError
from generator.render import FORMATS
from generator.tasks.build.run import build
from generator.tasks.preview import Preview, preview
from generator.terms.subject import Subject
from generator.workspace import Workspace
from tests.acceptance.content import ROOT, documents

WORKSPACE = Workspace(ROOT)
TEXT = (ROOT / "agreements" / "stadskanaal.yaml").read_text(encoding="utf-8")


def previewed(text: str = TEXT, name: str = "nieuw-bestand") -> Preview:
    return preview(WORKSPACE, ROOT / "agreements" / f"{name}.yaml", text)


def test_a_file_that_is_not_there_yet_is_read_from_its_text() -> None:
    path = ROOT / "agreements" / "nieuw-bestand.yaml"
    assert previewed().names[0] == "modelovereenkomst-musselkanaal"
    assert not path.exists()


def test_one_document_is_composed_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    real = assembly.compose

    def counted(subject: Subject, plan: DocumentPlan, grounds: object) -> object:
        seen.append(plan.name)
        return real(subject, plan, grounds)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(composing, "compose", counted)
    found = previewed()
    name = found.names[1]
    assert found.document(name).name == name
    assert seen == [name]


def test_the_document_is_the_one_that_a_build_makes() -> None:
    found = previewed(name="stadskanaal")
    for built in documents("stadskanaal"):
        assert found.document(built.name) == built


def test_the_body_has_no_page_around_it_and_gaps_with_their_path() -> None:
    found = previewed(TEXT.replace("tarief_eur: 98.50", "tarief_eur: veel"))
    body = found.body(found.names[0])
    assert "<html" not in body
    assert '<mark class="gat" data-pad="bekostiging.tarief_eur">' in body


@pytest.mark.parametrize("file_format", FORMATS)
def test_every_format_is_written_from_memory(file_format: str, tmp_path: Path) -> None:
    path = ROOT / "profiles" / "ojg.yaml"
    found = preview(WORKSPACE, path, path.read_text(encoding="utf-8"))
    (name,) = found.names
    build(WORKSPACE, [path], pipeline.Order([file_format], 1), tmp_path)
    assert found.written(name, file_format) == (tmp_path / "ojg" / f"{name}.{file_format}").read_bytes()


def test_a_text_that_cannot_be_read_has_findings_and_no_documents() -> None:
    found = previewed("model: [\n")
    assert [finding.rule for finding in found.findings] == ["yaml-syntaxis"]
    assert found.names == []
    with pytest.raises(WorkspaceError, match='geen document "modelovereenkomst"'):
        found.document("modelovereenkomst")


def test_an_unknown_name_is_answered_with_those_there_are() -> None:
    with pytest.raises(WorkspaceError) as caught:
        previewed().document("modelovereenkomst")
    assert "modelovereenkomst-musselkanaal" in caught.value.hint
