"""How an agreement begins: from the model, or as a copy of another one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from starlette.responses import Response

from generator.errors import GeneratorError, WorkspaceError
from generator.load.models import read_version
from generator.model.schema_node import root_node
from generator.model.source import Path, dotted, parse_path, value_at
from generator.model.template import TemplateVersion
from generator.output import replace_file
from generator.serve.choices import ANY, Option
from generator.serve.desk import Asked, Desk, base_of, begun_anew, found, page
from generator.serve.draft import Draft, read_draft
from generator.serve.file_names import display_name
from generator.serve.wording import file_words, for_page, sentence_case
from generator.suggestions import did_you_mean, short_name
from generator.tasks.scaffold import find_municipality, refuse_name, started, with_starter
from generator.yaml_text.editor import Editor

TOWN, CODE, NAME, CHOICE = "plaats", "code", "naam", "keuze:"
"""What the fields are called; a choice by its key."""
_NO_NAME = "Geef een naam die met een letter begint."
NO_WORDS: Mapping[str, str] = MappingProxyType({})


def new(desk: Desk, asked: Asked, wrong: Mapping[str, str] = NO_WORDS, status: int = 200) -> Response:
    """Ask what is needed to begin; with what is wrong, by the field."""
    filled = {key: asked.one(key) for key, _ in asked.form}
    if NAME in wrong and not filled.get(NAME):
        filled[NAME] = file_words(_free_name(desk, short_name(filled[TOWN])), names=[filled[TOWN].strip()])
    return page(
        "nieuw.html",
        status,
        fouten=wrong,
        plaatsen=_towns(desk),
        vragen=_choices(desk),
        ingevuld=filled,
        alleen_lezen=desk.tree.read_only,
    )


def begun(desk: Desk, asked: Asked) -> Response:
    """Make a new agreement, and show what it asks."""
    desk.tree.refuse_reading_only()
    workspace = desk.tree.workspace
    town, code = asked.one(TOWN).strip(), asked.one(CODE).strip()
    wrong = _wrong(desk, asked)
    if wrong:
        return new(desk, asked, wrong, 422)
    name = short_name(asked.one(NAME).strip() or town)
    chosen = {key: values[0] for key, values in asked.named(CHOICE).items()}
    choices = {key: value for key, value in chosen.items() if value != _standard(desk, key)}
    try:
        path = started(workspace, name, town, choices, code=code)
    except GeneratorError as error:
        return new(desk, asked, {CODE if code else TOWN: for_page(error.message) or error.message}, 422)
    return begun_anew(desk, desk.tree.find(path.parent.name, path.stem))


def _wrong(desk: Desk, asked: Asked) -> dict[str, str]:
    """Say what is missing before anything can be made, by the field."""
    town, found_wrong = asked.one(TOWN).strip(), {}
    if not town:
        found_wrong[TOWN] = "Vul een gemeente in."
    elif not asked.one(CODE).strip() and (trouble := _trouble(desk, town)):
        found_wrong[TOWN] = trouble
        if short_name(town) not in {short_name(one.name) for one in desk.towns().values()}:
            found_wrong[CODE] = f"Klopt de naam {town}? Vul dan hier de code in."
    elif asked.one(CODE).strip() and not _trouble(desk, town):
        found_wrong[CODE] = f"{town} staat al in de lijst van gemeenten. Laat de code leeg."
    for one in _choices(desk):
        if one["is_nodig"] and not asked.one(f"{CHOICE}{one['name']}"):
            found_wrong[f"{CHOICE}{one['name']}"] = f"Kies: {one['titel'].lower()}."
    if town and (taken := _taken(desk, short_name(asked.one(NAME).strip() or town))):
        found_wrong[NAME] = f"Er is al een bestand met de naam {taken}. Geef het nieuwe een eigen naam."
    return found_wrong


def _trouble(desk: Desk, town: str) -> str:
    """Say why nothing can be made for a municipality; empty when it can."""
    try:
        find_municipality(desk.templates, town)
    except WorkspaceError as error:
        near = did_you_mean(town, _towns(desk)).replace('"', "")
        return for_page(error.message) or f"{town} staat niet in de lijst van gemeenten. {near}".strip()
    return ""


def _towns(desk: Desk) -> list[str]:
    return sorted(one.name for one in desk.towns().values() if not one.until)


def copy(desk: Desk, asked: Asked) -> Response:
    """Ask what a copy is to be called."""
    source = desk.draft_of(found(desk, asked))
    return page(
        "kopie.html", fout="", bron=display_name(source), base=base_of(source.stored),
        naam="", alleen_lezen=desk.tree.read_only, blijft=_left_behind(source),
    )  # fmt: skip


def _left_behind(source: Draft) -> list[str]:
    """Name what a file has and a copy does not get."""
    if not source.is_readable:
        return []
    patterns = source.subject.model.roles.not_copied
    places = [place for one in patterns for place in _places(source.subject.source.data, one)]
    titles = [node.title for place in places if (node := source.root.at(place)) is not None]
    return list(dict.fromkeys(titles))


def _places(data: object, pattern: Path) -> list[Path]:
    """List the places in terms that a path leads to; `*` stands for the name of any entry."""
    if not pattern:
        return [()]
    if not isinstance(data, Mapping):
        return []
    names = data if pattern[0] == ANY else [one for one in data if one == pattern[0]]
    return [(name, *rest) for name in names for rest in _places(data[name], pattern[1:])]


def copied(desk: Desk, asked: Asked) -> Response:
    """Copy a file: what was only for the first one, such as its signatures, does not come along."""
    desk.tree.refuse_reading_only()
    stored = found(desk, asked)
    name = short_name(asked.one("naam").strip())
    source = desk.draft_of(stored)
    try:
        refuse_name(desk.tree.workspace, name)
    except GeneratorError as error:
        wrong = error.message if name[:1].isalpha() else _NO_NAME
        return page(
            "kopie.html", 422, fout=wrong, bron=display_name(source), base=base_of(stored),
            naam=asked.one("naam"), alleen_lezen=False, blijft=_left_behind(source),
        )  # fmt: skip
    amendment = source.subject.model.roles.amendment if source.is_readable else None
    if amendment is not None and source.own((amendment.term,)) is not None:
        raise WorkspaceError(
            "Een allonge is niet te kopiëren.",
            hint="Op een stuk volgt één allonge. Maak een volgende bij Ondertekenen, als deze is getekend.",
        )
    path = stored.path.with_name(f"{name}{stored.path.suffix}")
    text = stored.text
    if source.is_readable:
        editor, role = Editor(text, source.root), source.subject.model.roles.status
        own = [place for one in source.subject.model.roles.not_copied for place in _places(editor.data, one)]
        for place in (role.signed_digest, role.signed_file, *own):
            if place and editor.has(place):
                editor.drop(place)
        if role.term and role.draft:
            editor.set((role.term,), role.draft[0])
        text = editor.text
    replace_file(path, text.encode("utf-8"))
    return begun_anew(desk, desk.tree.find(path.parent.name, name))


def _template(desk: Desk) -> TemplateVersion | None:
    names = with_starter(desk.tree.workspace)
    return read_version(desk.tree.workspace, names[-1]) if names else None


def _standard(desk: Desk, key: str) -> object:
    """Return what the model says whatever else is chosen; None when it does not."""
    template = _template(desk)
    always = [one for one in template.standaard if not one.get("wanneer")] if template else []
    return next((v for one in always if (v := value_at(one["waarden"], parse_path(key))) is not None), None)


def _choices(desk: Desk) -> list[dict[str, Any]]:
    """List the choices with which a starter begins, but for the municipality."""
    template = _template(desk)
    if template is None:
        return []
    root = root_node(template.schema)
    found_choices = []
    for path in template.roles.first_choices:
        node = root.at(path)
        if node is not None and "enum" in node.spec:
            told, standard = node.spec.get("enumDescriptions", ()), _standard(desk, dotted(path))
            options = [
                Option(
                    code,
                    sentence_case(node.words(code) or code),
                    told[index] if index < len(told) else "",
                    is_standard=code == standard,
                )
                for index, code in enumerate(node.spec["enum"])
            ]
            about = {"name": dotted(path), "titel": sentence_case(node.title), "opties": options}
            told = for_page(node.description)
            found_choices.append({**about, "hulp": told, "is_nodig": standard is None})
    return found_choices


def _taken(desk: Desk, name: str) -> str:
    """Return what the file with a name is called on the pages; empty when there is none."""
    there = next(
        (desk.tree.find(folder, name) for folder, path in desk.tree.files() if path.stem == name), None
    )
    return display_name(read_draft(desk.tree, desk.journal, there)) if there is not None else ""


def _free_name(desk: Desk, name: str) -> str:
    names = {path.stem for _, path in desk.tree.files()}
    number, free = 1, name
    while free in names:
        number += 1
        free = f"{name}-{number}"
    return free
