"""The rules of a model version: `regels.yaml`, compiled once and run on the terms of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from generator.errors import TemplateError
from generator.findings import Finding, Severity, Spot
from generator.language.chains import Chain, chains_in_expression, chains_in_text
from generator.language.expressions import Expression, compile_expression
from generator.language.filters import WrongUseError, entries_of
from generator.language.memo import Memo
from generator.language.scope import Scope
from generator.language.texts import CompiledText, compile_text
from generator.language.values import Computed, Missing, Term, Unknown, Value, paths_of
from generator.model.placed_text import PlacedText
from generator.model.source import Path, YamlSource, parse_path
from generator.model.template import TemplateVersion
from generator.schema.good_forms import is_known_good, now_good
from generator.suggestions import did_you_mean
from generator.terms.pointing import Remark, at_key, at_value
from generator.terms.subject import Subject, scope_of
from generator.validate.rule_proposals import KEY, RuleProposal, compile_proposals, own_path
from generator.validate.standing import SigningStage, standing_of

TODAY = "vandaag"
STAYS = "ook_na_tekenen"
GAP = "ontbreekt"
_KEYS = (
    *("id", "niveau", "wanneer", "voor_elk", "eis", "wijst_naar", "melding", "uitleg", KEY, "bron"),
    *(STAYS, GAP),
)
_NEEDED = ("id", "niveau", "eis", "wijst_naar", "melding")

_KEPT: Memo[bool] = Memo(4096)
"""Whether a file keeps a rule."""


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule that is ready to run."""

    id: str
    severity: Severity
    condition: Expression | None
    loops: tuple[tuple[tuple[str, ...], Expression], ...]
    requirement: Expression
    target: Expression
    message: PlacedText
    advice: PlacedText
    source: str
    stays: bool
    """Whether an error stays one after signing."""
    is_gap: bool
    """Whether it says that something is not filled in yet, rather than wrong: in a draft that may wait."""
    proposals: tuple[RuleProposal, ...]
    """Ways out, none of them sure."""

    @cached_property
    def reads(self) -> tuple[Chain, ...]:
        """The names that decide whether a file breaks it; those of its loops stand for parts of others."""
        parts = [*(over for _, over in self.loops), self.requirement, *filter(None, [self.condition])]
        chains = {chain for part in parts for chain in chains_in_expression(part.text, part.spot)}
        return self._of_the_file(chains)

    @cached_property
    def about(self) -> tuple[Chain, ...]:
        """The names that decide whether a file breaks it, and those that its words say."""
        words = [chains_in_text(one.text, one.spot) for one in (self.message, self.advice)]
        return self._of_the_file({*self.reads}.union(*words))

    def _of_the_file(self, chains: Iterable[Chain]) -> tuple[Chain, ...]:
        bound = {name for names, _ in self.loops for name in names}
        return tuple(sorted(chain for chain in chains if chain[0] not in bound))

    def severity_at(self, standing: SigningStage) -> Severity | None:
        """Return what breaking this rule weighs for a file; None when it does not count there."""
        if self.severity is Severity.INFO and not standing.is_open:
            return None
        if self.is_gap and standing.is_draft:
            return standing.gap
        return self.severity if self.stays else standing.weigh(self.severity)


def check_rules(subject: Subject, today: str = "") -> list[Finding]:
    """Find where a file breaks the rules of its model version.

    Args:
        subject: The file.
        today: ISO date for the warnings that need one; without it those are skipped.

    Raises:
        TemplateError: when a rule does not fit the schema.
    """
    scope = scope_of(subject)
    day: Value = Computed(today, (), "datum") if today else Unknown((Missing(TODAY, "de datum van vandaag"),))
    dated = scope.with_names({TODAY: day})
    standing = standing_of(subject)
    return [
        finding
        for rule in compiled_rules(subject.model.template)
        if (severity := rule.severity_at(standing)) is not None
        for finding in broken(rule, severity, subject, dated if rule.severity is Severity.WARNING else scope)
    ]


@lru_cache(maxsize=32)
def compiled_rules(template: TemplateVersion) -> tuple[Rule, ...]:
    """Compile the rules of a model version; once in a process.

    Raises:
        TemplateError: when a rule is not complete, or is outside the language.
    """
    source, texts = template.regels_source, ("regels", template.regels_source.text)
    is_good = is_known_good(texts)
    rules = tuple(
        _compile(source, index, entry, is_good=is_good) for index, entry in enumerate(template.regels)
    )
    ids = [rule.id for rule in rules]
    for index, rule_id in enumerate(ids):
        if rule_id in ids[:index]:
            raise TemplateError(f"Er zijn twee regels `{rule_id}`.", spot=source.value_spot((index, "id")))
    if not is_good:
        now_good(texts)
    return rules


def broken(rule: Rule, severity: Severity, subject: Subject, scope: Scope) -> Iterator[Finding]:
    """Walk through where a file breaks a rule.

    Args:
        rule: The rule.
        severity: What breaking it weighs there.
        subject: The file.
        scope: Where its expressions are read.

    Raises:
        TemplateError: when the rule does not fit the schema.
    """
    if _KEPT.made(rule, rule.reads, scope, None, lambda: not any(True for _ in _breaches(rule, scope))):
        return
    for inner in _breaches(rule, scope):
        message = " ".join(_compiled(rule.message).plain(inner).split())
        hint = _compiled(rule.advice).plain(inner).strip()
        offered = tuple(filter(None, (one.offered(inner, subject) for one in rule.proposals)))
        remark = Remark(rule.id, severity, message, hint, rule.source, offered, is_gap=rule.is_gap)
        yield _placed(rule.target.evaluate(inner), subject, remark)


def _breaches(rule: Rule, scope: Scope) -> Iterator[Scope]:
    for inner in _scopes(rule, scope):
        if rule.condition is not None and rule.condition.truth(inner) is not True:
            continue
        if rule.requirement.truth(inner) is False:
            yield inner


def _scopes(rule: Rule, scope: Scope) -> Iterator[Scope]:
    scopes = [scope]
    for names, collection in rule.loops:
        scopes = [inner for outer in scopes for inner in _entries(names, collection, outer)]
    yield from scopes


def _entries(names: tuple[str, ...], collection: Expression, scope: Scope) -> Iterator[Scope]:
    value = collection.evaluate(scope)
    if isinstance(value, Unknown):
        return
    try:
        entries = entries_of(scope, value)
    except WrongUseError as error:
        raise TemplateError(str(error), spot=collection.spot) from error
    for entry in entries:
        yield scope.with_names(dict(zip(names, entry[-len(names) :], strict=True)))


def _placed(target: Value, subject: Subject, remark: Remark) -> Finding:
    """Point at a value; at the key of a group or list, for its value begins a line later."""
    is_group = isinstance(target, Term) and isinstance(target.raw, Mapping | list)
    return (at_key if is_group else at_value)(subject, _path(target, subject), remark)


def _path(value: Value, subject: Subject) -> Path:
    """Return the path of the term a rule points at; of another file, the term that names that file."""
    if (own := own_path(value, subject)) is not None:
        return own
    path = parse_path(next(iter(paths_of([value])), ""))
    links = subject.model.roles.links
    return (links[path[0]].term,) if path and path[0] in links else path


@lru_cache(maxsize=1024)
def _compiled(text: PlacedText) -> CompiledText:
    return compile_text(text.text, text.spot)


def _compile(source: YamlSource, index: int, entry: Mapping[str, Any], *, is_good: bool) -> Rule:
    """Compile a rule; its words only when it is broken, or when it is not known that they are good."""
    check_form(source, index, entry)

    def expression(key: str) -> Expression:
        return compile_expression(str(entry[key]), source.value_spot((index, key)))

    def text(key: str) -> PlacedText:
        placed = PlacedText(str(entry.get(key) or ""), source.value_spot((index, key)))
        if not is_good:
            _compiled(placed)
        return placed

    return Rule(
        id=str(entry["id"]),
        severity=Severity(entry["niveau"]),
        condition=expression("wanneer") if entry.get("wanneer") is not None else None,
        loops=tuple(
            (
                tuple(name.strip() for name in names.split(",")),
                _loop(source, (index, "voor_elk", names), over),
            )
            for names, over in (entry.get("voor_elk") or {}).items()
        ),
        requirement=expression("eis"),
        target=expression("wijst_naar"),
        message=text("melding"),
        advice=text("uitleg"),
        source=str(entry.get("bron") or ""),
        stays=entry.get(STAYS) is True,
        is_gap=entry.get(GAP) is True,
        proposals=compile_proposals(source, index, entry),
    )


def _loop(source: YamlSource, path: Path, over: object) -> Expression:
    return compile_expression(str(over), source.value_spot(path))


def check_form(source: YamlSource, index: int, entry: Mapping[str, Any]) -> None:
    """Check that a rule has the right keys; its expressions are not looked at.

    Raises:
        TemplateError: when it is not complete, or says something that no rule says.
    """
    for key in entry:
        if key not in _KEYS:
            hint = did_you_mean(key, _KEYS) or f"Een regel kent: {', '.join(_KEYS)}."
            _fail(source.key_spot((index, key)), f'"{key}" hoort niet bij een regel.', hint)
    for key in _NEEDED:
        if entry.get(key) in (None, ""):
            _fail(source.key_spot((index,)), f'Bij deze regel ontbreekt "{key}".', "")
    if entry["niveau"] not in list(Severity):
        spot = source.value_spot((index, "niveau"))
        _fail(spot, f'"{entry["niveau"]}" is geen niveau.', f"Kies uit: {', '.join(Severity)}.")
    loops = entry.get("voor_elk") or {}
    if not isinstance(loops, Mapping) or any(not 1 <= len(names.split(",")) <= 2 for names in loops):
        hint = "Schrijf `naam: groep`, of `sleutel, naam: groep`, elk op een eigen regel."
        _fail(source.key_spot((index, "voor_elk")), "Een herhaling heeft een of twee namen.", hint)


def _fail(spot: Spot, message: str, hint: str) -> None:
    raise TemplateError(message, spot=spot, hint=hint)
