"""For random edits, exactly the edited terms are listed, however the file is laid out."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.load.gather import Gatherer
from generator.model.change import Cause, ChangeKind, FileChange
from generator.model.source import dotted
from generator.tasks import diff as differences
from generator.terms.subject import Subject
from generator.validate.schema import check_schema
from generator.workspace import Workspace
from tests.acceptance.content import AGREEMENTS, ROOT
from tests.compare.repository import Repository
from tests.compare.term_edits import another, edited, places, read, write
from tests.soak import sampled

SEEDS = sampled(range(72), range(len(AGREEMENTS)))
"""Even seeds make one edit, odd ones two; the sample edits every agreement."""


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return Repository.make(tmp_path_factory.mktemp("edits"), *AGREEMENTS)


@pytest.fixture(scope="module")
def subjects() -> Mapping[str, Subject]:
    workspace = Workspace(ROOT)
    gatherer = Gatherer(workspace, check_schema)
    found = {name: gatherer.subject(ROOT / "agreements" / f"{name}.yaml") for name in AGREEMENTS}
    return {name: subject for name, subject in found.items() if subject is not None}


def _edit(repository: Repository, subject: Subject, dice: random.Random, count: int) -> set[str]:
    """Make edits that the schema allows, and return the paths of the edited terms."""
    path = repository.path(subject.name)
    original = read(ROOT / "agreements" / f"{subject.name}.yaml")
    options = list(places(subject.model.root, original))
    while True:
        data, made = original, set()
        for place, node, value in dice.sample(options, count):
            new = another(dice, node, value)
            if new is not None:
                data = edited(data, place, new)
                made.add(dotted(place))
        write(path, data)
        if len(made) == count and Gatherer(Workspace(repository.root), check_schema).subject(path):
            return made


@pytest.mark.parametrize("seed", SEEDS)
def test_exactly_the_edited_terms_are_listed(
    repository: Repository, subjects: Mapping[str, Subject], seed: int
) -> None:
    dice = random.Random(seed)
    name = AGREEMENTS[seed % len(AGREEMENTS)]
    made = _edit(repository, subjects[name], dice, 1 + seed % 2)

    change = repository.changed("HEAD", name)

    own = [term for term in change.terms if not term.link]
    assert {term.path for term in own if term.cause is Cause.CHOICE} == made
    assert {term.kind for term in own if term.cause is Cause.CHOICE} == {ChangeKind.CHANGED}
    assert all(term.cause is Cause.FOLLOWS for term in own if term.path not in made)
    assert all(term.old.text != term.new.text for term in own)
    assert not [text for text in change.texts if text.by_model]
    _every_changed_section_is_reached(change)


def _every_changed_section_is_reached(change: FileChange) -> None:
    reached = {place.anchor for term in change.terms for place in term.places}
    changed = {text.section.anchor for text in change.texts if text.section.anchor}
    assert changed <= reached


@pytest.mark.parametrize("name", AGREEMENTS)
def test_another_layout_is_no_change(repository: Repository, name: str) -> None:
    path = repository.path(name)
    write(path, read(ROOT / "agreements" / f"{name}.yaml"))
    assert path.read_bytes() != (ROOT / "agreements" / f"{name}.yaml").read_bytes()

    assert repository.compare("HEAD", name).is_empty


def test_documents_of_an_edit_are_those_that_changed(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--", ".")
    repository.replace("stadskanaal", "tarief_eur: 98.50", "tarief_eur: 99")
    pairs = list(differences.changed_documents(*repository.sides("HEAD")))
    repository.git("checkout", "--quiet", "--", ".")

    assert {new.name for _, _, new in pairs} == {
        f"modelovereenkomst-{practice}" for practice in ("musselkanaal", "centrum", "onstwedde")
    }
    assert {subject.name for subject, _, _ in pairs} == {Path(repository.path("stadskanaal")).stem}
