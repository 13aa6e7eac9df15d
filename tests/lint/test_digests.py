"""A signed example of a draft follows the model; one that shows a digest that does not fit keeps it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.tasks.lint.digests import update_digests
from generator.tasks.lint.trials import Trial, try_examples
from generator.tasks.lint.versions import version_of
from generator.validate.signing import RULE as CHANGED
from generator.workspace import Workspace
from tests.examples import whole_text
from tests.lint.content import AGREEMENT, copy_of_content, edit, path_of

SIGNED = "voorbeelden/ok-getekend.yaml"


@pytest.fixture
def signed(tmp_path: Path) -> Workspace:
    workspace = copy_of_content(tmp_path / "map")
    (path_of(workspace, "voorbeelden", AGREEMENT) / "basis.yaml").unlink()
    path_of(workspace, SIGNED, AGREEMENT).write_text(whole_text("ok-getekend"), "utf-8")
    return workspace


def examples(workspace: Workspace) -> Trial:
    return try_examples(version_of(workspace, AGREEMENT))


def rules_found(workspace: Workspace) -> list[str]:
    return [finding.rule for one in examples(workspace).examples for finding in one.findings]


def test_nothing_is_written_while_the_digest_fits(signed: Workspace) -> None:
    assert list(update_digests(examples(signed))) == []


def test_another_standard_value_is_signed_anew(signed: Workspace) -> None:
    edit(
        path_of(signed, "standaard.yaml", AGREEMENT), "max_onderbreking_weken: 4", "max_onderbreking_weken: 3"
    )
    path = path_of(signed, SIGNED, AGREEMENT)
    before = path.read_text("utf-8").splitlines()
    assert CHANGED in rules_found(signed)
    assert list(update_digests(examples(signed))) == [signed.label(path)]
    after = path.read_text("utf-8").splitlines()
    (changed,) = [new for old, new in zip(before, after, strict=True) if old != new]
    assert changed.startswith("  vastgelegd: ")
    assert CHANGED not in rules_found(signed)


def test_an_example_of_a_digest_that_does_not_fit_stays(signed: Workspace) -> None:
    path = path_of(signed, SIGNED, AGREEMENT)
    text = path.read_text("utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith("  vastgelegd: ")]
    path.write_text(text.replace(line, f"  vastgelegd: {'a1' * 32}  # verwacht: {CHANGED}"), "utf-8")
    assert CHANGED in rules_found(signed)
    assert list(update_digests(examples(signed))) == []
