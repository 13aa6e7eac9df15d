"""The shipped model versions, read once, and a copy of a version to change."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from generator.model.document import Document
from generator.reading.document import compose_explanation, compose_reading
from generator.reading.model_texts import read_model
from generator.reading.sections import ModelTexts
from generator.workspace import Workspace

ROOT = Path(__file__).parents[2]
VERSIONS = ("modelovereenkomst/2026.1", "functieprofiel/2026.1")
OLD, NEW = "modelovereenkomst/2026.1", "modelovereenkomst/2027.1"


@cache
def texts(version: str) -> ModelTexts:
    return read_model(Workspace(ROOT), version)


@cache
def reading(version: str) -> Document:
    return compose_reading(texts(version))


@cache
def explained(version: str) -> Document:
    return compose_explanation(texts(version))


PARTS = """delen:
  - soort: artikel
    map: artikelen
    lijst: [voorwerp-en-doel, vervanging, verzekering, geschillen-en-recht]
"""


def copied(folder: Path) -> Workspace:
    """Make a content folder with two equal versions of the agreement, with few articles to be quick."""
    shutil.copytree(ROOT / "templates", folder / "templates", ignore=shutil.ignore_patterns("huisstijl"))
    (folder / "agreements").mkdir()
    model = folder / "templates" / OLD / "model.yaml"
    model.write_text(model.read_text("utf-8").partition("\ndelen:\n")[0] + "\n" + PARTS, "utf-8")
    shutil.copytree(folder / "templates" / OLD, folder / "templates" / NEW)
    return Workspace(folder)


def edit(workspace: Workspace, name: str, before: str, after: str) -> None:
    """Change a file of the new version."""
    path = workspace.root / "templates" / NEW / name
    content = path.read_text("utf-8")
    assert before in content
    path.write_text(content.replace(before, after), "utf-8")
