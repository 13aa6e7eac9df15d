"""The manifest and the overview: an earlier build counts too, and findings are those of the last check."""

from __future__ import annotations

import json
from pathlib import Path

from generator.publication import MANIFEST, Built, BuiltFile, Tally, manifest, merged, overview, tallies

from generator.findings import Finding, Severity, Spot
from generator.render.style import Style
from tests.sample_document import sample_document

STYLE = Style((Path(__file__).parents[1] / "templates" / "huisstijl" / "standaard",))


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
    assert tallies(found) == {"a": Tally(1, 1), "b": Tally(0, 0)}


def test_an_earlier_build_stays_with_what_its_last_check_said(tmp_path: Path) -> None:
    first = merged(tmp_path, [built(tmp_path, "oud"), built(tmp_path, "weg")], {"oud": Tally(0, 3)})
    (tmp_path / MANIFEST).write_bytes(manifest(first))
    (tmp_path / first[1].files[0].bestand).unlink()
    again = merged(tmp_path, [built(tmp_path, "nieuw")], {})
    assert [(one.name, one.tally) for one in again] == [("nieuw", Tally()), ("oud", Tally(0, 3))]
    checked = merged(tmp_path, [], {"oud": Tally(1, 0)})
    assert [(one.name, one.tally) for one in checked] == [("oud", Tally(1, 0))]


def test_a_manifest_of_another_form_is_passed_over(tmp_path: Path) -> None:
    for content in ("geen json", "[]", json.dumps({"bestanden": [{"bestand": "a"}], "bevindingen": {}})):
        (tmp_path / MANIFEST).write_text(content, encoding="utf-8")
        assert merged(tmp_path, [], {}) == []


def test_overview_names_what_failed_and_every_municipality(tmp_path: Path) -> None:
    everything = merged(tmp_path, [built(tmp_path, "een")], {})
    names = ["Stads", "Stadskanaal", ""]
    page = overview(everything, {"twee": Tally(2, 0), "een": Tally(1, 0)}, names, STYLE).decode()
    assert "<li>twee: 2 fouten</li>" in page
    assert "<li>een: " not in page
    assert "<option>Stadskanaal</option>" in page
    assert "<option>Stads</option>" not in page
