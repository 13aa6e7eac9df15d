"""The workbench as a program: on this computer only, for the browser that it opens."""

from __future__ import annotations

import errno
import gc
import socket
import webbrowser
from collections.abc import Callable
from threading import Timer

import uvicorn

from generator.errors import OutputError
from generator.serve.app import make_app
from generator.serve.content import WorkTree
from generator.serve.desk import Desk
from generator.serve.journal import Journal, journal_file
from generator.serve.people import OnlyMe
from generator.workspace import Workspace

HOST = "127.0.0.1"
_MOMENT = 0.2
"""Seconds that the server gets to begin before the browser asks for its first page."""


def serve(
    workspace: Workspace, port: int, tell: Callable[[str], None], *, read_only: bool, open_browser: bool
) -> None:
    """Serve a content folder until it is stopped.

    Args:
        workspace: The content folder.
        port: The port; 0 for any that is free.
        tell: Told the address, in Dutch.
        read_only: Whether nothing may be written.
        open_browser: Whether to open the browser of this computer.

    Raises:
        OutputError: when the port is taken, or the journal cannot be written.
    """
    gc.enable()  # unlike a short command, it goes on for days
    journal = Journal(journal_file(workspace.root), read_only=read_only)
    with _listening(port) as listener:
        number = listener.getsockname()[1]
        people = OnlyMe(number)
        desk = Desk(WorkTree(workspace, read_only), journal)
        address = f"http://{HOST}:{number}/open?sleutel={people.gate().token}"
        tell(f"Het werkblad is open op {address}\nHet adres werkt één keer. Stop met Ctrl+C.")
        if open_browser:
            Timer(_MOMENT, webbrowser.open, [address]).start()
        config = uvicorn.Config(
            make_app(desk, people), log_level="warning", access_log=False, lifespan="off", server_header=False
        )
        uvicorn.Server(config).run(sockets=[listener])


_REASONS = {
    errno.EADDRINUSE: "een ander programma gebruikt hem",
    errno.EACCES: "u mag hem niet gebruiken",
}


def _listening(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise OutputError(
            f"Poort {port} is niet te gebruiken ({_REASONS.get(error.errno or 0, error.strerror)}).",
            hint="Kies een andere met --poort, of laat --poort weg.",
        ) from error
    return listener
