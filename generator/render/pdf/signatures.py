"""Puts an empty signature field on each place to sign, for signing services that look for one.

The field is in the tag tree, has a name that is read aloud and looks like nothing, as PDF/UA and PDF/A want.
"""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from generator.errors import RenderError
from generator.model.document import Table
from generator.render.pdf.engine import PageArea
from generator.render.pdf.tags import TaggedAnnotation, TaggedNode
from generator.render.words import plain

_PRINTED = 4
_SIGNATURES_EXIST = 1


def add_signature_fields(
    pdf: Pdf, tables: Sequence[tuple[TaggedNode, Table]], places: Sequence[PageArea]
) -> None:
    """Add a field to the last cell of each signature table.

    Raises:
        RenderError: A table has no place to sign on any page.
    """
    if len(tables) != len(places):
        raise RenderError(
            "De PDF krijgt geen handtekeningvelden, want niet elke handtekeningtabel staat op een bladzijde.",
            hint="Kijk of print.css van de huisstijl een handtekeningtabel verbergt of anders weergeeft.",
        )
    fields: list[Object] = []
    for (node, table), place in zip(tables, places, strict=True):
        party = plain(table.header[0].content)
        title = f"Handtekening {party[:1].lower()}{party[1:]}"
        field = _field(pdf, place, table.anchor.replace(".", "-") or f"handtekening-{len(fields) + 1}", title)
        fields.append(field)
        cell = node.below("TR")[-1].nodes[-1]
        cell.kids.append(TaggedNode("Form", place.page, [TaggedAnnotation(place.page, field)], alt=title))
    pdf.Root.AcroForm = Dictionary(Fields=Array(fields), SigFlags=_SIGNATURES_EXIST)


def _field(pdf: Pdf, place: PageArea, name: str, title: str) -> Object:
    left, bottom, right, top = place.corners
    nothing = Stream(pdf, b"")
    nothing.Type, nothing.Subtype = Name.XObject, Name.Form
    nothing.BBox = Array([0, 0, round(right - left, 2), round(top - bottom, 2)])
    nothing.Resources = Dictionary()
    page = pdf.pages[place.page].obj
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(name),
            TU=String(title),
            Rect=Array(place.corners),
            F=_PRINTED,
            P=page,
            AP=Dictionary(N=nothing),
        )
    )
    if "/Annots" not in page:
        page.Annots = Array()
    page.Annots.append(field)
    return field
