"""What holds on a day: the signed agreement with its signed amendments up to then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from generator import pipeline
from generator.errors import WorkspaceError
from generator.language.dutch import date_in_words, parse_date
from generator.load.amending import amending
from generator.load.content import ContentReader
from generator.model.source import Path as TermPath
from generator.model.source import value_at
from generator.pipeline import Checked
from generator.terms.amending import role_of, text_of
from generator.terms.subject import Subject
from generator.workspace import Workspace


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


def _value(subject: Subject, path: TermPath) -> Any:
    return value_at(subject.terms.data, path)


def _in_words(day: str) -> str:
    parsed = parse_date(day)
    return date_in_words(parsed) if parsed else day
