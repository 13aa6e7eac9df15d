"""A content folder of its own, for tests that change files and run the command on them."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.acceptance.content import ROOT


def content_folder(folder: Path, *agreements: str) -> Path:
    """Make a content folder with the templates, the profiles and these agreements."""
    root = folder / "inhoud"
    shutil.copytree(ROOT / "templates", root / "templates")
    shutil.copytree(ROOT / "profiles", root / "profiles")
    (root / "agreements").mkdir()
    for name in agreements:
        shutil.copy(ROOT / "agreements" / f"{name}.yaml", root / "agreements")
    return root
