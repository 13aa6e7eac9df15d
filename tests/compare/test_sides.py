"""What a user can name as a side: revisions, ranges, folders, files; and what is said when it is absent."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.errors import WorkspaceError
from tests.compare.repository import AUTHOR, Repository

EDIT = ("stadskanaal", "tarief_eur: 98.50", "tarief_eur: 99.75")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository.make(tmp_path, "stadskanaal")


def _paths(repository: Repository, *words: str) -> list[str]:
    return [term.path for change in repository.compare(*words).files for term in change.terms]


def test_without_words_the_last_commit_is_compared_with_the_files(repository: Repository) -> None:
    repository.replace(*EDIT)

    assert _paths(repository) == ["bekostiging.tarief_eur"]
    assert _paths(repository, "stadskanaal") == ["bekostiging.tarief_eur"]


@pytest.mark.parametrize(
    "words", [("HEAD~1", "HEAD"), ("HEAD~1..HEAD",), ("HEAD~1..",), ("begin", "main"), ("begin",)]
)
def test_revisions_are_named_as_in_git(repository: Repository, words: tuple[str, ...]) -> None:
    repository.git("tag", "begin")
    repository.replace(*EDIT)
    repository.commit("tarief")

    assert _paths(repository, *words, "stadskanaal") == ["bekostiging.tarief_eur"]


def test_three_dots_compare_with_where_the_branches_parted(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "tak")
    repository.replace(*EDIT)
    repository.commit("tarief")
    repository.git("checkout", "--quiet", "main")
    repository.replace("stadskanaal", "aard: gemengd", "aard: preventie")
    repository.commit("aard")

    assert _paths(repository, "main...tak") == ["bekostiging.tarief_eur"]


def test_content_below_the_top_of_the_repository(tmp_path: Path) -> None:
    repository = Repository.make(tmp_path, "stadskanaal", below="werk/inhoud")
    repository.replace(*EDIT)

    assert _paths(repository, "HEAD") == ["bekostiging.tarief_eur"]


def test_attributes_that_keep_files_out_of_archives_hide_nothing(repository: Repository) -> None:
    (repository.top / ".gitattributes").write_text("agreements/* export-ignore\ntemplates export-ignore\n")
    repository.commit("attributen")
    repository.replace(*EDIT)

    assert _paths(repository, "HEAD") == ["bekostiging.tarief_eur"]


def test_two_files_may_be_anywhere_and_have_any_name(repository: Repository, tmp_path: Path) -> None:
    old = tmp_path / "ontvangen.yaml"
    shutil.copy(repository.path("stadskanaal"), old)
    repository.replace(*EDIT)

    assert _paths(repository, str(old), "agreements/stadskanaal.yaml") == ["bekostiging.tarief_eur"]


def test_two_folders(repository: Repository, tmp_path: Path) -> None:
    other = tmp_path / "kopie"
    shutil.copytree(repository.root, other, ignore=shutil.ignore_patterns(".git"))
    repository.replace(*EDIT)

    assert _paths(repository, str(other)) == ["bekostiging.tarief_eur"]
    assert _paths(repository, str(other), str(repository.root)) == ["bekostiging.tarief_eur"]


def test_the_author_and_date_come_from_the_commit(repository: Repository) -> None:
    _, new, _ = repository.sides("HEAD", "main")

    assert (new.author, new.date) == (AUTHOR, "2026-11-21T09:30:00+01:00")


def test_a_link_that_leaves_the_content_is_not_made(repository: Repository, tmp_path: Path) -> None:
    secret = tmp_path / "geheim.yaml"
    secret.write_text("model: geheim\n")
    repository.path("link").symlink_to(secret)
    repository.commit("link")

    old, _, _ = repository.sides("HEAD", "main")

    assert "agreements/link" not in old.files


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("onzin", 'Er is geen versie "onzin"'),
        ("HEAD~9", 'Er is geen versie "HEAD~9"'),
        ("--output=x", 'Er is geen versie "--output=x"'),
        ("main..onzin", 'Er is geen versie "onzin"'),
    ],
)
def test_an_unknown_revision_is_told_in_dutch(repository: Repository, word: str, said: str) -> None:
    with pytest.raises(WorkspaceError, match=said) as caught:
        repository.sides(word)
    assert "main" in caught.value.hint


def test_an_unknown_name_offers_the_nearest(repository: Repository) -> None:
    with pytest.raises(WorkspaceError, match="stadskanal") as caught:
        repository.sides("HEAD", "main", "stadskanal")
    assert caught.value.hint == 'Bedoelde u "stadskanaal"?'


def test_a_name_of_a_branch_and_of_a_file_is_not_guessed(repository: Repository) -> None:
    repository.git("branch", "stadskanaal")

    with pytest.raises(WorkspaceError, match="ook van een bestand"):
        repository.sides("HEAD", "stadskanaal")
    assert repository.sides("HEAD", "refs/heads/stadskanaal")[2] == [
        "agreements/stadskanaal",
        "profiles/ojg",
        "profiles/ojg-ggz",
    ]


def test_without_a_repository_it_says_so(repository: Repository) -> None:
    shutil.rmtree(repository.top / ".git")

    with pytest.raises(WorkspaceError, match="staat niet in een git-opslag"):
        repository.sides("HEAD")


def test_without_git_it_says_so(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository.root))

    with pytest.raises(WorkspaceError, match="Git is niet gevonden"):
        repository.sides("HEAD")


def test_variables_of_a_hook_do_not_lead_elsewhere(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.replace(*EDIT)
    monkeypatch.setenv("GIT_DIR", "nergens")
    monkeypatch.setenv("GIT_INDEX_FILE", "nergens")

    assert _paths(repository, "HEAD") == ["bekostiging.tarief_eur"]
