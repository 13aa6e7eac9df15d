"""Changes as people make them in a content folder, drawn at random, also those that make it wrong."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

_VALUE = re.compile(r"^( *[\w-]+: )(.+)$", re.M)
_NUMBER = re.compile(r"^( *[\w-]+: )(\d+)$", re.M)
_WORDS = ("zo nodig", "ten minste", "nieuw", "C&A <b>", "één")
_STYLES = "templates/huisstijl"


class Changes:
    """Changes a content folder time and again; each change can be undone by a later one.

    Args:
        root: The content folder.
        random: What is drawn from.
    """

    def __init__(self, root: Path, random: Random) -> None:
        self._root = root
        self._random = random
        self._undo: list[dict[Path, bytes | None]] = []
        """What was in files before each change; None for a file that was not there."""

    def make(self) -> str:
        """Make one change, and tell which."""
        if self._undo and self._random.random() < 0.4:
            return self._take_back()
        before = self._files()
        change = self._random.choice(CHANGES)
        told = change(self._root, self._random)
        after = self._files()
        self._undo.append({path: before.get(path) for path, _ in before.items() ^ after.items()})
        return f"{change.__name__}: {told}"

    def _take_back(self) -> str:
        files = self._undo.pop(self._random.randrange(len(self._undo)))
        for path, data in files.items():
            if data is None:
                path.unlink(missing_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        return f"taken back: {', '.join(path.relative_to(self._root).as_posix() for path in files)}"

    def _files(self) -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in self._root.rglob("*") if path.is_file()}


def value(root: Path, random: Random) -> str:
    path = _one(root, random, "agreements/*.yaml", "profiles/*.yaml")
    return _replaced(
        path, _VALUE, random, lambda old: random.choice([f"{old} nieuw", "12", "true", "''", "3"])
    )


def number(root: Path, random: Random) -> str:
    path = _one(root, random, "agreements/*.yaml", "templates/*/*/standaard.yaml", "profiles/*.yaml")
    return _replaced(path, _NUMBER, random, lambda old: str(int(old) + random.randint(1, 3)))


def line_gone(root: Path, random: Random) -> str:
    return _replaced(_one(root, random, "agreements/*.yaml"), _VALUE, random, None)


def clause(root: Path, random: Random) -> str:
    path = _one(root, random, "templates/*/*/**/*.md")
    lines = path.read_text("utf-8").rstrip("\n").split("\n")
    place = random.randrange(max(1, len(lines) // 2), len(lines))
    lines[place] = f"{lines[place]} {random.choice(_WORDS)}"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return f"{path.relative_to(root)}:{place + 1}"


def lid(root: Path, random: Random) -> str:
    path = _one(root, random, "templates/*/*/artikelen/*.md")
    path.write_text(f"{path.read_text('utf-8').rstrip()}\n1. Zo is het afgesproken.\n", encoding="utf-8")
    return str(path.relative_to(root))


def broken_clause(root: Path, random: Random) -> str:
    path = _one(root, random, "templates/*/*/artikelen/*.md")
    path.write_text(f"{path.read_text('utf-8').rstrip()} {{{{ niets.\n", encoding="utf-8")
    return str(path.relative_to(root))


def rule(root: Path, random: Random) -> str:
    path = _one(root, random, "templates/*/*/regels.yaml")
    level = random.choice(["fout", "waarschuwing", "info"])
    return _replaced(path, re.compile(r"^( *(?:- )?niveau: )(\w+)$", re.M), random, lambda old: level)


def model(root: Path, random: Random) -> str:
    return _replaced(
        _one(root, random, "templates/*/*/model.yaml"), _VALUE, random, lambda old: f"{old} nieuw"
    )


def list_of_all(root: Path, random: Random) -> str:
    path = _one(root, random, "templates/gemeenten.yaml", "templates/grondslagen.yaml")
    return _replaced(path, _VALUE, random, lambda old: f"{old} nieuw")


def schema_title(root: Path, random: Random) -> str:
    path = _one(root, random, "templates/*/*/schema.json")
    return _replaced(path, re.compile(r'^( *"title": ")(.+")', re.M), random, lambda old: f"Nieuw {old}")


def style_sheet(root: Path, random: Random) -> str:
    path = _one(root, random, f"{_STYLES}/*/*.css")
    colour = f"#{random.randrange(1 << 24):06x}"
    return _replaced(path, re.compile(r"()(#[0-9a-f]{6})\b"), random, lambda old: colour)


def own_style(root: Path, random: Random) -> str:
    owner = _one(root, random, "agreements/*.yaml").stem
    folder = root / _STYLES / owner
    shutil.copytree(root / _STYLES / "standaard", folder, dirs_exist_ok=True)
    return f"{owner}, {style_sheet(root, random)}"


def added(root: Path, random: Random) -> str:
    source = _one(root, random, "agreements/*.yaml")
    target = source.with_stem(random.choice(["wedde", "a-eerst", "zuid"]))
    shutil.copy(source, target)
    return f"{source.name} as {target.name}"


def removed(root: Path, random: Random) -> str:
    path = _one(root, random, "agreements/*.yaml")
    path.unlink()
    return path.name


def renamed(root: Path, random: Random) -> str:
    path = _one(root, random, "agreements/*.yaml", "profiles/*.yaml")
    target = path.with_stem(random.choice(["hernoemd", "b-tweede"]))
    path.rename(target)
    return f"{path.name} to {target.name}"


def comment(root: Path, random: Random) -> str:
    path = _one(root, random, "agreements/*.yaml", "templates/*/*/*.yaml")
    path.write_text(f"{path.read_text('utf-8')}# gezien\n", encoding="utf-8")
    return str(path.relative_to(root))


CHANGES: list[Callable[[Path, Random], str]] = [
    *(value, number, line_gone, clause, lid, broken_clause, rule, model, list_of_all, schema_title),
    *(style_sheet, own_style, added, removed, renamed, comment),
]


def _one(root: Path, random: Random, *patterns: str) -> Path:
    """Draw a file; where there is none of them any more, a profile."""
    found = sorted(path for pattern in patterns for path in root.glob(pattern))
    return random.choice(found or sorted(root.glob("profiles/*.yaml")) or [root / "templates/gemeenten.yaml"])


def _replaced(
    path: Path, pattern: re.Pattern[str], random: Random, renew: Callable[[str], str] | None
) -> str:
    """Replace the second group of one of the places that match, or leave the whole line out."""
    text = path.read_text("utf-8")
    places = list(pattern.finditer(text))
    if not places:
        return f"nothing in {path.name}"
    place = random.choice(places)
    fresh = f"{place[1]}{renew(place[2])}" if renew else ""
    path.write_text(f"{text[: place.start()]}{fresh}{text[place.end() :]}", encoding="utf-8")
    return f"{path.name}: {place[0].strip()[:60]} became {fresh.strip()[:60]}"
