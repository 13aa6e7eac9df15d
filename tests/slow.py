"""Which tests `make test-fast` leaves out, besides those of `make soak`."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parent
SLOW = (
    "acceptance/",
    "build/",
    "cli/",
    "compare/",
    "compose/test_companions.py",
    "deviations/",
    "editor/",
    "explain/",
    "forms/",
    "fuzz/",
    "impact/",
    "lint/",
    "load/test_models.py",
    "load/test_template_forms.py",
    "mistakes/",
    "reading/test_versions.py",
    "release/",
    "render/test_docx_writer.py",
    "render/test_odt_shell.py",
    "render/test_odt_writer.py",
    "render/test_pdf.py",
    "render/test_pdf_archive.py",
    "render/test_pdf_pictures.py",
    "render/test_pdf_shortcuts.py",
    "render/test_redline.py",
    "report/",
    "serve/",
    "signed/",
    "test_archive.py",
    "test_docs.py",
    "test_hostile_files.py",
    "test_hostile_models.py",
    "test_package.py",
    "test_rules.py",
    "upgrade/",
    "validate/test_file_names.py",
    "yaml_text/test_random_edits.py",
    "yaml_text/test_shipped.py",
)
"""The beginnings of their names: a build, a browser, an editor, LibreOffice, git, or many comparisons."""


def is_slow(name: str) -> bool:
    """Tell whether a test is slow by its name, which begins with its file from this folder on."""
    return name.startswith(SLOW)
