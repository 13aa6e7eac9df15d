"""A workbench that runs in this process, on a content folder of its own, and a plain client for it."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

import uvicorn
from playwright.sync_api import Browser, BrowserContext

from generator.git import run_git
from generator.serve.app import make_app
from generator.serve.content import WorkTree
from generator.serve.desk import Desk
from generator.serve.journal import Journal
from generator.serve.people import OnlyMe
from generator.serve.server import HOST
from generator.workspace import Workspace

ROOT = Path(__file__).parents[2]
_PATIENCE = 30
_LONG = 180
"""Seconds within which documents are made, on a machine with much else to do."""


@dataclass
class Reply:
    """What the workbench answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")


@dataclass
class Workbench:
    """A running workbench."""

    root: Path
    port: int
    cookie: str
    people: OnlyMe = field(repr=False)
    journal: Journal = field(repr=False)

    @property
    def host(self) -> str:
        """What a browser calls it."""
        return f"{HOST}:{self.port}"

    @property
    def address(self) -> str:
        """Where its pages are."""
        return f"http://{self.host}"

    def file(self, name: str, folder: str = "agreements") -> Path:
        """Where a file is."""
        return self.root / folder / f"{name}.yaml"

    def ask(
        self, method: str, path: str, body: bytes | str = b"", headers: dict[str, str] | None = None
    ) -> Reply:
        """Send a request as the browser that opened the door would, but for the headers that are given."""
        sent = {
            "Host": self.host,
            "Cookie": f"{self.people.gate().cookie_name}={self.cookie}",
            "Origin": self.address,
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/x-www-form-urlencoded",
            **(headers or {}),
        }
        connection = HTTPConnection(HOST, self.port, timeout=_PATIENCE)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in sent.items():
                if value:
                    connection.putheader(name, value)
            raw = body.encode() if isinstance(body, str) else body
            if method == "POST" and "Content-Length" not in sent:
                connection.putheader("Content-Length", str(len(raw)))
            connection.endheaders(raw if method == "POST" else None)
            answer: HTTPResponse = connection.getresponse()
            return Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def get(self, path: str) -> Reply:
        """Ask for a page."""
        return self.ask("GET", path)

    def download(self, path: str) -> Reply:
        """Get a download, waiting as its page does."""
        end = time.monotonic() + _LONG
        reply = self.get(path)
        while reply.status == HTTPStatus.ACCEPTED and time.monotonic() < end:
            time.sleep(0.2)
            reply = self.get(path)
        return reply

    def post(self, path: str, form: Sequence[tuple[str, str]]) -> Reply:
        """Send a form."""
        return self.ask("POST", path, urlencode(list(form)))

    def context(self, browser: Browser, **options: object) -> BrowserContext:
        """Open a window of the browser that may come in."""
        context = browser.new_context(locale="nl-NL", **options)  # type: ignore[arg-type]
        name = self.people.gate().cookie_name
        context.add_cookies([{"name": name, "value": self.cookie, "url": self.address}])
        return context


def content(target: Path, *names: str) -> Path:
    """Make a content folder with the model texts, the profiles and some agreements."""
    for folder in ("templates", "profiles"):
        shutil.copytree(ROOT / folder, target / folder)
    (target / "agreements").mkdir()
    for name in names:
        shutil.copy(ROOT / "agreements" / f"{name}.yaml", target / "agreements")
    return target


def in_git(root: Path) -> None:
    """Put a content folder in a repository with one version."""
    run_git(root, "init", "-q", "-b", "main")
    for name, value in (("user.name", "A. Voorbeeld"), ("user.email", "a.voorbeeld@veendam.example")):
        run_git(root, "config", name, value)
    run_git(root, "add", "-A")
    run_git(root, "commit", "-q", "-m", "Begin")


@contextmanager
def served(root: Path, *, read_only: bool = False) -> Iterator[Workbench]:
    """Run the workbench of a content folder; its journal is beside the folder."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.bind((HOST, 0))
    listener.listen()
    port = listener.getsockname()[1]
    people = OnlyMe(port)
    journal = Journal(root.parent / f"{root.name}-staat" / "antwoorden.sqlite3", read_only=read_only)
    desk = Desk(WorkTree(Workspace.find(root, root), read_only), journal)
    config = uvicorn.Config(make_app(desk, people), log_level="error", access_log=False, lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    end = time.monotonic() + _PATIENCE
    while not server.started and time.monotonic() < end:
        time.sleep(0.01)
    try:
        yield Workbench(root, port, people.gate().cookie, people, journal)
    finally:
        server.should_exit = True
        thread.join(_PATIENCE)
        listener.close()
