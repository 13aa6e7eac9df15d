"""A comparison as a page that a jurist can read: questions, terms, and the text inline or side by side.

The choice between the two ways of reading works without a script; on paper the text stands inline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from generator.model.change import (
    Answer,
    ChangeKind,
    Comparison,
    FileChange,
    FileStatus,
    ModelChange,
    TermChange,
    TextChange,
)
from generator.model.change_words import (
    NOTHING,
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
from generator.render.style import Style
from generator.render.web.page import Page, fill_page

_SHEET = "verschil.css"
_TAGS = {Op.NEW: "ins", Op.GONE: "del"}
_SWITCH = (
    '<input type="radio" name="weergave" id="doorlopend" class="keuze" checked="checked"/>\n'
    '<label for="doorlopend">Tekst doorlopend</label>\n'
    '<input type="radio" name="weergave" id="naast-elkaar" class="keuze"/>\n'
    '<label for="naast-elkaar">Oud en nieuw naast elkaar</label>\n'
)


def write_diff(comparison: Comparison, style: Style, maker: str = "") -> bytes:
    """Write a comparison as one self-contained HTML page.

    Args:
        comparison: What changed.
        style: The house style.
        maker: What made the page, for example `ojg 1.0`.

    Raises:
        RenderError: The house style lacks a file, or its `page.html` is wrong.
    """
    title = "Eigen keuzes" if comparison.against_model else "Wijzigingen"
    page = Page(
        title=f"{title}: {heading(comparison)}",
        main=f"<h1>{title}</h1>\n{''.join(_main(comparison))}",
        header=heading(comparison),
        footer=f"Gemaakt met {maker}. Dit overzicht is een hulpmiddel; de documenten zelf gelden."
        * bool(maker),
        sheets=(_SHEET,),
    )
    return fill_page(page, style)


def _main(comparison: Comparison) -> Iterator[str]:
    if comparison.is_empty:
        yield f"<p><strong>{NOTHING}.</strong> {_text(nothing(comparison))}</p>\n"
        return
    if len(comparison.files) > 1:
        yield from _index(comparison)
    files = "".join("".join(_file(change, comparison.against_model)) for change in comparison.files)
    if any(change.texts for change in comparison.files):
        yield f'<div class="lezen" role="radiogroup" aria-label="Weergave van de tekst">\n{_SWITCH}</div>\n'
    yield files


def _index(comparison: Comparison) -> Iterator[str]:
    yield "<ul>\n"
    for change in comparison.files:
        status = status_of(change, against_model=comparison.against_model)
        about = f": {_text(status)}" if status else ""
        yield f'<li><a href="#{_id(change)}">{_text(change.file)}</a>{about}</li>\n'
    yield "</ul>\n"


def _file(change: FileChange, against_model: bool) -> Iterator[str]:
    status = status_of(change, against_model=against_model)
    mark = f' <span class="klasse">{_text(status)}</span>' if status else ""
    yield f'<section id="{_id(change)}" class="bestand">\n<h2>{_text(change.file)}{mark}</h2>\n'
    for problem in change.problems:
        yield f"<p><strong>Niet in orde in {_text(problem.side)}:</strong></p>\n<ul>\n"
        for finding in problem.findings:
            place = f"{finding.spot.file}, regel {finding.spot.line}"
            yield f"<li>{_text(place)}: {_text(finding.message)}</li>\n"
        yield "</ul>\n"
    if news := document_news(change):
        yield f"<ul>\n{''.join(f'<li>{_text(line)}</li>' for line in news)}\n</ul>\n"
    if change.answers:
        yield _answers(change, one_sided=against_model or change.status is not FileStatus.CHANGED)
    if change.terms:
        yield _terms(change, tells_choices(change, against_model=against_model))
    for group in change.model:
        rows = [(_text(model_name(one)), _model_value(one)) for one in group.changes]
        yield _table(group.title, change, ("Wat", "Wijziging"), rows)
    if change.texts:
        yield f"<h3>{TEXT}</h3>\n"
        yield from (_section(text, change) for text in change.texts)
    yield "</section>\n"


def _answers(change: FileChange, *, one_sided: bool) -> str:
    if one_sided:
        rows = [(_text(answer.question), _text(answer.new or answer.old)) for answer in change.answers]
        return _table(QUESTIONS, change, ("Vraag", "Antwoord"), rows)
    return _table(
        QUESTIONS, change, ("Vraag", "Was", "Wordt"), [_answer(answer) for answer in change.answers]
    )


def _answer(answer: Answer) -> tuple[str, ...]:
    if not answer.changed:
        return _text(answer.question), _text(answer.old), '<span class="zacht">ongewijzigd</span>'
    return _text(answer.question), f"<del>{_text(answer.old)}</del>", f"<ins>{_text(answer.new)}</ins>"


def _terms(change: FileChange, chosen: bool) -> str:
    title = term_title(change, against_model=chosen)
    if chosen:
        rows = [
            (
                _text(name_of(term)),
                _value(term, chosen),
                _text(term.old.text),
                _text(places_of(term.places)),
            )
            for term in change.terms
        ]
        return _table(title, change, ("Afspraak", "Gekozen", "Model", "Waar"), rows)
    rows5 = [
        (
            _text(name_of(term)),
            _value(term, chosen),
            _text(term.weight),
            _text(places_of(term.places)),
            _text(term.origin),
        )
        for term in change.terms
    ]
    return _table(title, change, ("Afspraak", "Was en wordt", "Klasse", "Waar", "Herkomst"), rows5)


def _value(term: TermChange, chosen: bool) -> str:
    if term.parts:
        parts = "".join(f"<li>{_text(title)}: {_text(value)}</li>" for title, value in parts_of(term))
        return f"{_text(what_happened(term))}\n<ul>{parts}</ul>"
    if chosen:
        return _text(value_of(term.new))
    if term.kind is ChangeKind.RENAMED:
        return _text(what_happened(term))
    return f"<del>{_text(value_of(term.old))}</del> <ins>{_text(value_of(term.new))}</ins>"


def _model_value(change: ModelChange) -> str:
    if change.kind is not ChangeKind.CHANGED:
        return _text(model_words(change))
    return f"<del>{_text(change.old)}</del> <ins>{_text(change.new)}</ins>"


def _table(title: str, change: FileChange, header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    name = escape(f"{title}, {change.file}")
    head = "".join(f'<th scope="col">{cell}</th>' for cell in header)
    body = "".join(map(_row, rows))
    return (
        f'<h3>{title}</h3>\n<div class="tabel" role="group" tabindex="0" aria-label="{name}">\n'
        f'<table aria-label="{name}">\n<thead>\n<tr>{head}</tr>\n</thead>\n'
        f"<tbody>\n{body}</tbody>\n</table>\n</div>\n"
    )


def _row(row: Sequence[str]) -> str:
    cells = "".join(f"<td>{cell}</td>" for cell in row[1:])
    return f'<tr><th scope="row">{row[0]}</th>{cells}</tr>\n'


def _section(change: TextChange, file: FileChange) -> str:
    section = change.section
    about = (section_status(section), REWORDED if change.by_model else "", documents_of(change, file))
    lines = [line for line in section.changed_lines if line.status is not Status.RENUMBERED]
    if section.status is Status.RENUMBERED:
        lines = []
    numbers = renumbered(section)
    inline = "".join(f"<p>{_head(line)}{''.join(map(_run, line.runs))}</p>\n" for line in lines)
    tail = f'<p class="zacht">{_text(numbers)}</p>\n' if numbers else ""
    return (
        f"<article>\n<h4>{_text(section_name(section))}</h4>\n"
        f'<p class="zacht">{_text("; ".join(filter(None, about)))}</p>\n'
        f"{_ways(inline, lines, section_name(section)) if lines else ''}"
        f"{tail}</article>\n"
    )


def _ways(inline: str, lines: Sequence[LineDiff], name: str) -> str:
    """Write the lines in both ways; the style sheet shows the one that was chosen."""
    rows = "".join(
        f"<tr><td>{_side(line, Op.GONE)}</td><td>{_side(line, Op.NEW)}</td></tr>\n" for line in lines
    )
    return (
        f'<div class="doorlopend">\n{inline}</div>\n<div class="naast-elkaar">\n'
        f'<table aria-label="{escape(name)}, oud en nieuw">\n'
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
    return f"{_label(label_of(line))}{moved}{_context(line)}"


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


def _id(change: FileChange) -> str:
    return escape(change.file.replace("/", "-").replace(".", "-").replace(" ", "-"))
