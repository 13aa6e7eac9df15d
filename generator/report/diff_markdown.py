"""A comparison as Markdown: a comment on a pull request, on any forge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from generator.compare.blocks import NOTHING, report_of
from generator.model import diff_blocks as blocks
from generator.model.change import Answer, Differences, SideProblem
from generator.model.difference import LineDiff, Op, Status

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|#&~@!$]|:(?=\S)")
_MARKER = re.compile(r"^(?:[-+=]|\d(?=\d*[.)] ))")
"""What would begin a list or a heading at the start of a line."""
_MOST = 60_000
"""Characters that a comment may have; forges refuse longer ones."""
_TOO_LONG = "_De gewijzigde tekst past hier niet. `ojg diff … --format html` toont alles._"


def diff_markdown(comparison: Differences) -> str:
    """Write a comparison as Markdown, without the last line end."""
    report = report_of(comparison)
    if report.nothing:
        return f"**{NOTHING}.** {_plain(report.nothing)}"
    start = f"## {report.title}\n\n{_plain(report.sides)}\n"
    heads = ["\n".join(_head(file)) for file in report.files]
    room = _MOST - len(start) - sum(map(len, heads))
    written = [start]
    for file, head in zip(report.files, heads, strict=True):
        text = "\n".join(_blocks(block for block in file.blocks if isinstance(block, blocks.Passages)))
        room -= len(text)
        written += [head, text if room > 0 or not text else _TOO_LONG]
    return "\n".join(part for part in written if part).rstrip("\n")


def _head(file: blocks.FileReport) -> Iterator[str]:
    yield f"### {_plain(file.file)}{f' — {file.status}' if file.status else ''}\n"
    yield from _blocks(block for block in file.blocks if not isinstance(block, blocks.Passages))


def _blocks(some: Iterable[blocks.Block]) -> Iterator[str]:
    for block in some:
        if not isinstance(block, SideProblem | blocks.News):
            yield f"#### {block.title}\n"
        yield from _lines(block)
        if not isinstance(block, blocks.Passages):
            yield ""


def _lines(block: blocks.Block) -> Iterator[str]:
    match block:
        case SideProblem():
            yield f"**Niet in orde in {_plain(block.side)}:**\n"
            for finding in block.findings:
                place = f"{finding.spot.file}:{finding.spot.line}:{finding.spot.column}"
                yield f"- {_plain(place)}: {_plain(finding.message)}"
        case blocks.News():
            yield from (f"- {_plain(line)}" for line in block.lines)
        case blocks.Questions(one_sided=True):
            yield from _header("Vraag", "Antwoord")
            yield from (_cells(answer.question, answer.new or answer.old) for answer in block.answers)
        case blocks.Questions():
            yield from _header("Vraag", "Was", "Wordt")
            yield from map(_answer, block.answers)
        case blocks.Terms(chosen=True):
            yield from _header("Afspraak", "Gekozen", "Model", "Waar")
            yield from chain(*(_term(one, one.model, one.where) for one in block.rows))
        case blocks.Terms():
            yield from _header("Afspraak", "Was → wordt", "Wie moet instemmen", "Waar", "Herkomst")
            yield from chain(*(_term(one, one.consent, one.where, one.origin) for one in block.rows))
        case blocks.ModelRows():
            yield from _header("Wat", "Wijziging")
            yield from (_cells(name, str(value)) for name, value in block.rows)
        case blocks.Passages():
            yield from chain(*map(_passage, block.passages))


def _header(*titles: str) -> Iterator[str]:
    yield f"| {' | '.join(titles)} |"
    yield f"|{'---|' * len(titles)}"


def _cells(*cells: str) -> str:
    return f"| {' | '.join(map(_plain, cells))} |"


def _answer(answer: Answer) -> str:
    if not answer.changed:
        return f"| {_plain(answer.question)} | {_plain(answer.new)} | _ongewijzigd_ |"
    return f"| **{_plain(answer.question)}** | {_plain(answer.old)} | **{_plain(answer.new)}** |"


def _term(term: blocks.TermRow, *beside: str) -> Iterator[str]:
    yield f"| {_plain(term.name)} | **{_plain(str(term.value))}** {_cells(*beside)}"
    yield from (_cells(f"… {title}", value, *[""] * len(beside)) for title, value in term.parts)


def _passage(passage: blocks.ChangedPassage) -> Iterator[str]:
    name = f"<b>{_plain(passage.name)}</b>: {_plain(passage.about)}"
    lines = [_line(line) for line in passage.lines]
    if passage.numbers and passage.status is not Status.RENUMBERED:
        lines.append(f"- {_plain(passage.numbers)}")
    if not lines:
        yield f"- {name}\n"
        return
    yield f"<details><summary>{name}</summary>\n"
    yield from lines
    yield "\n</details>\n"


def _line(line: LineDiff) -> str:
    marks = {Op.SAME: "{}", Op.NEW: "<ins>{}</ins>", Op.GONE: "<del>{}</del>"}
    words = "".join(marks[run.op].format(_plain(run.text)) for run in line.runs)
    label = f"**{line.label}**" if line.label else ""
    moved = "_verplaatst_" if line.status is Status.MOVED else ""
    head = f"{_plain(line.context)}:" if line.context else ""
    return f"- {' '.join(filter(None, (label, moved, head, _MARKER.sub(_entity, words))))}"


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def _plain(text: str) -> str:
    """Write text so that nothing in it is Markdown, a tag, a mention or a link."""
    return _SPECIAL.sub(_entity, " ".join(text.split("\n")))
