"""Files one by one come to what all files together come to, and leave nothing behind in memory."""

from __future__ import annotations

import gc
import pickle
from pathlib import Path

import pytest
from markdown_it.tree import SyntaxTreeNode

from generator import pipeline
from generator.edge import kept
from generator.errors import TemplateError
from generator.tasks.build.making import Batch, Maker
from generator.tasks.build.run import Inspected, build
from generator.workspace import CONTENT_FOLDERS, Workspace
from tests.build.processes import documents_in, manifest_of


def every(workspace: Workspace) -> list[Path]:
    return [path for folder in CONTENT_FOLDERS for path in workspace.files(folder)]


def spoil(root: Path) -> None:
    """Give two agreements mistakes, of which one is in a profile that both name."""
    path = root / "agreements/veendam.yaml"
    path.write_text(path.read_text("utf-8") + "onbekend: 1\n", encoding="utf-8")
    profile = root / "profiles/ojg.yaml"
    profile.write_text(profile.read_text("utf-8") + "ook_onbekend: 1\n", encoding="utf-8")


@pytest.mark.parametrize("spoilt", [False, True])
@pytest.mark.parametrize("workers", [1, 2])
def test_the_findings_are_those_of_all_files_together(root: Path, spoilt: bool, workers: int) -> None:
    if spoilt:
        spoil(root)
    workspace = Workspace(root)
    told: list[Inspected] = []
    order, out = pipeline.Order(["txt"], workers), root.parent / "build"
    built = build(workspace, every(workspace), order, out, report=told.append)
    checked = pipeline.check(workspace, every(workspace))
    assert told == [Inspected(checked.errors, checked.files, checked.titles)]
    assert [one.name for one in built] == [one.name for one in checked.subjects]
    assert {path.partition("/")[0] for path in documents_in(out)} == {one.name for one in checked.subjects}


def test_any_number_of_processes_gives_the_same_files(root: Path) -> None:
    workspace = Workspace(root)
    for workers in (1, 3):
        build(
            workspace, every(workspace), pipeline.Order(["docx", "html"], workers), root.parent / str(workers)
        )
    assert documents_in(root.parent / "1") == documents_in(root.parent / "3")
    assert (root.parent / "1/manifest.json").read_bytes() == (root.parent / "3/manifest.json").read_bytes()
    assert (root.parent / "1/index.html").read_bytes() == (root.parent / "3/index.html").read_bytes()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_in_a_model_ends_the_build_before_anything_is_written(root: Path, workers: int) -> None:
    model = root / "templates/modelovereenkomst/2026.1/model.yaml"
    model.write_text(model.read_text("utf-8") + "\n- [", encoding="utf-8")
    workspace, out = Workspace(root), root.parent / "build"
    with pytest.raises(TemplateError, match="springt anders in"):
        build(workspace, every(workspace), pipeline.Order(["txt"], workers), out)
    assert not out.exists()


def test_no_tree_of_markdown_stays_in_memory(root: Path) -> None:
    workspace = Workspace(root)
    build(workspace, every(workspace), pipeline.Order(["txt"], 1), root.parent / "build")
    gc.collect()
    assert not any(isinstance(one, SyntaxTreeNode) for one in gc.get_objects())


def test_a_process_that_knows_nothing_makes_and_keeps_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept.Cache, "folder", root.parent / "cache")
    maker = Maker(Workspace(root), pipeline.Order(["txt"]), {})
    batch = Batch(root / "agreements/pekela.yaml", 9)
    here, sent = maker(batch), pickle.dumps(maker)
    monkeypatch.setattr(kept.Cache, "folder", None)
    there = pickle.loads(sent)(batch)
    assert kept.Cache.folder == root.parent / "cache"
    assert (there.files, there.data) == (here.files, here.data)


def test_a_file_that_was_checked_is_forgotten(root: Path) -> None:
    workspace = Workspace(root)
    checker = pipeline.Checker(workspace, {})
    path = root / "agreements/pekela.yaml"
    first = checker.check([path])
    checker.forget(path)
    again = checker.check([path])
    assert again.subjects[0] is not first.subjects[0]
    assert (again.findings, again.files, again.titles) == (first.findings, first.files, first.titles)


def test_what_checking_came_to_is_kept_of_documents_that_stay(root: Path) -> None:
    workspace, out = Workspace(root), root.parent / "build"
    order = pipeline.Order(["txt"], 1)
    build(workspace, every(workspace), order, out)
    before = manifest_of(out)
    path = root / "agreements/veendam.yaml"
    path.write_text(path.read_text("utf-8") + "onbekend: 1\n", encoding="utf-8")
    build(workspace, every(workspace), order, out)
    assert manifest_of(out) == before
    assert '"veendam": {\n      "fouten": 1' in (out / "manifest.json").read_text("utf-8")
