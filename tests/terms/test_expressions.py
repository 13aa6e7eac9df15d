from collections.abc import Callable
from decimal import Decimal

import pytest

from generator.errors import TemplateError
from generator.findings import Spot
from generator.language.expressions import compile_expression
from generator.language.scope import Scope
from generator.language.values import Unknown, Value, is_unknown, plain

Evaluate = Callable[[str], Value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('kleur == "rood"', True),
        ('kleur in ["blauw", "rood"]', True),
        ('"zingen" in (keuze | gekozen)', False),
        ('kleur != "rood" or prijs > 98', True),
        ("prijs * 2 == 197", True),
        ("1.1 >= 1.1", True),
        ("not aan", False),
        ("leeg is ingevuld", False),
        ("kleur is ingevuld and aan", True),
        ('aan or leeg == "x"', True),
        ('not aan and leeg == "x"', False),
        ('(winkels | aantal) == 2 and winkels["zuid"].naam == "Zuid"', True),
    ],
)
def test_condition_gives_its_truth(evaluate: Evaluate, text: str, expected: bool) -> None:
    assert plain(evaluate(text)) is expected


@pytest.mark.parametrize(
    "text",
    [
        'leeg == "x"',
        "not leeg",
        'aan and leeg == "x"',
        'not aan or leeg == "x"',
        "groep.deel == 1",
        "leeg + 1 > 2",
        "prijs > kleur and aan",
        "(kleur | maanden_later(1)) > dag",
    ],
)
def test_condition_on_a_missing_term_is_unknown(evaluate: Evaluate, text: str) -> None:
    assert is_unknown(evaluate(text))


def test_entry_under_a_missing_key_is_unknown_however_deep(evaluate: Evaluate) -> None:
    value = evaluate("winkels[leeg].naam.verder")
    assert isinstance(value, Unknown)
    assert value.paths == ("leeg",)


def test_unknown_names_what_is_missing(evaluate: Evaluate) -> None:
    value = evaluate('leeg == "x" and groep.deel == "y"')
    assert isinstance(value, Unknown)
    assert value.paths == ("leeg", "groep.deel")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kleurr", "staat niet in het schema"),
        ("groep.dele", "staat niet in het schema"),
        ("winkels.noord.nam", "staat niet in het schema"),
        ("kleur.lower()", "kan de sjabloontaal niet"),
        ("kleur | upper", "geen filter"),
        ("kleur is defined", "is ingevuld"),
        ("kleur == ", "niet te lezen"),
        ("kleur and aan", "waar noch onwaar"),
        ("kleur + 1", "alleen met getallen"),
        ("1 < prijs < 3", "twee waarden tegelijk"),
        ("kleur[0:1]", "kan de sjabloontaal niet"),
        ("self", "staat niet in het schema"),
        ("''.__class__", "bestaat hier niet"),
    ],
)
def test_what_the_language_lacks_is_an_error_at_its_place(scope: Scope, text: str, words: str) -> None:
    with pytest.raises(TemplateError, match=words) as caught:
        compile_expression(text, Spot("t.md", 5)).truth(scope)
    assert caught.value.spot == Spot("t.md", 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("winkels | waarden('prijs') | som", Decimal("100.50")),
        ("ploegen.een.zuid | per_week", Decimal("3.00")),
        ("dag | maanden_later(1)", "2026-02-28"),
        ("dag | maanden_eerder(2) | dagen_later(1)", "2025-12-01"),
    ],
)
def test_filters_compute(evaluate: Evaluate, text: str, expected: object) -> None:
    assert plain(evaluate(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["dag | maanden_eerder(99999)", "dag | maanden_later(9999999999999)", "dag | dagen_eerder(10000000000)"],
)
def test_a_date_beyond_the_calendar_is_a_mistake_in_the_text(evaluate: Evaluate, text: str) -> None:
    with pytest.raises(TemplateError, match="buiten de kalender"):
        evaluate(text)
