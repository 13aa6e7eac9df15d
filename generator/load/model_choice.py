"""Which model version a content file asks for: its key `model`."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from generator.findings import Finding, Severity
from generator.load.models import read_version
from generator.model.source import MODEL, YamlSource
from generator.model.template import TemplateVersion
from generator.proposals import Proposal, advice
from generator.schema.instead import instead, meant
from generator.workspace import Workspace

RULE = "onbekend-model"
_FIGURES = re.compile(r"\d+")


def read_model_of(source: YamlSource, workspace: Workspace) -> TemplateVersion | Finding:
    """Read the model version that a file names, or say why that cannot be done.

    Raises:
        TemplateError: when a file of that version is wrong.
    """
    name, options = source.data.get(MODEL), workspace.templates()
    if isinstance(name, str) and name in options:
        return read_version(workspace, name)
    spot = source.value_spot((MODEL,))
    if name is None:
        message = "Dit bestand zegt niet bij welk model het hoort."
        newest = {one.partition("/")[0]: one for one in options}
        fitting = (one for one in newest.values() if _belongs(source, read_version(workspace, one)))
        proposals = tuple(instead((MODEL,), one) for one in fitting)
    else:
        is_text = isinstance(name, str)
        message = f'Er is geen model "{name}".' if is_text else "Achter `model` hoort de naam van een model."
        proposals = _meant(str(name), options) if is_text else ()
    excerpt = source.excerpt(spot.line)
    hint = "" if name is not None or not proposals else "Zet dit bovenaan het bestand. "
    hint += f"Er zijn: {', '.join(options)}." if options else "In templates/ staat nog geen enkel model."
    told = advice(hint, proposals)
    return Finding(RULE, Severity.ERROR, spot, message, told, MODEL, excerpt=excerpt, proposals=proposals)


def _belongs(source: YamlSource, template: TemplateVersion) -> bool:
    return PurePosixPath(source.file).parent == PurePosixPath(template.roles.folder)


def _meant(name: str, options: list[str]) -> tuple[Proposal, ...]:
    """Propose the version that was meant; which one is meant by another number, nobody knows for sure."""
    same_number = [one for one in options if _FIGURES.findall(one) == _FIGURES.findall(name)]
    found = meant((MODEL,), name, same_number)
    return found or tuple(replace(one, is_sure=False) for one in meant((MODEL,), name, options))
