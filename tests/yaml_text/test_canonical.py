from __future__ import annotations

from typing import Any

import pytest

from generator.load.yaml_source import parse_yaml
from generator.model.schema_node import root_node
from generator.model.source import YamlSource
from generator.yaml_text.canonical import ROW_WIDTH, canonical
from generator.yaml_text.layout import comments_of

TEXT: dict[str, Any] = {"type": "string"}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "model": TEXT,
        "naam": TEXT,
        "dag": {"type": "string", "x-weergave": "datum"},
        "bedrag": {"type": "number"},
        "aan": {"type": "boolean"},
        "groep": {"type": "object", "properties": {"een": TEXT, "twee": TEXT, "drie": TEXT}},
        "mensen": {
            "type": "object",
            "additionalProperties": {"type": "object", "properties": {"naam": TEXT, "tijd": TEXT}},
        },
        "lijst": {"type": "array", "items": TEXT},
    },
}
ROOT = root_node(SCHEMA)


def form(text: str) -> str:
    """Return the canonical form, after checking what must hold of every one."""
    after = canonical(text, ROOT)
    old, new = (parse_yaml(one.encode(), "a.yaml") for one in (text, after))
    assert isinstance(old, YamlSource), old
    assert isinstance(new, YamlSource), new
    assert new.data == old.data
    assert comments_of(after) == comments_of(text)
    assert canonical(after, ROOT) == after
    return after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("naam: x\nmodel: m", "model: m\nnaam: x\n"),
        ("vreemd: 1\nanders: 2\nmodel: m\n", "model: m\nvreemd: 1\nanders: 2\n"),
        ("---\nmodel: m\n...\n", "model: m\n"),
        ("groep: {twee: b, een: a}\n", "groep: {een: a, twee: b}\n"),
        ("groep:\n    twee: b\n    een: a\n", "groep:\n  een: a\n  twee: b\n"),
        ("mensen:\n  z: {naam: Z}\n  a: {naam: A}\n", "mensen:\n  z: {naam: Z}\n  a: {naam: A}\n"),
        (
            "mensen: {z: {naam: Z}, a: {tijd: x}}\n",
            "mensen:\n  z: {naam: Z}\n  a: {tijd: x}\n",
        ),
        ("lijst: [a, b]\n", "lijst:\n  - a\n  - b\n"),
        ("lijst:\n- a\n-   b\n", "lijst:\n  - a\n  - b\n"),
        ("lijst: []\ngroep: {}\n", "groep: {}\nlijst: []\n"),
        ("groep: {een: , twee: x}\n", "groep: {een: , twee: x}\n"),
        (
            "lijst:\n  -\n  - {naam: x}\n  -   - a\n      - b\n",
            "lijst:\n  -\n  - {naam: x}\n  - - a\n    - b\n",
        ),
        ("lijst:\n  - tijd: 1\n    naam: x\n", "lijst:\n  - tijd: 1\n    naam: x\n"),
        ("naam:\n  x\n", "naam: x\n"),
        ("naam: ~\ndag: null\n", "naam:\ndag:\n"),
        ("? naam\n: x\n", "naam: x\n"),
    ],
)
def test_layout(before: str, after: str) -> None:
    assert form(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"gewoon"', "gewoon"),
        ("'gewone tekst, met komma'", "gewone tekst, met komma"),
        ('"01234567"', '"01234567"'),
        ("'12'", '"12"'),
        ('"08:30"', '"08:30"'),
        ("08:30", '"08:30"'),
        ('"ja"', "ja"),
        ('"no"', '"no"'),
        ("On", '"On"'),
        ("'true'", '"true"'),
        ('"null"', '"null"'),
        ('""', '""'),
        ("'1e3'", '"1e3"'),
        ("'0x1F'", '"0x1F"'),
        ("'2027-01-01'", '"2027-01-01"'),
        ('"a: b"', '"a: b"'),
        ('"a #b"', '"a #b"'),
        ('"- a"', '"- a"'),
        ("'@home'", '"@home"'),
        ('"met \\"aanhaling\\""', 'met "aanhaling"'),
        ('"\\"vooraan\\""', "'\"vooraan\"'"),
        ("'het is ''s avonds: laat'", '"het is \'s avonds: laat"'),
        ('" spatie"', '" spatie"'),
        ('"regel\\nregel"', '"regel\\nregel"'),
        ("https://a.example/b#c", "https://a.example/b#c"),
    ],
)
def test_quotes_only_where_they_are_needed(before: str, after: str) -> None:
    assert form(f"naam: {before}\n") == f"naam: {after}\n"


def test_what_the_schema_says_decides_about_quotes() -> None:
    assert form('dag: "2027-01-01"\n') == "dag: 2027-01-01\n"
    assert form("aan: True\nbedrag: 98.50\n") == "bedrag: 98.50\naan: True\n"


def test_between_braces_more_needs_quotes() -> None:
    assert form('groep: {een: "a, b", twee: "c"}\n') == 'groep: {een: "a, b", twee: c}\n'
    assert form('groep:\n  een: "a, b"\n') == "groep:\n  een: a, b\n"


def test_a_row_that_is_too_long_becomes_a_group() -> None:
    room = ROW_WIDTH - len("groep: {een: }")
    assert form(f"groep: {{een: {'x' * room}}}\n") == f"groep: {{een: {'x' * room}}}\n"
    assert form(f"groep: {{een: {'x' * (room + 1)}}}\n") == f"groep:\n  een: {'x' * (room + 1)}\n"


def test_texts_on_several_lines_keep_their_lines() -> None:
    text = "naam: >-\n    een\n      twee\n\ngroep:\n   een: eerst\n     en dan\n   twee: |\n    a\n\n    b\n"
    assert form(text) == (
        "naam: >-\n  een\n    twee\n\ngroep:\n  een: eerst\n    en dan\n  twee: |\n    a\n\n    b\n"
    )
    assert form("lijst:\n - |4\n      a\n     b\n") == "lijst:\n  - |2\n     a\n    b\n"
    assert form("naam: |+\n  a\n\n\nmodel: m\n") == 'model: m\nnaam: "a\\n\\n\\n"\n'
    assert form("naam: | # uitleg\n   a\n# volgende\nmodel: m\n") == (
        "# volgende\nmodel: m\nnaam: |  # uitleg\n  a\n"
    )


def test_comments_travel_with_their_key() -> None:
    text = (
        "# over het bestand\n"
        "\n"
        "# ── Mensen ──\n"
        "mensen: # wie\n"
        "    # over a\n"
        "    a:\n"
        "      # laat\n"
        "      tijd: x # x\n"
        "      naam: z\n"
        "      # onder a\n"
        "    # onder mensen\n"
        "# over model\n"
        "model: m\n"
        "# slot\n"
    )
    assert form(text) == (
        "# over het bestand\n"
        "\n"
        "# over model\n"
        "model: m\n"
        "\n"
        "# ── Mensen ──\n"
        "mensen:  # wie\n"
        "  # over a\n"
        "  a:\n"
        "    naam: z\n"
        "    # laat\n"
        "    tijd: x  # x\n"
        "    # onder a\n"
        "  # onder mensen\n"
        "# slot\n"
    )


def test_comments_in_one_column_stay_there() -> None:
    text = 'naam: "a"           # een\n                    # en verder\nmodel: mmmm         # twee\n'
    assert form(text) == (
        "model: mmmm         # twee\nnaam: a             # een\n                    # en verder\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "groep: {een: a, # eerst\n  # tussen\n  twee: b, # dan\n  # laatst\n}\n",
            "groep:\n  een: a  # eerst\n  # tussen\n  twee: b  # dan\n  # laatst\n",
        ),
        ("groep: {een: a} # rij\n", "groep: {een: a}  # rij\n"),
        ("groep:\n  # voor de rij\n  {een: a}\n", "# voor de rij\ngroep: {een: a}\n"),
        ("naam: # bij de sleutel\n  x # bij de waarde\n", "# bij de sleutel\nnaam: x  # bij de waarde\n"),
        ("lijst:\n  - # eerst\n    naam: a\n", "lijst:\n  # eerst\n  - naam: a\n"),
        ("lijst:\n  - naam: a\n    # - uit\n  - x\n", "lijst:\n  - naam: a\n    # - uit\n  - x\n"),
        ("groep:\n  # een: a\nlijst:\n  # - a\n", "groep:\n  # een: a\nlijst:\n  # - a\n"),
        ("naam: x#y\nmodel: 'a # b' # c\n", "model: 'a # b'  # c\nnaam: x#y\n"),
        ("# alleen\nmodel: m", "# alleen\nmodel: m\n"),
        ("naam: |\n      a\n     # b\n", "naam: |\n  a\n # b\n"),
        ("groep:\n  een: >- # c\n            a\n          # b\n", "groep:\n  een: >-  # c\n    a\n   # b\n"),
        ("lijst:\n  - |\n      a\n     # b\n", "lijst:\n  - |\n    a\n   # b\n"),
    ],
)
def test_comments_in_odd_places_are_kept(before: str, after: str) -> None:
    assert form(before) == after.replace("'a # b'", '"a # b"')


def test_empty_lines_are_kept_once() -> None:
    text = "\n\nmodel: m\n\n\n\nnaam: x\ngroep:\n\n  een: a\n\n\n  twee: b\n\n\n"
    assert form(text) == "model: m\n\nnaam: x\ngroep:\n  een: a\n\n  twee: b\n"
