"""What follows from what: conditions as formulas, tried against every combination of values."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator.analysis.branches import Guard, lines_of
from generator.analysis.conditions import condition_of, formula_of
from generator.analysis.formulas import (
    Comparison,
    Conjunction,
    Disjunction,
    Negation,
    can_hold,
    fact,
    implies,
)
from generator.analysis.landscape import SymbolTable
from generator.tasks.lint.material import material_of
from generator.tasks.lint.versions import version_of
from generator.workspace import Workspace

ROOT = Path(__file__).parents[2]


@cache
def landscape() -> SymbolTable:
    return material_of(version_of(Workspace(ROOT), "modelovereenkomst/2026.1")).landscape


FOLLOWS = (
    ("afgeleid.is_gemeente", 'werkgever.soort == "gemeente"'),
    ('werkgever.soort == "gemeente"', "afgeleid.is_gemeente"),
    ('werkgever.soort == "gemeente"', "not afgeleid.heeft_aanbieder"),
    ('not (werkgever.soort in ["gemeente", "huisartsenpraktijk"])', "afgeleid.heeft_aanbieder"),
    ("afgeleid.verlengbaar", 'looptijd.einde != "onbepaald"'),
    ("afgeleid.praktijk_ernaast", "not afgeleid.eigen_praktijk"),
    ("(praktijken | aantal) > 2", "afgeleid.meer_praktijken"),
    ("(praktijken | aantal) == 1", "not afgeleid.meer_praktijken"),
    ("2 <= (gemeenten | aantal)", "afgeleid.meer_gemeenten"),
    ('afgeleid.klachtwet == "awb"', "afgeleid.preventie"),
    ("deze is ingevuld", "afgeleid.per_praktijk"),
    ("looptijd.einde > looptijd.ingang", "looptijd.einde > looptijd.ingang"),
    ("bekostiging.begrotingsvoorbehoud", "bekostiging.begrotingsvoorbehoud == true"),
)
DOES_NOT_FOLLOW = (
    ("afgeleid.is_gemeente", "afgeleid.meer_gemeenten"),
    ("afgeleid.meer_gemeenten", "afgeleid.is_gemeente"),
    ('werkgever.soort != "gemeente"', "afgeleid.heeft_aanbieder"),
    ("(praktijken | aantal) > 1", "(praktijken | aantal) > 2"),
    ("(praktijken | aantal) > 1", "(gemeenten | aantal) > 1"),
    ('looptijd.einde != "onbepaald"', "afgeleid.verlengbaar"),
    ("vervanging.ziekte_na_dagen == 0", "vervanging.max_onderbreking_weken == 0"),
    ("looptijd.einde > looptijd.ingang", "looptijd.einde < looptijd.ingang"),
    ("true", "werkgever.naam is ingevuld"),
)


@pytest.mark.parametrize(("condition", "conclusion"), FOLLOWS)
def test_what_follows(condition: str, conclusion: str) -> None:
    assert implies(condition_of(condition, landscape()), condition_of(conclusion, landscape()))


@pytest.mark.parametrize(("condition", "conclusion"), DOES_NOT_FOLLOW)
def test_what_does_not_follow(condition: str, conclusion: str) -> None:
    assert not implies(condition_of(condition, landscape()), condition_of(conclusion, landscape()))


def test_every_employer_is_one_of_the_kinds() -> None:
    kinds = ("gemeente", "huisartsenpraktijk", "zelfstandige", "jeugdhulpaanbieder", "wijkteamorganisatie")
    conditions = [condition_of(f'werkgever.soort == "{kind}"', landscape()) for kind in kinds]
    assert implies(True, Disjunction(tuple(conditions)))
    assert not implies(True, Disjunction(tuple(conditions[1:])))


def test_a_text_that_cannot_be_read_is_a_fact_of_its_own() -> None:
    broken = condition_of("werkgever.soort = 1", landscape())
    assert can_hold(broken)
    assert can_hold(Negation(broken))
    assert not can_hold(Conjunction((broken, Negation(broken))))


def test_facts_about_one_subject_share_its_values() -> None:
    domain = frozenset({"a", "b"})
    one, other = Comparison("x", "eq", "a", domain), Comparison("x", "eq", "b", domain)
    assert implies(Negation(one), other)
    assert not can_hold(Conjunction((one, other)))
    assert can_hold(Conjunction((Negation(fact("y")), Disjunction((one, fact("y"))))))


def test_lines_stand_under_every_condition_around_them() -> None:
    text = "0\n{% if a %}\n1\n{% elif b %}\n{% for x in c %}\n2\n{% endfor %}\n{% else %}\n3\n{% endif %}"
    steps = {line.text: line.steps for line in lines_of(text)}
    assert steps["0"] == ()
    assert steps["1"] == (Guard("a", 2),)
    assert steps["2"] == (Guard("a", 2, holds=False), Guard("b", 4), Guard("x in c", 5, is_loop=True))
    assert steps["3"] == (Guard("a", 2, holds=False), Guard("b", 4, holds=False))


def test_branches_of_one_condition_exclude_each_other_and_leave_nothing_out() -> None:
    text = (
        '{% if vervanging.verlof == "vervanging" %}\n1\n'
        '{% elif vervanging.verlof == "geen_vervanging" %}\n2\n'
        "{% else %}\n3\n{% endif %}\n"
    )
    branches = [formula_of(line.steps, landscape()) for line in lines_of(text) if line.text]
    assert len(branches) == 3
    assert implies(True, Disjunction(tuple(branches)))
    for index, branch in enumerate(branches):
        assert can_hold(branch)
        assert not any(can_hold(Conjunction((branch, other))) for other in branches[:index])


def test_what_stands_in_a_loop_may_not_be_there() -> None:
    inside = formula_of((Guard("p in praktijken", 1, is_loop=True),), landscape())
    assert not implies(True, inside)
    assert implies(inside, inside)
