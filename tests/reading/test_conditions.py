"""Conditions in Dutch that a jurist accepts."""

from __future__ import annotations

import re

import pytest

from generator.findings import Spot
from generator.reading.condition_words import ConditionWords
from generator.reading.logic import AnyOf, Logic, Pick, Statement, both, either, negated
from generator.reading.variants import Fork, Lines, Loop, Placeholder, Variant, variants_of, when_text
from tests.reading.models import VERSIONS, texts

AGREEMENT, PROFILE = VERSIONS

WORDED = {
    'vervanging.verlof == "geen_vervanging"': "‹vervanging bij verlof› “geen vervanging” is",
    'werkgever.soort != "gemeente"': "‹soort werkgever› niet “gemeente” is",
    'werkgever.soort in ["gemeente", "wijkteamorganisatie"]':
        "‹soort werkgever› “wijkteamorganisatie” of “gemeente” is",
    "bekostiging.begrotingsvoorbehoud": "‹begrotingsvoorbehoud› “ja” is",
    "not bekostiging.begrotingsvoorbehoud": "‹begrotingsvoorbehoud› “nee” is",
    "gemeenten_onderling is ingevuld": "‹afspraken tussen de gemeenten› is ingevuld",
    "not afwijkingen is ingevuld": "‹afwijkingen van het model› niet is ingevuld",
    'taken.aard is ingevuld and taken.aard == "preventie"': "‹aard van de hulp› “preventie” is",
    "vervanging.ziekte_na_dagen > 0": "‹aantal dagen voordat vervanging volgt› meer dan 0 is",
    "not vervanging.ziekte_na_dagen > 0": "‹aantal dagen voordat vervanging volgt› 0 is",
    "doelgroep.leeftijd_tot >= 18": "‹leeftijdsgrens› ten minste 18 is",
    "looptijd.einde > looptijd.ingang": "‹einddatum› na ‹ingangsdatum› ligt",
    'looptijd.einde != "onbepaald"': "‹einddatum› niet “onbepaalde tijd” is",
    "(gemeenten | aantal) > 1": "er meer dan één gemeente is",
    "(uren.inzet | aantal) > 1":
        "bij ‹spreekuren per OJG› meer dan één ondersteuner jeugd en gezin is genoemd",
    "(registratie.cijfers | gekozen | aantal) > 0": "‹cijfers› iets bevat",
    '"huisarts" not in (doelgroep.aanmelden_door | gekozen)': "‹aanmelders› “de huisarts” niet bevat",
    "deze is ingevuld": "het document over één praktijk gaat",
    "not deze is ingevuld": "het document over alle praktijken samen gaat",
    "afgeleid.eigen_praktijk": "de praktijk zelf de werkgever is",
    "not afgeleid.eigen_praktijk": "de praktijk niet zelf de werkgever is",
    "afgeleid.meer_praktijken or afgeleid.meer_gemeenten":
        "er meer dan één praktijk is of er meer dan één gemeente is",
    'afgeleid.per_praktijk and (afgeleid.subsidie or bekostiging.btw == "belast")':
        "het document over één praktijk gaat en (‹vorm van bekostiging› “een subsidie” is of "
        "‹btw› “belast met btw” is)",
    'afgeleid.klachtwet == "awb"':
        "‹soort werkgever› “gemeente” is en ‹aard van de hulp› “preventie” is",
}  # fmt: skip


@pytest.mark.parametrize(("expression", "words"), WORDED.items(), ids=list(WORDED))
def test_conditions_are_dutch(expression: str, words: str) -> None:
    assert ConditionWords(texts(AGREEMENT).vocabulary).of(expression) == words


def test_a_profile_sees_the_agreement() -> None:
    words = ConditionWords(texts(PROFILE).vocabulary)
    assert words.of("overeenkomst is ingevuld") == "het document bij een overeenkomst hoort"
    assert words.of('"intake" in afgeleid.gekozen') == "‹taken› “de intake” bevat"
    assert words.of('afgeleid.diagnostiek == "volledig"') == "‹diagnostiek› “volledige diagnostiek” is"


def conditions(version: str) -> list[str]:
    """List every condition of a version: in clauses, derived names, standard values and rules."""
    template = texts(version).model.template
    found = [clause.wanneer for clause in template.clauses.values() if clause.wanneer.strip()]
    for clause in template.clauses.values():
        found += re.findall(r"\{% (?:el)?if (.+?) %\}", clause.body)
    for cases in template.roles.derived.values():
        found += [case.condition.text for case in cases if case.condition]
    return found + [str(layer["wanneer"]) for layer in template.standaard if "wanneer" in layer]


@pytest.mark.parametrize("version", VERSIONS)
def test_no_condition_shows_a_key(version: str) -> None:
    looped = re.compile(r"\b(s|p|g|partij|tekent|afwijking|persoon|rij|polis|stroom|dagdeel|ojg_id)\b[.\]]")
    words = ConditionWords(texts(version).vocabulary)
    for condition in conditions(version):
        if not looped.search(condition):
            told = words.of(condition)
            assert not re.search(r"[a-z]_[a-z]|==|\bis ingevuld and\b|afgeleid|waarde\b", told), condition
            assert told not in ("altijd", "nooit")


def lines(variants: tuple[Variant, ...], when: tuple[object, ...] = ()) -> dict[str, str]:
    """List the lines of a text with their condition."""
    found: dict[str, str] = {}
    for variant in variants:
        match variant:
            case Lines():
                text = "".join(part if isinstance(part, str) else part.text for part in variant.parts).strip()
                if text:
                    found[text] = when_text(when)  # type: ignore[arg-type]
            case Fork():
                for branch in variant.branches:
                    found |= lines(branch.body, (*when, branch.when))
            case Loop():
                found |= lines(variant.body, (*when, variant.each))
    return found


def told(text: str) -> dict[str, str]:
    return lines(variants_of(text, texts(AGREEMENT).vocabulary, Spot("")))


def test_the_last_branch_names_what_is_left() -> None:
    text = """{% if vervanging.verlof == "vervanging" %}
een
{% elif vervanging.verlof == "geen_vervanging" %}
twee
{% else %}
drie
{% endif %}
"""
    assert told(text) == {
        "een": "Als ‹vervanging bij verlof› “altijd vervanging” is",
        "twee": "Als ‹vervanging bij verlof› “geen vervanging” is",
        "drie": "Als ‹vervanging bij verlof› “vervanging als het verlof langer duurt dan de afgesproken "
        "onderbreking” is",
    }


def test_a_branch_after_an_empty_one_says_all() -> None:
    text = "{% if afgeleid.per_praktijk %}\n{% elif uren.totaal is ingevuld %}\nja\n{% endif %}\n"
    assert told(text) == {
        "ja": "Als ‹totaal aantal uren per OJG› is ingevuld en het document over alle praktijken samen gaat"
    }


def test_loops_and_conditions_stand_in_order() -> None:
    text = """{% for g in gemeenten %}
{% if g.kvk is ingevuld %}
{{ g.kvk }}
{% endif %}
{% endfor %}
{% for cijfer in registratie.cijfers | gekozen %}
{{ cijfer }}
{% endfor %}
"""
    assert told(text) == {
        "‹KvK-nummer›": "Per gemeente; als ‹KvK-nummer› is ingevuld",
        "‹cijfer›": "Per gekozen cijfer",
    }


@pytest.mark.parametrize(
    ("printed", "text", "notes"),
    [
        ("vervanging.ziekte_na_dagen", "‹aantal dagen voordat vervanging volgt›", ()),
        ("afgeleid.werkgever | hoofdletter", "‹De werkgever›", ()),
        ('gemeenten | waarden("naam") | opsomming', "‹naam van de gemeente, per gemeente›", ()),
        ('praktijken | aantal | meervoud("praktijk", "praktijken")', "‹praktijk/praktijken›", ()),
        ("gemeenten[werkgever.gemeente].naam", "‹naam van de gemeente (gemeente die werkgever is)›", ()),
        (
            '"een" if afgeleid.meer_gemeenten else "de"',
            "‹een / de›",
            ("“een” als er meer dan één gemeente is", "anders “de”"),
        ),
        (
            '"" if afgeleid.meer_gemeenten else ", altijd"',
            "‹, altijd›",
            ("“, altijd” alleen als er één gemeente is",),
        ),
    ],
)
def test_placeholders_have_titles(printed: str, text: str, notes: tuple[str, ...]) -> None:
    (found,) = variants_of(f"{{{{ {printed} }}}}", texts(AGREEMENT).vocabulary, Spot(""))
    assert isinstance(found, Lines)
    assert found.parts == (Placeholder(text, notes),)


A, B = Statement("a", "niet a"), Statement("b", "niet b")
ONE = Pick("soort", "soort", (("x", "x"), ("y", "y"), ("z", "z")), frozenset("x"))
TWO = Pick("soort", "soort", ONE.options, frozenset("xy"))


@pytest.mark.parametrize(
    ("logic", "expected"),
    [
        (both([A, negated(A)]), False),
        (either([A, negated(A)]), True),
        (both([A, True, A]), A),
        (both([ONE, TWO]), ONE),
        (both([ONE, negated(TWO)]), False),
        (both([A, either([A, B])]), A),
        (both([negated(A), either([A, B])]), both([negated(A), B])),
        (either([A, both([negated(A), B])]), AnyOf((A, B))),
        (negated(both([A, B])), either([negated(A), negated(B)])),
        (both([ONE, either([negated(ONE), B])]), both([ONE, B])),
    ],
)
def test_logic_keeps_conditions_short(logic: Logic, expected: Logic) -> None:
    assert logic == expected
