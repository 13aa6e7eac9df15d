"""Which leden a file's own documents have, and what they refer to: read from filled texts, without Markdown.

A lid begins with `1. {#id}` at the start of a line; an anchor further on belongs to an onderdeel.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import islice

from generator.language.expressions import compile_expression
from generator.language.lid_syntax import anchors_in, item_start, references_in
from generator.language.memo import Memo
from generator.language.scope import Scope
from generator.language.texts import BlockGap, Chunk, CompiledText, Printed, Words, compile_text
from generator.model.document import Field, SectionKind
from generator.model.template import Clause
from generator.terms.clause_names import chains_of
from generator.terms.subject import CompiledModel

_READ: Memo[Provision] = Memo(1024)
_NUMBERED = (SectionKind.ARTICLE, SectionKind.CHAPTER)
_FIELD = "\x00"
"""Stands for a value in a filled text; no text of a model has it."""


@dataclass
class Lid:
    """A lid, or with an empty id what stands before the first lid."""

    id: str
    onderdelen: list[str] = field(default_factory=list)
    """Ids of onderdelen in it."""
    targets: list[str] = field(default_factory=list)
    """What it refers to, as the text writes it."""
    stated: list[Field] = field(default_factory=list)
    """The values that it states."""


@dataclass(frozen=True)
class Provision:
    """A section of the documents of a file."""

    id: str
    words: str
    """How people call it: `artikel 7 (Vervanging)`."""
    is_article: bool
    leden: tuple[Lid, ...] = ()
    pending: frozenset[str] = frozenset()
    """Anchors in branches that wait for a choice."""
    applies: bool = True

    @property
    def anchors(self) -> set[str]:
        """Full anchors of its leden and onderdelen, those that wait for a choice too."""
        found = {name for lid in self.leden for name in (lid.id, *lid.onderdelen) if name}
        return {f"{self.id}.{name}" for name in found | self.pending}


def provisions_of(model: CompiledModel, scope: Scope) -> Iterator[Provision]:
    """Read the sections of one document; those that do not apply have no leden.

    Raises:
        TemplateError: when a text or condition does not fit the schema or the values.
    """
    for part in model.roles.document.parts:
        for number, placed in enumerate(part.clauses, start=1):
            clause = model.template.clauses[placed.id]
            title = compile_text(clause.title, clause.spot("titel")).plain(scope)
            words = f"{part.kind} {number} ({title})" if part.kind in _NUMBERED else title
            is_article = part.kind is SectionKind.ARTICLE
            read = partial(_read, clause, words, is_article, scope)
            yield _READ.made(clause, chains_of(clause), scope, (words, is_article), read)


def written_leden(clause: Clause) -> list[Lid]:
    """List every lid a clause can have, whatever its conditions say."""
    leden = list(_leden(clause.body))
    names = dict.fromkeys(lid.id for lid in leden)
    return [Lid(name, [item for lid in leden if lid.id == name for item in lid.onderdelen]) for name in names]


def _read(clause: Clause, words: str, is_article: bool, scope: Scope) -> Provision:
    text = _compiled(clause)
    truth: object = True
    if clause.wanneer.strip():
        truth = compile_expression(clause.wanneer, clause.spot("wanneer")).truth(scope)
    if truth is not True:
        pending = frozenset() if truth is False else text.anchors
        return Provision(clause.id, words, is_article, pending=pending, applies=truth is not False)
    chunks = list(text.chunks(scope))
    fields = [one.piece for one in chunks if isinstance(one, Printed) and isinstance(one.piece, Field)]
    filled = "".join(map(_shown, chunks))
    waiting = (anchor for chunk in chunks if isinstance(chunk, BlockGap) for anchor in chunk.anchors)
    return Provision(clause.id, words, is_article, tuple(_leden(filled, fields)), frozenset(waiting))


@lru_cache(maxsize=512)
def _compiled(clause: Clause) -> CompiledText:
    return compile_text(clause.body, clause.body_spot)


def _shown(chunk: Chunk) -> str:
    match chunk:
        case Words():
            return chunk.text
        case Printed(piece=Field()):
            return _FIELD
        case _:
            return "·"


def _leden(text: str, fields: Sequence[Field] = ()) -> Iterator[Lid]:
    here, values = Lid(""), iter(fields)
    for line in text.split("\n"):
        start = item_start(line)
        begun = start is not None and start.is_lid and start.anchor != ""
        if start is not None and begun:
            yield here
            here = Lid(start.anchor)
        here.onderdelen += anchors_in(line)[begun:]
        here.targets += references_in(line)
        here.stated += islice(values, line.count(_FIELD))
    yield here
