from __future__ import annotations

import pytest

from generator.errors import TemplateError
from generator.findings import Severity
from generator.validate.references import check_references
from generator.validate.required import check_required
from generator.validate.rules import check_rules
from generator.validate.terms import check_terms
from generator.workspace import Workspace
from generator.yaml_text.applying import apply
from tests.validate.conftest import MakeSubject, brief

DRAFT = "model: proef/1\nstatus: concept\n"
FINAL = "model: proef/1\nstatus: ter_ondertekening\n"
RULE = """- id: einde-na-ingang
  niveau: fout
  wanneer: |
    einde != "onbepaald"
  eis: einde > ingang
  wijst_naar: einde
  melding: "De einddatum {{ einde }} ligt niet na {{ ingang }}."
  uitleg: Kies een latere datum, of schrijf `onbepaald`.
  bron: R01; BW 7:408
"""
LOOP = """- id: naam-kort
  niveau: info
  voor_elk:
    id, praktijk: praktijken
  eis: praktijk.patienten < 1000
  wijst_naar: praktijk.patienten
  melding: "{{ id }}: {{ praktijk.naam }} heeft {{ praktijk.patienten }} patiënten."
"""
CLOCK = """- id: ingang-voorbij
  niveau: waarschuwing
  eis: ingang >= vandaag
  wijst_naar: ingang
  melding: "De ingangsdatum {{ ingang }} ligt voor {{ vandaag }}."
"""


class TestRequired:
    def test_in_a_draft_gaps_are_warnings_now_or_points_for_later(self, make: MakeSubject) -> None:
        found = check_required(make(DRAFT + "werkgever:\n  soort:\n"))
        assert [(each.path, each.severity) for each in found] == [
            ("werkgever.soort", Severity.WARNING),
            ("werkgever.kvk", Severity.INFO),
            ("werkgever.adres.straat", Severity.INFO),
        ]

    def test_in_every_other_status_gaps_are_errors(self, make: MakeSubject) -> None:
        found = check_required(make(FINAL + "werkgever: {soort: gemeente}\n"))
        assert {each.severity for each in found} == {Severity.ERROR}

    def test_a_gap_is_told_at_the_nearest_key_with_its_title(self, make: MakeSubject) -> None:
        found = check_required(
            make(FINAL + "werkgever:\n  soort: gemeente\n  adres:\n    postcode: 9501 AA\n")
        )
        assert brief(found) == [
            ("nog-in-te-vullen", "werkgever.adres.straat", 5),
            ("nog-in-te-vullen", "werkgever.kvk", 3),
        ]
        assert found[0].message == "Nog in te vullen: KvK-nummer."
        assert found[0].hint == "Een KvK-nummer heeft acht cijfers."

    def test_a_condition_decides_and_an_unknown_one_asks_nothing(self, make: MakeSubject) -> None:
        def asked(text: str) -> bool:
            found = check_required(make(DRAFT + text))
            return "werkgever.praktijk" in [each.path for each in found]

        assert asked("werkgever: {soort: huisartsenpraktijk}\n")
        assert not asked("werkgever: {soort: gemeente}\n")
        assert not asked("werkgever: {kvk: '12345678'}\n")

    def test_a_group_taken_away_is_not_asked_for(self, make: MakeSubject) -> None:
        found = check_required(make(FINAL + "werkgever: {soort: gemeente, adres: geen}\n"))
        assert [each.path for each in found] == ["werkgever.kvk"]


class TestReferences:
    def test_names_that_exist_are_fine(self, make: MakeSubject, workspace: Workspace) -> None:
        text = "profiel: ojg\nwerkgever: {praktijk: a}\npraktijken: {a: {naam: A}}\nuren: {a: 6}\n"
        assert check_references(make(DRAFT + text), workspace) == []
        assert check_references(make(DRAFT + text.replace("praktijk: a", "praktijk: geen")), workspace) == []

    def test_each_name_that_points_at_nothing_is_told(self, make: MakeSubject, workspace: Workspace) -> None:
        text = (
            "profiel: ojq\nwerkgever:\n  praktijk: brug\npraktijken: {de-brug: {naam: A}}\nuren: {burg: 6}\n"
        )
        found = check_references(make(DRAFT + text), workspace)
        assert brief(found) == [
            ("onbekende-verwijzing", "profiel", 3),
            ("onbekende-verwijzing", "uren.burg", 7),
            ("onbekende-verwijzing", "werkgever.praktijk", 5),
        ]
        told = {each.path: (each.message, each.hint) for each in found}
        assert told["profiel"] == (
            'In de map profiles staat geen bestand "ojq".',
            "Kies uit: ojg.\nSchrijf: profiel: ojg",
        )
        assert told["werkgever.praktijk"] == (
            '"brug" staat niet onder `praktijken`.',
            "Kies uit: de-brug, geen.\nSchrijf: praktijk: de-brug",
        )

    @pytest.mark.parametrize(
        ("wrong", "right", "is_sure"),
        [
            ("profiel: ojq\n", "profiel: ojg\n", False),
            ("werkgever: {praktijk: De Bru}\n", "werkgever: {praktijk: de-brug}\n", True),
            ("werkgever: {praktijk: brug}\n", "werkgever: {praktijk: de-brug}\n", False),
            ("uren: {de-burg: 6}\n", "uren: {de-brug: 6}\n", True),
        ],
    )
    def test_what_was_meant_is_an_edit(
        self, make: MakeSubject, workspace: Workspace, wrong: str, right: str, is_sure: bool
    ) -> None:
        text = f"{DRAFT}praktijken: {{de-brug: {{naam: A}}}}\n"
        (finding,) = check_references(make(text + wrong), workspace)
        (proposal,) = finding.proposals
        assert apply(text + wrong, proposal) == text + right
        assert proposal.is_sure is is_sure

    def test_a_name_that_is_taken_is_not_proposed(self, make: MakeSubject, workspace: Workspace) -> None:
        text = f"{DRAFT}praktijken: {{de-brug: {{naam: A}}}}\nuren: {{de-brug: 4, de-burg: 6}}\n"
        (finding,) = check_references(make(text), workspace)
        assert finding.proposals == ()

    def test_without_the_map_there_is_nothing_to_compare(
        self, make: MakeSubject, workspace: Workspace
    ) -> None:
        assert check_references(make(DRAFT + "werkgever: {praktijk: a}\n"), workspace) == []


class TestRules:
    def test_a_broken_rule_is_told_at_its_term(self, make: MakeSubject) -> None:
        text = DRAFT + "ingang: 2026-02-01\neinde: 2026-01-01\n"
        (found,) = check_rules(make(text, rules=RULE))
        assert brief([found]) == [("einde-na-ingang", "einde", 4)]
        assert found.message == "De einddatum 1 januari 2026 ligt niet na 1 februari 2026."
        assert found.hint == "Kies een latere datum, of schrijf `onbepaald`."
        assert found.source == "R01; BW 7:408"
        assert found.spot.column == 8

    @pytest.mark.parametrize(
        "text", ["ingang: 2026-02-01\neinde: onbepaald\n", "ingang: 2026-02-01\n", "einde: 2026-02-01\n"]
    )
    def test_a_rule_that_does_not_apply_or_is_unknown_is_silent(self, make: MakeSubject, text: str) -> None:
        assert check_rules(make(DRAFT + text, rules=RULE)) == []

    def test_a_rule_can_look_at_every_entry_of_a_map(self, make: MakeSubject) -> None:
        text = "praktijken:\n  a: {naam: A, patienten: 5}\n  b: {naam: B, patienten: 1000}\n  c: {naam: C}\n"
        (found,) = check_rules(make(DRAFT + text, rules=LOOP))
        assert (found.path, found.severity) == ("praktijken.b.patienten", Severity.INFO)
        assert found.message == "b: B heeft 1.000 patiënten."

    def test_only_warnings_know_what_day_it_is(self, make: MakeSubject) -> None:
        text = DRAFT + "ingang: 2026-02-01\n"
        (found,) = check_rules(make(text, rules=CLOCK), "2026-03-01")
        assert found.message == "De ingangsdatum 1 februari 2026 ligt voor 1 maart 2026."
        assert check_rules(make(text, rules=CLOCK)) == []
        assert check_rules(make(text, rules=CLOCK), "2026-01-31") == []
        with pytest.raises(TemplateError, match="vandaag"):
            check_rules(make(text, rules=CLOCK.replace("waarschuwing", "fout")), "2026-03-01")

    @pytest.mark.parametrize(
        ("rules", "message", "line"),
        [
            (RULE.replace("niveau: fout", "niveau: ernstig"), '"ernstig" is geen niveau', 2),
            (RULE.replace("melding:", "meldng:"), '"meldng" hoort niet bij een regel', 7),
            (RULE.replace("  eis: einde > ingang\n", ""), 'ontbreekt "eis"', 1),
            (RULE + RULE, "twee regels `einde-na-ingang`", 10),
            (LOOP.replace("id, praktijk:", "a, b, c:"), "een of twee namen", 3),
        ],
    )
    def test_a_rule_that_is_not_complete_says_where(
        self, make: MakeSubject, rules: str, message: str, line: int
    ) -> None:
        with pytest.raises(TemplateError, match=message) as caught:
            check_rules(make(DRAFT, rules=rules))
        assert caught.value.spot is not None
        assert caught.value.spot.line == line

    def test_a_path_the_schema_does_not_know_is_an_error_of_the_template(self, make: MakeSubject) -> None:
        rules = RULE.replace("eis: einde > ingang", "eis: eind > ingang")
        with pytest.raises(TemplateError, match="eind") as caught:
            check_rules(make(DRAFT + "einde: 2026-01-01\n", rules=rules))
        assert caught.value.spot is not None
        assert caught.value.spot.file == "templates/proef/1/regels.yaml"


def test_rules_wait_until_every_name_points_at_something(make: MakeSubject, workspace: Workspace) -> None:
    text = (
        DRAFT
        + "werkgever: {praktijk: b}\npraktijken: {a: {naam: A}}\ningang: 2026-02-01\neinde: 2026-01-01\n"
    )
    rules = {each.rule for each in check_terms(make(text, rules=RULE), workspace)}
    assert "onbekende-verwijzing" in rules
    assert "einde-na-ingang" not in rules
