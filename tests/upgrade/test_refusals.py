"""What cannot be upgraded is refused with the reason, and then no file is touched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.errors import OutputError, TemplateError, WorkspaceError
from generator.findings import Finding
from generator.tasks.upgrade.outcome import UpgradeOutcome
from generator.tasks.upgrade.upgrader import upgrade
from generator.workspace import Workspace
from tests.upgrade.versions import FIRST, KIND, NEW, content, edit_schema, next_version, replace

LATER = f"{KIND}/2027.10"
SECOND = f"""\
van: {NEW}
hernoemd:
  kenmerk: nummer
"""
FIRST_STEP = f"""\
van: {FIRST}
waarden:
  looptijd.opzeggen_tegen: {{einde_kalenderjaar: einde_jaar}}
"""


def first_step(folder: Path) -> None:
    code = '"einde_kalenderjaar"'
    replace(folder / "schema.json", code, '"einde_jaar"')


def second_step(folder: Path) -> None:
    replace(folder / "schema.json", '    "kenmerk": {\n      "title"', '    "nummer": {\n      "title"')
    replace(folder / "model.yaml", "waarde: 'kenmerk'", "waarde: 'nummer'")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = content(tmp_path_factory.mktemp("weigeren") / "inhoud", "veendam", "stadskanaal")
    next_version(workspace, migration=FIRST_STEP, edit=first_step)
    next_version(workspace, NEW, LATER, SECOND, second_step)
    next_version(workspace, "functieprofiel/2026.1", "functieprofiel/2027.1", "")
    return workspace


@pytest.fixture
def workspace(made: Workspace) -> Iterator[Workspace]:
    files = {path: path.read_bytes() for folder in ("agreements", "profiles") for path in made.files(folder)}
    yield made
    for folder in ("agreements", "profiles"):
        for path in made.files(folder):
            path.unlink()
    for path, data in files.items():
        path.write_bytes(data)


def run(workspace: Workspace, scratch: Path, *names: str, to: str = "") -> UpgradeOutcome:
    return upgrade(workspace, [workspace.resolve(name) for name in names], to, scratch)


def file(workspace: Workspace, name: str) -> Path:
    return workspace.resolve(name)


def refused(workspace: Workspace, scratch: Path, *names: str, to: str = "") -> tuple[Finding, ...]:
    """Upgrade, and return why not; nothing is written."""
    paths = [path for folder in ("agreements", "profiles") for path in workspace.files(folder)]
    before = {path: path.read_bytes() for path in paths}
    outcome = run(workspace, scratch, *names, to=to)
    assert outcome.upgraded == ()
    outcome.write()
    assert {path: path.read_bytes() for path in paths} == before
    assert outcome.refused
    return outcome.refused


def test_two_steps_in_one_go(workspace: Workspace, tmp_path: Path) -> None:
    outcome = run(workspace, tmp_path, "veendam")
    (one,) = outcome.upgraded
    assert (one.draft.old, one.draft.new) == (FIRST, LATER)
    old, new = one.draft.before.decode(), one.draft.after.decode()
    for was, now in (
        (FIRST, LATER), ("kenmerk: V-2026", "nummer: V-2026"), ("einde_kalenderjaar", "einde_jaar")
    ):  # fmt: skip
        assert was in old
        old = old.replace(was, now)
    assert new == old
    assert (one.choices, one.findings, one.standards) == ((), (), ())
    assert {text.section.anchor for text in one.text.texts} == {""}


def test_halfway_and_then_the_rest(workspace: Workspace, tmp_path: Path) -> None:
    for step, version in enumerate(("2027.1", LATER)):
        scratch = tmp_path / str(step)
        scratch.mkdir()
        run(workspace, scratch, "veendam", to=version).write()
    (tmp_path / "terug").mkdir()
    text = file(workspace, "veendam").read_text("utf-8")
    assert LATER in text
    assert "nummer: V-2026" in text
    assert "einde_jaar" in text
    assert run(workspace, tmp_path / "terug", "veendam").kept == (
        f"agreements/veendam.yaml volgt {LATER} al.",
    )


def test_an_older_version_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    replace(file(workspace, "veendam"), f"model: {FIRST}", f"model: {LATER}")
    replace(file(workspace, "veendam"), "kenmerk:", "nummer:")
    replace(file(workspace, "veendam"), "einde_kalenderjaar", "einde_jaar")
    with pytest.raises(WorkspaceError, match=r'"modelovereenkomst/2027.1" is ouder dan'):
        run(workspace, tmp_path, "veendam", to="2027.1")


@pytest.mark.parametrize(
    ("name", "to", "message", "hint"),
    [
        ("veendam", "2027.2", 'Er is geen model "modelovereenkomst/2027.2"', "Bedoelde u"),
        ("veendam", "functieprofiel/2027.1", "verschillende soorten", "modelovereenkomst/2027.10"),
        ("ojg", "2027.10", 'Er is geen model "functieprofiel/2027.10"', "functieprofiel/2027.1"),
    ],
)
def test_a_version_that_cannot_be_meant(
    workspace: Workspace, tmp_path: Path, name: str, to: str, message: str, hint: str
) -> None:
    with pytest.raises(WorkspaceError, match=message) as caught:
        run(workspace, tmp_path, name, to=to)
    assert hint in caught.value.hint


def test_an_unknown_version_for_all_files(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r'Er is geen versie "2099"') as caught:
        run(workspace, tmp_path, to="2099")
    assert LATER in caught.value.hint


def test_a_signed_agreement_keeps_its_version(workspace: Workspace, tmp_path: Path) -> None:
    replace(file(workspace, "veendam"), "status: voorbeeld", "status: getekend")
    (finding,) = refused(workspace, tmp_path, "veendam", "stadskanaal")
    assert (finding.spot.file, finding.spot.line) == ("agreements/veendam.yaml", 5)
    assert "getekend en houdt de versie" in finding.message
    assert "allonge" in finding.hint


def test_so_does_one_that_one_practice_signed(workspace: Workspace, tmp_path: Path) -> None:
    name = "  musselkanaal:\n"
    replace(
        file(workspace, "stadskanaal"), f"praktijken:\n{name}", f"praktijken:\n{name}    status: getekend\n"
    )
    (finding,) = refused(workspace, tmp_path, "stadskanaal")
    assert "getekend" in finding.message


def test_without_names_what_is_signed_is_passed_over(workspace: Workspace, tmp_path: Path) -> None:
    replace(file(workspace, "veendam"), "status: voorbeeld", "status: getekend")
    outcome = run(workspace, tmp_path, to=NEW)
    assert [one.draft.path.stem for one in outcome.upgraded] == ["stadskanaal"]
    assert outcome.kept == (
        f"agreements/veendam.yaml is getekend en houdt de versie waarmee het is getekend: {FIRST}.",
    )


def test_a_file_that_cannot_be_read(workspace: Workspace, tmp_path: Path) -> None:
    replace(file(workspace, "veendam"), "status: voorbeeld", "status: [voorbeeld")
    findings = refused(workspace, tmp_path, "stadskanaal", "veendam")
    assert {finding.rule for finding in findings} == {"verkeerde-keuze", "yaml-syntaxis"}


def test_a_file_with_a_mistake(workspace: Workspace, tmp_path: Path) -> None:
    replace(file(workspace, "veendam"), "status: voorbeeld", "statuss: voorbeeld")
    assert "onbekende-sleutel" in {finding.rule for finding in refused(workspace, tmp_path)}


def test_a_place_that_is_taken(made: Workspace, workspace: Workspace, tmp_path: Path) -> None:
    def both(folder: Path) -> None:
        edit_schema(
            folder, lambda schema: schema["properties"]["looptijd"]["properties"].pop("opzeggen_tegen")
        )

    migration = f"van: {LATER}\nhernoemd:\n  looptijd.opzeggen_tegen: looptijd.opzeggen_door\n"
    folder = next_version(made, LATER, f"{KIND}/2028.1", migration, both)
    try:
        (finding,) = refused(workspace, tmp_path, "veendam", to="2028.1")
    finally:
        folder.rename(tmp_path / "weg")
    assert finding.rule == "niet-over-te-zetten"
    assert '"looptijd.opzeggen_door" is al ingevuld' in finding.message
    assert finding.excerpt == "  opzeggen_door: alle_partijen"


def test_a_migration_with_a_mistake(workspace: Workspace, tmp_path: Path) -> None:
    path = workspace.root / "templates" / NEW / "migratie.yaml"
    replace(path, "einde_jaar", "einde_jaren")
    try:
        with pytest.raises(TemplateError, match='"einde_jaren" geen keuze') as caught:
            run(workspace, tmp_path, "veendam")
    finally:
        replace(path, "einde_jaren", "einde_jaar")
    assert caught.value.spot
    assert (caught.value.spot.file, caught.value.spot.line) == (f"templates/{NEW}/migratie.yaml", 3)


def test_a_code_that_the_new_version_has_not(workspace: Workspace, tmp_path: Path) -> None:
    path = workspace.root / "templates" / NEW / "migratie.yaml"
    text = path.read_text("utf-8")
    path.write_text(f"van: {FIRST}\n", "utf-8")
    try:
        (finding,) = refused(workspace, tmp_path, "veendam")
    finally:
        path.write_text(text, "utf-8")
    assert (finding.rule, finding.path) == ("verkeerde-keuze", "looptijd.opzeggen_tegen")


def test_profiles_that_inherit_go_together(workspace: Workspace, tmp_path: Path) -> None:
    (one,) = refused(workspace, tmp_path, "ojg-ggz")
    assert "profiles/ojg-ggz.yaml bouwt op profiles/ojg.yaml" in one.message
    (other,) = refused(workspace, tmp_path, "ojg")
    assert "ojg upgrade ojg ojg-ggz" in other.hint
    outcome = run(workspace, tmp_path, "ojg", "ojg-ggz")
    assert [one.used_by for one in outcome.upgraded] == [
        ("agreements/stadskanaal", "agreements/veendam"), ("agreements/stadskanaal",)
    ]  # fmt: skip


def test_a_profile_that_its_agreements_cannot_use_yet(
    made: Workspace, workspace: Workspace, tmp_path: Path
) -> None:
    def look(folder: Path) -> None:
        path = sorted((folder / "hoofdstukken").glob("*.md"))[0]
        words = "{% if overeenkomst is ingevuld %}\n{{ overeenkomst.nummer }}\n{% endif %}\n"
        path.write_text(f"{path.read_text('utf-8')}\n{words}", "utf-8")

    folder = next_version(made, "functieprofiel/2027.1", "functieprofiel/2028.1", "", look)
    try:
        found = refused(workspace, tmp_path, "ojg", "ojg-ggz")
    finally:
        folder.rename(tmp_path / "weg")
    told = " ".join(finding.message for finding in found)
    assert "agreements/stadskanaal.yaml gebruikt profiles/ojg" in told
    assert "past niet bij functieprofiel/2028.1" in told


def test_when_one_file_cannot_be_written_none_changes(workspace: Workspace, tmp_path: Path) -> None:
    first, last = workspace.files("agreements")
    before = first.read_bytes(), last.read_bytes()
    outcome = run(workspace, tmp_path, to=NEW)
    last.unlink()
    last.mkdir()
    try:
        with pytest.raises(OutputError, match="is niet te schrijven"):
            outcome.write()
    finally:
        last.rmdir()
        last.write_bytes(before[1])
    assert first.read_bytes() == before[0]
