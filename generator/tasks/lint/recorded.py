"""The files in `voorbeelden/teksten/`: every text of a section once, under the examples that give it.

A file holds the texts of one section, such as `vervanging.txt`. Each text stands below a line for every
example that gives it: `━━ ok-concept`, and `━━ ok-per-praktijk · modelovereenkomst-wilg` when the document
has another name than its type. Two files are about a document as a whole: `_titel.txt` has its title and the
lines under it, `_inhoud.txt` which sections it has, in their order. Documents of another type have a folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from generator.edge.files import read_file
from generator.model.document import Document
from generator.render.outline_writer import section_lines, title_lines

FOLDER = "teksten"
_TITLE, _CONTENTS = "_titel", "_inhoud"
_MARK, _OF = "━━ ", " · "

Texts: TypeAlias = dict[str, dict[str, str]]
"""By file the text that each example gives there."""


@dataclass
class Block:
    """A text as it is recorded."""

    line: int
    """The line it begins on, counted from 1."""
    givers: dict[str, int] = field(default_factory=dict)
    """The examples that give it, each with the line it is named on."""
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The recorded words."""
        return "\n".join(self.lines).rstrip("\n")


def texts_of(example: str, documents: list[Document]) -> Iterator[tuple[str, str, str]]:
    """Give the file, the giver and the words of every text of an example, its own document first."""
    own = documents[0].meta.doctype
    for document in documents:
        kind = document.meta.doctype
        folder = "" if kind == own else f"{kind}/"
        giver = example if document.name == kind else f"{example}{_OF}{document.name}"
        contents = (section.anchor for section in document.sections)
        yield f"{folder}{_TITLE}.txt", giver, "\n".join(title_lines(document))
        yield f"{folder}{_CONTENTS}.txt", giver, "\n".join(contents)
        for section in document.sections:
            yield f"{folder}{section.anchor}.txt", giver, "\n".join(section_lines(section))


def example_of(giver: str) -> str:
    """Return the name of the example that a giver is a document of."""
    return giver.partition(_OF)[0]


def read_blocks(folder: Path) -> dict[str, list[Block]]:
    """Read what is recorded, by file."""
    paths = sorted(folder.rglob("*.txt"))
    return {path.relative_to(folder).as_posix(): _blocks(_read(path)) for path in paths}


def written(given: Mapping[str, str]) -> bytes:
    """Write a file; the order follows the names, so that other words move nothing."""
    givers: dict[str, list[str]] = {}
    for giver in sorted(given):
        givers.setdefault(given[giver], []).append(giver)
    blocks = ("\n".join([*(f"{_MARK}{one}" for one in names), text]) for text, names in givers.items())
    return ("\n\n".join(blocks) + "\n").encode()


def _read(path: Path) -> list[str]:
    return read_file(path).decode("utf-8", errors="replace").splitlines()


def _blocks(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    for number, line in enumerate(lines, start=1):
        if line.startswith(_MARK):
            if not blocks or blocks[-1].lines:
                blocks.append(Block(number))
            blocks[-1].givers[line.removeprefix(_MARK)] = number
            blocks[-1].line = number + 1
        elif blocks:
            blocks[-1].lines.append(line)
    return blocks
