"""A comparison as a page that a jurist can read: questions, terms, and the text inline or side by side.

The choice between the two ways of reading works without a script; on paper the text stands inline.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TypeAlias

from generator.compare.blocks import NOTHING, report_of
from generator.model import diff_blocks as blocks
from generator.model.change import Answer, Differences, SideProblem
from generator.model.difference import LineDiff, Op, Run, Status
from generator.render.style import Style
from generator.render.web.page import Page, fill_page

_Cells: TypeAlias = tuple[str, ...]
_SHEET = "verschil.css"
_OPEN, _NOWHERE = "laat dit open", "niet genoemd in de tekst"
"""What a cell says of a value that the model does not have, or that no section states."""
_TAGS = {Op.NEW: "ins", Op.GONE: "del"}
_SWITCH = (
    '<input type="radio" name="weergave" id="doorlopend" class="keuze" checked="checked"/>\n'
    '<label for="doorlopend">Tekst doorlopend</label>\n'
    '<input type="radio" name="weergave" id="naast-elkaar" class="keuze"/>\n'
    '<label for="naast-elkaar">Oud en nieuw naast elkaar</label>\n'
)


def write_diff(comparison: Differences, style: Style, maker: str = "") -> bytes:
    """Write a comparison as one self-contained HTML page.

    Args:
        comparison: What changed.
        style: The house style.
        maker: What made the page, for example `ojg 1.0`.

    Raises:
        RenderError: The house style lacks a file, or its `page.html` is wrong.
    """
    report = report_of(comparison)
    page = Page(
        title=f"{report.title}: {report.sides}",
        main=f"<h1>{report.title}</h1>\n{''.join(_main(report))}",
        header=report.sides,
        footer=f"Gemaakt met {maker}. Dit overzicht is een hulpmiddel; de documenten zelf gelden."
        * bool(maker),
        sheets=(_SHEET,),
    )
    return fill_page(page, style)


def write_diff_body(comparison: Differences) -> str:
    """Write a comparison as HTML without a page around it."""
    return "".join(_main(report_of(comparison)))


def _main(report: blocks.DiffReport) -> Iterator[str]:
    if report.nothing:
        yield f"<p><strong>{NOTHING}.</strong> {_text(report.nothing)}</p>\n"
        return
    if len(report.files) > 1:
        yield from _index(report)
    if any(isinstance(block, blocks.Passages) for file in report.files for block in file.blocks):
        yield f'<div class="lezen" role="radiogroup" aria-label="Weergave van de tekst">\n{_SWITCH}</div>\n'
    for file in report.files:
        yield from _file(file)


def _index(report: blocks.DiffReport) -> Iterator[str]:
    yield "<ul>\n"
    for file in report.files:
        about = f": {_text(file.status)}" if file.status else ""
        yield f'<li><a href="#{_id(file)}">{_text(file.file)}</a>{about}</li>\n'
    yield "</ul>\n"


def _file(file: blocks.FileReport) -> Iterator[str]:
    mark = f' <span class="klasse">{_text(file.status)}</span>' if file.status else ""
    yield f'<section id="{_id(file)}" class="bestand">\n<h2>{_text(file.file)}{mark}</h2>\n'
    for block in file.blocks:
        if not isinstance(block, SideProblem | blocks.News):
            yield f"<h3>{block.title}</h3>\n"
        yield from _block(block, file)
    yield "</section>\n"


def _block(block: blocks.Block, file: blocks.FileReport) -> Iterator[str]:
    match block:
        case SideProblem():
            yield f"<p><strong>Niet in orde in {_text(block.side)}:</strong></p>\n<ul>\n"
            for finding in block.findings:
                place = f"{finding.spot.file}, regel {finding.spot.line}"
                yield f"<li>{_text(place)}: {_text(finding.message)}</li>\n"
            yield "</ul>\n"
        case blocks.News():
            yield f"<ul>\n{''.join(f'<li>{_text(line)}</li>' for line in block.lines)}\n</ul>\n"
        case blocks.Passages():
            yield from map(_passage, block.passages)
        case blocks.Questions() | blocks.Terms() | blocks.ModelRows():
            yield _table(f"{block.title}, {file.file}", *_said(*_rows(block)))


def _rows(block: blocks.Questions | blocks.Terms | blocks.ModelRows) -> tuple[_Cells, list[_Cells]]:
    """Return the titles of the columns, and the cells as HTML."""
    match block:
        case blocks.Questions(one_sided=True):
            return ("Vraag", "Antwoord"), [_cells(one.question, one.new or one.old) for one in block.answers]
        case blocks.Questions():
            return ("Vraag", "Was", "Wordt"), [_answer(one) for one in block.answers]
        case blocks.Terms(chosen=True):
            rows = [_term(one, one.model or _OPEN, one.where or _NOWHERE) for one in block.rows]
            return ("Afspraak", "Gekozen", "Model", "Waar"), rows
        case blocks.Terms():
            rows = [_term(one, one.consent, one.where or _NOWHERE, one.origin) for one in block.rows]
            return ("Afspraak", "Was en wordt", "Wie moet instemmen", "Waar", "Herkomst"), rows
        case blocks.ModelRows():
            return ("Wat", "Wijziging"), [(_text(name), _value(value)) for name, value in block.rows]


def _said(header: _Cells, rows: list[_Cells]) -> tuple[_Cells, list[_Cells]]:
    """Leave out the columns in which no row says anything, such as the model where it leaves all open."""
    silent = {"", _OPEN, _NOWHERE}
    kept = [place for place in range(len(header)) if any(row[place] not in silent for row in rows)]
    return tuple(header[place] for place in kept), [tuple(row[place] for place in kept) for row in rows]


def _answer(answer: Answer) -> _Cells:
    if not answer.changed:
        return _text(answer.question), _text(answer.old), '<span class="zacht">ongewijzigd</span>'
    return _text(answer.question), f"<del>{_text(answer.old)}</del>", f"<ins>{_text(answer.new)}</ins>"


def _term(term: blocks.TermRow, *beside: str) -> _Cells:
    parts = "".join(f"<li>{_text(title)}: {_text(value)}</li>" for title, value in term.parts)
    below = f"\n<ul>{parts}</ul>" if parts else ""
    return _text(term.name), _value(term.value) + below, *_cells(*beside)


def _cells(*words: str) -> _Cells:
    return tuple(map(_text, words))


def _value(value: str | blocks.Replaced) -> str:
    match value:
        case blocks.Replaced(old, new):
            return f"<del>{_text(old)}</del> <ins>{_text(new)}</ins>"
        case str():
            return _text(value)


def _table(name: str, header: _Cells, rows: list[_Cells]) -> str:
    head = "".join(f'<th scope="col">{cell}</th>' for cell in header)
    body = "".join(_row(header, row) for row in rows)
    return (
        f'<div class="tabel" role="group" tabindex="0" aria-label="{escape(name)}">\n'
        f'<table aria-label="{escape(name)}">\n<thead>\n<tr>{head}</tr>\n</thead>\n'
        f"<tbody>\n{body}</tbody>\n</table>\n</div>\n"
    )


def _row(header: _Cells, row: _Cells) -> str:
    """Write a row; each cell names its column, for a screen with room for one of them."""
    pairs = zip(header[1:], row[1:], strict=True)
    cells = "".join(f'<td data-kolom="{escape(title)}">{cell}</td>' for title, cell in pairs)
    return f'<tr><th scope="row">{row[0]}</th>{cells}</tr>\n'


def _passage(passage: blocks.ChangedPassage) -> str:
    numbers = f'<p class="zacht">{_text(passage.numbers)}</p>\n' if passage.numbers else ""
    return (
        f"<article>\n<h4>{_text(passage.name)}</h4>\n"
        f'<p class="zacht">{_text(passage.about)}</p>\n'
        f"{_ways(passage) if passage.lines else ''}"
        f"{numbers}</article>\n"
    )


def _ways(passage: blocks.ChangedPassage) -> str:
    """Write the lines in both ways; the style sheet shows the one that was chosen."""
    inline = "".join(f"<p>{_head(line)}{''.join(map(_run, line.runs))}</p>\n" for line in passage.lines)
    rows = "".join(
        f"<tr><td>{_side(line, Op.GONE)}</td><td>{_side(line, Op.NEW)}</td></tr>\n" for line in passage.lines
    )
    return (
        f'<div class="doorlopend">\n{inline}</div>\n<div class="naast-elkaar">\n'
        f'<table aria-label="{escape(passage.name)}, oud en nieuw">\n'
        f'<thead>\n<tr><th scope="col">Oud</th><th scope="col">Nieuw</th></tr>\n</thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _side(line: LineDiff, op: Op) -> str:
    """Write one side of a line: what stayed, and what only that side has."""
    label = line.old_label if op is Op.GONE else line.new_label
    runs = [run for run in line.runs if run.op in (Op.SAME, op)]
    if not runs:
        return ""
    return f"{_label(label)}{_context(line)}{''.join(map(_run, runs))}"


def _head(line: LineDiff) -> str:
    moved = '<span class="zacht">verplaatst</span> ' if line.status is Status.MOVED else ""
    return f"{_label(line.label)}{moved}{_context(line)}"


def _label(label: str) -> str:
    return f'<span class="nr">{_text(label)}</span> ' if label else ""


def _context(line: LineDiff) -> str:
    return f"<strong>{_text(line.context)}:</strong> " if line.context else ""


def _run(run: Run) -> str:
    text = _text(run.text).replace("\n", "<br/>")
    tag = _TAGS.get(run.op)
    return f"<{tag}>{text}</{tag}>" if tag else text


def _text(text: str) -> str:
    return escape(text, quote=False)


def _id(file: blocks.FileReport) -> str:
    return escape(file.file.replace("/", "-").replace(".", "-").replace(" ", "-"))
