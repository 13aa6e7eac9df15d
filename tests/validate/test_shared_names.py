"""A short name stands for one party, wherever it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.workspace import Workspace
from tests.acceptance.folder import content_folder


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("veendam", "ook een korte naam onder `gemeenten`"),
        ("werkgever", "een vast woord in `ondertekening.getekend`"),
        ("wildervank-2", ""),
    ],
)
def test_a_practice_has_no_name_of_another_party(tmp_path: Path, name: str, told: str) -> None:
    root = content_folder(tmp_path, "veendam")
    path = root / "agreements" / "veendam.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("wildervank:", f"{name}:").replace(": wildervank", f": {name}"), "utf-8")
    found = [
        one for one in pipeline.check(Workspace(root), [path]).findings if one.rule == "korte-naam-dubbel"
    ]
    assert [one.path for one in found] == ([f"praktijken.{name}"] if told else [])
    assert all(told in one.message for one in found)
