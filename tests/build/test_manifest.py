"""The manifest and the overview."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

from generator.findings import Finding, Severity, Spot
from generator.render.style import Style
from generator.tasks.build.ledger import read_ledger
from generator.tasks.build.manifest import (
    MANIFEST,
    Built,
    BuiltFile,
    Counted,
    Remarked,
    Tally,
    manifest,
    read_manifest,
)
from generator.tasks.build.overview import overview
from generator.tasks.build.shelf import Shelf
from tests.build.processes import is_true
from tests.sample_document import sample_document

STYLE = Style((Path(__file__).parents[2] / "templates" / "huisstijl" / "standaard",))


def built(out: Path, name: str) -> Built:
    """Write a file as a build does."""
    file = BuiltFile.of(sample_document(), "pdf", f"{name}/{sample_document().name}", b"%PDF")
    (out / name).mkdir(exist_ok=True)
    (out / file.bestand).write_bytes(b"%PDF")
    return Built(name, (file,))


def finding(name: str, severity: Severity) -> Finding:
    return Finding("regel", severity, Spot(f"agreements/{name}.yaml"), "Melding.")


def test_findings_are_counted_for_each_file() -> None:
    found = [finding("a", Severity.ERROR), finding("a", Severity.WARNING), finding("b", Severity.INFO)]
    counted = Counted()
    of_model = replace(found[0], spot=Spot("templates/soort/1/model.yaml"))
    for findings in (found, found[:2], [finding("a", Severity.WARNING)], [of_model]):
        counted.add(map(Remarked.of, findings))
    assert counted.tallies == {"a": Tally(1, 1), "b": Tally(0, 0)}


def test_a_manifest_reads_back_as_it_was_written(tmp_path: Path) -> None:
    everything = [built(tmp_path, "een"), built(tmp_path, "twee")]
    data = manifest(everything)
    (tmp_path / MANIFEST).write_bytes(data)
    assert read_manifest(tmp_path) == {one.name: one for one in everything}
    assert read_ledger(tmp_path) == {one.name: one for one in everything}
    content = json.loads(data)
    assert data.decode() == json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    assert content["bevindingen"]["een"] == asdict(Tally())
    assert {"inhoud", "naast"} & content["bestanden"][0].keys() == set()
    assert json.loads(manifest([]))["bestanden"] == []


def test_a_manifest_of_another_form_is_passed_over(tmp_path: Path) -> None:
    for content in ("geen json", "[]", json.dumps({"bestanden": [{"bestand": "a"}], "bevindingen": {}})):
        (tmp_path / MANIFEST).write_text(content, encoding="utf-8")
        assert read_ledger(tmp_path) == {}


def test_a_manifest_cannot_point_outside_its_folder(tmp_path: Path) -> None:
    file = BuiltFile.of(sample_document(), "pdf", "../elders", b"%PDF")
    (tmp_path / MANIFEST).write_bytes(manifest([Built("..", (file,))]))
    assert read_ledger(tmp_path) == {}


def test_overview_names_what_failed_and_every_municipality(tmp_path: Path) -> None:
    everything = [built(tmp_path, "een")]
    names = ["Stads", "Stadskanaal", ""]
    page = overview(everything, {"twee": Tally(2, 0), "een": Tally(1, 0)}, names, STYLE).decode()
    assert "<li>twee: 2 fouten</li>" in page
    assert "<li>een: " not in page
    assert "<option>Stadskanaal</option>" in page
    assert "<option>Stads</option>" not in page


def test_it_is_in_pieces_while_documents_are_put_in_place_and_whole_afterwards(tmp_path: Path) -> None:
    out, names = tmp_path / "build", [f"gemeente-{number}" for number in range(4)]
    shelf = Shelf(out, lambda line: None)
    shelf.open(names)
    assert b'"bestanden": []' in (out / MANIFEST).read_bytes()
    sizes = set()
    for name in names:
        data = name.encode()
        file = BuiltFile.of(sample_document(), "txt", f"{name}/a", data)
        shelf.place(Built(name, (file,)), {file.bestand: data})
        assert is_true(out)
        sizes.add((out / MANIFEST).stat().st_size)
    assert len(sizes) == 1, "it is no larger when there is more"
    shelf.settle({})
    assert is_true(out)
    assert list(read_manifest(out)) == names
