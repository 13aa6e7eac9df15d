"""What `ojg show` does with a model version: its reading version and its explanation, as text or as files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.model.document import Document
from generator.output import replace_file
from generator.reading.document import compose_explanation, compose_reading
from generator.reading.model_texts import read_model
from generator.render import writer_for
from generator.render.house_style import style_for
from generator.tasks.show import overview
from generator.workspace import STANDARD_STYLE, Workspace

READING, EXPLANATION = "leesversie", "toelichting"
COMPOSERS = {READING: compose_reading, EXPLANATION: compose_explanation}


def show_model(workspace: Workspace, version: str) -> None:
    """Write the reading version of a model to the screen.

    Raises:
        TemplateError: when a text of the model cannot be read.
    """
    for line in overview.outline_lines([compose_reading(read_model(workspace, version))]):
        click.echo(line)


def write_model(workspace: Workspace, version: str, what: str, formats: Sequence[str], out: Path) -> None:
    """Write the reading version or the explanation of a model to files.

    Raises:
        TemplateError: when a text of the model cannot be read.
        RenderError: when a document cannot be written.
        OutputError: when the result cannot be stored.
    """
    document: Document = COMPOSERS[what](read_model(workspace, version))
    style = style_for(workspace, STANDARD_STYLE)
    folder = out / version.replace("/", "-")
    for file_format in formats:
        replace_file(folder / f"{document.name}.{file_format}", writer_for(file_format)(document, style))
    click.echo(f"Klaar: {document.name} ({', '.join(formats)}) in {folder.as_posix()}/.")
