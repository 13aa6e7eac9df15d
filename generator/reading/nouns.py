"""What a printed expression stands for, as a Dutch noun: the title of a term, a count, a sum."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.analysis.vocabulary import DerivedName, TermName, TermNames, term_of
from generator.language import dutch, nodes
from generator.language.dutch import number
from generator.model.source import parse_path

_ARITHMETIC: dict[type[nodes.BinExpr], str] = {
    nodes.Add: "plus", nodes.Sub: "min", nodes.Mul: "maal", nodes.Div: "gedeeld door",
}  # fmt: skip
_DATES = {
    "maanden_later": "{} plus {} maanden", "maanden_eerder": "{} min {} maanden",
    "dagen_later": "{} plus {} dagen", "dagen_eerder": "{} min {} dagen",
}  # fmt: skip
_OR = " / "
_SHORT = 30
"""Characters that a text of a derived name has at most when the text stands for the name."""
_MOST_INLINE = 2
"""Texts that stand for a derived name at most."""


def term(title: str) -> str:
    """Mark a title as a value of an agreement."""
    return f"‹{title}›"


def quoted(words: str) -> str:
    """Put words between quotation marks."""
    return f"“{words}”"


def choice_of(vocabulary: TermNames, node: nodes.Node) -> TermName | None:
    """Find the map of choices that a list of chosen codes comes from; None when it is no such list."""
    if isinstance(node, nodes.Filter) and node.name == "gekozen" and node.node is not None:
        return _map_of(vocabulary, node.node)
    meaning = vocabulary.resolve(node)
    if isinstance(meaning, DerivedName):
        (_, value), *more = meaning.cases()
        if not more and isinstance(value, nodes.Expr):
            return choice_of(meaning.vocabulary, value)
    return None


def _map_of(vocabulary: TermNames, node: nodes.Node) -> TermName | None:
    if isinstance(node, nodes.Filter) and node.name == "met" and node.node is not None:
        return _map_of(vocabulary, node.node)
    meaning = vocabulary.resolve(node)
    if isinstance(meaning, DerivedName):
        value = meaning.cases()[0][1]
        return _map_of(meaning.vocabulary, value) if isinstance(value, nodes.Expr) else None
    return term_of(meaning)


@dataclass(frozen=True)
class Nouns:
    """Names what expressions stand for."""

    vocabulary: TermNames

    def of(self, node: nodes.Node, *, marked: bool = False) -> str:
        """Name what an expression stands for.

        Args:
            node: The expression.
            marked: Whether titles of terms stand between the marks of a value of an agreement.
        """
        match node:
            case nodes.Const():
                return _constant(node.value)
            case nodes.BinExpr() if type(node) in _ARITHMETIC:
                left, right = self.of(node.left, marked=marked), self.of(node.right, marked=marked)
                return f"{left} {_ARITHMETIC[type(node)]} {right}"
            case nodes.Filter():
                return self._filtered(node, marked)
            case nodes.CondExpr():
                other = self.of(node.expr2, marked=marked) if node.expr2 else ""
                return _OR.join(filter(None, (self.of(node.expr1, marked=marked), other)))
            case _:
                name = self._name(node)
                return term(name) if marked else name

    def _name(self, node: nodes.Node) -> str:
        match meaning := self.vocabulary.resolve(node):
            case DerivedName():
                self.vocabulary.mention(meaning)
                return derived_words(meaning)
            case TermName():
                return meaning.title + self._pointed(node)
            case TermNames():
                return meaning.prefix.replace("_", " ")
            case _:
                return "waarde"

    def _pointed(self, node: nodes.Node) -> str:
        """Say which entry of a map is meant when another term points at it."""
        while isinstance(node, nodes.Getattr):
            node = node.node
        if isinstance(node, nodes.Getitem) and not isinstance(node.arg, nodes.Const | nodes.Name):
            pointer = term_of(self.vocabulary.resolve(node.arg))
            return f" ({pointer.title})" if pointer else ""
        return ""

    def _filtered(self, node: nodes.Filter, marked: bool) -> str:
        assert node.node is not None
        inner = self.of(node.node, marked=marked)
        arguments = [self.of(argument) for argument in node.args]
        match node.name:
            case "hoofdletter":
                return _capital(inner)
            case "klein":
                return inner[:1].lower() + inner[1:]
            case "meervoud":
                return "/".join(arguments)
            case "aantal":
                return f"het aantal {inner}" if marked else f"aantal {inner}"
            case "som":
                return f"de som van {inner}"
            case "per_week":
                return f"{inner} per week"
            case "waarden":
                return self._values(node)
            case name if name in _DATES:
                return _DATES[name].format(inner, *arguments)
            case _:
                return inner

    def _values(self, node: nodes.Filter) -> str:
        """Name one item of every entry of a map."""
        assert node.node is not None
        group = term_of(self.vocabulary.resolve(node.node))
        path = str(getattr(node.args[0], "value", "")) if node.args else ""
        if group is None:
            return path
        found = group.entry
        for key in parse_path(path):
            found = found.member(key)
        return f"{found.title}, per {self.vocabulary.each(group)}"


def derived_words(derived: DerivedName) -> str:
    """Name a derived name: by its own words, by its two short texts, or by its name."""
    if derived.words:
        return derived.words
    texts = [value for _, value in derived.cases()]
    short = [text for text in texts if isinstance(text, str) and len(text) <= _SHORT and "{" not in text]
    if len(short) == len(texts) <= _MOST_INLINE:
        return _OR.join(short)
    return derived.readable


def _constant(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, int | float):
        return number(Decimal(repr(value)))
    return str(value)


def _capital(text: str) -> str:
    """Begin each of the words there are to choose from with a capital."""
    return _OR.join(dutch.capital(part) for part in text.split(_OR))
