"""All shipped agreements to a trial version: only what must change does, in the file and in the documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import ndiff
from pathlib import Path

import pytest

from generator.findings import Severity
from generator.model.difference import Status
from generator.pipeline import check
from generator.tasks.upgrade.outcome import Upgraded, UpgradeOutcome
from generator.tasks.upgrade.upgrader import upgrade
from generator.workspace import Workspace
from generator.yaml_text.layout import comments_of
from tests.acceptance.content import AGREEMENTS
from tests.upgrade.versions import FIRST, NEW, content, next_version, replace, trial

OLDAMBT = [
    "- # yaml-language-server: $schema=../templates/modelovereenkomst/2026.1/editor-schema.json",
    "+ # yaml-language-server: $schema=../templates/modelovereenkomst/2027.1/editor-schema.json",
    "- model: modelovereenkomst/2026.1",
    "+ model: modelovereenkomst/2027.1",
    '-     agb: "01001234"  # nagekeken',
    "-     huisartsen:",
    "+     artsen:",
    "-   # Hulp die voor de achttiende verjaardag begon, mag worden afgemaakt.",
    "-   voortzetting_tot: 23",
    "+   # Hulp die voor de achttiende verjaardag begon, mag worden afgemaakt.",
    "+   voortzetting_tot: 23",
    "-   max_lopende_trajecten: 25",
    "+   grens_trajecten: 25",
    "-   ruimte: eigen_spreekkamer",
    "+   ruimte: vaste_spreekkamer",
]
"""Every line of the file that changes, and no other."""
ONE_FOR_ONE = {
    FIRST: NEW,
    "    huisartsen:\n": "    artsen:\n",
    "  ruimte: eigen_spreekkamer\n": "  ruimte: vaste_spreekkamer\n",
}
WORDS = {"", "gevolgen-einde"}
"""Sections of which the words change in every agreement: the version on top, and the new choice."""
LEAVING = {"kernafspraken", "toetreden-uittreden-overdracht"}
"""Sections that print the standard value that changed."""
OWN_PRACTICE = "het-hogeland"
"""Its only practice is the employer and cannot leave, so that value is printed nowhere."""
DIVIDED = {"rangorde-en-nietigheid", "openbaarheid-en-communicatie"}
"""In the short form: what prints the digest of the Voorwaarden, and what points past the moved article."""
CODE = "partijen"
"""The section that printed the code that is no more."""


@dataclass(frozen=True)
class Run:
    workspace: Workspace
    before: Mapping[str, str]
    outcome: UpgradeOutcome

    def after(self, name: str) -> str:
        return (self.workspace.root / "agreements" / f"{name}.yaml").read_text("utf-8")

    def of(self, name: str) -> Upgraded:
        return next(one for one in self.outcome.upgraded if one.draft.path.stem == name)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("overzetten")
    workspace = content(folder / "inhoud")
    name = "    naam: Huisartsenpraktijk Het Zonnehoekje\n"
    replace(folder / "inhoud/agreements/oldambt.yaml", name, f'{name}    agb: "01001234"  # nagekeken\n')
    next_version(workspace, edit=trial)
    before = {path.stem: path.read_text("utf-8") for path in workspace.files("agreements")}
    (folder / "proef").mkdir()
    outcome = upgrade(workspace, [], "", folder / "proef")
    assert {path.stem: path.read_text("utf-8") for path in workspace.files("agreements")} == before
    outcome.write()
    return Run(workspace, before, outcome)


def test_every_agreement_is_upgraded_and_no_profile(run: Run) -> None:
    assert run.outcome.refused == ()
    assert [one.draft.path.stem for one in run.outcome.upgraded] == list(AGREEMENTS)


@pytest.mark.parametrize("name", AGREEMENTS)
def test_only_the_lines_that_must_change_do(run: Run, name: str) -> None:
    old, new = run.before[name], run.after(name)
    if name == "oldambt":
        lines = ndiff(old.splitlines(), new.splitlines())
        assert [line for line in lines if line[0] in "+-"] == OLDAMBT
        return
    for was, now in ONE_FOR_ONE.items():
        old = old.replace(was, now)
    assert new == old


@pytest.mark.parametrize("name", AGREEMENTS)
def test_every_comment_is_still_there_or_told(run: Run, name: str) -> None:
    schema = "# yaml-language-server: $schema=../templates/{}/editor-schema.json"
    was = [line.replace(schema.format(FIRST), schema.format(NEW)) for line in comments_of(run.before[name])]
    told = run.of(name).draft.comments
    assert told == (("# nagekeken",) if name == "oldambt" else ())
    assert sorted([*comments_of(run.after(name)), *told]) == sorted(was)


def test_afterwards_only_the_new_choice_is_left(run: Run) -> None:
    checked = check(run.workspace, run.workspace.files("agreements"))
    wrong = [finding for finding in checked.findings if finding.severity is Severity.ERROR]
    assert {(finding.rule, finding.path) for finding in wrong} == {
        ("nog-in-te-vullen", "looptijd.afbouwplan_van")
    }
    assert len(wrong) == len(AGREEMENTS)
    for one in run.outcome.upgraded:
        assert [finding.path for finding in one.choices] == ["looptijd.afbouwplan_van"]
        assert one.findings == ()


@pytest.mark.parametrize("name", AGREEMENTS)
def test_documents_differ_where_the_version_does(run: Run, name: str) -> None:
    texts = run.of(name).text.texts
    changed = {text.section.anchor for text in texts if text.section.status is Status.CHANGED}
    prints = set() if name == OWN_PRACTICE else LEAVING
    short = "\nvorm: kort\n" in run.before[name]
    divided = DIVIDED if short else set()
    assert changed == WORDS | prints | divided | ({CODE} if name == "oldambt" else set())
    moved = {text.section.anchor for text in texts if text.section.status is Status.MOVED}
    assert moved == (set() if short else {"rangorde-en-nietigheid"})
    assert {text.section.status for text in texts} <= {Status.CHANGED, Status.MOVED, Status.RENUMBERED}


def test_a_standard_value_that_nobody_chose_is_told(run: Run) -> None:
    told = {name: run.of(name).standards for name in AGREEMENTS}
    assert [(change.title, change.old, change.new) for change in told["veendam"]] == [
        ("looptijd › termijn voor uittreden van een praktijk in maanden", "3", "4")
    ]
    assert "uittreden_praktijk_maanden" not in run.before["veendam"]
    assert not [change for one in told.values() for change in one if "voortzetting" in change.title]


def test_a_second_time_nothing_is_left_to_do(run: Run, tmp_path: Path) -> None:
    assert upgrade(run.workspace, [], "", tmp_path) == UpgradeOutcome()
