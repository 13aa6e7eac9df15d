"""The server that editors use for YAML, driven as an editor drives it: over its standard input and output."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]
SERVER = ROOT / ".venv" / "editor" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
_INSTALL = "Voer uit: tools/system-packages test. Staat hij elders, zet dan het pad in YAML_LANGUAGE_SERVER."
_PATIENCE = 60
_SETTINGS = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
_CAPABILITIES = {
    "textDocument": {
        "hover": {"contentFormat": ["markdown"]},
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        "publishDiagnostics": {},
    },
    "workspace": {"configuration": True},
}


class NoServerError(Exception):
    """There is no server to test with, or it says nothing any more."""


class LanguageServer:
    """One session with the server."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path) -> None:
        assert process.stdin
        assert process.stdout
        self._input, self._output = process.stdin, process.stdout
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        self._diagnostics: queue.Queue[dict[str, Any]] = queue.Queue()
        self._requests = 0
        threading.Thread(target=self._read, daemon=True).start()
        self.ask("initialize", processId=os.getpid(), rootUri=folder.as_uri(), capabilities=_CAPABILITIES)
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings={"yaml": _SETTINGS})

    def mistakes(self, paths: list[Path]) -> dict[Path, list[str]]:
        """Open files, and list what the editor marks in each: the line, counted from 1, and the message."""
        for path in paths:
            document = {
                "uri": path.as_uri(),
                "languageId": "yaml",
                "version": 1,
                "text": path.read_text("utf-8"),
            }
            self._tell("textDocument/didOpen", textDocument=document)
        found: dict[str, list[str]] = {}
        while len(found) < len(paths):
            told = self._next(self._diagnostics)
            found[told["uri"]] = [
                f"{one['range']['start']['line'] + 1}: {one['message']}" for one in told["diagnostics"]
            ]
        return {path: found[path.as_uri()] for path in paths}

    def proposals(self, path: Path, line: int, column: int) -> list[str]:
        """List what the editor proposes at a place of an open file, counted from 1."""
        answer = self.ask("textDocument/completion", **_place(path, line, column))
        return [item["label"] for item in answer["items"]]

    def explanation(self, path: Path, line: int, column: int) -> str:
        """Return what the editor shows about a place of an open file, counted from 1."""
        return str(self.ask("textDocument/hover", **_place(path, line, column))["contents"]["value"])

    def ask(self, method: str, **parameters: Any) -> Any:
        """Send a request and wait for its answer."""
        self._requests += 1
        self._send({"id": self._requests, "method": method, "params": parameters})
        answer = self._next(self._answers)
        assert answer["id"] == self._requests
        return answer["result"]

    def _next(self, waiting: queue.Queue[dict[str, Any]]) -> dict[str, Any]:
        try:
            return waiting.get(timeout=_PATIENCE)
        except queue.Empty:
            raise NoServerError(f"The server said nothing for {_PATIENCE} seconds") from None

    def _tell(self, method: str, **parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._input.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._input.flush()

    def _read(self) -> None:
        """Sort what the server says, and answer what it asks."""
        while (message := _message(self._output)) is not None:
            match message:
                case {"method": "textDocument/publishDiagnostics", "params": told}:
                    self._diagnostics.put(told)
                case {"method": "workspace/configuration", "params": {"items": items}, "id": number}:
                    settings = [_SETTINGS if item.get("section") == "yaml" else None for item in items]
                    self._send({"id": number, "result": settings})
                case {"method": _, "id": number}:
                    self._send({"id": number, "result": None})
                case {"id": _}:
                    self._answers.put(message)
                case _:
                    pass


@contextmanager
def language_server(folder: Path) -> Iterator[LanguageServer]:
    """Start the server for a folder.

    Raises:
        NoServerError: when it is not installed.
    """
    node = shutil.which("node")
    server = Path(os.environ.get("YAML_LANGUAGE_SERVER", SERVER))
    if node is None or not server.is_file():
        raise NoServerError(f"De YAML-server van editors of het programma node ontbreekt. {_INSTALL}")
    pipe = subprocess.PIPE
    with subprocess.Popen([node, str(server), "--stdio"], stdin=pipe, stdout=pipe) as process:
        try:
            yield LanguageServer(process, folder)
        finally:
            process.kill()


def _place(path: Path, line: int, column: int) -> dict[str, Any]:
    position = {"line": line - 1, "character": column - 1}
    return {"textDocument": {"uri": path.as_uri()}, "position": position}


def _message(output: IO[bytes]) -> dict[str, Any] | None:
    size = 0
    while (line := output.readline().strip()) or not size:
        if not line:
            return None
        if line.lower().startswith(b"content-length:"):
            size = int(line.partition(b":")[2])
    message: dict[str, Any] = json.loads(output.read(size))
    return message
