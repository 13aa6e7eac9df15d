from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.errors import TemplateError, WorkspaceError
from generator.findings import Finding
from generator.load.yaml_events import MAX_DEPTH
from generator.load.yaml_source import (
    load_list_or_raise,
    load_yaml_or_raise,
    parse_yaml,
    read_yaml,
)
from generator.model.source import YamlSource


def parsed(text: str | bytes) -> YamlSource:
    source = parse_yaml(text.encode() if isinstance(text, str) else text, "x.yaml")
    assert isinstance(source, YamlSource), source
    return source


def problems(text: str | bytes) -> list[Finding]:
    found = parse_yaml(text.encode() if isinstance(text, str) else text, "x.yaml")
    assert isinstance(found, list), found
    return found


def places(text: str | bytes) -> list[tuple[str, int, int]]:
    return [(finding.rule, finding.spot.line, finding.spot.column) for finding in problems(text)]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("", None),
        ("null", None),
        ("~", None),
        ("true", True),
        ("false", False),
        ("ja", "ja"),
        ("no", "no"),
        ("on", "on"),
        ("True", "True"),
        ("6", 6),
        ("-6", -6),
        ("0", 0),
        ("6.50", Decimal("6.50")),
        ("98,50", "98,50"),
        ("1e3", "1e3"),
        ("1e400", "1e400"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        (".5", ".5"),
        (".nan", ".nan"),
        ("+31612345678", "+31612345678"),
        ("12:30", "12:30"),
        ("2026-02-01", "2026-02-01"),
        ("=", "="),
        ('"6"', "6"),
        ("'true'", "true"),
        ("1" * 5000, "1" * 5000),
        ("1." + "1" * 5000, "1." + "1" * 5000),
    ],
)
def test_only_plain_words_are_more_than_text(word: str, value: object) -> None:
    data = parsed(f"a: {word}\n").data
    assert data == {"a": value}
    assert type(data["a"]) is type(value)


def test_a_key_is_always_text() -> None:
    assert parsed("1: a\n01: b\ntrue: c\nnull: d\n").data == {"1": "a", "01": "b", "true": "c", "null": "d"}


def test_every_path_knows_its_key_and_value() -> None:
    source = parsed("a:\n  b: x\n  c:\n    - y\n    - {d: 1}\n")
    assert source.key_spots["a", "b"] == (2, 3)
    assert source.value_spots["a", "b"] == (2, 6)
    assert source.key_spots["a", "c", 1] == (5, 7)
    assert source.key_spots["a", "c", 1, "d"] == (5, 8)
    assert source.value_spots["a", "c", 1, "d"] == (5, 11)


def test_the_value_of_a_block_text_starts_on_its_first_line() -> None:
    source = parsed("a: |\n    tekst\n    meer\nb: 1\n")
    assert source.value_spots["a",] == (2, 5)
    assert source.data["a"] == "tekst\nmeer\n"


def test_windows_line_ends_keep_their_places() -> None:
    source = parsed("a: 1\r\nb: |\r\n  x\r\n")
    assert source.key_spots["b",] == (2, 1)
    assert source.data["b"] == "x\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: 2\na: 3\nb: 4\n", [("dubbele-sleutel", 3, 1), ("dubbele-sleutel", 4, 1)]),
        ("a: 01234567\n", [("voorloopnul", 1, 4)]),
        ("a:\tb\n", [("tab", 1, 3)]),
        ("a:\n\tb: 1\n", [("tab", 2, 1)]),
        ("a: &x b\n", [("alias", 1, 4)]),
        ("a: *De Brug*\n", [("yaml-syntaxis", 1, 4)]),
        ("a: !geheim x\n", [("alias", 1, 4)]),
        ("a: {<<: {b: 1}}\n", [("alias", 1, 5)]),
        ("a: 1\n---\nb: 2\n", [("meer-documenten", 2, 1)]),
        ("", [("geen-afbeelding", 1, 1)]),
        ("# alleen een opmerking\n", [("geen-afbeelding", 1, 1)]),
        ("- a\n- b\n", [("geen-afbeelding", 1, 1)]),
        ("zomaar tekst\n", [("geen-afbeelding", 1, 1)]),
        ("[a]: b\n", [("yaml-syntaxis", 1, 1)]),
        ("{: b}\n", [("yaml-syntaxis", 1, 2)]),
        ("a: b\u200bc\n", [("verboden-teken", 1, 5)]),
        ("a: b\u202ec\n", [("verboden-teken", 1, 5)]),
        ("a: \ue000\n", [("verboden-teken", 1, 4)]),
        ("a: x\x85b: y\n", [("verboden-teken", 1, 5)]),
        ("a:\n\u00a0 b: 1\n", [("verboden-teken", 2, 1)]),
        ('a: "\\0"\n', [("verboden-teken", 1, 4)]),
        ('a: "x\\ty"\n', [("verboden-teken", 1, 4)]),
        ('a: "\\u202e"\n', [("verboden-teken", 1, 4)]),
        ('a: "\\ud800"\n', [("yaml-syntaxis", 1, 6)]),
        ("a: 1\n".encode("utf-16"), [("geen-utf8", 1, 1)]),
        ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> tak\n", [("git-conflict", 2, 1)]),
        ("a: 1\n>>>>>>> tak\n", [("git-conflict", 2, 1)]),
        ('a: "1\nb: 2\nc: "3"\nd: x:y:z: 1\n', [("yaml-syntaxis", 1, 6), ("yaml-syntaxis", 4, 4)]),
        (b"a: 1\nnaam: Andr\xe9\n", [("geen-utf8", 2, 11)]),
        (b"# " + b"x" * 1024 * 1024, [("te-groot", 1, 1)]),
    ],
)
def test_what_has_no_place_in_a_file_is_found_where_it_stands(
    text: str | bytes, found: list[tuple[str, int, int]]
) -> None:
    assert places(text) == found


def test_all_problems_of_one_file_are_found_in_one_run() -> None:
    text = "a: 01\n# \u200b\nb: *x\nb: 2\nc:\td\n"
    assert {rule for rule, _, _ in places(text)} == {
        "voorloopnul",
        "verboden-teken",
        "alias",
        "dubbele-sleutel",
        "tab",
    }


def test_a_leading_zero_says_how_to_write_it() -> None:
    (finding,) = problems("kvk: 01234567\n")
    assert finding.hint == 'Schrijf: kvk: "01234567"'
    assert finding.excerpt == "kvk: 01234567"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("naam: De Mussel\t#1\n", ['naam: "De Mussel #1"', "naam: De Mussel  # 1"]),
        ("- De Mussel\t#1\n", ['- "De Mussel #1"', "- De Mussel  # 1"]),
        ('naam: "De Mussel\t#1"\n', ['naam: "De Mussel #1"']),
        ("naam: De Mussel\t# een praktijk\n", ["naam: De Mussel # een praktijk"]),
    ],
)
def test_a_tab_before_a_number_sign_is_a_blank_or_begins_a_remark(text: str, labels: list[str]) -> None:
    (finding,) = problems(text)
    assert [proposal.label for proposal in finding.proposals] == labels
    assert [proposal.is_sure for proposal in finding.proposals] == [len(labels) == 1] * len(labels)
    for label in labels:
        source = YamlSource("", "", {}, {}, {}) if label.startswith("-") else parsed(f"{label}\n")
        assert source.cut_off == {}


def test_a_letter_of_an_old_windows_program_is_named() -> None:
    (finding,) = problems(b"naam: Andr\xe9\n")
    assert 'een "é" uit een ouder programma' in finding.message
    assert finding.excerpt == "naam: André"


def test_excerpts_never_hold_what_was_refused() -> None:
    for finding in problems("a: \x1b[31m\nb: \u202e\n"):
        assert "\x1b" not in finding.excerpt
        assert "\u202e" not in finding.excerpt


def test_nesting_up_to_the_limit_is_read() -> None:
    assert parsed("a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)).data
    assert places("a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH) == [("te-diep", 1, 3 + MAX_DEPTH)]


def test_brackets_inside_text_are_no_nesting() -> None:
    assert parsed("a: '" + "[" * 200 + "'\n# " + "{" * 200 + "\n").data == {"a": "[" * 200}


def test_a_missing_file_is_an_error_of_the_run(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"Het bestand weg\.yaml is niet te openen"):
        read_yaml(tmp_path / "weg.yaml", "weg.yaml")


def test_a_template_file_raises_its_first_problem(tmp_path: Path) -> None:
    path = tmp_path / "model.yaml"
    path.write_text("a: 1\na: 2\nb: 01\n", encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        load_yaml_or_raise(path, "templates/model.yaml")
    assert caught.value.spot is not None
    assert (caught.value.spot.file, caught.value.spot.line) == ("templates/model.yaml", 2)


def test_a_list_file_knows_its_places_by_index(tmp_path: Path) -> None:
    path = tmp_path / "regels.yaml"
    path.write_text("- id: a\n- id: b\n  eis: |\n    x == 1\n", encoding="utf-8")
    entries, source = load_list_or_raise(path, "regels.yaml")
    assert [entry["id"] for entry in entries] == ["a", "b"]
    assert source.value_spot((1, "eis")).line == 4
    path.write_text("a: 1\n", encoding="utf-8")
    with pytest.raises(TemplateError, match="Hier hoort een lijst"):
        load_list_or_raise(path, "regels.yaml")
