"""What stands below a clause: why it is there, and the statutes behind it with their state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.errors import TemplateError
from generator.findings import Spot
from generator.language.showing import written
from generator.model.document import (
    Block,
    Cell,
    Heading,
    Inline,
    LegalReference,
    Paragraph,
    Table,
    TableKind,
    Text,
)
from generator.model.template import Clause, LegalBasis

APPLIES, EXPLAINS, CITED = "geldt rechtstreeks", "achtergrond", "genoemd in de tekst"
UNCHECKED = "nog te controleren door een jurist"
_LEVEL = 3
"""Level of the headings below a clause."""


def explanation(clause: Clause) -> Iterator[Paragraph]:
    """Give the explanation of a clause, paragraph by paragraph."""
    for part in clause.toelichting.strip().split("\n\n"):
        if words := " ".join(part.split()):
            yield Paragraph((Text(words),))


def grounds_of(clause: Clause, cited: Iterable[str] = ()) -> dict[str, str]:
    """List the statutes of a clause, each with what it does there."""
    found = dict.fromkeys(clause.grondslag, APPLIES)
    for ids, role in ((clause.achtergrond, EXPLAINS), (cited, CITED)):
        for ground in ids:
            found.setdefault(ground, role)
    return found


def grounds_table(
    clause: Clause, roles: Mapping[str, str], grounds: Mapping[str, LegalBasis]
) -> Table | None:
    """List statutes with their subject and whether somebody read them; None when there are none.

    Raises:
        TemplateError: when one is not registered.
    """
    rows = []
    for ground, role in roles.items():
        basis = grounds.get(ground)
        if basis is None:
            raise _unregistered(ground, clause)
        cells = (_citation(basis), (Text(basis.title),), (Text(role),), (Text(state_of(basis)),))
        rows.append(tuple(map(Cell, cells)))
    header = tuple(Cell((Text(title),)) for title in ("Wetsartikel", "Onderwerp", "Rol", "Nagekeken"))
    return Table(TableKind.PLAIN, "", (), header, tuple(rows), (26, 34, 16, 24)) if rows else None


def state_of(basis: LegalBasis) -> str:
    """Say whether somebody read a statute, and which text."""
    if not basis.is_checked:
        return UNCHECKED
    day = written(basis.checked_on, "datum")
    if basis.is_english:
        return f"nummer en onderwerp gecontroleerd in de Engelse tekst van {day}"
    return f"gecontroleerd, tekst van {day}"


def headed(title: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Put a heading above blocks, if there are any."""
    some = list(blocks)
    if some:
        yield Heading(_LEVEL, (Text(title),))
        yield from some


def _citation(basis: LegalBasis) -> tuple[Inline, ...]:
    words = f"{basis.statute}, artikel {basis.article}"
    return (LegalReference(words, basis.url),) if basis.url else (Text(words),)


def _unregistered(ground: str, clause: Clause) -> TemplateError:
    key = "grondslag" if ground in clause.grondslag else "achtergrond"
    spot: Spot = clause.spot(key)
    return TemplateError(f"De grondslag `{ground}` staat niet in grondslagen.yaml.", spot=spot)
