"""Which rules a choice would break: the rules that read it, run as if it were chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from generator.findings import Finding, Severity
from generator.language.chains import FILLED, Chain
from generator.language.scope import DERIVED
from generator.model.source import Path, overlaid
from generator.terms.subject import CompiledModel, Subject, make_subject, scope_of
from generator.validate.rules import Rule, broken, compiled_rules
from generator.validate.standing import standing_of


def misfits(subject: Subject, path: Path, values: Iterable[Any]) -> Mapping[Any, Finding]:
    """Find which values at a place would break a rule that another one of them keeps.

    A rule that is broken whatever is chosen there is about something else.

    Args:
        subject: The file; of an amendment nothing is found.
        path: The place.
        values: What can be chosen there.

    Returns:
        For each value that does not fit the first rule that it breaks.

    Raises:
        TemplateError: when a rule does not fit the schema.
    """
    standing, read = standing_of(subject), _rules_that_read(subject.model, path)
    rules = [one for one in read if one.severity_at(standing) is Severity.ERROR]
    if not rules or subject.amendment is not None:
        return {}
    found = {value: _broken_with(subject, path, value, rules) for value in values}
    always = frozenset.intersection(*map(frozenset, found.values())) if found else frozenset()
    first = {value: next((one for one in rules if one not in always), "") for value, rules in found.items()}
    return {value: found[value][rule] for value, rule in first.items() if rule}


def _broken_with(subject: Subject, path: Path, value: Any, rules: Iterable[Rule]) -> dict[str, Finding]:
    """Run rules with another value; what the model says only then counts too, where it matters."""
    chosen: Any = value
    for key in reversed(path):
        chosen = {key: chosen}
    terms = replace(subject.terms, data=overlaid(subject.terms.data, chosen))
    suspect = {one.rule for one in _run(replace(subject, terms=terms), rules)}
    if not suspect:
        return {}
    *before, own = subject.sources
    source = replace(own, data=overlaid(own.data, chosen))
    whole = make_subject(subject.name, (*before, source), subject.model, subject.links)
    return {one.rule: one for one in _run(whole, (rule for rule in rules if rule.id in suspect))}


def _run(subject: Subject, rules: Iterable[Rule]) -> Iterator[Finding]:
    scope = scope_of(subject)
    for rule in rules:
        yield from broken(rule, Severity.ERROR, subject, scope)


@lru_cache(maxsize=1024)
def _rules_that_read(model: CompiledModel, path: Path) -> tuple[Rule, ...]:
    """List the rules that no draft may break and that read a value, also by a derived name."""
    keys = tuple(map(str, path))
    errors = (one for one in compiled_rules(model.template) if one.severity is Severity.ERROR)
    return tuple(
        one
        for one in errors
        if not one.is_gap and any(_meets(chain, keys) for chain in unfolded(one.reads, model))
    )


@lru_cache(maxsize=1024)
def terms_about(model: CompiledModel, rule: str) -> tuple[Path, ...]:
    """List the values that a rule of a model reads or says; of a check of the program none."""
    chains = {
        chain[:-1] if chain[-1] == FILLED else chain
        for one in compiled_rules(model.template)
        if one.id == rule
        for chain in unfolded(one.about, model)
    }
    return tuple(sorted(chains))


def unfolded(chains: Iterable[Chain], model: CompiledModel) -> Iterator[Chain]:
    """Walk through names; in place of a derived one, those that it is worked out from."""
    seen: set[Chain] = set()
    ahead = [*chains]
    while ahead:
        chain = ahead.pop()
        if chain in seen:
            continue
        seen.add(chain)
        if chain[0] != DERIVED or len(chain) == 1:
            yield chain
        elif chain[1] in model.derived:
            ahead += model.derived[chain[1]].reads


def _meets(chain: Chain, keys: Chain) -> bool:
    own = chain[:-1] if chain[-1] == FILLED else chain
    length = min(len(own), len(keys))
    return own[:length] == keys[:length]
