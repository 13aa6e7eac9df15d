"""A text with every variant it can have, each under its condition in Dutch, before any agreement is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.analysis.vocabulary import TermName, TermNames, term_of
from generator.findings import Spot
from generator.language import dutch, nodes
from generator.language.syntax import parse_text
from generator.reading.condition_words import ConditionWords, written
from generator.reading.logic import Logic, both, negated, size
from generator.reading.nouns import Nouns, choice_of, quoted, term

OTHERWISE = "in alle andere gevallen"
_MOST_SPELLED_OUT = 3
"""A branch that would need more facts than this says "anders" instead."""


@dataclass(frozen=True)
class Placeholder:
    """A place where an agreement puts a value."""

    text: str
    """The title of the value, between marks."""
    notes: tuple[str, ...] = ()
    """When which of its words are printed, if it has several."""


@dataclass(frozen=True)
class Lines:
    """Lines of the text itself, with placeholders in them."""

    parts: tuple[str | Placeholder, ...]
    line: int


@dataclass(frozen=True)
class When:
    """One step of when a text is printed: a condition, or for each of which things."""

    logic: Logic | None = None
    """The condition; None when `words` say it."""
    words: str = ""


@dataclass(frozen=True)
class Branch:
    """One of the variants of a fork."""

    when: When
    body: tuple[Variant, ...]


@dataclass(frozen=True)
class Fork:
    """Variants of which one is printed at most."""

    branches: tuple[Branch, ...]


@dataclass(frozen=True)
class Loop:
    """A text that is printed for each of some things."""

    each: When
    body: tuple[Variant, ...]


Variant: TypeAlias = "Lines | Fork | Loop"


def variants_of(text: str, vocabulary: TermNames, spot: Spot) -> tuple[Variant, ...]:
    """List every variant of a text.

    Raises:
        TemplateError: when it cannot be parsed.
    """
    return tuple(_VariantReader(vocabulary).sequence(parse_text(text, spot).body))


def printed(node: nodes.Expr, vocabulary: TermNames) -> str | Placeholder:
    """Say what is printed for an expression."""
    return _VariantReader(vocabulary).printed(node)


def when_text(steps: Sequence[When]) -> str:
    """Write when a text is printed, as a sentence without a full stop; empty when it always is."""
    words: list[str] = []
    logic: Logic = True
    for step in (*steps, When()):
        if step.logic is not None:
            logic = both([logic, step.logic])
            continue
        if logic is not True:
            words.append(f"als {written(logic)}")
            logic = True
        words.append(step.words)
    text = "; ".join(filter(None, words))
    return dutch.capital(text)


@dataclass(frozen=True)
class _VariantReader:
    vocabulary: TermNames
    words: ConditionWords = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", ConditionWords(self.vocabulary))

    def sequence(self, body: Iterable[nodes.Node]) -> Iterator[Variant]:
        for node in body:
            match node:
                case nodes.Output():
                    yield Lines(tuple(self._parts(node)), node.lineno)
                case nodes.If():
                    yield Fork(tuple(self._branches(node)))
                case nodes.For():
                    yield self._loop(node)
                case _:
                    continue

    def _parts(self, node: nodes.Output) -> Iterator[str | Placeholder]:
        for part in node.nodes:
            yield part.data if isinstance(part, nodes.TemplateData) else self.printed(part)

    def _branches(self, node: nodes.If) -> Iterator[Branch]:
        before: list[Logic] = []
        silent = False
        for test, body in [*((one.test, one.body) for one in (node, *node.elif_)), (None, node.else_)]:
            here = True if test is None else self.words.logic(test)
            when = branch_when(before, here, silent=silent)
            if body:
                yield Branch(when, tuple(self.sequence(body)))
            silent = silent or not body
            before.append(here)

    def _loop(self, node: nodes.For) -> Loop:
        names = [
            name.name
            for name in (node.target.items if isinstance(node.target, nodes.Tuple) else [node.target])
            if isinstance(name, nodes.Name)
        ]
        entry, each = self._entry(node.iter, names[-1])
        loops = {names[-1]: entry}
        if len(names) == 2:
            loops[names[0]] = TermName(_key_title(names[0], each))
        inner = _VariantReader(self.vocabulary.with_loops(loops))
        return Loop(When(words=f"per {each}"), tuple(inner.sequence(node.body)))

    def _entry(self, group: nodes.Node, name: str) -> tuple[TermName, str]:
        """Name what a loop goes over: the entry in a document, and in "per …"."""
        choices = choice_of(self.vocabulary, group)
        if choices is not None:
            word = name.replace("_", " ")
            return TermName(word), f"gekozen {word}"
        named = term_of(self.vocabulary.resolve(group)) or TermName(Nouns(self.vocabulary).of(group))
        return named.entry, self.vocabulary.each(named)

    def printed(self, node: nodes.Expr) -> str | Placeholder:
        if isinstance(node, nodes.Const):
            return Nouns(self.vocabulary).of(node)
        options = list(self._options(node, True))
        if len(options) == 1:
            return Placeholder(term(options[0][1]))
        texts = [text for _, text in options]
        shown = " / ".join(dict.fromkeys(text.strip() for text in texts if text))
        start, end = (" " if any(text[at : at + 1] == " " for text in texts) else "" for at in (0, -1))
        return Placeholder(f"{start}{term(shown)}{end}", tuple(_notes(options)))

    def _options(self, node: nodes.Expr, when: Logic) -> Iterator[tuple[Logic, str]]:
        """List what an expression can print, each with its condition."""
        if not isinstance(node, nodes.CondExpr) or node.expr2 is None:
            yield when, Nouns(self.vocabulary).of(node)
            return
        test = self.words.logic(node.test)
        yield from self._options(node.expr1, both([when, test]))
        yield from self._options(node.expr2, both([when, negated(test)]))


def branch_when(before: Sequence[Logic], here: Logic, *, silent: bool = False) -> When:
    """Say when a branch is printed: by itself where that stays short, else as opposed to those before it."""
    whole = both([here, *(negated(one) for one in before)])
    if not before or silent or size(whole) <= max(_MOST_SPELLED_OUT, size(here)):
        return When(whole)
    if here is True:
        return When(words=OTHERWISE)
    return When(words=f"anders, als {written(here)}")


def _notes(options: Sequence[tuple[Logic, str]]) -> Iterator[str]:
    """Say when which words are printed."""
    several = sum(bool(text.strip()) for _, text in options) > 1
    for index, (when, text) in enumerate(options):
        words = text.strip()
        if not words:
            continue
        if index and index == len(options) - 1:
            yield f"anders {quoted(words)}" if several else f"{quoted(words)} alleen als {written(when)}"
        else:
            yield f"{quoted(words)} {'' if several else 'alleen '}als {written(when)}"


def _key_title(name: str, each: str) -> str:
    if name == "id" or name.endswith("_id"):
        return f"korte naam van {each}"
    return name.replace("_", " ")
