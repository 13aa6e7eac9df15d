"""Measure the program beside what people would use instead, and write the table of `docs/prestaties.md`.

Called by `make bench` and `make bench-quick`, which install the other programs; what is not there has no row.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.country import MUNICIPALITIES, PRACTICES, make_country
from benchmarks.growth import DOCUMENTS, PAGES, growth_rows
from benchmarks.measuring import Cost, commands
from benchmarks.warm import FILE, Row, warm_rows
from tests.examples import ROOT

PAGE = Path(__file__).parents[1] / "docs" / "prestaties.md"
START, END = "<!-- meting -->", "<!-- einde meting -->"
_BIN = Path(sys.executable).parent
_LIBRARIES = ("weasyprint", "docxtpl", "jsonschema", "check-jsonschema", "yamllint")


def main(arguments: Sequence[str]) -> None:
    """Measure, print the table, and with `--write` put it in the page.

    Args:
        arguments: `--quick` for a small country and fewer times.
    """
    quick = "--quick" in arguments
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "land"
        size = (30, 300) if quick else (MUNICIPALITIES, PRACTICES)
        files = make_country(root, *size)
        sizes = (DOCUMENTS[:2], PAGES[:2]) if quick else (DOCUMENTS, PAGES)
        rows = [
            *_cold_rows(root, files, 3 if quick else 9),
            *warm_rows(3 if quick else 9, Path(folder)),
            *growth_rows(root, files, *sizes),
        ]
    lines = [*_machine(size, "bench-quick" if quick else "bench"), "", *_table(rows)]
    sys.stdout.write("\n".join([*lines, ""]))
    if "--write" in arguments:
        text = PAGE.read_text("utf-8")
        before, after = text.partition(START)[0], text.partition(END)[2]
        PAGE.write_text("\n".join([before + START, "", *lines, "", END + after]), "utf-8")


def _cold_rows(root: Path, files: Sequence[Path], times: int) -> Iterator[Row]:
    """Compare commands, each in a process of its own."""
    ojg, python = [sys.executable, "-m", "generator"], [sys.executable, "-c"]
    schema = ["--schemafile", "templates/modelovereenkomst/2026.1/schema.json"]
    one, all_ = [str(files[0])], [str(path) for path in files]
    start = commands(
        {"ojg --version": [*ojg, "--version"], "import click": [*python, "import click"]}, root, times
    )
    yield Row("starten", start)
    cold = {"ojg check": [*ojg, "check", *one], "ojg --no-cache check": [*ojg, "--no-cache", "check", *one]}
    many = {"ojg check": [*ojg, "check"]}
    for name, extra in (("check-jsonschema", schema), ("yamllint", ["-d", "relaxed"])):
        if (_BIN / name).exists():
            cold[name] = [str(_BIN / name), *extra, *one]
            many[name] = [str(_BIN / name), *extra, *all_]
    yield Row("één overeenkomst controleren", commands(cold, root, times))
    yield Row(f"{len(files)} overeenkomsten controleren", commands(many, root, max(1, times // 3)))
    if office := shutil.which("soffice"):
        yield _one_contract(root.parent, office, max(1, times // 3))


def _one_contract(folder: Path, office: str, times: int) -> Row:
    """Compare Word and PDF of one agreement with a filled template that LibreOffice turns into a PDF."""
    made, filled = folder / f"{FILE.stem}.docx", folder / "gevuld.docx"
    fill = (
        "import sys; from docxtpl import DocxTemplate; t = DocxTemplate(sys.argv[1]); t.render({}); "
        "t.save(sys.argv[2])"
    )
    ours = [sys.executable, "-m", "benchmarks.one_contract", FILE.stem, str(folder)]
    commands({"word": ours}, ROOT, 1)
    script = (
        f"{sys.executable} -c '{fill}' {made} {filled} && {office} --headless --convert-to pdf "
        f"--outdir {folder} {filled}"
    )
    ways = {"ojg, DOCX en PDF": ours, "docxtpl en LibreOffice": ["sh", "-c", script]}
    return Row("één document maken, in een nieuw proces", commands(ways, ROOT, times))


def _machine(size: tuple[int, int], command: str) -> list[str]:
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES if _is_there(name))
    return [
        f"Gemeten op {datetime.now(tz=UTC).date().isoformat()} met `make {command}`: {platform.system()}, "
        f"{os.cpu_count()} processors, Python {platform.python_version()}, {libraries}. Het land heeft "
        f"{size[0]} gemeenten en hooguit {size[1]} praktijken.",
    ]


def _is_there(name: str) -> bool:
    try:
        version(name)
    except ModuleNotFoundError:
        return False
    return True


def _table(rows: Sequence[Row]) -> Iterator[str]:
    yield "| werk | manier | processortijd | klok | verhouding |"
    yield "|---|---|--:|--:|--:|"
    for row in rows:
        first = next(iter(row.costs.values()))
        for name, cost in row.costs.items():
            told = _told(cost.processor), _told(cost.wall), _ratio(first, cost)
            yield f"| {row.work} | {name} | {' | '.join(told)} |"


def _told(seconds: float) -> str:
    text = f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"
    return text.replace(".", ",")


def _ratio(first: Cost, other: Cost) -> str:
    return f"{first.processor / other.processor:.2f}".replace(".", ",") if other.processor else "–"


if __name__ == "__main__":
    main(sys.argv[1:])
