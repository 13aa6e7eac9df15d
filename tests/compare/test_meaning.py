"""What a comparison tells: terms and their reach, files that came and went, a model that changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.compare.summary import UNANSWERED
from generator.model.change import Cause, ChangeKind, FileChange, FileStatus, TermChange, Weight
from tests.compare.repository import Repository

MODEL = "templates/modelovereenkomst/2026.1"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository.make(tmp_path, "oldambt", "stadskanaal")


def _term(change: FileChange) -> TermChange:
    (term,) = change.terms
    return term


def test_a_changed_amount_is_told_as_the_document_tells_it(repository: Repository) -> None:
    repository.replace("stadskanaal", "tarief_eur: 98.50", "tarief_eur: 99.75")

    change = repository.changed("HEAD")

    term = _term(change)
    assert (term.context, term.title) == (("bekostiging",), "tarief")
    assert (term.old.text, term.new.text) == ("€ 98,50", "€ 99,75")
    assert [place.text for place in term.places] == ["Kernafspraken", "artikel 20"]
    assert (term.weight, change.weight) == (Weight.PARTIES, Weight.PARTIES)
    assert {text.section.anchor for text in change.texts} == {"kernafspraken", "bekostiging"}
    assert {len(text.documents) for text in change.texts} == {3}


@pytest.mark.parametrize(
    ("old", "new", "weight"),
    [
        ("functie: teamleider OJG", "functie: manager OJG", Weight.NOTICE),
        ("ojg-1, dag: dinsdag", "ojg-1, dag: vrijdag", Weight.CONTACTS),
        ("kenmerk: Z-2026-0412\n", "kenmerk: Z-2026-0413\n", Weight.EDITORIAL),
        ("aard: gemengd", "aard: preventie", Weight.PARTIES),
    ],
)
def test_a_change_says_what_it_asks_for(repository: Repository, old: str, new: str, weight: Weight) -> None:
    repository.replace("stadskanaal", old, new)

    assert repository.changed("HEAD").weight is weight


def test_only_what_was_signed_asks_for_an_amendment(repository: Repository) -> None:
    repository.replace("stadskanaal", "status: voorbeeld", "status: getekend")
    repository.commit("getekend")
    repository.replace("stadskanaal", "tarief_eur: 98.50", "tarief_eur: 99.75")

    change = repository.changed("HEAD")

    assert (_term(change).weight, change.weight) == (Weight.AMENDMENT, Weight.AMENDMENT)


def test_only_the_questions_of_which_the_answer_changed_are_marked(repository: Repository) -> None:
    repository.replace("stadskanaal", "max_per_gebeurtenis_eur: 2500000", "max_per_gebeurtenis_eur: 3000000")

    answers = repository.changed("HEAD").answers

    assert [answer.id for answer in answers] == ["betaling", "uren", "aansprakelijkheid", "dossier", "duur"]
    (changed,) = (answer for answer in answers if answer.changed)
    assert "€ 2.500.000 per gebeurtenis" in changed.old
    assert "€ 3.000.000 per gebeurtenis" in changed.new
    assert not any(UNANSWERED in answer.old for answer in answers)


def test_a_choice_beside_the_model_tells_its_origin(repository: Repository) -> None:
    repository.replace("stadskanaal", "looptijd:\n", "looptijd:\n  opzegtermijn_maanden: 6\n")

    term = _term(repository.changed("HEAD"))

    assert (term.old.text, term.new.text, term.model) == ("3", "6", "3")
    assert term.origin == "was model, nu bestand"
    assert term.new.origin is not None
    assert term.new.origin.file == "agreements/stadskanaal.yaml"


def test_a_value_that_follows_from_another_choice_is_told_apart(repository: Repository) -> None:
    repository.replace("stadskanaal", "status: voorbeeld", "status: concept")
    (repository.root / MODEL / "standaard.yaml").write_text(
        (repository.root / MODEL / "standaard.yaml").read_text()
        + '\n- wanneer: |\n    status == "concept"\n  waarden:\n    vervanging: {ziekte_na_dagen: 9}\n'
    )
    repository.commit("regel erbij")
    repository.replace("stadskanaal", "status: concept", "status: voorbeeld")

    causes = {term.path: term.cause for term in repository.changed("HEAD", "stadskanaal").terms}

    assert causes["status"] is Cause.CHOICE
    assert causes["vervanging.ziekte_na_dagen"] is Cause.FOLLOWS


def test_another_default_in_the_model_is_no_choice(repository: Repository) -> None:
    repository.replace(f"{MODEL}/standaard.yaml", "opzegtermijn_maanden: 3", "opzegtermijn_maanden: 4")

    term = _term(repository.changed("HEAD", "stadskanaal"))

    assert (term.path, term.cause) == ("looptijd.opzegtermijn_maanden", Cause.MODEL)
    assert term.origin == "andere standaardwaarde in het model (modelovereenkomst/2026.1)"


def test_another_model_version_is_named(repository: Repository) -> None:
    new = repository.root / "templates/modelovereenkomst/2027.1"
    new.parent.joinpath("2026.1").rename(new)
    repository.replace(
        "templates/modelovereenkomst/2027.1/standaard.yaml",
        "opzegtermijn_maanden: 3",
        "opzegtermijn_maanden: 4",
    )
    repository.replace(
        "templates/modelovereenkomst/2027.1/schema.json",
        '"const": "modelovereenkomst/2026.1"',
        '"type": "string"',
    )
    repository.replace("stadskanaal", "model: modelovereenkomst/2026.1", "model: modelovereenkomst/2027.1")

    changes = {term.path: term for term in repository.changed("HEAD", "stadskanaal").terms}

    assert set(changes) == {"model", "looptijd.opzegtermijn_maanden"}
    assert changes["model"].cause is Cause.CHOICE
    assert "2026.1 → modelovereenkomst/2027.1" in changes["looptijd.opzegtermijn_maanden"].origin


def test_a_changed_sentence_of_the_model_is_text_without_a_term(repository: Repository) -> None:
    repository.replace(
        f"{MODEL}/artikelen/vervanging.md", "aan dezelfde eisen voldoen", "aan alle eisen voldoen"
    )

    change = repository.changed("HEAD", "stadskanaal")

    assert change.terms == ()
    assert {text.section.anchor for text in change.texts} == {"vervanging"}
    assert all(text.by_model for text in change.texts)
    assert change.weight is Weight.PARTIES


def test_a_term_and_a_sentence_of_the_model_are_kept_apart(repository: Repository) -> None:
    repository.replace(
        f"{MODEL}/artikelen/vervanging.md", "aan dezelfde eisen voldoen", "aan alle eisen voldoen"
    )
    repository.replace("stadskanaal", "tarief_eur: 98.50", "tarief_eur: 99.75")

    change = repository.changed("HEAD", "stadskanaal")

    assert [place.anchor for place in _term(change).places] == ["kernafspraken", "bekostiging"]
    assert {text.section.anchor for text in change.texts if text.by_model} == {"vervanging"}


def test_another_key_for_a_practice_changes_nothing_else(repository: Repository) -> None:
    path = repository.path("stadskanaal")
    path.write_text(path.read_text().replace("musselkanaal", "wilg"))

    change = repository.changed("HEAD")

    assert {term.kind for term in change.terms} == {ChangeKind.RENAMED}
    assert (change.terms[0].old.text, change.terms[0].new.text) == ("musselkanaal", "wilg")
    assert change.terms[0].context[-1] == "praktijken"
    assert (change.texts, change.new_documents, change.removed_documents) == ((), (), ())
    assert change.weight is Weight.EDITORIAL


def test_an_edit_under_another_key_is_still_one_edit(repository: Repository) -> None:
    path = repository.path("stadskanaal")
    path.write_text(
        path.read_text().replace("musselkanaal", "wilg").replace("De Kleine Wilg", "De Grote Wilg")
    )

    changes = [term for term in repository.changed("HEAD").terms if term.kind is not ChangeKind.RENAMED]

    assert [term.path for term in changes] == ["praktijken.wilg.naam"]
    assert changes[0].old_path == "praktijken.musselkanaal.naam"


def test_an_entry_that_is_added_is_one_change_with_its_terms(repository: Repository) -> None:
    repository.replace(
        "stadskanaal",
        "    praktijken-beroeps:\n",
        "    extra:\n      partij: werkgever\n      soort: bedrijfsaansprakelijkheid\n"
        "    praktijken-beroeps:\n",
    )

    term = _term(repository.changed("HEAD"))

    assert (term.path, term.kind) == ("aansprakelijkheid.verzekeringen.extra", ChangeKind.ADDED)
    assert [part.new.text for part in term.parts] == ["de werkgever", "bedrijfsaansprakelijkheidsverzekering"]


def test_a_new_agreement_tells_its_choices_and_answers(repository: Repository) -> None:
    repository.path("nieuw").write_text(repository.path("oldambt").read_text())

    change = repository.changed("HEAD")

    assert (change.file, change.status) == ("agreements/nieuw.yaml", FileStatus.NEW)
    assert change.new_documents
    assert all(answer.new and not answer.old for answer in change.answers)
    assert "werkgever.soort" in {term.path for term in change.terms}


def test_an_agreement_that_is_gone_is_told(repository: Repository) -> None:
    repository.path("oldambt").unlink()

    change = repository.changed("HEAD")

    assert (change.status, change.terms) == (FileStatus.REMOVED, ())
    assert change.removed_documents


def test_errors_in_an_old_version_are_reported_and_the_rest_goes_on(repository: Repository) -> None:
    good = repository.path("oldambt").read_text()
    repository.path("oldambt").write_text(good + "\n  kapot: [\n")
    repository.commit("kapot")
    repository.path("oldambt").write_text(good)
    repository.replace("stadskanaal", "tarief_eur: 98.50", "tarief_eur: 99.75")

    changes = {change.name: change for change in repository.compare("HEAD").files}

    assert changes["oldambt"].status is FileStatus.UNREADABLE
    (problem,) = changes["oldambt"].problems
    assert problem.side.startswith("HEAD")
    assert problem.findings[0].spot.file == "agreements/oldambt.yaml"
    assert [term.path for term in changes["stadskanaal"].terms] == ["bekostiging.tarief_eur"]


def test_an_old_model_that_does_not_fit_this_program_is_reported(repository: Repository) -> None:
    good = (repository.root / MODEL / "artikelen/vervanging.md").read_text()
    repository.path(f"{MODEL}/artikelen/vervanging.md").write_text(good + "\n{% macro x() %}\n")
    repository.commit("kapot")
    repository.path(f"{MODEL}/artikelen/vervanging.md").write_text(good)
    repository.replace("stadskanaal", "tarief_eur: 98.50", "tarief_eur: 99.75")

    change = repository.changed("HEAD", "stadskanaal")

    assert [term.path for term in change.terms] == ["bekostiging.tarief_eur"]
    assert [problem.findings[0].rule for problem in change.problems] == ["model-past-niet"]


def test_a_term_of_the_profile_reaches_the_agreement(repository: Repository) -> None:
    repository.replace("profiles/ojg-ggz.yaml", "kortdurende_ggz: true", "kortdurende_ggz: false")

    changes = {change.name: change for change in repository.compare("HEAD").files}

    assert {term.link for term in changes["stadskanaal"].terms} == {"profiel"}
    assert changes["stadskanaal"].texts
    assert not changes["ojg-ggz"].terms[0].link


def test_a_model_without_questions_is_asked_those_of_the_newer_one(repository: Repository) -> None:
    path = repository.path(f"{MODEL}/model.yaml")
    text = path.read_text()
    start, end = text.index("vragen:"), text.index("# Begrippen die op meer")
    path.write_text(text[:start] + text[end:])
    repository.commit("zonder vragen")
    path.write_text(text)
    repository.replace("stadskanaal", "tarief_eur: 98.50", "tarief_eur: 99.75")

    (changed,) = (one for one in repository.changed("HEAD", "stadskanaal").answers if one.changed)

    assert "€ 98,50" in changed.old
