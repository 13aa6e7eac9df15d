"""The workbench as a program of its own, which can be killed at any moment."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from generator.serve.server import HOST
from tests.serve.workbench import ROOT

_PATIENCE = 60


@dataclass
class Program:
    """A running program."""

    process: subprocess.Popen[str]
    port: int
    cookie: str = ""

    def ask(self, path: str, form: Sequence[tuple[str, str]] = ()) -> tuple[int, str]:
        """Ask for a page, or send a form.

        Raises:
            OSError: when the program is gone.
        """
        connection = HTTPConnection(HOST, self.port, timeout=_PATIENCE)
        headers = {"Cookie": self.cookie, "Origin": f"http://{HOST}:{self.port}"}
        if form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request("POST" if form else "GET", path, urlencode(list(form)) or None, headers)
            answer = connection.getresponse()
            body = answer.read().decode("utf-8")
            if cookie := answer.getheader("set-cookie"):
                self.cookie = cookie.partition(";")[0]
            return answer.status, body
        finally:
            connection.close()

    def kill(self) -> None:
        """End it as a power cut would: without a chance to do anything more."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@contextmanager
def started(root: Path, state: Path, port: int = 0) -> Iterator[Program]:
    """Start the workbench of a content folder; its journal is in another folder."""
    wanted = ["--poort", str(port)] if port else []
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", str(root), "--geen-browser", *wanted],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "XDG_STATE_HOME": str(state)},
    )  # fmt: skip
    assert process.stdout is not None
    try:
        found = re.search(r"http://[^:]+:(\d+)(/\S+)", process.stdout.readline())
        assert found
        program = Program(process, int(found[1]))
        assert program.ask(found[2])[0] == 303
        yield program
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
