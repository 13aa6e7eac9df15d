"""Starting points for people: an agreement or an amendment to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.errors import WorkspaceError
from generator.findings import Finding, Severity
from generator.language.dutch import date_in_words, parse_date
from generator.load.model_choice import read_model_of
from generator.load.models import read_version
from generator.load.municipalities import FILE as MUNICIPALITIES
from generator.load.municipalities import read_municipalities
from generator.load.yaml_source import parse_yaml, read_bytes, read_yaml, source_or_raise
from generator.model.release_record import FILE as RELEASE_RECORD
from generator.model.schema_node import root_node
from generator.model.source import parse_path, value_at
from generator.model.template import Municipality, TemplateVersion
from generator.output import replace_file
from generator.suggestions import did_you_mean, short_name
from generator.tasks.municipalities import add_municipality, how_to_add, new_municipality
from generator.tasks.starter import filled, quoted
from generator.validate.schema import check_schema
from generator.workspace import (
    CONTENT_FOLDERS,
    TEMPLATES,
    Workspace,
    version_order,
)
from generator.yaml_text.canonical import canonical
from generator.yaml_text.editor import Editor

STARTER = "starter.yaml"
_EMPLOYER = "werkgever.soort"

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST = 80
"""Letters of a name at most."""
_OF_WINDOWS = frozenset(
    {"con", "prn", "aux", "nul", *(f"{one}{n}" for one in ("com", "lpt") for n in range(1, 10))}
)
"""Names that a file cannot have on Windows, whatever its suffix."""


def new_agreement(
    workspace: Workspace, name: str, municipality: str, employer: str = "", model: str = "", code: str = ""
) -> Path:
    """Write an agreement for a municipality to fill in, from the starter of a model version.

    Args:
        workspace: The content folder.
        name: The name of the new file, without folder and suffix.
        municipality: Name, code or short name of the municipality.
        employer: The kind of employer, as the model writes it; empty when not chosen yet.
        model: The model version; when empty, the newest released one that has a starter, or else the newest.
        code: The CBS code of a municipality that is not in the list yet, which is then added to it.

    Raises:
        WorkspaceError: when one of these is not possible, with the possibilities.
        TemplateError: when the model version or its starter is wrong.
        OutputError: when the file cannot be written.
    """
    return started(workspace, name, municipality, {_EMPLOYER: employer}, model, code)


def new_agreement_in_form(
    workspace: Workspace, name: str, municipality: str, form: str, **options: str
) -> Path:
    """Write an agreement as `new_agreement` does, in one of the forms that its model version has.

    Args:
        workspace: The content folder.
        name: The name of the new file, without folder and suffix.
        municipality: Name, code or short name of the municipality.
        form: The form, as the model writes it.
        options: What `new_agreement` takes beside these.

    Raises:
        WorkspaceError: when one of these is not possible, with the possibilities.
        TemplateError: when the model version or its starter is wrong.
        OutputError: when the file cannot be written.
    """
    template = _template(workspace, options.get("model", ""))
    root, term = root_node(template.schema), template.roles.form_term
    node = root.child(term) if term else None
    forms = [str(one) for one in node.spec.get("enum", ())] if node is not None else []
    if form not in forms:
        known = f"Kies uit: {', '.join(forms)}." if forms else "Dit model heeft één vorm; laat --vorm weg."
        raise WorkspaceError(f'{template.name} heeft geen vorm "{form}".', hint=known)
    choices = {_EMPLOYER: options.get("employer", ""), term: form}
    return started(workspace, name, municipality, choices, options.get("model", ""), options.get("code", ""))


def started(
    workspace: Workspace,
    name: str,
    municipality: str,
    choices: Mapping[str, str],
    model: str = "",
    code: str = "",
) -> Path:
    """Write an agreement in its canonical form, with what was chosen before it was there.

    Args:
        workspace: The content folder.
        name: The name of the new file, without folder and suffix.
        municipality: Name, code or short name of the municipality.
        choices: What was chosen, by dotted key; empty when it was not.
        model: The model version, as for `new_agreement`.
        code: The CBS code of a municipality that is not in the list yet, which is then added to it.

    Raises:
        WorkspaceError: when one of these is not possible, with the possibilities.
        TemplateError: when the model version or its starter is wrong.
        EditError: when a choice does not fit in the file.
        OutputError: when the file cannot be written.
    """
    refuse_name(workspace, name)
    template = _template(workspace, model)
    root, templates = root_node(template.schema), workspace.root / TEMPLATES
    if code:
        chosen = new_municipality(templates, municipality, code)
    else:
        chosen = find_municipality(templates, municipality)
    editor = Editor(canonical(_started(template, chosen, choices).decode("utf-8"), root), root)
    for key, value in choices.items():
        if value and value_at(editor.data, parse_path(key)) != value:
            editor.set(parse_path(key), value)
    path = workspace.root / template.roles.folder / f"{name}.yaml"
    if code:
        add_municipality(templates, chosen)
    replace_file(path, editor.text.encode("utf-8"))
    return path


def _started(template: TemplateVersion, chosen: Municipality, choices: Mapping[str, str]) -> bytes:
    """Fill in the starter of a model version."""
    values = {
        "gemeente.id": short_name(chosen.name),
        "gemeente.naam": chosen.name,
        "gemeente.code": chosen.code,
        **choices,
    }
    label = f"{template.label}/{STARTER}"
    raw = filled(read_bytes(template.folder / STARTER, label).decode("utf-8"), values, label).encode("utf-8")
    source = parse_yaml(raw, label)
    _refuse_findings(source if isinstance(source, list) else check_schema(source, template).findings)
    return raw


def new_amendment(workspace: Workspace, name: str, amended: str) -> Path:
    """Write an amendment of an agreement to fill in, from the starter of its model version.

    Args:
        workspace: The content folder.
        name: The name of the new file, without folder and suffix.
        amended: The agreement, or its last amendment.

    Raises:
        WorkspaceError: when one of these is not possible, with the possibilities.
        TemplateError: when the model version or its starter is wrong.
        OutputError: when the file cannot be written.
    """
    refuse_name(workspace, name)
    place = workspace.resolve(amended)
    source = source_or_raise(read_yaml(place, workspace.label(place)))
    template = read_model_of(source, workspace)
    role = template.roles.amendment if isinstance(template, TemplateVersion) else None
    if not isinstance(template, TemplateVersion) or role is None:
        raise WorkspaceError(
            f"{source.file} wijzigt niet met een allonge.", hint="Noem een overeenkomst uit `ojg list`."
        )
    earlier = value_at(source.data, role.number)
    values = {
        role.term: place.stem,
        "nummer": str(earlier + 1 if isinstance(earlier, int) else 1),
    }
    label = f"{template.label}/{role.starter}"
    raw = filled(read_bytes(template.folder / role.starter, label).decode("utf-8"), values, label)
    path = workspace.root / template.roles.folder / f"{name}.yaml"
    replace_file(path, raw.encode("utf-8"))
    return path


def find_municipality(templates: Path, wanted: str) -> Municipality:
    """Find a municipality by its name, its code or its short name.

    Raises:
        WorkspaceError: when it is unknown, or exists no more.
    """
    known = read_municipalities(templates)
    key = short_name(wanted).removeprefix("gemeente-")
    found = [one for one in known.values() if key in (one.code.casefold(), short_name(one.name))]
    current = [one for one in found if not one.until]
    if current:
        return current[0]
    if found:
        raise _retired(found[0], known)
    names = sorted(one.name for one in known.values() if not one.until)
    raise WorkspaceError(
        f'De gemeente "{wanted}" staat niet in {TEMPLATES}/{MUNICIPALITIES}.',
        hint=f"{did_you_mean(key, names)} Er zijn: {', '.join(names)}.\n{how_to_add(wanted)}".strip(),
    )


def refuse_name(workspace: Workspace, name: str) -> None:
    """Refuse what cannot be the name of a new file.

    Raises:
        WorkspaceError: when it is no name, or there is such a file already.
    """
    if not _NAME.fullmatch(name):
        suggestion = short_name(name)
        example = suggestion if _NAME.fullmatch(suggestion) else "pekela"
        raise WorkspaceError(
            f'"{name}" kan geen naam van een bestand zijn.',
            hint=f"Begin met een letter en gebruik kleine letters, cijfers en streepjes, zoals {example}.",
        )
    if name in _OF_WINDOWS or len(name) > _LONGEST:
        raise WorkspaceError(
            f'"{name[:_LONGEST]}" is te lang, of een naam die Windows niet toestaat.',
            hint=f"Kies een andere naam, van ten hoogste {_LONGEST} tekens.",
        )
    for folder in CONTENT_FOLDERS:
        if path := workspace.named(folder, name):
            raise WorkspaceError(
                f"Er is al een bestand {workspace.label(path)}.",
                hint="Kies een andere naam, of pas dat bestand aan.",
            )


def _template(workspace: Workspace, model: str) -> TemplateVersion:
    if model:
        name = model
        folder = workspace.template(model)
        if not (folder / STARTER).is_file():
            raise WorkspaceError(
                f'Het model "{model}" heeft geen {STARTER}.',
                hint=f"Er zijn: {', '.join(with_starter(workspace))}.",
            )
    else:
        names = with_starter(workspace)
        if not names:
            raise WorkspaceError(
                f"Er is geen model met een {STARTER} in {TEMPLATES}/.",
                hint="Haal de modelteksten opnieuw op met `ojg init MAP`.",
            )
        name = names[-1]
    return read_version(workspace, name)


def with_starter(workspace: Workspace) -> list[str]:
    """List the model versions that have a starter: drafts first, and the newest one last."""
    names = [name for name in workspace.templates() if (workspace.template(name) / STARTER).is_file()]
    return sorted(names, key=lambda name: (_is_released(workspace, name), version_order(name)))


def _is_released(workspace: Workspace, name: str) -> bool:
    return (workspace.template(name) / RELEASE_RECORD).is_file()


def _refuse_findings(findings: Iterable[Finding]) -> None:
    for finding in findings:
        if finding.severity is Severity.ERROR:
            raise WorkspaceError(f"{finding.path}: {finding.message}".removeprefix(": "), hint=finding.hint)


def _retired(old: Municipality, known: Mapping[str, Municipality]) -> WorkspaceError:
    day = parse_date(old.until)
    since = f"sinds {date_in_words(day)} " if day else ""
    names = [known[code].name if code in known else code for code in old.successors]
    hint = f"Gebruik --gemeente {' of --gemeente '.join(map(quoted, names))}." if names else ""
    return WorkspaceError(f"{old.name} is {since}geen gemeente meer.", hint=f"{hint} {old.note}".strip())
