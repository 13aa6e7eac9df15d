from collections.abc import Callable

import pytest

from generator.errors import TemplateError
from generator.findings import Spot
from generator.language.scope import Scope, View
from generator.language.texts import BlockGap, compile_text
from generator.model.document import Field, Gap, Text
from tests.terms.conftest import make_scope

Fill = Callable[[str], str]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ kleur }} en {{ aan }}", "de rode kleur en ja"),
        ("{{ dag }}", "31\u00a0januari\u00a02026"),
        ("{{ prijs }}, {{ prijs * 2 }}", "€\u00a098,50, €\u00a0197"),
        ("{{ winkels | waarden('naam') | opsomming }}", "*Noord* {{ 7*7 }} en Zuid"),
        ("{{ keuze | gekozen | opsomming('of') }}", "lezen of rekenen"),
        ("{{ kleur | hoofdletter }}", "De rode kleur"),
        ("{{ winkels | aantal | meervoud('winkel', 'winkels') }}", "winkels"),
        ("{{ winkels | aantal | voluit }}", "twee"),
        ("{{ leeg }}", "[nog in te vullen: wat leeg bleef]"),
        ("{{ 'ja' if aan else 'nee' }}", "ja"),
        ("{{ 'ja' if leeg == 1 else 'nee' }}", "[nog in te vullen: wat leeg bleef]"),
    ],
)
def test_value_is_printed_as_its_schema_says(fill: Fill, text: str, expected: str) -> None:
    assert fill(text) == expected


def test_every_printed_value_knows_its_path(scope: Scope) -> None:
    pieces = compile_text("{{ winkels | waarden('naam') | opsomming }}.", Spot("t.md")).pieces(scope)
    fields = [piece for piece in pieces if isinstance(piece, Field)]
    assert [field.paths for field in fields] == [("winkels.noord.naam",), ("winkels.zuid.naam",)]
    assert [piece.text for piece in pieces if isinstance(piece, Text)] == [" en ", "."]


def test_branch_on_a_missing_term_becomes_one_visible_choice(scope: Scope) -> None:
    text = '{% if leeg == "a" %}\n1. {#een} A\n{% elif leeg == "b" %}\n1. {#twee} B\n{% endif %}\n'
    [gap] = compile_text(text, Spot("t.md")).chunks(scope)
    assert isinstance(gap, BlockGap)
    assert gap.gap == Gap("[keuze nog te maken: wat leeg bleef]", ("leeg",))
    assert gap.anchors == {"een", "twee"}


def test_loop_binds_key_value_and_place(fill: Fill) -> None:
    text = "{% for id, winkel in winkels %}\n{{ loop.index }} {{ id }} {{ winkel.naam }}\n{% endfor %}\n"
    assert fill(text) == "1 noord *Noord* {{ 7*7 }}\n2 zuid Zuid\n"


def test_block_tag_must_stand_alone() -> None:
    with pytest.raises(TemplateError, match="niets anders") as caught:
        compile_text("een\n{% if aan %} twee {% endif %}", Spot("t.md", 10))
    assert caught.value.spot == Spot("t.md", 11)


@pytest.mark.parametrize(
    "text",
    [
        "{% set x = 1 %}",
        "{% include 'x' %}",
        "{% macro m() %}\n{% endmacro %}",
        "{% raw %}\n{% endraw %}{{ x(",
    ],
)
def test_other_statements_do_not_exist(text: str) -> None:
    with pytest.raises(TemplateError):
        compile_text(text, Spot("t.md"))


def test_view_shows_one_entry_in_loops_and_all_by_key() -> None:
    scope = make_scope(view=View("winkels", "zuid"))
    text = compile_text(
        "{{ winkels | waarden('naam') | opsomming }}; {{ winkels | aantal }}; {{ winkels['noord'].naam }}; "
        "{{ ploegen.een | aantal }}; {{ afspraken | aantal }}",
        Spot("t.md"),
    )
    assert text.plain(scope) == "Zuid; 1; *Noord* {{ 7*7 }}; 1; 2"
