from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.tasks.sign.signing import sign
from generator.tasks.sign.wish import Wish
from tests.examples import whole_text
from tests.signed.folder import FASTER, SIGNATURES, Folder, folder_with

KEPT = "vastgelegd"
"""Folder beside the content with what signing came to, once for all tests."""


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The templates are read once for all tests: they stand in one folder."""
    return tmp_path_factory.mktemp("getekend")


@pytest.fixture(scope="session")
def joint_folder(shared: Path) -> Folder:
    return _signed(folder_with(shared / "samen", "ok-getekend"))


@pytest.fixture(scope="session")
def apart_folder(shared: Path) -> Folder:
    return _signed(folder_with(shared / "apart", "ok-per-praktijk"))


@pytest.fixture(scope="session")
def chain_folder(shared: Path) -> Folder:
    folder = folder_with(shared / "keten", "ok-getekend")
    assert sign(folder.workspace, folder.path("veen"), Wish(despite_draft=True)).lines
    folder.amend("een", FASTER + SIGNATURES, day="2027-07-01")
    assert sign(folder.workspace, folder.path("een"), Wish(despite_draft=True)).lines
    folder.amend(
        "twee", f"uren:\n  weken_per_jaar: 43\n{SIGNATURES}", amended="een", number=2, day="2028-01-01"
    )
    assert sign(folder.workspace, folder.path("twee"), Wish(despite_draft=True)).lines
    folder.amend("drie", "uren:\n  weken_per_jaar: 40\n", amended="twee", number=3, day="2028-02-01")
    return _kept(folder)


@pytest.fixture
def joint(joint_folder: Folder) -> Folder:
    """A signed agreement with two practices in one document."""
    return _fresh(joint_folder)


@pytest.fixture
def apart(apart_folder: Folder) -> Folder:
    """A signed agreement with a document for each of two practices."""
    return _fresh(apart_folder)


@pytest.fixture
def chain(chain_folder: Folder) -> Folder:
    """A signed agreement, two signed amendments and one that is still a draft."""
    return _fresh(chain_folder)


@pytest.fixture
def earlier(joint_folder: Folder) -> Folder:
    """A signed agreement of which only the digest of its terms was kept."""
    return _emptied(joint_folder, "ok-getekend")


def _signed(folder: Folder) -> Folder:
    assert sign(folder.workspace, folder.path("veen"), Wish(despite_draft=True)).lines
    return _kept(folder)


def _kept(folder: Folder) -> Folder:
    shutil.copytree(folder.root / "agreements", folder.root / KEPT)
    return folder


def _fresh(folder: Folder) -> Folder:
    _cleared(folder)
    shutil.copytree(folder.root / KEPT, folder.root / "agreements", dirs_exist_ok=True)
    return folder


def _emptied(folder: Folder, example: str) -> Folder:
    _cleared(folder)
    folder.put("veen", whole_text(example))
    return folder


def _cleared(folder: Folder) -> None:
    for path in (folder.root / "agreements").iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
