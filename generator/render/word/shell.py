"""The Word shell of a house style: edited by people in Word, checked and compiled once, filled per document.

docxtpl joins the placeholders that Word has split over runs; after that the shell is a plain Jinja template.
Only the header and footer text go through it. In the place of the body stands a processing instruction, which
no value can forge because values are escaped; the body replaces it when Jinja has finished. So no word of a
document is ever read as a template, and docxtpl's rewriting of values (`{_{`, new lines, tabs) is left out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # ships no types
from jinja2 import StrictUndefined, Template, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from generator.errors import RenderError
from generator.model.document import PageLayout
from generator.render.word.compact import tighten
from generator.render.word.numbering import Level, ListDefinition
from generator.render.word.package import (
    CONTENT_TYPES,
    OFFICE_RELATION,
    PACKAGE_RELATIONS,
    W,
    find_target,
    parse_part,
    read_package,
    relations_of,
    to_bytes,
)

_PLACE = "<?inhoud?>"
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r"))
_NO_CHARACTERS = "\ufffe\uffff"
"""With the control characters, all that cannot stand in XML."""
_NUMBER = re.compile(r"-?[0-9]{1,9}", re.ASCII)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_FILLED = ("inhoud", "kopregel", "voetregel")
_CHANGES = ("ins", "del", "moveFrom", "moveTo")


@dataclass(frozen=True)
class Shell:
    """A shell that is ready to be filled; nothing in it changes."""

    name: str
    parts: Mapping[str, bytes]
    """All parts as they are in the file."""
    main: str
    """Name of the part with the body."""
    headers: tuple[str, ...]
    numbering: str
    templates: Mapping[str, Template]
    """The compiled parts: the body, the headers and the footers."""
    styles: Mapping[str, str]
    """Style ids by the name of the style in lower case; Word translates ids, never names."""
    lists: Mapping[str, ListDefinition]
    """The list a style is numbered by, by the name of the style."""
    text_width: int
    """Width between the margins, in twentieths of a point."""
    first_number: int
    """The first list number that is free."""
    layout: PageLayout

    def style(self, name: str) -> str:
        """Give the id of a style.

        Raises:
            RenderError: The shell has no style with this name.
        """
        if found := self.styles.get(name.lower()):
            return found
        raise RenderError(
            f'Het Word-sjabloon "{self.name}" heeft geen stijl "{name}".',
            hint="Maak de stijl opnieuw in het sjabloon, of geef haar de oude naam terug.",
        )

    def fill(self, header: str, footer: str) -> dict[str, str]:
        """Fill in the header and footer text; the body part comes out with the place for the body in it."""
        values = {
            "inhoud": Markup(_PLACE),
            "kopregel": " ".join(header.split()),
            "voetregel": " ".join(footer.split()),
        }
        return {part: template.render(values) for part, template in self.templates.items()}


def insert_body(page: bytes, body: str) -> bytes:
    """Put the body in the place that `Shell.fill` left for it.

    Raises:
        RenderError: The body has a character that XML does not know. All else in it comes from a writer that
            escapes, and parsing it to see that would take longer than writing it.
    """
    written = body.encode()
    if written.translate(None, _CONTROLS) != written or any(sign in body for sign in _NO_CHARACTERS):
        raise RenderError(
            "In de tekst staat een teken dat niet in een Word-bestand kan.",
            hint="Haal het weg uit de waarde of de tekst waar het in staat.",
        )
    before, _, after = page.partition(_PLACE.encode())
    return before + written + after


@lru_cache(maxsize=8)
def open_shell(
    data: bytes, name: str, numbered: tuple[str, ...], layout: PageLayout = PageLayout.SPACIOUS
) -> Shell:
    """Read, check and compile a shell; the same bytes are compiled once.

    Args:
        data: The Word file.
        name: Its name, for messages.
        numbered: Names of the styles that must be numbered by a list.
        layout: A compact document has narrower margins and tighter headings than the shell.

    Raises:
        RenderError: The shell is no Word file, or a placeholder, style or list in it is missing or wrong.
    """
    parts = read_package(data, name)
    main = _target(parts, "", "officeDocument", name)
    document = parse_part(parts[main], main)
    types = parse_part(parts[CONTENT_TYPES], CONTENT_TYPES)
    headers, footers = (_parts_of_type(types, parts, kind) for kind in ("header", "footer"))
    for part in (main, *headers, *footers):
        _refuse_changes(parse_part(parts[part], part), name)
    style_sheet = _target(parts, main, "styles", name)
    styles = parse_part(parts[style_sheet], "styles.xml")
    if layout is PageLayout.COMPACT:
        tighten(document, styles)
        parts = {**parts, main: to_bytes(document), style_sheet: to_bytes(styles)}
    numbering = _target(parts, main, "numbering", name)
    numbers = parse_part(parts[numbering], numbering)
    shell = Shell(
        name=name,
        parts=parts,
        main=main,
        headers=headers,
        numbering=numbering,
        templates=_compile((main, *headers, *footers), parts, data, name),
        styles={_value(one, "name").lower(): one.get(f"{W}styleId", "") for one in styles.iter(f"{W}style")},
        lists={style: _list_of(style, styles, numbers, name) for style in numbered},
        text_width=_text_width(document, name),
        first_number=1
        + max((_number(one, "numId", "0", name) for one in numbers.iter(f"{W}num")), default=0),
        layout=layout,
    )
    _check_place(shell)
    return shell


def _compile(names: Iterable[str], parts: Mapping[str, bytes], data: bytes, name: str) -> dict[str, Template]:
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    joiner = DocxTemplate(BytesIO(data))
    sources = {part: etree.tostring(parse_part(parts[part], part), encoding="unicode") for part in names}
    templates = {}
    for part, source in sources.items():
        try:
            tree = environment.parse(joiner.patch_xml(source))
        except TemplateError as error:
            raise _wrong_template(
                name, f"wat tussen de accolades staat, is niet te lezen in {part}"
            ) from error
        _refuse_computing(tree, name)
        templates[part] = environment.from_string(tree)
    return templates


def _refuse_computing(tree: nodes.Template, name: str) -> None:
    """See that a template only names what is filled in: anything else could go on for ever."""
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, nodes.Output | nodes.TemplateData | nodes.Name):
            raise _wrong_template(name, "tussen de accolades staat meer dan een naam")
        if isinstance(node, nodes.Name) and node.name not in _FILLED:
            raise _wrong_template(name, f'"{node.name}" is onbekend')


def _wrong_template(name: str, reason: str) -> RenderError:
    return RenderError(
        f'Een invulplaats in het Word-sjabloon "{name}" is niet goed: {reason}.',
        hint="Gebruik alleen {{ kopregel }}, {{ voetregel }} en, op een eigen regel, {{p inhoud }}.",
    )


def _check_place(shell: Shell) -> None:
    """See that the place for the body is there once, as a paragraph of its own."""
    page = parse_part(shell.fill("", "")[shell.main].encode(), shell.main)
    signs = page.iter(etree.ProcessingInstruction)
    places = [sign.getparent() for sign in signs if etree.tostring(sign, with_tail=False) == _PLACE.encode()]
    if places != [page.find(f"{W}body")]:
        raise RenderError(
            f'Het Word-sjabloon "{shell.name}" moet precies één keer de regel {{{{p inhoud }}}} hebben.',
            hint="Zet {{p inhoud }} alleen in een eigen alinea, buiten tabellen en tekstvakken.",
        )


def _refuse_changes(part: etree._Element, name: str) -> None:
    if any(next(part.iter(W + tag), None) is not None for tag in _CHANGES):
        raise RenderError(
            f'Het Word-sjabloon "{name}" bevat bijgehouden wijzigingen.',
            hint="Accepteer of weiger in Word alle wijzigingen en sla het sjabloon weer op.",
        )


def _target(parts: Mapping[str, bytes], source: str, kind: str, name: str) -> str:
    """Find the part to which a part has a relationship of this kind."""
    relations = relations_of(source) if source else PACKAGE_RELATIONS
    target = find_target(parts.get(relations, b"<Relationships/>"), f"{OFFICE_RELATION}/{kind}")
    part = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target or "")).lstrip("/")
    if target is None or part not in parts:
        raise RenderError(f'Het Word-sjabloon "{name}" is niet volledig: het onderdeel {kind} ontbreekt.')
    return part


def _parts_of_type(types: etree._Element, parts: Mapping[str, bytes], kind: str) -> tuple[str, ...]:
    named = (e.get("PartName", "").lstrip("/") for e in types if e.get("ContentType") == f"{_MAIN}{kind}+xml")
    return tuple(part for part in named if part in parts)


def _list_of(style: str, styles: etree._Element, numbers: etree._Element, name: str) -> ListDefinition:
    """Follow a style to its list definition."""
    for element in styles.iter(f"{W}style"):
        if _value(element, "name").lower() == style.lower():
            number = _value(element, "pPr", "numPr", "numId")
            lists = {one.get(f"{W}numId"): _value(one, "abstractNumId") for one in numbers.iter(f"{W}num")}
            for definition in numbers.iter(f"{W}abstractNum"):
                abstract = definition.get(f"{W}abstractNumId", "")
                if abstract == lists.get(number):
                    return ListDefinition(
                        number, abstract, tuple(_level(one, name) for one in definition.iter(f"{W}lvl"))
                    )
    raise RenderError(
        f'In het Word-sjabloon "{name}" heeft de stijl "{style}" geen nummering, of de stijl ontbreekt.',
        hint="Koppel de stijl in Word weer aan de lijst met meerdere niveaus.",
    )


def _level(level: etree._Element, name: str) -> Level:
    index = _number(level, "ilvl", "0", name)
    return Level(_value(level, "numFmt"), _value(level, "lvlText"), f"%{index + 1}")


def _value(element: etree._Element, *path: str) -> str:
    found = element.find("/".join(W + tag for tag in path))
    return "" if found is None else found.get(f"{W}val", "")


def _text_width(document: etree._Element, name: str) -> int:
    """Give the width between the margins; A4 with margins of 2,5 cm when the shell does not say."""
    size, margins = (next(document.iter(W + tag), None) for tag in ("pgSz", "pgMar"))
    if size is None or margins is None:
        return 9071
    left, right = (_number(margins, side, "1417", name) for side in ("left", "right"))
    width = _number(size, "w", "11906", name) - left - right
    if width <= 0:
        raise RenderError(
            f'In het Word-sjabloon "{name}" blijft tussen de marges geen ruimte over.',
            hint="Stel in Word het papier en de marges opnieuw in, bij Indeling.",
        )
    return width


def _number(element: etree._Element, attribute: str, usual: str, name: str) -> int:
    """Read a whole number of an attribute."""
    text = element.get(W + attribute, usual)
    if not _NUMBER.fullmatch(text):
        tag = etree.QName(element).localname
        raise RenderError(
            f'In het Word-sjabloon "{name}" is "{text[:30]}" geen getal (w:{attribute} van w:{tag}).',
            hint="Open het sjabloon in Word en sla het opnieuw op, of begin met een kopie van de standaard.",
        )
    return int(text)
