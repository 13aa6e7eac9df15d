"""The page for maintainers explains every key of the files that bind the engine to a document type."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.schema import forms
from tests.tools import tool

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "sjabloonbeheer.md"
TABLE = re.compile(r"<!-- rollen: (\S+)(?: (\S+))? -->\n(.*?)<!-- einde -->", re.DOTALL)


def form(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(
        (Path(forms.__file__).parent / "forms" / f"{name}.json").read_text("utf-8")
    )
    return content


def explained(name: str) -> set[str]:
    """Return the last part of every key that a table of a form explains."""
    tables = [body for shown, _, body in TABLE.findall(PAGE.read_text("utf-8")) if shown == name]
    return {key.rpartition(".")[2] for body in tables for key in re.findall(r"^\| `([^`]+)` \|", body, re.M)}


def named(spec: Any) -> Iterator[tuple[str, Any]]:
    """Walk through every key that a part of a form names, with what it says about the key."""
    if isinstance(spec, dict):
        properties = spec.get("properties")
        yield from properties.items() if isinstance(properties, dict) else ()
        for value in spec.values():
            yield from named(value)
    elif isinstance(spec, list):
        for value in spec:
            yield from named(value)


def keys_to_explain(name: str) -> set[str]:
    """Return the keys of a form; of a schema, the words that are not those of JSON Schema itself."""
    words = {key for key, _ in named(form(name))}
    if name != forms.SCHEMA:
        return words
    return {
        key for key in words if key.startswith("x-") or key in ("enumDescriptions", "patternErrorMessage")
    }


def test_the_tables_are_fresh() -> None:
    page = PAGE.read_text("utf-8")
    assert tool("make-rollen").refreshed(page) == page, "run `make docs`"


@pytest.mark.parametrize("name", [forms.MODEL, forms.SCHEMA, forms.STANDARD])
def test_every_key_is_explained(name: str) -> None:
    keys = keys_to_explain(name)
    assert len(keys) > 1
    assert keys - explained(name) == set()


def test_every_role_says_what_it_is_for() -> None:
    content = form(forms.MODEL)

    def described(spec: dict[str, Any]) -> dict[str, Any]:
        reference = str(spec.get("$ref", "")).rpartition("/")[2]
        return {**(described(content["$defs"][reference]) if reference else {}), **spec}

    specs = [(key, described(spec)) for key, spec in named(content) if isinstance(spec, dict)]
    mute = {
        key for key, spec in specs if len(spec) > 1 and not (spec.get("title") and spec.get("description"))
    }
    assert mute == set()
    assert {"delen", "nieuwe_pagina", "indeling"} <= {key for key, _ in specs}


def test_a_group_without_a_place_in_its_form_is_refused() -> None:
    with pytest.raises(ValueError, match="geen_rol"):
        tool("make-rollen").refreshed("<!-- rollen: model geen_rol -->\n<!-- einde -->\n")
