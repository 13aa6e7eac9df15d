"""A comparison for a terminal: questions, terms, then the text word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import wrap

from generator.model.change import (
    Answer,
    Cause,
    Comparison,
    FileChange,
    FileStatus,
    TermChange,
    TextChange,
    Weight,
)
from generator.model.change_words import (
    QUESTIONS,
    REWORDED,
    TEXT,
    document_news,
    documents_of,
    heading,
    label_of,
    model_name,
    model_words,
    name_of,
    nothing,
    parts_of,
    places_of,
    renumbered,
    section_name,
    section_status,
    status_of,
    tells_choices,
    term_title,
    value_of,
    what_happened,
)
from generator.model.difference import LineDiff, Op, Run, Status

_BOLD, _FAINT, _RED, _GREEN, _YELLOW, _CYAN = "1", "2", "31", "32", "33", "36"
_GONE, _NEW = "31;9", "32;4"
_WEIGHTS = {Weight.AMENDMENT: _RED, Weight.CONTACTS: _YELLOW, Weight.EDITORIAL: _CYAN}
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_WIDTH = 100
_NEAR = 6
"""How many unchanged words stay beside a change."""


def diff_text(comparison: Comparison, *, colour: bool = False) -> str:
    """Write a comparison for a terminal, without the last line end."""
    if comparison.is_empty:
        return _safe(nothing(comparison))
    return "\n".join(_Writer(colour, comparison.against_model).lines(comparison)).rstrip("\n")


class _Writer:
    """Writes lines, with ANSI colours or without."""

    def __init__(self, colour: bool, against_model: bool) -> None:
        self._colour = colour
        self._against_model = against_model

    def lines(self, comparison: Comparison) -> Iterator[str]:
        yield self._paint(_BOLD, heading(comparison))
        for change in comparison.files:
            yield ""
            yield from self._file(change)

    def _paint(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{_safe(text)}\x1b[0m" if self._colour and text else _safe(text)

    def _file(self, change: FileChange) -> Iterator[str]:
        status = status_of(change, against_model=self._against_model)
        weight = change.weight
        mark = f"  [{self._paint(_WEIGHTS[weight] if weight else _YELLOW, status)}]" if status else ""
        yield f"{self._paint(_BOLD, change.file)}{mark}"
        for problem in change.problems:
            yield f"  {self._paint(_YELLOW, f'Niet in orde in {problem.side}:')}"
            for finding in problem.findings:
                spot = finding.spot
                yield _safe(f"    {spot.file}:{spot.line}:{spot.column}: {finding.message} [{finding.rule}]")
        yield from (f"  {_safe(news)}" for news in document_news(change))
        if change.answers:
            yield ""
            yield f"  {self._paint(_BOLD, QUESTIONS)}"
            for answer in change.answers:
                yield from self._answer(answer, change.status)
        if change.terms:
            yield ""
            yield f"  {self._paint(_BOLD, term_title(change, against_model=self._against_model))}"
            chosen = tells_choices(change, against_model=self._against_model)
            for term in change.terms:
                yield from self._term(term, chosen=chosen)
        for group in change.model:
            yield ""
            yield f"  {self._paint(_BOLD, group.title)}"
            yield from (f"    {_safe(model_name(one))}: {_safe(model_words(one))}" for one in group.changes)
        if change.texts:
            yield ""
            yield f"  {self._paint(_BOLD, TEXT)}"
            for text in change.texts:
                yield from self._text(text, change)

    def _answer(self, answer: Answer, status: FileStatus) -> Iterator[str]:
        one_sided = status is not FileStatus.CHANGED or self._against_model
        if one_sided or not answer.changed:
            yield f"    {_safe(answer.question)}"
            yield from _folded(answer.new or answer.old, "      " if one_sided else "      ongewijzigd: ")
            return
        yield f"    {self._paint(_YELLOW, answer.question)}"
        yield from (self._paint(_RED, line) for line in _folded(answer.old, "      was:   "))
        yield from (self._paint(_GREEN, line) for line in _folded(answer.new, "      wordt: "))

    def _term(self, change: TermChange, *, chosen: bool, indent: str = "    ") -> Iterator[str]:
        mark = "" if chosen else f"  [{self._paint(_WEIGHTS[change.weight], change.weight)}]"
        yield f"{indent}{_safe(name_of(change))}: {self._values(change, chosen=chosen)}{mark}"
        about = change.origin if change.origin != "in bestand" or change.cause is not Cause.CHOICE else ""
        told = "; ".join(filter(None, (about, places_of(change.places))))
        if told:
            yield self._paint(_FAINT, f"{indent}  {told}")
        yield from (_safe(f"{indent}  {title}: {value}") for title, value in parts_of(change))

    def _values(self, change: TermChange, *, chosen: bool) -> str:
        if chosen and not change.parts:
            model = f"  (model: {change.old.text})" if change.old.text else ""
            return self._paint(_GREEN, value_of(change.new)) + _safe(model)
        return self._paint(_BOLD, what_happened(change))

    def _text(self, change: TextChange, file: FileChange) -> Iterator[str]:
        section = change.section
        about = (section_status(section), REWORDED if change.by_model else "", documents_of(change, file))
        status = self._paint(_FAINT, "; ".join(filter(None, about)))
        yield f"    {self._paint(_BOLD, section_name(section))}  {status}"
        if section.status is Status.RENUMBERED:
            return
        for line in section.changed_lines:
            if line.status is not Status.RENUMBERED:
                yield self._line(line)
        if numbers := renumbered(section):
            yield self._paint(_FAINT, f"      {numbers}")

    def _line(self, line: LineDiff) -> str:
        last = len(line.runs) - 1
        words = "".join(
            self._run(run, first=place == 0, last=place == last) for place, run in enumerate(line.runs)
        )
        moved = "(verplaatst)" if line.status is Status.MOVED else ""
        head = f"{line.context}:" if line.context else ""
        return "      " + " ".join(filter(None, (*map(_safe, (label_of(line), moved, head)), words)))

    def _run(self, run: Run, *, first: bool, last: bool) -> str:
        text = run.text.replace("\n", " ")
        if run.op is Op.SAME:
            return _safe(_shortened(text, first=first, last=last))
        if self._colour:
            return self._paint(_GONE if run.op is Op.GONE else _NEW, text)
        return _safe(f"[-{text}-]" if run.op is Op.GONE else f"{{+{text}+}}")


def _shortened(text: str, *, first: bool, last: bool) -> str:
    """Leave out unchanged words that are far from a change."""
    words = text.split(" ")
    if len(words) <= 2 * _NEAR + 2:
        return text
    head: Sequence[str] = () if first else words[:_NEAR]
    tail: Sequence[str] = () if last else words[-_NEAR:]
    return " ".join((*head, "…", *tail))


def _folded(text: str, label: str) -> list[str]:
    """Break a long answer into lines that stand under each other."""
    return wrap(_safe(text), _WIDTH, initial_indent=label, subsequent_indent=" " * len(label)) or [label]


def _safe(text: str) -> str:
    """Replace what would steer the terminal instead of being read; hard spaces cannot be searched for."""
    return _UNPRINTABLE.sub("\N{MIDDLE DOT}", text.replace("\u00a0", " "))
