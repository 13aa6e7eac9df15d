"""What LibreOffice makes of Word files, as words."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

BULLETS = ("•", "◦")


def words_in_office(files: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """List the words LibreOffice shows in each Word file, bullets left out, with one start of the program."""
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is not installed; run tools/system-packages test"
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    names = [f"{name}.docx" for name in files]
    subprocess.run([*command, *names], cwd=folder, check=True, capture_output=True, timeout=300)
    return {name: _words(folder / f"{name}.txt") for name in files}


def difference(found: Sequence[str], expected: Sequence[str]) -> str:
    """Tell where two lists of words part; empty when they are equal."""
    if list(found) == list(expected):
        return ""
    pairs = zip(found, expected, strict=False)
    place = next((index for index, (one, two) in enumerate(pairs) if one != two), None)
    start = min(len(found), len(expected)) if place is None else place
    around = slice(max(0, start - 5), start + 8)
    return f"word {start}: {' '.join(found[around])!r} is not {' '.join(expected[around])!r}"


def _words(path: Path) -> list[str]:
    return [word for word in path.read_text(encoding="utf-8-sig").split() if word not in BULLETS]
