"""Whether more work costs more than in proportion: a document among many, a page among many."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from benchmarks.measuring import Cost
from benchmarks.warm import FILE, WORKSPACE, Row
from generator import pipeline
from generator.compose.rewriting import rewritten
from generator.model.document import (
    Block,
    CrossReference,
    Document,
    Inline,
    Item,
    ItemList,
    Section,
    Table,
    Text,
)
from generator.render.house_style import style_for, style_names
from generator.render.pdf.writer import write_pdf
from generator.render.word.writer import write_docx
from generator.workspace import Workspace

_TO_WARM_UP = 20
"""Agreements, of every kind and with other values than those that are measured."""
DOCUMENTS, PAGES = (10, 100, 1_000, 5_000), (9, 50, 200)


def growth_rows(
    root: Path, files: Sequence[Path], documents: Sequence[int], pages: Sequence[int]
) -> Iterator[Row]:
    """Measure what one document and one page cost when there are more of them.

    Args:
        root: A content folder.
        files: Its agreements.
        documents: Numbers of documents, from few to many.
        pages: About how many pages a PDF has.
    """
    yield Row(
        "Word, van YAML naar bestand, per document", dict(_word_growth(Workspace(root), files, documents))
    )
    yield Row("PDF, van tekst naar bestand, per bladzijde", dict(_pdf_growth(pages)))


def _word_growth(
    workspace: Workspace, files: Sequence[Path], numbers: Sequence[int]
) -> Iterator[tuple[str, Cost]]:
    """Check files one by one and write their documents; tell after so many of them what each has cost."""
    checker = pipeline.Checker(workspace, {})
    for _ in _written(workspace, checker, files[-_TO_WARM_UP:]):
        pass
    clock = _Clock()
    for number, _ in enumerate(_written(workspace, checker, files), start=1):
        if number in numbers:
            yield f"{number} documenten", clock.cost().shared(number)
        if number == numbers[-1]:
            return


def _written(workspace: Workspace, checker: pipeline.Checker, files: Sequence[Path]) -> Iterator[bytes]:
    for path in files:
        for subject in checker.check([path]).subjects:
            style = style_for(workspace, *style_names(subject))
            for document in pipeline.documents(workspace, subject):
                yield write_docx(document, style)
        checker.forget(path)


def _pdf_growth(numbers: Sequence[int]) -> Iterator[tuple[str, Cost]]:
    """Lay out the beginning of a document, or the whole of it several times, as one document."""
    [subject] = pipeline.check(WORKSPACE, [FILE]).subjects
    style = style_for(WORKSPACE, *style_names(subject))
    document = next(iter(pipeline.documents(WORKSPACE, subject)))
    whole = _pages(write_pdf(document, style))
    for number in numbers:
        clock = _Clock()
        pages = _pages(write_pdf(_of_about(document, number / whole), style))
        yield f"{pages} bladzijden", clock.cost().shared(pages)


def _of_about(document: Document, times: float) -> Document:
    """Give a document so many times its sections, without references between them."""
    sections = document.sections
    wanted = range(round(times * len(sections)))
    return replace(document, sections=tuple(_again(sections[one % len(sections)], one) for one in wanted))


def _again(section: Section, number: int) -> Section:
    blocks = tuple(_with_other_anchors(block, number) for block in rewritten(section.blocks, _as_words))
    return replace(section, anchor=_other(section.anchor, number), blocks=blocks)


def _with_other_anchors(block: Block, number: int) -> Block:
    match block:
        case ItemList():
            items = (
                Item(
                    _other(item.anchor, number),
                    item.label,
                    tuple(_with_other_anchors(inner, number) for inner in item.blocks),
                )
                for item in block.items
            )
            return replace(block, items=tuple(items))
        case Table():
            return replace(block, anchor=_other(block.anchor, number))
        case _:
            return block


def _other(anchor: str, number: int) -> str:
    return f"{anchor}-{number}" if anchor else ""


def _as_words(content: Sequence[Inline]) -> Sequence[Inline]:
    return [Text(one.text) if isinstance(one, CrossReference) else one for one in content]


def _pages(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


class _Clock:
    """Tells what has been used since it began."""

    def __init__(self) -> None:
        self._processor, self._wall = time.process_time(), time.perf_counter()

    def cost(self) -> Cost:
        return Cost(time.process_time() - self._processor, time.perf_counter() - self._wall)
