"""House styles: each mistake in a shell or style sheet is found once, and none in the shipped style."""

from __future__ import annotations

import re
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from generator.errors import RenderError
from generator.findings import Finding, Severity
from generator.model.document import Document
from generator.render import writer_for
from generator.render.odf import writer as odt_writer
from generator.render.odf.package import parse_xml
from generator.render.odf.shell import open_odt_shell
from generator.render.odf.writer import write_odt
from generator.render.style import Style
from generator.render.word import writer as docx_writer
from generator.render.word.package import W
from generator.render.word.shell import open_shell
from generator.render.word.writer import write_docx
from generator.tasks.lint.house_styles import house_style_findings
from generator.workspace import Workspace
from tests.lint.content import ROOT
from tests.sample_document import sample_document

STANDARD = ROOT / "templates" / "huisstijl" / "standaard"
WORD, ODT = "overeenkomst.docx", "overeenkomst.odt"
DOCUMENT, HEADER, STYLES = "word/document.xml", "word/header1.xml", "word/styles.xml"
RELATION = (
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" '
    'Target="https://voorbeeld.example/x" TargetMode="External"/></Relationships>'
)


PLACES = "<!-- $taal $titel $kop $stijl $inhoud -->"


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    """Make a content folder with an empty house style of its own beside the standard one."""
    styles = tmp_path / "templates" / "huisstijl"
    shutil.copytree(STANDARD, styles / "standaard")
    (styles / "pekela").mkdir()
    (tmp_path / "agreements").mkdir()
    return Workspace(tmp_path)


def folder(workspace: Workspace) -> Path:
    return workspace.root / "templates" / "huisstijl" / "pekela"


def with_changed(workspace: Workspace, shell: str, part: str, old: str, new: str) -> list[Finding]:
    """Put a copy of a shell with a change in it in the own house style, and look through."""
    target = BytesIO()
    with zipfile.ZipFile(STANDARD / shell) as source, zipfile.ZipFile(target, "w") as archive:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == part:
                assert old in data.decode()
                data = data.decode().replace(old, new).encode()
            archive.writestr(info, data)
    (folder(workspace) / shell).write_bytes(target.getvalue())
    return list(house_style_findings(workspace))


def test_the_shipped_house_style_is_in_order() -> None:
    assert list(house_style_findings(Workspace(ROOT))) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        (DOCUMENT, "{{p inhoud }}", "inhoud", "precies één keer de regel {{p inhoud }}"),
        (DOCUMENT, "<w:body>", "<w:body><w:p><w:r><w:t>{{ bedrag }}</w:t></w:r></w:p>", "Een invulplaats"),
        (HEADER, "{{ kopregel }}", "{{ gemeente }}", '"gemeente" is onbekend'),
        (
            DOCUMENT,
            "<w:body>",
            '<w:body><w:p><w:ins w:id="1" w:author="A"/></w:p>',
            "bijgehouden wijzigingen",
        ),
        (HEADER, "<w:p>", '<w:p><w:del w:id="1" w:author="A"/>', "bijgehouden wijzigingen"),
        (DOCUMENT, "<w:body>", '<w:body><w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>', "opmerkingen"),
        (STYLES, 'w:val="Tabelkop"', 'w:val="Tabelkoppen"', 'geen stijl "Tabelkop"'),
        (STYLES, 'w:val="Nog in te vullen"', 'w:val="Gat"', 'geen stijl "Nog in te vullen"'),
        (STYLES, 'w:val="Geletterde lijst"', 'w:val="Letters"', 'de stijl "Geletterde lijst" geen nummering'),
        (STYLES, 'w:val="nl-NL"', 'w:val="en-GB"', "zegt niet dat de taal nl-NL is"),
        (HEADER, "<w:r>", '<w:r><w:rPr><w:lang w:val="de-DE"/></w:rPr>', "met de taal de-DE"),
        (
            "word/_rels/document.xml.rels",
            "</Relationships>",
            RELATION.format("image"),
            "haalt iets van buiten",
        ),
        ("[Content_Types].xml", "wordprocessingml.header+xml", "wordprocessingml.other+xml", "geen koptekst"),
    ],
)
def test_a_mistake_in_the_word_shell_is_found(
    own: Workspace, part: str, old: str, new: str, said: str
) -> None:
    findings = with_changed(own, WORD, part, old, new)
    wanted = [finding for finding in findings if said in finding.message]
    assert len(wanted) == 1, [finding.message for finding in findings]
    assert {finding.spot.file for finding in findings} == {f"templates/huisstijl/pekela/{WORD}"}
    assert {(finding.rule, finding.severity) for finding in findings} == {("huisstijl", Severity.ERROR)}
    assert all(finding.hint for finding in findings)


def test_a_link_in_the_word_shell_fetches_nothing(own: Workspace) -> None:
    relation = RELATION.format("hyperlink")
    assert with_changed(own, WORD, "word/_rels/document.xml.rels", "</Relationships>", relation) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        ("content.xml", 'table:name="kern"', 'table:name="kernen"', 'geen goede voorbeeldtabel "kern"'),
        ("styles.xml", 'style:name="Onderdeel"', 'style:name="Deel"', 'geen stijl "Onderdeel"'),
        ("styles.xml", 'text:name="Kopregel"', 'text:name="Gemeente"', 'een veld "Gemeente"'),
        ("styles.xml", 'fo:language="nl"', 'fo:language="en"', "zegt niet dat de taal nl-NL is"),
        ("styles.xml", "<style:header>", "<style:header><office:annotation/>", "opmerkingen"),
    ],
)
def test_a_mistake_in_the_odt_shell_is_found(
    own: Workspace, part: str, old: str, new: str, said: str
) -> None:
    findings = with_changed(own, ODT, part, old, new)
    wanted = [finding for finding in findings if said in finding.message]
    assert len(wanted) == 1, [finding.message for finding in findings]
    assert {finding.spot.file for finding in findings} == {f"templates/huisstijl/pekela/{ODT}"}


@pytest.mark.parametrize("name", [WORD, ODT])
def test_a_shell_that_is_something_else_is_one_finding(own: Workspace, name: str) -> None:
    (folder(own) / name).write_bytes(b"geen zip")
    (finding,) = house_style_findings(own)
    assert "is geen" in finding.message


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("print.css", "a {}\n@import 'https://letters.example/a.css';\n", 2),
        ("print.css", "a {}\nb { background: url( //beeld.example/a.png) }", 2),
        ("screen.css", '@font-face { src: url("HTTP://letters.example/a.ttf") }', 1),
        ("page.html", "<head>\n<link rel='stylesheet'\n  href='https://stijl.example/a.css'>", 3),
        ("page.html", "<p>\n<img alt='' src=https://beeld.example/a.png>", 2),
        ("page.html", "<style>\na { background: url(https://beeld.example/a.png) }</style>", 2),
        ("logo.svg", "<svg>\n<image xlink:href='https://beeld.example/a.png'/></svg>", 2),
        ("logo.svg", "<svg>\n<use href='//beeld.example/a.svg#b'/></svg>", 2),
    ],
)
def test_what_is_fetched_from_outside_is_found_at_its_line(
    own: Workspace, name: str, text: str, line: int
) -> None:
    (folder(own) / name).write_text(text + PLACES * (name == "page.html"), "utf-8")
    (finding,) = house_style_findings(own)
    assert (finding.rule, finding.spot.file, finding.spot.line) == (
        "huisstijl-van-buiten",
        f"templates/huisstijl/pekela/{name}",
        line,
    )
    assert finding.excerpt[finding.spot.column - 1 :].lower().startswith(("http", "//"))
    assert ".example/a." in finding.message


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("print.css", "@import url(kleuren.css);\na { background: url(data:image/png;base64,AA==) }"),
        ("print.css", "@import 'kleuren.css'; a { background: url('beeld/a.png') }"),
        (
            "page.html",
            "<a href='https://www.rijksoverheid.nl'>Rijk</a> <img src='data:image/png;base64,AA=='>",
        ),
        ("page.html", "<html xmlns='http://www.w3.org/1999/xhtml'><link rel='icon' href='a.png'>"),
        ("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'><use href='#a'/></svg>"),
    ],
)
def test_what_a_file_may_use(own: Workspace, name: str, text: str) -> None:
    (folder(own) / name).write_text(text + PLACES * (name == "page.html"), "utf-8")
    assert list(house_style_findings(own)) == []


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("page.html", "<p>€ één</p>\n".encode("cp1252"), "geen tekst in UTF-8: in regel 1"),
        ("print.css", "p {}\n/* één */".encode("cp1252"), "geen tekst in UTF-8: in regel 2"),
        ("screen.css", "p {}\n/* één */".encode("cp1252"), "geen tekst in UTF-8: in regel 2"),
        ("kleuren.css", b"a {}\n</style><script>alert(1)</script>", 'regel 2, staat "</"'),
        ("screen.css", b"a {}\n\n</STYLE ><script>", 'regel 3, staat "</"'),
        ("page.html", b"<p>$taal $titel $kop $stijl</p>", "geen invulplek $inhoud"),
        ("page.html", b"<p>$taal $titel $kop $stijl $inhuod</p>", "onbekende invulplek: 'inhuod'"),
        ("page.html", b"<p>$taal $titel $kop $stijl $inhoud kost 5 $</p>", "onbekende invulplek"),
    ],
)
def test_a_file_that_no_page_can_be_made_with_is_found_and_refused(
    own: Workspace, name: str, data: bytes, words: str
) -> None:
    (folder(own) / name).write_bytes(data)
    (finding,) = house_style_findings(own)
    assert (finding.rule, finding.spot.file) == ("huisstijl", f"templates/huisstijl/pekela/{name}")
    assert f"pekela/{name}" in finding.message
    assert words in finding.message
    write = writer_for("pdf" if name == "print.css" else "html")
    with pytest.raises(RenderError, match=re.escape(words)):
        write(sample_document(), Style((folder(own), STANDARD)))


@pytest.fixture(scope="module")
def sample() -> Document:
    return sample_document()


def test_every_style_that_a_word_file_uses_is_looked_for(sample: Document) -> None:
    shell = open_shell((STANDARD / WORD).read_bytes(), WORD, docx_writer.NUMBERED)
    names = {style: name for name, style in shell.styles.items()}
    with zipfile.ZipFile(BytesIO(write_docx(sample, Style((STANDARD,))))) as archive:
        body = parse_xml(archive.read(DOCUMENT), DOCUMENT)
    kinds = [f"{W}{kind}" for kind in ("pStyle", "rStyle", "tblStyle")]
    used = {names[str(element.get(f"{W}val"))] for element in body.iter(*kinds)}
    assert used <= {name.lower() for name in (*docx_writer.NEEDED, *docx_writer.NUMBERED)}


def test_every_style_that_an_odt_file_uses_is_looked_for(sample: Document) -> None:
    shell = open_odt_shell((STANDARD / ODT).read_bytes(), ODT)
    with zipfile.ZipFile(BytesIO(write_odt(sample, Style((STANDARD,))))) as archive:
        content = archive.read("content.xml").decode()
    looks = {
        cell.paragraph for pattern in shell.patterns.values() for row in pattern.rows for cell in row.cells
    }
    for (family, shown), name in shell.names.items():
        if family in odt_writer.NEEDED and name not in looks and f'style-name="{name}"' in content:
            assert shown in odt_writer.NEEDED[family]
