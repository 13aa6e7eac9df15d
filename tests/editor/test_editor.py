"""What the editor of a user shows in our files: the real server, with the schema that our files name."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.load.models import read_version
from generator.tasks.new_folder import init_folder
from generator.tasks.scaffold import new_agreement, new_amendment
from generator.workspace import Workspace
from tests.editor.language_server import ROOT, LanguageServer, language_server
from tests.examples import EXAMPLES, VERSION, whole_text

KINDS = tuple(
    read_version(Workspace(ROOT), VERSION).schema["properties"]["werkgever"]["properties"]["soort"]["enum"]
)
MODELINE = f"# yaml-language-server: $schema=../templates/{VERSION}/editor-schema.json\n"
WRONG = f"""\
{MODELINE}model: {VERSION}
status: conzept
gemeenten:
  pekela:
    kod: GM0765
werkgever: geen
taken:
  aard: geen
looptijd:
  ingang: 3 januari
bekostiging:
  tarief_eur: veel
lokaal_team:
  naam: 3
praktijken:
  Praktijk Een:
    naam: De Linde
klachten:
  extra: true
"""
SOON = {
    3: "Kies concept, ter_ondertekening, getekend, beeindigd of voorbeeld.",
    7: "Hier horen alleen deze woorden, elk op een eigen regel met een dubbele punt: soort, gemeente,",
    9: "Kies preventie, jeugdhulp_overige_voorziening, jeugdhulp_individueel,",
    11: "Schrijf de datum als jjjj-mm-dd, bijvoorbeeld",
    13: "Schrijf een getal met cijfers en zo nodig een punt, zonder aanhalingstekens, bijvoorbeeld",
    15: "Schrijf tekst; zet een getal tussen aanhalingstekens, bijvoorbeeld",
    17: "Een naam in deze lijst begint met een kleine letter",
    20: "Hier horen alleen deze woorden, elk op een eigen regel met een dubbele punt: ",
}
HALF = f"{MODELINE}model: {VERSION}\nstatus: \ntaken:\n  aard: \n  \n"


@dataclass
class Opened:
    """A content folder with its files open in the editor."""

    server: LanguageServer
    folder: Path
    mistakes: dict[Path, list[str]]

    def file(self, name: str) -> Path:
        """Find an agreement."""
        return self.folder / "agreements" / f"{name}.yaml"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    folder = tmp_path_factory.mktemp("map") / "m"
    init_folder(folder)
    for kind in ("agreements", "profiles"):
        shutil.copytree(ROOT / kind, folder / kind, dirs_exist_ok=True)
    workspace = Workspace.find(folder)
    for employer in (*KINDS, ""):
        new_agreement(workspace, f"nieuw-{employer.replace('_', '-') or 'leeg'}", "Pekela", employer)
    new_amendment(workspace, "nieuw-allonge", "stadskanaal")
    agreements = workspace.root / "agreements"
    for path in EXAMPLES.glob("ok-allonge-*.yaml"):
        text = whole_text(path.stem)
        (agreements / path.name).write_text(MODELINE + re.sub(r"\A# yaml-.*\n", "", text), "utf-8")
    (agreements / "verkeerd.yaml").write_text(WRONG, "utf-8")
    (agreements / "half.yaml").write_text(HALF, "utf-8")
    (agreements / "half-allonge.yaml").write_text(HALF.replace("status: ", "wijzigt: pekela"), "utf-8")
    with language_server(workspace.root) as server:
        paths = [path for kind in ("agreements", "profiles") for path in workspace.files(kind)]
        yield Opened(server, workspace.root, server.mistakes(paths))


def test_nothing_is_marked_in_a_file_without_mistakes(opened: Opened) -> None:
    sound = {
        path: marks for path, marks in opened.mistakes.items() if not path.stem.startswith(("half", "verk"))
    }
    assert len(sound) > len(KINDS) + len(list(EXAMPLES.glob("ok-allonge-*.yaml")))
    assert {path.stem: marks for path, marks in sound.items() if marks} == {}


def test_a_mistake_is_marked_in_dutch(opened: Opened) -> None:
    marks = opened.mistakes[opened.file("verkeerd")]
    for line, words in SOON.items():
        assert any(mark.startswith(f"{line}: {words}") for mark in marks), (line, marks)
    assert {mark for mark in marks if "ontbreekt" in mark} == {
        "5: Hier ontbreekt naam.",
        "5: Hier ontbreekt code.",
    }
    assert [
        mark for mark in marks if re.search(r"\b(Incorrect|Expected|Value|Property|Missing)\b", mark)
    ] == []


def test_what_a_file_must_say_itself_is_not_to_be_left_empty(opened: Opened) -> None:
    assert opened.mistakes[opened.file("half")] == [f"3: {SOON[3]}"]
    assert opened.mistakes[opened.file("half-allonge")] == ["2: Hier ontbreekt status."]


@pytest.mark.parametrize("name", ["half", "half-allonge"])
def test_the_editor_proposes_and_explains(opened: Opened, name: str) -> None:
    path = opened.file(name)
    assert {"preventie", "gemengd"} <= set(opened.server.proposals(path, 5, 9))
    assert {"keuze", "diagnostiek"} <= set(opened.server.proposals(path, 6, 3))
    shown = opened.server.explanation(path, 5, 4)
    assert "Wat de hulp juridisch is." in shown
    assert "`preventie`: Lichte ondersteuning" in shown
