"""A made-up document tree that holds every node type, hostile values included; writers are tested on it."""

from __future__ import annotations

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
    Origin,
    Paragraph,
    ReferencePart,
    Section,
    SectionKind,
    Strong,
    Table,
    TableKind,
    Text,
)

HOSTILE = 'Jansen & Zn <BV> *De Brug* {{ 7*7 }} {% for %} {_{ x }_} # Kop "x" | y \\ $a ${b}'
LONG_WORD = "Huisartsenpraktijksamenwerkingsverbandondersteuningsfunctionarissenoverleg"
FILLER = (
    " De praktijk en de werkgever overleggen ten minste twee keer per jaar over de uitvoering van de"
    " werkzaamheden, de samenwerking met het lokale team en de toegang tot de jeugdhulpverlening."
)


def inlines(*parts: str | Inline) -> tuple[Inline, ...]:
    """Make inlines; plain text may be given as a string."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def paragraph(*parts: str | Inline) -> Paragraph:
    """Make a paragraph."""
    return Paragraph(inlines(*parts))


def value(text: str, path: str = "werkgever.naam", title: str = "Naam van de werkgever") -> Field:
    """Make a field."""
    return Field((path,), text, title, origin=Origin("bestand", "agreements/voorbeeld.yaml", 12))


def gap(title: str = "KvK-nummer") -> Gap:
    """Make a gap."""
    return Gap(f"[nog in te vullen: {title}]", ("werkgever.kvk",))


def reference(*numbers: tuple[str, str, str]) -> CrossReference:
    """Make a cross-reference of parts (words before, number, anchor)."""
    return CrossReference(numbers[-1][2], tuple(ReferencePart(*part) for part in numbers))


def item(anchor: str, label: str, *parts: str | Inline, after: tuple[Block, ...] = ()) -> Item:
    """Make an item of one paragraph and what follows it."""
    return Item(anchor, label, (paragraph(*parts), *after))


def row(*cells: str | Inline) -> tuple[Cell, ...]:
    """Make a table row of one-inline cells; an empty string makes an empty cell."""
    return tuple(Cell(inlines(cell) if cell else ()) for cell in cells)


def leden(*items: Item) -> ItemList:
    """Make the leden of an article."""
    return ItemList(ListKind.LEDEN, 0, items)


def onderdelen(*items: Item, depth: int = 1) -> ItemList:
    """Make onderdelen."""
    return ItemList(ListKind.ONDERDELEN, depth, items)


ARTICLE_7 = reference(("artikel\u00a0", "7", "vervanging"))
ARTICLE_7_2B = reference(
    ("artikel\u00a0", "7", "vervanging"),
    (", lid\u00a0", "2", "vervanging.bezwaar"),
    (", onderdeel\u00a0", "b", "vervanging.belang"),
)
JEUGDWET = LegalReference("artikel 7.3.8 van de Jeugdwet", "https://wetten.overheid.nl/BWBR0034925?a=1&b=2")


def key_terms() -> Section:
    """Make the kernafspraken: sixteen rows that must fit on one page."""
    rows = [
        row("Werkgever", value(HOSTILE), ARTICLE_7),
        row("Inschrijving", gap(), ARTICLE_7_2B),
        *(
            row(f"Afspraak {n}", value(f"€ {n}.250,00 per jaar", f"bedrag.b{n}"), ARTICLE_7)
            for n in range(3, 17)
        ),
    ]
    header = row("Onderwerp", "Afspraak", "Artikel")
    table = Table(TableKind.KEY_TERMS, "", (), header, tuple(rows))
    return Section(SectionKind.FRONT, "kernafspraken", "", "", inlines("Kernafspraken"), (table,))


def parties() -> Section:
    """Make the parties and the recitals after them."""
    blocks: tuple[Block, ...] = (
        paragraph("De ondergetekenden:"),
        leden(
            item(
                "partijen.gemeente",
                "1.",
                Strong(inlines("gemeente ", value("Stadskanaal", "gemeenten"))),
                ";",
            ),
            item("partijen.werkgever", "2.", value(HOSTILE), ", gevestigd te ", gap("plaats"), "; en"),
            item("partijen.praktijk", "3.", value("Huisartsenpraktijk De Mussel", "praktijken.m.naam"), ";"),
        ),
        paragraph("komen overeen wat hierna staat, in aanmerking nemend dat:"),
        onderdelen(
            item(
                "overwegingen.a", "a.", "de huisarts vaak de eerste is aan wie ouders hulp vragen;" + FILLER
            ),
            item("overwegingen.b", "b.", "de gemeente verantwoordelijk is op grond van ", JEUGDWET, "."),
            depth=0,
        ),
        ItemList(
            ListKind.BULLETS, 0, (item("", "", "los punt zonder merk;"), item("", "", "nog een los punt."))
        ),
    )
    return Section(SectionKind.FRONT, "partijen", "", "", inlines("Partijen"), blocks, new_page=True)


def replacement_article() -> Section:
    """Make article 7: leden, onderdelen, 1°, a second paragraph, references."""
    deep = onderdelen(
        item("", "1°", "van organisatorische aard; of"), item("", "2°", "van financiële aard."), depth=2
    )
    objections = onderdelen(
        item("vervanging.bekwaam", "a.", "de vervanger onvoldoende bekwaam is; of"),
        item("vervanging.belang", "b.", "een zwaarwegend belang zich verzet:", after=(deep,)),
    )
    number = value("14", "vervanging.ziekte_na_dagen", "Aantal dagen")
    blocks = (
        leden(
            item(
                "vervanging.termijn", "1.", "De werkgever regelt vervanging na ", number, " dagen." + FILLER
            ),
            item("vervanging.bezwaar", "2.", "De praktijk kan weigeren als:", after=(objections,)),
            item(
                "vervanging.kosten", "3.", LONG_WORD + ". ", after=(paragraph("Tweede alinea van het lid."),)
            ),
            item("vervanging.wet", "4.", "Zie ", ARTICLE_7_2B, ", en ", JEUGDWET, ", over ", gap(), "."),
        ),
    )
    return Section(SectionKind.ARTICLE, "vervanging", "Artikel 7", "7", inlines("Vervanging"), blocks)


def plain_articles(count: int = 12) -> tuple[Section, ...]:
    """Make articles of ordinary text, the first with a sole lid, enough to fill some pages."""
    sole = Section(
        SectionKind.ARTICLE,
        "doel",
        "Artikel 8",
        "8",
        inlines("Doel & reikwijdte"),
        (
            leden(
                item(
                    "doel.enig",
                    "",
                    "Een enig lid krijgt geen nummer, ",
                    Emphasis(inlines("nooit")),
                    "." + FILLER,
                )
            ),
        ),
    )
    others = [
        Section(
            SectionKind.ARTICLE,
            f"artikel-{n}",
            f"Artikel {n}",
            str(n),
            inlines(f"Onderwerp van artikel {n}"),
            (
                leden(
                    *(
                        item(f"artikel-{n}.lid-{k}", f"{k}.", f"Lid {k} van {n}." + FILLER * 2)
                        for k in range(1, 6)
                    )
                ),
            ),
        )
        for n in range(9, 9 + count)
    ]
    return (sole, *others)


def signatures() -> Section:
    """Make the signatures: two tables with room to write."""

    def table(anchor: str, party: str | Inline, name: str | Inline) -> Table:
        rows = (row("Plaats", ""), row("Datum", ""), row("Handtekening", ""))
        header = (Cell(inlines("Namens ", party)), Cell(inlines(name)))
        return Table(TableKind.SIGNATURE, anchor, (), header, rows)

    blocks = (
        paragraph("Aldus overeengekomen en in tweevoud ondertekend:"),
        table("handtekening-werkgever", value(HOSTILE), gap("naam en functie")),
        table("handtekening-praktijk", "Huisartsenpraktijk De Mussel", value("M. de Vries, huisarts")),
    )
    return Section(SectionKind.CLOSING, "ondertekening", "", "", inlines("Ondertekening"), blocks)


def annexes() -> tuple[Section, ...]:
    """Make two annexes: a table of sixty rows, and headings with loose text."""
    rows = tuple(
        row(f"Praktijk {n}", value(f"{n},5"), "uur per week", f"opmerking {n}") for n in range(1, 61)
    )
    long_table = Table(
        TableKind.PLAIN,
        "inzet",
        inlines("Inzet per praktijk"),
        row("Praktijk", "Uren", "Per", "Opmerking"),
        rows,
        (40, 15, 20, 25),
    )
    address = Cell(inlines("Dorpsstraat 1", LineBreak(), "9580 AA  Musselkanaal"))
    small = Table(
        TableKind.PLAIN, "adressen", (), row("Naam", "Adres"), ((Cell(inlines(value(HOSTILE))), address),)
    )
    blocks: tuple[Block, ...] = (
        Heading(3, inlines("Taken in de praktijk")),
        paragraph("De taken staan hieronder." + FILLER),
        Heading(4, inlines("Screening & diagnostiek")),
        paragraph(
            "Vroege herkenning, ", Strong(inlines("zonder", " wachttijd")), "; de GZ-psycholoog helpt."
        ),
        small,
    )
    return (
        Section(SectionKind.ANNEX, "inzettabel", "Bijlage A", "A", inlines("Inzettabel"), (long_table,)),
        Section(SectionKind.ANNEX, "profiel", "Bijlage C", "C", inlines("Functieprofiel"), blocks),
    )


def sample_meta(watermark: str = "CONCEPT") -> Meta:
    """Make the metadata of the sample."""
    return Meta(
        title="Overeenkomst Ondersteuner Jeugd en Gezin — gemeente Stadskanaal",
        doctype="modelovereenkomst",
        model="modelovereenkomst/2026.1",
        state="ontwerp",
        status="concept",
        digest="0123456789ab",
        author="Stadskanaal",
        subject='Overeenkomst <OJG> & "praktijk"',
        kenmerk="OJG-GM0037-2026",
        watermark=watermark,
        header="Overeenkomst Ondersteuner Jeugd en Gezin, Stadskanaal & co",
        footer="modelovereenkomst/2026.1 (ontwerp) · OJG-GM0037-2026 · 0123456789ab",
        keywords=("OJG", "huisarts"),
    )


def sample_document(watermark: str = "CONCEPT") -> Document:
    """Make the whole sample."""
    return Document(
        name="modelovereenkomst-musselkanaal",
        meta=sample_meta(watermark),
        title=inlines("Overeenkomst Ondersteuner Jeugd en Gezin"),
        lead=(
            paragraph("tussen de gemeente ", value("Stadskanaal", "gemeenten"), " en ", value(HOSTILE)),
            paragraph(
                "Status: ", value("concept", "status"), " · kenmerk ", value("OJG-GM0037-2026", "kenmerk")
            ),
        ),
        sections=(
            key_terms(),
            parties(),
            replacement_article(),
            *plain_articles(),
            signatures(),
            *annexes(),
        ),
    )
