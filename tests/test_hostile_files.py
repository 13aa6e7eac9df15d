"""What is no use as a file is refused in Dutch, in time and in little memory, wherever it comes in."""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from generator.edge.archives import read_parts
from generator.edge.files import read_file
from generator.edge.json_data import json_value
from generator.edge.pdfs import attached_file, is_pdf
from generator.edge.pictures import read_picture
from generator.edge.xml import parse_xml
from generator.errors import LogoError, RenderError, TemplateError, UnreadableError, WorkspaceError
from generator.load.municipalities import read_municipalities
from generator.load.template import read_schema
from generator.output import replace_file, rewrite_file
from generator.render.logo import find_logo
from generator.render.stated_terms import FILE_NAME
from generator.render.style import Style
from generator.render.web.page import Page, fill_page
from generator.tasks.textconv import readable
from tests.acceptance.folder import content_folder
from tests.cli.command import run
from tests.logos import own_style

MEGABYTE = 1024 * 1024
SHAPE = '<path d="M0 0L1 1L0 1z"/>'


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def drawing(body: str, box: str = "0 0 10 10") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{body}</svg>'.encode()


class TestZip:
    def test_a_damaged_stream(self) -> None:
        data = bytearray(zipped({"a.xml": os.urandom(3000)}, zipfile.ZIP_STORED))
        data[100] ^= 0xFF
        with pytest.raises(UnreadableError, match="beschadigd"):
            read_parts(bytes(data))
        packed = zipped({"a.xml": b"abcdefgh" * 3000})
        start = packed.index(b"a.xml") + 5
        with pytest.raises(UnreadableError, match="beschadigd") as caught:
            read_parts(packed[:start] + b"\xff" * 8 + packed[start + 8 :])
        assert isinstance(caught.value.__cause__, zlib.error)

    def test_what_becomes_too_much(self) -> None:
        data = zipped({"word/document.xml": b"<a/>" * (15 * MEGABYTE)})
        assert len(data) < MEGABYTE
        with pytest.raises(UnreadableError, match="wordt uitgepakt onredelijk groot"):
            read_parts(data)

    def test_too_many_parts(self) -> None:
        with pytest.raises(UnreadableError, match="te veel onderdelen"):
            read_parts(zipped({f"{number}.xml": b"" for number in range(2001)}))

    def test_other_ways_to_pack(self) -> None:
        with pytest.raises(UnreadableError, match="een manier die in zulke bestanden niet mag"):
            read_parts(zipped({"a.xml": b"a"}, zipfile.ZIP_LZMA))

    def test_a_part_that_nobody_asks_for_is_left_alone(self) -> None:
        data = zipped({"a.xml": b"a", "b.xml": b"b" * (15 * MEGABYTE)})
        assert read_parts(data, lambda name: name == "a.xml") == {"a.xml": b"a"}

    def test_git_compares_a_word_file_by_its_digest_then(self, tmp_path: Path) -> None:
        data = zipped({"word/document.xml": b"<a/>" * (15 * MEGABYTE)})
        shown = readable(data, "x.docx", tmp_path).decode()
        assert shown.startswith("Dit is geen leesbaar Word-bestand: het onderdeel")
        assert "SHA-256" in shown


class TestXml:
    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"<a><b></a>", "in regel 1 klopt iets niet"),
            (b"<a>\n\n<b c=1/></a>", "in regel 3 klopt iets niet"),
            (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "ENTITY"),
            (b"<a>" * 5000, "in regel 1 klopt iets niet"),
            (b"<a>" + b"<b/>" * 1_000_001 + b"</a>", "te veel onderdelen"),
            (b"", "in regel 1 klopt iets niet"),
        ],
    )
    def test_is_refused(self, data: bytes, reason: str) -> None:
        with pytest.raises(UnreadableError, match=re.escape(reason)):
            parse_xml(data)


class TestJson:
    @pytest.mark.parametrize(
        ("data", "reason", "line"),
        [
            (b'{"a":\n 1,}', "hier hoort een sleutel", 2),
            (b'{"a": "\xff"}', "geen UTF-8", 1),
            (b"[" * 100_000, "te veel lijsten of groepen in elkaar", 0),
            (b"9" * 5000, "geen getal om mee te rekenen", 0),
            (b"1e999999999", "geen getal om mee te rekenen", 0),
            (b"NaN", "geen getal om mee te rekenen", 0),
        ],
    )
    def test_is_refused(self, data: bytes, reason: str, line: int) -> None:
        with pytest.raises(UnreadableError, match=reason) as caught:
            json_value(data)
        assert caught.value.line == line

    def test_a_schema_is_told_with_its_line(self, tmp_path: Path) -> None:
        (tmp_path / "schema.json").write_text('{\n"type": {,\n', "utf-8")
        with pytest.raises(TemplateError, match="hier hoort een sleutel") as caught:
            read_schema(tmp_path / "schema.json", "x/schema.json")
        assert caught.value.spot
        assert (caught.value.spot.file, caught.value.spot.line) == ("x/schema.json", 2)

    def test_a_type_that_is_no_word_is_a_finding(self, tmp_path: Path) -> None:
        root = content_folder(tmp_path, "stadskanaal")
        path = root / "templates/modelovereenkomst/2026.1/schema.json"
        text = path.read_text("utf-8")
        path.write_text(text.replace('"type": "object"', '"type": {"a": 1}', 1), "utf-8")
        done = run("--root", str(root), "check", "stadskanaal", cwd=root)
        assert done.returncode in (1, 3)
        assert "schema.json:" in done.stdout + done.stderr
        assert "Traceback" not in done.stderr


class TestPdf:
    def test_one_with_a_password(self, tmp_path: Path) -> None:
        path = tmp_path / "x.pdf"
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
        assert is_pdf(path)
        with pytest.raises(UnreadableError, match="er zit een wachtwoord op"):
            attached_file(path, FILE_NAME)
        done = run("show", str(path))
        assert (done.returncode, done.stdout) == (3, "")
        assert "er zit een wachtwoord op" in done.stderr

    def test_a_large_file_in_a_small_one(self, tmp_path: Path) -> None:
        path = tmp_path / "x.pdf"
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            pdf.attachments[FILE_NAME] = bytes(100 * MEGABYTE)
            pdf.save(path)
        assert path.stat().st_size < MEGABYTE
        with pytest.raises(UnreadableError, match="er komt te veel uit"):
            attached_file(path, FILE_NAME)

    @pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.7\nxref\ntrailer\n<</Root 1 0 R>>", b"geen"])
    def test_what_is_none(self, tmp_path: Path, data: bytes) -> None:
        (tmp_path / "x.pdf").write_bytes(data)
        assert not is_pdf(tmp_path / "x.pdf")


class TestFiles:
    def test_a_pipe_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "x")
        with pytest.raises(OSError, match="geen gewoon bestand"):
            read_file(tmp_path / "x")

    def test_a_large_one_is_not_read(self, tmp_path: Path) -> None:
        with (tmp_path / "x").open("wb") as stream:
            stream.truncate(65 * MEGABYTE)
        with pytest.raises(OSError, match="het is groter dan 64 MB"):
            read_file(tmp_path / "x")

    def test_a_replaced_file_keeps_its_rights(self, tmp_path: Path) -> None:
        path = tmp_path / "x.yaml"
        path.write_bytes(b"a")
        path.chmod(0o600)
        replace_file(path, b"b")
        assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"b", 0o600)

    def test_a_link_stays_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "x.yaml").write_bytes(b"a")
        (tmp_path / "y.yaml").symlink_to("x.yaml")
        rewrite_file(tmp_path / "y.yaml", b"b")
        assert (tmp_path / "y.yaml").is_symlink()
        assert (tmp_path / "x.yaml").read_bytes() == b"b"

    @pytest.mark.parametrize("name", ["gemeenten.yaml", "grondslagen.yaml", "schrijfwijzer.yaml"])
    def test_a_shared_list_is_no_link_out(self, tmp_path: Path, name: str) -> None:
        root = content_folder(tmp_path, "stadskanaal")
        (root / "templates" / name).rename(tmp_path / name)
        (root / "templates" / name).symlink_to(tmp_path / name)
        commands = {"schrijfwijzer.yaml": ("lint", "informatieblad/2026.1"), "gemeenten.yaml": ("check",)}
        done = run("--root", str(root), *commands.get(name, ("show", "stadskanaal")), cwd=root)
        assert done.returncode == 3
        assert f"{name} ligt buiten de map" in done.stderr

    def test_municipalities_are_read_once_they_are_inside(self, tmp_path: Path) -> None:
        (tmp_path / "templates").mkdir()
        (tmp_path / "templates" / "gemeenten.yaml").write_text("gemeenten: {GM0001: {naam: A}}\n", "utf-8")
        assert read_municipalities(tmp_path / "templates")["GM0001"].name == "A"
        with pytest.raises(WorkspaceError, match="het is er niet"):
            read_municipalities(tmp_path)

    def test_a_model_file_is_no_link_out(self, tmp_path: Path) -> None:
        root = content_folder(tmp_path, "stadskanaal")
        path = root / "templates/modelovereenkomst/2026.1/regels.yaml"
        path.rename(tmp_path / "regels.yaml")
        path.symlink_to(tmp_path / "regels.yaml")
        done = run("--root", str(root), "check", "stadskanaal", cwd=root)
        assert "regels.yaml is een koppeling naar iets buiten de map" in done.stdout + done.stderr

    @pytest.mark.parametrize("day", ["hallo", "2027-02-30", "01-02-2027", ""])
    def test_a_day_is_a_day(self, day: str) -> None:
        done = run("check", "stadskanaal", "--vandaag", day)
        assert done.returncode == 2
        assert "schrijf de datum als jjjj-mm-dd" in done.stderr


LONG = "a" * 300


@pytest.mark.parametrize(
    "command",
    [
        ("check", f"{LONG}.yaml"),
        ("--root", LONG, "check"),
        ("huisstijl", LONG),
        ("init", LONG),
        ("new-version", "modelovereenkomst", "2026.1", LONG),
        ("build", "--out", LONG),
        ("show", f"{LONG}.pdf"),
    ],
)
def test_a_name_too_long_for_the_system_is_told(command: tuple[str, ...]) -> None:
    done = run(*command)
    assert (done.returncode, done.stdout) == (3, "")
    assert "de naam of het pad is te lang" in done.stderr
    assert "Traceback" not in done.stderr


class TestStyle:
    @pytest.mark.parametrize("name", ["page.html", "screen.css", "kleuren.css"])
    def test_what_is_not_utf8(self, style: Style, tmp_path: Path, name: str) -> None:
        own = own_style(tmp_path, style, {name: b"a\n\xe9"})
        with pytest.raises(RenderError, match="geen tekst in UTF-8: in regel 2"):
            fill_page(Page("", ""), own)

    def test_a_sheet_stays_a_sheet(self, style: Style, tmp_path: Path) -> None:
        own = own_style(tmp_path, style, {"screen.css": b"p {}\n</style><script>alert(1)</script>"})
        with pytest.raises(RenderError, match=r'screen\.css, regel 2, staat "</"'):
            fill_page(Page("", ""), own)

    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (drawing(SHAPE, "0 0 1e-300 1e300"), "te smal of te breed"),
            (drawing(SHAPE, "0 0 1 1e-9"), "te smal of te breed"),
            (drawing(f'<path d="M0 0{"L1 1" * 300_000}"/>'), "groter dan 1 MB"),
            (drawing(f"<style>url(#{' ' * 200_000}</style>{SHAPE}"), "buiten het bestand"),
        ],
    )
    def test_a_drawing_is_refused(self, style: Style, tmp_path: Path, data: bytes, reason: str) -> None:
        with pytest.raises(LogoError, match=reason):
            find_logo(own_style(tmp_path, style, {"logo.svg": data}))

    @pytest.mark.parametrize(
        "body", [f"<style>{'a' * 200_000}</style>{SHAPE}", f'<path d="M0 0{"L9 1L1 9" * 25_000}"/>']
    )
    def test_a_drawing_takes_little_time(
        self, style: Style, tmp_path: Path, body: str, within: Callable[[float], None]
    ) -> None:
        logo = find_logo(own_style(tmp_path, style, {"logo.svg": drawing(body)}))
        assert logo
        assert logo.png().startswith(b"\x89PNG")
        within(5)

    @pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0" + b"\0" * 50])
    def test_a_picture_is_refused(self, data: bytes) -> None:
        with pytest.raises(UnreadableError, match="geen goed PNG"):
            read_picture(data)


@pytest.fixture
def within() -> Callable[[float], None]:
    """Tell afterwards that no more time of the processor went by than so many seconds."""
    start = os.times().user

    def assert_within(seconds: float) -> None:
        assert os.times().user - start < seconds

    return assert_within
