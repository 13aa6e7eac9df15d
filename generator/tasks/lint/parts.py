"""The parts of a document as model.yaml lists them, with the place of each name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from generator.model.document import SectionKind
from generator.model.source import Path
from generator.model.template import TemplateVersion

_PARTS = "delen"
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


def part_groups(template: TemplateVersion) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Walk through what stands under `delen`: of the document itself, and of other documents with a role."""
    settings = template.model
    lists: list[tuple[Path, Any]] = [((_PARTS,), settings.get(_PARTS))]
    lists += [
        ((role, _PARTS), group.get(_PARTS)) for role, group in settings.items() if isinstance(group, Mapping)
    ]
    for place, parts in lists:
        for index, part in enumerate(parts or ()):
            yield (*place, index), part


def parts_of(template: TemplateVersion) -> Iterator[Part]:
    """Walk through the clauses in the order of the document."""
    for place, part in part_groups(template):
        kind = _KINDS.get(str(part.get("soort")), SectionKind.FRONT)
        if "bestand" in part:
            file = str(part["bestand"])
            yield Part(PurePosixPath(file).stem, kind, file, (*place, "bestand"))
            continue
        for number, name in enumerate(part["lijst"]):
            yield Part(str(name), kind, f"{part['map']}/{name}.md", (*place, "lijst", number))
