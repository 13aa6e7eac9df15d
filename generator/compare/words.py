"""The smallest change of words from one text to another.

Words are what stands between white space. First as many words as possible are paired (a longest common
subsequence), so that the number of changed words is as small as it can be. Then, where words differ, what
they share at the edges is kept: a full stop that becomes a semicolon does not change the word before it, and
a value that changes does not take along the punctuation around it. White space never counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from generator.compare.pairing import best_pairs
from generator.model.difference import Op

_TOKEN = re.compile(r"\s+|\w+(?:[^\w\s]+\w+)*|[^\w\s]+")
"""White space; a word with the signs inside it; the signs around a word."""
_SAME_SOURCE = 10_000
"""Pairing as many words as possible comes first, words from the same source second."""
_SAME_WORD = _SAME_SOURCE * _SAME_SOURCE


@dataclass(frozen=True)
class Leaf:
    """A stretch of text with one source."""

    text: str
    path: str = ""


@dataclass(frozen=True)
class Token:
    """White space, a word, or signs around a word; never over the edge of a leaf."""

    text: str
    leaf: int
    """Index of the leaf it is in."""
    path: str

    @property
    def is_space(self) -> bool:
        """Whether it is white space."""
        return self.text.isspace()


@dataclass(frozen=True)
class EditStep:
    """One token on the way from the old text to the new; a token that stays is the new one."""

    op: Op
    token: Token


_Word: TypeAlias = tuple[int, ...]
"""Indices of the tokens that make up a word."""


@dataclass(frozen=True)
class _Kept:
    """A stretch of tokens on either side, of which the words are the same."""

    old: int
    old_end: int
    new: int
    new_end: int

    @classmethod
    def token(cls, old: int, new: int) -> _Kept:
        return cls(old, old + 1, new, new + 1)


def compare_leaves(old: Sequence[Leaf], new: Sequence[Leaf]) -> list[EditStep]:
    """List the steps from one text to another; both texts can be read back from it, but for white space."""
    return _WordComparison(old, new).steps()


class _WordComparison:
    def __init__(self, old: Sequence[Leaf], new: Sequence[Leaf]) -> None:
        self._old = _tokens(old)
        self._new = _tokens(new)

    def steps(self) -> list[EditStep]:
        if _all_words(self._old) == _all_words(self._new):
            return [EditStep(Op.SAME, token) for token in self._new]
        steps: list[EditStep] = []
        old, new = 0, 0
        ends = (len(self._old), len(self._new))
        for kept in (*self._kept(), _Kept(ends[0], ends[0], ends[1], ends[1])):
            edge = (old, new) == (0, 0) or (kept.old, kept.new) == ends
            steps += _between(self._old[old : kept.old], self._new[new : kept.new], edge)
            steps += (EditStep(Op.SAME, token) for token in self._new[kept.new : kept.new_end])
            old, new = kept.old_end, kept.new_end
        return steps

    def _kept(self) -> Iterator[_Kept]:
        old, new = _words(self._old), _words(self._new)
        pairs = best_pairs(old, new, self._same_word, _SAME_WORD + _SAME_SOURCE)
        for one, other, gone, added in _with_gaps(pairs, old, new):
            yield from self._inside(gone, added)
            if one and other:
                yield _Kept(one[0], one[-1] + 1, other[0], other[-1] + 1)

    def _inside(self, old: Sequence[_Word], new: Sequence[_Word]) -> Iterator[_Kept]:
        """Find what differing words share: their core, or else what stands at both ends of all of them."""
        if not old or not new:
            return
        pairs = best_pairs(old, new, self._same_core, _SAME_WORD + _SAME_SOURCE)
        for one, other, gone, added in _with_gaps(pairs, old, new):
            gone_tokens = [index for word in gone for index in word]
            added_tokens = [index for word in added for index in word]
            yield from self._edges(gone_tokens, added_tokens)
            yield from self._shared(one, other)

    def _shared(self, one: _Word, other: _Word) -> Iterator[_Kept]:
        pairs = best_pairs(one, other, self._same_token, 1)
        yield from (_Kept.token(one[old], other[new]) for old, new in pairs)

    def _edges(self, old: Sequence[int], new: Sequence[int]) -> Iterator[_Kept]:
        shortest = min(len(old), len(new))
        start = next((i for i in range(shortest) if not self._same_token(old[i], new[i])), shortest)
        rest = shortest - start
        end = next((i for i in range(rest) if not self._same_token(old[-1 - i], new[-1 - i])), rest)
        pairs = [*zip(old[:start], new[:start], strict=True)]
        pairs += zip(old[len(old) - end :], new[len(new) - end :], strict=True)
        yield from (_Kept.token(one, other) for one, other in pairs)

    def _same_token(self, one: int, other: int) -> int:
        return int(self._old[one].text == self._new[other].text)

    def _same_word(self, one: _Word, other: _Word) -> int:
        return self._worth(one, other, _text(self._old, one) == _text(self._new, other))

    def _same_core(self, one: _Word, other: _Word) -> int:
        core = _core(self._old, one)
        return self._worth(one, other, bool(core) and core == _core(self._new, other))

    def _worth(self, one: _Word, other: _Word, same: bool) -> int:
        if not same:
            return 0
        sources = self._old[one[0]].path == self._new[other[0]].path
        return _SAME_WORD + (_SAME_SOURCE if sources else 0)


def _tokens(leaves: Sequence[Leaf]) -> list[Token]:
    return [
        Token(text, index, leaf.path)
        for index, leaf in enumerate(leaves)
        for text in _TOKEN.findall(leaf.text)
    ]


def _words(tokens: Sequence[Token]) -> list[_Word]:
    words: list[_Word] = []
    word: list[int] = []
    for index, token in enumerate(tokens):
        if not token.is_space:
            word.append(index)
        elif word:
            words.append(tuple(word))
            word = []
    return [*words, tuple(word)] if word else words


def _all_words(tokens: Sequence[Token]) -> list[str]:
    return "".join(token.text for token in tokens).split()


def _text(tokens: Sequence[Token], word: _Word) -> str:
    return "".join(tokens[index].text for index in word)


def _core(tokens: Sequence[Token], word: _Word) -> str:
    return "".join(tokens[index].text for index in word if tokens[index].text[0].isalnum())


def _with_gaps(
    pairs: Sequence[tuple[int, int]], old: Sequence[_Word], new: Sequence[_Word]
) -> Iterator[tuple[_Word, _Word, Sequence[_Word], Sequence[_Word]]]:
    """List the pairs, each with what stands unpaired before it; the last has empty words."""
    done_old, done_new = 0, 0
    for one, other in pairs:
        yield old[one], new[other], old[done_old:one], new[done_new:other]
        done_old, done_new = one + 1, other + 1
    yield (), (), old[done_old:], new[done_new:]


def _between(old: Sequence[Token], new: Sequence[Token], edge: bool) -> Iterator[EditStep]:
    """List the steps between two tokens that are the same on both sides.

    Args:
        old: What goes.
        new: What comes.
        edge: Whether this is where the text begins or ends, so that white space there parts no words.
    """
    start = int(_starts_with_space(old) and _starts_with_space(new))
    end = int(_starts_with_space(old[start:][::-1]) and _starts_with_space(new[start:][::-1]))
    parted = edge or bool(start or end)
    if start:
        yield EditStep(Op.SAME, new[0])
    gone, added = old[start : len(old) - end], new[start : len(new) - end]
    if not (parted and _only_space(gone)):
        yield from (EditStep(Op.GONE, token) for token in gone)
    op = Op.SAME if parted and _only_space(added) else Op.NEW
    yield from (EditStep(op, token) for token in added)
    if end:
        yield EditStep(Op.SAME, new[-1])


def _only_space(tokens: Sequence[Token]) -> bool:
    return all(token.is_space for token in tokens)


def _starts_with_space(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[0].is_space
