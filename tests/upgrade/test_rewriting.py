"""The text of a file after a migration: only what must change does, and nothing a person wrote is lost."""

from __future__ import annotations

from typing import Any

import pytest

from generator.errors import EditError
from generator.load.yaml_source import parse_yaml
from generator.model.migration import Migration
from generator.model.schema_node import root_node
from generator.model.source import YamlSource
from generator.tasks.upgrade.steps import MigrationStep, Rewritten, rewritten

OLD, NEW = "soort/1", "soort/2"


def group(*names: str, **named: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {**{name: {} for name in names}, **named}}


SCHEMA = group(
    "model",
    "kop",
    plek=group("fax", "naam", "post", diep=group("telefoon", "fax")),
    mensen={"additionalProperties": group("naam", "tel", contact=group("tel", "mail"))},
    rij=group("uren", "per", "extra", open={"type": "boolean"}),
    slot=group("einde", "fax"),
)


def upgraded(text: str, **keys: Any) -> str:
    return step(text, **keys).text


def step(text: str, **keys: Any) -> Rewritten:
    source = parse_yaml(text.encode(), "x.yaml")
    assert isinstance(source, YamlSource), source
    migratie = YamlSource("migratie.yaml", "", {"van": OLD, **keys}, {}, {})
    return rewritten(source, MigrationStep(OLD, NEW, root_node(SCHEMA), Migration.of(NEW, migratie)))


CASES = {
    "alleen de versie": (
        "# yaml-language-server: $schema=../templates/soort/1/schema.json\n# over soort/1\n"
        "model:  'soort/1'   # hier\n",
        {},
        "# yaml-language-server: $schema=../templates/soort/2/schema.json\n# over soort/1\n"
        "model:  'soort/2'   # hier\n",
    ),
    "sleutel in dezelfde groep": (
        "model: soort/1\nplek:\n  # erboven\n  oud:   {a: 1}  # ernaast\n    # eronder\n  naam: x\n",
        {"hernoemd": {"plek.oud": "plek.fax"}},
        "model: soort/2\nplek:\n  # erboven\n  fax:   {a: 1}  # ernaast\n    # eronder\n  naam: x\n",
    ),
    "sleutel tussen aanhalingstekens": (
        'model: soort/1\n"oud": x\n',
        {"hernoemd": {"oud": "kop"}},
        "model: soort/2\nkop: x\n",
    ),
    "naar een andere groep, op de plaats van het schema": (
        "model: soort/1\noud:\n  # over de fax\n  fax: |  # blok\n    een\n\n      twee\n"
        "    # na\n  naam: x\nplek:\n  naam: y\n  post: z\n",
        {"hernoemd": {"oud.fax": "plek.fax", "oud.naam": "kop"}},
        "model: soort/2\nkop: x\nplek:\n  # over de fax\n  fax: |  # blok\n    een\n\n      twee\n"
        "    # na\n  naam: y\n  post: z\n",
    ),
    "een lege groep verdwijnt, met haar opmerkingen": (
        "model: soort/1\n# over oud\noud:  # leeg straks\n  fax: 1\n\n# over slot\nslot:\n  einde: 2\n",
        {"hernoemd": {"oud.fax": "slot.fax"}},
        "model: soort/2\n\n# over slot\nslot:\n  einde: 2\n  fax: 1\n",
    ),
    "dieper, in groepen die er nog niet zijn": (
        "model: soort/1\nfax: 1\nslot:\n  einde: 2",
        {"hernoemd": {"fax": "plek.diep.fax"}},
        "model: soort/2\nplek:\n  diep:\n    fax: 1\nslot:\n  einde: 2",
    ),
    "in een lege groep": (
        "model: soort/1\nfax: 1  # één\nplek:  # nog leeg\nslot: {}\ntel: 3\n",
        {"hernoemd": {"fax": "plek.diep.fax", "tel": "slot.einde"}},
        "model: soort/2\nplek:  # nog leeg\n  diep:\n    fax: 1  # één\nslot:\n  einde: 3\n",
    ),
    "bij elk onderdeel": (
        "model: soort/1\nmensen:\n  jan:\n    naam: Jan\n    fax: 1 # a\n  piet:\n    naam: Piet\n"
        "  an: {naam: An, fax: 3}\n",
        {"hernoemd": {"mensen.*.fax": "mensen.*.contact.tel"}},
        "model: soort/2\nmensen:\n  jan:\n    naam: Jan\n    contact:\n      tel: 1 # a\n"
        "  piet:\n    naam: Piet\n  an: {naam: An, contact: {tel: 3}}\n",
    ),
    "uit en in een rij": (
        "model: soort/1\nrij: {oud: 1, per: week, weg: 2}\nslot: {einde: 5, tempo: snel}\n",
        {
            "hernoemd": {"rij.oud": "rij.uren", "slot.tempo": "rij.extra"},
            "vervallen": {"rij.weg": "niet nodig"},
        },
        "model: soort/2\nrij: {uren: 1, per: week, extra: snel}\nslot: {einde: 5}\n",
    ),
    "een rij die leeg raakt": (
        "model: soort/1\nrij: {oud: 1}  # rij\nkop: x\n",
        {"hernoemd": {"rij.oud": "slot.einde"}},
        "model: soort/2\nkop: x\nslot:\n  einde: 1\n",
    ),
    "vervallen, met de opmerkingen die erbij horen": (
        "model: soort/1\nplek:\n  # waarom\n  weg:  # daarom\n    # binnenin\n    a: |\n"
        "      # geen opmerking\n    b: 2  # bij b\n  naam: x\n",
        {"vervallen": {"plek.weg": "zomaar"}},
        "model: soort/2\nplek:\n  naam: x\n",
    ),
    "codes, ook in een lijst en een truth": (
        "model: soort/1\nkop: \"a\"\nplek:\n  post: [b, a, 'a', c]\n  naam: true\nslot:\n  einde: c\n",
        {
            "waarden": {
                "kop": {"a": "b"},
                "plek.post": {"a": "b", "b": "a"},
                "plek.naam": {"true": "ja_altijd"},
            }
        },
        "model: soort/2\nkop: \"b\"\nplek:\n  post: [a, b, 'b', c]\n  naam: ja_altijd\nslot:\n  einde: c\n",
    ),
    "een waarde wordt een groep": (
        "model: soort/1\nplek: thuis  # waar\nkop: x\n",
        {"hernoemd": {"plek": "plek.naam"}},
        "model: soort/2\nkop: x\nplek:\n  naam: thuis  # waar\n",
    ),
    "een groep, en wat erin staat elders heen": (
        "model: soort/1\noud:\n  a: 1\n  b: 2\n  c: 3\n",
        {"hernoemd": {"oud.a": "kop", "oud.b": "plek.fax", "oud": "plek", "oud.c": "plek.naam"}},
        "model: soort/2\nkop: 1\nplek:\n  fax: 2\n  naam: 3\n",
    ),
    "opschuiven": (
        "model: soort/1\nplek:\n  fax: 1\n  oud: 2\n",
        {"hernoemd": {"plek.oud": "plek.fax", "plek.fax": "plek.naam"}},
        "model: soort/2\nplek:\n  naam: 1\n  fax: 2\n",
    ),
    "een tekst van meer regels naar een rij": (
        "model: soort/1\noud: |\n  1\nplek: {naam: 2}\n",
        {"hernoemd": {"oud": "plek.fax"}},
        "model: soort/2\nplek:\n  fax: |\n    1\n  naam: 2\n",
    ),
    "codes van een andere soort": (
        "model: soort/1\nrij: {aan: ja}\n",
        {"hernoemd": {"rij.aan": "rij.open"}, "waarden": {"rij.aan": {"ja": "true"}}},
        "model: soort/2\nrij: {open: true}\n",
    ),
    "een sleutel zonder waarde": (
        "model: soort/1\nplek:\n  oud:  # later\n  naam:\n  fax: 3\n",
        {"hernoemd": {"plek.oud": "plek.post", "plek.fax": "plek.naam"}},
        "model: soort/2\nplek:\n  post:  # later\n  naam: 3\n",
    ),
}


@pytest.mark.parametrize(("text", "keys", "after"), CASES.values(), ids=CASES.keys())
def test_only_what_must_change_does(text: str, keys: dict[str, Any], after: str) -> None:
    assert upgraded(text, **keys) == after


@pytest.mark.parametrize(("text", "keys", "after"), CASES.values(), ids=CASES.keys())
def test_line_ends_of_windows_stay(text: str, keys: dict[str, Any], after: str) -> None:
    assert upgraded(text.replace("\n", "\r\n"), **keys) == after.replace("\n", "\r\n")


def test_every_line_keeps_its_own_line_end() -> None:
    text = "model: soort/1\r\noud: 1\nkop: 2\r\n"
    assert upgraded(text, hernoemd={"oud": "plek.fax"}) == (
        "model: soort/2\r\nkop: 2\r\nplek:\r\n  fax: 1\r\n"
    )


def test_comments_that_go_along_are_told() -> None:
    text = "model: soort/1\nplek:\n  # waarom\n  weg: 1  # daarom\n  # naam\n  naam: x\n"
    assert step(text, vervallen={"plek.weg": "zomaar"}).comments == ("# waarom", "# daarom")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("model: soort/1\noud: 1\nkop: 2\n", '"kop" is al ingevuld'),
        ("model: soort/1\noud: 1\nplek: geen\n", '"plek" is al ingevuld; daaronder hoort "plek.fax"'),
        ("model: soort/1\noud: 1\nplek: {fax: 2}\n", '"plek.fax" is al ingevuld'),
    ],
)
def test_what_cannot_be_is_refused(text: str, words: str) -> None:
    new = "kop" if "kop" in words else "plek.fax"
    with pytest.raises(EditError, match=words):
        upgraded(text, hernoemd={"oud": new})
