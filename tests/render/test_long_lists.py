"""A list longer than the alphabet has the same letters in every format."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

from generator.compose.numbering import letter
from generator.model.document import Document
from generator.render import FORMATS, writer_for
from generator.render.odf.package import qualified
from generator.render.odf.shell import open_odt_shell
from generator.render.odf.writer import SHELL
from generator.render.style import Style
from generator.render.words import words_of_html
from tests.sample_document import item, onderdelen, replacement_article, sample_document

COUNT = 60


def long_list() -> Document:
    items = (item(f"x.{index}", f"{letter(index)}.", f"Praktijk {index};") for index in range(1, COUNT + 1))
    article = replace(replacement_article(), blocks=(onderdelen(*items),))
    return replace(sample_document(), lead=(), sections=(article,))


def test_every_format_writes_the_list(style: Style) -> None:
    written = {name: writer_for(name)(long_list(), style) for name in FORMATS}
    assert "bb. Praktijk 28; cc. Praktijk 29;" in " ".join(words_of_html(written["html"]))
    assert "zz. Praktijk 52;\n   aaa. Praktijk 53;" in written["txt"].decode()
    with zipfile.ZipFile(BytesIO(written["docx"])) as package:
        assert package.read("word/document.xml").count(b"Praktijk ") == COUNT
        assert b"startOverride" in package.read("word/numbering.xml")  # begins once, and counts on from there
    with zipfile.ZipFile(BytesIO(written["odt"])) as package:
        assert b"<text:list-item text:start-value" not in package.read("content.xml")
        assert package.read("styles.xml").count(b'style:num-letter-sync="true"') == 2


def test_letters_of_an_odt_shell_go_on_as_those_of_word(style: Style) -> None:
    data = style.read(SHELL)
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert b'style:num-letter-sync="true"' in parts["styles.xml"]
    parts["styles.xml"] = parts["styles.xml"].replace(b' style:num-letter-sync="true"', b"")
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    styles = open_odt_shell(target.getvalue(), SHELL).with_header("", "")
    letters = [level for level in styles.iter() if level.get(qualified("style:num-format")) == "a"]
    assert [level.get(qualified("style:num-letter-sync")) for level in letters] == ["true", "true"]
