"""Which tests `make test-fast` leaves out, besides those of `make soak`."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parent
SLOW = (
    "acceptance/",
    "cli/test_git.py",
    "cli/test_huisstijl.py",
    "cli/test_pre_commit.py::test_pre_commit_runs_the_hooks",
    "cli/test_show.py",
    "compare/test_edits.py",
    "compare/test_meaning.py",
    "compare/test_reports.py",
    "compare/test_sides.py",
    "compose/test_companions.py",
    "deviations/test_reports.py",
    "editor/",
    "forms/test_pages.py",
    "impact/",
    "lint/test_lint_command.py",
    "lint/test_static.py::test_the_shipped_models_give_no_false_alarm",
    "reading/test_versions.py",
    "release/test_frozen.py",
    "release/test_shipped.py",
    "render/test_docx_writer.py",
    "render/test_odt_shell.py",
    "render/test_odt_writer.py",
    "render/test_pdf.py",
    "render/test_pdf_archive.py",
    "render/test_pdf_pictures.py",
    "render/test_redline.py",
    "signed/test_documents.py",
    "signed/test_signing.py::TestCopy",
    "test_archive.py",
    "test_docs.py::test_commands_say_what_the_page_shows",
    "test_package.py",
    "test_rules.py",
    "upgrade/test_command.py",
    "upgrade/test_refusals.py",
    "upgrade/test_shipped.py",
)
"""The beginnings of their names: a build, a browser, an editor, LibreOffice, git, or many comparisons."""


def is_slow(name: str) -> bool:
    """Tell whether a test is slow by its name, which begins with its file from this folder on."""
    return name.startswith(SLOW)
