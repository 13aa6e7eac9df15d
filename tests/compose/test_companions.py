"""A document type without files of its own is a folder: it gives documents with the files of another type."""

from __future__ import annotations

from pathlib import Path

from generator import pipeline
from generator.compare.sides import Sides, chosen
from generator.render.outline_writer import write_outline
from generator.tasks import diff as differences
from generator.workspace import Workspace
from tests.acceptance.folder import content_folder

MODEL = """\
titel: Kaartje van {{ overeenkomst.deze.naam }}
toestand: ontwerp
bestandsnaam: kaartje
kopregel: ""
onderwerp: ""
auteur: '{{ overeenkomst.gemeenten | waarden("naam") | opsomming }}'
kenmerk: ""
bij: {modellen: [modelovereenkomst/2026.1], als: overeenkomst}
vanuit: [overeenkomst]
verspreiding: {over: praktijken}
status:
  {term: "", concept: [], watermerk: {voorbeeld: VOORBEELD}, documentstatus: overeenkomst.afgeleid.status}
delen:
  - {id: inhoud, soort: voorwerk, bestand: inhoud.md}
"""
CLAUSE = """\
---
id: inhoud
titel: Bereikbaar
---
{{ overeenkomst.gemeenten | waarden("naam") | opsomming }}: {{ overeenkomst.deze.naam }}.
"""


def with_cards(folder: Path, *versions: str) -> Workspace:
    root = content_folder(folder, "stadskanaal")
    for version in versions:
        place = root / "templates" / "kaartje" / version
        place.mkdir(parents=True)
        (place / "model.yaml").write_text(MODEL, "utf-8")
        (place / "schema.json").write_text('{"type": "object", "properties": {}}', "utf-8")
        (place / "standaard.yaml").write_text("[]\n", "utf-8")
        (place / "regels.yaml").write_text("[]\n", "utf-8")
        (place / "inhoud.md").write_text(CLAUSE, "utf-8")
    return Workspace(root.resolve())


def cards(workspace: Workspace) -> dict[str, list[str]]:
    checked = pipeline.check(workspace, [workspace.resolve("stadskanaal")])
    (subject,) = checked.subjects
    made = [
        document for document in pipeline.documents(workspace, subject) if document.meta.doctype == "kaartje"
    ]
    return {
        document.name: [document.meta.model, write_outline(document).decode().splitlines()[-1].strip()]
        for document in made
    }


def test_every_practice_gets_a_document_of_the_newest_version(tmp_path: Path) -> None:
    assert cards(with_cards(tmp_path, "2025.1", "2026.1")) == {
        "kaartje-musselkanaal": ["kaartje/2026.1", "Stadskanaal: Huisartsenpraktijk De Kleine Wilg."],
        "kaartje-centrum": ["kaartje/2026.1", "Stadskanaal: Huisartsenpraktijk Het Blauwe Hek."],
        "kaartje-onstwedde": ["kaartje/2026.1", "Stadskanaal: Huisartsenpraktijk De Drie Kastanjes."],
    }


def test_a_type_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    workspace = with_cards(tmp_path, "2026.1")
    (workspace.root / "templates" / "kaartje" / "2026.1" / "model.yaml").write_text("titel: [\n", "utf-8")
    assert cards(workspace) == {}


def test_a_change_names_its_place_in_all_these_documents_once(tmp_path: Path) -> None:
    before, after = with_cards(tmp_path / "oud", "2026.1"), with_cards(tmp_path / "nieuw", "2026.1")
    path = after.resolve("stadskanaal")
    path.write_text(path.read_text("utf-8").replace("naam: Stadskanaal", "naam: Stad"), "utf-8")
    sides = Sides(after, tmp_path / "kladblok")
    old, new = sides.side(str(before.root)), sides.working_tree()
    (change,) = differences.compare(old, new, chosen(old, new, ["stadskanaal"])).files
    places = [place.anchor for term in change.terms for place in term.places if place.document == "kaartje"]
    assert places == ["inhoud"]


def test_the_texts_see_what_the_file_itself_names(tmp_path: Path) -> None:
    workspace = with_cards(tmp_path, "2026.1")
    clause = workspace.root / "templates" / "kaartje" / "2026.1" / "inhoud.md"
    named = "{{ overeenkomst.profiel.functienaam }}: {{ overeenkomst.afgeleid.taken | gekozen | aantal }}."
    clause.write_text(f"{CLAUSE}{named}\n", "utf-8")
    texts = [lines[-1] for lines in cards(workspace).values()]
    assert len(texts) == 3
    assert all("Ondersteuner Jeugd en Gezin: " in text and "[" not in text for text in texts)
