"""No bytes whatever may make reading raise, hang, or build something that JSON cannot hold."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.load.yaml_source import parse_yaml
from generator.model.source import YamlSource

_YAML_MARKS = st.text(alphabet=st.sampled_from("ab01 \n\t:-?{}[],&*!|>'\"%@`#\\<~.é\u200b\x00\ufeff\r"))


def assert_plain(value: object) -> None:
    match value:
        case dict():
            for key, item in value.items():
                assert type(key) is str
                assert_plain(item)
        case list():
            for item in value:
                assert_plain(item)
        case _:
            assert value is None or type(value) in (str, int, bool, Decimal)


def check(raw: bytes) -> None:
    result = parse_yaml(raw, "x.yaml")
    if isinstance(result, YamlSource):
        assert_plain(result.data)
        assert all(line >= 1 and column >= 1 for line, column in result.key_spots.values())
    else:
        assert result
        for finding in result:
            assert finding.spot.line >= 1
            assert finding.spot.column >= 1
            assert finding.message


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(raw: bytes) -> None:
    check(raw)


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    check(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=1500, deadline=None)
@given(_YAML_MARKS)
def test_any_run_of_yaml_marks(text: str) -> None:
    check(text.encode())


_MIB = 1024 * 1024


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("brackets", "[" * 20_000),
        ("brackets to the limit", "[" * _MIB),
        ("braces", "{" * 30_000),
        ("mappings in a row", "{a: " * (_MIB // 4)),
        ("dashes", "- " * (_MIB // 2)),
        ("question marks", "? " * (_MIB // 2)),
        ("indentation", "\n".join(" " * depth + "a:" for depth in range(1400))),
        ("alias bomb", "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(10_000))),
        ("huge number", "a: " + "1" * 5000),
        ("many tabs", "\ta\n" * (_MIB // 3)),
        ("many control characters", "\x01" * _MIB),
        ("many duplicates", "a: b\n" * (_MIB // 5)),
        ("many leading zeros", "a: [" + "01," * (_MIB // 4) + "]"),
        ("one long line", "a: " + "x" * (_MIB - 3)),
    ],
)
def test_hostile_text_is_refused_or_read_in_time(name: str, text: str) -> None:
    start = time.process_time()
    check(text.encode())
    assert time.process_time() - start < 5
