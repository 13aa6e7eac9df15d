"""One name once in the workspace, and each of a kind that a folder can have on every computer."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.findings import Finding
from generator.workspace import Workspace
from tests.acceptance.folder import content_folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return content_folder(tmp_path, "pekela").resolve()


def found(root: Path, *names: str) -> list[Finding]:
    checked = pipeline.check(Workspace(root), [root / name for name in names])
    assert {finding.spot.file for finding in checked.errors}.isdisjoint(
        subject.source.file for subject in checked.subjects
    )
    return [one for one in checked.errors if one.rule in ("bestandsnaam", "zelfde-naam", "sleutel-te-lang")]


@pytest.mark.parametrize("other", ["profiles/pekela.yaml", "agreements/pekela.yml", "agreements/Pekela.yaml"])
def test_two_files_of_one_name_are_an_error_at_both(root: Path, other: str) -> None:
    (root / other).write_bytes((root / "agreements/pekela.yaml").read_bytes())
    both = found(root, "agreements/pekela.yaml", other)
    assert [(one.rule, one.spot.file) for one in both] == [
        ("zelfde-naam", name) for name in sorted(["agreements/pekela.yaml", other])
    ]
    assert all(("agreements/pekela.yaml" in one.message) != (other in one.message) for one in both)
    assert [one.rule for one in found(root, other)] == ["zelfde-naam"]


@pytest.mark.parametrize(
    "stem",
    ["con", "NUL", "lpt1.x", ".", "..", "a.", "-x", "a:b", 'a"b', "a\nb", "index.html", "x" * 200, "é" * 60],
)
def test_a_name_that_no_folder_can_have_is_an_error(root: Path, stem: str) -> None:
    (root / f"agreements/{stem}.yaml").write_bytes((root / "agreements/pekela.yaml").read_bytes())
    (finding,) = found(root, f"agreements/{stem}.yaml")
    assert finding.rule == "bestandsnaam"
    assert len(finding.message) < 200


@pytest.mark.parametrize(
    "stem", ["pekela-2", "console", "Súdwest-Fryslân", "com10", "het.hogeland", "x" * 100]
)
def test_other_names_are_fine(root: Path, stem: str) -> None:
    (root / f"agreements/{stem}.yaml").write_bytes((root / "agreements/pekela.yaml").read_bytes())
    assert found(root, f"agreements/{stem}.yaml") == []


def test_a_key_that_makes_a_document_name_too_long_is_an_error_at_its_line(root: Path) -> None:
    path = root / "agreements/pekela.yaml"
    path.write_text(path.read_text("utf-8").replace("ommelanderwijk", "o" * 300), encoding="utf-8")
    (finding,) = found(root, "agreements/pekela.yaml")
    assert finding.rule == "sleutel-te-lang"
    assert finding.excerpt.strip().startswith("ooo")
