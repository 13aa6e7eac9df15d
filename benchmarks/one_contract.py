"""Makes one agreement as Word and as PDF in a process of its own; `ojg build` makes all that belongs to it.

Called by `benchmarks`; what was made before is not used.
"""

from __future__ import annotations

import sys
from pathlib import Path

from generator import pipeline
from generator.compose.plans import plans
from generator.edge import kept
from generator.output import replace_file
from generator.render import writer_for
from generator.render.house_style import style_for, style_names
from generator.workspace import Workspace
from tests.examples import ROOT


def main(name: str, folder: str) -> None:
    """Check an agreement and make its first document.

    Args:
        name: Of the agreement.
        folder: Where the two files come.
    """
    kept.Cache.folder = kept.user_folder()
    workspace = Workspace(ROOT)
    [subject] = pipeline.check(workspace, [ROOT / "agreements" / f"{name}.yaml"]).subjects
    style = style_for(workspace, *style_names(subject))
    first = next(iter(plans(subject))).name
    for document in pipeline.documents(workspace, subject, first):
        for form in ("docx", "pdf"):
            replace_file(Path(folder) / f"{name}.{form}", writer_for(form)(document, style))


if __name__ == "__main__":
    main(*sys.argv[1:])
