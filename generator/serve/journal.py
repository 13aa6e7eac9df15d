"""Answers that a file cannot hold yet, and ticks: kept outside the content, so that nothing is ever lost.

Kept in a database of its own per content folder, which a killed program or a power cut leaves whole. It also
is the lock between programs that serve the same folder.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path as FilePath
from threading import Lock

from generator.edge.reasons import reason_of
from generator.errors import OutputError
from generator.model.source import Path
from generator.serve.places import address, path_at

_TABLES = (
    "CREATE TABLE IF NOT EXISTS answer (file TEXT, place TEXT, words TEXT, PRIMARY KEY (file, place))",
    "CREATE TABLE IF NOT EXISTS removal (file TEXT PRIMARY KEY, data TEXT)",
    "CREATE TABLE IF NOT EXISTS tick (file TEXT, point TEXT, PRIMARY KEY (file, point))",
)
_PROBES = (
    "SELECT rowid, file, place, words FROM answer LIMIT 1",
    "SELECT file, data FROM removal LIMIT 1",
    "SELECT file, point FROM tick LIMIT 1",
)
"""What fails in a database that has tables of these names with something else in them."""
_BESIDE = ("", "-journal", "-wal", "-shm")
"""What the files are called that belong to a database, after its own name."""
_DAMAGED = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_SCHEMA)
"""The kinds of error of a file that will never be a journal again, whoever tries."""
_KIND = 0xFF
"""The part of an error code that says what kind it is."""
_REASONS = {
    sqlite3.SQLITE_BUSY: "een ander programma houdt het bezet",
    sqlite3.SQLITE_FULL: "de schijf is vol",
    sqlite3.SQLITE_READONLY: "daar is alleen te lezen",
    sqlite3.SQLITE_CANTOPEN: "het is niet te openen",
    sqlite3.SQLITE_NOTADB: "het is beschadigd",
    sqlite3.SQLITE_CORRUPT: "het is beschadigd",
    sqlite3.SQLITE_IOERR: "de schijf geeft een fout",
}
_PATIENCE = 10.0
"""Seconds to wait for another program that is writing."""


class Journal:
    """What was typed and is not sound yet, by file and place.

    A damaged one is set aside under another name, and begun anew.

    Args:
        file: Where it is kept; made when it is not there.
        read_only: Whether nothing may be written: then there is none when it cannot be read.
    """

    def __init__(self, file: FilePath, *, read_only: bool = False) -> None:
        self._file, self._read_only = file, read_only
        self._moving, self._set_aside = Lock(), ""
        if not read_only:
            with self._opened():
                file.chmod(0o600)

    def set_aside(self) -> str:
        """Give, once, under which name a damaged journal was set aside; empty when none was."""
        with self._moving:
            name, self._set_aside = self._set_aside, ""
        return name

    def of(self, file: str) -> Mapping[Path, str]:
        """Give what is kept for a file, in the order in which it was typed."""
        rows = self._read("SELECT place, words FROM answer WHERE file = ? ORDER BY rowid", file)
        found = ((path_at(place), words) for place, words in rows)
        return {path: words for path, words in found if path}

    def removal(self, file: str) -> str:
        """Give what brings back the last entry that was taken out of a file; empty when there is none."""
        return next((data for (data,) in self._read("SELECT data FROM removal WHERE file = ?", file)), "")

    def ticked(self, file: str) -> frozenset[str]:
        """Give the points of a file that somebody looked up, as they were ticked."""
        return frozenset(point for (point,) in self._read("SELECT point FROM tick WHERE file = ?", file))

    @contextmanager
    def writing(self, file: str) -> Iterator[Pages]:
        """Change what is kept for a file; no other program writes meanwhile.

        Raises:
            OutputError: when it cannot be written, or may not be.
        """
        if self._read_only:
            raise OutputError("Hier kunt u alleen lezen.", hint="Start `ojg serve` zonder --alleen-lezen.")
        with self._opened() as database:
            database.execute("BEGIN IMMEDIATE")
            try:
                yield Pages(database, file)
                database.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # on a full disk it is rolled back already
                    database.execute("ROLLBACK")
                raise

    def _read(self, query: str, file: str) -> list[Sequence[str]]:
        """Read rows about a file; one that holds anything but text is of another program and stays there."""
        try:
            with self._opened() as database:
                rows = database.execute(query, (file,)).fetchall()
        except OutputError:
            if self._read_only:
                return []
            raise
        return [row for row in rows if all(isinstance(one, str) for one in row)]

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """Open the database; made anew when somebody took it away or it is damaged."""
        try:
            if not self._read_only:
                self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._make_sound()
            with closing(self._connected()) as database:
                yield database
        except (OSError, sqlite3.Error) as error:
            raise OutputError(
                f"{self._file} is niet te schrijven ({_reason_of(error)}).",
                hint="Daar bewaart het werkblad wat nog niet in een bestand kan staan. Maak dat bestand en "
                "zijn map schrijfbaar, of verplaats het: dan begint het werkblad een nieuw.",
            ) from error

    def _connected(self) -> sqlite3.Connection:
        uri = f"{self._file.absolute().as_uri()}?mode={'ro' if self._read_only else 'rwc'}"
        database = sqlite3.connect(uri, timeout=_PATIENCE, isolation_level=None, uri=True)
        database.text_factory = _text
        database.execute("PRAGMA synchronous = FULL")
        return database

    def _make_sound(self) -> None:
        """Make a database that is not there, and one instead of what is damaged."""
        with self._moving:
            if self._is_damaged():
                self._set_aside = _moved_away(self._file)
                self._is_damaged()

    def _is_damaged(self) -> bool:
        """Make the tables that are not there, and tell whether that cannot be, or something else is wrong."""
        if self._file.is_dir():
            return True
        try:
            with closing(self._connected()) as database:
                for statement in (*_TABLES, *_PROBES):
                    database.execute(statement)
                return bool(database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",))
        except sqlite3.Error as error:
            if error.sqlite_errorcode & _KIND in _DAMAGED:
                return True
            raise


def _moved_away(file: FilePath) -> str:
    """Give a database, and what lies beside it, a name that nothing has yet; returns that of the database.

    Raises:
        OSError: when the system refuses.
    """
    names = (f"{file.name}.beschadigd-{number}" for number in count(1))
    name = next(one for one in names if not file.with_name(one).exists())
    for end in _BESIDE:
        part = file.with_name(file.name + end)
        if part.exists():
            part.rename(file.with_name(name + end))
    return str(file.with_name(name))


def _text(raw: bytes) -> str | bytes:
    """Read text; what is no text stays bytes."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw


def _reason_of(error: OSError | sqlite3.Error) -> str:
    if isinstance(error, OSError):
        return reason_of(error)
    return _REASONS.get(error.sqlite_errorcode & _KIND, str(error))


class Pages:
    """What is kept for one file, while it is being changed."""

    def __init__(self, database: sqlite3.Connection, file: str) -> None:
        self._database, self._file = database, file

    def keep(self, path: Path, words: str) -> None:
        """Keep what was typed at a place."""
        self._database.execute("REPLACE INTO answer VALUES (?, ?, ?)", (self._file, address(path), words))

    def keep_removal(self, data: str) -> None:
        """Keep what brings back the entry that was taken out last; empty when it is back."""
        self._database.execute("DELETE FROM removal WHERE file = ?", (self._file,))
        if data:
            self._database.execute("INSERT INTO removal VALUES (?, ?)", (self._file, data))

    def tick(self, point: str) -> None:
        """Keep that a point was looked up."""
        self._database.execute("INSERT OR IGNORE INTO tick VALUES (?, ?)", (self._file, point))

    def untick(self, point: str) -> None:
        """Forget that a point was looked up."""
        self._database.execute("DELETE FROM tick WHERE file = ? AND point = ?", (self._file, point))

    def forget_only(self, path: Path) -> None:
        """Forget what was typed at a place, and nothing in it."""
        self._database.execute("DELETE FROM answer WHERE file = ? AND place = ?", (self._file, address(path)))

    def forget(self, path: Path) -> None:
        """Forget what was typed at a place, and in it."""
        place = address(path)
        self._database.execute(
            "DELETE FROM answer WHERE file = ? AND (place = ? OR substr(place, 1, ?) = ?)",
            (self._file, place, len(place) + 1, f"{place}/"),
        )

    def forget_all(self) -> None:
        """Forget all that is kept: the file is a new one, with the name of one that is gone."""
        for table in ("answer", "removal", "tick"):
            self._database.execute(f"DELETE FROM {table} WHERE file = ?", (self._file,))


def journal_file(root: FilePath) -> FilePath:
    """Say where the journal of a content folder is: in the folder for what programs keep of a user."""
    stated = os.environ.get("XDG_STATE_HOME", "")
    home = stated if FilePath(stated).is_absolute() else FilePath.home() / ".local" / "state"
    name = hashlib.sha256(str(root).encode()).hexdigest()[:16]
    return FilePath(home, "ojg", name, "antwoorden.sqlite3")
