"""Word and ODT files carry their letters, so that a machine without them shows the same pages."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from io import BytesIO
from pathlib import Path
from types import ModuleType
from uuid import UUID

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from lxml import etree

from generator.render import writer_for
from generator.render.style import Style
from generator.render.word.package import W
from tests.sample_document import sample_document

FACES = {"embedRegular": "Regular", "embedBold": "Bold", "embedItalic": "Italic"}
LICENCE = 13
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    loader = SourceFileLoader("embed_fonts", str(ROOT / "tools" / "embed-fonts"))
    spec = spec_from_loader(loader.name, loader)
    assert spec
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_the_shells_hold_the_fonts_of_the_style_as_the_tool_puts_them_in(
    tool: ModuleType, style: Style, tmp_path: Path
) -> None:
    for name in ("overeenkomst.docx", "overeenkomst.odt"):
        (tmp_path / name).write_bytes(style.read(name))
    (tmp_path / "fonts").symlink_to(style.path("fonts/OFL.txt").parent)
    tool.main([str(tmp_path)])
    for name in ("overeenkomst.docx", "overeenkomst.odt"):
        assert (tmp_path / name).read_bytes() == style.read(name), "run tools/embed-fonts"


def test_a_word_file_carries_its_letters(tool: ModuleType, style: Style) -> None:
    with zipfile.ZipFile(BytesIO(writer_for("docx")(sample_document(), style))) as package:
        table = etree.fromstring(package.read("word/fontTable.xml"))
        relations = etree.fromstring(package.read("word/_rels/fontTable.xml.rels"))
        targets = {one.get("Id"): one.get("Target") for one in relations}
        for element, face in FACES.items():
            entry = next(table.iter(W + element))
            hidden = package.read(f"word/{targets[entry.get(f'{tool._R}id')]}")
            assert_font(tool.hidden(hidden, UUID(entry.get(f"{W}fontKey", ""))), face)
        assert b"<w:embedTrueTypeFonts/>" in package.read("word/settings.xml")


def test_an_odt_file_carries_its_letters(style: Style) -> None:
    with zipfile.ZipFile(BytesIO(writer_for("odt")(sample_document(), style))) as package:
        for part in ("content.xml", "styles.xml"):
            for place, face in zip(places(package.read(part)), FACES.values(), strict=True):
                assert_font(package.read(place), face)
                assert f'full-path="{place}"'.encode() in package.read("META-INF/manifest.xml")


def places(part: bytes) -> Iterator[str]:
    for element in etree.fromstring(part).iter("{*}font-face-uri"):
        yield element.get("{http://www.w3.org/1999/xlink}href", "")


def assert_font(data: bytes, face: str) -> None:
    font = TTFont(BytesIO(data))
    names = font["name"]
    assert (names.getDebugName(1), names.getDebugName(2)) == ("Source Sans Pro", face)
    assert "SIL Open Font License" in names.getDebugName(LICENCE)
    assert set(map(ord, "aÉëﬁŁ–€“")) - {0xFB01} <= font.getBestCmap().keys()
