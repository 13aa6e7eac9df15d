"""Two versions of a model: exactly what changed is told."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.model.change import ChangeKind, Differences, FileChange, ModelChange
from generator.model.difference import SectionDiff, Status
from generator.reading.model_differences import compare_models
from generator.render.style import Style
from generator.render.web.difference import write_diff
from generator.report.diff_json import diff_json
from generator.report.diff_markdown import diff_markdown
from generator.report.diff_text import diff_text
from generator.workspace import Workspace
from tests.cli.command import run
from tests.reading.models import NEW, OLD, ROOT, copied, edit

STYLE = Style((ROOT / "templates" / "huisstijl" / "standaard",))
CHOICE = {
    "title": "melding van afwezigheid",
    "type": "string",
    "enum": ["praktijk", "gezin"],
    "x-woorden": {"praktijk": "de praktijk", "gezin": "het gezin"},
    "x-verplicht": {"vanaf": "concept", "wanneer": 'dit.verlof == "vervanging"'},
}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return copied(tmp_path)


def schema(workspace: Workspace) -> Path:
    return workspace.root / "templates" / NEW / "schema.json"


def compared(workspace: Workspace) -> FileChange:
    (change,) = compare_models(workspace, OLD, NEW).files
    return change


def changes(change: FileChange) -> dict[str, tuple[ModelChange, ...]]:
    return {group.title: group.changes for group in change.model}


def sections(change: FileChange) -> dict[str, SectionDiff]:
    return {text.section.anchor: text.section for text in change.texts}


def told(section: SectionDiff) -> list[str]:
    """List the changed lines, with what went and what came."""
    marks = {"weg": "[-{}-]", "nieuw": "{{+{}+}}", "gelijk": "{}"}
    return [
        "".join(marks[run.op.value].format(run.text) for run in line.runs)
        for line in section.changed_lines
        if line.status is not Status.RENUMBERED
    ]


def test_the_same_version_has_no_changes(workspace: Workspace) -> None:
    comparison = compare_models(workspace, OLD, NEW)
    assert comparison.is_empty
    assert diff_text(comparison) == f"Geen wijzigingen ({OLD} → {NEW})."


def test_a_changed_sentence(workspace: Workspace) -> None:
    edit(
        workspace,
        "artikelen/vervanging.md",
        "Een vervanger moet aan dezelfde eisen",
        "Hij moet aan die eisen",
    )
    change = compared(workspace)
    assert (list(sections(change)), change.model) == (["vervanging"], ())
    section = sections(change)["vervanging"]
    assert (section.new_label, section.status) == ("Artikel\N{NO-BREAK SPACE}2", Status.CHANGED)
    (line,) = told(section)
    assert line.startswith("[-Een vervanger-]{+Hij+} moet aan [-dezelfde-]{+die+} eisen")


def test_a_changed_condition_names_its_lid(workspace: Workspace) -> None:
    edit(workspace, "artikelen/vervanging.md", "afgeleid.is_zelfstandige", "afgeleid.is_gemeente")
    section = sections(compared(workspace))["vervanging"]
    (line,) = section.changed_lines
    assert (line.context, line.old_text, line.new_text) == (
        "6",
        "Geldt: als ‹soort werkgever› “zelfstandige” is.",
        "Geldt: als ‹soort werkgever› “gemeente” is.",
    )


def test_a_new_lid_shifts_numbers_without_telling_words(workspace: Workspace) -> None:
    body = "1. {#eisen} Een vervanger"
    edit(workspace, "artikelen/vervanging.md", body, f"1. {{#nieuw}} Dit lid is nieuw.\n\n{body}")
    section = sections(compared(workspace))["vervanging"]
    assert told(section) == ["{+Dit lid is nieuw.+}"]
    renumbered = [line for line in section.changed_lines if line.status is Status.RENUMBERED]
    assert ("5.", "6.") in [(line.old_label, line.new_label) for line in renumbered]


def test_a_moved_article_is_told_as_a_move(workspace: Workspace) -> None:
    edit(workspace, "model.yaml", "[voorwerp-en-doel, vervanging,", "[vervanging, voorwerp-en-doel,")
    change = compared(workspace)
    statuses = {anchor: section.status for anchor, section in sections(change).items()}
    assert sorted(statuses.values()).count(Status.MOVED) == 1
    assert set(statuses.values()) == {Status.MOVED, Status.RENUMBERED}
    assert not any(told(section) for section in sections(change).values())
    assert "Artikel 2 Voorwerp en doel  verplaatst (was Artikel 1)" in diff_text(
        compare_models(workspace, OLD, NEW)
    )


def test_a_changed_standard_value(workspace: Workspace) -> None:
    edit(workspace, "standaard.yaml", "ziekte_na_dagen: 14 ", "ziekte_na_dagen: 10 ")
    change = compared(workspace)
    assert change.texts == ()
    assert changes(change) == {
        "Standaardwaarden": (
            ModelChange(
                "vervanging › aantal dagen voordat vervanging volgt",
                "vervanging.ziekte_na_dagen",
                ChangeKind.CHANGED,
                "14",
                "10",
            ),
        )
    }


def test_a_standard_value_under_a_condition(workspace: Workspace) -> None:
    path = workspace.root / "templates" / NEW / "standaard.yaml"
    when = '- wanneer: |\n    werkgever.soort == "gemeente"\n'
    more = f"\n{when}  waarden:\n    vervanging: {{ziekte_na_dagen: 7}}\n"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    (change,) = changes(compared(workspace))["Standaardwaarden"]
    assert (change.old, change.new) == ("14", "14; 7, als ‹soort werkgever› “gemeente” is")


def test_a_renamed_key_is_told_once(workspace: Workspace) -> None:
    old, new = "max_onderbreking_weken", "langste_onderbreking_weken"
    for path in (workspace.root / "templates" / NEW).rglob("*.*"):
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    without = changes(compared(workspace))
    assert [change.kind for change in without["Sleutels en keuzes"]] == [ChangeKind.ADDED, ChangeKind.REMOVED]
    migration = workspace.root / "templates" / NEW / "migratie.yaml"
    migration.write_text(f"van: {OLD}\nhernoemd:\n  vervanging.{old}: vervanging.{new}\n", "utf-8")
    change = compared(workspace)
    assert change.texts == ()
    ((only,),) = changes(change).values()
    assert (only.kind, only.old, only.new) == (ChangeKind.RENAMED, f"vervanging.{old}", f"vervanging.{new}")


def test_a_new_required_choice(workspace: Workspace) -> None:
    content = json.loads(schema(workspace).read_text("utf-8"))
    content["properties"]["vervanging"]["properties"]["melden_aan"] = CHOICE
    schema(workspace).write_text(json.dumps(content), "utf-8")
    ((change,),) = changes(compared(workspace)).values()
    assert (change.name, change.kind, change.new) == (
        "vervanging › melding van afwezigheid",
        ChangeKind.ADDED,
        "keuze uit de praktijk; het gezin; verplicht vanaf concept, als ‹vervanging bij verlof› “altijd "
        "vervanging” is",
    )


def test_changed_options_titles_and_bounds(workspace: Workspace) -> None:
    content = json.loads(schema(workspace).read_text("utf-8"))
    group = content["properties"]["vervanging"]["properties"]
    group["verlof"]["enum"].append("overleg")
    group["verlof"]["x-woorden"]["overleg"] = "in overleg"
    group["bezwaar_praktijk"]["title"] = "bezwaar tegen een vervanger"
    group["max_onderbreking_weken"]["maximum"] = 8
    schema(workspace).write_text(json.dumps(content), "utf-8")
    found = {
        (one.path, one.about): (one.old, one.new)
        for one in changes(compared(workspace))["Sleutels en keuzes"]
    }
    assert found == {
        ("vervanging.verlof", "mogelijkheid"): ("", "in overleg"),
        ("vervanging.bezwaar_praktijk", "titel"): (
            "bezwaar van de praktijk tegen een vervanger",
            "bezwaar tegen een vervanger",
        ),
        ("vervanging.max_onderbreking_weken", "grenzen"): (
            "integer vanaf 1 tot en met 12",
            "integer vanaf 1 tot en met 8",
        ),
    }


def test_changed_new_and_dropped_rules(workspace: Workspace) -> None:
    path = workspace.root / "templates" / NEW / "regels.yaml"
    content = path.read_text("utf-8").replace("- id: praktijk-eigen-status", "- id: praktijk-anders")
    path.write_text(content, "utf-8")
    edit(workspace, "regels.yaml", 'werkgever.soort == "gemeente"\n  wijst_naar: werkgever.gemeente',
         'werkgever.soort != "zelfstandige"\n  wijst_naar: werkgever.gemeente')  # fmt: skip
    found = changes(compared(workspace))["Regels"]
    assert [(one.path, one.kind, one.about) for one in found] == [
        ("praktijk-anders", ChangeKind.ADDED, ""),
        ("werkgever-gemeente-alleen-bij-gemeente", ChangeKind.CHANGED, "eis"),
        ("praktijk-eigen-status", ChangeKind.REMOVED, ""),
    ]
    assert found[0].new.startswith("waarschuwing: ‹naam van de praktijk› heeft een eigen status")
    assert (found[1].old, found[1].new) == (
        "‹soort werkgever› “gemeente” is",
        "‹soort werkgever› niet “zelfstandige” is",
    )


def everything(workspace: Workspace) -> Differences:
    edit(workspace, "standaard.yaml", "ziekte_na_dagen: 14 ", "ziekte_na_dagen: 10 ")
    edit(workspace, "artikelen/vervanging.md", "Een vervanger moet", "Hij (a < b) moet")
    return compare_models(workspace, OLD, NEW)


def test_every_report_tells_it(workspace: Workspace) -> None:
    comparison = everything(workspace)
    text = diff_text(comparison)
    assert "    vervanging › aantal dagen voordat vervanging volgt: 14 → 10\n" in text
    assert "[-Een vervanger-]{+Hij (a < b)+} moet aan dezelfde" in text
    markdown = diff_markdown(comparison)
    assert "| vervanging › aantal dagen voordat vervanging volgt | 14 → 10 |" in markdown
    page = write_diff(comparison, STYLE).decode()
    assert "<del>14</del> <ins>10</ins>" in page
    assert "<ins>Hij (a &lt; b)</ins>" in page
    content = json.loads(diff_json(comparison))["bestanden"][0]
    assert content["model"][0]["wijzigingen"][0]["pad"] == "vervanging.ziekte_na_dagen"
    assert [one["anker"] for one in content["teksten"]] == ["vervanging"]


def test_the_command_compares_versions(workspace: Workspace) -> None:
    root = ("--root", str(workspace.root))
    same = run(*root, "diff", OLD, NEW, "--exit-code")
    assert (same.returncode, same.stdout) == (0, f"Geen wijzigingen ({OLD} → {NEW}).\n")
    everything(workspace)
    result = run(*root, "diff", OLD, NEW, "--exit-code")
    assert (result.returncode, result.stderr) == (1, "")
    assert re.search(r"Artikel 2 Vervanging +gewijzigd", result.stdout)
    assert run(*root, "diff", OLD, NEW, "--format", "docx", "--out", "x").returncode == 2
