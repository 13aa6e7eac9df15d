"""How an agreement begins: from the model, or as a copy of another one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from starlette.responses import Response

from generator.errors import GeneratorError
from generator.load.models import read_version
from generator.load.municipalities import read_municipalities
from generator.model.schema_node import root_node
from generator.model.source import dotted
from generator.output import replace_file
from generator.serve.desk import Asked, Desk, base_of, display_name, found, go, page
from generator.serve.fields import Option
from generator.serve.wording import sentence_case
from generator.suggestions import short_name
from generator.tasks.scaffold import refuse_name, started, with_starter
from generator.workspace import TEMPLATES
from generator.yaml_text.editor import Editor


def new(desk: Desk, asked: Asked, wrong: str = "", status: int = 200) -> Response:
    """Ask what is needed to begin."""
    workspace = desk.tree.workspace
    names = with_starter(workspace)
    municipalities = read_municipalities(workspace.root / TEMPLATES)
    known = sorted(one.name for one in municipalities.values() if not one.until)
    return page(
        "nieuw.html",
        status,
        fout=wrong,
        plaatsen=known,
        vragen=_choices(desk, names[-1]) if names else (),
        ingevuld={key: asked.one(key) for key, _ in asked.form},
        alleen_lezen=desk.tree.read_only,
    )


def begun(desk: Desk, asked: Asked) -> Response:
    """Make a new agreement, and show what it asks."""
    desk.tree.refuse_reading_only()
    workspace = desk.tree.workspace
    town = asked.one("plaats").strip()
    if not town:
        return new(desk, asked, "Kies een gemeente.", 422)
    name = _free_name(desk, short_name(asked.one("naam").strip() or town))
    choices = {key: values[0] for key, values in asked.named("keuze:").items()}
    try:
        path = started(workspace, name, town, choices)
    except GeneratorError as error:
        return new(desk, asked, f"{error.message} {_first_line(error.hint)}".strip(), 422)
    return go(f"{base_of(desk.tree.find(path.parent.name, path.stem))}/")


def copy(desk: Desk, asked: Asked) -> Response:
    """Ask what a copy is to be called."""
    stored = found(desk, asked)
    return page(
        "kopie.html", fout="", bron=sentence_case(stored.name.replace("-", " ")), base=base_of(stored),
        naam="", alleen_lezen=desk.tree.read_only,
    )  # fmt: skip


def copied(desk: Desk, asked: Asked) -> Response:
    """Copy a file: what was only for the first one, such as its signatures, does not come along."""
    desk.tree.refuse_reading_only()
    stored = found(desk, asked)
    name = short_name(asked.one("naam").strip())
    source = desk.draft_of(stored)
    try:
        refuse_name(desk.tree.workspace, name)
    except GeneratorError as error:
        return page(
            "kopie.html", 422, fout=error.message, bron=display_name(source), base=base_of(stored),
            naam=asked.one("naam"), alleen_lezen=False,
        )  # fmt: skip
    path = stored.path.with_name(f"{name}{stored.path.suffix}")
    text = stored.text
    if source.is_readable:
        editor, role = Editor(text, source.root), source.subject.model.roles.status
        for place in (role.signed_digest, role.signed_file):
            if place and editor.has(place):
                editor.drop(place)
        if role.term and role.draft:
            editor.set((role.term,), role.draft[0])
        text = editor.text
    replace_file(path, text.encode("utf-8"))
    return go(f"{base_of(replace(stored, name=name))}/")


def _choices(desk: Desk, model: str) -> list[dict[str, Any]]:
    """List the choices with which a starter begins, but for the municipality."""
    template = read_version(desk.tree.workspace, model)
    root = root_node(template.schema)
    found_choices = []
    for path in template.roles.first_choices:
        node = root.at(path)
        if node is not None and "enum" in node.spec:
            told = node.spec.get("enumDescriptions", ())
            options = [
                Option(
                    code, sentence_case(node.words(code) or code), told[index] if index < len(told) else ""
                )
                for index, code in enumerate(node.spec["enum"])
            ]
            found_choices.append(
                {"name": dotted(path), "titel": sentence_case(node.title), "opties": options}
            )
    return found_choices


def _free_name(desk: Desk, name: str) -> str:
    names = {path.stem for _, path in desk.tree.files()}
    number, free = 1, name
    while free in names:
        number += 1
        free = f"{name}-{number}"
    return free


def _first_line(text: str) -> str:
    return text.partition("\n")[0]
