"""What a rule of `regels.yaml` proposes to a file that breaks it: to take something out, or to fill it in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.errors import TemplateError
from generator.findings import Spot
from generator.language.expressions import Expression, compile_expression
from generator.language.scope import Scope
from generator.language.values import Term, Unknown, Value, paths_of
from generator.model.source import Path, YamlSource, dotted, parse_path, value_at
from generator.proposals import Drop, Proposal, Put
from generator.schema.snippets import block
from generator.terms.subject import Subject

KEY = "voorstel"
TAKE_OUT, PUT = "haal_weg", "zet"
FORM = (
    f"Schrijf een lijst. In een voorstel staat `{TAKE_OUT}` met een of meer sleutels, `{PUT}` met sleutels "
    "en waarden, of beide."
)


@dataclass(frozen=True, eq=False)
class RuleProposal:
    """A way out that is ready to be offered."""

    out: tuple[Expression, ...]
    """What goes out of the file, as far as it is in it."""
    put: tuple[tuple[Expression, Any], ...]
    """What gets which value, unless it has that already."""

    def offered(self, scope: Scope, subject: Subject) -> Proposal | None:
        """Say what to edit in a file; None when nothing is left to edit, or another file says it."""
        out = [own_path(part.evaluate(scope), subject) for part in self.out]
        put = [(own_path(part.evaluate(scope), subject), value) for part, value in self.put]
        drops = [Drop(path) for path in out if path is not None and path in subject.source.key_spots]
        puts = [
            Put(path, value)
            for path, value in put
            if path is not None and value_at(subject.terms.data, path) != value
        ]
        written = [block(edit.path, edit.value) for edit in puts]
        label = "\n".join([*(f"# {line}" if written else line for line in _left_out(drops)), *written])
        return Proposal(label, (*drops, *puts), is_order=not puts) if label else None


def own_path(value: Value, subject: Subject) -> Path | None:
    """Return the path of a term in the file itself; None when it stands in a file that this one names."""
    if isinstance(value, Term):
        return None if value.tree.prefix else value.path
    path = parse_path(next(iter(paths_of([value])), ""))
    is_one = isinstance(value, Unknown) and len(value.causes) == 1
    return path if is_one and path and path[0] not in subject.model.roles.links else None


def compile_proposals(source: YamlSource, index: int, entry: Mapping[str, Any]) -> tuple[RuleProposal, ...]:
    """Compile the proposals of a rule.

    Raises:
        TemplateError: when one has another form, or is outside the language.
    """
    if KEY in entry and not _has_form(entry[KEY]):
        spot = source.key_spot((index, KEY))
        raise TemplateError("Een voorstel zegt niet wat er in het bestand wijzigt.", spot=spot, hint=FORM)
    return tuple(
        RuleProposal(
            tuple(compile_expression(text, spot) for text, spot in _taken_out(source, index, number, one)),
            tuple(
                (compile_expression(str(place), source.key_spot((index, KEY, number, PUT, place))), value)
                for place, value in one.get(PUT, {}).items()
            ),
        )
        for number, one in enumerate(entry.get(KEY) or ())
    )


def proposal_expressions(source: YamlSource, index: int, entry: Mapping[str, Any]) -> Iterator[Expression]:
    """Walk through the places that the proposals of a rule are about.

    Raises:
        TemplateError: when a proposal has another form, or is outside the language.
    """
    for proposal in compile_proposals(source, index, entry):
        yield from proposal.out
        yield from (place for place, _ in proposal.put)


def _taken_out(
    source: YamlSource, index: int, number: int, one: Mapping[str, Any]
) -> Iterator[tuple[str, Spot]]:
    out = one.get(TAKE_OUT, [])
    path = (index, KEY, number, TAKE_OUT)
    if isinstance(out, list):
        yield from ((str(text), source.value_spot((*path, at))) for at, text in enumerate(out))
    else:
        yield str(out), source.value_spot(path)


def _has_form(proposals: object) -> bool:
    return isinstance(proposals, list) and all(
        isinstance(one, Mapping)
        and one
        and one.keys() <= {TAKE_OUT, PUT}
        and None not in one.values()
        and isinstance(one.get(PUT, {}), Mapping)
        for one in proposals
    )


def _left_out(drops: Sequence[Drop]) -> list[str]:
    names = " en ".join(f"`{dotted(edit.path)}`" for edit in drops)
    return [f"laat {names} weg"] if names else []
