"""Wat getekend wordt, bevat geen woorden die nog moeten worden ingevuld.

De controle zoekt in alle eigen tekst naar TODO, XXX, puntjes, vierkante haken en zinnen als "vul hier in" of
"nog te bepalen", en naar een tekst die niet meer is dan "n.v.t.", "onbekend", "PM", "idem", een streepje of
"nader te bepalen". Een naam die alleen zegt wat er moet komen, zoals "Naam praktijk", telt ook mee. In een
concept mag "nog te bepalen" er nog staan; de rest is dan een waarschuwing.

Goed: `kanaal: beveiligde mail (NTA 7516)`. Fout: `kanaal: nog te bepalen`.
"""

from __future__ import annotations

import re

from generator.findings import Finding, Severity
from generator.model.schema_node import SchemaNode
from generator.model.source import Path
from generator.proposals import Drop, Proposal
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term
from generator.validate.standing import standing_of

ID = "plaatshouder"
TERMS: tuple[Term, ...] = ()
_SOURCE = "R40"
_TO_FILL = re.compile(
    r"\b(?:todo|tbd|xxx+)\b|\.\.\.|…|\[[^\]]{1,200}\]|<[^<>/@]{0,40}(?:invullen|naam)[^<>]{0,40}>|"
    r"\?\?+|\bvul hier\b|\blorem ipsum\b|\bnaam volgt\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\bnog (?:in te vullen|te (?:bepalen|benoemen|bespreken|kiezen|regelen|volgen))\b", re.IGNORECASE
)
_NOTHING = re.compile(
    r"[-–—_.?*/]+|x+|test|vul in|in te vullen|"
    r"n\.? ?v\.? ?t\.?|n\.? ?[nt]\.? ?b\.?|p\.? ?m\.?|niet van toepassing|"
    r"(?:nog )?onbekend|volgt(?: nog)?|idem(?: dito)?|dito|(?:zie|als) (?:hier)?boven|"
    r"nader (?:in te vullen|overeen te komen|te (?:bepalen|benoemen))",
    re.IGNORECASE,
)
"""A whole text that says nothing."""
_MESSAGE = 'Hier staat nog een tekst om in te vullen: "{}".'
_FILL = "Vul in wat is afgesproken."
_HINT = "Vul in wat is afgesproken, of haal de regel weg als hij niet nodig is."


def is_to_fill(text: str) -> bool:
    """Tell whether a text only says that something is to be filled in."""
    return _TO_FILL.search(text) is not None or _NOTHING.fullmatch(text.strip()) is not None


def is_left_open(text: str) -> bool:
    """Tell whether a text says nothing but that something is decided later, such as `nog te benoemen`."""
    return _OPEN.fullmatch(text.strip().rstrip(".")) is not None


def check(context: Context) -> list[Finding]:
    """Look through all text that the file itself gives."""
    subject = context.subject
    is_draft = standing_of(subject).is_draft
    severity = Severity.WARNING if is_draft else Severity.ERROR
    return [
        at_value(subject, path, _remark(severity, path, text, subject.model.root))
        for path, text in context.texts()
        if _is_wrong(text, path, subject.model.root) or (not is_draft and _OPEN.search(text))
    ]


def _is_wrong(text: str, path: Path, root: SchemaNode) -> bool:
    """Tell whether a text is to be filled in; a code may be one of the words that say nothing."""
    if _TO_FILL.search(text) is not None:
        return True
    node = root.at(path)
    return node is not None and node.is_free_text and (is_to_fill(text) or is_title(text, path, node))


def is_title(text: str, path: Path, node: SchemaNode) -> bool:
    """Tell whether a name only says what is to come: `Naam praktijk`."""
    first, *others = text.split()
    is_said = first.casefold() in (str(path[-1]), node.title.casefold())
    return node.is_name and is_said and bool(others) and all(word.islower() for word in others)


def _remark(severity: Severity, path: Path, text: str, root: SchemaNode) -> Remark:
    message = _MESSAGE.format(" ".join(text.split()))
    proposals = (_left_out(path),) if _NOTHING.fullmatch(text) and _may_lack(path, root) else ()
    hint = _FILL if proposals else _HINT
    return Remark(ID, severity, message, hint, _SOURCE, proposals, is_gap=True)


def _may_lack(path: Path, root: SchemaNode) -> bool:
    """Tell whether a file is complete without a value, so that leaving it out says the same."""
    node, around = root.at(path), root.at(path[:-1])
    if node is None or around is None or not isinstance(path[-1], str):
        return False
    return "x-verplicht" not in node.spec and path[-1] not in around.spec.get("required", ())


def _left_out(path: Path) -> Proposal:
    return Proposal("laat deze regel weg als er niets is afgesproken", (Drop(path),), is_order=True)
