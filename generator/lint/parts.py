"""The parts of a document as model.yaml lists them, with the place of each name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from generator.model.document import SectionKind
from generator.model.source import Path
from generator.model.template import TemplateVersion

_KINDS = {kind.value: kind for kind in SectionKind}


@dataclass(frozen=True)
class Part:
    """A clause in its place."""

    id: str
    kind: SectionKind
    file: str
    """Relative to the folder of the version."""
    place: Path
    """Where model.yaml names it."""


def parts_of(template: TemplateVersion) -> Iterator[Part]:
    """Walk through the clauses in the order of the document."""
    delen: list[dict[str, Any]] = template.model.get("delen") or []
    for index, part in enumerate(delen):
        kind = _KINDS.get(str(part.get("soort")), SectionKind.FRONT)
        if "bestand" in part:
            file = str(part["bestand"])
            yield Part(PurePosixPath(file).stem, kind, file, ("delen", index, "bestand"))
            continue
        for number, name in enumerate(part["lijst"]):
            yield Part(str(name), kind, f"{part['map']}/{name}.md", ("delen", index, "lijst", number))
