"""A document is written as plain data and read back the same: what was signed is rendered from that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.edge.json_data import json_value
from generator.model.document_tree import as_data, document_from
from generator.model.json_text import json_text
from generator.render import FORMATS, writer_for
from generator.render.style import Style
from tests.acceptance.content import NAMES, ROOT, documents
from tests.sample_document import sample_document

FORM_1 = Path(__file__).parent / "document-vorm-1.json"
"""A document as a program of today lays it down; it has to be read for ever."""


@pytest.mark.parametrize("name", NAMES)
def test_every_document_comes_back_the_same(name: str) -> None:
    for document in documents(name):
        assert document_from(json_value(json_text(as_data(document)))) == document


def test_what_was_laid_down_earlier_is_still_read() -> None:
    assert document_from(json_value(FORM_1.read_text(encoding="utf-8"))) == sample_document()


@pytest.mark.parametrize("file_format", [name for name in FORMATS if name != "pdf"])
def test_it_is_rendered_the_same(file_format: str) -> None:
    style = Style((ROOT / "templates/huisstijl/standaard",))
    back = document_from(as_data(sample_document()))
    assert writer_for(file_format)(back, style) == writer_for(file_format)(sample_document(), style)


def _without_name(data: dict[str, Any]) -> None:
    del data["name"]


def _with_more(data: dict[str, Any]) -> None:
    data["kleur"] = "rood"


def _of_another_class(data: dict[str, Any]) -> None:
    data["title"] = [{"is": "Section"}]


def _of_a_group(data: dict[str, Any]) -> None:
    data["title"] = [{"is": {}}]


def _of_another_kind(data: dict[str, Any]) -> None:
    data["sections"][0]["kind"] = "omslag"


def _number_for_text(data: dict[str, Any]) -> None:
    data["name"] = 1


@pytest.mark.parametrize(
    "change", [_without_name, _with_more, _of_another_class, _of_a_group, _of_another_kind, _number_for_text]
)
def test_what_is_no_document_is_refused(change: Any) -> None:
    data = as_data(sample_document())
    change(data)
    with pytest.raises(ValueError, match=r".+"):
        document_from(data)


def test_what_is_nested_too_deep_is_refused() -> None:
    with pytest.raises(ValueError, match="te veel lijsten of groepen in elkaar"):
        json_value("[" * 100_000)
