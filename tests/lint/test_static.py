"""Each mistake is found at its line and once; the shipped models give no false alarm."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from generator.errors import TemplateFormError
from generator.findings import Finding, Severity
from generator.load.grounds import read_grounds
from generator.load.models import newest_versions
from generator.reading.extras import UNCHECKED, state_of
from generator.tasks.lint.checks import CHECKS, grondslag_te_controleren, migratie
from generator.tasks.lint.citations import citations_of
from generator.tasks.lint.static import findings_of, static_findings
from generator.tasks.lint.versions import version_of
from generator.workspace import Workspace
from tests.lint.content import copy_of_content
from tests.lint.mistakes import AGREEMENT, PROFILE, ROOT, Mistake, copied, mistakes

MISTAKES = mistakes()


def lint(folder: Path) -> list[Finding]:
    workspace = Workspace(folder)
    return [
        finding for name in (AGREEMENT, PROFILE) for finding in static_findings(version_of(workspace, name))
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder with every mistake in it."""
    root = copied(tmp_path_factory.mktemp("fouten"))
    for mistake in MISTAKES:
        mistake.make(root)
    (root / "templates" / AGREEMENT / "artikelen" / "vergeten.md").write_text(
        "---\nid: vergeten\ntitel: Vergeten\n---\n"
    )
    return root


@pytest.fixture(scope="module")
def findings(folder: Path) -> list[Finding]:
    return lint(folder)


def identity(mistake: Mistake) -> str:
    return f"{mistake.rule}-{Path(mistake.file).name}-{mistake.place[:30]}"


@pytest.mark.parametrize("mistake", MISTAKES, ids=identity)
def test_a_mistake_is_found_once_at_its_line(mistake: Mistake, folder: Path, findings: list[Finding]) -> None:
    line = mistake.line(folder)
    here = [each for each in findings if (each.spot.file, each.spot.line) == (mistake.file, line)]
    found = [each for each in here if each.rule == mistake.rule]
    assert len(found) == 1, here
    assert mistake.hint in found[0].hint
    assert found[0].excerpt == (folder / mistake.file).read_text("utf-8").splitlines()[line - 1]


def test_nothing_else_is_found(folder: Path, findings: list[Finding]) -> None:
    wanted = Counter((each.rule, each.file, each.line(folder)) for each in MISTAKES)
    wanted["bestand-niet-genoemd", f"templates/{AGREEMENT}/artikelen/vergeten.md", 1] += 1
    found = Counter(
        (each.rule, each.spot.file, each.spot.line)
        for each in findings
        if each.rule != "grondslag-te-controleren"
    )
    assert found == wanted


def test_every_check_is_tried() -> None:
    tried = {mistake.rule for mistake in MISTAKES} | {"bestand-niet-genoemd", "grondslag-te-controleren"}
    assert tried == {check.ID for check in CHECKS} - {migratie.ID}, (
        "what migratie.yaml can say wrong is in tests/upgrade"
    )


@pytest.mark.parametrize("name", newest_versions(Workspace(ROOT)))
def test_the_shipped_models_give_no_false_alarm(name: str) -> None:
    found = static_findings(version_of(Workspace(ROOT), name))
    assert [each for each in found if each.severity is not Severity.INFO] == []


def unread_in_a_copy(folder: Path, old: str, new: str) -> list[Finding]:
    """List what the profile cites and nobody read, with other words in grondslagen.yaml."""
    workspace = copy_of_content(folder)
    path = workspace.root / "templates" / "grondslagen.yaml"
    path.write_text(re.sub(old, new, path.read_text("utf-8")), "utf-8")
    read_grounds.cache_clear()
    version = version_of(workspace, PROFILE)
    found = list(findings_of(grondslag_te_controleren, version))
    states = {state_of(version.grounds[citation.ground]) for citation in citations_of(version)}
    assert (states == {UNCHECKED}) is bool(found)
    return found


def test_what_the_shipped_models_cite_was_read() -> None:
    for name in newest_versions(Workspace(ROOT)):
        assert list(findings_of(grondslag_te_controleren, version_of(Workspace(ROOT), name))) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (r"status: gecontroleerd.*", "status: te controleren", "is nog niet gecontroleerd."),
        (r" +gecontroleerd_op: .*\n", "", "zonder `gecontroleerd_op` met een datum"),
        (r"_op: .*", "_op: 31 december", "zonder `gecontroleerd_op` met een datum"),
        (
            r"status: .*\n +gecontroleerd_op: .*",
            "status: gecontroleerd\n      gecontroleerd_op: 2017-05-01",
            "van 2020",
        ),
        (r" +gelezen_in: .*\n", "", "zonder `gelezen_in`"),
    ],
)
def test_lint_and_the_reading_version_agree_on_what_was_not_read(
    old: str, new: str, words: str, tmp_path: Path
) -> None:
    found = unread_in_a_copy(tmp_path, old, new)
    assert found
    assert all(words in each.message for each in found)
    assert {each.spot.file for each in found} == {"templates/grondslagen.yaml"}
    assert len({each.spot.line for each in found}) == len(found)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    - {tekst: de gemeente}\n", "    - {wanneer: 'afgeleid.is_gemeente'}\n"),
        ("    - {tekst: de gemeente}\n", "    - de gemeente\n"),
        ("  preventie: 'taken", "  preventie: 7\n  oud: 'taken"),
    ],
)
def test_a_derived_name_of_the_wrong_form_is_an_error_at_its_name(old: str, new: str, tmp_path: Path) -> None:
    copied(tmp_path)
    Mistake("", f"templates/{AGREEMENT}/model.yaml", old, new, "", "").make(tmp_path)
    with pytest.raises(TemplateFormError) as caught:
        version_of(Workspace(tmp_path), AGREEMENT)
    (finding,) = caught.value.findings
    assert finding.excerpt.strip() == new.splitlines()[0].strip()
