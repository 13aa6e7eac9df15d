"""The overview page as it is written: rows, words, sizes, and nothing a value could break."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import replace

from lxml import etree

from generator.render.style import Style
from generator.render.web.index_page import write_index
from generator.render.web.index_table import IndexEntry, IndexFile
from tests.render.test_html import Tree, find, words

ENTRY = IndexEntry(
    organisation="Stadskanaal & co",
    municipalities=("Stadskanaal", "Veendam"),
    title="Modelovereenkomst",
    subject='Inzet in "De Brug" <BV>',
    kenmerk="Z-1",
    status="ter ondertekening",
    model="modelovereenkomst/2026.1",
    state="ontwerp",
    errors=0,
    warnings=2,
    files=(
        IndexFile("docx", "stads kanaal/a.docx", 61_240),
        IndexFile("pdf", "stadskanaal/a.pdf", 1_250_000),
    ),
)


def page(style: Style, *entries: IndexEntry, failed: dict[str, tuple[int, int]] | None = None) -> Tree:
    return etree.fromstring(write_index(entries, failed or {}, style, maker="ojg 1"))


def cells(tree: Tree) -> list[str]:
    return [words(cell) for cell in find(tree, "//tbody/tr[1]/*")]


def test_a_row_says_all_of_a_document(style: Style) -> None:
    assert cells(page(style, ENTRY)) == [
        "Stadskanaal & co",
        'ModelovereenkomstInzet in "De Brug" <BV>',
        "Z-1",
        "ter ondertekening",
        "2 waarschuwingen",
        "modelovereenkomst 2026.1, ontwerp",
        "PDF, 1,2 MBWord, 61 kB",
    ]


def test_links_say_which_document_they_open(style: Style) -> None:
    links = find(page(style, ENTRY), "//main//a")
    assert [link.get("href") for link in links] == ["stadskanaal/a.pdf", "stads%20kanaal/a.docx"]
    assert links[0].get("aria-label") == "PDF, 1,2 MB: Modelovereenkomst, Z-1, Stadskanaal & co"


def test_an_old_document_is_told_apart(style: Style) -> None:
    row = cells(page(style, replace(ENTRY, errors=1, warnings=0, kenmerk="")))
    assert row[4] == "1 fout; dit document is eerder gemaakt"
    assert row[2] == "geen"


def test_rows_stand_by_municipality_and_filters_know_each(style: Style) -> None:
    others = [
        replace(ENTRY, organisation=name, municipalities=(name,)) for name in ("Zuidhorn", "Ête", "emmen")
    ]
    tree = page(style, *others, ENTRY)
    rows = [words(row[0]) for row in find(tree, "//tbody/tr")]
    assert rows == ["emmen", "Ête", "Stadskanaal & co", "Zuidhorn"]
    options = [words(option) for option in find(tree, "//select[@id='filter-gemeente']/option")]
    assert options == ["Alle", "emmen", "Ête", "Stadskanaal", "Veendam", "Zuidhorn"]
    assert find(tree, "//tbody/tr[3]")[0].get("data-gemeente") == "Stadskanaal|Veendam"


def test_only_its_own_script_may_run(style: Style) -> None:
    tree = page(style, ENTRY)
    scripts = find(tree, "//script")
    digest = b64encode(hashlib.sha256(str(scripts[0].text).encode()).digest()).decode()
    policy = str(find(tree, "//meta[@http-equiv]")[0].get("content"))
    assert len(scripts) == 1
    assert f"script-src 'sha256-{digest}';" in policy
    assert not re.search("[<&]", style.read("overzicht.js").decode())


def test_without_documents_it_says_so(style: Style) -> None:
    tree = page(style, failed={"pekela": (2, 1)})
    assert "Er zijn geen documenten." in words(find(tree, "//main")[0])
    assert [words(line) for line in find(tree, "//main//li")] == ["pekela: 2 fouten, 1 waarschuwing"]
    assert not find(tree, "//script")
