"""Shorter ways through WeasyPrint, to the same bytes.

Each function replaces one of WeasyPrint or pydyf and says which. They were written for the versions in
`generator.render.libraries.FAMILIAR`; beside another version they stay off, which `ojg build` tells. A test
makes the same PDFs with and without them.
"""

from __future__ import annotations

from generator.render.pdf.shortcuts import files, lines, styles

_PATCHES = (*files.PATCHES, *styles.PATCHES, *lines.PATCHES)
_ORIGINALS = [(owner, name, vars(owner).get(name)) for owner, name, _ in _PATCHES]


def take() -> None:
    """Take the shorter ways from now on, in this process."""
    for owner, name, shorter in _PATCHES:
        setattr(owner, name, shorter)


def leave() -> None:
    """Go back to what WeasyPrint does itself."""
    for owner, name, original in _ORIGINALS:
        if original is not None:
            setattr(owner, name, original)
        elif name in vars(owner):
            delattr(owner, name)
