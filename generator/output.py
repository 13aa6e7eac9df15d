"""Put results in place whole: a folder is replaced when all its files are there, and never before.

What is not ready has a name of its own, with the process that writes it; what is left of a process that was
killed is cleared away by the next one that writes in the same folder.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.edge.files import real_path
from generator.errors import OutputError
from generator.unwritable import reason_of, writing

_UNFINISHED = ".ojg-"
_BY_PROCESS = re.compile(r"\.ojg-(\d+)-.*")
_RUN = secrets.token_hex(4)
"""Tells this process from an earlier one with the same number, as is common in containers."""
_OLD, _NEW = "old", "new"
_USUAL_MODE = 0o644


def sha256(data: bytes) -> str:
    """Return the digest of bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def replace_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Replace a folder by one with these files; when that fails, the old folder stays.

    Args:
        folder: The folder.
        files: What it will hold, by path in the folder.

    Raises:
        OutputError: when something cannot be written.
    """
    with writing(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        clear_leftovers(folder.parent)
        with tempfile.TemporaryDirectory(prefix=_prefix(), dir=folder.parent) as staging:
            fresh, old = Path(staging, _NEW, folder.name), Path(staging, _OLD, folder.name)
            write_files(fresh, files)
            old.parent.mkdir()
            if folder.exists():
                folder.rename(old)
            try:
                fresh.rename(folder)
            except OSError:
                if old.exists():
                    old.rename(folder)
                raise


def replace_file(path: Path, data: bytes, *, survives_power_cut: bool = False) -> None:
    """Replace a file; when that fails, the old file stays.

    What was there keeps its rights.

    Args:
        path: The file.
        data: What it will hold.
        survives_power_cut: Whether to return only when a power cut cannot lose it; what can be made again
            need not wait for the disk.

    Raises:
        OutputError: when it cannot be written.
    """
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        clear_leftovers(path.parent)
        mode = stat.S_IMODE(path.stat().st_mode) if path.is_file() else _USUAL_MODE
        handle, name = tempfile.mkstemp(prefix=_prefix(), dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                if survives_power_cut:
                    stream.flush()
                    os.fsync(stream.fileno())
            Path(name).chmod(mode)
            Path(name).replace(path)
            if survives_power_cut:
                _store_names(path.parent)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise


def _store_names(folder: Path) -> None:
    """Wait until the disk holds the names in a folder, where a system can be asked to."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def rewrite_file(path: Path, data: bytes) -> None:
    """Replace what is in a file of a person; where a link stands, the file that it leads to.

    Raises:
        OutputError: when it cannot be written; the old file stays.
    """
    with writing(path):
        target = real_path(path)
    replace_file(target, data)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder that nothing counts on yet; what was in it goes.

    Raises:
        OutputError: when something cannot be written; the folder is gone then.
    """
    remove_folder(folder)
    try:
        with writing(folder):
            write_files(folder, files)
    except OutputError:
        remove_folder(folder)
        raise


def move_folder(source: Path, target: Path) -> None:
    """Put a folder in the place of another.

    Raises:
        OutputError: when that cannot be done; the folder itself is still whole then.
    """
    remove_folder(target)
    with writing(target):
        source.rename(target)


def remove_folder(folder: Path) -> None:
    """Remove a folder, when it is there.

    Raises:
        OutputError: when something in it cannot be removed.
    """
    with writing(folder):
        if folder.exists():
            shutil.rmtree(folder)


def copy_tree(source: Path, target: Path) -> None:
    """Copy a folder into a new place.

    Raises:
        OutputError: when it cannot be written.
    """
    with writing(target):
        shutil.copytree(source, target, dirs_exist_ok=True)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files in a new folder.

    Raises:
        OSError: when one cannot be written.
    """
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give an empty folder that goes afterwards; what processes that are gone left of theirs goes first.

    Raises:
        OutputError: when there is no room for it.
    """
    try:
        own = tempfile.TemporaryDirectory(prefix=_prefix(), ignore_cleanup_errors=True)
    except OSError as error:
        raise OutputError(
            f"Er is geen map voor tijdelijke bestanden te maken ({reason_of(error)}).",
            hint="Maak ruimte, of noem met de omgevingsvariabele TMPDIR een map waar u mag schrijven.",
        ) from error
    with own as name:
        folder = real_path(Path(name))
        for path in leftovers(folder.parent):
            remove(path)
        yield folder


def leftovers(folder: Path) -> Iterator[Path]:
    """List what processes that are gone left unfinished in a folder."""
    for path in sorted(folder.glob(f"{_UNFINISHED}*")):
        known = _BY_PROCESS.fullmatch(path.name)
        is_ours = path.name.startswith(_prefix())
        if not is_ours and (known is None or int(known[1]) == os.getpid() or not _is_running(int(known[1]))):
            yield path


def clear_leftovers(folder: Path) -> None:
    """Remove what processes that are gone left in a folder; a folder they had taken away is put back."""
    for path in leftovers(folder):
        taken = path / _OLD
        is_ours = not path.is_symlink() and not taken.is_symlink()
        for old in taken.glob("*") if is_ours else ():
            if not (folder / old.name).exists():
                with suppress(OSError):
                    old.rename(folder / old.name)
        remove(path)


def remove(path: Path) -> None:
    """Remove a file or a folder with all in it, as far as that can be done."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _prefix() -> str:
    return f"{_UNFINISHED}{os.getpid()}-{_RUN}-"


if sys.platform == "win32":
    import ctypes

    def _is_running(process: int) -> bool:
        handle = ctypes.windll.kernel32.OpenProcess(0x00100000, False, process)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
else:

    def _is_running(process: int) -> bool:
        try:
            os.kill(process, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except PermissionError:
            return True
        return True
