"""The test of the messages: what people do wrong, and whether following what is said puts it right."""

from __future__ import annotations

import pytest
import yaml

from tests.mistakes.making import Mistake, machine_made, meant
from tests.mistakes.places import base_text
from tests.mistakes.trying import Tried, errors, tried
from tests.slow import TESTS

_BASE = "stadskanaal"
_TYPED = yaml.safe_load((TESTS / "mistakes" / "typed.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def made() -> dict[str, Tried]:
    """Try the mistakes that were made on purpose."""
    return {mistake.name: tried(meant(mistake)) for mistake in machine_made()}


@pytest.fixture(scope="module")
def typed() -> dict[str, Tried]:
    """Try the mistakes that people made."""
    return {f"{number}: {one['typed']}": tried(_typed(one)) for number, one in enumerate(_TYPED)}


def test_there_are_enough_mistakes(made: dict[str, Tried], typed: dict[str, Tried]) -> None:
    assert len(made) >= 400
    assert len(typed) >= 60


def test_every_mistake_is_found(made: dict[str, Tried], typed: dict[str, Tried]) -> None:
    assert [name for name, one in {**made, **typed}.items() if not one.is_found] == []


def test_most_mistakes_get_a_proposal(made: dict[str, Tried], typed: dict[str, Tried]) -> None:
    for corpus in (made, typed):
        assert sum(one.is_proposed for one in corpus.values()) >= 0.9 * len(corpus)


def test_many_mistakes_get_a_sure_proposal(made: dict[str, Tried], typed: dict[str, Tried]) -> None:
    for corpus in (made, typed):
        assert sum(one.is_sure for one in corpus.values()) >= 0.7 * len(corpus)


def test_every_proposal_ends_its_finding_and_brings_no_other(
    made: dict[str, Tried], typed: dict[str, Tried]
) -> None:
    assert {name: one.problems for name, one in {**made, **typed}.items() if one.problems} == {}


def test_what_can_mean_several_things_is_never_decided(typed: dict[str, Tried]) -> None:
    for (name, one), told in zip(typed.items(), _TYPED, strict=True):
        if told.get("says") == "several":
            assert one.is_proposed, name
            assert not one.is_sure, name
        if told.get("says") == "nothing":
            assert not one.is_sure, name


@pytest.mark.parametrize(
    ("there", "typed"),
    [
        ("plafond_eur_per_jaar: 180000", "plafond_eur_per_jaar: 15.000,00 per maand"),
        ("toegestaan: true", "toegestaan: x"),
        ("musselkanaal: {uren: 6, per: week}", "musselkanaal: {uren: 6, per: week, per: maand}"),
        ("musselkanaal: {uren: 6, per: week}", "musselkanaal: {uren: 6,\n        per: week, per: week}"),
    ],
)
def test_what_only_the_writer_knows_gets_no_proposal(there: str, typed: str) -> None:
    result = tried(_typed({"there": there, "typed": typed}))
    assert result.is_found
    assert not result.is_proposed


def test_a_byte_order_mark_is_no_mistake() -> None:
    assert errors(_BASE, b"\xef\xbb\xbf" + base_text(_BASE).encode()) == []


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_another_encoding_is_read_and_put_right(encoding: str) -> None:
    right = base_text(_BASE).replace("Proefstra", "Proefstrá")
    result = tried(Mistake(encoding, _BASE, right, right.encode(encoding)))
    assert result.is_sure
    assert result.problems == []


def _typed(told: dict[str, str]) -> Mistake:
    right = base_text(_BASE).replace(told["there"], told.get("meant", told["there"]), 1)
    wrong = base_text(_BASE).replace(told["there"], told["typed"], 1)
    assert wrong != base_text(_BASE), told
    return Mistake(told["typed"], _BASE, right, wrong.encode(), told.get("says") == "several")
