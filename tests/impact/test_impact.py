"""A change of templates reaches exactly the documents that print it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.errors import WorkspaceError
from generator.load.template import read_template
from generator.tasks.impact.reach import Impact, impact_of
from generator.tasks.impact.report import impact_markdown, impact_text
from generator.tasks.impact.sides import change_since
from generator.tasks.impact.usage import TemplateUse, uses_of
from generator.workspace import Workspace
from tests.cli.command import run
from tests.compare.repository import Repository

MODEL = "templates/modelovereenkomst/2026.1"
CLAUSES = f"{MODEL}/artikelen"
REPLACING, RULES, STANDARD = f"{CLAUSES}/vervanging.md", f"{MODEL}/regels.yaml", f"{MODEL}/standaard.yaml"
CHAPTER = "templates/functieprofiel/2026.1/hoofdstukken/wie-doet-wat.md"
NAMES = ("groningen", "het-hogeland", "oldambt")
RULE = """
- id: proef-subsidie
  niveau: waarschuwing
  eis: |
    bekostiging.vorm != "subsidie"
  wijst_naar: bekostiging.vorm
  melding: "Er is subsidie."
  uitleg: Kijk dit na.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return Repository.make(tmp_path_factory.mktemp("gevolgen"), *NAMES, below="inhoud")


@pytest.fixture
def repository(made: Repository) -> Iterator[Repository]:
    """The repository as it was made, whatever a test did to it; templates are read anew."""
    made.git("tag", "--force", "begin")
    yield made
    made.git("reset", "--quiet", "--hard", "begin")
    read_template.cache_clear()


class Study:
    """What a change in the working tree does."""

    def __init__(self, repository: Repository, scratch: Callable[[], Path]) -> None:
        self.workspace = Workspace.find(repository.root)
        self.scratch = scratch

    def impact(self, *files: str, since: str = "HEAD") -> Impact:
        return impact_of(change_since(self.workspace, files, since, self.scratch()), self.workspace)

    def uses(self, *files: str) -> list[TemplateUse]:
        return list(uses_of(change_since(self.workspace, files, "HEAD", self.scratch())))


@pytest.fixture
def study(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> Study:
    return Study(repository, lambda: tmp_path_factory.mktemp("proef"))


def keep(repository: Repository, name: str) -> None:
    """Take all other agreements out of the working tree."""
    for other in NAMES:
        if other != name:
            repository.path(other).unlink()


def places(impact: Impact) -> dict[str, list[str]]:
    return {one.place.words: [name.rpartition("/")[2] for name in one.files] for one in impact.reached}


def test_each_change_is_told_where_documents_print_it(repository: Repository, study: Study) -> None:
    subsidy, order = f"{CLAUSES}/duur-en-verlenging.md", f"{CLAUSES}/rangorde-en-nietigheid.md"
    repository.replace(REPLACING, "Een vervanger moet", "Elke vervanger moet")
    repository.replace(subsidy, "Een verlenging geeft geen recht op", "Wie verlengt, krijgt geen")
    repository.replace(order, "dwingend recht", "het geldende recht")
    repository.replace(f"{CLAUSES}/wijziging.md", "1. {#", "1. {#extra} Dit is nieuw.\n\n1. {#")
    repository.replace(f"{MODEL}/model.yaml", "aansturing, kwaliteit,", "kwaliteit, aansturing,")
    impact = study.impact()
    found = places(impact)
    (moved,) = [words for words in found if "verplaatst" in words]
    assert moved in ("Artikel 9 Kwaliteit (verplaatst)", "Artikel 10 Aansturing (verplaatst)")
    assert {
        words: names for words, names in found.items() if "hernummerd" not in words and words != moved
    } == {
        "Artikel 7 Vervanging, lid 4": ["het-hogeland"],
        "Artikel 7 Vervanging, lid 5": ["groningen", "oldambt"],
        "Artikel 23 Duur, verlenging en opzegging, lid 6": ["groningen"],
        "Artikel 27 Wijziging, lid 1 (nieuw)": list(NAMES),
        "Artikel 29 Rangorde, voorwaarden en nietigheid, lid 1, onderdeel a": list(NAMES),
    }
    articles = [int(words.split()[1]) for words in found if words.startswith("Artikel")]
    assert articles == sorted(articles)
    text = impact_text(impact, [])
    assert "  Artikel 7 Vervanging, lid 5: 2 overeenkomsten (groningen, oldambt)" in text.splitlines()
    assert "Een ander document krijgen: 3 overeenkomsten; bekeken: 3." in text
    assert "- Artikel 7 Vervanging, lid 4: 1 overeenkomst (het-hogeland)" in impact_markdown(impact, [])
    read_template.cache_clear()
    assert set(places(study.impact(REPLACING))) == {
        "Artikel 7 Vervanging, lid 4",
        "Artikel 7 Vervanging, lid 5",
    }


def test_a_text_that_no_document_prints(repository: Repository, study: Study) -> None:
    keep(repository, "oldambt")
    repository.replace(REPLACING, "Gezinnen en huisartsen rekenen", "Huisartsen en gezinnen rekenen")
    broken = repository.path("kapot")
    broken.write_text("model: modelovereenkomst/2026.1\nstatuss: concept\n", "utf-8")
    impact = study.impact(REPLACING)
    broken.unlink()
    assert (impact.reached, impact.told, impact.broken, impact.looked_at) == ((), (), (), 2)
    assert impact.skipped == ("agreements/kapot",)
    text = impact_text(impact, [])
    assert "In geen enkel document verandert tekst" in text
    assert "Niet bekeken, want er staan fouten in: agreements/kapot." in text


def test_values_and_rules(repository: Repository, study: Study) -> None:
    repository.replace(STANDARD, "opzegtermijn_maanden: 3 ", "opzegtermijn_maanden: 5 ")
    rules = repository.path(RULES)
    rules.write_text(rules.read_text("utf-8") + RULE, "utf-8")
    impact = study.impact()
    lid = "Artikel 23 Duur, verlenging en opzegging, lid "
    printed = [names for words, names in places(impact).items() if words.startswith(lid)]
    assert sorted(name for names in printed for name in names) == list(NAMES)
    assert [(one.rule, one.is_new, one.files) for one in impact.told] == [
        ("proef-subsidie", True, ("agreements/groningen",))
    ]
    repository.commit("een regel erbij")
    rules.write_text(rules.read_text("utf-8").replace(RULE, ""), "utf-8")
    read_template.cache_clear()
    impact = study.impact(RULES)
    assert [(one.rule, one.is_new) for one in impact.told] == [("proef-subsidie", False)]
    assert impact.reached == ()
    assert "Meldingen die weggaan\n  waarschuwing proef-subsidie: 1 overeenkomst" in impact_text(impact, [])


def test_a_mistake_in_a_template_is_told_once(repository: Repository, study: Study) -> None:
    keep(repository, "oldambt")
    repository.replace(REPLACING, "Een vervanger moet", "{{ kapot }} moet")
    impact = study.impact(REPLACING)
    assert impact.reached == ()
    (broken,) = impact.broken
    assert broken.is_new
    assert broken.files == ("agreements/oldambt",)
    assert re.match(rf"{REPLACING}:\d+: `kapot` staat niet", broken.message)
    assert "Niet meer te maken" in impact_text(impact, [])


def test_a_chapter_of_the_profile_reaches_agreements_too(repository: Repository, study: Study) -> None:
    keep(repository, "oldambt")
    repository.replace(CHAPTER, "de gemeente", "de gemeenten")
    assert places(study.impact(CHAPTER)) == {
        "Bijlage B Functieprofiel": ["oldambt"],
        "11 Wie doet wat": ["ojg", "ojg-ggz"],
        "functieprofiel, 11 Wie doet wat": ["oldambt"],
    }


def test_only_templates_count_since_a_revision(repository: Repository, study: Study) -> None:
    keep(repository, "oldambt")
    repository.replace(REPLACING, "Een vervanger moet", "Elke vervanger moet")
    repository.replace("agreements/oldambt.yaml", "max_lopende_trajecten: 25", "max_lopende_trajecten: 26")
    repository.commit("gewijzigd")
    impact = study.impact(since="begin")
    assert impact.change.files == (REPLACING,)
    assert places(impact) == {"Artikel 7 Vervanging, lid 5": ["oldambt"]}
    assert study.impact().change.files == ()


def test_who_uses_a_template_that_did_not_change(repository: Repository, study: Study) -> None:
    annex = f"{MODEL}/bijlagen/inkoopvoorwaarden.md"
    condition = 'wanneer: |\n  bekostiging.vorm != "subsidie"\nanders: |\n  Er is subsidie.\n'
    repository.replace(REPLACING, "grondslag:", f"{condition}grondslag:")
    repository.commit("een voorwaarde")
    found = study.uses(REPLACING, annex, RULES)
    by = {(use.file.rpartition("/")[2], use.template): use.how for use in found}
    assert [by[name, REPLACING] for name in NAMES] == ["staat er als niet van toepassing", "geldt", "geldt"]
    assert [by[name, annex] for name in NAMES] == ["is weggelaten", "is weggelaten", "geldt"]
    assert {by[name, RULES] for name in NAMES} == {"gebruikt door"}
    text = impact_text(study.impact(REPLACING, annex, RULES), found)
    assert f"Bijlage G Inkoopvoorwaarden ({annex})" in text
    assert "  geldt: 2 overeenkomsten (het-hogeland, oldambt)" in text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("agreements/oldambt.yaml", r"staat niet in templates/"),
        ("../oldambt.yaml", r"staat niet in templates/"),
        (f"{CLAUSES}/niets.md", r"Er is geen bestand .*niets.md, ook niet in HEAD"),
    ],
)
def test_what_is_no_template(study: Study, name: str, words: str) -> None:
    with pytest.raises(WorkspaceError, match=words):
        study.impact(name)


def test_the_command(repository: Repository) -> None:
    keep(repository, "oldambt")
    repository.replace(REPLACING, "Een vervanger moet", "Elke vervanger moet")
    result = run("impact", "vervanging.md", "--format", "json", cwd=repository.root / CLAUSES)
    assert (result.returncode, result.stderr) == (0, "")
    told: dict[str, Any] = json.loads(result.stdout)
    assert told["templates"] == [REPLACING]
    assert told["places"][0]["section"] == "Artikel 7 Vervanging"
    assert told["files"] == ["agreements/oldambt"]
    assert {*told} == {"since", "templates", "files", "places", "findings", "problems", "skipped", "uses"}
