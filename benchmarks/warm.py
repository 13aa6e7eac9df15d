"""The same work in one process that is warm: making documents, and an answer to who is writing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from io import BytesIO
from itertools import count
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from weasyprint import HTML  # type: ignore[import-untyped]

from benchmarks.measuring import Cost, commands, functions
from generator import pipeline
from generator.render.house_style import style_for, style_names
from generator.render.pdf import shortcuts
from generator.render.pdf.engine import BASE_URL, _load_sheets
from generator.render.pdf.writer import print_page, write_pdf
from generator.render.stated_terms import stated_terms
from generator.render.style import Style
from generator.render.web.writer import write_body
from generator.render.word.writer import write_docx
from generator.tasks.preview import preview
from generator.workspace import Workspace
from tests.examples import ROOT

WORKSPACE = Workspace(ROOT)
FILE = ROOT / "agreements" / "stadskanaal.yaml"
_TEXT = re.compile(r"(<w:t[^>]*>)([^<]+)(</w:t>)")


@dataclass(frozen=True)
class Row:
    """Ways to do the same work; the first one is ours."""

    work: str
    costs: Mapping[str, Cost]


def warm_rows(times: int, folder: Path) -> Iterator[Row]:
    """Compare functions; `folder` is for files of other programs."""
    [subject] = pipeline.check(WORKSPACE, [FILE]).subjects
    style = style_for(WORKSPACE, *style_names(subject))
    document = next(iter(pipeline.documents(WORKSPACE, subject)))
    word = write_docx(document, style)
    template, values = _as_template(word, {term.text for term in stated_terms(document).terms}, folder)
    page = print_page(document)
    yield Row(
        "Word, van tekst naar bestand",
        functions(
            {
                "ojg": lambda: write_docx(document, style),
                "docxtpl": lambda: _filled(template, values),
                "alleen inpakken": _packing(word),
            },
            times,
        ),
    )
    yield Row(
        "PDF/A-3a en PDF/UA, van tekst naar bestand",
        functions(
            {
                "ojg": lambda: write_pdf(document, style),
                "WeasyPrint, dezelfde pagina zonder structuur": lambda: _plain_pdf(page, style),
            },
            max(1, times // 3),
        ),
    )
    if office := shutil.which("soffice"):
        (folder / "een.docx").write_bytes(word)
        convert = [office, "--headless", "--convert-to", "pdf", "--outdir", str(folder), "een.docx"]
        yield Row(
            "hetzelfde Word-bestand naar PDF", commands({"LibreOffice": convert}, folder, max(1, times // 3))
        )
    yield Row(
        "antwoord na één gewijzigde waarde",
        functions(
            {
                "ojg: meldingen en tekst": _answer(),
                "ojg: alleen HTML schrijven": lambda: write_body(document),
            },
            times,
        ),
    )


def _plain_pdf(page: str, style: Style) -> bytes:
    """Lay out the same page in the same style as WeasyPrint itself does: no tags, PDF/A or watermark."""
    sheets = _load_sheets(style)
    shortcuts.leave()
    try:
        html = HTML(string=page, base_url=BASE_URL, url_fetcher=sheets.fetcher)
        pdf: bytes = html.write_pdf(stylesheets=[sheets.own_css, sheets.print_css], font_config=sheets.fonts)
    finally:
        shortcuts.take()
    return pdf


def _as_template(word: bytes, stated: set[str], folder: Path) -> tuple[Path, dict[str, str]]:
    """Put a name between braces in the place of each value that a document states."""
    values: dict[str, str] = {}
    written = {escape(text, quote=False): text for text in stated}

    def named(found: re.Match[str]) -> str:
        text = written.get(found[2])
        if text is None:
            return found[0]
        name = f"v{len(values)}"
        values[name] = text
        return f"{found[1]}{{{{ {name} }}}}{found[3]}"

    path = folder / "sjabloon.docx"
    with ZipFile(BytesIO(word)) as old, ZipFile(path, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = _TEXT.sub(named, data.decode()).encode()
            new.writestr(name, data)
    return path, values


def _filled(template: Path, values: dict[str, str]) -> bytes:
    document, target = DocxTemplate(template), BytesIO()
    document.render(values, autoescape=True)
    document.save(target)
    return target.getvalue()


def _packing(word: bytes) -> Callable[[], object]:
    with ZipFile(BytesIO(word)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}

    def pack() -> bytes:
        target = BytesIO()
        with ZipFile(target, "w", ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        return target.getvalue()

    return pack


def _answer() -> Callable[[], object]:
    text, numbers = FILE.read_text("utf-8"), count(60)

    def answer() -> str:
        changed = re.sub(r"(?<=tarief_eur: )[\d.]+", f"{next(numbers)}.50", text)
        found = preview(WORKSPACE, FILE, changed)
        return found.body(found.names[0])

    return answer
