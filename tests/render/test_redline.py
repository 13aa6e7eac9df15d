"""Word files with tracked changes: accepting all gives the new document, rejecting all the old one."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]

from generator.model.difference import Op
from generator.model.document import (
    Block,
    CrossReference,
    Document,
    Item,
    LegalReference,
    ReferencePart,
    Section,
    SectionKind,
    Strong,
    Table,
    TableKind,
)
from generator.render.redline.writer import write_redline
from generator.render.style import Style
from generator.render.word.writer import write_docx
from generator.render.words import body_words
from tests.acceptance import content
from tests.acceptance.office import difference
from tests.compare.edits import edited
from tests.compare.renumbering import mapped, renumbered
from tests.docx_sample import HOSTILE, numbering_sample
from tests.office_changes import decided_in_office
from tests.sample_document import inlines, item, leden, paragraph, row, sample_document, value
from tests.soak import sampled
from tests.tracked_changes import W, decided, read_part, words_of

DATE = "2026-11-21T09:30:00Z"
NAMES = ("stadskanaal", "veendam", "groningen")
CHANGES = ("ins", "del", "pPrChange", "customXmlInsRangeStart", "moveFrom", "moveTo")


def agreement(name: str) -> Document:
    return next(one for one in content.documents(name) if one.name.startswith("modelovereenkomst"))


def redline(old: Document, new: Document, style: Style) -> bytes:
    return write_redline(old, new, style, "J. Jurist", DATE)


def undecided(data: bytes, old: Document, new: Document) -> str:
    """Tell where accepting or rejecting all gives other words than the document has; empty when nowhere."""
    accepted = difference(words_of(decided(data, Op.NEW)), body_words(new))
    return accepted or difference(words_of(decided(data, Op.GONE)), body_words(old))


def body_of(data: bytes) -> etree._Element:
    return read_part(data, "word/document.xml")


def texts(body: etree._Element, change: str, kind: str) -> list[str]:
    """List the words in each insertion or deletion."""
    marks = (mark for mark in body.iter(W + change) if len(mark))
    return ["".join(node.text or "" for node in mark.iter(W + kind)) for mark in marks]


def with_values(document: Document, path: str, words: str) -> Document:
    return mapped(
        document,
        lambda one: replace(one, text=words) if path in getattr(one, "paths", ()) else one,  # type: ignore[arg-type]
    )


def article(number: int, *items: Item) -> Section:
    return Section(
        SectionKind.ARTICLE,
        f"art-{number}",
        f"Artikel {number}",
        str(number),
        inlines("Kop"),
        (leden(*items),),
    )


def document(*first: Item) -> Document:
    """Make a document of which the second article follows the first one, so that numbers run on."""
    after = (item("na.een", "", "Slot een."), item("na.twee", "", "Slot twee."))
    return renumbered(replace(sample_document(), sections=(article(1, *first), article(2, *after))))


STAYS = item("x.blijft", "", "Dit lid blijft", value("veertien"), "dagen.")
LAW = LegalReference("artikel 7.3.8 van de Jeugdwet", "https://wetten.overheid.nl/BWBR0034925")
ARTICLE_1 = CrossReference("art-1", (ReferencePart("artikel ", "1", "art-1"),))
ARTICLE_2 = CrossReference("art-2", (ReferencePart("artikel ", "2", "art-2"),))
FULL = item(
    "x.vol", "", "Zie ", LAW, ", ", ARTICLE_1, Strong(inlines(" en ")), ARTICLE_2, " over ", value("dit")
)
LIDS = (item("x.een", "", "Eerste lid."), item("x.twee", "", "Tweede lid, met ", value("waarde")))
TABLE = Table(TableKind.PLAIN, "", inlines("Bijschrift"), row("A", "B"), (row("c", "d"), row("e", "f")))


def with_table(*blocks: Block) -> Document:
    """Make a document with an article that ends in a table between two others."""
    added = Section(SectionKind.ARTICLE, "tabel", "", "0", inlines("Met tabel"), blocks)
    found = document(*LIDS)
    return renumbered(replace(found, sections=(found.sections[0], added, *found.sections[1:])))


def with_order(*order: int) -> Document:
    """Make a document of articles in an order of their own, each with a link and a reference."""
    articles = (
        article(
            n,
            item(f"y{n}.een", "", f"Lid een van {n}, zie ", LAW, "."),
            item(f"y{n}.b", "", "Zie ", ARTICLE_1),
        )
        for n in order
    )
    return renumbered(replace(sample_document(), sections=tuple(articles)))


EDGES = {
    "a lid at the end": (document(LIDS[0]), document(*LIDS)),
    "a lid at the start": (document(LIDS[1]), document(*LIDS)),
    "a lid instead of another": (document(STAYS, LIDS[0]), document(STAYS, LIDS[1])),
    "a sole lid that changes too": (
        document(item("x.een", "", "Een aap.")),
        document(item("x.een", "", "Een noot."), LIDS[1]),
    ),
    "an insertion at the end before a new lid": (
        document(item("x.een", "", "Eerste lid")),
        document(item("x.een", "", "Eerste lid en meer"), LIDS[1]),
    ),
    "a value at the end before a new lid": (
        document(item("x.een", "", "Eerste lid: ", value("aap"))),
        document(item("x.een", "", "Eerste lid: ", value("noot")), LIDS[1]),
    ),
    "a value at the end where none was": (
        document(item("x.een", "", "Eerste lid:")),
        document(item("x.een", "", "Eerste lid: ", value("noot")), LIDS[1]),
    ),
    "an article with a table": (document(*LIDS), with_table(paragraph("Dit is het:"), TABLE)),
    "another table": (
        with_table(TABLE),
        with_table(replace(TABLE, header=row("A", "B", "C"), rows=(row("c", "d", "e"),), caption=())),
    ),
    "lids in another order": (
        document(STAYS, LIDS[0], LIDS[1], item("x.drie", "", "Derde lid van dit stuk.")),
        document(LIDS[1], item("x.drie", "", "Derde lid van dit stuk."), STAYS, LIDS[0]),
    ),
    "articles in another order": (with_order(1, 2, 3, 4), with_order(3, 1, 4, 2)),
    "a sole lid with all there can be in it": (document(FULL), document(FULL, LIDS[0])),
    "a second paragraph": (
        document(STAYS, LIDS[0]),
        document(replace(STAYS, blocks=(*STAYS.blocks, paragraph("Tweede alinea."))), LIDS[0]),
    ),
}


@pytest.mark.parametrize("name", EDGES)
def test_edges_of_paragraphs(name: str, style: Style) -> None:
    old, new = EDGES[name]
    assert not undecided(redline(old, new, style), old, new)
    assert not undecided(redline(new, old, style), new, old)


@pytest.mark.parametrize("seed", sampled(range(48), range(16)))
def test_any_edit_can_be_accepted_and_rejected(seed: int, style: Style) -> None:
    random = Random(seed)
    old = renumbered(numbering_sample() if seed % 8 == 7 else agreement(NAMES[seed % len(NAMES)]))
    new = edited(old, random, edits=1 + seed % 5)
    assert not undecided(redline(old, new, style), old, new)


@pytest.mark.parametrize(("one", "other"), [("stadskanaal", "oldambt"), ("eemsdelta", "veendam")])
def test_agreements_of_two_municipalities(one: str, other: str, style: Style) -> None:
    old, new = agreement(one), agreement(other)
    data = redline(old, new, style)
    assert not undecided(data, old, new)
    assert data == redline(old, new, style)


def test_without_changes_it_is_the_document(style: Style) -> None:
    body = body_of(redline(sample_document(), sample_document(), style))
    assert not [node for name in CHANGES for node in body.iter(W + name)]
    plain = body_of(write_docx(sample_document(), style))
    (page,) = plain.iter(f"{W}body")
    for aside in [one for one in page if one.find(f"{W}tr/{W}tc/{W}tbl") is not None]:
        *inside, _end = [one for one in aside.iterfind(f"{W}tr/{W}tc/*") if one.tag != f"{W}tcPr"]
        page[page.index(aside) : page.index(aside) + 1] = inside
    assert [node.tag for node in body.iter()] == [node.tag for node in plain.iter()]


def test_a_changed_value_deletes_only_that_value(style: Style) -> None:
    old = agreement("stadskanaal")
    new = with_values(old, "vervanging.ziekte_na_dagen", "eenentwintig")
    body = body_of(redline(old, new, style))
    assert texts(body, "del", "delText") == ["14", "14"]
    assert texts(body, "ins", "t") == ["eenentwintig", "eenentwintig"]
    homes = {etree.QName(mark.getparent()).localname for mark in body.iter(f"{W}del", f"{W}ins")}
    assert homes == {"sdtContent"}


def test_leden_that_only_get_another_number_have_no_marks(style: Style) -> None:
    lids = [item(f"x.{name}", "", f"Lid {name}.") for name in ("a", "b", "c")]
    body = body_of(redline(document(*lids), document(*lids[1:]), style))
    assert texts(body, "del", "delText") == ["Lid a."]
    assert not list(body.iter(f"{W}pPrChange", f"{W}ins"))


def test_a_lid_that_becomes_the_only_one_changes_its_style(style: Style) -> None:
    lids = [item(f"x.{name}", "", f"Lid {name}.") for name in ("a", "b")]
    old, new = document(*lids), document(lids[1])
    data = redline(old, new, style)
    [change] = body_of(data).iter(f"{W}pPrChange")
    assert [node.get(f"{W}val") for node in change.iter(f"{W}pStyle")] == ["Lid"]
    assert not undecided(data, old, new)


def test_a_lid_that_moves_is_marked_as_a_move(style: Style) -> None:
    old, new = EDGES["lids in another order"]
    body = body_of(redline(old, new, style))
    names = {
        edge: [node.get(f"{W}name") for node in body.iter(f"{W}move{edge}RangeStart")]
        for edge in ("From", "To")
    }
    assert names["From"] == names["To"] == ["move1", "move2"]
    assert "Eerste lid." not in "".join(texts(body, "ins", "t") + texts(body, "del", "delText"))


def test_rows_come_and_go_as_rows(style: Style) -> None:
    old = sample_document()
    new = mapped(
        old,
        table=lambda one: replace(one, rows=(*one.rows[:3], *one.rows[4:])) if one.anchor == "inzet" else one,
    )
    for before, after, mark in ((old, new, "del"), (new, old, "ins")):
        data = redline(before, after, style)
        rows = body_of(data).findall(f".//{W}trPr/{W}{mark}")
        assert len(rows) == 1
        assert not undecided(data, before, after)


def test_every_mark_says_who_and_when_and_has_its_own_number(style: Style) -> None:
    old = agreement("stadskanaal")
    body = body_of(write_redline(old, agreement("veendam"), style, HOSTILE, DATE))
    marks = [node for name in CHANGES for node in body.iter(W + name)]
    assert {(node.get(f"{W}author"), node.get(f"{W}date")) for node in marks} == {(HOSTILE, DATE)}
    for tags in (CHANGES, ("bookmarkStart",)):
        numbers = [node.get(f"{W}id") for name in tags for node in body.iter(W + name)]
        assert len(numbers) == len(set(numbers))
    names = [str(node.get(f"{W}name")).lower() for node in body.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))


def test_content_controls_are_those_of_the_new_document(style: Style) -> None:
    new = agreement("veendam")
    data = redline(agreement("stadskanaal"), new, style)
    mapped_tags = {str(one.get("tag")) for one in read_part(data, "customXml/item1.xml")}
    tags = [str(node.get(f"{W}val")) for node in body_of(data).iter(f"{W}tag")]
    assert len(tags) == len(set(tags))
    assert set(tags) <= mapped_tags
    assert all(node.find(f"{W}sdtContent/*") is not None for node in body_of(data).iter(f"{W}sdt"))


def validated() -> Iterable[tuple[str, Document, Document]]:
    yield from ((name, *pair) for name, pair in EDGES.items())
    yield "agreements", agreement("stadskanaal"), agreement("groningen")
    yield "numbering", numbering_sample(), renumbered(edited(numbering_sample(), Random(5), 6))


def test_it_is_valid_for_word(style: Style, tmp_path: Path) -> None:
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)
    path = tmp_path / "wijzigingen.docx"
    for name, old, new in validated():
        path.write_bytes(redline(old, new, style))
        assert not [str(finding) for finding in validator.validate(path).errors], name


def test_office_accepts_and_rejects_by_its_own_commands(style: Style, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is not installed; run tools/system-packages test"
    base = renumbered(agreement("stadskanaal"))
    pairs = {f"grens{number}": pair for number, pair in enumerate(EDGES.values())}
    pairs |= {f"{name} terug": (new, old) for name, (old, new) in pairs.items()}
    pairs |= {f"bewerkt{seed}": (base, edited(base, Random(seed), edits=6)) for seed in range(3)}
    pairs["ander"] = (agreement("stadskanaal"), agreement("oldambt"))
    files = {name: redline(old, new, style) for name, (old, new) in pairs.items()}
    found = decided_in_office(soffice, files, tmp_path)
    problems = {}
    for name, (old, new) in pairs.items():
        problems[name, "nieuw"] = difference(found[name, "nieuw"], body_words(new))
        problems[name, "oud"] = difference(found[name, "oud"], body_words(old))
    assert {name: problem for name, problem in problems.items() if problem} == {}
