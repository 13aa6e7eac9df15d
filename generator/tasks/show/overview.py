"""What people ask about content without making documents: lists, terms with origin, deviations, text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path as FilePath

from generator.compare.terms import beside_model
from generator.errors import GeneratorError
from generator.language.dutch import date_in_words, parse_date
from generator.language.showing import written
from generator.language.texts import compile_text
from generator.load.gather import Gatherer
from generator.load.release_record import read_release
from generator.load.yaml_source import load_yaml_or_raise
from generator.model.document import Document, Origin, told_state
from generator.model.source import Path, dotted, leaves, value_at
from generator.render.outline_writer import write_outline
from generator.render.stated_terms import StatedTerms
from generator.terms.subject import Subject, scope_of
from generator.validate.schema import check_schema
from generator.workspace import CONTENT_FOLDERS, TEMPLATES, Workspace

_WIDTH = 80
_FOLDER_TITLES = {"agreements": "Overeenkomsten", "profiles": "Profielen"}


def tables(workspace: Workspace) -> Iterator[tuple[str, list[str]]]:
    """List the agreements, the profiles and the model versions, each as a title and lines."""
    gatherer = Gatherer(workspace, check_schema)
    for folder in CONTENT_FOLDERS:
        rows: list[Sequence[str]] = []
        header: Sequence[str] = ()
        for path in workspace.files(folder):
            subject = _subject(gatherer, path)
            if subject is None:
                rows.append((path.stem, f"(heeft fouten; zie `ojg check {path.stem}`)"))
                continue
            columns = _columns(subject)
            header = header or ("Naam", *columns)
            rows.append((path.stem, *columns.values()))
        yield _FOLDER_TITLES[folder], _aligned(header, rows)
    versions = [_version_row(workspace, name) for name in workspace.templates()]
    yield "Modellen", _aligned(("Versie", "Toestand", "Datum", "Goedgekeurd door"), versions)


def _subject(gatherer: Gatherer, path: FilePath) -> Subject | None:
    """Read a file; None when it, or the model it follows, is wrong."""
    try:
        subject = gatherer.subject(path)
    except GeneratorError:
        return None
    return subject if subject is not None and subject.is_sound else None


def _version_row(workspace: Workspace, name: str) -> Sequence[str]:
    """Tell of a model version its state and, when it is released, when and by whom."""
    folder, label = workspace.template(name), f"{TEMPLATES}/{name}"
    try:
        model = load_yaml_or_raise(folder / "model.yaml", f"{label}/model.yaml")
        record = read_release(folder, label)
    except GeneratorError as error:
        return (name, f"(niet te lezen: {error.message})")
    state = str(model.data.get("toestand") or "")
    if record is None:
        return (name, state)
    day = parse_date(record.date)
    return (name, state, date_in_words(day) if day else record.date, record.approved_by)


def term_lines(subject: Subject) -> Iterator[str]:
    """Write every effective term with its value and where it comes from."""
    for path, value in leaves(subject.terms.data):
        yield f"{dotted(path)}: {_shown(subject, path, value)}  ({_source(subject.terms.origin(path))})"


def deviation_lines(subject: Subject) -> Iterator[str]:
    """Write every term for which the model has a value and the file another one."""
    own_text = subject.model.roles.deviations
    changes = [one for one in beside_model(subject) if not own_text or one.keys[0] != own_text.term]
    for change in changes:
        value, standard = change.new.value, value_at(subject.terms.standard, change.keys)
        mine = "weggenomen" if value is None else _shown(subject, change.keys, value)
        origin = _source(change.new.origin or subject.terms.origin(change.keys))
        yield f"{change.path}: {mine}, in het model {_shown(subject, change.keys, standard)}  ({origin})"
    if not changes:
        yield "Geen afwijkende waarden: alles wat het model invult, geldt ook hier."


def outline_lines(documents: Iterable[Document]) -> Iterator[str]:
    """Write the text of documents without layout."""
    for document in documents:
        yield f"━━ {document.name} ━━"
        yield write_outline(document).decode().rstrip("\n")
        yield ""


def stated_lines(stated: StatedTerms) -> Iterator[str]:
    """Write the terms that a finished document carries, each with its title and paths."""
    yield _printable(f"Document: {stated.document}")
    yield _printable(f"Model:    {stated.model} ({told_state(stated.state, stated.model_digest)})")
    yield _printable(f"Termen:   {stated.digest}")
    yield ""
    for term in stated.terms:
        source = ("berekend uit " if term.computed else "") + ", ".join(term.paths)
        yield _printable(f"{term.title}: {term.text}  ({source})")


def _printable(text: str) -> str:
    """Write text on one line, without what would command a terminal: the file may come from anyone."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _columns(subject: Subject) -> dict[str, str]:
    scope = scope_of(subject)
    columns = {}
    for title, placed in subject.model.roles.overview.items():
        try:
            columns[title] = compile_text(placed.text, placed.spot).plain(scope)
        except GeneratorError:
            columns[title] = "?"
    return columns


def _aligned(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Write rows as a table; one too wide for a screen as a block for each row, a line for each column."""
    table = _table([header, *rows] if header else rows)
    if all(len(line) <= _WIDTH for line in table):
        return table
    return [line for row in rows for line in _block(header, row)]


def _block(header: Sequence[str], row: Sequence[str]) -> Iterator[str]:
    yield from _wrapped("  ", "  ", row[0])
    width = max(map(len, header[1:]), default=0)
    titles = header[1:] if len(row) == len(header) else [""] * (len(row) - 1)
    for title, text in zip(titles, row[1:], strict=True):
        yield from _wrapped(f"    {title:<{width}}  ", " " * (width + 6), text)


def _wrapped(first: str, then: str, text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=first, subsequent_indent=then) or [first.rstrip()]


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    widths: dict[int, int] = {}
    for row in rows:
        for index, text in enumerate(row[:-1]):
            widths[index] = max(widths.get(index, 0), len(text))
    return [
        "  " + "  ".join(text.ljust(widths.get(index, 0)) for index, text in enumerate(row)).rstrip()
        for row in rows
    ]


def _shown(subject: Subject, path: Path, value: object) -> str:
    display = next((node.display for node in reversed([*subject.model.root.along(path)]) if node), "")
    if isinstance(value, list):
        return ", ".join(written(item, display) for item in value)
    return written(value, display)


def _source(origin: Origin | None) -> str:
    if origin is None or origin.kind == "model":
        return "model"
    return f"{origin.file}:{origin.line}"
