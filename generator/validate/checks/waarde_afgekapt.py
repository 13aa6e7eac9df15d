"""Na een spatie en een # leest YAML uitleg; een naam met een # erin houdt daar op.

De controle let op een # met één spatie ervoor en geen spatie erachter, in een tekst zonder aanhalingstekens.

Goed: `naam: "Huisartsen #1 Wildervank"`. Fout: `naam: Huisartsen #1 Wildervank`.
"""

from __future__ import annotations

from generator.findings import Finding, Severity
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, YamlSource, scalars
from generator.proposals import Proposal, Rewrite
from generator.schema.snippets import block, written
from generator.schema.value_rules import compiled_pattern
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term

ID = "waarde-afgekapt"
TERMS: tuple[Term, ...] = ()
_MESSAGE = 'Wat na " #" staat, telt als uitleg; hier staat nu alleen "{}".'
_NOTHING = 'Wat na " #" staat, telt als uitleg; hier staat nu niets.'
_HINT = "Is het wel uitleg, zet dan een spatie na het #."


def check(context: Context) -> list[Finding]:
    """Look for a remark that looks like the rest of a text."""
    source, root = context.subject.source, context.subject.model.root
    return [
        at_value(context.subject, path, _remark(source, path, whole))
        for path in source.cut_off
        if (node := root.at(path)) is not None
        and node.is_free_text
        and (whole := proposed(source, path, node)) is not None
    ]


def proposed(source: YamlSource, path: Path, node: SchemaNode) -> str | None:
    """Return the text with what was cut off; None when that has not the form that belongs here."""
    whole = f"{_kept(source, path)} {source.cut_off[path]}".strip()
    pattern = str(node.spec.get("pattern", ""))
    return whole if compiled_pattern(pattern).search(whole) else None


def _kept(source: YamlSource, path: Path) -> str:
    return next(
        (str(value) for place, value in scalars(source.data) if place == path and value is not None), ""
    )


def _remark(source: YamlSource, path: Path, whole: str) -> Remark:
    kept = _kept(source, path)
    message = _MESSAGE.format(kept) if kept else _NOTHING
    return Remark(ID, Severity.WARNING, message, _HINT, proposals=_proposals(source, path, whole))


def _proposals(source: YamlSource, path: Path, whole: str) -> tuple[Proposal, ...]:
    """Write the lines of the value anew: the remark is part of it, so it may not stay beside it."""
    first, lines = source.value_spot(path), source.text.splitlines()
    ends = (
        at
        for at in range(first.line, len(lines) + 1)
        if lines[at - 1].rstrip().endswith(source.cut_off[path])
    )
    last, old = next(ends, first.line), lines[first.line - 1]
    new = f"{old[: first.column - 1].rstrip()} {written(whole)}"
    rest = (Rewrite(at, lines[at - 1], None) for at in range(first.line + 1, last + 1))
    return (Proposal(block(path[-1:], whole), (Rewrite(first.line, old, new), *rest)),)
