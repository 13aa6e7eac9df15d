"""The same work in one process that is warm: making documents, and an answer to who is writing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from itertools import count, cycle
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from weasyprint import HTML  # type: ignore[import-untyped]

from benchmarks.measuring import Cost, commands, functions
from generator import pipeline
from generator.model.document import Document
from generator.render.house_style import style_for, style_names
from generator.render.pdf import shortcuts
from generator.render.pdf.engine import BASE_URL, _load_sheets
from generator.render.pdf.writer import print_page, write_pdf
from generator.render.stated_terms import stated_terms
from generator.render.style import Style
from generator.render.web.writer import write_body
from generator.render.word.writer import write_docx
from generator.tasks.preview import preview
from generator.terms.subject import Subject
from generator.workspace import Workspace
from tests.examples import ROOT

WORKSPACE = Workspace(ROOT)
FILE = ROOT / "agreements" / "stadskanaal.yaml"
_TOGETHER = 8
_TEXT = re.compile(r"(<w:t[^>]*>)([^<]+)(</w:t>)")


@dataclass(frozen=True)
class Row:
    """Ways to do the same work; the first one is ours."""

    work: str
    costs: Mapping[str, Cost]


def warm_rows(times: int, folder: Path) -> Iterator[Row]:
    """Compare functions; `folder` is for files of other programs."""
    subjects = [_with_other_values(number) for number in range(times + 2)]
    style = style_for(WORKSPACE, *style_names(subjects[0]))
    documents = [_contract(subject) for subject in subjects]
    document = documents[0]
    word = write_docx(document, style)
    yield from _word_rows(subjects, documents, style, folder, times)
    page = print_page(document)
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
        yield _office_row(word, office, folder, max(1, times // 3))
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


def _with_other_values(number: int) -> Subject:
    """Give the file other names and another tariff, so that every time there is something else to write."""
    named = re.sub(r"(naam: (?!Stadskanaal).*)", rf"\1 {number}", FILE.read_text("utf-8"))
    changed = re.sub(r"(?<=tarief_eur: )[\d.]+", f"{60 + number}.50", named)
    [subject] = pipeline.check(WORKSPACE, [FILE], edited={FILE: changed.encode()}).subjects
    return subject


def _contract(subject: Subject) -> Document:
    return next(iter(pipeline.documents(WORKSPACE, subject)))


def _word_rows(
    subjects: Sequence[Subject], documents: Sequence[Document], style: Style, folder: Path, times: int
) -> Iterator[Row]:
    """Make a contract in Word, each time with other values than before."""
    word = write_docx(documents[0], style)
    template, values = _as_template(word, {term.text for term in stated_terms(documents[0]).terms}, folder)
    composed, written, number = cycle(subjects), cycle(documents), count()

    def filled() -> bytes:
        other = next(number)
        return _filled(template, {name: f"{text} {other}" for name, text in values.items()})

    yield Row(
        "Word, van tekst naar bestand",
        functions(
            {
                "ojg": lambda: write_docx(next(written), style),
                "docxtpl": filled,
                "alleen inpakken": _packing(word),
            },
            times,
        ),
    )
    yield Row(
        "Word, van waarden naar bestand",
        functions(
            {"ojg": lambda: write_docx(_contract(next(composed)), style), "docxtpl": filled},
            times,
        ),
    )


def _office_row(word: bytes, office: str, folder: Path, times: int) -> Row:
    """Let LibreOffice make PDFs, of one file and of several at once."""
    names = [f"{number}.docx" for number in range(_TOGETHER)]
    for name in names:
        (folder / name).write_bytes(word)
    convert = [office, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    one, several = "LibreOffice", f"LibreOffice, {_TOGETHER} bestanden in één keer, per bestand"
    costs = commands({one: [*convert, names[0]], several: [*convert, *names]}, folder, times)
    return Row("hetzelfde Word-bestand naar PDF", {**costs, several: costs[several].shared(_TOGETHER)})


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
