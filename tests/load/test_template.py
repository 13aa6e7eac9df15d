from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.errors import TemplateError, TemplateFormError, WorkspaceError
from generator.findings import Finding
from generator.load.grounds import read_grounds
from generator.load.model_choice import read_model_of
from generator.load.municipalities import read_municipalities
from generator.load.template import read_schema, read_template
from generator.load.yaml_source import parse_yaml
from generator.model.source import YamlSource
from generator.model.template import TemplateVersion
from generator.workspace import Workspace
from generator.yaml_text.applying import apply

HEAD = """titel: Proef
toestand: ontwerp
map: agreements
bestandsnaam: proef
status: {term: status, concept: [concept], documentstatus: status}
"""
CLAUSE = "---\nid: {name}\ntitel: Titel\n---\n1. {{#a}} Tekst.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "templates/proef/2026.1"
    (folder / "artikelen").mkdir(parents=True)
    (tmp_path / "agreements").mkdir()
    files = {
        "model.yaml": f"{HEAD}delen:\n  - {{id: partijen, soort: voorwerk, bestand: partijen.md}}\n"
        "  - {soort: artikel, map: artikelen, lijst: [doel, duur]}\n",
        "schema.json": '{"type": "object", "properties": {"a": {"type": "number", "multipleOf": 0.01}}}',
        "standaard.yaml": "- waarden: {a: 1}\n",
        "regels.yaml": "",
        "partijen.md": CLAUSE.format(name="partijen"),
        "artikelen/doel.md": CLAUSE.format(name="doel"),
        "artikelen/duur.md": "geen kop\n",
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return tmp_path


def version(root: Path) -> TemplateVersion:
    read_template.cache_clear()
    return read_template(root / "templates/proef/2026.1", "proef/2026.1", "templates/proef/2026.1")


def test_a_version_is_read_whole_except_its_clauses(root: Path) -> None:
    read = version(root)
    assert (read.kind, read.version) == ("proef", "2026.1")
    assert read.standaard == [{"waarden": {"a": 1}}]
    assert read.regels == []
    assert list(read.clauses) == ["partijen", "doel", "duur"]
    assert read.clauses["doel"].title == "Titel"
    assert read.clauses["doel"] is read.clauses["doel"]
    with pytest.raises(TemplateError, match="begint met een kop"):
        read.clauses["duur"]


def test_numbers_in_a_schema_stay_exact(root: Path) -> None:
    assert version(root).schema["properties"]["a"]["multipleOf"] == Decimal("0.01")


@pytest.mark.parametrize("text", ["{", "[]", '{"a": "\\', "\xff", "[" * 100_000])
def test_a_schema_that_is_no_json_object_says_so(tmp_path: Path, text: str) -> None:
    path = tmp_path / "schema.json"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(TemplateError) as caught:
        read_schema(path, "schema.json")
    assert caught.value.spot is not None


@pytest.mark.parametrize(
    ("part", "missing"),
    [("{soort: slot}", "map, lijst"), ("{soort: artikel, map: a}", "lijst"), ("x", "groep")],
)
def test_a_part_names_its_files(root: Path, part: str, missing: str) -> None:
    model = root / "templates/proef/2026.1/model.yaml"
    model.write_text(f"{HEAD}delen:\n  - {part}\n", encoding="utf-8")
    with pytest.raises(TemplateFormError) as caught:
        version(root)
    assert {finding.spot.line for finding in caught.value.findings} == {7}
    told = " ".join(f"{finding.message} {finding.hint}" for finding in caught.value.findings)
    assert all(f"{word}" in told for word in missing.split(", "))


def test_a_part_cannot_lie_outside_the_version(root: Path) -> None:
    model = root / "templates/proef/2026.1/model.yaml"
    part = "{soort: slot, bestand: ../../geheim.md}"
    model.write_text(f"{HEAD}delen:\n  - {part}\n", encoding="utf-8")
    with pytest.raises(TemplateError, match="buiten de map"):
        version(root)


def test_a_clause_with_a_name_that_no_file_has_is_told(root: Path) -> None:
    model = root / "templates/proef/2026.1/model.yaml"
    model.write_text(
        f"{HEAD}delen:\n  - {{soort: artikel, map: artikelen, lijst: [{'wi' * 700}]}}\n", encoding="utf-8"
    )
    with pytest.raises(WorkspaceError, match="de naam of het pad is te lang"):
        version(root).clauses["wi" * 700]


def test_a_missing_file_of_a_version_is_named(root: Path) -> None:
    (root / "templates/proef/2026.1/regels.yaml").unlink()
    with pytest.raises(WorkspaceError, match=r"templates/proef/2026\.1/regels\.yaml"):
        version(root)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("model: proef/2026.2\n", "Schrijf: model: proef/2026.1"),
        ("status: concept\n", "Schrijf: model: proef/2026.1"),
        ("model: ../../../etc\n", "Er zijn: proef/2026.1"),
        ("model: [proef/2026.1]\n", "Er zijn: proef/2026.1"),
    ],
)
def test_an_unknown_model_is_a_finding_with_the_nearest_one(root: Path, text: str, hint: str) -> None:
    read_template.cache_clear()
    source = parse_yaml(text.encode(), "agreements/x.yaml")
    assert isinstance(source, YamlSource)
    found = read_model_of(source, Workspace.find(root))
    assert isinstance(found, Finding)
    assert found.rule == "onbekend-model"
    assert hint in found.hint
    assert not any(proposal.is_sure for proposal in found.proposals)


@pytest.mark.parametrize("said", ["Proef/2026.1", "proef 2026.1", "preof/2026.1"])
def test_a_slip_in_the_name_of_a_model_is_put_right(root: Path, said: str) -> None:
    read_template.cache_clear()
    source = parse_yaml(f"status: concept\nmodel: {said}\n".encode(), "agreements/x.yaml")
    assert isinstance(source, YamlSource)
    found = read_model_of(source, Workspace.find(root))
    assert isinstance(found, Finding)
    (proposal,) = found.proposals
    assert proposal.is_sure
    assert apply(source.text, proposal) == "status: concept\nmodel: proef/2026.1\n"


def test_a_known_model_is_read(root: Path) -> None:
    read_template.cache_clear()
    source = parse_yaml(b"model: proef/2026.1\n", "agreements/x.yaml")
    assert isinstance(source, YamlSource)
    found = read_model_of(source, Workspace.find(root))
    assert isinstance(found, TemplateVersion)
    assert found.label == "templates/proef/2026.1"


def test_statutes_are_read_by_article(tmp_path: Path) -> None:
    (tmp_path / "grondslagen.yaml").write_text(
        "bw:\n  naam: Burgerlijk Wetboek\n  boeken: {'7': BWBR0005290}\n  artikelen:\n"
        "    '7:446': {titel: behandeling, status: te controleren}\n"
        "avg:\n  naam: AVG\n  url: https://eur-lex.example\n  artikelen:\n    '4': {titel: begrippen}\n",
        encoding="utf-8",
    )
    grounds = read_grounds(tmp_path)
    assert grounds["bw/7:446"].url == "https://wetten.overheid.nl/BWBR0005290"
    assert grounds["avg/4"].url == "https://eur-lex.example"


def test_a_statute_without_articles_says_where(tmp_path: Path) -> None:
    (tmp_path / "grondslagen.yaml").write_text("bw:\n  naam: Burgerlijk Wetboek\n", encoding="utf-8")
    with pytest.raises(TemplateError, match="regels met een dubbele punt"):
        read_grounds(tmp_path)


def test_past_municipalities_name_their_successors(tmp_path: Path) -> None:
    (tmp_path / "gemeenten.yaml").write_text(
        "gemeenten:\n  GM0014: {naam: Groningen}\n"
        "vervallen:\n  GM0017: {naam: Haren, tot: 2019-01-01, opvolgers: [GM0014]}\n",
        encoding="utf-8",
    )
    known = read_municipalities(tmp_path)
    assert not known["GM0014"].until
    assert known["GM0017"].successors == ("GM0014",)
