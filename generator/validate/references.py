"""Names in a file that point at something: an entry of a map in the same file, or another file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.findings import Finding, Severity
from generator.model.schema_node import described
from generator.proposals import Proposal
from generator.schema.instead import meant, meant_name, names_in
from generator.terms.pointing import Remark, at_key, at_value
from generator.terms.subject import Subject
from generator.workspace import Workspace

RULE = "onbekende-verwijzing"
_FILE = "x-verwijst-naar-bestand"


def check_references(subject: Subject, workspace: Workspace) -> list[Finding]:
    """Find the names that point at nothing."""
    data = subject.terms.data
    findings: list[Finding] = []
    for path, value, node in described(data, subject.model.root):
        if isinstance(value, str) and node.refers_to:
            options = names_in(node.refers_to, node, data)
            if options and value not in options:
                proposals = meant(path, value, options)
                findings.append(at_value(subject, path, _unknown(value, node.refers_to, options, proposals)))
        if isinstance(value, str) and _FILE in node.spec:
            folder = str(node.spec[_FILE])
            names = workspace.names(folder)
            if value not in names and not _builds_on(subject, value, folder):
                proposals = meant(path, value, names)
                findings.append(at_value(subject, path, _unknown_file(value, folder, names, proposals)))
        if isinstance(value, Mapping) and node.keyed_by:
            options = names_in(node.keyed_by, node, data)
            findings += [
                at_key(
                    subject, place, _unknown(key, node.keyed_by, options, meant_name(place, options, value))
                )
                for key, place in ((key, (*path, key)) for key in value)
                if options and key not in options
            ]
    return findings


def _builds_on(subject: Subject, name: str, folder: str) -> bool:
    """Tell whether a name is that of a file this one takes terms from: it may also stand beside this one."""
    stems = {PurePosixPath(source.file).stem for source in subject.sources[:-1]}
    return folder == subject.model.roles.folder and name in stems


def _unknown(name: str, maps: tuple[str, ...], options: list[str], proposals: tuple[Proposal, ...]) -> Remark:
    where = " of ".join(f"`{each}`" for each in maps)
    message = f'"{name}" staat niet onder {where}.'
    return Remark(RULE, Severity.ERROR, message, f"Kies uit: {', '.join(options)}.", proposals=proposals)


def _unknown_file(name: str, folder: str, names: list[str], proposals: tuple[Proposal, ...]) -> Remark:
    message = f'In de map {folder} staat geen bestand "{name}".'
    choices = f"Kies uit: {', '.join(names)}." if names else f"Zet het bestand in {folder}/."
    return Remark(RULE, Severity.ERROR, message, choices, proposals=proposals)
