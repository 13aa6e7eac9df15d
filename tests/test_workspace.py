from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.errors import WorkspaceError
from generator.workspace import Workspace, packaged_content


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "inhoud"
    for name in (
        "templates/proef/2026.1/model.yaml",
        "agreements/stadskanaal.yaml",
        "agreements/Veendam.yml",
        "agreements/.verborgen.yaml",
        "agreements/leesmij.txt",
        "agreements/ojg.yaml",
        "profiles/ojg.yaml",
        "profiles/ojg-ggz.yaml",
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("model: proef/2026.1\n", encoding="utf-8")
    return root.resolve()


def test_the_nearest_parent_with_content_is_found(root: Path) -> None:
    deep = root / "agreements"
    assert Workspace.find(deep).root == root


def test_a_folder_that_can_be_none_has_no_files(root: Path) -> None:
    assert Workspace(root).files("el" * 600) == []
    assert Workspace(root).passed_over("el" * 600) == []


def test_without_content_the_error_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError) as caught:
        Workspace.find(tmp_path)
    assert "--root" in caught.value.hint
    assert "ojg init" in caught.value.hint
    with pytest.raises(WorkspaceError, match="geen mappen templates en agreements"):
        Workspace.find(tmp_path, tmp_path)


def test_content_files_come_sorted_without_hidden_ones(root: Path) -> None:
    workspace = Workspace(root)
    assert workspace.names("agreements") == ["Veendam", "ojg", "stadskanaal"]
    assert workspace.names("weg") == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("stadskanaal", "agreements/stadskanaal.yaml"),
        ("Veendam", "agreements/Veendam.yml"),
        ("ojg-ggz", "profiles/ojg-ggz.yaml"),
        ("profiles/ojg.yaml", "profiles/ojg.yaml"),
    ],
)
def test_a_file_is_found_by_name_or_path(root: Path, name: str, found: str) -> None:
    workspace = Workspace(root)
    assert workspace.label(workspace.resolve(name)) == found


def test_a_path_may_be_relative_to_where_the_user_is(root: Path) -> None:
    workspace = Workspace(root)
    path = workspace.resolve("stadskanaal.yaml", start=root / "agreements")
    assert workspace.label(path) == "agreements/stadskanaal.yaml"


def test_an_unknown_name_gets_the_nearest_one(root: Path) -> None:
    with pytest.raises(
        WorkspaceError, match='geen bestand "stadskanal" in agreements/ of profiles/'
    ) as caught:
        Workspace(root).resolve("stadskanal")
    assert 'Bedoelde u "stadskanaal"?' in caught.value.hint


def test_a_name_in_two_folders_must_say_which(root: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"agreements/ojg\.yaml en profiles/ojg\.yaml"):
        Workspace(root).resolve("ojg")


def test_nothing_outside_the_folder_is_used(root: Path) -> None:
    outside = root.parent / "buiten.yaml"
    outside.write_text("x: 1\n", encoding="utf-8")
    workspace = Workspace(root)
    with pytest.raises(WorkspaceError, match="buiten de map inhoud"):
        workspace.inside(Path("../buiten.yaml"))
    with pytest.raises(WorkspaceError, match="buiten de map inhoud"):
        workspace.resolve("../buiten.yaml")
    (root / "agreements/link.yaml").symlink_to(outside)
    assert "link" not in workspace.names("agreements")
    for name in ("link", "agreements/link.yaml"):
        with pytest.raises(WorkspaceError) as caught:
            workspace.resolve(name)
        assert "buiten de map inhoud" in caught.value.message + caught.value.hint


@pytest.mark.parametrize(
    "name", ["proef/2026.2", "../proef/2026.1", "proef", "/etc/passwd", "proef/../proef/2026.1"]
)
def test_an_unknown_model_version_lists_what_there_is(root: Path, name: str) -> None:
    with pytest.raises(WorkspaceError) as caught:
        Workspace(root).template(name)
    assert "proef/2026.1" in caught.value.hint


def test_model_versions_are_found(root: Path) -> None:
    workspace = Workspace(root)
    assert workspace.templates() == ["proef/2026.1"]
    assert workspace.template("proef/2026.1") == root / "templates/proef/2026.1"


def test_versions_are_ordered_as_people_count_them(root: Path) -> None:
    for version in ("2026.10", "2026.9"):
        (root / "templates/proef" / version).mkdir()
        (root / "templates/proef" / version / "model.yaml").write_text("titel: Proef\n", encoding="utf-8")
    workspace = Workspace(root)
    assert workspace.templates() == ["proef/2026.1", "proef/2026.9", "proef/2026.10"]
    assert workspace.versions("proef") == workspace.templates()


def test_the_program_knows_its_own_content() -> None:
    assert (packaged_content() / "templates").is_dir()


@pytest.mark.parametrize("target", ["weg.yaml", "lus.yaml"])
def test_a_link_to_nothing_is_told_of(root: Path, target: str) -> None:
    (root / "agreements/lus.yaml").symlink_to(target)
    workspace = Workspace(root)
    assert "lus" not in workspace.names("agreements")
    with pytest.raises(WorkspaceError) as caught:
        workspace.resolve("lus")
    assert caught.value.hint == "agreements/lus.yaml is een koppeling die nergens uitkomt."


def test_a_folder_is_not_to_be_named_as_it_is_named(root: Path) -> None:
    (root / "agreements/map.yaml").mkdir()
    for name in ("map", "agreements/map.yaml"):
        with pytest.raises(WorkspaceError) as caught:
            Workspace(root).resolve(name)
        assert caught.value.hint == "agreements/map.yaml is geen bestand."


def test_a_file_of_another_kind_is_not_called_absent(root: Path) -> None:
    with pytest.raises(WorkspaceError, match=r'leesmij\.txt" is een ander soort bestand'):
        Workspace(root).resolve("agreements/leesmij.txt")


def test_a_label_can_be_printed_whatever_the_name_is(root: Path) -> None:
    name = os.fsdecode(b"a\xff.yaml")
    assert Workspace(root).label(root / "agreements" / name) == "agreements/a\ufffd.yaml"
