"""Words in a document that nobody meant: empty and hidden text, cut and quoted values, made-up ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import pipeline
from generator.findings import Finding, Severity
from generator.load.yaml_source import parse_yaml
from generator.model.clean_text import cleaned, is_blank
from generator.model.schema_node import root_node
from generator.model.source import YamlSource
from generator.validate.frozen import RULE
from generator.workspace import Workspace
from generator.yaml_text.applying import apply
from tests.validate.conftest import version_in

SCHEMA = {
    "type": "object",
    "required": ["model", "status"],
    "additionalProperties": False,
    "properties": {
        "model": {"type": "string"},
        "status": {"enum": ["concept", "ter_ondertekening", "voorbeeld"]},
        "naam": {
            "title": "naam",
            "type": "string",
            "examples": ["De Mussel", "Wilg"],
            "x-verzonnen": True,
            "x-begint-niet-met": ["gemeente"],
            "x-naam": True,
            "x-herhaalt-niet": ["functie"],
            "x-verplicht": {"vanaf": "ter_ondertekening"},
        },
        "functie": {"title": "functie", "type": "string", "examples": ["burgemeester"]},
        "vorm": {"enum": ["vof", "maatschap", "onbekend"]},
        "straat": {"type": "string", "x-naam": True, "x-herhaalt-niet": ["nummer"]},
        "nummer": {"type": "string"},
        "email": {"type": "string", "pattern": "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$"},
        "kvk": {"type": "string", "pattern": "^[0-9]{8}$"},
        "tekst": {"title": "tekst", "type": "string", "x-meer-regels": True},
        "artsen": {"type": "array", "items": {"type": "string", "x-naam": True}},
    },
}
MODEL = """titel: Proef
toestand: {state}
map: agreements
bestandsnaam: proef
status: {{term: status, concept: [concept], te_tekenen: [concept, ter_ondertekening], documentstatus: status}}
koppelingen: {{}}
delen:
  - {{soort: voorwerk, bestand: tekst.md}}
"""
LEAVE_OUT = "Vul in wat is afgesproken.\nLaat deze regel weg als er niets is afgesproken."
_HEAD = "model: proef/1\nstatus: concept\n"
Check = Callable[..., list[Finding]]


@pytest.fixture
def check(root: Path) -> Check:
    """Check a file of a small model, given what stands in it below its model and status."""
    folder = root / "templates/proef/1"
    (folder / "schema.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
    (folder / "standaard.yaml").write_text("", encoding="utf-8")
    (root / "templates/gemeenten.yaml").write_text("{}\n", encoding="utf-8")

    def run(text: str, status: str = "concept", state: str = "vastgesteld") -> list[Finding]:
        (folder / "model.yaml").write_text(MODEL.format(state=state), encoding="utf-8")
        version_in(root)
        path = root / "agreements/x.yaml"
        path.write_text(f"model: proef/1\nstatus: {status}\n{text}", encoding="utf-8")
        found = pipeline.check(Workspace(root.resolve()), [path.resolve()]).findings
        return [finding for finding in found if finding.rule != RULE]

    return run


def told(findings: list[Finding], rule: str) -> list[tuple[str, str, str]]:
    return [(one.severity.value, one.path, one.hint) for one in findings if one.rule == rule]


def mended(line: str, found: list[Finding], rule: str) -> str:
    """Carry out the only proposal of a rule, and return what stands below the model and the status."""
    [proposal] = [proposal for one in found if one.rule == rule for proposal in one.proposals]
    return apply(f"{_HEAD}{line}\n", proposal).removeprefix(_HEAD)


BLANKS = ["", " ", "\n\n", "\u3164", "\u115f", "\u034f", "\u180e", "\u2800", "\ufe0f", "\u3164 \u2800"]


@pytest.mark.parametrize("text", BLANKS)
def test_text_that_nobody_can_see_is_absent(check: Check, text: str) -> None:
    assert is_blank(text)
    found = check(f"naam: {json.dumps(text)}\n", "ter_ondertekening")
    assert [(one.path, one.spot.line) for one in found if one.rule == "nog-in-te-vullen"] == [("naam", 3)]


@pytest.mark.parametrize("text", ["a", ".", "é", "0", "\u263a\ufe0f"])
def test_a_sign_is_text(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ('naam: "  Wilg \\u3164"', {"naam": "Wilg"}),
        ('naam: "Mo\\u0308nster"', {"naam": "Mönster"}),
        ("naam: Berk  en   Wilg", {"naam": "Berk en Wilg"}),
        ('tekst: "Berk  en"', {"tekst": "Berk  en"}),
        ("naam: >\n  Wilg\n  en Berk", {"naam": "Wilg en Berk"}),
        ("tekst: |\n\n  Een.\n\n  Twee.\n", {"tekst": "Een.\n\nTwee.\n"}),
        ('tekst: " \\n "', {"tekst": None}),
        ('naam: "\\u263a\\ufe0f"', {"naam": "\u263a\ufe0f"}),
    ],
)
def test_text_is_composed_and_trimmed_and_keeps_its_lines(said: str, read: dict[str, str | None]) -> None:
    source = parse_yaml(said.encode(), "x.yaml")
    assert isinstance(source, YamlSource)
    assert cleaned(source, root_node(SCHEMA)).data == read


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("naam: Huisartsen #1 Wildervank", 'Schrijf: naam: "Huisartsen #1 Wildervank"'),
        ("naam: #1 Team", 'Schrijf: naam: "#1 Team"'),
        ("artsen:\n  - Jan #2 de Wit", 'Schrijf: - "Jan #2 de Wit"'),
        ("naam: Berk\n  en Wilg #3", 'Schrijf: naam: "Berk en Wilg #3"'),
    ],
)
def test_a_value_cut_at_a_number_sign_gets_the_whole(check: Check, line: str, hint: str) -> None:
    found = check(line + "\n")
    [(severity, _, advice)] = told(found, "waarde-afgekapt")
    assert severity == "waarschuwing"
    assert advice.endswith(hint)
    again = mended(line, found, "waarde-afgekapt")
    assert hint.removeprefix("Schrijf: ") in again
    assert told(check(again), "waarde-afgekapt") == []


@pytest.mark.parametrize(
    "line",
    ["naam: Berk # hoofdgebouw", "naam: Berk  #1", 'naam: "Berk" #1', "kvk: '01234567' #1", "vorm: vof #1"],
)
def test_what_is_clearly_a_remark_is_one(check: Check, line: str) -> None:
    assert told(check(line + "\n"), "waarde-afgekapt") == []


@pytest.mark.parametrize(
    ("line", "rule", "hint"),
    [
        ("naam: “Huisartsen Wolde”", "aanhalingstekens", "Schrijf: naam: Huisartsen Wolde"),
        ("naam: „Huisartsen Wolde”", "aanhalingstekens", "Schrijf: naam: Huisartsen Wolde"),
        ("naam: ‘Huisartsen Wolde’", "aanhalingstekens", "Schrijf: naam: Huisartsen Wolde"),
        ("naam: 't Hof'", "aanhalingstekens", 'Schrijf: naam: "\'t Hof"'),
        ("naam: Gemeente Veendam", "soort-in-naam", "Schrijf: naam: Veendam"),
        ('naam: "Berk\\nen Wilg"', "regeleinde", "Schrijf: naam: Berk en Wilg"),
        ('naam: "Berk\\u3164en Wilg"', "onzichtbaar-teken", "Schrijf: naam: Berk en Wilg"),
        ("naam: Vul hier de naam in", "plaatshouder", ""),
        ("naam: n.v.t.", "plaatshouder", ""),
        ("naam: NVT", "plaatshouder", ""),
        ('naam: "-"', "plaatshouder", ""),
        ("naam: onbekend", "plaatshouder", ""),
        ("naam: nader te bepalen", "plaatshouder", ""),
        ("naam: PM", "plaatshouder", ""),
        ("naam: xxx", "plaatshouder", ""),
        ("naam: '...'", "plaatshouder", ""),
        ("functie: p.m.", "plaatshouder", LEAVE_OUT),
        ("naam: Berk,", "leesteken-aan-eind", "Schrijf: naam: Berk"),
        ("functie: huisarts;", "leesteken-aan-eind", "Schrijf: functie: huisarts"),
        ("functie: de huisarts.", "leesteken-aan-eind", "Schrijf: functie: de huisarts"),
        ("functie: bel de huisarts!", "leesteken-aan-eind", "Schrijf: functie: bel de huisarts"),
        ("naam: Berk &amp; Wilg", "html-teken", "Schrijf: naam: Berk & Wilg"),
        ("naam: Berk&nbsp;en&#32;Wilg", "html-teken", "Schrijf: naam: Berk en Wilg"),
        ("naam: Berk &amp;amp; Wilg", "html-teken", "Schrijf: naam: Berk & Wilg"),
        ("naam: Berk&#8203;Wilg", "html-teken", "Typ het teken zelf."),
        ('straat: Dorpsstraat 12a\nnummer: "12 a"', "dubbel-opgegeven", "Schrijf: straat: Dorpsstraat"),
        ("naam: wethouder A. Berk\nfunctie: wethouder", "dubbel-opgegeven", "Schrijf: naam: A. Berk"),
        (
            "naam: A. Berk (huisarts, maat)\nfunctie: huisarts, maat",
            "dubbel-opgegeven",
            "Schrijf: naam: A. Berk",
        ),
        ("naam: A. Berk, wethouder\nfunctie: wethouder", "dubbel-opgegeven", "Schrijf: naam: A. Berk"),
        ('straat: 9501 AB Wolde\nnummer: "9501AB"', "dubbel-opgegeven", "Schrijf: straat: Wolde"),
        ("email: mailto:a@berk.nl", "adresvoorvoegsel", "Schrijf: email: a@berk.nl"),
        ("email: http://a@berk.nl", "adresvoorvoegsel", "Schrijf: email: a@berk.nl"),
        ("naam: https://www.berk.nl", "adresvoorvoegsel", "Schrijf de naam zoals"),
        ("naam: Pr\u0430ktijk Berk", "twee-schriften", "Typ dit woord opnieuw"),
        ("functie: d\u03bfkter", "twee-schriften", "Typ dit woord opnieuw"),
        ("naam: Be\uff52k", "twee-schriften", "Schrijf: naam: Berk"),
        ("naam: De Mussel", "voorbeeldwaarde", ""),
        ("functie: zie www.proef.example", "voorbeeldwaarde", ""),
        ("artsen:\n  - A. Berk, B. Wilg", "meer-namen-in-een", "Zet elke naam apart."),
        ("artsen:\n  - A. Berk en B. Wilg", "meer-namen-in-een", "Zet elke naam apart."),
        ("artsen: [C. Els, A. Berk; B. Wilg]", "meer-namen-in-een", "Zet elke naam apart."),
        ("artsen: [Jansen en Zonen B.V.]", "meer-namen-in-een", "Zet elke naam apart."),
        ("artsen: [A. Berk - B. Wilg]", "meer-namen-in-een", "Zet elke naam apart."),
        ("functie: zie https://berk.nl.", "leesteken-aan-eind", "Schrijf: functie: zie https://berk.nl"),
        ("naam: De functie", "soort-als-naam", "Schrijf de eigen naam voluit."),
        ("naam: Naam", "soort-als-naam", "Schrijf de eigen naam voluit."),
        ("functie: de {{ functie }}", "opmaak-in-tekst", "Schrijf de woorden zelf."),
        ("functie: huisarts) maat", "haakje-zonder-paar", "Zet het andere haakje erbij"),
        ("tekst: |\n  Een zin van de de praktijk.", "woord-dubbel", "Hoort het zo"),
        ("naam: Naam van de praktijk", "plaatshouder", "Vul in wat is afgesproken"),
    ],
)
def test_a_doubtful_value_is_a_warning_with_the_value_to_write(
    check: Check, line: str, rule: str, hint: str
) -> None:
    found = check(line + "\n")
    [(severity, _, advice)] = told(found, rule)
    assert severity == "waarschuwing"
    assert advice.startswith(hint)
    if "Schrijf: " in hint or hint == LEAVE_OUT or rule == "meer-namen-in-een":
        assert told(check(mended(line, found, rule)), rule) == []


@pytest.mark.parametrize(
    "line",
    [
        'naam: "“Huisartsen Wolde”"',
        "naam: “Berk” en “Wilg”",
        "naam: Gemeentelijk team",
        "naam: Huisartsen 't Hof",
        'naam: "\'t Hof"',
        "functie: burgemeester",
        "functie: nog te bepalen",
        "tekst: |\n  Een.\n  Twee.",
        "naam: ’t Hof",
        "vorm: onbekend",
        "naam: Stichting Onbekende Wegen",
        "tekst: Dit gaat zo,",
        "functie: zie https://berk.nl",
        "naam: AT&T; Berk",
        'straat: Plein 1944\nnummer: "12"',
        'straat: 1 Meiplein\nnummer: "1"',
        'straat: Laan 40-45\nnummer: "45"',
        "naam: Huisartsen Berk\nfunctie: huisarts",
        "naam: mevrouw A. Berk\nfunctie: wethouder",
        "functie: \u03b1-stralen en 5 \u00b5g",
        'artsen: ["Berk, A.", R. van den Enk]',
        "naam: Berk en Wilg",
        "naam: Naam en Faam B.V.",
        "functie: huisarts (maat)",
        "functie: 2 * 3 < 7 en 8 > 5",
        "tekst: |\n  a) een;\n  b) wat er is dat dat zegt.",
        "naam: \u041f\u0440\u0430\u043a\u0442\u0438\u043a\u0430",
    ],
)
def test_what_is_meant_is_left_alone(check: Check, line: str) -> None:
    assert [one for one in check(line + "\n") if one.severity is not Severity.INFO] == []


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("functie: de **huisarts** <br> en `maat`", "de huisarts en maat"),
        ("functie: huisarts (maat", "huisarts (maat)"),
        ("naam: Stichting stichting Berk", "Stichting Berk"),
        ("naam: a. van de berk", "A. van de Berk"),
    ],
)
def test_what_may_be_meant_is_proposed_and_never_sure(check: Check, line: str, value: str) -> None:
    key = line.partition(":")[0]
    [proposal] = [proposal for one in check(line + "\n") for proposal in one.proposals]
    assert not proposal.is_sure
    assert apply(f"{_HEAD}{line}\n", proposal) == f"{_HEAD}{key}: {value}\n"


def test_names_on_one_line_get_an_item_each_and_are_never_surely_more_than_one(check: Check) -> None:
    line = "artsen:\n  - C. Els\n  - A. Berk, B. Wilg en C. Els"
    found = check(line + "\n")
    assert mended(line, found, "meer-namen-in-een") == "artsen:\n  - C. Els\n  - A. Berk\n  - B. Wilg\n"
    assert not any(proposal.is_sure for one in found for proposal in one.proposals)


@pytest.mark.parametrize(
    "line", ["naam: De Mussel", "naam: vul hier in", "functie: a@b.example", "functie: n.v.t."]
)
def test_what_nobody_can_sign_is_an_error_for_signing(check: Check, line: str) -> None:
    found = check(f"{line}\n", "ter_ondertekening")
    [finding] = [one for one in found if one.rule in ("voorbeeldwaarde", "plaatshouder")]
    assert finding.severity is Severity.ERROR


def test_an_example_may_have_made_up_values(check: Check) -> None:
    assert check("naam: De Mussel\n", "voorbeeld", "ontwerp") == []


def test_a_draft_model_is_something_to_do_and_a_warning_for_signing(check: Check) -> None:
    [draft] = check("naam: Berk\n", "concept", "ontwerp")
    assert (draft.rule, draft.severity, draft.spot.line) == ("model-in-ontwerp", "info", 1)
    [ready] = check("naam: Berk\n", "ter_ondertekening", "ontwerp")
    assert (ready.rule, ready.severity) == ("model-in-ontwerp", "waarschuwing")
