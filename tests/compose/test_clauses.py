"""Clause text → blocks: tokens, gaps, numbering, endings and references, without a real template version."""

from dataclasses import replace

import pytest

from generator.compose.blocks import BlockReader
from generator.compose.filling import fill
from generator.compose.inlines import InlineReader
from generator.compose.numbering import Numbering, letter
from generator.compose.punctuation import with_endings
from generator.compose.references import Resolver
from generator.errors import TemplateError
from generator.findings import Spot
from generator.language.texts import compile_text
from generator.model.document import (
    CrossReference,
    Document,
    Field,
    ItemList,
    ListKind,
    Meta,
    Paragraph,
    Section,
    SectionKind,
    Table,
    TableKind,
    Text,
)
from generator.render.words import body_words
from tests.terms.conftest import make_scope


def read(text: str) -> Section:
    spot = Spot("artikel.md", 10)
    filled = fill(compile_text(text, spot), make_scope())
    reader = BlockReader(filled, spot, InlineReader(filled.pieces, {"wet/1": "u"}.get), ListKind.ONDERDELEN)
    blocks = with_endings(reader.read())
    section = Section(SectionKind.ARTICLE, "proef", "Artikel 3", "3", (Text("Proef"),), blocks)
    numbering = Numbering()
    section = numbering.numbered(section)
    resolver = Resolver(
        numbering.citations, {f"proef.{a}" for a in filled.pending}, "proef", reader.references
    )
    return replace(section, blocks=resolver.blocks(section.blocks))


def words(text: str) -> str:
    meta = Meta("", "", "", "", "", "")
    document = Document("proef", meta, (), (), (read(text),))
    return " ".join(body_words(document)).removeprefix("Artikel 3 Proef ")


def test_values_never_reach_the_parser() -> None:
    section = read("1. {#a} Voor {{ winkels.noord.naam }} geldt dit.\n1. {#b} En dat.\n")
    [leden] = section.blocks
    assert isinstance(leden, ItemList)
    [paragraph] = leden.items[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert [type(inline) for inline in paragraph.content] == [Text, Field, Text]
    assert words("1. {#a} Voor {{ winkels.noord.naam }}.\n") == "Voor *Noord* {{ 7*7 }}."


def test_leden_are_numbered_after_conditions_dropped_some() -> None:
    text = "1. {#a} Een.\n{% if not aan %}\n1. {#b} Twee.\n{% endif %}\n1. {#c} Drie, zie [](#c).\n"
    assert words(text) == "1. Een. 2. Drie, zie artikel 3, lid 2."


def test_dropped_first_lid_leaves_the_rest_whole() -> None:
    text = "{% if not aan %}\n1. {#a} Weg.\n{% endif %}\n1. {#b} Twee.\n1. {#c} Drie.\n"
    assert words(text) == "1. Twee. 2. Drie."


def test_sole_lid_has_no_number() -> None:
    assert words("1. {#a} Alleen dit, zie [](#a).\n") == "Alleen dit, zie artikel 3."


def test_onderdelen_get_letters_and_degrees() -> None:
    text = (
        "1. {#a} Kies:\n   - een; of\n     - {#diep} diep;\n     - dieper;\n   - twee;\n1. {#b} [](#diep)\n"
    )
    expected = "1. Kies: a. een; of 1° diep; 2° dieper. b. twee. 2. artikel 3, lid 1, onderdeel a, onder 1°"
    assert words(text) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("   - a; en\n   - b;\n   - c;\n", "a. a; b. b; en c. c."),
        ("   - a;\n   - b; of\n   - c.\n", "a. a; b. b; of c. c."),
        ("   - a; of\n{% if not aan %}\n   - b.\n{% endif %}\n", "a. a."),
        ("   - a;\n{% if not aan %}\n   - b; en\n{% endif %}\n   - c.\n", "a. a; b. c."),
        ("   - Een zin.\n   - Nog een zin.\n", "a. Een zin. b. Nog een zin."),
        ("   - {{ kleur }};\n   - {{ dag }}; en\n", "a. de rode kleur; en b. 31 januari 2026."),
    ],
)
def test_lists_end_right_whatever_dropped_out(items: str, expected: str) -> None:
    assert words("1. {#x} Kop:\n" + items) == f"Kop: {expected}"


def test_branch_that_waits_for_a_choice_shows_in_its_own_form() -> None:
    text = (
        '1. {#a} Een, zie [](#b).\n{% if leeg == "x" %}\n1. {#b} Twee.\n{% endif %}\n'
        '{% if leeg == "y" %}\n1. {#c} Twee.\n{% endif %}\n1. {#d} Drie.\n'
    )
    expected = (
        "1. Een, zie [keuze nog te maken: verwijzing]. 2. [keuze nog te maken: wat leeg bleef] 3. Drie."
    )
    assert words(text) == expected


def test_table_reads_its_attributes_and_conditional_rows() -> None:
    section = read(
        '{.kern #lijst kolommen="30 70" titel="De {{ kleur }}"}\n| A | B |\n|---|---|\n'
        "{% for id, w in winkels %}\n| {{ w.naam }} | {{ w.prijs }}<br>per jaar |\n{% endfor %}\n"
        '{% if leeg == "x" %}\n| C | D |\n{% endif %}\n'
    )
    [table] = section.blocks
    assert isinstance(table, Table)
    assert (table.kind, table.anchor, table.widths) == (TableKind.KEY_TERMS, "proef.lijst", (30, 70))
    assert len(table.rows) == 3
    assert all(len(row) == len(table.header) for row in table.rows)


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("1. {#a} Een.\n1. {#b} [](#weg)\n", "niet bestaat", 11),
        ("1. {#a} Een.\n\n1. {#b} **half\n", "bleef opmaak over", 12),
        ("Zie [dit](http://x.nl).", "verwijzing is", 10),
        ("Zie [dit](wet:wet/2).", "grondslagen.yaml", 10),
        ("1. {#a} Een\n   1. genest\n", "hoort niet", 11),
        ("<b>vet</b>", "hoort niet", 10),
        ("1. {#a} Een {#b} twee\n", "begin van een lid", 10),
        ('{kolommen="x"}\n| A |\n|---|\n| 1 |\n', "geen kolombreedten", 11),
        ('{kolommen="0 ²"}\n| A | B |\n|---|---|\n| 1 | 2 |\n', "geen kolombreedten", 11),
        ('{kolommen="60"}\n| A | B |\n|---|---|\n| 1 | 2 |\n', "past niet bij de tabel", 11),
    ],
)
def test_mistake_is_reported_at_its_line(text: str, message: str, line: int) -> None:
    with pytest.raises(TemplateError, match=message) as caught:
        read(text)
    assert caught.value.spot is not None
    assert caught.value.spot.line == line


def test_reference_keeps_the_anchor_of_every_level() -> None:
    section = read("1. {#a} Zie [](#c).\n1. {#b} Kies:\n   - {#c} dit;\n")
    [leden] = section.blocks
    assert isinstance(leden, ItemList)
    [paragraph] = leden.items[0].blocks
    assert isinstance(paragraph, Paragraph)
    reference = paragraph.content[1]
    assert isinstance(reference, CrossReference)
    assert [part.anchor for part in reference.parts] == ["proef", "proef.b", "proef.c"]


def test_value_with_its_own_full_stop_ends_the_sentence() -> None:
    assert words("1. {#a} Werk bij {{ winkels.zuid.eigenaar }}.\n") == "Werk bij Zuid B.V."
    assert words("1. {#a} Kies:\n   - {{ winkels.zuid.eigenaar }};\n") == "Kies: a. Zuid B.V."


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (1, 26, 27, 28, 52, 53)] == ["a", "z", "aa", "bb", "zz", "aaa"]
