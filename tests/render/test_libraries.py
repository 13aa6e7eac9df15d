"""What writes documents is told apart by its versions."""

from __future__ import annotations

from pathlib import Path

import pytest
from weasyprint.text.ffi import pango  # type: ignore[import-untyped]

from generator.render import libraries


def test_the_layout_library_is_the_one_that_is_used() -> None:
    number = pango.pango_version()
    used = f"{number // 10_000}.{number // 100 % 100}.{number % 100}"
    assert next(libraries._native()) == used


def test_another_package_or_another_file_of_the_program_gives_another_stamp(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries, "_PROGRAM", tmp_path / "program")
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "program").mkdir()
    found = [stamp()]
    (tmp_path / "weasyprint-99.dist-info").mkdir()
    found.append(stamp())
    (tmp_path / "program/writer.py").write_text("a")
    found.append(stamp())
    (tmp_path / "program/writer.py").write_text("ab")
    found.append(stamp())
    found.append(stamp("docx", "pdf"))
    assert len(set(found)) == 5
    assert all(found)


def stamp(*formats: str) -> str:
    libraries.stamp_for.cache_clear()
    return libraries.stamp_for(formats or ("docx",))


def test_a_layout_library_that_cannot_be_asked_leaves_no_stamp(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "_ENDINGS", ("{}.absent.{}",))
    assert stamp("pdf") == ""
    assert stamp("docx") != ""
    libraries.stamp_for.cache_clear()
