"""From signing on: lay down what was signed, and read what holds on a day after signed amendments."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from generator import pipeline
from generator.errors import WorkspaceError
from generator.language.dutch import date_in_words, parse_date
from generator.load.amending import amending
from generator.load.content import ContentReader
from generator.load.model_choice import read_model_of
from generator.load.yaml_source import read_yaml
from generator.model.source import Path as TermPath
from generator.model.source import YamlSource, value_at
from generator.model.template import TemplateVersion
from generator.output import replace_file
from generator.pipeline import Checked
from generator.terms.amending import role_of, text_of
from generator.terms.signed import signed_digest
from generator.terms.subject import Subject, compile_model, views_of
from generator.workspace import Workspace
from generator.yaml_text.canonical import canonical
from generator.yaml_text.editor import Editor


@dataclass(frozen=True)
class Signed:
    """What came of signing a file."""

    checked: Checked
    """What the check of the file came to; without errors it was written."""
    lines: tuple[str, ...] = ()
    """What is in the file now."""


def sign(workspace: Workspace, path: Path, signed_file: Path | None = None) -> Signed:
    """Lay down in a file what was signed, unless something is still missing or wrong.

    Args:
        workspace: The content folder.
        path: The file.
        signed_file: What the parties signed; its SHA-256 is laid down as well.

    Raises:
        WorkspaceError: when files of its kind are not signed, it was laid down before, or it gives several
            documents to sign while one signed file is given.
        TemplateError: when a file of its model version is wrong.
        EditError: when the file holds something else where the signing is laid down.
        OutputError: when the file cannot be written.
    """
    label = workspace.label(path)
    source = read_yaml(path, label)
    template = read_model_of(source, workspace) if isinstance(source, YamlSource) else None
    if not isinstance(source, YamlSource) or not isinstance(template, TemplateVersion):
        return Signed(pipeline.check(workspace, [path]))
    model = compile_model(template)
    role = model.roles.status
    place, status = role.signed_digest, (role.term,)
    _refuse_unfit(source, place, label)
    editor = Editor(source.text, model.root)
    kept = role.signed_file if signed_file else ()
    if signed_file:
        _refuse_several(pipeline.check(workspace, [path]), label)
        editor.set(kept, _sha256(signed_file))
    editor.set(status, role.for_signature)
    checked = pipeline.check(workspace, [path], edited={path: editor.text.encode("utf-8")})
    if checked.errors:
        return Signed(checked)
    editor.set(status, role.signed)
    editor.set(place, signed_digest(checked.subjects[0]))
    is_canonical = canonical(source.text, model.root) == source.text
    text = (canonical(editor.text, model.root) if is_canonical else editor.text).encode("utf-8")
    checked = pipeline.check(workspace, [path], edited={path: text})
    if checked.errors:
        return Signed(checked)
    replace_file(path, text)
    written = {
        ".".join(map(str, term)): _value(checked.subjects[0], term) for term in (status, kept, place) if term
    }
    return Signed(checked, tuple(f"{term}: {value}" for term, value in written.items()))


@dataclass(frozen=True)
class InForce:
    """An agreement as it reads on a day."""

    checked: Checked
    subject: Subject | None
    """None when one of the files has errors."""
    remarks: tuple[str, ...] = ()
    """Which files it is made of, and what a reader has to know about the day."""


def in_force(workspace: Workspace, path: Path, day: str) -> InForce:
    """Put together what holds on a day: the signed agreement with its signed amendments up to then.

    Args:
        workspace: The content folder.
        path: The agreement, or one of its amendments.
        day: ISO date.

    Raises:
        WorkspaceError: when it is no date, or files of this kind are not amended.
        TemplateError: when a file of the model version is wrong.
    """
    if parse_date(day) is None:
        raise WorkspaceError(
            f'"{day}" is geen datum.', hint="Schrijf de datum als jjjj-mm-dd, zoals 2028-01-01."
        )
    checked = pipeline.check(workspace, [path])
    if not checked.subjects:
        return InForce(checked, None)
    first = checked.subjects[0]
    while first.amendment is not None:
        first = first.amendment.named
    if first.model.roles.amendment is None:
        raise WorkspaceError(
            f"{workspace.label(path)} wijzigt niet met allonges.",
            hint="Noem een overeenkomst, of laat --op weg.",
        )
    start = workspace.resolve(first.source.file)
    chain = [start, *_signed_after(workspace, first)]
    checked = pipeline.check(workspace, chain)
    if len(checked.subjects) < len(chain):
        return InForce(checked, None)
    return _laid_over(checked, day)


def _laid_over(checked: Checked, day: str) -> InForce:
    first, *later = checked.subjects
    role, status = role_of(first), first.model.roles.status
    used = [first]
    for amendment in later:
        since = _value(amendment, role.start)
        if since is None or str(since) > day:
            break
        used.append(amendment)
    files = " + ".join(subject.source.file for subject in used)
    remarks = [f"Wat geldt op {_in_words(day)}: {files}"]
    if status.of(first.terms.data) not in status.closed:
        remarks.append(f"Let op: {first.source.file} is niet getekend.")
    begin = _value(first, role.earliest)
    if begin is not None and str(begin) > day:
        remarks.append(
            f"Let op: op die dag gold de overeenkomst nog niet; zij gaat in op {_in_words(str(begin))}."
        )
    return InForce(checked, text_of(used[-1]), tuple(remarks))


def _signed_after(workspace: Workspace, first: Subject) -> Iterator[Path]:
    """List the signed amendments of an agreement, each naming the one before it."""
    term, status = role_of(first).term, first.model.roles.status
    folder = str(PurePosixPath(first.source.file).parent)
    name, seen = first.name, {first.name}
    reader = ContentReader(workspace)
    while name:
        found = [
            path
            for path, source in amending(reader, folder, term, name)
            if status.of(source.data) in status.closed
        ]
        yield from found
        name = found[0].stem if found and found[0].stem not in seen else ""
        seen.add(name)


def _refuse_unfit(source: YamlSource, place: TermPath, label: str) -> None:
    if not place:
        raise WorkspaceError(
            f"{label} is geen stuk dat wordt getekend.", hint="Noem een overeenkomst of een allonge."
        )
    if value_at(source.data, place) is not None:
        raise WorkspaceError(
            f"In {label} ligt al vast wat is getekend.",
            hint=f"Klopt `{place[-1]}` niet meer met het bestand, dan zegt `ojg check` wat u doet.",
        )


def _refuse_several(checked: Checked, label: str) -> None:
    if any(view for subject in checked.readable for view in views_of(subject)):
        raise WorkspaceError(
            f"{label} geeft elke partij een eigen document, en dus zijn er meer getekende bestanden.",
            hint="Laat `--exemplaar` weg, en bewaar elk getekend bestand met zijn bewijs in uw archief.",
        )


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise WorkspaceError(
            f"{path.name} is niet te lezen: {error.strerror}.",
            hint="Sluit het bestand en probeer het nog eens.",
        ) from error


def _value(subject: Subject, path: TermPath) -> Any:
    return value_at(subject.terms.data, path)


def _in_words(day: str) -> str:
    parsed = parse_date(day)
    return date_in_words(parsed) if parsed else day
