"""Choices tried on the rules: what is found is what the check of the changed file finds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.findings import Severity
from generator.model.schema_node import SchemaNode
from generator.model.source import Path
from generator.tasks.preview import preview
from generator.validate.trial import misfits
from generator.workspace import Workspace
from generator.yaml_text.editor import Editor
from tests.examples import ROOT

NAMES = ("veendam", "pekela", "stadskanaal")
TODAY = "2026-11-21"


def choices(node: SchemaNode, path: Path = ()) -> Iterator[tuple[Path, list[object]]]:
    for key, child in node.children():
        if "enum" in child.spec:
            yield (*path, key), list(child.spec["enum"])
        elif child.spec.get("type") == "boolean":
            yield (*path, key), [True, False]
        elif child.is_object and not child.is_identity_map:
            yield from choices(child, (*path, key))


@pytest.mark.parametrize("name", NAMES)
def test_what_does_not_fit_is_what_the_check_says_of_it(name: str) -> None:
    workspace = Workspace(ROOT)
    file = ROOT / "agreements" / f"{name}.yaml"
    text = file.read_text("utf-8")
    subject = preview(workspace, file, text, TODAY).subject
    assert subject is not None
    tried = 0
    for path, values in choices(subject.model.root):
        for value, finding in misfits(subject, path, values).items():
            editor = Editor(text, subject.model.root)
            editor.set(path, value)
            found = preview(workspace, file, editor.text, TODAY).findings
            errors = {one.rule for one in found if one.severity is Severity.ERROR}
            assert finding.rule in errors, (path, value)
            tried += 1
    assert tried > 5


def test_what_breaks_whatever_is_chosen_is_no_misfit() -> None:
    file = ROOT / "agreements" / "veendam.yaml"
    text = file.read_text("utf-8")
    subject = preview(Workspace(ROOT), file, text, TODAY).subject
    assert subject is not None
    path = ("veiligheid", "meldcode_van")
    assert list(misfits(subject, path, ["praktijk", "gemeente"])) == ["praktijk"]
    assert not misfits(subject, path, ["praktijk"])
    assert not misfits(subject, ("kenmerk",), ["P-1", "P-2"])
