"""The terms that a document states, as data inside its PDF and Word file, so that a program can read them.

The form, JSON in UTF-8 with a fixed order of keys:

    {
      "formaat": "ojg-termen/1",
      "document": "modelovereenkomst-musselkanaal",
      "model": "modelovereenkomst/2026.1",
      "toestand": "vastgesteld",
      "modelkenmerk": "3f2a9c0d1e2b",
      "digest": "0123456789ab",
      "termen": [
        {"paden": ["looptijd.ingang"], "titel": "Ingangsdatum", "waarde": "1 juni 2026", "berekend": false}
      ]
    }

`modelkenmerk` is the digest of a released model version, and empty for a draft; older documents lack it.
`waarde` is the text as it is printed. A term that is printed in several ways stands there once for each; a
computed value (`berekend`) names all terms it was made of. Nothing that the document does not state is here:
no other keys of the file, no file names, no line numbers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.edge.json_data import json_value
from generator.model.document import Document, Field
from generator.render.walk import inlines_of

_as_json = json.JSONEncoder(ensure_ascii=False).encode

FORM = "ojg-termen/1"
FILE_NAME = "termen.json"


@dataclass(frozen=True)
class StatedTerm:
    """A term as a document prints it."""

    paths: tuple[str, ...]
    title: str
    text: str
    computed: bool


@dataclass(frozen=True)
class StatedTerms:
    """The terms of one document, in the order in which it states them."""

    document: str
    model: str
    state: str
    digest: str
    terms: tuple[StatedTerm, ...]
    model_digest: str = ""
    """Of a released model version."""


def stated_terms(document: Document) -> StatedTerms:
    """Collect the terms that a document states."""
    meta = document.meta
    fields = (inline for inline in inlines_of(document) if isinstance(inline, Field))
    return StatedTerms(
        document.name, meta.model, meta.state, meta.digest, tuple(_terms(fields)), meta.model_digest
    )


def _terms(fields: Iterable[Field]) -> Iterable[StatedTerm]:
    terms: dict[tuple[tuple[str, ...], str], StatedTerm] = {}
    for field in fields:
        term = StatedTerm(field.paths, field.title, field.text, field.computed)
        terms.setdefault((field.paths, field.text), term)
    return terms.values()


def terms_to_json(stated: StatedTerms) -> bytes:
    """Write terms in the form that the module describes."""
    head = {
        "formaat": FORM,
        "document": stated.document,
        "model": stated.model,
        "toestand": stated.state,
        "modelkenmerk": stated.model_digest,
        "digest": stated.digest,
    }
    before = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    terms = ",".join(map(_written, stated.terms))
    return f'{before},\n "termen": [{terms}\n ]\n}}\n'.encode()


def _written(term: StatedTerm) -> str:
    """Write a term as `json` would with an indent of 1, by which it takes ten times as long."""
    paths = ",\n    ".join(map(_as_json, term.paths))
    return (
        f'\n  {{\n   "paden": [\n    {paths}\n   ],\n   "titel": {_as_json(term.title)},'
        f'\n   "waarde": {_as_json(term.text)},\n   "berekend": {_as_json(term.computed)}\n  }}'
    )


def terms_from_json(data: bytes) -> StatedTerms:
    """Read terms back.

    Raises:
        ValueError: The data are not terms in this form.
    """
    try:
        content: Any = json_value(data)
        if content["formaat"] != FORM:
            raise ValueError(content["formaat"])
        document, model, state, digest = (
            str(content[key]) for key in ("document", "model", "toestand", "digest")
        )
        model_digest = str(content.get("modelkenmerk", ""))
        terms = tuple(_read_term(term) for term in content["termen"])
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"geen termen in de vorm {FORM}") from error
    return StatedTerms(document, model, state, digest, terms, model_digest)


def _read_term(term: Any) -> StatedTerm:
    paths = tuple(str(path) for path in term["paden"])
    return StatedTerm(paths, str(term["titel"]), str(term["waarde"]), term["berekend"] is True)
