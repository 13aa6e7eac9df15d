"""A house style of one's own: only what differs, and a logo that is really there in every format."""

from __future__ import annotations

import re
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from lxml import etree
from PIL import Image
from playwright.sync_api import Browser

from generator.render import writer_for
from generator.render.logo import MAX_WIDTH, find_logo
from generator.render.style import Style
from generator.render.word.package import read_package, write_package
from generator.render.words import body_words
from tests.conformance.checkers import office_problems, page_problems
from tests.logos import FORMATS, LOGOS, own_style
from tests.odt_files import with_parts
from tests.pdf_tags import assert_reads_as, tag_tree
from tests.pdf_validity import problems, short_document


@dataclass(frozen=True)
class Made:
    """The documents of a house style with a logo, and the first two pages that each of them prints."""

    folder: Path
    style: Style

    def document(self, file_format: str) -> bytes:
        return self.document_path(file_format).read_bytes()

    def document_path(self, file_format: str) -> Path:
        return self.folder / f"document.{file_format}"

    def printed_path(self, file_format: str) -> Path:
        return self.folder.parent / f"{self.folder.name}-{file_format}.pdf"

    def page(self, file_format: str, number: int) -> Image.Image:
        target = self.folder / f"{file_format}-p{number}"
        pdf = str(self.document_path("pdf") if file_format == "pdf" else self.printed_path(file_format))
        numbers = [str(number)] * 2
        command = ["pdftoppm", "-r", "72", "-png", "-singlefile", "-f", numbers[0], "-l", numbers[1]]
        subprocess.run([*command, pdf, str(target)], check=True)
        return Image.open(target.with_suffix(".png")).convert("RGB")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, style: Style) -> dict[str, Made]:
    """Write every format with every kind of logo; LibreOffice prints all of them in one go."""
    root = tmp_path_factory.mktemp("logos")
    found = {}
    for name, data in LOGOS.items():
        folder = root / name.replace(".", "-")
        own = own_style(folder / "stijl", style, {name: data})
        for file_format in FORMATS:
            (folder / f"document.{file_format}").write_bytes(writer_for(file_format)(short_document(), own))
        found[name] = Made(folder, own)
    _print_all(
        {
            one.document_path(file_format): one.printed_path(file_format)
            for one in found.values()
            for file_format in ("docx", "odt")
        },
        root / "profiel",
    )
    return found


def _print_all(files: Mapping[Path, Path], profile: Path) -> None:
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is not installed; run tools/system-packages test"
    command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf"]
    copies = [pdf.with_suffix(path.suffix) for path, pdf in files.items()]
    for path, copy in zip(files, copies, strict=True):
        shutil.copy(path, copy)
    out = copies[0].parent
    subprocess.run([*command, "--outdir", str(out), *copies], check=True, capture_output=True, timeout=300)


def red_area(page: Image.Image) -> tuple[float, float, float, float] | None:
    """Find the red on a page, in millimetres."""
    pixels = page.tobytes()
    places = [
        divmod(start // 3, page.width)
        for start in range(0, len(pixels), 3)
        if pixels[start] > 150 and pixels[start + 1] < 70 and pixels[start + 2] < 90
    ]
    if not places:
        return None
    rows, columns = zip(*places, strict=True)
    left, top, right, bottom = (
        side * 25.4 / 72 for side in (min(columns), min(rows), max(columns) + 1, max(rows) + 1)
    )
    return left, top, right, bottom


@pytest.mark.parametrize("file_format", ["docx", "odt", "pdf"])
@pytest.mark.parametrize("name", LOGOS)
def test_the_logo_is_on_the_first_page_and_no_other(
    made: dict[str, Made], name: str, file_format: str
) -> None:
    area = red_area(made[name].page(file_format, 1))
    assert area is not None
    left, top, right, bottom = area
    assert right - left == pytest.approx(MAX_WIDTH, abs=1.5)
    assert bottom - top == pytest.approx(MAX_WIDTH / 3, abs=1.5)
    assert left == pytest.approx(30, abs=1.5)
    assert 8 < top < 20
    assert red_area(made[name].page(file_format, 2)) is None


@pytest.mark.parametrize("name", LOGOS)
def test_the_page_holds_the_logo_itself(made: dict[str, Made], name: str) -> None:
    page = made[name].document("html")
    (image,) = etree.fromstring(page).iter("img")
    kind, _, data = str(image.get("src")).partition(";base64,")
    assert kind == ("data:image/svg+xml" if name == "logo.svg" else "data:image/png")
    assert image.get("alt") == f"Logo van {short_document().meta.author}"
    assert image.get("style") == "width: 50.00mm; height: 16.67mm"
    logo = find_logo(made[name].style)
    assert logo
    assert b64decode(data) == (logo.drawing or logo.picture)


def test_pages_with_a_logo_are_accessible(made: dict[str, Made], browser: Browser) -> None:
    for one in made.values():
        assert list(page_problems(one.folder / "document.html", browser)) == []


@pytest.mark.parametrize("name", LOGOS)
def test_the_pdf_stays_valid_and_says_what_the_logo_is(made: dict[str, Made], name: str) -> None:
    pdf = made[name].document("pdf")
    assert problems(pdf) == []
    with pikepdf.open(BytesIO(pdf)) as opened:
        figures = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
        assert [str(one.Alt) for one in figures] == [f"Logo van {short_document().meta.author}"]
    assert len(tag_tree(pdf).all("Figure")) == 1


@pytest.mark.parametrize("file_format", ["docx", "odt"])
@pytest.mark.parametrize("name", LOGOS)
def test_office_files_with_a_logo_are_valid(made: dict[str, Made], name: str, file_format: str) -> None:
    path = made[name].folder / f"document.{file_format}"
    assert list(office_problems(path)) == []
    with ZipFile(path) as archive:
        suffixes = {entry.rpartition(".")[2] for entry in archive.namelist() if "ojg-logo" in entry}
        assert suffixes == ({"svg", "png"} if (name, file_format) == ("logo.svg", "docx") else {"png"})


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("name", LOGOS)
def test_the_same_logo_gives_the_same_bytes(
    made: dict[str, Made], style: Style, tmp_path: Path, name: str, file_format: str
) -> None:
    again = own_style(tmp_path / "anders", style, {name: LOGOS[name]})
    assert writer_for(file_format)(short_document(), again) == made[name].document(file_format)


def test_without_a_logo_nothing_is_added(style: Style) -> None:
    assert find_logo(style) is None
    assert b"<img" not in writer_for("html")(short_document(), style)
    with ZipFile(BytesIO(writer_for("docx")(short_document(), style))) as archive:
        assert not [name for name in archive.namelist() if "media" in name]
        assert b"titlePg" not in archive.read("word/document.xml")


def test_words_stay_the_words_of_the_document(made: dict[str, Made]) -> None:
    assert_reads_as(tag_tree(made["logo.png"].document("pdf")), body_words(short_document()))


def test_only_the_file_that_is_there_differs(style: Style, tmp_path: Path) -> None:
    colours = style.read("kleuren.css").replace(b"#0f5468", b"#7a2048")
    own = own_style(tmp_path / "kleur", style, {"kleuren.css": colours})
    document = short_document()
    page = writer_for("html")(document, own)
    assert b"--accent: #7a2048" in page
    assert page.replace(b"#7a2048", b"#0f5468") == writer_for("html")(document, style)
    assert writer_for("pdf")(document, own) != writer_for("pdf")(document, style)
    for file_format in ("docx", "odt"):
        assert writer_for(file_format)(document, own) == writer_for(file_format)(document, style)


def test_a_shell_of_ones_own_changes_word_only(style: Style, tmp_path: Path) -> None:
    parts = read_package(style.read("overeenkomst.docx"), "overeenkomst.docx")
    parts["word/styles.xml"] = re.sub(rb"0F5468", b"7A2048", parts["word/styles.xml"], flags=re.I)
    own = own_style(tmp_path / "word", style, {"overeenkomst.docx": write_package(parts)})
    document = short_document()
    assert writer_for("docx")(document, own) != writer_for("docx")(document, style)
    for file_format in ("odt", "pdf", "html"):
        assert writer_for(file_format)(document, own) == writer_for(file_format)(document, style)


def test_a_picture_that_the_designer_put_in_a_header_stays_alone(style: Style, tmp_path: Path) -> None:
    """A shell with a logo of its own needs no second one; the PDF and the page still do."""
    word, odt = style.read("overeenkomst.docx"), style.read("overeenkomst.odt")
    with ZipFile(BytesIO(word)) as one, ZipFile(BytesIO(odt)) as other:
        header, styles = one.read("word/header1.xml"), other.read("styles.xml")
    drawing, frame = (
        b"<w:r><w:pict/></w:r>",
        b'<draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame>',
    )
    files = {
        "logo.png": LOGOS["logo.png"],
        "overeenkomst.docx": with_parts(
            word, {"word/header1.xml": header.replace(b"</w:p>", drawing + b"</w:p>")}
        ),
        "overeenkomst.odt": with_parts(
            odt,
            {"styles.xml": styles.replace(b"</text:p></style:header>", frame + b"</text:p></style:header>")},
        ),
    }
    own = own_style(tmp_path / "eigen", style, files)
    for file_format in ("docx", "odt"):
        with ZipFile(BytesIO(writer_for(file_format)(short_document(), own))) as archive:
            assert not [name for name in archive.namelist() if "ojg-logo" in name]
    assert writer_for("html")(short_document(), own) != writer_for("html")(short_document(), style)
