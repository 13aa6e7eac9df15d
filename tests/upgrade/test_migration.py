"""What can be wrong with a `migratie.yaml`, told at its line."""

from __future__ import annotations

from typing import Any

import pytest

from generator.findings import Finding, Severity
from generator.load.models import read_version
from generator.load.yaml_source import parse_yaml
from generator.model.schema_node import root_node
from generator.model.source import YamlSource
from generator.tasks.lint.checks import migratie
from generator.tasks.lint.context import ModelContext
from generator.tasks.lint.static import findings_of
from generator.terms.subject import compile_model
from generator.validate.migration import check_migration, check_migration_shape
from generator.workspace import TEMPLATES, Workspace
from tests.upgrade.versions import FIRST, NEW, content, next_version, trial

OLD_SCHEMA: dict[str, Any] = {
    "properties": {
        "plek": {"type": "object", "properties": {"fax": {"type": "string"}, "soort": {"enum": ["a", "b"]}}},
        "mensen": {"type": "object", "additionalProperties": {"properties": {"tel": {}, "naam": {}}}},
        "post": {"type": "array", "items": {"enum": ["x", "y"]}},
        "aan": {"type": "boolean"},
        "kop": {},
        "slot": {},
    }
}
NEW_SCHEMA: dict[str, Any] = {
    "properties": {
        "plaats": {
            "type": "object",
            "properties": {"fax": {"type": "string"}, "soort": {"enum": ["a", "c"]}},
        },
        "mensen": {"type": "object", "additionalProperties": {"properties": {"telefoon": {}, "naam": {}}}},
        "post": {"type": "array", "items": {"enum": ["x", "z"]}},
        "aan": {"enum": ["altijd", "nooit"]},
        "kop": {},
    }
}
GOOD = """\
van: soort/1
hernoemd:
  plek: plaats
  mensen.*.tel: mensen.*.telefoon
vervallen:
  slot: Overbodig.
waarden:
  plek.soort: {b: c}
  post: {y: z}
  aan: {true: altijd, false: nooit}
"""


def findings(text: str) -> list[Finding]:
    source = parse_yaml(text.encode(), "migratie.yaml")
    assert isinstance(source, YamlSource), source
    shape = check_migration_shape(source)
    return shape or check_migration(source, "soort/2", root_node(OLD_SCHEMA), root_node(NEW_SCHEMA))


def test_a_good_one() -> None:
    assert findings(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("vervallen:", "vervalen:", 5, 'Bedoelde u "vervallen"'),
        ("van: soort/1\n", "", 1, '"van" ontbreekt'),
        ("  slot: Overbodig.", "  slot:", 6, 'Achter "slot" staat geen tekst'),
        ("  slot: Overbodig.", "  slot: 12", 6, 'Achter "slot" staat geen tekst'),
        ("plek: plaats", "plek: true", 3, 'Achter "plek" staat geen tekst'),
        ("  plek.soort: {b: c}", "  plek.soort: b", 8, "regels met een dubbele punt"),
        ("hernoemd:\n  plek", "hernoemd:\n  plke", 3, 'soort/1 kent "plke" niet. Bedoelde u "plek"'),
        ("plek: plaats", "plek: plats", 3, 'soort/2 kent "plats" niet. Bedoelde u "plaats"'),
        ("mensen.*.tel:", "mensen.jan.tel:", 4, 'soort/1 kent "mensen.jan.tel" niet'),
        ("mensen.*.telefoon", "kop", 4, "niet evenveel sterren"),
        ("plek: plaats", "plek: mensen.*.telefoon", 3, "niet evenveel sterren"),
        ("plek: plaats", "plek: kop", 3, "niet allebei een groep"),
        ("  slot: Over", "  plek: Over", 3, "is hernoemd en ook vervallen"),
        ("  plek: plaats", "  kop: slot\n  slot: kop\n  plek: plaats", 3, "wisselen van naam"),
        ("  slot: Overbodig.", "  slod: Overbodig.", 6, 'Bedoelde u "slot"'),
        ("vervallen:\n  slot: Overbodig.\n", "", 1, 'kent "slot" niet meer'),
        ("  mensen.*.tel: mensen.*.telefoon\n", "", 1, 'kent "mensen.*.tel" niet meer'),
        ("{b: c}", "{d: c}", 8, 'In soort/1 is "d" geen keuze van "plek.soort". Er zijn: a, b'),
        ("{b: c}", "{b: d}", 8, 'In soort/2 is "d" geen keuze van "plaats.soort". Er zijn: a, c'),
        ("  plek.soort: {b: c}", "  kop: {b: c}", 8, "Deze sleutel heeft geen vaste keuzes"),
        ("  plek.soort: {b: c}", "  slot: {b: c}", 8, 'soort/2 kent "slot" niet'),
        ("true: altijd", "waar: altijd", 10, 'In soort/1 is "waar" geen keuze van "aan"'),
    ],
)
def test_a_mistake_is_told_at_its_line(old: str, new: str, line: int, words: str) -> None:
    assert old in GOOD
    found = findings(GOOD.replace(old, new))
    told = [f"{one.spot.line}: {one.message} {one.hint}" for one in found if one.severity is Severity.ERROR]
    assert [one for one in told if one.startswith(f"{line}: ") and words in one], told
    assert {one.rule for one in found} == {"migratie"}


def test_a_code_that_is_lost_is_a_warning() -> None:
    (one,) = findings(GOOD.replace("  post: {y: z}\n", ""))
    assert (one.severity, one.spot.line) == (Severity.WARNING, 7)
    assert 'kent bij "post" niet meer: y' in one.message


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return content(tmp_path_factory.mktemp("migratie") / "inhoud", "veendam")


def lint(workspace: Workspace, name: str) -> list[Finding]:
    template = read_version(workspace, name)
    return list(findings_of(migratie, ModelContext(workspace, compile_model(template), {})))


def test_lint_finds_what_the_real_versions_miss(workspace: Workspace) -> None:
    assert lint(workspace, FIRST) == []
    folder = next_version(workspace, edit=trial)
    assert lint(workspace, NEW) == []
    file = folder / "migratie.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("vervallen:\n  praktijken.*.agb: De code staat al in het register.\n", ""))
    (forgotten,) = lint(workspace, NEW)
    assert 'kent "praktijken.*.agb" niet meer' in forgotten.message
    assert forgotten.spot.file == f"{TEMPLATES}/{NEW}/migratie.yaml"
    file.write_text(text.replace(FIRST, "modelovereenkomst/2026.2"))
    (unknown,) = lint(workspace, NEW)
    assert (unknown.spot.line, unknown.hint) == (1, f'Bedoelde u "{FIRST}"?')
    file.write_text("van: [\n")
    assert [one.rule for one in lint(workspace, NEW)] == ["yaml-syntaxis"]
    file.unlink()
    (absent,) = lint(workspace, NEW)
    assert (absent.severity, absent.spot.file) == (Severity.WARNING, f"{TEMPLATES}/{NEW}/model.yaml")
