"""The web page: one file, well-formed, accessible, and nothing in it that a value could break."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from generator.errors import RenderError
from generator.render.style import Style
from generator.render.web.page import write_html
from generator.render.web.writer import write_body
from tests.sample_document import HOSTILE, sample_document

Tree = etree._Element


@pytest.fixture(scope="module")
def page(style: Style) -> bytes:
    return write_html(sample_document(), style)


@pytest.fixture(scope="module")
def tree(page: bytes) -> Tree:
    return etree.fromstring(page)


def find(tree: Tree, path: str) -> list[Tree]:
    found = tree.xpath(path)
    assert isinstance(found, list)
    return [node for node in found if isinstance(node, etree._Element)]


def words(node: Tree) -> str:
    return " ".join("".join(str(text) for text in node.itertext()).split())


def test_two_writes_are_equal(style: Style, page: bytes) -> None:
    assert write_html(sample_document(), style) == page


def test_body_is_well_formed_xml() -> None:
    etree.fromstring(f"<main>{write_body(sample_document())}</main>")


def test_page_is_one_small_file(page: bytes) -> None:
    text = page.decode()
    assert len(page) < 100_000
    assert not re.search(r"<(script|img|iframe|dl)\b|\bsrc=|url\(|@import", text)
    assert re.findall(r"<link [^>]*>", text) == [
        '<link rel="schema.dcterms" href="http://purl.org/dc/terms/"/>'
    ]


def test_policy_allows_nothing_from_elsewhere(tree: Tree) -> None:
    policy = str(find(tree, "//head/meta[@http-equiv='Content-Security-Policy']")[0].get("content"))
    assert policy.startswith("default-src 'none'; ")
    assert "script-src 'none'" in policy


def test_metadata_of_the_publication(tree: Tree) -> None:
    meta = sample_document().meta
    tags = {node.get("name"): node.get("content") for node in find(tree, "//meta[@name]")}
    for name, text in (
        ("title", meta.title),
        ("creator", meta.author),
        ("language", "nl-NL"),
        ("subject", meta.subject),
        ("identifier", meta.kenmerk),
    ):
        assert tags[f"dcterms.{name}"] == text


def test_page_has_its_landmarks_and_one_title(tree: Tree) -> None:
    assert tree.get("lang") == "nl-NL"
    for landmark in ("header", "nav", "main", "footer"):
        assert len(find(tree, f"//{landmark}")) == 1
    assert [words(node) for node in find(tree, "//h1")] == ["Overeenkomst Ondersteuner Jeugd en Gezin"]
    title = words(find(tree, "//title")[0])
    assert title == "Overeenkomst Ondersteuner Jeugd en Gezin — gemeente Stadskanaal · Stadskanaal"
    skip = find(tree, "//body/*[1]")[0]
    assert skip.get("href") == "#" + str(find(tree, "//main")[0].get("id"))


def test_headings_never_skip_a_level(tree: Tree) -> None:
    headings = find(tree, "//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
    levels = [int(str(node.tag)[1]) for node in headings]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_anchors_are_unique_and_every_internal_link_arrives(tree: Tree) -> None:
    anchors = [node.get("id") for node in find(tree, "//*[@id]")]
    assert len(anchors) == len(set(anchors))
    for link in find(tree, "//a[starts-with(@href, '#')]"):
        assert str(link.get("href"))[1:] in anchors
        assert words(link)


def test_contents_name_every_section(tree: Tree) -> None:
    lines = [words(node) for node in find(tree, "//nav//a")]
    assert lines[:4] == ["Kernafspraken", "Partijen", "Artikel 7 Vervanging", "Artikel 8 Doel & reikwijdte"]
    assert len(lines) == len(sample_document().sections)


def test_reference_is_one_link_to_its_deepest_part(tree: Tree) -> None:
    link = find(tree, "//li[@id='vervanging.wet']//a[@class='verwijzing']")[0]
    assert (link.get("href"), words(link)) == ("#vervanging.belang", "artikel 7, lid 2, onderdeel b")
    law = find(tree, "//a[@class='wet']")[0]
    assert (law.get("href"), words(law)) == (
        "https://wetten.overheid.nl/BWBR0034925?a=1&b=2",
        "artikel 7.3.8 van de Jeugdwet",
    )


def test_values_arrive_unchanged_and_know_their_path(tree: Tree) -> None:
    field = find(tree, "//table[@class='kern']//span[@class='veld']")[0]
    assert (field.text, field.get("data-pad")) == (HOSTILE, "werkgever.naam")
    assert words(find(tree, "//mark[@class='gat']")[0]) == "[nog in te vullen: KvK-nummer]"


def test_tables_have_headers_on_both_axes_and_scroll_by_keyboard(tree: Tree) -> None:
    tables = find(tree, "//main//table")
    for table in tables:
        frame = table.getparent()
        assert frame is not None
        assert (frame.get("tabindex"), frame.get("role")) == ("0", "group")
        assert frame.get("aria-label")
        assert find(table, "caption") or table.get("aria-label") == frame.get("aria-label")
        assert {cell.get("scope") for cell in find(table, "thead//th")} == {"col"}
        assert all(row[0].get("scope") == "row" for row in find(table, "tbody/tr"))
    assert len(tables) == 5


def test_signature_table_is_named_after_who_signs(tree: Tree) -> None:
    for table in find(tree, "//table[@class='handtekening']"):
        name = str(table.get("aria-label"))
        assert all(words(cell) in name for cell in find(table, "thead//th"))


def test_sole_lid_has_no_number_and_numbers_are_text(tree: Tree) -> None:
    assert not find(tree, "//section[@id='doel']//ol")
    assert words(find(tree, "//li[@id='vervanging.bekwaam']")[0]).startswith("a. de vervanger")


def test_a_reader_that_numbers_lists_itself_numbers_nothing_twice(page: bytes) -> None:
    """The numbers are words, so no list is one that counts: not for a reader, not pasted into Word."""
    assert b"<ol" not in page
    assert b'<ul class="lijst leden">' in page


def test_status_is_a_notice_outside_main(tree: Tree, style: Style) -> None:
    notice = find(tree, "//header/p[@class='melding']")[0]
    assert words(notice).startswith("CONCEPT. ")
    assert find(tree, "//body")[0].get("data-watermerk") == "CONCEPT"
    final = write_html(sample_document(watermark=""), style)
    assert b'class="melding"' not in final
    assert b" data-watermerk=" not in final.split(b"<body")[1]


def test_unknown_placeholder_in_page_html_is_an_error(tmp_path: Path, style: Style) -> None:
    (tmp_path / "page.html").write_text("<html>$inhuod</html>", encoding="utf-8")
    with pytest.raises(RenderError, match="inhuod") as caught:
        write_html(sample_document(), Style((tmp_path, *style.folders)))
    assert "$inhoud" in caught.value.hint


@pytest.mark.parametrize("sheet", ["kleuren.css", "kleuren-donker.css"])
def test_colours_have_enough_contrast(style: Style, sheet: str) -> None:
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", style.read(sheet).decode()))
    for text in ("tekst", "tekst-zacht", "accent"):
        for surface in ("achtergrond", "vlak", "watermerk"):
            assert contrast(colours[text], colours[surface]) >= 4.5, (text, surface)
    for pair in ("gat", "melding"):
        assert contrast(colours[f"{pair}-tekst"], colours[f"{pair}-vlak"]) >= 4.5


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """WCAG 2 relative luminance of a colour such as #0f5468."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4) for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
