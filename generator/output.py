"""Put results in place whole: a folder is replaced when all its files are there, and never before."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from generator.errors import OutputError


def replace_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Replace a folder by one with these files; when that fails, the old folder stays.

    Args:
        folder: The folder.
        files: What it will hold, by path in the folder.

    Raises:
        OutputError: when something cannot be written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".ojg-", dir=folder.parent) as staging:
            fresh, old = Path(staging, "new"), Path(staging, "old")
            fresh.mkdir()
            for name, data in files.items():
                (fresh / name).parent.mkdir(parents=True, exist_ok=True)
                (fresh / name).write_bytes(data)
            if folder.exists():
                folder.rename(old)
            try:
                fresh.rename(folder)
            except OSError:
                if old.exists():
                    old.rename(folder)
                raise
    except OSError as error:
        raise _cannot_write(folder, error) from error


def replace_file(path: Path, data: bytes) -> None:
    """Replace a file; when that fails, the old file stays.

    Raises:
        OutputError: when it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".ojg-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _cannot_write(path, error) from error


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder that nothing counts on yet; what was in it goes.

    Raises:
        OutputError: when something cannot be written; the folder is gone then.
    """
    remove_folder(folder)
    try:
        folder.mkdir(parents=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
    except OSError as error:
        remove_folder(folder)
        raise _cannot_write(folder, error) from error


def move_folder(source: Path, target: Path) -> None:
    """Put a folder in the place of another.

    Raises:
        OutputError: when that cannot be done; the folder itself is still whole then.
    """
    remove_folder(target)
    try:
        source.rename(target)
    except OSError as error:
        raise _cannot_write(target, error) from error


def remove_folder(folder: Path) -> None:
    """Remove a folder, when it is there.

    Raises:
        OutputError: when something in it cannot be removed.
    """
    try:
        if folder.exists():
            shutil.rmtree(folder)
    except OSError as error:
        raise _cannot_write(folder, error) from error


def copy_tree(source: Path, target: Path) -> None:
    """Copy a folder into a new place.

    Raises:
        OutputError: when it cannot be written.
    """
    try:
        shutil.copytree(source, target, dirs_exist_ok=True)
    except OSError as error:
        raise _cannot_write(target, error) from error


def _cannot_write(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{path} is niet te schrijven ({error.strerror or error}).",
        hint="Controleer of er ruimte en toestemming is. Het vorige resultaat staat er nog.",
    )
