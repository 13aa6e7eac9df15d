"""The terms that a document states, as data: written into its PDF and Word file, so that a program can read them.

The form, JSON in UTF-8 with a fixed order of keys:

    {
      "formaat": "ojg-termen/1",
      "document": "modelovereenkomst-musselkanaal",
      "model": "modelovereenkomst/2026.1",
      "toestand": "ontwerp",
      "digest": "0123456789ab",
      "termen": [
        {"paden": ["looptijd.ingang"], "titel": "Ingangsdatum", "waarde": "1 februari 2026", "berekend": false}
      ]
    }

`waarde` is the text as it is printed. A term that is printed in several ways stands there once for each; a
computed value (`berekend`) names all terms it was made of. Nothing that the document does not state is here:
no other keys of the file, no file names, no line numbers.
"""

from __future__ import annotations

import json

from generator.model.document import Document, Field
from generator.render.walk import inlines_of

FORM = "ojg-termen/1"
FILE_NAME = "termen.json"


def stated_terms(document: Document) -> bytes:
    """Write the terms that a document states, in the order in which it states them."""
    meta = document.meta
    terms: dict[tuple[tuple[str, ...], str], dict[str, object]] = {}
    for inline in inlines_of(document):
        if isinstance(inline, Field):
            terms.setdefault((inline.paths, inline.text), _term(inline))
    content = {
        "formaat": FORM,
        "document": document.name,
        "model": meta.model,
        "toestand": meta.state,
        "digest": meta.digest,
        "termen": list(terms.values()),
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _term(field: Field) -> dict[str, object]:
    return {
        "paden": list(field.paths),
        "titel": field.title,
        "waarde": field.text,
        "berekend": field.computed,
    }

