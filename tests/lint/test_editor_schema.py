"""The schema for editors follows `schema.json`: stale it is reported, and made anew on request."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.load.models import read_version
from generator.schema.editor import FILE, editor_schema
from generator.tasks.lint.editor_schema import RULE, check_editor_schema, update_editor_schema
from generator.tasks.lint.run import lint
from generator.workspace import TEMPLATES, Workspace
from tests.lint.content import ROOT
from tests.release.small import CARD, LETTER, change, released, small_folder

SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["model"],
    "properties": {
        "model": {"type": "string", "const": "brief/1"},
        "wijzigt": {"type": "string"},
        "dag": {"type": "string", "format": "date", "title": "dag"},
        "code": {"type": "string", "pattern": "^[0-9]{8}$"},
        "bedrag": {"type": ["number", "string"], "if": {"type": "string"}, "then": {"const": "vrij"}},
        "leden": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "required": ["naam"],
                "properties": {"naam": {"type": "string"}, "soort": {"enum": ["a", "b"], "x-wijzigen": "x"}},
            },
        },
        "lijst": {"type": "array", "items": {"type": "string"}},
    },
}


def test_the_shipped_ones_are_fresh() -> None:
    workspace = Workspace(ROOT)
    shipped = [read_version(workspace, name) for name in workspace.templates()]
    assert {one.kind for one in shipped if (one.folder / FILE).is_file()} == {
        one.kind for one in shipped if one.schema.get("properties")
    }
    assert [finding for one in shipped for finding in check_editor_schema(one)] == []


def test_an_optional_value_may_be_empty_and_a_required_one_not() -> None:
    made = editor_schema(SCHEMA)
    properties = made["properties"]
    assert properties["model"] == {"type": "string", "const": "brief/1", "errorMessage": "Schrijf brief/1."}
    assert properties["dag"]["type"] == ["string", "null"]
    member = properties["leden"]["additionalProperties"]
    assert member["type"] == ["object", "null"]
    assert member["properties"]["naam"]["type"] == "string"
    assert member["properties"]["soort"]["enum"] == ["a", "b", None]
    assert "x-wijzigen" not in member["properties"]["soort"]
    assert member["allOf"] == [{"required": ["naam"], "errorMessage": "Hier ontbreekt naam."}]
    assert properties["lijst"]["items"]["type"] == "string"


def test_an_amendment_says_only_what_it_changes_or_takes_away() -> None:
    made = editor_schema(SCHEMA, "wijzigt")
    whole, part = made["$defs"]["bestand"], made["$defs"]["allonge"]
    assert made["if"] == {"required": ["wijzigt"], "properties": {"wijzigt": {"type": "string"}}}
    member = part["properties"]["leden"]["additionalProperties"]
    assert "allOf" not in member
    assert part["allOf"] == whole["allOf"] != []
    assert member["type"] == ["object", "string", "null"]
    assert member["then"]["enum"] == ["geen"]
    assert part["properties"]["code"]["pattern"] == "^geen$|^[0-9]{8}$"
    assert part["properties"]["bedrag"]["then"] == {"const": "vrij"}
    assert whole["properties"]["leden"]["additionalProperties"]["type"] == ["object", "null"]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return small_folder(tmp_path)


def test_one_that_is_stale_is_told_and_made_anew(workspace: Workspace) -> None:
    template = read_version(workspace, LETTER)
    label = f"{TEMPLATES}/{LETTER}/{FILE}"
    assert list(check_editor_schema(template)) == []
    assert list(update_editor_schema(template)) == [label]
    assert list(update_editor_schema(template)) == []
    change(workspace, f"templates/{LETTER}/schema.json", '"title": "dagen"', '"title": "aantal dagen"')
    workspace = Workspace(workspace.root.rename(workspace.root.with_name("gewijzigd")))
    (finding,) = check_editor_schema(read_version(workspace, LETTER))
    assert (finding.rule, finding.spot.file) == (RULE, label)
    assert label in lint(workspace, [LETTER], house_styles=False, update=True).updated
    assert "aantal dagen" in (workspace.root / label).read_text("utf-8")


def test_that_of_a_released_version_stays(workspace: Workspace) -> None:
    list(update_editor_schema(read_version(workspace, LETTER)))
    workspace = released(workspace, CARD, LETTER)
    path = workspace.template(LETTER) / FILE
    assert FILE in (workspace.template(LETTER) / "vrijgave.yaml").read_text("utf-8")
    path.write_text(json.dumps({}), "utf-8")
    assert list(check_editor_schema(read_version(workspace, LETTER))) == []
    lint(workspace, [LETTER], house_styles=False, update=True)
    assert path.read_text("utf-8") == "{}"
