"""Answers that a file cannot hold yet, and ticks: kept outside the content, so that nothing is ever lost.

Kept in a database of its own per content folder, which a killed program or a power cut leaves whole. It also
is the lock between programs that serve the same folder.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path as FilePath

from generator.edge.reasons import reason_of
from generator.errors import OutputError
from generator.model.source import Path
from generator.serve.places import address, path_at

_TABLES = (
    "CREATE TABLE IF NOT EXISTS answer (file TEXT, place TEXT, words TEXT, PRIMARY KEY (file, place))",
    "CREATE TABLE IF NOT EXISTS removal (file TEXT PRIMARY KEY, data TEXT)",
    "CREATE TABLE IF NOT EXISTS tick (file TEXT, point TEXT, PRIMARY KEY (file, point))",
)
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

    Args:
        file: Where it is kept; made when it is not there.
    """

    def __init__(self, file: FilePath) -> None:
        self._file = file
        with self._opened():
            file.chmod(0o600)

    def of(self, file: str) -> Mapping[Path, str]:
        """Give what is kept for a file, in the order in which it was typed."""
        with self._opened() as database:
            rows = database.execute("SELECT place, words FROM answer WHERE file = ? ORDER BY rowid", (file,))
            return {path_at(place): words for place, words in rows}

    def removal(self, file: str) -> str:
        """Give what brings back the last entry that was taken out of a file; empty when there is none."""
        with self._opened() as database:
            row = database.execute("SELECT data FROM removal WHERE file = ?", (file,)).fetchone()
            return str(row[0]) if row else ""

    def ticked(self, file: str) -> frozenset[str]:
        """Give the points of a file that somebody looked up, as they were ticked."""
        with self._opened() as database:
            rows = database.execute("SELECT point FROM tick WHERE file = ?", (file,))
            return frozenset(str(point) for (point,) in rows)

    @contextmanager
    def writing(self, file: str) -> Iterator[Pages]:
        """Change what is kept for a file; no other program writes meanwhile."""
        with self._opened() as database:
            database.execute("BEGIN IMMEDIATE")
            try:
                yield Pages(database, file)
                database.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # on a full disk it is rolled back already
                    database.execute("ROLLBACK")
                raise

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """Open the database; made anew when somebody took it away."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with closing(sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)) as database:
                database.execute("PRAGMA synchronous = FULL")
                for table in _TABLES:
                    database.execute(table)
                yield database
        except (OSError, sqlite3.Error) as error:
            raise OutputError(
                f"{self._file} is niet te schrijven ({_reason_of(error)}).",
                hint="Daar bewaart het werkblad wat nog niet in een bestand kan staan.",
            ) from error


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


def journal_file(root: FilePath) -> FilePath:
    """Say where the journal of a content folder is: in the folder for what programs keep of a user."""
    stated = os.environ.get("XDG_STATE_HOME", "")
    home = stated if FilePath(stated).is_absolute() else FilePath.home() / ".local" / "state"
    name = hashlib.sha256(str(root).encode()).hexdigest()[:16]
    return FilePath(home, "ojg", name, "antwoorden.sqlite3")
