"""Deliberate mistakes in a copy of the shipped models, each with where lint must find it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
AGREEMENT, PROFILE = "modelovereenkomst/2026.1", "functieprofiel/2026.1"


@dataclass(frozen=True)
class Mistake:
    """One change of a file, and the finding that it must give."""

    rule: str
    file: str
    old: str
    new: str
    place: str
    """What stands on the line of the finding."""
    hint: str
    """Words of the hint."""

    def make(self, folder: Path) -> None:
        """Make the mistake, at the first place that fits."""
        path = folder / self.file
        text = path.read_text("utf-8")
        assert self.old in text, self
        path.write_text(text.replace(self.old, self.new, 1), "utf-8")

    def line(self, folder: Path) -> int:
        """Find the line on which the finding must stand."""
        text = (folder / self.file).read_text("utf-8")
        place = text.index(self.place, text.index(self.new) if self.new else 0)
        return text.count("\n", 0, place) + 1


def mistakes() -> list[Mistake]:
    """Read the mistakes; a file is one of the agreement's version when no version is named."""
    entries = yaml.safe_load((Path(__file__).with_suffix(".yaml")).read_text("utf-8"))
    return [
        Mistake(
            entry["regel"],
            f"templates/{entry['bestand']}"
            if entry["bestand"].startswith(PROFILE)
            else f"templates/{AGREEMENT}/{entry['bestand']}",
            entry["oud"],
            entry["nieuw"],
            entry.get("bij", entry["nieuw"].strip()),
            entry.get("hint", ""),
        )
        for entry in entries
    ]


def copied(folder: Path) -> Path:
    """Copy the shipped models into a content folder."""
    skip = shutil.ignore_patterns("huisstijl", "start", "voorbeelden")
    shutil.copytree(ROOT / "templates", folder / "templates", ignore=skip)
    (folder / "agreements").mkdir()
    return folder
