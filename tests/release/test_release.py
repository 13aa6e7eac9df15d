"""A version is released when everything is right, whole or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml

from generator.cli.main import run as run_command
from generator.errors import ExitCode, OutputError, WorkspaceError
from generator.model.release_record import record_digest
from generator.output import replace_folder
from generator.tasks.release.freeze import release
from generator.workspace import Workspace
from tests.release.small import (
    APPROVAL,
    CARD,
    GROUNDS,
    JANSEN,
    LETTER,
    bytes_of,
    change,
    released,
    small_folder,
)

ARTICLE = f"templates/{LETTER}/artikelen/groet.md"
EXAMPLES = f"templates/{LETTER}/voorbeelden"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return small_folder(tmp_path)


def test_a_release_writes_state_statutes_texts_and_record(workspace: Workspace) -> None:
    workspace = released(workspace, CARD)
    before = bytes_of(workspace.root)
    outcome = release(workspace, LETTER, JANSEN, lambda line: None)
    after = bytes_of(workspace.root)
    folder = f"templates/{LETTER}"
    assert {name for name in after if after[name] != before.get(name)} == {
        f"{folder}/{name}" for name in outcome.written
    }
    assert set(outcome.written) == {
        "grondslagen.yaml", "model.yaml", "vrijgave.yaml",
        *(f"voorbeelden/teksten/{name}.txt" for name in ("_inhoud", "_titel", "groet", "kaart", "termijn")),
    }  # fmt: skip
    assert before.keys() <= after.keys()
    state = before[f"{folder}/model.yaml"].replace(b"toestand: ontwerp ", b"toestand: vastgesteld ")
    assert after[f"{folder}/model.yaml"] == state
    unused = GROUNDS[GROUNDS.index("    # Deze is") : GROUNDS.index("\nbw:")]
    assert after[f"{folder}/grondslagen.yaml"].decode() == GROUNDS.replace(unused, "")
    texts = f"{folder}/voorbeelden/teksten"
    assert (
        after[f"{texts}/_titel.txt"].decode() == "━━ ok-brief\nBrief aan Els\nVersie 2026.1 (vastgesteld)\n"
    )
    assert "Hier werkt slager." in after[f"{texts}/kaart.txt"].decode()
    assert f"{texts}/kaart/_titel.txt" not in after, "the card beside it belongs to another version"


def test_the_record_tells_who_when_and_every_file(workspace: Workspace) -> None:
    workspace = released(workspace, CARD)
    change(
        workspace,
        f"templates/{LETTER}/model.yaml",
        "map: agreements\n",
        "voorganger: brief/2025.1\nmap: agreements\n",
    )
    outcome = release(workspace, LETTER, JANSEN, lambda line: None)
    folder = workspace.template(LETTER)
    record = yaml.safe_load((folder / "vrijgave.yaml").read_text("utf-8"))
    files = {name: hashlib.sha256(data).hexdigest() for name, data in bytes_of(folder).items()}
    del files["vrijgave.yaml"]
    assert record["bestanden"] == files
    assert (record["goedgekeurd_door"], str(record["datum"])) == ("mr. A. Jansen", "2027-02-01")
    assert record["voorganger"] == "brief/2025.1"
    assert record["digest"] == record_digest("mr. A. Jansen", "2027-02-01", "brief/2025.1", files)
    assert outcome.record
    assert outcome.record.mark == record["digest"][:12]


OBSTACLES = {
    "a statute nobody checked": (ARTICLE, "jeugdwet/1.1", "jeugdwet/2.3", "grondslag-te-controleren"),
    "a statute checked without a date": (
        "templates/grondslagen.yaml", "      gecontroleerd_op: 2026-01-01\n", "", "grondslag-te-controleren"
    ),
    "a statute checked on no day": (
        "templates/grondslagen.yaml", "op: 2026-01-01", "op: begin 2026", "grondslag-te-controleren"
    ),
    "a statute read before 2020": (
        "templates/grondslagen.yaml", "op: 2026-01-01", "op: 2019-12-31", "grondslag-te-controleren"
    ),
    "a statute read in an unknown place": (
        "templates/grondslagen.yaml", "      gelezen_in: Staatsblad\n", "", "grondslag-te-controleren"
    ),
    "a lid nobody read": (
        ARTICLE, "Zie [de wet]", "Zie [artikel 1.1, lid 2,]", "lid-niet-gelezen"
    ),
    "a lid without a name": (ARTICLE, "1. {#wet} Zie", "1. Zie", "lid-zonder-id"),
    "an example without its finding": (
        f"{EXAMPLES}/fout-dagen-te-weinig.yaml", "dagen: 0", "dagen: 1", "voorbeeld-verwacht"
    ),
    "an example with a mistake": (
        f"{EXAMPLES}/ok-brief.yaml", "dagen: 3", "dagen: -3", "voorbeeld-onverwacht"
    ),
    "an agreement with a mistake": ("agreements/els.yaml", "dagen: 5", "dagen: -5", "dagen-te-weinig"),
    "an agreement without a text": (
        ARTICLE, "Dag {{ naam }}.", "Dag {{ naam }} [](#weg).", "model-past-niet"
    ),
    "an annex that is a draft": (
        f"templates/{CARD}/model.yaml", "toestand: vastgesteld", "toestand: ontwerp", "bijlage-nog-ontwerp"
    ),
    "a rule without an example": (
        f"templates/{LETTER}/regels.yaml", "id: dagen-te-weinig", "id: dagen-te-kort",
        "regel-zonder-voorbeeld",
    ),
}  # fmt: skip


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_what_is_not_right_is_not_released(workspace: Workspace, obstacle: str) -> None:
    workspace = released(workspace, CARD)
    file, old, new, rule = OBSTACLES[obstacle]
    if "kaart" in file:
        (workspace.template(CARD) / "vrijgave.yaml").unlink()
    change(workspace, file, old, new)
    before = bytes_of(workspace.root)
    told: list[str] = []
    outcome = release(workspace, LETTER, JANSEN, told.append)
    assert rule in {finding.rule for finding in outcome.findings}
    assert outcome.record is None
    assert any(line.startswith("  niet goed") for line in told)
    assert bytes_of(workspace.root) == before


def test_all_unchecked_statutes_are_told_at_once_with_where_they_stand(workspace: Workspace) -> None:
    change(workspace, "templates/grondslagen.yaml", "status: gecontroleerd", "status: te controleren")
    outcome = release(workspace, LETTER, JANSEN, lambda line: None)
    (finding,) = [one for one in outcome.findings if one.rule == "grondslag-te-controleren"]
    assert finding.message == "2 wetsartikelen waar brief/2026.1 naar verwijst, zijn nog niet gecontroleerd."
    assert (finding.spot.file, finding.spot.line) == ("templates/grondslagen.yaml", 8)
    assert finding.hint.splitlines()[1:] == [
        "jeugdwet/1.1 (regel 8): artikel 1 (groet)",
        "bw/7:400 (regel 22): artikel 2 (termijn)",
    ]


def test_a_statute_without_a_date_is_unchecked_and_says_why(workspace: Workspace) -> None:
    change(workspace, "templates/grondslagen.yaml", "      gecontroleerd_op: 2026-01-01\n", "")
    outcome = release(workspace, LETTER, JANSEN, lambda line: None)
    (finding,) = [one for one in outcome.findings if one.rule == "grondslag-te-controleren"]
    assert finding.hint.splitlines()[1:] == [
        "jeugdwet/1.1 (regel 8, zonder datum van nu): artikel 1 (groet)",
        "bw/7:400 (regel 21, zonder datum van nu): artikel 2 (termijn)",
    ]


def test_a_dry_run_tells_what_it_would_write_and_writes_nothing(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    before = bytes_of(workspace.root)
    assert run_command(["--root", str(workspace.root), "release", CARD, *APPROVAL, "--dry-run"]) == 0
    assert "kaart/2026.1 kan worden vastgesteld" in (said := capsys.readouterr().out)
    assert f"  templates/{CARD}/vrijgave.yaml\n" in said
    assert bytes_of(workspace.root) == before


def test_what_stands_in_the_way_is_told_as_a_check_does(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["--root", str(workspace.root), "release", LETTER, *APPROVAL]) == ExitCode.FINDINGS
    said = capsys.readouterr()
    assert f"templates/{CARD}/model.yaml:2:11: fout: De tekst van kaart/2026.1" in said.out
    assert "Er is niets geschreven." in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("--datum", "1 februari", "--goedgekeurd-door", "X"),
        ("--datum", "2027-02-30", "--goedgekeurd-door", "X"),
        ("--datum", "2027-02-01", "--goedgekeurd-door", " "),
        ("--datum", "2027-02-01"),
    ],
)
def test_an_approval_has_a_name_and_a_date(workspace: Workspace, words: tuple[str, ...]) -> None:
    before = bytes_of(workspace.root)
    assert run_command(["--root", str(workspace.root), "release", CARD, *words]) == ExitCode.USAGE
    assert bytes_of(workspace.root) == before


def test_a_version_is_released_once(workspace: Workspace) -> None:
    workspace = released(workspace, CARD)
    before = bytes_of(workspace.root)
    with pytest.raises(WorkspaceError, match="is al vastgesteld") as caught:
        release(workspace, CARD, JANSEN, lambda line: None)
    assert "ojg new-version kaart 2026.1 NIEUW" in caught.value.hint
    with pytest.raises(WorkspaceError, match="Er is geen model"):
        release(workspace, "kaart/2025.1", JANSEN, lambda line: None)
    assert bytes_of(workspace.root) == before


def test_a_folder_that_cannot_be_made_leaves_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "oud.md").write_text("oud", "utf-8")
    with pytest.raises(OutputError):
        replace_folder(tmp_path / "map", {"a": b"een bestand", "a/b": b"en een map met dezelfde naam"})
    assert bytes_of(tmp_path) == {"map/oud.md": b"oud"}
    replace_folder(tmp_path / "map", {"onder/nieuw.md": b"nieuw"})
    assert bytes_of(tmp_path) == {"map/onder/nieuw.md": b"nieuw"}
