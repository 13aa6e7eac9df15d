"""A journal that is damaged, or that another program wrote in, stops no page; what was in it is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from generator.serve.journal import Journal
from tests.serve.forms import elements_at
from tests.serve.workbench import content, served

_LABEL = "agreements/veendam.yaml"


def _scribbled(file: Path) -> None:
    file.write_bytes(b"rommel" * 1000)


def _torn(file: Path) -> None:
    """Leave the first page, and nonsense where the rows are."""
    raw = file.read_bytes()
    file.write_bytes(raw[:4096] + b"\xff" * (len(raw) - 4096))


def _of_another(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.executescript("DROP TABLE answer; CREATE TABLE answer (x)")


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("damage", [_scribbled, _torn, _of_another, _folder])
@pytest.mark.parametrize("is_running", [True, False])
def test_a_damaged_journal_is_set_aside_and_begun_anew(
    tmp_path: Path, damage: Callable[[Path], None], *, is_running: bool
) -> None:
    file = tmp_path / "staat" / "antwoorden.sqlite3"
    journal = Journal(file)
    with journal.writing("x") as pages:
        pages.keep(("a",), "b")
    damage(file)
    left = file.read_bytes() if file.is_file() else None
    journal = journal if is_running else Journal(file)
    with journal.writing("x") as pages:
        pages.keep(("a",), "c")
    assert journal.of("x") == {("a",): "c"}
    aside = file.with_name("antwoorden.sqlite3.beschadigd-1")
    assert (journal.set_aside(), journal.set_aside()) == (str(aside), "")
    assert left is None or aside.read_bytes() == left
    damage(file)
    assert journal.of("x") == {}
    assert journal.set_aside() == str(aside.with_name("antwoorden.sqlite3.beschadigd-2"))
    assert left is None or aside.read_bytes() == left


def test_the_page_says_once_that_a_journal_was_damaged(tmp_path: Path) -> None:
    with served(content(tmp_path / "map", "veendam")) as bench:
        file = tmp_path / "map-staat" / "antwoorden.sqlite3"
        _scribbled(file)
        told = bench.get("/o/agreements/veendam/")
        assert told.status == 200
        assert f"{file}.beschadigd-1" in told.text
        (onwards,) = elements_at(told, "//main//a")
        assert onwards.get("href") == "/o/agreements/veendam/"
        again = bench.get("/o/agreements/veendam/")
        assert again.status == 200
        assert "beschadigd-1" not in again.text


@pytest.mark.parametrize("damage", [_scribbled, _of_another, Path.unlink, _folder])
def test_who_only_reads_needs_no_journal(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    file = tmp_path / "map-staat" / "antwoorden.sqlite3"
    Journal(file)
    damage(file)
    with served(content(tmp_path / "map", "veendam"), read_only=True) as bench:
        assert bench.get("/o/agreements/veendam/").status == 200
        assert bench.post("/o/agreements/veendam/nagegaan", [("was:x", ""), ("punt:x", "ja")]).status == 409
    assert sorted(one.name for one in file.parent.iterdir()) == ([file.name] if file.exists() else [])


def test_who_only_reads_sees_what_waits(tmp_path: Path) -> None:
    file = tmp_path / "antwoorden.sqlite3"
    with Journal(file).writing("x") as pages:
        pages.keep(("a",), "b")
    assert Journal(file, read_only=True).of("x") == {("a",): "b"}


def test_rows_of_a_wrong_form_are_passed_over_and_stay(tmp_path: Path) -> None:
    with served(content(tmp_path / "map", "veendam")) as bench:
        with closing(sqlite3.connect(tmp_path / "map-staat" / "antwoorden.sqlite3")) as database:
            database.executescript("DROP TABLE answer; CREATE TABLE answer (file, place, words)")
            rows = [(b"\xff\x00", "a"), ("a/kvk", None), ("", "a"), ("//", "a"), ("b", 5), ("c", b"\xff")]
            database.executemany(f"INSERT INTO answer VALUES ('{_LABEL}', ?, ?)", rows)
            database.execute(f"INSERT INTO answer VALUES ('{_LABEL}', 'd', CAST(x'ff41' AS TEXT))")
            database.execute("INSERT INTO removal VALUES (?, x'ff')", (_LABEL,))
            database.execute("INSERT INTO tick VALUES (?, x'ff')", (_LABEL,))
            database.commit()
        for page in ("", "groep/praktijken", "controleer", "ondertekenen"):
            assert bench.get(f"/o/agreements/veendam/{page}").status == 200
        assert (bench.journal.of(_LABEL), bench.journal.removal(_LABEL)) == ({}, "")
        assert bench.journal.ticked(_LABEL) == frozenset()
        with bench.journal.writing(_LABEL) as pages:
            pages.keep(("a", "naam"), "x")
            pages.forget(("a", "naam"))
        with closing(sqlite3.connect(tmp_path / "map-staat" / "antwoorden.sqlite3")) as database:
            assert database.execute("SELECT count(*) FROM answer").fetchone() == (len(rows) + 1,)
