"""The pipelines put the difference at a proposal as a comment, and bring that comment up to date."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.test_init import PIPELINES, START

GITHUB, FORGEJO, GITLAB = PIPELINES
MARK = "<!-- ojg:verschil -->"
TEXT = 'Tarief: € 98 → € 100 "per uur"\n\n| a | b |\n'


@dataclass
class Forge:
    """A forge with some comments, that remembers what it was asked."""

    comments: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)
    refuses: bool = False
    address: str = ""


@pytest.fixture
def forge() -> Iterator[Forge]:
    state = Forge()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"] or 0)).decode()
            state.asked.append((self.command, self.path, body))
            state.tokens.add(self.headers["Authorization"] or self.headers["PRIVATE-TOKEN"])
            self.send_response(403 if state.refuses else 200)
            self.end_headers()
            self.wfile.write(json.dumps(state.comments).encode())

        do_GET = do_POST = do_PUT = do_PATCH = answer  # noqa: N815 - http.server looks for these names

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        state.address = f"http://127.0.0.1:{server.server_port}"
        yield state
        server.shutdown()


def run(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    (folder / "verschil").mkdir()
    (folder / "verschil" / "verschil.md").write_text(TEXT, "utf-8")
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def forgejo_step() -> dict[str, Any]:
    steps = yaml.safe_load((START / FORGEJO).read_text("utf-8"))["jobs"]["documenten"]["steps"]
    (step,) = [step for step in steps if "reactie" in step.get("name", "")]
    return dict(step)


def on_forgejo(forge: Forge, folder: Path) -> subprocess.CompletedProcess[str]:
    address = f"{forge.address}/repos/a/b/issues"
    return run(forgejo_step()["run"], folder, TOKEN="geheim", REACTIES=address, NUMMER="7")


def on_gitlab(forge: Forge, folder: Path, token: str = "geheim") -> subprocess.CompletedProcess[str]:
    script = yaml.safe_load((START / GITLAB).read_text("utf-8"))["documenten"]["script"]
    (step,) = [line for line in script if "OJG_TOKEN" in line]
    variables = {"CI_API_V4_URL": forge.address, "CI_PROJECT_ID": "3", "CI_MERGE_REQUEST_IID": "7"}
    return run(step, folder, OJG_TOKEN=token, **variables)


def test_forgejo_gets_a_comment(forge: Forge, tmp_path: Path) -> None:
    forge.comments = [{"id": 4, "body": "Mooi!"}]
    result = on_forgejo(forge, tmp_path)
    assert result.returncode == 0, result.stderr
    assert [asked[:2] for asked in forge.asked] == [
        ("GET", "/repos/a/b/issues/7/comments"),
        ("POST", "/repos/a/b/issues/7/comments"),
    ]
    assert json.loads(forge.asked[1][2]) == {"body": f"{MARK}\n{TEXT}"}
    assert forge.tokens == {"token geheim"}


def test_forgejo_brings_its_comment_up_to_date(forge: Forge, tmp_path: Path) -> None:
    forge.comments = [{"id": 4, "body": "Mooi!"}, {"id": 5, "body": f"{MARK}\noud"}]
    assert on_forgejo(forge, tmp_path).returncode == 0
    assert forge.asked[1][:2] == ("PATCH", "/repos/a/b/issues/comments/5")


def test_a_refusal_does_not_fail_the_run_on_forgejo() -> None:
    assert forgejo_step()["continue-on-error"] is True


def test_gitlab_gets_a_comment(forge: Forge, tmp_path: Path) -> None:
    result = on_gitlab(forge, tmp_path)
    assert result.returncode == 0, result.stderr
    address = "/projects/3/merge_requests/7/notes"
    assert [asked[:2] for asked in forge.asked] == [("GET", f"{address}?per_page=100"), ("POST", address)]
    assert f"{MARK}\r\n{TEXT}".replace("\r\n", "\n") in forge.asked[1][2].replace("\r\n", "\n")
    assert forge.tokens == {"geheim"}


def test_gitlab_brings_its_comment_up_to_date(forge: Forge, tmp_path: Path) -> None:
    forge.comments = [{"id": 5, "body": f"{MARK}\noud"}]
    assert on_gitlab(forge, tmp_path).returncode == 0
    assert forge.asked[1][:2] == ("PUT", "/projects/3/merge_requests/7/notes/5")


def test_gitlab_goes_on_without_a_token_or_when_it_is_refused(forge: Forge, tmp_path: Path) -> None:
    (tmp_path / "een").mkdir()
    (tmp_path / "twee").mkdir()
    assert on_gitlab(forge, tmp_path / "een", token="").returncode == 0
    assert forge.asked == []
    forge.refuses = True
    result = on_gitlab(forge, tmp_path / "twee")
    assert result.returncode == 0
    assert "De reactie is niet geplaatst." in result.stdout


def github_script() -> str:
    steps = yaml.safe_load((START / GITHUB).read_text("utf-8"))["jobs"]["reactie"]["steps"]
    (script,) = [step["run"] for step in steps if "run" in step]
    return str(script)


@pytest.mark.parametrize(("allowed", "summary"), [(True, ""), (False, TEXT)])
def test_github_gets_a_comment_or_else_a_summary(tmp_path: Path, allowed: bool, summary: str) -> None:
    """`gh` is not part of what is tested; a stand-in tells how it is called and whether that is allowed."""
    (tmp_path / "bin").mkdir()
    stand_in = tmp_path / "bin" / "gh"
    stand_in.write_text(f'#!/bin/sh\necho "$@" > gh.txt\nexit {0 if allowed else 1}\n', "utf-8")
    stand_in.chmod(0o755)
    (tmp_path / "verschil.md").write_text(TEXT, "utf-8")
    (tmp_path / "samenvatting.md").write_text("", "utf-8")
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    result = run(github_script(), tmp_path, PATH=path, NUMMER="7", GITHUB_STEP_SUMMARY="samenvatting.md")
    assert result.returncode == 0, result.stderr
    called = (tmp_path / "gh.txt").read_text("utf-8").split()
    assert called == ["pr", "comment", "7", "--edit-last", "--create-if-none", "--body-file", "reactie.md"]
    assert (tmp_path / "reactie.md").read_text("utf-8") == TEXT
    assert (tmp_path / "samenvatting.md").read_text("utf-8") == summary


def test_a_long_difference_is_cut_between_letters(tmp_path: Path) -> None:
    (tmp_path / "verschil.md").write_text("€" * 30_000, "utf-8")
    run(github_script(), tmp_path, PATH=os.environ["PATH"], NUMMER="7", GITHUB_STEP_SUMMARY="samenvatting.md")
    text = (tmp_path / "reactie.md").read_text("utf-8")
    assert text == "€" * 20_000
