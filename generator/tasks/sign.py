"""From signing on: lay down what was signed, and read what holds on a day after signed amendments."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from generator import pipeline
from generator.errors import WorkspaceError
from generator.findings import Finding, Severity
from generator.language.dutch import date_in_words, parse_date
from generator.load.amending import amending
from generator.load.content import ContentReader
from generator.load.model_choice import read_model_of
from generator.load.yaml_source import parse_yaml, read_yaml
from generator.model.source import Path as TermPath
from generator.model.source import YamlSource, value_at
from generator.model.template import TemplateVersion
from generator.output import replace_file
from generator.pipeline import Checked
from generator.terms.amending import ROLE, text_of
from generator.terms.signed import digest_path, signed_digest
from generator.terms.subject import Subject, compile_model, views_of
from generator.workspace import Workspace
from generator.yaml_text.canonical import canonical
from generator.yaml_text.insertion import with_value


@dataclass(frozen=True)
class Signed:
    """What came of signing a file."""

    checked: Checked
    """What the check of the file came to, with nothing but errors; without errors it was written."""
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
        OutputError: when the file cannot be written.
    """
    label = workspace.label(path)
    source = read_yaml(path, label)
    template = read_model_of(source, workspace) if isinstance(source, YamlSource) else None
    if not isinstance(source, YamlSource) or not isinstance(template, TemplateVersion):
        return Signed(_errors(pipeline.check(workspace, [path])))
    model = compile_model(template)
    place, settings = digest_path(model), model.settings["status"]
    _refuse_unfit(source, place, label)
    status = (str(settings["term"]),)
    kept = tuple(str(settings.get("exemplaar") or "").split(".")) if signed_file else ()
    if signed_file:
        _refuse_several(pipeline.check(workspace, [path]), label)
        source = _parsed(with_value(source, kept, _sha256(signed_file)), label)
    to_sign = next(one for one in settings["te_tekenen"] if one not in settings["concept"])
    checked = pipeline.check(workspace, [path], edited={path: with_value(source, status, to_sign)})
    if _errors(checked).findings:
        return Signed(_errors(checked))
    final = settings["afgesloten"][0]
    text = with_value(
        _parsed(with_value(source, status, final), label), place, signed_digest(checked.subjects[0])
    )
    if canonical(source.text, model.root) == source.text:
        text = canonical(text.decode("utf-8"), model.root).encode("utf-8")
    checked = pipeline.check(workspace, [path], edited={path: text})
    if _errors(checked).findings:
        return Signed(_errors(checked))
    replace_file(path, text)
    written = {
        ".".join(map(str, term)): _value(checked.subjects[0], term) for term in (status, kept, place) if term
    }
    return Signed(_errors(checked), tuple(f"{term}: {value}" for term, value in written.items()))


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
        return InForce(_errors(checked), None)
    first = checked.subjects[0]
    while first.amendment is not None:
        first = first.amendment.named
    if ROLE not in first.model.settings:
        raise WorkspaceError(
            f"{workspace.label(path)} wijzigt niet met allonges.",
            hint="Noem een overeenkomst, of laat --op weg.",
        )
    start = workspace.resolve(first.source.file)
    chain = [start, *_signed_after(workspace, first)]
    checked = pipeline.check(workspace, chain)
    if len(checked.subjects) < len(chain):
        return InForce(_errors(checked), None)
    return _laid_over(checked, day)


def _laid_over(checked: Checked, day: str) -> InForce:
    first, *later = checked.subjects
    role, settings = first.model.settings[ROLE], first.model.settings["status"]
    used = [first]
    for amendment in later:
        since = _value(amendment, tuple(str(role["ingang"]).split(".")))
        if since is None or str(since) > day:
            break
        used.append(amendment)
    files = " + ".join(subject.source.file for subject in used)
    remarks = [f"Wat geldt op {_in_words(day)}: {files}"]
    if _value(first, (str(settings["term"]),)) not in settings["afgesloten"]:
        remarks.append(f"Let op: {first.source.file} is niet getekend.")
    begin = _value(first, tuple(str(role["begin"]).split(".")))
    if begin is not None and str(begin) > day:
        remarks.append(
            f"Let op: op die dag gold de overeenkomst nog niet; zij gaat in op {_in_words(str(begin))}."
        )
    return InForce(_errors(checked), text_of(used[-1]), tuple(remarks))


def _signed_after(workspace: Workspace, first: Subject) -> Iterator[Path]:
    """List the signed amendments of an agreement, each naming the one before it."""
    settings = first.model.settings
    term, status = str(settings[ROLE]["term"]), settings["status"]
    folder = str(PurePosixPath(first.source.file).parent)
    name, seen = first.name, {first.name}
    reader = ContentReader(workspace)
    while name:
        found = [
            path
            for path, source in amending(reader, folder, term, name)
            if source.data.get(status["term"]) in status["afgesloten"]
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


def _parsed(raw: bytes, label: str) -> YamlSource:
    source = parse_yaml(raw, label)
    assert isinstance(source, YamlSource)
    return source


def _errors(checked: Checked) -> Checked:
    errors: list[Finding] = [one for one in checked.findings if one.severity is Severity.ERROR]
    return Checked(errors, checked.subjects, checked.files, checked.titles)


def _value(subject: Subject, path: TermPath) -> Any:
    return value_at(subject.terms.data, path)


def _in_words(day: str) -> str:
    parsed = parse_date(day)
    return date_in_words(parsed) if parsed else day
