"""`ojg uitleg` says of every key what it means, and gives a block that can be pasted."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import WorkspaceError
from generator.load.yaml_source import parse_yaml
from generator.model.source import YamlSource
from generator.schema.checker import SchemaChecker
from generator.tasks.explain.block import block_for
from generator.tasks.explain.explanation import KeyChoice, explain
from generator.tasks.explain.find import find_keys, groups_of, model_to_explain
from generator.tasks.explain.keys import keys_of
from generator.tasks.explain.lines import key_lines, list_lines
from generator.tasks.lint.versions import version_of
from generator.workspace import Workspace
from tests.cli.command import CHECKOUT, run

WORKSPACE = Workspace(CHECKOUT)
AGREEMENT, PROFILE = "modelovereenkomst/2026.1", "functieprofiel/2026.1"


def shown(wanted: str, model: str = "") -> str:
    version, (key,) = find_keys(WORKSPACE, wanted, model)
    return "\n".join(key_lines(explain(version, key)))


def test_a_key_is_explained_from_the_model() -> None:
    version, (key,) = find_keys(WORKSPACE, "doelgroep.voortzetting_tot", "")
    about = explain(version, key)
    (standard,) = about.standards
    assert (about.model, about.choices) == (AGREEMENT, ())
    assert standard.words == "18"
    assert standard.source.startswith("ontwerpkeuze: langer doorgaan")
    assert about.uses.printed == ("Artikel 3 Doelgroep en aanmelding",)
    assert about.block == "doelgroep:\n  voortzetting_tot: 18\n"


def test_choices_and_duties_are_in_words() -> None:
    version, (key,) = find_keys(WORKSPACE, "werkgever.soort", "")
    about = explain(version, key)
    assert about.choices[2] == KeyChoice("gemeente", "De OJG is in dienst van de gemeente; twee partijen.")
    text = shown("bekostiging.tarief_eur")
    assert "meteen, ook bij een concept, als ‹vorm van bekostiging› niet" in text
    assert "Standaard:\n  geen: u kiest zelf" in text
    assert "Regels die ernaar kijken:\n  Fout: De gemeente geeft subsidie" in text
    assert "Controle: Het hoogste bedrag per jaar past" in text
    assert text.endswith("bekostiging:\n  tarief_eur: 98.5")


def test_a_standard_value_has_its_condition() -> None:
    text = shown("kwaliteit.intervisie_per_jaar")
    assert "6 (bron: wens van de OJG's in de pilots; het aantal is een ontwerpkeuze)" in text


@pytest.mark.parametrize(
    ("wanted", "path"),
    [
        ("tarief_eur", "bekostiging.tarief_eur"),
        ("bekostiging.tarief_eur:", "bekostiging.tarief_eur"),
        ("praktijken.de-linde.kvk", "praktijken.<naam>.kvk"),
        ("praktijken.<naam>.kvk", "praktijken.<naam>.kvk"),
        ("uren.inzet.ojg-1.linde.per", "uren.inzet.<ojg>.<praktijken>.per"),
        ("Looptijd", "looptijd"),
    ],
)
def test_a_key_goes_by_its_path_or_by_its_end(wanted: str, path: str) -> None:
    assert [key.written for key in find_keys(WORKSPACE, wanted, "")[1]] == [path]


def test_a_block_leaves_out_what_belongs_to_another_choice() -> None:
    _, (key,) = find_keys(WORKSPACE, "werkgever", AGREEMENT)
    lines = block_for(key).splitlines()
    assert lines[:2] == ["werkgever:", "  soort: jeugdhulpaanbieder"]
    assert [line for line in lines if line.split(":")[0].strip() in ("gemeente", "praktijk")] == []


def test_a_name_of_ones_own_stands_in_the_block() -> None:
    assert shown("praktijken.de-linde.kvk").endswith('praktijken:\n  de-linde:\n    kvk: "90000011"')


def test_a_name_that_occurs_more_often_gives_its_places() -> None:
    keys = find_keys(WORKSPACE, "kvk", "")[1]
    assert [key.written for key in keys] == ["gemeenten.<naam>.kvk", "werkgever.kvk", "praktijken.<naam>.kvk"]


def test_a_group_lists_its_keys() -> None:
    text = shown("looptijd")
    assert "In deze groep:\n  looptijd.ingang " in text
    assert "looptijd:\n  ingang: 2027-02-01\n" in text


def test_a_key_of_another_document_is_found_by_its_name() -> None:
    version, (key,) = find_keys(WORKSPACE, "opleidingsniveau", "")
    assert (version.model.template.name, key.written[-16:]) == (PROFILE, "opleidingsniveau")
    assert model_to_explain(WORKSPACE, "") == AGREEMENT
    assert model_to_explain(WORKSPACE, "functieprofiel") == PROFILE
    assert "richting" in " ".join(list_lines(groups_of(WORKSPACE, PROFILE), "Groepen"))


@pytest.mark.parametrize(
    ("wanted", "near"),
    [("bekostigin", "bekostiging"), ("tarief_euro", "bekostiging.tarief_eur"), ("kkv", "kvk")],
)
def test_an_unknown_key_gets_suggestions(wanted: str, near: str) -> None:
    with pytest.raises(WorkspaceError, match=f'Er is geen sleutel "{wanted}"') as caught:
        find_keys(WORKSPACE, wanted, "")
    assert near in caught.value.hint


def test_an_unknown_model_is_refused_with_the_models_there_are() -> None:
    with pytest.raises(WorkspaceError, match='Er is geen model "functieprofil"') as caught:
        model_to_explain(WORKSPACE, "functieprofil")
    assert PROFILE in caught.value.hint


@pytest.mark.parametrize("name", [AGREEMENT, PROFILE])
def test_every_block_can_be_pasted(name: str) -> None:
    version = version_of(WORKSPACE, name)
    checker, without = SchemaChecker(version.model.template.schema), []
    for key in keys_of(version.model.root):
        block = block_for(key)
        if not block:
            without.append(key.written)
            continue
        assert max(map(len, block.splitlines())) <= 80, block
        source = parse_yaml(block.encode(), "blok.yaml")
        assert isinstance(source, YamlSource), (block, source)
        rules = {finding.rule for finding in checker.findings(source)}
        assert rules <= {"ontbrekende-sleutel"}, block
    assert without == []


def test_a_screen_of_80_columns_is_wide_enough() -> None:
    version = version_of(WORKSPACE, AGREEMENT)
    keys = keys_of(version.model.root)
    for key in (*keys[::60], *find_keys(WORKSPACE, "naam", "")[1]):
        assert [line for line in key_lines(explain(version, key)) if len(line) > 80] == []
    assert [line for line in list_lines(keys, "Alles") if len(line) > 80] == []


def test_the_command_works_without_a_content_folder(tmp_path: Path) -> None:
    result = run("uitleg", "tarief_eur", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("bekostiging.tarief_eur: tarief\n")
    assert "bekostiging.tarief_eur" not in run("uitleg", cwd=CHECKOUT).stdout
