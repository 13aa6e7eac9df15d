"""The reading version of a model: every text with each variant, its condition, choices and grounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from generator.analysis.vocabulary import TermNames
from generator.compose.sections import NOT_APPLICABLE
from generator.findings import Spot
from generator.model.document import (
    Block,
    Cell,
    Document,
    Inline,
    Item,
    ItemList,
    ListKind,
    Meta,
    Paragraph,
    Section,
    SectionKind,
    Table,
    TableKind,
    Text,
    told_state,
)
from generator.model.roles import DocumentRole
from generator.reading.choices import choices_table
from generator.reading.extras import (
    UNCHECKED,
    explanation,
    grounds_of,
    grounds_table,
    headed,
    state_of,
)
from generator.reading.forms import form_documents, form_guide, stands_in
from generator.reading.glossary import GlossaryEntry, glossary
from generator.reading.layout import laid_out, line
from generator.reading.sections import ModelTexts, PlacedClause, bare_text, parts_of
from generator.reading.units import UnitReader
from generator.reading.variants import when_text

READING = "leesversie"
EXPLANATION = "toelichting"
_STATES = {"ontwerp": "ontwerp, nog niet vastgesteld"}
_GUIDE = (
    "Hier staat elke tekst van het model, ook een tekst die maar in sommige overeenkomsten komt. Rechts "
    "staat wanneer een tekst geldt; “altijd” betekent: in elke overeenkomst.",
    "Tussen ‹ en › staat de naam van een gegeven of keuze die een overeenkomst zelf invult. Staan er meer "
    "woorden met een schuine streep, dan komt daarvan één in de overeenkomst. In een voorwaarde staat achter "
    "de naam de mogelijkheid die is gekozen, tussen aanhalingstekens.",
    "De nummers van de leden tellen alsof elk lid geldt. Vervalt een lid, dan schuiven de volgende op. "
    "Varianten van een lid hebben hetzelfde nummer. De nummers van de artikelen liggen vast.",
    "Onder elk artikel staan de keuzes waar het van afhangt, met de standaard van het model, en daarna de "
    "wetsartikelen en de toelichting.",
)


def compose_reading(texts: ModelTexts) -> Document:
    """Compose the reading version of a model.

    Raises:
        TemplateError: when a text of the model cannot be read.
    """
    parts = parts_of(texts)
    everything = texts.vocabulary
    for part in parts:
        everything.derived.update(part.vocabulary.derived)
    sections = [_guide(texts, parts), opening(texts, everything), *_openings_of_forms(texts, everything)]
    sections += (_section(part, texts) for part in parts)
    sections += glossary_sections(texts, everything)
    return _document(texts, READING, "Leesversie", sections)


def compose_explanation(texts: ModelTexts) -> Document:
    """Compose the explanation of a model, article by article.

    Raises:
        TemplateError: when a text of the model cannot be read.
    """
    parts = [part for part in parts_of(texts) if part.clause.toelichting.strip()]
    sections = [_explained(part, texts) for part in parts]
    return _document(texts, EXPLANATION, "Artikelsgewijze toelichting", sections)


def state_words(state: str) -> str:
    """Say whether a model version is released."""
    return _STATES.get(state, state)


def _document(texts: ModelTexts, name: str, title: str, sections: Iterable[Section]) -> Document:
    template, roles = texts.model.template, texts.model.roles
    about = bare_text(roles.document.title.text, texts, texts.vocabulary)
    state = state_words(roles.state)
    kind = f"{template.kind} {template.version}"
    return Document(
        name=name,
        meta=Meta(
            title=f"{title} {kind}",
            doctype=name,
            model=template.name,
            state=roles.state,
            status="",
            digest="",
            subject=f"{title} van de modeltekst {template.name}",
            header=f"{title} · {kind}",
            footer=f"{kind} · {told_state(state, template.mark)}",
            model_digest=template.mark,
        ),
        title=(Text(f"{title}: "), *about),
        lead=(Paragraph((Text(f"Model {template.name} · {state}"),)),),
        sections=tuple(sections),
    )


def _guide(texts: ModelTexts, parts: Sequence[PlacedClause]) -> Section:
    items = [
        Item("", "", (Paragraph((Text(words),)),))
        for words in (*_GUIDE, *form_guide(texts), _state_of_grounds(texts, parts))
    ]
    return _front("leeswijzer", "Hoe u deze versie leest", (ItemList(ListKind.BULLETS, 0, tuple(items)),))


def _state_of_grounds(texts: ModelTexts, parts: Sequence[PlacedClause]) -> str:
    named = dict.fromkeys(chain.from_iterable(grounds_of(part.clause, part.cited) for part in parts))
    unread = [ground for ground in named if state_of(texts.grounds[ground]) == UNCHECKED]
    told = f"De teksten noemen {len(named)} wetsartikelen. "
    if not unread:
        return f"{told}Alle wetsartikelen zijn nagekeken, in de tekst van de genoemde datum."
    return f"{told}Daarvan zijn er {len(unread)} {UNCHECKED}."


def opening(texts: ModelTexts, vocabulary: TermNames) -> Section:
    """Show the title of a document and the lines under it.

    Raises:
        TemplateError: when one cannot be read.
    """
    return _opening(texts, vocabulary, texts.model.roles.document, "titelblok", "Titel en aanhef")


def _openings_of_forms(texts: ModelTexts, vocabulary: TermNames) -> Iterator[Section]:
    whole = texts.model.roles.document
    for value, role in form_documents(texts):
        if _words_above(role) == _words_above(whole):
            continue
        name = f"Titel en aanhef van {role.file_name}, in de vorm {value}"
        yield _opening(texts, vocabulary, role, f"titelblok-{value}-{role.id}", name)


def _words_above(role: DocumentRole) -> list[str]:
    return [placed.text for placed in (role.title, *role.lead)]


def _opening(texts: ModelTexts, vocabulary: TermNames, role: DocumentRole, anchor: str, name: str) -> Section:
    paragraphs = (Paragraph(bare_text(placed.text, texts, vocabulary)) for placed in (role.title, *role.lead))
    return _front(anchor, name, tuple(paragraphs))


def _section(part: PlacedClause, texts: ModelTexts) -> Section:
    blocks: list[Block] = [*stands_in(part, texts), *applies(part)]
    blocks += laid_out(part.units, numbered=part.kind is SectionKind.ARTICLE)
    blocks += _embedded(part, texts)
    choices = choices_table(part.vocabulary)
    roles = grounds_of(part.clause, part.cited)
    grounds = grounds_table(part.clause, roles, texts.grounds)
    blocks += headed("Keuzes en standaardwaarden", [choices] if choices else [])
    blocks += headed("Wetsartikelen", [grounds] if grounds else [])
    blocks += headed("Toelichting", explanation(part.clause))
    return _placed(part, blocks)


def _explained(part: PlacedClause, texts: ModelTexts) -> Section:
    grounds = grounds_table(part.clause, grounds_of(part.clause), texts.grounds)
    return _placed(part, [*explanation(part.clause), *headed("Wetsartikelen", [grounds] if grounds else [])])


def _placed(part: PlacedClause, blocks: Sequence[Block]) -> Section:
    return Section(part.kind, part.clause.id, part.label, part.number, part.title, tuple(blocks))


def applies(part: PlacedClause) -> Iterator[Block]:
    """Say when a clause is there at all, and what stands there otherwise."""
    if not part.condition:
        return
    if part.kind is SectionKind.ARTICLE:
        yield line(f"Dit artikel geldt alleen als {part.condition}. Anders staat er:")
        yield Paragraph((Text(f"{NOT_APPLICABLE} "), *part.instead))
    else:
        yield line(f"Dit deel staat er alleen als {part.condition}.")


def _embedded(part: PlacedClause, texts: ModelTexts) -> Iterator[Block]:
    if part.clause.document:
        linked = texts.linked.get(part.clause.document)
        name = f" ({linked.template.name}, met een eigen leesversie)" if linked else ""
        yield line(f"Hier volgt de tekst van het gekozen {part.clause.document}{name}.")


def glossary_sections(texts: ModelTexts, vocabulary: TermNames) -> Iterator[Section]:
    """Explain the words that depend on choices and stand in many places.

    Raises:
        TemplateError: when one cannot be read.
    """
    rows = [row for entry in glossary(vocabulary) for row in _glossary_rows(entry, texts)]
    if rows:
        header = tuple(Cell((Text(title),)) for title in ("Begrip", "Woorden", "Geldt"))
        table = Table(TableKind.PLAIN, "", (), header, tuple(rows), (26, 34, 40))
        words = "Deze woorden en voorwaarden hangen van keuzes af en staan in meer artikelen."
        yield _front(
            "begrippen-van-het-model", "Woorden die van keuzes afhangen", (Paragraph((Text(words),)), table)
        )


def _glossary_rows(entry: GlossaryEntry, texts: ModelTexts) -> Iterator[tuple[Cell, ...]]:
    spot = Spot(f"{texts.model.template.label}/model.yaml")
    for case in entry.cases:
        units = UnitReader(spot, lambda ground: "", ListKind.ONDERDELEN).read(case.variants or ())
        words: tuple[Inline, ...] = tuple(inline for unit in units for inline in unit.content)
        notes = [note for unit in units for note in unit.notes]
        when = "; ".join([when_text([case.when]) or "Altijd", *notes])
        shown = words or (Text("dat is zo" if case.variants is None else "geen tekst"),)
        yield Cell((Text(entry.title),)), Cell(shown), Cell((Text(when),))


def _front(anchor: str, title: str, blocks: tuple[Block, ...]) -> Section:
    return Section(SectionKind.FRONT, anchor, "", "", (Text(title),), blocks)
