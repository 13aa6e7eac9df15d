"""The overview page of a build."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator import __version__
from generator.render.style import Style
from generator.render.web.index_page import write_index
from generator.render.web.index_table import IndexEntry, IndexFile
from generator.tasks.build.manifest import Built, BuiltFile, Tally

OVERVIEW = "index.html"
_GENERAL = "Algemeen"
"""Stands where a municipality would, for a document of none."""


def overview(
    everything: Sequence[Built], checked: Mapping[str, Tally], municipalities: Iterable[str], style: Style
) -> bytes:
    """Write the overview page.

    Args:
        everything: All there is in the folder.
        checked: What the check before this build came to.
        municipalities: Names to find in the names of organisations, for the filter by municipality.
        style: The house style.

    Raises:
        RenderError: The house style lacks a file, or its `page.html` is wrong.
    """
    names = sorted(filter(None, municipalities), key=len, reverse=True)
    known = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])" if names else r"(?!)")
    present = {built.name for built in everything}
    failed = {
        name: (tally.fouten, tally.waarschuwingen)
        for name, tally in checked.items()
        if tally.fouten and name not in present
    }
    entries = [entry for built in everything for entry in _entries(built, known)]
    return write_index(entries, failed, style, maker=f"ojg {__version__}")


def _entries(built: Built, known: re.Pattern[str]) -> Iterator[IndexEntry]:
    documents: dict[str, list[BuiltFile]] = {}
    for file in built.files:
        documents.setdefault(file.document, []).append(file)
    for files in documents.values():
        first = files[0]
        organisation = first.organisatie or _GENERAL
        yield IndexEntry(
            organisation=organisation,
            municipalities=tuple(known.findall(organisation)) or (organisation,),
            title=first.titel if first.organisatie else f"{first.titel} ({built.name})",
            subject=first.onderwerp,
            kenmerk=first.kenmerk,
            status=first.status,
            model=first.model,
            state=first.toestand,
            errors=built.tally.fouten,
            warnings=built.tally.waarschuwingen,
            files=tuple(IndexFile(file.formaat, file.bestand, file.omvang) for file in files),
        )
