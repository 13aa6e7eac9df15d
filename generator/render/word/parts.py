"""The parts of a Word file that belong to one document: lists, properties, watermark, fields, terms."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from generator.errors import RenderError
from generator.model.document import Document, Meta
from generator.render.stated_terms import stated_terms, terms_to_json
from generator.render.word.fields import Control
from generator.render.word.package import (
    CONTENT_TYPES,
    CORE_RELATION,
    CORE_TYPE,
    OFFICE_RELATION,
    PACKAGE_RELATIONS,
    XML_HEAD,
    Relations,
    W,
    add_content_type,
    core_properties,
    find_target,
    parse_part,
    relations_of,
    to_bytes,
)
from generator.render.word.shell import Shell

FIELD_MAP = "urn:ojg:velden"
"""Namespace of the part that maps the tag of a content control to the terms its text states."""
TERMS = "urn:ojg:termen"
"""Namespace of the part that holds the terms."""

_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_STORE_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_WATERMARK_WIDTH = 430
_LETTER = 0.48
"""Width of an average capital, as a share of the height of a line."""
_DRAWING = (
    f'xmlns:w="{W[1:-1]}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
_WORD_ART = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
    'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><v:handles>'
    '<v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
"""The shape of straight text, as Word writes it."""


def add_lists(parts: dict[str, bytes], shell: Shell, copies: str) -> None:
    """Add the restarted copies of lists after the lists of the shell."""
    if not copies:
        return
    root = parse_part(parts[shell.numbering], shell.numbering)
    added = etree.fromstring(f'<w:numbering xmlns:w="{W[1:-1]}">{copies}</w:numbering>')
    place = max(index for index, node in enumerate(root) if node.tag == f"{W}num") + 1
    root[place:place] = list(added)
    parts[shell.numbering] = to_bytes(root)


def set_properties(parts: dict[str, bytes], meta: Meta) -> None:
    """Replace the properties of the shell by those of the document."""
    target = find_target(parts[PACKAGE_RELATIONS], CORE_RELATION)
    name = (target or "docProps/core.xml").lstrip("/")
    if target is None:
        relations = Relations(parts[PACKAGE_RELATIONS])
        relations.add(CORE_RELATION, name)
        parts[PACKAGE_RELATIONS] = relations.to_bytes()
    parts[CONTENT_TYPES] = add_content_type(parts[CONTENT_TYPES], name, CORE_TYPE)
    parts[name] = core_properties(meta)


def add_field_map(
    parts: dict[str, bytes], document: Document, controls: Iterable[Control], relations: Relations, main: str
) -> None:
    """Add the custom XML part that tells which terms stand in which content control."""
    meta = document.meta
    head = f'document="{escape(document.name)}" model="{escape(meta.model)}" termen="{escape(meta.digest)}"'
    fields = "".join(_field_line(control) for control in controls)
    _add_data(parts, FIELD_MAP, f'<velden xmlns="{FIELD_MAP}" {head}>{fields}</velden>', relations, main)


def add_terms(parts: dict[str, bytes], document: Document, relations: Relations, main: str) -> None:
    """Add the custom XML part that holds the terms which the document states, as JSON."""
    terms = escape(terms_to_json(stated_terms(document)).decode(), quote=False)
    _add_data(parts, TERMS, f'<termen xmlns="{TERMS}">{terms}</termen>', relations, main)


def _add_data(parts: dict[str, bytes], kind: str, content: str, relations: Relations, main: str) -> None:
    """Add a custom XML part, known by the namespace of its root."""
    number = next(number for number in range(1, 1000) if f"customXml/item{number}.xml" not in parts)
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    parts[item] = f"{XML_HEAD}{content}".encode()
    identity = str(uuid5(NAMESPACE_URL, kind)).upper()
    parts[properties] = (
        f'{XML_HEAD}<ds:datastoreItem xmlns:ds="{_STORE}" ds:itemID="{{{identity}}}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{kind}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
    parts[CONTENT_TYPES] = add_content_type(parts[CONTENT_TYPES], properties, _STORE_TYPE)
    own = Relations(b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>')
    own.add(f"{OFFICE_RELATION}/customXmlProps", f"itemProps{number}.xml")
    parts[relations_of(item)] = own.to_bytes()
    relations.add(f"{OFFICE_RELATION}/customXml", "../" * main.count("/") + item)


def set_watermark(parts: dict[str, bytes], shell: Shell, words: str) -> None:
    """Put large light words behind the text of each page, as Word itself does: as WordArt in each header.

    Raises:
        RenderError: The shell has no header to carry the watermark, or one without a paragraph.
    """
    roots = {name: parse_part(parts[name], name) for name in shell.headers}
    if not roots or any(root.find(f".//{W}p") is None for root in roots.values()):
        raise RenderError(
            f'Het Word-sjabloon "{shell.name}" heeft geen koptekst om het watermerk "{words}" in te zetten.',
            hint="Voeg in Word een koptekst met een alinea toe aan het sjabloon.",
        )
    for number, (name, root) in enumerate(roots.items(), start=1):
        first = next(root.iter(f"{W}p"))
        place = 1 if len(first) and first[0].tag == f"{W}pPr" else 0
        first.insert(place, etree.fromstring(_watermark(words, number)))
        parts[name] = to_bytes(root)


def _field_line(control: Control) -> str:
    field = control.field
    computed = ' berekend="ja"' if field.computed else ""
    paths = "".join(f"<pad>{escape(path)}</pad>" for path in field.paths)
    return f'<veld tag="{control.tag}"{computed}>{paths}</veld>'


def _watermark(words: str, number: int) -> str:
    """Write the WordArt; Word knows it by the name of its shape, so its menu can take it away."""
    height = round(_WATERMARK_WIDTH / (_LETTER * len(words)))
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{_WATERMARK_WIDTH}pt;height:{height}pt;"
        "rotation:315;z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        "mso-position-vertical-relative:margin"
    )
    name = f'id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}"'
    letters = "font-family:&quot;Source Sans Pro&quot;;font-size:1pt;font-weight:bold"
    return (
        f"<w:r {_DRAWING}><w:rPr><w:noProof/></w:rPr><w:pict>{_WORD_ART}"
        f'<v:shape {name} type="#_x0000_t136" alt="Watermerk: {escape(words)}" style="{style}" '
        f'o:allowincell="f" fillcolor="#eaf0f2" stroked="f"><v:textpath style="{letters}" '
        f'string="{escape(words)}"/><w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>'
    )
