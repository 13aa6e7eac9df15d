"""What signing lays down of one document: the document itself, and all that it was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.model.document import Document
from generator.model.document_tree import as_data, document_from
from generator.model.json_text import canonical_json

FORM = 1
"""The form of the files; a program reads those of its own form only."""
_ABOUT = (
    "Dit legde `ojg sign` vast bij het tekenen. Wijzig dit bestand niet: het controlegetal in de "
    "overeenkomst past dan niet meer."
)
TextParts = Mapping[str, str | list[str]]
"""The parts of a clause as it was used: its title, its conditions, its lines."""


@dataclass(frozen=True)
class LaidDown:
    """One signed document."""

    document: Document
    agreed: Mapping[str, Any]
    """The terms that only the parties together may change, by dotted path."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What stands fast by the signing itself, such as its dates and places."""
    free: Mapping[str, Any] = field(default_factory=dict)
    """Terms that may change afterwards: they tell whether it is those that change the words."""
    texts: Mapping[str, TextParts] = field(default_factory=dict)
    """The clauses used, by file."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Digests of the other files of the model that words come from."""
    view: tuple[str, str] | None = None
    """The map and the entry that the document is about; None when it is about all of the file."""
    link: str = ""
    """Name of the linked file that the document is of; empty for the file's own."""
    once: str = ""
    """The id of the part of a divided text that a file gives once; empty for any other document."""
    signed_file: str = ""
    """SHA-256 of the file with the signatures; empty until that is known."""


def data_of(laid_down: LaidDown) -> dict[str, Any]:
    """Return it as plain data, as its file holds it."""
    about: dict[str, Any] = {"onderdeel": list(laid_down.view)} if laid_down.view else {}
    about |= {"koppeling": laid_down.link} if laid_down.link else {}
    about |= {"deel": laid_down.once} if laid_down.once else {}
    about |= {"sha256_van_getekend_exemplaar": laid_down.signed_file} if laid_down.signed_file else {}
    return {
        "over": _ABOUT,
        "vorm": FORM,
        **about,
        "afspraken": dict(laid_down.agreed),
        "feiten": dict(laid_down.facts),
        "overig": dict(laid_down.free),
        "teksten": {file: dict(parts) for file, parts in laid_down.texts.items()},
        "model": dict(laid_down.sources),
        "document": as_data(laid_down.document),
    }


def laid_down_from(data: Any) -> LaidDown:
    """Return what the data of a file stands for.

    Raises:
        ValueError: when it is of another form.
    """
    if not isinstance(data, dict) or data.get("vorm") != FORM:
        raise ValueError("not of this form")
    view = data.get("onderdeel")
    groups: list[Any] = [data.get(name) for name in ("afspraken", "feiten", "overig", "teksten", "model")]
    if not all(isinstance(group, dict) for group in groups):
        raise ValueError("a group is missing")
    agreed, facts, free, texts, sources = groups
    if not all(isinstance(parts, dict) and all(map(_is_text, parts.values())) for parts in texts.values()):
        raise ValueError("a text is missing")
    if not all(isinstance(digest, str) for digest in sources.values()):
        raise ValueError("a digest is missing")
    return LaidDown(
        document_from(data.get("document")),
        agreed,
        facts,
        free,
        texts,
        sources,
        (str(view[0]), str(view[1])) if isinstance(view, list) and len(view) == 2 else None,
        str(data.get("koppeling", "")),
        str(data.get("deel", "")),
        str(data.get("sha256_van_getekend_exemplaar", "")),
    )


def _is_text(part: Any) -> bool:
    lines = part if isinstance(part, list) else [part]
    return all(isinstance(line, str) for line in lines)


def digest_of(files: Mapping[str, Any]) -> str:
    """Return the SHA-256 over the data of the files of one agreement, by the names of their documents."""
    return hashlib.sha256(canonical_json(dict(files)).encode()).hexdigest()
