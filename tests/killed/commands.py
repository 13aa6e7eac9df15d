"""Commands that write in a content folder, each with one that it has something to do in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.acceptance.folder import content_folder
from tests.build.conftest import put_mark
from tests.build.processes import FORMATS, finish, start
from tests.fuzz.moved import moved_folder
from tests.release.small import APPROVAL, CARD, LETTER, released, small_folder
from tests.signed.folder import folder_with


@dataclass(frozen=True)
class Killed:
    """A command that is killed, and what it is killed in."""

    words: tuple[str, ...]
    prepare: Callable[[Path], Path]
    """Makes the content folder in an empty one."""
    says_done: str = ""
    """What it says when it had been finished already, where that is an error."""


def _to_build(folder: Path) -> Path:
    root = content_folder(folder, "pekela").resolve()
    finish(start(root, root / "build"))
    put_mark(root, "NIEUW-2")
    return root


def _to_format(folder: Path) -> Path:
    root = content_folder(folder, "pekela", "veendam", "oldambt", "westerwolde").resolve()
    for path in sorted(root.glob("agreements/*.yaml")):
        path.write_text(path.read_text("utf-8").replace("\n\n", "\n\n\n\n"), "utf-8")
    return root


def _to_sign(folder: Path) -> Path:
    return folder_with(folder, "ok-per-praktijk").root.resolve()


def _to_upgrade(folder: Path) -> Path:
    root = moved_folder(folder).root
    for name in ("bert", "cor", "dirk"):
        shutil.copy(root / "agreements/els.yaml", root / f"agreements/{name}.yaml")
    return root


def _to_release(folder: Path) -> Path:
    return released(small_folder(folder), CARD).root


COMMANDS: Mapping[str, Killed] = {
    "build": Killed(("build", "--format", FORMATS, "--jobs", "2"), _to_build),
    "fmt": Killed(("fmt",), _to_format),
    "sign": Killed(("sign", "veen", "--ondanks-ontwerp"), _to_sign, "ligt al vast wat is getekend"),
    "upgrade": Killed(("upgrade",), _to_upgrade),
    "release": Killed(("release", LETTER, *APPROVAL), _to_release, "is al vastgesteld"),
}
