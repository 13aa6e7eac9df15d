"""Choices as they are called in one agreement: who employs the worker is no second party beside itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.forms import elements_at, send
from tests.serve.workbench import Workbench, content, served

MUNICIPAL, PROVIDER = "eigen", "aanbieder"
QUESTIONS = {
    "veiligheid/meldcode_van": ({"De gemeente", "De praktijk"}, "De jeugdhulpaanbieder"),
    "aansprakelijkheid/vrijwaring": (
        {"Geen vrijwaring", "Wederzijdse vrijwaring", "De gemeente beschermt de praktijk"},
        "De jeugdhulpaanbieder beschermt de gemeente en de praktijk",
    ),
    "bekostiging": ({"Niet ingehaald", "Ingehaald"}, "Doorbetaald"),
    "looptijd/opzeggen_door": (
        {"Alle partijen", "De gemeente", "Geen van de partijen"},
        "De gemeente en de jeugdhulpaanbieder",
    ),
}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with served(content(tmp_path_factory.mktemp("keuzes") / "map")) as workbench:
        for name, employer in ((MUNICIPAL, "gemeente"), (PROVIDER, "jeugdhulpaanbieder")):
            form = [("plaats", "Veendam"), ("keuze:werkgever.soort", employer), ("naam", name)]
            assert workbench.post("/nieuw", form).status == 303
        yield workbench


def choices(workbench: Workbench, name: str, question: str) -> set[str]:
    page = workbench.get(f"/o/agreements/{name}/vraag/{question}")
    labels = elements_at(page, "(//form[@id='formulier']//fieldset)[1]//label")
    return {label.text_content().strip() for label in labels}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_municipality_that_employs_is_not_offered_twice(bench: Workbench, question: str) -> None:
    ours, of_provider = QUESTIONS[question]
    assert choices(bench, MUNICIPAL, question) == ours
    assert of_provider in choices(bench, PROVIDER, question)


def test_what_was_chosen_stays_to_be_seen(tmp_path: Path) -> None:
    with served(content(tmp_path / "map", "veendam")) as workbench:
        page = "/o/agreements/veendam/vraag/veiligheid/meldcode_van"
        for code in ("werkgever", "gemeente"):
            send(workbench, page, {"veiligheid/meldcode_van": code})
            assert f'value="{code}" checked' in workbench.get(page).text
