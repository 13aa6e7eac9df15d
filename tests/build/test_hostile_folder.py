"""A folder with documents that somebody else filled: a build changes nothing outside it, and goes on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.errors import OutputError
from generator.output import clear_leftovers, sha256
from generator.tasks.build.ledger import LEDGER
from generator.tasks.build.lock import locked
from tests.build.processes import is_true
from tests.build.test_folder import built

VICTIM = b"van iemand anders"


@pytest.fixture
def out(root: Path) -> Path:
    """The folder after a build of one content file."""
    built(root, "txt", names=("pekela",))
    return root / "build"


@pytest.fixture
def victim(out: Path) -> Path:
    path = out.parent / "victim.json"
    path.write_bytes(VICTIM)
    return path


def piece(out: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((out / LEDGER / "pekela.json").read_bytes())
    return content


def test_a_piece_of_another_name_is_passed_over(root: Path, out: Path, victim: Path) -> None:
    for name in ("../../victim", "../victim", "/tmp", ".."):
        content = piece(out) | {"name": name}
        content["files"] = [content["files"][0] | {"bestand": "aa/niets.txt", "naast": []}]
        (out / LEDGER / "aa.json").write_text(json.dumps(content), "utf-8")
        built(root, "txt", names=("pekela",))
        assert victim.read_bytes() == VICTIM
    assert is_true(out)


@pytest.mark.parametrize(
    "known",
    [
        {"../victim.json": sha256(VICTIM)},
        [],
        3,
        {"pekela/a": ""},
        {"pekela/a": 3},
        {"pekela/\0": sha256(b"")},
    ],
)
def test_a_plan_of_another_form_is_cleared_away(root: Path, out: Path, victim: Path, known: object) -> None:
    work = out / LEDGER / "werk"
    work.mkdir()
    (work / "plan.json").write_text(json.dumps({"built": piece(out), "known": known}), "utf-8")
    built(root, "txt", names=("pekela",))
    assert victim.read_bytes() == VICTIM
    assert not work.exists()
    assert is_true(out)


@pytest.mark.parametrize("path", ["../victim.json", "pekela/../../victim.json", "pekela/.."])
def test_a_plan_puts_nothing_outside_the_folder(root: Path, out: Path, victim: Path, path: str) -> None:
    content, work = piece(out), out / LEDGER / "werk"
    content["files"][0] |= {"bestand": path, "sha256": sha256(b"nieuw")}
    (work / "nieuw").mkdir(parents=True)
    (out / LEDGER / "victim.json").write_bytes(b"nieuw")
    (work / "plan.json").write_text(json.dumps({"built": content, "known": {path: sha256(VICTIM)}}), "utf-8")
    built(root, "txt", names=("pekela",))
    assert victim.read_bytes() == VICTIM
    assert is_true(out)


@pytest.mark.parametrize(
    "wrong",
    [
        {"formaat": "xyz"},
        {"omvang": "veel"},
        {"omvang": {}},
        {"omvang": True},
        {"bestand": "pekela/a\0.txt"},
        {"titel": "\ud800"},
        {"sha256": "-"},
        {"naast": [["pekela/../../victim.json", sha256(VICTIM)]]},
    ],
)
def test_a_piece_with_strange_values_counts_as_unreadable(
    root: Path, out: Path, victim: Path, wrong: dict[str, object]
) -> None:
    content = piece(out)
    content["files"][0] |= wrong
    (out / LEDGER / "pekela.json").write_text(json.dumps(content), "utf-8")
    built(root, "txt", names=("ojg",))
    assert victim.read_bytes() == VICTIM
    assert is_true(out)


def test_what_cannot_be_vouched_for_is_told(root: Path, out: Path) -> None:
    built(root, "html", names=("pekela",))
    (out / LEDGER / "pekela.json").write_bytes(b"{")
    (told,) = built(root, "txt", names=("pekela",))
    assert "functieprofiel.html" in told
    assert f"{LEDGER}/pekela.json ontbrak of was beschadigd" in told
    assert "klopt:" not in told
    assert is_true(out)


def test_a_lock_is_no_link(out: Path, victim: Path) -> None:
    slot = out / LEDGER / "slot"
    slot.unlink()
    slot.symlink_to(victim)
    with pytest.raises(OSError, match="symbolic link"), locked(slot, "De map"):
        pass
    assert victim.read_bytes() == VICTIM


@pytest.mark.parametrize("name", [f"{LEDGER}/slot", LEDGER])
def test_a_link_in_the_place_of_what_a_build_keeps_is_refused(root: Path, out: Path, name: str) -> None:
    elsewhere = root / "elders"
    (out / name).rename(elsewhere)
    (out / name).symlink_to(elsewhere)
    before = state_of(elsewhere)
    with pytest.raises(OutputError, match="koppeling"):
        built(root, "txt", names=("pekela",))
    assert state_of(elsewhere) == before


@pytest.mark.parametrize("name", ["", "/pekela"])
def test_a_link_to_nothing_is_named_where_it_stands(root: Path, name: str) -> None:
    link = root / f"build{name}"
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(root / "nergens")
    with pytest.raises(OutputError, match=f"build{name} is een koppeling naar iets dat er niet is"):
        built(root, "txt", names=("pekela",))
    assert link.is_symlink()


def state_of(path: Path) -> list[tuple[Path, bytes]]:
    return [(one, one.read_bytes()) for one in (path, *sorted(path.rglob("*"))) if one.is_file()]


def work_is_elsewhere(out: Path, elsewhere: Path) -> None:
    (elsewhere / "plan.json").write_bytes(b"van mij")
    (out / LEDGER / "werk").symlink_to(elsewhere)


def documents_are_elsewhere(out: Path, elsewhere: Path) -> None:
    for path in (out / "pekela").iterdir():
        path.rename(elsewhere / path.name)
    (out / "pekela").rmdir()
    (out / "pekela").symlink_to(elsewhere)


@pytest.mark.parametrize("arrange", [work_is_elsewhere, documents_are_elsewhere])
def test_nothing_changes_behind_a_link(root: Path, out: Path, arrange: Callable[[Path, Path], None]) -> None:
    elsewhere = root / "elders"
    elsewhere.mkdir()
    arrange(out, elsewhere)
    before = state_of(elsewhere)
    built(root, "txt", names=("ojg",))
    assert state_of(elsewhere) == before
    (root / "agreements/pekela.yaml").unlink()
    built(root, "txt", names=("ojg",))
    assert state_of(elsewhere) == before


def test_nothing_is_taken_back_from_behind_a_link(tmp_path: Path) -> None:
    mine = tmp_path / "mijn"
    (mine / "old").mkdir(parents=True)
    (mine / "old/brief").write_bytes(b"van mij")
    out = tmp_path / "build"
    (out / ".ojg-a").mkdir(parents=True)
    (out / ".ojg-a/old").symlink_to(mine / "old")
    (out / ".ojg-b").symlink_to(mine)
    clear_leftovers(out)
    assert list(out.iterdir()) == []
    assert (mine / "old/brief").read_bytes() == b"van mij"
