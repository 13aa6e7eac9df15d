from __future__ import annotations

import pytest

from generator.load.yaml_source import parse_yaml


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("naam: Gemeente: Utrecht\n", 1, "nog een dubbele punt", 'naam: "Gemeente: Utrecht"'),
        ("a: b\n  c: d\n", 2, "springt anders in", "c: d  (zonder spaties ervoor)"),
        ("a:\n  naam:Piet\n  b: x\n", 2, "ontbreekt een spatie", "Schrijf: naam: Piet"),
        ("a: b\nstatus:concept\nc: d\n", 2, "ontbreekt een spatie", "Schrijf: status: concept"),
        ("a: b\nc\n", 2, "ontbreekt een dubbele punt", "Schrijf: c:"),
        ("a: @x\n", 1, 'niet met "@" beginnen', 'a: "@x"'),
        ("a: %x # uitleg\n", 1, 'niet met "%" beginnen', 'a: "%x"'),
        ("a: ? b\n", 1, 'niet met "?" beginnen', 'a: "? b"'),
        ("a: &\n", 1, 'niet met "&" beginnen', 'a: "&"'),
        ('a: "open\nb: c\n', 1, "nergens afgesloten", 'Schrijf: a: "open"'),
        ("a: 'open\nb: c\n", 1, "nergens afgesloten", 'Schrijf: a: "open"\nOf: a: "\'open"'),
        ("a: [1, 2\nb: 3\n", 1, 'Na deze "["', "a: [1, 2]"),
        ("a: {b: 1\nc: 2\n", 1, 'Na deze "{"', "a: {b: 1}"),
        ("a:\n  b: 1\n c: 2\n", 3, "springt anders in", "c: 2  (met 2 spaties ervoor)"),
        ('a: "x" y\n', 1, "staat nog tekst", 'Of: a: "x y"'),
        ("a:\n  - b\n  c: d\n", 3, "springt anders in", "c: d  (zonder spaties ervoor)"),
        ("a: - b\n", 1, "Een lijst met streepjes", "a:\n    - b"),
        ('a: "\\q"\n', 1, "eigen betekenis", 'a: "\\\\q"'),
        ("a: >x\n b\n", 1, "kan op dezelfde regel niets meer staan", "op de volgende regels"),
        ("a: ]\n", 1, 'een "]" te veel', "Schrijf: a:"),
        ("a: b\n...\nc: d\n", 2, "hoort niet in dit bestand", "Laat deze regel weg"),
        ("%FOO\n", 1, 'niet met "%" beginnen', "Zet een #"),
        ("a: 't Hof\n", 1, "apostrof", 'Schrijf: a: "\'t Hof"'),
        ("a: 's-Gravenmoer # x\nb: c\n", 1, "apostrof", 'Schrijf: a: "\'s-Gravenmoer"'),
        ("a:\n  - 't Hof\nb: 's Nachts\n", 2, "apostrof", 'Schrijf: - "\'t Hof"'),
    ],
)
def test_a_syntax_error_is_told_in_dutch_where_it_can_be_repaired(
    text: str, line: int, message: str, hint: str
) -> None:
    found = parse_yaml(text.encode(), "x.yaml")
    assert isinstance(found, list)
    (finding,) = found
    assert finding.rule == "yaml-syntaxis"
    assert finding.spot.line == line
    assert message in finding.message
    assert hint in finding.hint


def test_a_star_at_the_start_of_a_text_gets_the_whole_line_quoted() -> None:
    found = parse_yaml(b"naam: *De Brug*\n", "x.yaml")
    assert isinstance(found, list)
    assert [finding.hint for finding in found] == ['Schrijf: naam: "*De Brug*"']
