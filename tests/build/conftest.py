from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.folder import content_folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A content folder with two agreements and the profiles."""
    return content_folder(tmp_path, "pekela", "veendam").resolve()


def put_mark(root: Path, mark: str, name: str = "pekela") -> None:
    """Give an agreement another reference, so that all its documents change."""
    path = root / "agreements" / f"{name}.yaml"
    lines = path.read_text("utf-8").splitlines()
    lines = [f"kenmerk: {mark}" if line.startswith("kenmerk:") else line for line in lines]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
