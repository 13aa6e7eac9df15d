"""A comparison for a terminal: questions, terms, then the text word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from textwrap import wrap

from generator.compare.blocks import passages_of, report_of
from generator.model import diff_blocks as blocks
from generator.model.change import Answer, Differences, FileChange, SideProblem, Weight
from generator.model.difference import LineDiff, Op, Run, Status
from generator.report.printable import printable

_BOLD, _FAINT, _RED, _GREEN, _YELLOW, _CYAN = "1", "2", "31", "32", "33", "36"
_GONE, _NEW = "31;9", "32;4"
_WEIGHTS = {
    Weight.AMENDMENT: _RED, Weight.PARTIES: _YELLOW, Weight.CONTACTS: _YELLOW,
    Weight.NOTICE: _CYAN, Weight.EDITORIAL: _CYAN,
}  # fmt: skip
_WIDTH = 100
"""Characters on a line at most."""
_USUAL = "in bestand"
"""An origin that goes without saying: somebody edited the file."""
_NEAR = 6
"""How many unchanged words stay beside a change."""


def diff_text(comparison: Differences, *, colour: bool = False) -> str:
    """Write a comparison for a terminal, without the last line end."""
    report = report_of(comparison)
    if report.nothing:
        return _safe(report.nothing)
    return "\n".join(_LineWriter(colour).lines(report)).rstrip("\n")


def text_lines(change: FileChange, *, colour: bool = False) -> list[str]:
    """Write the text that changed in the documents of one file, a line at a time."""
    writer = _LineWriter(colour)
    return [line.removeprefix("    ") for one in passages_of(change) for line in writer.passage(one)]


class _LineWriter:
    """Writes lines, with ANSI colours or without."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def lines(self, report: blocks.DiffReport) -> Iterator[str]:
        yield self._paint(_BOLD, report.sides)
        for file in report.files:
            yield ""
            yield from self._file(file)

    def _paint(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{_safe(text)}\x1b[0m" if self._colour and text else _safe(text)

    def _file(self, file: blocks.FileReport) -> Iterator[str]:
        colour = _WEIGHTS[file.weight] if file.weight else _YELLOW
        mark = f"  [{self._paint(colour, file.status)}]" if file.status else ""
        yield f"{self._paint(_BOLD, file.file)}{mark}"
        for block in file.blocks:
            if not isinstance(block, SideProblem | blocks.News):
                yield ""
                yield f"  {self._paint(_BOLD, block.title)}"
            yield from self._block(block)

    def _block(self, block: blocks.Block) -> Iterator[str]:
        match block:
            case SideProblem():
                yield from self._problem(block)
            case blocks.News():
                yield from (f"  {_safe(line)}" for line in block.lines)
            case blocks.Questions():
                for answer in block.answers:
                    yield from self._answer(answer, one_sided=block.one_sided)
            case blocks.Terms():
                for term in block.rows:
                    yield from self._term(term, chosen=block.chosen)
            case blocks.ModelRows():
                yield from (f"    {_safe(name)}: {_safe(str(value))}" for name, value in block.rows)
            case blocks.Passages():
                yield from chain(*map(self.passage, block.passages))

    def _problem(self, problem: SideProblem) -> Iterator[str]:
        yield f"  {self._paint(_YELLOW, f'Niet in orde in {problem.side}:')}"
        for finding in problem.findings:
            spot = finding.spot
            yield _safe(f"    {spot.file}:{spot.line}:{spot.column}: {finding.message} [{finding.rule}]")

    def _answer(self, answer: Answer, *, one_sided: bool) -> Iterator[str]:
        if one_sided or not answer.changed:
            yield f"    {_safe(answer.question)}"
            yield from _folded(answer.new or answer.old, "      " if one_sided else "      ongewijzigd: ")
            return
        yield f"    {self._paint(_YELLOW, answer.question)}"
        yield from (self._paint(_RED, line) for line in _folded(answer.old, "      was:   "))
        yield from (self._paint(_GREEN, line) for line in _folded(answer.new, "      wordt: "))

    def _term(self, term: blocks.TermRow, *, chosen: bool) -> Iterator[str]:
        mark = "" if chosen else f"  [{self._paint(_WEIGHTS[term.weight], term.weight)}]"
        yield f"    {_safe(term.name)}: {self._value(term, chosen=chosen)}{mark}"
        about = term.origin if term.origin != _USUAL else ""
        if told := "; ".join(filter(None, (about, term.where))):
            yield self._paint(_FAINT, f"      {told}")
        yield from (_safe(f"      {title}: {value}") for title, value in term.parts)

    def _value(self, term: blocks.TermRow, *, chosen: bool) -> str:
        if chosen and not term.parts:
            model = f"  (model: {term.model})" if term.model else ""
            return self._paint(_GREEN, str(term.value)) + _safe(model)
        return self._paint(_BOLD, str(term.value))

    def passage(self, passage: blocks.ChangedPassage) -> Iterator[str]:
        yield f"    {self._paint(_BOLD, passage.name)}  {self._paint(_FAINT, passage.about)}"
        for line in passage.lines:
            if passage.status is not Status.MOVED or any(run.op is not Op.SAME for run in line.runs):
                yield self._line(line)
        if passage.numbers and passage.status is not Status.RENUMBERED:
            yield self._paint(_FAINT, f"      {passage.numbers}")

    def _line(self, line: LineDiff) -> str:
        last = len(line.runs) - 1
        words = "".join(
            self._run(run, first=place == 0, last=place == last) for place, run in enumerate(line.runs)
        )
        moved = "(verplaatst)" if line.status is Status.MOVED else ""
        head = f"{line.context}:" if line.context else ""
        return "      " + " ".join(filter(None, (*map(_safe, (line.label, moved, head)), words)))

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
    """Keep text from steering the terminal; hard spaces cannot be searched for."""
    return printable(text.replace("\u00a0", " "))
