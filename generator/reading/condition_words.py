"""Conditions in Dutch: the syntax tree of an expression becomes a clause that fits behind "als"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from generator.analysis.vocabulary import DerivedName, TermName, TermNames, parsed, term_of
from generator.language import nodes
from generator.language.dutch import joined
from generator.reading.count_words import number_chosen, number_of
from generator.reading.logic import AllOf, AnyOf, Logic, Pick, Statement, both, either, negated, size
from generator.reading.nouns import Nouns, choice_of, quoted, term

_FLIPPED = {"gt": "lteq", "lteq": "gt", "lt": "gteq", "gteq": "lt", "eq": "ne", "ne": "eq"}
_ORDER = {
    "gt": "{} meer dan {} is", "gteq": "{} ten minste {} is",
    "lt": "{} minder dan {} is", "lteq": "{} ten hoogste {} is",
    "eq": "{} {} is", "ne": "{} niet {} is",
}  # fmt: skip
_DATES = {
    "gt": "{} na {} ligt", "gteq": "{} niet voor {} ligt",
    "lt": "{} voor {} ligt", "lteq": "{} niet na {} ligt",
}  # fmt: skip
_FEW = 3
"""From so many chosen values on, the others are named instead when they are fewer."""


@dataclass(frozen=True)
class ConditionWords:
    """Puts the conditions of a model version in words."""

    vocabulary: TermNames
    limit: ClassVar[int] = 4
    """A derived name that stands for more facts than this is called by its name."""

    def of(self, text: str) -> str:
        """Write a condition as a Dutch clause."""
        return written(self.logic(parsed(text)))

    def logic(self, node: nodes.Node) -> Logic:
        """Read a condition."""
        match node:
            case nodes.And():
                return both([self.logic(node.left), self.logic(node.right)])
            case nodes.Or():
                return either([self.logic(node.left), self.logic(node.right)])
            case nodes.Not():
                return negated(self.logic(node.node))
            case nodes.Const():
                return bool(node.value)
            case nodes.Test():
                return self._filled(node.node)
            case nodes.Compare():
                return self._compared(node.expr, node.ops[0].op, node.ops[0].expr)
            case nodes.CondExpr():
                test, other = self.logic(node.test), node.expr2 or nodes.Const(False)
                yes, no = both([test, self.logic(node.expr1)]), both([negated(test), self.logic(other)])
                return either([yes, no])
            case _:
                return self._truth(node)

    def _truth(self, node: nodes.Node) -> Logic:
        """Read a name that is true or false in itself."""
        meaning = self.vocabulary.resolve(node)
        if isinstance(meaning, DerivedName):
            return self._derived(meaning)
        if isinstance(meaning, TermName) and meaning.path.startswith("loop."):
            return Statement(f"dit de {meaning.title} is", f"dit niet de {meaning.title} is")
        named = meaning if isinstance(meaning, TermName) else TermName(self._noun(node))
        options = (("true", "ja"), ("false", "nee"))
        return Pick(named.path or named.title, named.title, options, frozenset({"true"}))

    def _derived(self, derived: DerivedName) -> Logic:
        subject = f"afgeleid.{derived.name}"
        if (pair := derived.pair) is not None:
            self.vocabulary.mention(derived)
            return Statement(*pair, subject=subject)
        expanded = ConditionWords(derived.vocabulary).expanded(derived)
        if size(expanded) <= self.limit:
            return expanded
        self.vocabulary.mention(derived)
        name = quoted(derived.readable)
        return Statement(f"{name} van toepassing is", f"{name} niet van toepassing is", subject=subject)

    def expanded(self, derived: DerivedName) -> Logic:
        """Read what makes a derived name true."""
        return self._cases(derived, lambda value: False if isinstance(value, str) else self.logic(value))

    def _cases(self, derived: DerivedName, truth: Any) -> Logic:
        before: list[Logic] = []
        found: list[Logic] = []
        for condition, value in derived.cases():
            here: Logic = True if condition is None else self.logic(condition)
            found.append(both([here, truth(value), *(negated(one) for one in before)]))
            before.append(here)
        return either(found)

    def _filled(self, node: nodes.Node) -> Logic:
        meaning = self.vocabulary.resolve(node)
        if isinstance(meaning, TermNames):
            name = meaning.prefix.replace("_", " ")
            return _having(
                f"het document bij een {name} hoort", f"het document niet bij een {name} hoort", name
            )
        named = term_of(meaning) or TermName(self._noun(node))
        if named.path == "deze":
            every = f"het document over alle {self._fanned_out()} samen gaat"
            return _having(f"het document over één {named.title} gaat", every, "deze")
        words = term(self._noun(node))
        return _having(f"{words} is ingevuld", f"{words} niet is ingevuld", named.path or words)

    def _compared(self, left: nodes.Expr, operation: str, right: nodes.Expr) -> Logic:
        if operation in ("in", "notin"):
            inside = self._inside(left, right)
            return inside if operation == "in" else negated(inside)
        if (
            operation in ("eq", "ne")
            and isinstance(right, nodes.Const)
            and isinstance(right.value, str | bool)
        ):
            same = self._is_value(left, [right.value])
            return same if operation == "eq" else negated(same)
        if (counted := self._counted(left, operation, right)) is not None:
            return counted
        return self._ordered(left, operation, right)

    def _inside(self, item: nodes.Expr, group: nodes.Expr) -> Logic:
        if isinstance(group, nodes.List):
            return self._is_value(item, [part.value for part in group.items if isinstance(part, nodes.Const)])
        choices = choice_of(self.vocabulary, group)
        if choices is not None and isinstance(item, nodes.Const):
            words = choices.node.child(str(item.value)) if choices.node else None
            name = quoted(words.own_words if words else str(item.value))
            subject = f"{choices.path}.{item.value}"
            return Statement(
                f"{term(choices.title)} {name} bevat",
                f"{term(choices.title)} {name} niet bevat",
                subject=subject,
            )
        one, many = self._noun(item, marked=True), self._noun(group, marked=True)
        return Statement(f"{one} voorkomt bij {many}", f"{one} niet voorkomt bij {many}")

    def _is_value(self, node: nodes.Expr, values: Sequence[Any]) -> Logic:
        """Read a comparison with values that a schema or a derived name knows."""
        meaning = self.vocabulary.resolve(node)
        if isinstance(meaning, DerivedName) and (found := self._derived_value(meaning, values)) is not None:
            return found
        named = term_of(meaning) or TermName(self._noun(node))
        codes = [_code(value) for value in values]
        options, is_open = _options(named, codes)
        return Pick(named.path or named.title, named.title, options, frozenset(codes), is_open)

    def _derived_value(self, derived: DerivedName, values: Sequence[Any]) -> Logic | None:
        """Read a comparison of a derived name with values that its own cases give."""
        if term_of(derived) is not None and any(condition is None for condition, _ in derived.cases()[:1]):
            return None
        inner = ConditionWords(derived.vocabulary)

        def equals(value: nodes.Expr | str) -> Logic:
            if isinstance(value, str):
                return value in values
            if isinstance(value, nodes.Const):
                return value.value in values
            return inner._is_value(value, values)

        found = inner._cases(derived, equals)
        return found if size(found) <= self.limit else None

    def _counted(self, left: nodes.Expr, operation: str, right: nodes.Expr) -> Logic | None:
        """Read a comparison of a number of entries or choices with a whole number."""
        if not (isinstance(left, nodes.Filter) and left.name == "aantal" and isinstance(right, nodes.Const)):
            return None
        assert left.node is not None
        choices = choice_of(self.vocabulary, left.node)
        if choices is not None:
            return number_chosen(choices, operation, int(right.value))
        named = term_of(self.vocabulary.resolve(left.node))
        if named is None or operation not in ("gt", "eq"):
            return None
        return number_of(named, self.vocabulary.each(named), operation, int(right.value))

    def _ordered(self, left: nodes.Expr, operation: str, right: nodes.Expr) -> Logic:
        named = term_of(self.vocabulary.resolve(left))
        forms = _DATES if named and named.node and named.node.display == "datum" else {}
        one, two = self._noun(left, marked=True), self._noun(right, marked=True)
        if operation in ("eq", "ne") and not isinstance(right, nodes.Const):
            yes, no = f"{one} en {two} gelijk zijn", f"{one} en {two} verschillen"
            return Statement(yes, no, holds=operation == "eq")
        yes, no = (_form(name, two, forms).format(one, two) for name in (operation, _FLIPPED[operation]))
        return Statement(yes, no, subject=named.path if named else "")

    def _fanned_out(self) -> str:
        model = self.vocabulary.model
        fan_out = model.roles.document.fan_out
        over = model.root.child(fan_out.over) if fan_out else None
        return over.title if over else "onderdelen"

    def _noun(self, node: nodes.Node, *, marked: bool = False) -> str:
        return Nouns(self.vocabulary).of(node, marked=marked)


def written(logic: Logic) -> str:
    """Write a condition as a Dutch clause that fits behind "als"."""
    match logic:
        case bool():
            return "altijd" if logic else "nooit"
        case Statement():
            return logic.yes if logic.holds else logic.no
        case Pick():
            return _picked(logic)
        case AllOf():
            return _listed((_apart(part, AnyOf) for part in logic.parts), "en")
        case AnyOf():
            return _listed((_apart(part, AllOf) for part in logic.parts), "of")


def _form(operation: str, right: str, forms: dict[str, str]) -> str:
    """Choose how a comparison reads; nothing is less than none."""
    if operation == "lteq" and right == "0":
        operation = "eq"
    return forms.get(operation) or _ORDER[operation]


def _apart(part: Logic, kind: type[AllOf] | type[AnyOf]) -> str:
    return f"({written(part)})" if isinstance(part, kind) else written(part)


def _listed(parts: Iterable[str], word: str) -> str:
    return "".join(joined(list(parts), ", ", f" {word} "))


def _picked(pick: Pick) -> str:
    """Name the chosen values, or the others when these are fewer."""
    words = dict(pick.options)
    chosen = [code for code, _ in pick.options if code in pick.chosen]
    others = [code for code, _ in pick.options if code not in pick.chosen]
    negative = not pick.holds
    if pick.holds and len(chosen) > len(others) and len(chosen) >= _FEW:
        chosen, negative = others, True
    named = _listed((quoted(words[code]) for code in chosen), "of")
    return f"{term(pick.title)} {'niet ' if negative else ''}{named} is"


def _options(named: TermName, codes: Sequence[str]) -> tuple[tuple[tuple[str, str], ...], bool]:
    """List the values a term can have, and tell whether it can have others too."""
    spec = named.node.spec if named.node else {}
    if spec.get("type") == "boolean":
        return (("true", "ja"), ("false", "nee")), False
    known = [str(code) for code in spec.get("enum", ())]
    every = known or list(dict.fromkeys([*spec.get("x-woorden", {}), *codes]))
    words = named.node.words if named.node else (lambda code: None)
    return tuple((code, words(code) or code) for code in every), not known


def _code(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _having(yes: str, no: str, subject: str) -> Statement:
    return Statement(yes, no, subject=subject, filled=True)
