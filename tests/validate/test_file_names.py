"""One name once in the workspace, and each of a kind that a folder can have on every computer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator import pipeline
from generator.errors import WorkspaceError
from generator.findings import Finding
from generator.workspace import CONTENT_FOLDERS, Workspace
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


@pytest.mark.parametrize("name", ["berk.YAML", "berk.Yml", "berk.yaml.txt", "berk.yml.TXT", "berk.yaml "])
def test_what_almost_has_the_name_of_a_content_file_is_told_with_that_name(root: Path, name: str) -> None:
    (root / "agreements" / name).write_bytes((root / "agreements/pekela.yaml").read_bytes())
    assert [(one.spot.file, one.hint) for one in passed_over(root)] == [
        (
            f"agreements/{name}",
            "Geef het de naam berk.yaml. Hoort het er niet bij, zet het dan in een andere map.",
        )
    ]
    with pytest.raises(WorkspaceError) as refused:
        Workspace(root).resolve("berk")
    assert refused.value.hint == f"Geef agreements/{name} de naam berk.yaml."
    (root / "agreements" / name).rename(root / "agreements/berk.yaml")
    assert passed_over(root) == []


def test_a_folder_or_a_pipe_with_the_name_of_a_content_file_is_told(root: Path) -> None:
    (root / "profiles/berk.yaml").mkdir()
    os.mkfifo(root / "agreements/wilg.yaml")
    told = [(one.spot.file, one.message) for one in passed_over(root)]
    assert [file for file, _ in told] == ["agreements/wilg.yaml", "profiles/berk.yaml"]
    assert all(message.endswith("is geen bestand.") for _, message in told)


@pytest.mark.parametrize(
    "name", ["pekela.yaml.bak", "LEESMIJ.md", ".berk.yaml.swp", "pekela.yaml~", "yaml.txt"]
)
def test_what_is_meant_to_lie_there_is_not_told(root: Path, name: str) -> None:
    (root / "agreements" / name).write_text("x", encoding="utf-8")
    assert passed_over(root) == []


def test_only_who_looks_at_a_whole_folder_is_told_of_what_lies_beside_it(root: Path) -> None:
    (root / "agreements/berk.YAML").write_text("x", encoding="utf-8")
    assert pipeline.check(Workspace(root), []).findings == []


@pytest.mark.parametrize(
    ("target", "told"),
    [("/etc/passwd", "buiten de map"), ("weg.yaml", "nergens uitkomt"), ("lus.yaml", "nergens uitkomt")],
)
def test_a_link_that_cannot_be_followed_is_a_finding_beside_the_rest(
    root: Path, target: str, told: str
) -> None:
    (root / "agreements/lus.yaml").symlink_to(target)
    (one,) = passed_over(root)
    assert one.spot.file == "agreements/lus.yaml"
    assert told in one.message
    assert found(root, "agreements/pekela.yaml") == []


def passed_over(root: Path) -> list[Finding]:
    workspace = Workspace(root)
    paths = [path for folder in CONTENT_FOLDERS for path in workspace.files(folder)]
    return [one for one in pipeline.check(workspace, paths).findings if one.rule == "telt-niet-mee"]


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
