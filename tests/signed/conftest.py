from __future__ import annotations

from pathlib import Path

import pytest

from tests.examples import whole_text
from tests.signed.folder import Folder, folder_with


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The templates are read once for all tests: they stand in one folder."""
    return tmp_path_factory.mktemp("getekend")


@pytest.fixture(scope="session")
def joint_folder(shared: Path) -> Folder:
    return folder_with(shared / "samen", "ok-getekend")


@pytest.fixture(scope="session")
def apart_folder(shared: Path) -> Folder:
    return folder_with(shared / "apart", "ok-per-praktijk")


@pytest.fixture
def joint(joint_folder: Folder) -> Folder:
    """A signed agreement with two practices in one document."""
    return _fresh(joint_folder, "ok-getekend")


@pytest.fixture
def apart(apart_folder: Folder) -> Folder:
    """A signed agreement with a document for each of two practices."""
    return _fresh(apart_folder, "ok-per-praktijk")


def _fresh(folder: Folder, example: str) -> Folder:
    for path in (folder.root / "agreements").glob("*.yaml"):
        path.unlink()
    folder.put("veen", whole_text(example))
    return folder
