"""How often an agreement deviates from the model: one number, wherever it is told."""

from __future__ import annotations

import re
import shutil

import pytest

from generator.compare.terms import beside_model
from tests.acceptance.content import ROOT, subjects
from tests.cli.command import run
from tests.serve.forms import elements_at, send
from tests.serve.workbench import Workbench

_TOLD = re.compile(r"(\d+|Geen) afwijking(?:en)? van het model\b")
_PAGES = ("", "controleer", "document", "groep", "wijzigingen?sinds=model")
_IN_A_GROUP = "//ul[@class='taken']/li/span[@class='st'][contains(., 'afwijking')]"


def _told_on(text: str) -> set[str]:
    return set(_TOLD.findall(text))


@pytest.mark.slow
@pytest.mark.parametrize(("name", "number"), [("groningen", 12), ("stadskanaal", 1)])
def test_all_pages_and_commands_tell_one_number(kept: Workbench, name: str, number: int) -> None:
    shutil.copy(ROOT / "agreements" / f"{name}.yaml", kept.file(name))
    base = f"/o/agreements/{name}"
    found = {page: _told_on(kept.get(f"{base}/{page}").text) for page in _PAGES}
    found["overview"] = _told_on(kept.get("/").text)
    for words in (("diff", "--model", name), ("list",), ("check", name)):
        found[words[0]] = _told_on(run("--root", str(kept.root), *words, cwd=kept.root).stdout)
    assert {place: told for place, told in found.items() if told} == {
        place: {str(number)} for place in (*_PAGES[-2:], "diff")
    }
    values, _, texts = run("--root", str(kept.root), "show", name, "--deviations").stdout.partition("\n\n")
    own = len(re.findall(r"^  \S.*:\d+\)$", texts, re.MULTILINE))
    assert len(values.splitlines()) + own == number
    groups = elements_at(kept.get(f"{base}/groep"), _IN_A_GROUP)
    assert sum(int(one.text_content().split()[0]) for one in groups) + own == number


@pytest.mark.slow
def test_names_and_addresses_are_filled_in_and_do_not_deviate(kept: Workbench) -> None:
    def stand(group: str) -> str:
        page = kept.get("/o/agreements/veendam/groep")
        (found,) = elements_at(
            page, f"//li[.//a[@href='/o/agreements/veendam/groep/{group}']]/span[@class='st']"
        )
        return str(found.text_content())

    assert stand("gemeenten") == stand("werkgever") == stand("praktijken") == "ingevuld"
    assert stand("vervanging") == "volgt het model"
    field = "vervanging/ziekte_na_dagen"
    send(kept, "/o/agreements/veendam/groep/vervanging", {field: "20"}, "opslaan")
    assert stand("vervanging") == "1 afwijking"
    send(kept, "/o/agreements/veendam/groep/vervanging", {field: "veel"}, "opslaan")
    assert kept.get("/o/agreements/veendam/groep").status == 200


def test_a_value_that_was_taken_away_deviates_and_one_like_the_model_does_not() -> None:
    for subject in subjects().values():
        for change in beside_model(subject):
            role = subject.model.roles.deviations
            assert change.old.value is not None or (role is not None and change.keys[0] == role.term)
            assert change.old.text != change.new.text
