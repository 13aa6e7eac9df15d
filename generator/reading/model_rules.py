"""What changed in the rules of a model version: new, dropped and changed ones, with their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.analysis.vocabulary import TermName, TermNames, parsed, term_of
from generator.findings import Spot
from generator.model.change import ChangeKind, ModelChange
from generator.reading.condition_words import ConditionWords
from generator.reading.variants import Lines, variants_of

Rule = Mapping[str, Any]


def rule_changes(old: TermNames, new: TermNames) -> Iterator[ModelChange]:
    """List the rules that changed, in the order of the new version; dropped ones come last."""
    before = {str(rule["id"]): rule for rule in old.model.template.regels}
    after = {str(rule["id"]): rule for rule in new.model.template.regels}
    for name, rule in after.items():
        if name not in before:
            yield ModelChange(name, name, ChangeKind.ADDED, "", _told(rule, new))
        elif before[name] != rule:
            yield from _changed(name, (before[name], old), (rule, new))
    for name, rule in before.items():
        if name not in after:
            yield ModelChange(name, name, ChangeKind.REMOVED, _told(rule, old), "")


def _told(rule: Rule, vocabulary: TermNames) -> str:
    return f"{rule['niveau']}: {_text(rule, 'melding', vocabulary)}"


def _changed(name: str, old: tuple[Rule, TermNames], new: tuple[Rule, TermNames]) -> Iterator[ModelChange]:
    for key, about in (("niveau", "niveau"), ("melding", "melding"), ("uitleg", "uitleg"), ("bron", "bron")):
        was, now = _text(old[0], key, old[1]), _text(new[0], key, new[1])
        if was != now:
            yield ModelChange(name, name, ChangeKind.CHANGED, was, now, about)
    for key, about in (("wanneer", "geldt als"), ("eis", "eis")):
        was, now = _condition(old[0], key, old[1]), _condition(new[0], key, new[1])
        if was != now:
            yield ModelChange(name, name, ChangeKind.CHANGED, was, now, about)


def _text(rule: Rule, key: str, vocabulary: TermNames) -> str:
    """Write a text of a rule with the titles of what it prints."""
    variants = variants_of(str(rule.get(key, "")), _inside(rule, vocabulary), Spot(""))
    parts = (part for lines in variants if isinstance(lines, Lines) for part in lines.parts)
    return " ".join("".join(part if isinstance(part, str) else part.text for part in parts).split())


def _condition(rule: Rule, key: str, vocabulary: TermNames) -> str:
    return ConditionWords(_inside(rule, vocabulary)).of(str(rule[key])) if rule.get(key) else "altijd"


def _inside(rule: Rule, vocabulary: TermNames) -> TermNames:
    """Add the names of what the rule goes over one by one."""
    for names, group in (rule.get("voor_elk") or {}).items():
        *keys, value = (name.strip() for name in str(names).split(","))
        named = term_of(vocabulary.resolve(parsed(str(group)))) or TermName(str(group))
        loops = {key: TermName(f"korte naam van {vocabulary.each(named)}") for key in keys}
        vocabulary = vocabulary.with_loops({**loops, value: named.entry})
    return vocabulary
