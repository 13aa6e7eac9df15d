"""A document tree that numbers in every way there is: jumps, restarts, sole leden, lists outside articles."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import (
    Block,
    Cell,
    CrossReference,
    Document,
    Emphasis,
    Field,
    Gap,
    Heading,
    Inline,
    Item,
    ItemList,
    LegalReference,
    LineBreak,
    ListKind,
    Meta,
    Paragraph,
    ReferencePart,
    Section,
    SectionKind,
    Strong,
    Table,
    TableKind,
    Text,
)

HOSTILE = 'Jansen & Zn <BV> *De Brug* {{ 7*7 }} {% for %} {_{ x }_} # Kop "x" | y <!-- z --> <?inhoud?>'


def text(*inlines: Inline | str) -> tuple[Inline, ...]:
    return tuple(Text(inline) if isinstance(inline, str) else inline for inline in inlines)


def para(*inlines: Inline | str) -> Paragraph:
    return Paragraph(text(*inlines))


def field(value: str, path: str = "praktijken.brug.naam") -> Field:
    return Field((path,), value, "Naam van de praktijk")


def ref(*parts: tuple[str, str, str]) -> CrossReference:
    return CrossReference(parts[-1][2], tuple(ReferencePart(*part) for part in parts))


def items(kind: ListKind, depth: int, anchor: str, labels: str, *blocks: Block) -> ItemList:
    """A list with an item for each label; the blocks come at the end of the first item."""
    names = labels.split()
    made = (
        Item(f"{anchor}.{name}", name, (para(f"Tekst bij {name} van {anchor}."), *(blocks if i == 0 else ())))
        for i, name in enumerate(names)
    )
    return ItemList(kind, depth, tuple(made))


def leden(anchor: str, labels: str, *blocks: Block) -> ItemList:
    return items(ListKind.LEDEN, 0, anchor, labels, *blocks)


def onderdelen(anchor: str, labels: str, *blocks: Block, depth: int = 1) -> ItemList:
    return items(ListKind.ONDERDELEN, depth, anchor, labels, *blocks)


def bullets(anchor: str, depth: int) -> ItemList:
    made = (Item(f"{anchor}.{n}", "", (para(f"Bolletje {n} van {anchor}"),)) for n in ("x", "y"))
    return ItemList(ListKind.BULLETS, depth, tuple(made))


def article(number: int, *blocks: Block) -> Section:
    title = text(f"Onderwerp {number}")
    return Section(SectionKind.ARTICLE, f"art-{number}", f"Artikel {number}", str(number), title, blocks)


def part(kind: SectionKind, anchor: str, label: str, number: str, *blocks: Block) -> Section:
    return Section(
        kind, anchor, label, number, text(f"Kop van {anchor}"), blocks, kind is SectionKind.CLOSING
    )


def table(kind: TableKind, anchor: str, rows: int) -> Table:
    header = (Cell(text("Onderwerp")), Cell(text("Afspraak")), Cell(text("Artikel")))
    body = tuple(
        (Cell(text(f"Rij {n}")), Cell(text("eerste", LineBreak(), "tweede")), Cell(())) for n in range(rows)
    )
    return Table(kind, anchor, text("Bijschrift") if rows > 3 else (), header, body)


def signature(name: str) -> Table:
    rows = tuple((Cell(text(label)), Cell(())) for label in ("Plaats", "Datum", "Handtekening"))
    return Table(
        TableKind.SIGNATURE,
        f"teken-{name}",
        (),
        (Cell(text(f"Namens {name}")), Cell(text("naam, functie"))),
        rows,
    )


def sole_lid(anchor: str, *blocks: Block) -> ItemList:
    return ItemList(ListKind.LEDEN, 0, (Item(anchor, "", (para("Een enig lid, met:"), *blocks)),))


REFERENCES = para(
    "Zie ",
    ref(("artikel ", "7", "art-7"), (", lid ", "2", "art-7.2."), (", onderdeel ", "b", "art-7.b.")),
    "; ",
    Strong(text(ref(("artikel ", "30", "art-30")))),
    "; ",
    ref(("artikel ", "2", "art-2"), (", onderdeel ", "b", "art-2.b.")),
    "; ",
    ref(("bijlage ", "D", "bijlage-d")),
    "; ",
    ref(("onderdeel ", "1°", "art-8.sub.1°")),
    "; ",
    ref(("hoofdstuk ", "2", "hoofdstuk-2")),
    "; ",
    ref(("", "Kop van kern", "kern")),
    "; ",
    ref(("de ", "overeenkomst", "teken-Gemeente")),
    " en ",
    LegalReference("artikel 7:400 BW", "https://wetten.overheid.nl/BWBR0005290?a=1&b=2"),
    ".",
)


def sections() -> Iterator[Section]:
    yield part(
        SectionKind.FRONT,
        "kern",
        "",
        "",
        table(TableKind.KEY_TERMS, "kerntabel", 3),
        para("De tabel vat samen."),
    )
    yield part(
        SectionKind.FRONT,
        "overwegingen",
        "",
        "",
        para(HOSTILE, " en ", field(HOSTILE), "."),
        onderdelen("o1", "a. b. c.", onderdelen("o1s", "1° 2°"), depth=0),
        leden("o2", "1. 2. 3."),
        leden("o3", "1. 2.", onderdelen("o3s", "a. b.", onderdelen("o3t", "1° 2°", depth=2))),
        leden("o4", "4. 5."),
        bullets("o5", 0),
    )
    yield article(1, leden("art-1", "1. 2."))
    yield article(2, sole_lid("art-2.lid", onderdelen("art-2", "a. b.")))
    yield article(3, para("Niet van toepassing."))
    yield article(4, sole_lid("art-4.lid"))
    yield article(5, leden("art-5", "1. 2.", bullets("art-5b", 1), para("Vervolg van lid 1.")))
    yield article(6, leden("art-6", "1. 2."), para("Tussendoor."), leden("art-6n", "3. 4."))
    yield article(7, leden("art-7", "1. 2. 3.", onderdelen("art-7", "a. b."), para("Na de lijst.")))
    yield article(
        8, leden("art-8", "1.", onderdelen("art-8o", "a. b.", onderdelen("art-8.sub", "1° 2°", depth=2)))
    )
    yield article(9, REFERENCES, leden("art-9", "1. 2."), para("Opnieuw:"), leden("art-9n", "1. 2."))
    back = para("Zie ", ref(("artikel ", "1", "art-1")), " en ", ref(("bijlage ", "A", "bijlage-a")), ".")
    yield article(10, leden("art-10", "1. 2."), back)
    for number in range(11, 31):
        yield article(number, leden(f"art-{number}", "1. 2."))
    yield part(SectionKind.CHAPTER, "hoofdstuk-1", "1", "1", leden("h1", "1. 2."))
    yield part(SectionKind.CHAPTER, "hoofdstuk-2", "2", "2", bullets("h2", 0))
    yield part(
        SectionKind.CLOSING, "slot", "", "", para("Getekend:"), signature("Gemeente"), signature(HOSTILE)
    )
    yield part(
        SectionKind.ANNEX,
        "bijlage-a",
        "Bijlage A",
        "A",
        Heading(3, text("Tussenkop")),
        leden("b1", "1. 2."),
        Heading(4, text("Kleine kop")),
        leden("b2", "1. 2."),
    )
    yield part(SectionKind.ANNEX, "bijlage-d", "Bijlage D", "D", table(TableKind.PLAIN, "plat", 60))


def numbering_sample() -> Document:
    """Make the whole sample."""
    meta = Meta(
        title=f"Overeenkomst {HOSTILE}",
        doctype="modelovereenkomst",
        model="modelovereenkomst/2026.1",
        state="ontwerp",
        status="concept",
        digest="0123456789ab",
        author="Gemeente & Co",
        watermark="CONCEPT",
        header=HOSTILE,
        footer="Model 2026.1 (ontwerp)",
        keywords=("een", "twee"),
    )
    lead = (
        para("Status: ", Strong(text("concept"))),
        para("Kenmerk: ", Gap("[nog in te vullen: kenmerk]", ("k",))),
    )
    title = text("Overeenkomst ", Emphasis(text("Ondersteuner Jeugd en Gezin")))
    return Document("voorbeeld", meta, title, lead, tuple(sections()))
