"""Running the command as a user does: as a process of its own, or, ten times as fast, in this one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import _lru_cache_wrapper
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

from generator.cli.main import main

CHECKOUT = Path(__file__).parents[2]
_READ_ONCE = ("generator.load.", "generator.render.")
"""Modules that remember a file by its path, which a process does and a folder of a test should not."""


def run(*arguments: str, cwd: Path = CHECKOUT) -> subprocess.CompletedProcess[str]:
    """Run `ojg` with these arguments in this process, which knows nothing of the files yet."""
    forget_files()
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with (
        chdir(cwd),
        patch.dict(os.environ),
        patch.object(sys, "argv", ["ojg", *arguments]),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        code = _exit_code()
    forget_files()
    return subprocess.CompletedProcess(arguments, code, _said(out), _said(err))


def run_process(
    *arguments: str, cwd: Path = CHECKOUT, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `ojg` with these arguments in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1", **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def forget_files() -> None:
    """Forget what was read from files, as a new process does."""
    for name, module in list(sys.modules.items()):
        if name.startswith(_READ_ONCE):
            for member in vars(module).values():
                if isinstance(member, _lru_cache_wrapper):
                    member.cache_clear()


def _exit_code() -> int:
    try:
        main()
    except SystemExit as error:
        return int(error.code or 0)
    raise AssertionError("main() always exits")


def _said(stream: TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, BytesIO)
    return raw.getvalue().decode("utf-8")
