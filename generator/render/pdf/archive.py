"""Makes a PDF that WeasyPrint wrote fit to publish and to archive: PDF/UA-1 and PDF/A-3a in one file.

WeasyPrint writes one of the two at a time, tags page by page and leaves page headers in the text that is
read aloud. This step corrects that, describes links, embeds the terms the document states, and writes the
metadata. It reads no clock: there are no dates, so the same document gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import md5
from html import escape
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, Stream, String

from generator.errors import RenderError
from generator.model.document import CrossReference, Document, LegalReference, Meta
from generator.render.pdf.engine import Layout
from generator.render.pdf.hyphens import soften_hyphens
from generator.render.pdf.signatures import add_signature_fields
from generator.render.pdf.structure import give_structure, signature_tables
from generator.render.pdf.tags import MarkedContent, TaggedAnnotation, TaggedNode, read_tags, write_tags
from generator.render.stated_terms import FILE_NAME, stated_terms, terms_to_json
from generator.render.walk import inlines_of
from generator.render.words import cross_reference_text

_MARKED = re.compile(rb"^/(\w+)\n<</MCID (\d+)>>\nBDC$", re.MULTILINE)
_ARTIFACT = b"/Artifact\n<</Type /Pagination>>\nBDC"
_LONG_AGO = "D:19800101000000Z"
"""The date of the embedded file: PDF/A-3 wants one, and a clock would change the bytes."""
_STREAM_END = re.compile(rb"\r\nendstream\n")
_OBJECT_START = b" obj\n<< "
_OFTEN_EMPTY = ("/Pattern", "/Shading")

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
PROPERTIES
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
"""PDF/A wants properties it does not know, here `pdfuaid:part`, to be described in the file itself."""


def archive(layout: Layout, document: Document) -> bytes:
    """Turn what WeasyPrint laid out into PDF/UA-1 and PDF/A-3a.

    Raises:
        RenderError: The structure of the PDF is not that of the document, or a picture is in CMYK.
    """
    with Pdf.open(BytesIO(layout.pdf)) as pdf:
        seen: set[tuple[int, int]] = set()
        for page in pdf.pages:
            _clean(page.obj, seen)
        soften_hyphens(pdf)
        root = read_tags(pdf)
        give_structure(root, layout.breaks, document)
        _hide_decoration(pdf, root)
        _describe_links(root, document)
        if document.meta.signature_fields:
            add_signature_fields(pdf, signature_tables(root, document), layout.places)
        write_tags(pdf, root)
        _embed(pdf, terms_to_json(stated_terms(document)))
        _write_metadata(pdf, document.meta)
        target = BytesIO()
        pdf.save(target, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return part_stream_ends(target.getvalue())


def part_stream_ends(pdf: bytes) -> bytes:
    r"""Keep a stream that happens to end with `\r` apart from the line end that follows it.

    Together they look like one line end, `\r\n`, by which a strict reader finds the stream a byte too short.
    The room for another `\r` comes from a space in the dictionary of the stream, so that nothing else moves.
    """
    parted = bytearray(pdf)
    for found in _STREAM_END.finditer(pdf):
        space = pdf.rfind(_OBJECT_START, 0, found.start()) + len(_OBJECT_START) - 1
        del parted[space]
        parted.insert(found.start(), ord("\r"))
    return bytes(parted)


def _clean(holder: Object, seen: set[tuple[int, int]]) -> None:
    """Clean what a page or picture draws with: no empty lists, and no smoothed pictures (PDF/A)."""
    if "/Interpolate" in holder:
        del holder.Interpolate
    if holder.get("/ColorSpace") == Name.DeviceCMYK:
        raise RenderError(
            "Een plaatje van de huisstijl heeft de kleuren van drukinkt (CMYK); een PDF/A is in RGB.",
            hint="Zet het plaatje om naar RGB, of gebruik het als SVG.",
        )
    resources = holder.get("/Resources")
    if not isinstance(resources, Dictionary) or resources.objgen in seen:
        return
    if resources.is_indirect:
        seen.add(resources.objgen)
    for key in _OFTEN_EMPTY:
        if key in resources and not resources[key].keys():
            del resources[key]
    for inner in _drawn(resources):
        _clean(inner, seen)


def _drawn(resources: Object) -> Iterator[Object]:
    """List the pictures, patterns and masks of a page or picture."""
    for key in ("/XObject", "/Pattern"):
        for drawn in resources.get(key, {}).values():
            yield drawn
            if "/SMask" in drawn:
                yield drawn.SMask
    for state in resources.get("/ExtGState", {}).values():
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary) and "/G" in mask:
            yield mask.G


def _hide_decoration(pdf: Pdf, root: TaggedNode) -> None:
    """Mark as decoration what nobody should hear.

    That is what is in no element, namely page headers and footers and repeated table headers, and pictures
    that a style sheet adds: they have no text that could replace them.
    """
    heard: list[dict[int, TaggedNode]] = [{} for _ in pdf.pages]
    for node in root.walk():
        for kid in node.kids:
            if isinstance(kid, MarkedContent):
                heard[kid.page][kid.number] = node
    for number, page in enumerate(pdf.pages):

        def mark(found: re.Match[bytes], number: int = number) -> bytes:
            piece = MarkedContent(number, int(found.group(2)))
            node = heard[number].get(piece.number)
            if node is not None and found.group(1) == b"Figure" and node.kind != "Figure":
                node.kids.remove(piece)
                node = None
            return _ARTIFACT if node is None else found.group()

        page.Contents.write(_MARKED.sub(mark, page.Contents.read_bytes()))


def _describe_links(root: TaggedNode, document: Document) -> None:
    """Let a link say what it points at; WeasyPrint gives it the name of the anchor or the bare address."""
    names = dict(_link_names(document))
    for node in root.walk():
        for kid in node.kids:
            if isinstance(kid, TaggedAnnotation):
                target = str(kid.annotation.Contents)
                kid.annotation.Contents = String(names.get(target, target))
                kid.annotation.F = 4


def _link_names(document: Document) -> Iterator[tuple[str, str]]:
    for inline in inlines_of(document):
        match inline:
            case CrossReference():
                yield inline.parts[-1].anchor if inline.parts else inline.target, cross_reference_text(inline)
            case LegalReference():
                yield inline.url, inline.text
            case _:
                pass


def _embed(pdf: Pdf, terms: bytes) -> None:
    """Embed the terms as the source of the document."""
    stream = Stream(pdf, terms)
    stream.Type = Name.EmbeddedFile
    stream.Subtype = Name("/application/json")
    stream.Params = Dictionary(
        Size=len(terms),
        CheckSum=String(md5(terms, usedforsecurity=False).digest()),
        CreationDate=String(_LONG_AGO),
        ModDate=String(_LONG_AGO),
    )
    name = String(FILE_NAME)
    file = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=name,
            UF=name,
            Desc=String("De waarden die dit document noemt, voor verwerking door programma's"),
            AFRelationship=Name.Source,
            EF=Dictionary(F=stream, UF=stream),
        )
    )
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = pdf.make_indirect(Dictionary(Names=Array([name, file])))
    pdf.Root.AF = Array([file])


def _write_metadata(pdf: Pdf, meta: Meta) -> None:
    """Write the metadata as XMP, with the words that WeasyPrint wrote in the information dictionary."""
    info = {str(key)[1:]: str(value) for key, value in pdf.docinfo.items()}
    stream = Stream(pdf, _xmp(info, meta).encode())
    stream.Type = Name.Metadata
    stream.Subtype = Name.XML
    pdf.Root.Metadata = stream


def _xmp(info: dict[str, str], meta: Meta) -> str:
    properties = (
        "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>",
        "<dc:format>application/pdf</dc:format>",
        _xmp_value("dc:title", info.get("Title"), "Alt"),
        _xmp_value("dc:creator", info.get("Author"), "Seq"),
        _xmp_value("dc:description", info.get("Subject"), "Alt"),
        _xmp_value("dc:language", meta.language, "Bag"),
        _xmp_value("dc:identifier", meta.kenmerk),
        _xmp_value("pdf:Keywords", info.get("Keywords")),
        _xmp_value("pdf:Producer", info.get("Producer")),
        _xmp_value("xmp:CreatorTool", info.get("Creator")),
    )
    return _XMP.replace("PROPERTIES", "\n".join(filter(None, properties)))


def _xmp_value(name: str, text: str | None, container: str = "") -> str:
    if not text:
        return ""
    value = escape(text, quote=False)
    if container:
        language = ' xml:lang="x-default"' if container == "Alt" else ""
        value = f"<rdf:{container}><rdf:li{language}>{value}</rdf:li></rdf:{container}>"
    return f"<{name}>{value}</{name}>"
