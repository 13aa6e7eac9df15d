from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.findings import Finding
from generator.load.yaml_source import parse_yaml
from generator.model.source import YamlSource
from generator.schema.checker import SchemaChecker
from generator.validate.schema import check_schema
from tests.validate.conftest import SCHEMA, brief, source_of, version_in

HEAD = "model: proef/1\nstatus: concept\n"
CHECKER = SchemaChecker(SCHEMA)


def findings(text: str) -> list[Finding]:
    return CHECKER.findings(source_of(HEAD + text))


def only(text: str) -> Finding:
    (finding,) = findings(text)
    return finding


def test_a_good_file_has_no_findings(root: Path) -> None:
    text = "werkgever: {soort: gemeente, kvk: '01234567'}\npraktijken: {a-1: {naam: A, ingang: 2026-02-28}}\n"
    text += "uren: {a-1: 6.25}\nbedragen: {tarief: 98.50, maximum: wettelijk, btw: false}\neinde: onbepaald\n"
    assert check_schema(source_of(HEAD + text), version_in(root)).findings == []


def test_an_empty_value_is_an_absent_key() -> None:
    assert findings("werkgever:\n  kvk:\n  adres:\neinde:\npraktijken:\n") == []


def test_a_dash_without_more_is_left_out_while_others_are_there() -> None:
    finding = only("momenten:\n  - 2026-02-01\n  -\n")
    assert (finding.path, finding.spot.line) == ("momenten.1", 5)
    assert finding.message == 'Achter dit streepje van "momenten" staat niets.'
    assert [proposal.is_sure for proposal in finding.proposals] == [True]
    assert only("momenten:\n  -\n").proposals == ()


def test_an_unknown_key_is_told_even_without_a_value() -> None:
    assert only("werkgver:\n").rule == "onbekende-sleutel"


def test_unknown_keys_are_each_told_at_their_own_key() -> None:
    assert brief(findings("werkgver: {}\nwerkgever:\n  soort: gemeente\n  kvkk: x\n")) == [
        ("onbekende-sleutel", "werkgever.kvkk", 6),
        ("onbekende-sleutel", "werkgver", 3),
    ]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("werkgver: {}\n", '"werkgver" hoort niet in dit bestand.', "Schrijf: werkgever: {}"),
        ("werkgever: {tarief: 1}\n", "onder `werkgever`", '"tarief" hoort onder `bedragen`.'),
        ("bedragen: {patienten: 1}\n", "onder `bedragen`", "hoort onder `praktijken.<naam>`"),
        ("bedragen: {einde: 1}\n", "onder `bedragen`", "hoort vooraan, zonder spaties ervoor"),
        ("bedragen: {patinten: 1}\n", "hoort niet onder", 'Bedoelde u "patienten"?'),
        ("zxq: 1\n", "hoort niet in dit", "Haal de regel weg"),
        (
            "werkgever: {soort: gemente}\n",
            '"gemente" is geen keuze voor "soort".',
            "Schrijf: soort: gemeente",
        ),
        ("werkgever: {soort: 3}\n", "3 is geen keuze", "- huisartsenpraktijk: de praktijk"),
        ("werkgever: {kvk: 12345678}\n", "hier staat het getal 12345678", 'kvk: "12345678"'),
        ("werkgever: {kvk: 1234567a}\n", "heeft niet de goede vorm", "acht cijfers"),
        ("werkgever: {kvk: “12345678”}\n", "goede vorm", 'Schrijf: kvk: "12345678"'),
        ("werkgever: {naam: true}\n", "hier staat true", 'naam: "true"'),
        ("werkgever: {naam: ''}\n", '"naam" is leeg', ""),
        ("werkgever: {naam: Veel te lang}\n", "te lang: 12 tekens, hoogstens 10", ""),
        (
            "werkgever: {adres: Dorpsstraat 1}\n",
            "een groep regels; hier",
            "adres:\n    straat: Dorpsstraat 1",
        ),
        ("werkgever: {adres: {postcode: 9501aa}}\n", "goede vorm", "Schrijf: postcode: 9501 AA"),
        ("werkgever: [a]\n", "hier staat een lijst", "werkgever:\n  soort: gemeente"),
        ("praktijken: {}\n", 'Onder "praktijken" hoort minstens één', ""),
        ("praktijken: {De Brug: {naam: x}}\n", '"De Brug" kan hier niet als naam', "de-brug:"),
        ("praktijken: {a: {}}\n", 'Onder `praktijken.a` ontbreekt "naam".', ""),
        ("praktijken: {a: {naam: A, patienten: 6.5}}\n", "een heel getal", ""),
        ("praktijken: {a: {naam: A, patienten: 6.0}}\n", "een heel getal", "patienten: 6"),
        ("praktijken: {a: {naam: A, patienten: -1}}\n", "van 0 tot en met 9.999; hier staat -1", ""),
        ("uren: {a: 6.3}\n", "stappen van 0,25; hier staat 6,3", ""),
        ("uren: {a: '6'}\n", "hoort een getal", "Schrijf: a: 6"),
        ("uren: {a: -1}\n", "van minstens 0", ""),
        (
            "bedragen: {tarief: 2.500}\n",
            "staat 2.500; dat betekent 2,5",
            "Schrijf: tarief: 2500\nOf: tarief: 2.5",
        ),
        ("bedragen:\n  tarief: 98,50\n", "hoort een getal", "tarief: 98.50"),
        ("bedragen: {tarief: 98,50}\n", '"50" hoort niet onder', "Schrijf: tarief: 98.50"),
        ("bedragen: {tarief: € 2.500.000}\n", "hoort een getal", "tarief: 2500000"),
        ("bedragen: {tarief: 1.23456}\n", "hoogstens 2 cijfers achter de punt", ""),
        ("bedragen: {maximum: wetelijk}\n", '"wetelijk" niet', "Schrijf een getal of wettelijk."),
        ("bedragen: {maximum: 2.500.000}\n", "niet", "Schrijf: maximum: 2500000"),
        ("bedragen: {btw: ja}\n", "true (ja) of false (nee)", "Schrijf: btw: true"),
        ("bedragen: {btw: Nee}\n", "true (ja) of false (nee)", "Schrijf: btw: false"),
        ("ingang: 31-12-2027\n", "goede vorm", "Schrijf: ingang: 2027-12-31"),
        ("ingang: 2026-02-30\n", "2026-02-30 is geen datum die bestaat.", "dag en de maand"),
        ("einde: 2026-02-30\n", "2026-02-30 is geen datum die bestaat.", "dag en de maand"),
        ("einde: ٢٠٢٦-٠١-٠١\n", "goede vorm", ""),
        ("ingang: |\n  2026-01-01\n", "goede vorm", ""),
        ("momenten: 2026-11-01\n", "een lijst met streepjes", "momenten:\n    - 2026-11-01"),
        ("momenten: []\n", 'Onder "momenten" hoort minstens één', ""),
        ("momenten: [2026-01-01, 2026-01-01]\n", '"2026-01-01" staat twee keer', "Haal één"),
        ("momenten:\n  - morgen\n", '"onderdeel 1 van momenten"', "jjjj-mm-dd"),
        ("momenten:\n  -\n", "staat niets", "jjjj-mm-dd"),
    ],
)
def test_each_mistake_says_what_is_wrong_and_what_to_do(text: str, message: str, hint: str) -> None:
    finding = only(text)
    assert message in finding.message
    assert hint in finding.hint


@pytest.mark.parametrize("typed", ["niet gemeente", "geen gemeente", "ongemeente"])
def test_a_choice_that_is_turned_round_is_not_proposed(typed: str) -> None:
    finding = only(f"werkgever: {{soort: {typed}}}\n")
    assert finding.rule == "verkeerde-keuze"
    assert finding.proposals == ()


def test_a_missing_key_at_the_top_shows_an_example() -> None:
    (finding,) = CHECKER.findings(source_of("status: concept\n"))
    assert finding.message == 'In dit bestand ontbreekt "model".'
    assert finding.hint == "Bijvoorbeeld: model: proef/1"
    assert finding.excerpt == ""


def test_a_choice_lists_all_options_with_their_description() -> None:
    (finding,) = CHECKER.findings(source_of("model: x\nstatus: anders\n"))
    assert finding.hint == "Kies uit:\n- concept: In bewerking.\n- ter_ondertekening: Klaar."


def test_the_finding_stands_at_the_value_or_at_the_unknown_key() -> None:
    spots = {finding.path: finding.spot.column for finding in findings("werkgever: {kvk: x, kvkk: y}\n")}
    assert spots == {"werkgever.kvk": 18, "werkgever.kvkk": 21}


def test_a_group_may_be_taken_away() -> None:
    assert findings("werkgever: {adres: geen}\n") == []


@pytest.mark.parametrize("number", ["99999999999999999999999", "1" + 30 * "0"])
def test_a_number_that_is_too_large_is_called_that(number: str) -> None:
    finding = only(f"bedragen: {{tarief: {number}}}\n")
    assert finding.message == 'Het getal bij "tarief" is te groot.'
    assert "aanhalingstekens" not in finding.hint


@pytest.mark.parametrize(
    ("written", "told"),
    [("180.000", "180."), ("10.000", "10."), ("1000.000", "1.000."), ("200.500", "200,5.")],
)
def test_a_number_in_a_message_is_a_dutch_one(written: str, told: str) -> None:
    message = only(f"bedragen: {{tarief: {written}}}\n").message
    assert message == f'Bij "tarief" staat {written}; dat betekent {told}'


def test_words_are_not_proposed_with_other_capitals_or_without_spaces() -> None:
    schema = {"type": "object", "properties": {"rechter": {"type": "string", "pattern": r"^(?!De )\S.*$"}}}
    (finding,) = SchemaChecker(schema).findings(source_of("rechter: De rechter in Noord\n"))
    assert (finding.path, finding.proposals) == ("rechter", ())


def test_one_value_gets_one_finding() -> None:
    assert [finding.rule for finding in findings("ingang: 2026-2-30\n")] == ["verkeerde-vorm"]


def test_a_number_of_any_length_is_compared_exactly() -> None:
    assert findings("bedragen: {tarief: 99999999999999999.99}\n") == []
    assert only("bedragen: {tarief: 999999999999999999999999}\n").rule == "verkeerd-type"


@settings(max_examples=300, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from([*SCHEMA["properties"], "naam", "kvk", "adres", "soort", "x y", "maximum"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_no_data_makes_the_check_fail(value: object) -> None:
    data = value if isinstance(value, dict) else {"werkgever": value}
    source = YamlSource("x.yaml", "", data, {}, {})
    for finding in CHECKER.findings(source):
        assert finding.message
        assert "None" not in finding.message + finding.hint


def test_a_labelled_bsn_is_refused_and_never_shown(root: Path) -> None:
    text = (
        HEAD + "# BSN van de jeugdige: 123 456 782\nwerkgever:\n  naam: x\n# RSIN 823288444\n# bsn: volgt\n"
    )
    (finding,) = check_schema(source_of(text), version_in(root)).findings
    assert (finding.rule, finding.spot.line, finding.spot.column) == ("bsn", 3, 24)
    assert not any(digit in finding.excerpt + finding.message for digit in "12345678")


def test_a_file_with_only_a_wrong_top_is_left_to_the_reader() -> None:
    assert isinstance(parse_yaml(b"- a\n", "x.yaml"), list)
