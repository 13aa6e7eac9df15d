"""Files for the archive and for publication: elements, order and values, and text tags for a signing service.

The rules are those of MDTO-XML 1.0.1 and of the DiWoo metadata, written down as far as we use them: every
name we write is in the table, in the order of the norm, with how often it may occur.
"""

from __future__ import annotations

import hashlib
import html
import io
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from generator import pipeline
from generator.model.document import Document
from generator.render import writer_for
from generator.render.house_style import style_for
from generator.render.records import DIWOO, MDTO, sidecars
from generator.tasks.build.run import build
from generator.workspace import Workspace
from tests.acceptance.content import ROOT
from tests.acceptance.folder import content_folder
from tests.examples import whole_text, without_made_up
from tests.pdf_text import pdf_pages

TAG = "{{esl:Ondertekenaar1:Signature:size(200,50)}}"
TAGGED = ("A. Voorbeeldma", "R. Proefstra", "S. Monsterwold", "J. Bedachtwold")
ARCHIVE = """
  archief:
    archiefvormer: stadskanaal
    identificatie_bron: Zaaksysteem
    controledatum: 2026-11-05
    waardering: vernietigen
    bewaartermijn_jaren: 10
    beperking_gebruik: geen
"""
WOO = """
  woo:
    uitgever: stadskanaal
    uitgever_tooi: https://identifier.overheid.nl/tooi/id/gemeente/gm0037
    informatiecategorie: convenanten
    creatiedatum: 2026-11-04
    handeling: ondertekening
    handeling_datum: 2026-11-05
"""

IDENTITY = "identificatieKenmerk identificatieBron"
CONCEPT = "begripLabel begripCode? begripBegrippenlijst"
REFERENCE = "verwijzingNaam verwijzingIdentificatie?"
RULES = {
    "MDTO": "informatieobject? bestand?",
    "informatieobject": (
        "identificatie naam aggregatieniveau? omschrijving? taal? waardering bewaartermijn? archiefvormer "
        "beperkingGebruik"
    ),
    "bestand": "identificatie naam omvang bestandsformaat checksum isRepresentatieVan",
    "identificatie": IDENTITY,
    "verwijzingIdentificatie": IDENTITY,
    "aggregatieniveau": CONCEPT,
    "waardering": CONCEPT,
    "bestandsformaat": CONCEPT,
    "checksumAlgoritme": CONCEPT,
    "beperkingGebruikType": CONCEPT,
    "begripBegrippenlijst": REFERENCE,
    "archiefvormer": REFERENCE,
    "isRepresentatieVan": REFERENCE,
    "bewaartermijn": "termijnLooptijd",
    "beperkingGebruik": "beperkingGebruikType beperkingGebruikNadereBeschrijving?",
    "checksum": "checksumAlgoritme checksumWaarde checksumDatum",
    "Document": "DiWoo",
    "DiWoo": "publisher titelcollectie classificatiecollectie creatiedatum documenthandelingen",
    "titelcollectie": "officieleTitel",
    "classificatiecollectie": "informatiecategorieen",
    "informatiecategorieen": "informatiecategorie",
    "documenthandelingen": "documenthandeling",
    "documenthandeling": "soortHandeling atTime",
}
PATTERNS = {
    "omvang": r"[1-9]\d*",
    "taal": r"[a-z]{2}(-[A-Z]{2})?",
    "termijnLooptijd": r"P\d+Y",
    "checksumWaarde": r"[0-9a-f]{64}",
    "checksumDatum": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d",
    "atTime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d",
    "creatiedatum": r"\d{4}-\d\d-\d\d",
}
IN_TOOI = {"publisher", "informatiecategorie", "soortHandeling"}


def mistakes(element: Any, namespace: str) -> list[str]:
    """List what is against the rules in an element and below it."""
    name = etree.QName(element)
    if name.namespace != namespace:
        return [f"{name.localname}: namespace {name.namespace}"]
    found = [wrong for child in element for wrong in mistakes(child, namespace)]
    children = [etree.QName(child).localname for child in element]
    parts = RULES.get(name.localname, "").split()
    wanted = "".join(f"({part.rstrip('?')} ){'?' if part.endswith('?') else ''}" for part in parts)
    if not re.fullmatch(wanted, "".join(f"{child} " for child in children)):
        found.append(f"{name.localname}: {children}")
    text = (element.text or "").strip()
    if bool(text) == bool(children) or not re.fullmatch(PATTERNS.get(name.localname, r"[^\[]*"), text):
        found.append(f"{name.localname}: {text!r}")
    if (name.localname in IN_TOOI) != (
        element.get("resource", "").startswith("https://identifier.overheid.nl/")
    ):
        found.append(f"{name.localname}: {element.attrib}")
    return found


def tree(data: bytes) -> Any:
    return etree.fromstring(data)


def words(root: Any, path: str, namespace: str = MDTO) -> str:
    """Read the words of the one element at a path below the root."""
    steps = "/".join(f"{{{namespace}}}{step}" for step in path.split("/"))
    (element,) = root.findall(steps)
    return str(element.text)


def composed(folder: Path, example: str, extra: str) -> list[Document]:
    """Compose the documents of an example that says more."""
    root = content_folder(folder)
    text = without_made_up(whole_text(example))
    path = root / "agreements" / "proef.yaml"
    path.write_text(text + extra, encoding="utf-8")
    workspace = Workspace(root.resolve())
    checked = pipeline.check(workspace, [workspace.root / "agreements" / "proef.yaml"])
    assert checked.subjects, [finding.message for finding in checked.findings]
    return list(pipeline.documents(workspace, checked.subjects[0]))


@cache
def style() -> Any:
    return style_for(Workspace(ROOT.resolve()), "standaard")


def test_a_file_that_asks_for_nothing_gets_nothing(tmp_path: Path) -> None:
    documents = composed(tmp_path, "ok-ter-ondertekening", "")
    assert sidecars([(document, "pdf", b"x") for document in documents]) == {}


def test_archive_files_follow_the_norm(tmp_path: Path) -> None:
    documents = composed(tmp_path, "ok-ter-ondertekening", f"publicatie:{ARCHIVE}")
    rendered = [(documents[0], extension, extension.encode()) for extension in ("pdf", "docx", "odt", "html")]
    files = sidecars(rendered)
    name = documents[0].name
    assert sorted(files) == sorted(
        [f"{name}.mdto.xml", *(f"{name}.{extension}.bestand.mdto.xml" for _, extension, _ in rendered)]
    )
    assert {file: mistakes(tree(data), MDTO) for file, data in files.items()} == {name: [] for name in files}
    about = tree(files[f"{name}.mdto.xml"])
    assert words(about, "informatieobject/identificatie/identificatieKenmerk") == "Z-2026-0001"
    assert words(about, "informatieobject/waardering/begripCode") == "V"
    assert words(about, "informatieobject/bewaartermijn/termijnLooptijd") == "P10Y"
    assert words(about, "informatieobject/archiefvormer/verwijzingNaam") == "Gemeente Stadskanaal"
    pdf = tree(files[f"{name}.pdf.bestand.mdto.xml"])
    assert words(pdf, "bestand/bestandsformaat/begripCode") == "fmt/479"
    assert words(pdf, "bestand/omvang") == "3"
    assert words(pdf, "bestand/checksum/checksumWaarde") == hashlib.sha256(b"pdf").hexdigest()
    assert words(pdf, "bestand/checksum/checksumDatum") == "2026-11-05T00:00:00"
    assert (
        words(pdf, "bestand/isRepresentatieVan/verwijzingIdentificatie/identificatieKenmerk") == "Z-2026-0001"
    )


def test_publication_file_holds_what_the_jurist_chose(tmp_path: Path) -> None:
    documents = composed(tmp_path, "ok-ter-ondertekening", f"publicatie:{WOO}")
    files = sidecars([(documents[0], "pdf", b"pdf"), (documents[0], "docx", b"docx")])
    assert list(files) == [f"{documents[0].name}.diwoo.xml"]
    root = tree(files[f"{documents[0].name}.diwoo.xml"])
    assert mistakes(root, DIWOO) == []
    category = "DiWoo/classificatiecollectie/informatiecategorieen/informatiecategorie"
    assert words(root, category, DIWOO) == "convenanten"
    assert words(root, "DiWoo/publisher", DIWOO) == "Gemeente Stadskanaal"


def test_half_a_record_is_not_written(tmp_path: Path) -> None:
    half = ARCHIVE.replace("    identificatie_bron: Zaaksysteem\n", "")
    documents = composed(tmp_path, "ok-concept", f"publicatie:{half}")
    assert sidecars([(document, "pdf", b"x") for document in documents]) == {}


def test_every_document_of_a_practice_has_a_number_of_its_own(tmp_path: Path) -> None:
    documents = composed(tmp_path, "ok-per-praktijk", f"publicatie:{ARCHIVE}")
    files = sidecars([(document, "pdf", b"x") for document in documents])
    numbers = [
        words(tree(data), "informatieobject/identificatie/identificatieKenmerk")
        for name, data in files.items()
        if "bestand" not in name
    ]
    assert len(numbers) > 1
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("wrong", ["naam", "waardering", "beperkingGebruik"])
def test_the_rules_notice_what_is_missing(tmp_path: Path, wrong: str) -> None:
    documents = composed(tmp_path, "ok-ter-ondertekening", f"publicatie:{ARCHIVE}")
    root = tree(sidecars([(documents[0], "pdf", b"x")])[f"{documents[0].name}.mdto.xml"])
    root[0].remove(root[0].find(f"{{{MDTO}}}{wrong}"))
    assert mistakes(root, MDTO)


def words_of(extension: str, data: bytes) -> str:
    """Read a file as text, without white space."""
    if extension == "pdf":
        text = "".join(pdf_pages(data))
    elif extension in {"docx", "odt"}:
        part = "word/document.xml" if extension == "docx" else "content.xml"
        text = re.sub(r"<[^>]*>", "", zipfile.ZipFile(io.BytesIO(data)).read(part).decode())
    else:
        text = re.sub(r"<[^>]*>", "", data.decode())
    return re.sub(r"\s", "", html.unescape(text))


@pytest.mark.parametrize("extension", ["docx", "odt", "html", "pdf"])
def test_a_text_tag_arrives_as_it_was_written(tmp_path: Path, extension: str) -> None:
    root = content_folder(tmp_path)
    text = without_made_up(whole_text("ok-ter-ondertekening"))
    tags = [TAG.replace("1:", f"{number}:") for number in range(1, len(TAGGED) + 1)]
    for name, tag in zip(TAGGED, tags, strict=True):
        assert f"naam: {name}," in text
        text = text.replace(f"naam: {name},", f'naam: {name}, tekstlabel: "{tag}",')
    (root / "agreements" / "proef.yaml").write_text(text, encoding="utf-8")
    workspace = Workspace(root.resolve())
    checked = pipeline.check(workspace, [workspace.root / "agreements" / "proef.yaml"])
    document = next(pipeline.documents(workspace, checked.subjects[0]))
    found = words_of(extension, writer_for(extension)(document, style()))
    assert [tag for tag in tags if found.count(tag) != 1] == []


def test_a_build_puts_them_beside_the_documents(tmp_path: Path) -> None:
    root = content_folder(tmp_path)
    text = without_made_up(whole_text("ok-ter-ondertekening"))
    (root / "agreements" / "proef.yaml").write_text(f"{text}publicatie:{ARCHIVE}{WOO}", encoding="utf-8")
    workspace = Workspace(root.resolve())
    paths = [workspace.root / "agreements" / "proef.yaml"]
    first, again = tmp_path / "een", tmp_path / "twee"
    for out in (first, again):
        build(workspace, paths, pipeline.Order(["txt"], workers=1), out)
    names = ["modelovereenkomst.diwoo.xml", "modelovereenkomst.mdto.xml", "modelovereenkomst.txt"]
    names += ["modelovereenkomst.txt.bestand.mdto.xml", "functieprofiel.txt"]
    names += ["informatieblad-molen.txt", "informatieblad-wilg.txt"]
    assert sorted(path.name for path in (first / "proef").iterdir()) == sorted(names)
    for name in names:
        assert (first / "proef" / name).read_bytes() == (again / "proef" / name).read_bytes()
    about = tree((first / "proef" / "modelovereenkomst.txt.bestand.mdto.xml").read_bytes())
    digest = hashlib.sha256((first / "proef" / "modelovereenkomst.txt").read_bytes()).hexdigest()
    assert words(about, "bestand/checksum/checksumWaarde") == digest
