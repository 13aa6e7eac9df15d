"""What comparisons tell of a text that is divided over documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.compare.blocks import news_of
from generator.load.template import read_template
from generator.model.difference import Status
from generator.tasks.impact.reach import impact_of
from generator.tasks.impact.sides import change_since
from generator.tasks.impact.usage import APPLIES, FOLLOWS, uses_of
from generator.workspace import Workspace
from tests.compare.repository import Repository

NAME = "westerkwartier"
MODEL = "templates/modelovereenkomst/2026.1"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return Repository.make(tmp_path_factory.mktemp("vormen"), NAME)


@pytest.fixture
def repository(made: Repository) -> Iterator[Repository]:
    read_template.cache_clear()
    yield made
    made.git("reset", "--quiet", "--hard")
    read_template.cache_clear()


def test_another_form_changes_no_words_that_stay(repository: Repository) -> None:
    """The forms have the same articles; only where they stand is other, and what must say so."""
    repository.replace(NAME, "vorm: kort\n", "vorm: volledig\n")
    change = repository.changed("HEAD")
    assert (change.new_documents, change.removed_documents) == ((), ("voorwaarden",))
    assert news_of(change)[1:] == (
        "Nu in modelovereenkomst, eerst in voorwaarden: artikel 1, 2, 10, 11, 12, 13, 14, 15, 16, 17, 21, "
        "22, 24, 25, 27, 28 en 30; bijlage C en E",
        "Nu in modelovereenkomst, eerst in functieprofiel: bijlage B",
    )
    found = {text.section.anchor: text.section.status for text in change.texts}
    own = ("begripsbepalingen", "rangorde-en-nietigheid", "functieprofiel")
    assert found == dict.fromkeys((*own, "plaats-en-samenwerking"), Status.CHANGED)
    (term,) = change.terms
    assert [place.text for place in term.places if not place.document] == [
        "artikel 1",
        "artikel 29",
        "bijlage B",
    ]


def test_a_change_is_told_in_the_document_that_prints_it(repository: Repository) -> None:
    repository.replace(NAME, "bewaren_jaren: 2\n", "bewaren_jaren: 3\n")
    change = repository.changed("HEAD")
    assert news_of(change) == ()
    told = {text.section.anchor: text.documents for text in change.texts}
    assert told.pop("dossier-en-registratie") == told.pop("privacyregeling") == ("voorwaarden",)
    assert told.pop("kernafspraken") == told.pop("rangorde-en-nietigheid") == ("modelovereenkomst",)
    (term,) = change.terms
    own = [place.text for place in term.places if not place.document]
    assert own == ["Kernafspraken", "artikel 12", "artikel 29", "bijlage C"]


def test_an_article_that_the_model_moves_to_another_document_is_told(
    repository: Repository, tmp_path: Path
) -> None:
    model = f"{MODEL}/model.yaml"
    repository.replace(
        model, "            geschillen-en-recht, privacyregeling,", "            privacyregeling,"
    )
    repository.replace(model, "nietigheid, ondertekening,", "nietigheid, geschillen-en-recht, ondertekening,")
    workspace = Workspace.find(repository.root)
    impact = impact_of(change_since(workspace, [], "HEAD", tmp_path), workspace)
    assert [one.place.words for one in impact.reached] == [
        "Artikel 29 Rangorde, voorwaarden en nietigheid, lid 4",
        "Artikel 30 (nu in modelovereenkomst, eerst in voorwaarden)",
    ]


def test_who_uses_a_template_is_told_by_the_document_it_stands_in(
    repository: Repository, tmp_path: Path
) -> None:
    workspace = Workspace.find(repository.root)
    files = [f"{MODEL}/artikelen/geheimhouding.md", "templates/functieprofiel/2026.1/model.yaml"]
    uses = list(uses_of(change_since(workspace, files, "HEAD", tmp_path)))
    assert [(use.document, use.how) for use in uses if use.file == f"agreements/{NAME}"] == [
        ("voorwaarden", APPLIES),
        ("functieprofiel", FOLLOWS),
    ]
