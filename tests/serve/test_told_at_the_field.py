"""What a field tells of a number that lost its zero, and of an example that is nobody's."""

from __future__ import annotations

import pytest
import yaml

from tests.serve.forms import elements_at, send
from tests.serve.workbench import Workbench

pytestmark = pytest.mark.slow
PAGE = "/o/agreements/veendam/groep/praktijken"
KVK = "praktijken/wildervank/kvk"


def _said(fresh: Workbench, name: str) -> str:
    (field,) = elements_at(
        fresh.get(PAGE), f"//*[@name='w:{name}']/ancestor::div[contains(@class, 'veld')][1]"
    )
    return " ".join(field.text_content().split())


def test_a_number_of_seven_digits_is_not_mended_unasked(fresh: Workbench) -> None:
    send(fresh, PAGE, {KVK: "1234567"}, "opslaan")
    written = yaml.safe_load(fresh.file("veendam").read_text("utf-8"))["praktijken"]["wildervank"]
    assert written.get("kvk") != "01234567"
    said = _said(fresh, KVK)
    assert "acht cijfers" in said
    assert "misschien een nul vooraan weggevallen" in said


def test_an_address_that_nobody_has_is_an_example_and_is_to_be_replaced(fresh: Workbench) -> None:
    name = "praktijken/wildervank/contact/email"
    file = fresh.file("veendam")
    file.write_text(file.read_text("utf-8").replace("\nstatus: voorbeeld", "\nstatus: concept", 1), "utf-8")
    (field,) = elements_at(fresh.get(PAGE), f"//*[@name='w:{name}']")
    (told,) = elements_at(fresh.get(PAGE), f"//*[@id='{field.get('aria-describedby').split()[0]}']")
    assert "Bijvoorbeeld: " in told.text_content()
    assert not field.get("placeholder")
    send(fresh, PAGE, {name: "praktijk@voorbeeld.example"}, "opslaan")
    assert "Het is alleen een voorbeeld. Vervang het" in fresh.get(PAGE).text


NAMES = "praktijken/wildervank/huisartsen"


def test_names_on_one_line_are_put_on_lines_of_their_own_by_a_button(fresh: Workbench) -> None:
    assert "Zet één naam op elke regel." in _said(fresh, NAMES)
    send(fresh, PAGE, {NAMES: "P. Bakker, R. Smit"}, "opslaan")
    assert '"P. Bakker, R. Smit" lijkt meer dan één naam.' in _said(fresh, NAMES)
    (button,) = elements_at(fresh.get(PAGE), f"//*[@id='veld-v-{NAMES.replace('/', '-')}']//button")
    assert button.text_content() == "Zet elk op een eigen regel: P. Bakker; R. Smit"
    send(fresh, PAGE, {}, button.get("value", ""))
    written = yaml.safe_load(fresh.file("veendam").read_text("utf-8"))["praktijken"]["wildervank"]
    assert written["huisartsen"] == ["P. Bakker", "R. Smit"]
    assert "lijkt meer dan één naam" not in _said(fresh, NAMES)


def test_what_was_filled_in_wrongly_is_not_asked_as_if_nothing_was(fresh: Workbench) -> None:
    name = "praktijken/wildervank/adres/postcode"
    send(fresh, PAGE, {name: "964 PP"}, "opslaan")
    said = _said(fresh, name)
    assert "Dit klopt nog niet: schrijf het zoals 9501 AA." in said
    assert "Vul iets in" not in said
