"""Een eigen bijlage is een bestand dat bestaat, in de map met overeenkomsten.

Het pad begint bij de map waarin templates/ en agreements/ staan. Zo heeft wie de map krijgt ook de bijlage.

Goed: `bestand: bijlagen/plattegrond.pdf`. Fout: `bestand: C:/Documenten/plattegrond.pdf`.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from generator.edge.files import is_file
from generator.errors import WorkspaceError
from generator.findings import Finding, Severity
from generator.model.source import Path as TermPath
from generator.schema.instead import meant
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import ANY, Context, Term

ID = "bijlagebestand"
_PATH = ("aanvullingen", "bijlagen")
_FILE = "bestand"
TERMS: tuple[Term, ...] = ((*_PATH, ANY, _FILE),)


def check(context: Context) -> list[Finding]:
    """Look for the file of each annex."""
    findings = []
    for annex in context.terms.entries(*_PATH):
        name = annex.text(_FILE)
        path = (*annex.path, _FILE)
        remark = _remark(context, path, name) if name is not None else None
        if remark is not None:
            findings.append(at_value(context.subject, path, remark))
    return findings


def _remark(context: Context, place: TermPath, name: str) -> Remark | None:
    try:
        path = context.workspace.inside(Path(name))
    except WorkspaceError as error:
        return Remark(ID, Severity.ERROR, error.message, error.hint)
    if is_file(path):
        return None
    folder = path.parent
    present = sorted(each.name for each in folder.iterdir() if each.is_file()) if folder.is_dir() else []
    beside = PurePosixPath(name).parent
    proposals = meant(place, name, [(beside / each).as_posix() for each in present])
    hint = "Zet het bestand in de map, of verbeter het pad."
    return Remark(ID, Severity.ERROR, f'Het bestand "{name}" is er niet.', hint, proposals=proposals)
