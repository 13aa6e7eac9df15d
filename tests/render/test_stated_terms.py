"""The terms inside a document: exactly those that it states, each way of printing once."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from generator.model.document import Field, Strong
from generator.render.stated_terms import StatedTerm, stated_terms, terms_from_json, terms_to_json
from tests.sample_document import gap, inlines, sample_document, value


def test_terms_stand_in_order_each_way_of_printing_once() -> None:
    computed = Field(("a.b", "a.c"), "40", "Uren", computed=True)
    title = inlines(
        "Over ", value("x", "a.b"), Strong((computed,)), value("x", "a.b"), value("X", "a.b"), gap()
    )
    found = stated_terms(replace(sample_document(), title=title, lead=(), sections=()))
    name = "Naam van de werkgever"
    assert found.terms == (
        StatedTerm(("a.b",), name, "x", computed=False),
        StatedTerm(("a.b", "a.c"), "Uren", "40", computed=True),
        StatedTerm(("a.b",), name, "X", computed=False),
    )


def test_terms_survive_writing_and_reading() -> None:
    terms = stated_terms(sample_document())
    written = terms_to_json(terms)
    assert terms_from_json(written) == terms
    assert written == terms_to_json(stated_terms(sample_document()))
    assert written.decode() == json.dumps(json.loads(written), ensure_ascii=False, indent=1) + "\n"
    keys = ["formaat", "document", "model", "toestand", "modelkenmerk", "digest", "termen"]
    assert list(json.loads(written)) == keys


def test_a_document_from_before_released_versions_is_still_read() -> None:
    content = json.loads(terms_to_json(stated_terms(sample_document())))
    del content["modelkenmerk"]
    assert terms_from_json(json.dumps(content).encode()) == stated_terms(sample_document())


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'"x"', b'{"formaat": "ojg-termen/1"}', b"\xff", b"[" * 100_000]
)
def test_what_are_no_terms_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="ojg-termen/1"):
        terms_from_json(data)
