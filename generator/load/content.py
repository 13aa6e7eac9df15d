"""Read content files, each once; an example may say only what it is about and build on another example.

In the folder `voorbeelden` of a model version a file names in `bouwt_op` the example beside it that says the
rest. What the file says itself comes over that, and an empty value takes away what the other says there. In
any other folder `bouwt_op` is an unknown key like any other.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.edge.files import is_file
from generator.findings import Finding, Severity
from generator.load.yaml_events import CUT_SHORT
from generator.load.yaml_source import read_as_far_as_possible, read_bytes
from generator.model.source import Path as SourcePath
from generator.model.source import YamlSource, overlaid
from generator.workspace import Workspace, is_example

BASE = "bouwt_op"
_RULE = "onbekende-verwijzing"


@dataclass
class ContentReader:
    """Reads files once, however many others build on them."""

    workspace: Workspace
    edited: Mapping[Path, bytes] = field(default_factory=dict)
    """Files to read as if this were in them."""
    _read: dict[Path, YamlSource | list[Finding]] = field(default_factory=dict)
    _own: dict[Path, tuple[YamlSource, list[Finding]]] = field(default_factory=dict)
    """What files say themselves, and what of it cannot be read."""

    def source(self, path: Path) -> YamlSource | list[Finding]:
        """Return what a file says, with what it builds on, or why that cannot be read.

        Raises:
            WorkspaceError: when a file cannot be opened, or is a link to outside the content folder.
        """
        if path not in self._read:
            self._read[path] = []  # ends a circle of files that build on each other
            self._read[path] = self._with_base(path)
        return self._read[path]

    def as_far_as_possible(self, path: Path) -> tuple[YamlSource | None, list[Finding]]:
        """Return what can be read of a file, and what is wrong with it as a text; None when it says nothing.

        Raises:
            WorkspaceError: when a file cannot be opened, or is a link to outside the content folder.
        """
        found = self.source(path)
        if isinstance(found, YamlSource):
            return found, []
        source, findings = self._own[path]
        if not findings:
            return None, found  # it is the file that it builds on that cannot be read
        is_whole = CUT_SHORT.isdisjoint(finding.rule for finding in findings)
        return (source if is_whole and source.data and BASE not in source.data else None), findings

    def forget(self, path: Path) -> None:
        """Forget what a file says; when it is asked for again, it is read again."""
        self._read.pop(path, None)
        self._own.pop(path, None)

    def _bytes(self, path: Path) -> bytes:
        return self.edited[path] if path in self.edited else read_bytes(path, self.workspace.label(path))

    def _with_base(self, path: Path) -> YamlSource | list[Finding]:
        label = self.workspace.label(path)
        source, findings = self._own[path] = read_as_far_as_possible(self._bytes(path), label)
        if findings or BASE not in source.data or not is_example(label):
            return findings or source
        base = path.parent / f"{source.data[BASE]}.yaml"
        if base.parent != path.parent or not is_file(base):
            return [_unknown(source, sorted(one.stem for one in path.parent.glob("*.yaml") if one != path))]
        self.workspace.inside(base)
        below = self.source(base)
        return built_on(below, source) if isinstance(below, YamlSource) else [_unreadable(source)]


def built_on(base: YamlSource, source: YamlSource) -> YamlSource:
    """Lay an example over the one it builds on.

    Every term is found in the example itself: what only the base says, on the line that names the base.
    """
    said = {key: value for key, value in source.data.items() if key != BASE}
    spots = {path: _place(path, source) for path in base.key_spots} | dict(source.key_spots)
    return replace(source, data=overlaid(base.data, said), key_spots=spots)


def _place(path: SourcePath, source: YamlSource) -> tuple[int, int]:
    """Find the nearest group of a path that an example says itself, or else the line that names its base."""
    parents = [path[:length] for length in range(len(path), 0, -1)]
    return next(source.key_spots[one] for one in [*parents, (BASE,)] if one in source.key_spots)


def _unknown(source: YamlSource, names: list[str]) -> Finding:
    name = str(source.data[BASE] or "")
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    message = f'Er is hier geen voorbeeld "{name}" om op te bouwen.'
    hint = f'Bedoelde u "{near[0]}"?' if near else "Noem een ander voorbeeld uit deze map, zonder .yaml."
    return _at_base(source, message, hint)


def _unreadable(source: YamlSource) -> Finding:
    message = f'"{source.data[BASE]}" is niet te lezen, of bouwt weer op dit voorbeeld.'
    return _at_base(source, message, "Verbeter eerst dat voorbeeld, of noem een ander.")


def _at_base(source: YamlSource, message: str, hint: str) -> Finding:
    spot = source.value_spot((BASE,))
    excerpt = source.excerpt(spot.line)
    return Finding(_RULE, Severity.ERROR, spot, message, hint, BASE, excerpt=excerpt)
