"""Every check of the models says in Dutch what it finds, and the manual of maintainers lists it."""

from __future__ import annotations

import pkgutil
import re
from pathlib import Path
from types import ModuleType

import pytest

from generator.findings import Severity
from generator.tasks.lint import checks, run
from generator.tasks.lint.checks import CHECKS
from generator.tasks.lint.context import Check
from generator.tasks.lint.rules import RULES
from generator.tasks.lint.static import rule_descriptions

IDS = {check.ID for check in CHECKS}
PAGE = Path(__file__).parents[2] / "docs" / "sjabloonbeheer.md"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.ID)
def test_a_check_is_explained_where_it_stands(check: Check) -> None:
    assert isinstance(check, ModuleType)
    assert check.__name__.rpartition(".")[2].replace("_", "-") == check.ID
    assert {"Goed:", "Fout:"} <= set((check.__doc__ or "").split())
    assert isinstance(check.LEVEL, Severity)


def test_every_check_runs() -> None:
    modules = {name.replace("_", "-") for _, name, _ in pkgutil.iter_modules(checks.__path__)}
    assert modules == IDS


def test_every_check_is_in_the_manual() -> None:
    section = (
        PAGE.read_text("utf-8").partition("### Meldingen over teksten en regels")[2].partition("\n### ")[0]
    )
    assert set(re.findall(r"^\| `([a-z-]+)`", section, re.MULTILINE)) >= IDS


def test_a_description_is_one_sentence() -> None:
    assert rule_descriptions().keys() == IDS
    assert [text for text in rule_descriptions().values() if not text.endswith(".") or "Goed:" in text] == []


def test_the_other_rules_are_in_the_manual_too() -> None:
    section = (
        PAGE.read_text("utf-8")
        .partition("### Meldingen over voorbeelden en huisstijl")[2]
        .partition("\n## ")[0]
    )
    explained = set(re.findall(r"^\| `([a-z-]+)`<br>", section, re.MULTILINE))
    assert explained == {*RULES, "model-past-niet"}
    assert not [text for text in RULES.values() if not text.endswith(".")]


def test_every_rule_that_a_finding_names_is_described() -> None:
    folder = Path(run.__file__).parent
    named = {
        rule
        for path in folder.glob("*.py")
        for rule in re.findall(r'(?:Finding\(\s*|^RULE = )"([a-z-]+)"', path.read_text("utf-8"), re.MULTILINE)
    }
    assert named == {*RULES, "model-past-niet"}
