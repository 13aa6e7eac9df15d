"""Which model version a content file asks for: its key `model`."""

from __future__ import annotations

from generator.findings import Finding, Severity
from generator.load.models import read_version
from generator.model.source import YamlSource
from generator.model.template import TemplateVersion
from generator.suggestions import nearest
from generator.workspace import Workspace

MODEL = "model"
RULE = "onbekend-model"


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
        message, near = "Dit bestand zegt niet bij welk model het hoort.", "".join(options[-1:])
    else:
        message = f'Er is geen model "{name}".'
        near = nearest(str(name), options)
    hint = f"Schrijf bovenaan `model: {near}`. " if near else ""
    excerpt = source.excerpt(spot.line)
    hint += f"Er zijn: {', '.join(options)}." if options else "In templates/ staat nog geen enkel model."
    return Finding(RULE, Severity.ERROR, spot, message, hint, MODEL, excerpt=excerpt)
