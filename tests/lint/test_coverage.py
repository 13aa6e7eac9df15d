"""Every condition is seen both ways in the examples; one that is not is named at its line."""

from __future__ import annotations

import pytest

from generator.findings import Severity, Spot
from generator.language.expressions import compile_expression
from generator.language.outcomes import Condition, conditions_in_text, names_in, watched, written
from generator.language.scope import Scope
from generator.language.syntax import parse_expression
from generator.language.texts import compile_text
from generator.language.values import Tree
from generator.model.schema_node import root_node
from generator.terms.effective import effective_terms
from generator.workspace import Workspace
from tests.lint.content import edit, not_seen, not_seen_before, path_of

HERE = Spot("tekst.md", 10)


@pytest.mark.parametrize(
    ("name", "old", "new", "missed", "question"),
    [
        (
            "hoofdstukken/doel.md", "\n---\n",
            '\n---\n{% if ervaring_jaren_min > 14 %}\nVeel ervaring.\n\n{% endif %}\n',
            "waar", "ervaring_jaren_min > 14",
        ),
        (
            "hoofdstukken/doel.md", "\n---\n",
            '\n---\n{% if ervaring_jaren_min < 99 %}\nAltijd.\n\n{% endif %}\n',
            "onwaar", "ervaring_jaren_min < 99",
        ),
        (
            "hoofdstukken/competenties.md", '{% if "analyseren" in afgeleid.competenties %}',
            '{% if ervaring_jaren_min == 14 %}\n- niets;\n{% elif "analyseren" in afgeleid.competenties %}',
            "waar", "ervaring_jaren_min == 14",
        ),
        (
            "hoofdstukken/doel.md", "\n---\n",
            '\n---\n{{ "Veel." if ervaring_jaren_min > 14 else "Genoeg." }}\n\n',
            "waar", "ervaring_jaren_min > 14",
        ),
        (
            "hoofdstukken/doel.md", "toelichting: |", "wanneer: |\n  ervaring_jaren_min < 99\ntoelichting: |",
            "onwaar", "ervaring_jaren_min < 99",
        ),
        (
            "model.yaml", "    - {wanneer: 'versie is ingevuld',",
            "    - {wanneer: 'ervaring_jaren_min > 14', tekst: Oud}\n    - {wanneer: 'versie is ingevuld',",
            "waar", "ervaring_jaren_min > 14",
        ),
        (
            "standaard.yaml", "- wanneer: |\n",
            "- wanneer: |\n    opleidingsniveau == \"hbo\"\n  waarden: {versie: '1'}\n\n- wanneer: |\n",
            "waar", 'opleidingsniveau == "hbo"',
        ),
    ],
    ids=["if", "if-always", "elif", "x-if-else", "clause", "derived", "layer"],
)  # fmt: skip
def test_a_condition_that_no_example_takes_is_named(
    content: Workspace, name: str, old: str, new: str, missed: str, question: str
) -> None:
    path = path_of(content, name)
    text = path.read_text("utf-8").replace(old, new, 1)
    path.write_text(text, "utf-8")
    fresh = [finding for finding in not_seen(content) if finding.message not in not_seen_before()]
    assert [(one.severity, one.spot.file) for one in fresh] == [(Severity.WARNING, content.label(path))]
    (finding,) = fresh
    assert f"voorbeeld {missed}: `{question}`" in finding.message
    assert "ok-….yaml" in finding.hint
    lines = text.splitlines()
    here = next(number for number, line in enumerate(lines, start=1) if question in line)
    assert finding.spot.line in (here, here - 1)


def test_an_example_that_takes_it_is_enough(content: Workspace) -> None:
    edit(
        path_of(content, "hoofdstukken/doel.md"), "toelichting: |",
        "wanneer: |\n  ervaring_jaren_min < 5\ntoelichting: |",
    )  # fmt: skip
    assert {finding.message for finding in not_seen(content)} == not_seen_before()


def test_what_is_the_same_for_every_file_of_a_version_is_left_out() -> None:
    assert [message for message in not_seen_before() if "overeenkomst" in message]
    assert not [message for message in not_seen_before() if "document.toestand" in message]


@pytest.fixture
def scope() -> Scope:
    schema = {"properties": {"a": {"type": "integer"}, "b": {"type": "integer", "title": "b"}}}
    root = root_node(schema)
    terms = effective_terms([], root, [])
    return Scope(Tree({**terms.data, "a": 3}, root))


def test_outcomes_are_kept_only_while_somebody_watches(scope: Scope) -> None:
    text = compile_text("{% if a > 2 %}\nja\n{% else %}\nnee\n{% endif %}\n", HERE)
    text.pieces(scope)
    with watched() as outcomes:
        text.pieces(scope)
        compile_expression("a > 5", HERE).truth(scope)
    text.pieces(scope)
    assert outcomes == {(Condition(HERE, "a > 2"), True), (Condition(HERE, "a > 5"), False)}


def test_unknown_is_neither_true_nor_false(scope: Scope) -> None:
    with watched() as outcomes:
        compile_text("{% if b > 2 %}\nja\n{% endif %}\n", HERE).pieces(scope)
        compile_text('{{ "ja" if b > 2 else "nee" }}', HERE).pieces(scope)
    assert outcomes == set()


def test_the_conditions_that_are_listed_are_those_that_are_noted(scope: Scope) -> None:
    text = (
        'x\n{% if a > 2 %}\n{{ "y" if a == 3 else ("z" if a else "q") }}\n{% elif not a > 1 %}\n{% endif %}\n'
    )
    listed = list(conditions_in_text(text, HERE))
    assert [(one.spot.line, one.text) for one in sorted(listed)] == [
        (11, "a > 2"), (12, "a"), (12, "a == 3"), (13, "not a > 1"),
    ]  # fmt: skip
    with watched() as outcomes:
        compile_text(text, HERE).pieces(scope)
    assert {condition for condition, _ in outcomes} < set(listed)


@pytest.mark.parametrize(
    "text",
    [
        "a", "a.b[c].d", '["x", "y"]', "not a is ingevuld", "a and b and (c or d)", "(a or b) and c",
        "(a | met(b) | gekozen) | aantal > 0", '"x" not in a', "a + b * 2 - (c - d)",
        "x if a else (y if b else z)", "(a + b) | bedrag", "true", "1.5",
    ],
)  # fmt: skip
def test_an_expression_is_written_so_that_it_means_the_same(text: str) -> None:
    tree = parse_expression(text, HERE)
    again = written(tree)
    assert parse_expression(again, HERE) == tree
    assert written(parse_expression(again, HERE)) == again


def test_names_in_a_condition() -> None:
    assert names_in(Condition(HERE, 'a.b > 2 and document.x == "y"')) == {"a", "document"}
