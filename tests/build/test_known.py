"""What is kept between builds makes them faster, and changes nothing that anybody sees."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.edge import kept, stored
from generator.pipeline import Checker
from generator.workspace import Workspace
from tests.build.conftest import put_mark
from tests.build.processes import finish, start
from tests.build.test_broken_off import wait_until
from tests.cli.command import CHECKOUT, run

FORMATS = "docx,txt"


def told(root: Path, out: Path, cache: Path, *words: str, formats: str = FORMATS) -> tuple[int, str, str]:
    """Build, and return all it says; the folder for documents goes by one name."""
    before = [word for word in words if word == "--no-cache"]
    after = [word for word in words if word not in before]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept.Cache, "folder", None)
        patch.setenv("XDG_CACHE_HOME", str(cache))
        done = run(*before, "--root", str(root), "build", "--format", formats, "--out", str(out), *after)
    return done.returncode, done.stdout.replace(str(out), "MAP"), done.stderr.replace(str(out), "MAP")


def files_in(out: Path) -> dict[str, bytes]:
    """Read all files of a build, but for the lock, which says what process held it."""
    paths = (path for path in out.rglob("*") if path.is_file() and path.name != "slot")
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in paths}


def results(cache: Path) -> set[Path]:
    """List what is kept."""
    return {path for path in (cache / "ojg/resultaten").rglob("*") if path.is_file()}


@pytest.fixture
def warm(root: Path) -> tuple[Path, Path, Path]:
    """A content folder, its documents, and what that build kept."""
    out, cache = root.parent / "build", root.parent / "cache"
    assert told(root, out, cache)[0] == 0
    return root, out, cache


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def change_one(root: Path) -> None:
    put_mark(root, "NIEUW-2")


def change_article(root: Path) -> None:
    path = next(iter(sorted((root / "templates/modelovereenkomst/2026.1").rglob("*geheimhouding*.md"))))
    path.write_text(path.read_text("utf-8").rstrip() + "\n1. Zo is het afgesproken.\n", encoding="utf-8")


def change_style(root: Path) -> None:
    edit(root / "templates/huisstijl/standaard/kleuren.css", "#0f5468", "#7a2048")


def change_profile(root: Path) -> None:
    path = root / "profiles/ojg.yaml"
    path.write_text(path.read_text("utf-8") + "onbekend: 1\n", encoding="utf-8")


def spoil_one(root: Path) -> None:
    path = root / "agreements/veendam.yaml"
    path.write_text(path.read_text("utf-8") + "onbekend: 1\n", encoding="utf-8")


def add_one(root: Path) -> None:
    shutil.copy(root / "agreements/pekela.yaml", root / "agreements/wedde.yaml")


def remove_one(root: Path) -> None:
    (root / "agreements/veendam.yaml").unlink()


def edit_document(root: Path) -> None:
    (root.parent / "build/pekela/modelovereenkomst.txt").write_text("met opmerkingen", encoding="utf-8")


def remove_document(root: Path) -> None:
    (root.parent / "build/pekela/modelovereenkomst.txt").unlink()


def change_nothing(root: Path) -> None:
    assert root.is_dir()


CHANGES = [change_nothing, change_one, change_article, change_style, change_profile, spoil_one, add_one]
CHANGES += [remove_one, edit_document, remove_document]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: str(change.__name__))
def test_a_build_with_all_that_is_kept_is_a_build_without(
    warm: tuple[Path, Path, Path], change: Callable[[Path], None]
) -> None:
    root, out, cache = warm
    change(root)
    cold = root.parent / "cold"
    shutil.copytree(out, cold)
    for _ in range(2):
        expected = told(root, cold, cache, "--no-cache", "--jobs", "1")
        assert told(root, out, cache, "--jobs", "2") == expected
        assert files_in(out) == files_in(cold)


@pytest.mark.parametrize(
    ("change", "documents", "learnt"),
    [
        (change_nothing, 0, 0),
        # Its four documents tell the reference; what is known of the file itself.
        (change_one, 4, 1),
        # Two agreements have the article; of all four files it is known anew what they came to.
        (change_article, 2, 2 * 4),
    ],
)
def test_only_what_changed_is_made_again(
    warm: tuple[Path, Path, Path], change: Callable[[Path], None], documents: int, learnt: int
) -> None:
    root, out, cache = warm
    before = results(cache)
    change(root)
    assert told(root, out, cache)[0] == 0
    assert len(results(cache) - before) == documents * len(FORMATS.split(",")) + learnt


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT])
def test_a_build_that_was_broken_off_goes_on_where_it_was(root: Path, stop: signal.Signals) -> None:
    for number in range(6):
        shutil.copy(root / "agreements/pekela.yaml", root / f"agreements/gemeente-{number}.yaml")
    out, cache = root.parent / "build", root.parent / "cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache))
        process = start(root, out, "--jobs", "2", is_kept=True)
        wait_until(lambda: len(results(cache)) > 12)
        process.send_signal(stop)
        _, said = process.communicate()
        again = "Geef dezelfde opdracht opnieuw om verder te gaan waar ojg nu is gestopt."
        assert (again in said.splitlines()) == (stop is signal.SIGINT)
        before = {path: path.stat().st_ino for path in results(cache) if path.suffix != ".new"}
        finish(start(root, out, "--jobs", "2", is_kept=True))
    assert {path: path.stat().st_ino for path in before} == before
    told(root, root.parent / "cold", cache, "--no-cache", "--jobs", "1", formats="txt,html")
    assert files_in(out) == files_in(root.parent / "cold")


def test_documents_that_are_gone_come_back_without_being_made(warm: tuple[Path, Path, Path]) -> None:
    root, out, cache = warm
    before, kept_before = files_in(out), results(cache)
    shutil.rmtree(out)
    told(root, out, cache)
    assert files_in(out) == before
    assert results(cache) == kept_before


def test_a_pdf_is_kept_as_well(root: Path) -> None:
    out, cache = root.parent / "build", root.parent / "cache"
    for place in (out, root.parent / "again"):
        assert told(root, place, cache, "ojg", "--jobs", "2", formats="pdf")[0] == 0
    told(root, root.parent / "cold", cache, "ojg", "--no-cache", "--jobs", "1", formats="pdf")
    assert files_in(out) == files_in(root.parent / "again") == files_in(root.parent / "cold")
    made = [data for data in (path.read_bytes() for path in results(cache)) if b'\n{"top":' not in data]
    assert len(made) == 3  # beside model files: the document, what is known of it, and its remarks
    assert sum(b"%PDF-" in data for data in made) == 1


@pytest.mark.parametrize("harm", ["cut", "empty", "sign", "foreign", "folder"])
def test_a_damaged_result_is_ignored(warm: tuple[Path, Path, Path], harm: str) -> None:
    root, out, cache = warm
    before = files_in(out)
    for path in results(cache):
        data = path.read_bytes()
        path.unlink()
        if harm == "folder":
            path.mkdir()
        else:
            half = len(data) // 2
            signed = data[:half] + bytes([data[half] ^ 1]) + data[half + 1 :]
            path.write_bytes({"cut": data[:-1], "empty": b"", "sign": signed, "foreign": b"x\ny"}[harm])
    shutil.rmtree(out)
    assert told(root, out, cache)[0] == 0
    assert files_in(out) == before


def test_builds_at_once_share_what_is_kept(root: Path) -> None:
    cache = root.parent / "cache"
    places = [root.parent / str(number) for number in range(3)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache))
        running = [start(root, place, is_kept=True) for place in places]
    for process in running:
        finish(process)
    assert files_in(places[0]) == files_in(places[1]) == files_in(places[2])
    assert [path for path in results(cache) if path.suffix == ".new"] == []


def test_nothing_is_kept_when_that_is_asked(root: Path) -> None:
    cache = root.parent / "cache"
    told(root, root.parent / "build", cache, "--no-cache")
    assert not cache.exists()


def test_what_was_not_used_for_longest_makes_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept.Cache, "folder", tmp_path)
    keys = [f"{number:064x}" for number in range(10)]
    for age, key in enumerate(keys):
        stored.store(key, bytes(1000))
        [path] = (tmp_path / "resultaten" / key[:2]).glob(key[2:])
        moment = 10**9 + age
        os.utime(path, (moment, moment))
    assert stored.stored(keys[0]) == bytes(1000)
    stored.make_room(20_000)
    assert all(map(stored.stored, keys))
    stored.make_room(5_400)
    assert [stored.stored(key) is not None for key in keys].count(True) == 4
    assert stored.stored(keys[0] + "x") is None


def test_what_a_process_forgot_is_read_again_for_a_file_that_builds_on_it() -> None:
    workspace = Workspace(CHECKOUT)
    checker = Checker(workspace, {})
    for name in ("stadskanaal", "ojg", "ojg-ggz"):
        path = workspace.resolve(name)
        (subject,) = checker.check([path]).subjects
        assert subject.name == name
        checker.forget(path)
