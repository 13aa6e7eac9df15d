"""Standard output that is closed, full, in another encoding, or not read to its end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import CHECKOUT

FULL = Path("/dev/full")


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which `ojg` is the command."""
    script = f'ojg() {{ "{sys.executable}" -m generator "$@"; }}; {line}'
    return subprocess.run(
        ["bash", "-c", script],
        cwd=CHECKOUT,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize("command", ["list", "--help", "show pekela"])
def test_output_that_is_closed_is_refused_in_dutch(command: str) -> None:
    result = shell(f"ojg {command} >&-")
    assert result.returncode == 3
    assert result.stderr.decode().startswith("fout: De standaarduitvoer is gesloten")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("command", ["list", "--help", "show pekela", "check --format json"])
def test_output_that_does_not_fit_is_told_in_dutch(command: str) -> None:
    result = shell(f"ojg {command} >{FULL}")
    assert result.returncode == 3
    assert (
        result.stderr.decode().splitlines()[0] == "fout: De uitvoer is niet te schrijven: de schijf is vol."
    )


@pytest.mark.parametrize("command", ["list", "--help", "show stadskanaal"])
def test_whoever_reads_no_further_hears_nothing(command: str) -> None:
    result = shell(f"ojg {command} | head -1; exit ${{PIPESTATUS[0]}}")
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.count(b"\n") == 1


def test_a_screen_that_lacks_a_sign_shows_its_code() -> None:
    result = shell("ojg show stadskanaal", PYTHONIOENCODING="cp1252")
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith(rb"\u2501\u2501 modelovereenkomst")
    assert "€".encode("cp1252") in result.stdout


def test_a_file_gets_utf_8_whatever_the_language_of_the_machine() -> None:
    result = shell("ojg show stadskanaal", LC_ALL="nl_NL.ISO-8859-1", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert result.returncode == 0, result.stderr
    assert "━━ modelovereenkomst" in result.stdout.decode("utf-8")
