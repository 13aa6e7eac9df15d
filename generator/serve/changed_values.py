"""Which values of a file differ from an older version of it, and what of that version can be put back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from generator.compare.renames import Renames, find_renames
from generator.errors import EditError, GeneratorError
from generator.load.gather import Gatherer
from generator.load.yaml_source import parse_yaml
from generator.model.source import Path, YamlSource, leaves, overlaid, parse_path, value_at
from generator.schema.instead import names_in
from generator.serve.draft import Draft
from generator.serve.entries import hanging_on, rename_entry
from generator.serve.naming import Naming
from generator.serve.places import address
from generator.serve.wording import sentence_case
from generator.tasks.preview import Preview
from generator.validate.schema import check_schema
from generator.yaml_text.editor import Editor

_LONGEST, _BEFORE = 200, 40
"""Letters of a value that a list shows, and of them those before the first that differs."""
_GONE, _THERE = "niet aanwezig", "aanwezig"
_RENAMED = "{}: korte naam {} → {}"


@dataclass(frozen=True)
class ChangedValue:
    """A value, or an entry with all that is in it, that an older version has otherwise."""

    path: Path
    title: str
    was: str
    now: str

    @property
    def place(self) -> str:
        """Where it is, as a form names it."""
        return address(self.path)


def changes_between(before: bytes | None, draft: Draft) -> list[str]:
    """Say what differs from an older version, each as its title with what it was and is."""
    renames = _renames(before, draft)
    before = as_named_now(before, draft) if before is not None else None
    old, new = _values(before), _values(draft.stored.raw)
    naming = naming_since(before, draft)
    found: dict[str, None] = {}
    for place, pairs in renames.items():
        for key, name in pairs.items():
            found[_RENAMED.format(naming.title((*parse_path(place), name)), key, name)] = None
    for path in dict.fromkeys((*new, *old)):
        if gone := _gone_with(draft, path, old, new):
            found[f"{naming.title(gone)}: weggehaald"] = None
        elif old.get(path) != new.get(path):
            was, now = _excerpts(*(naming.words(path, one.get(path)) for one in (old, new)))
            told = now if path not in old else f"{was} → {now}"
            found[f"{naming.title(path) or sentence_case(str(path[-1]))}: {told}"] = None
    return list(found)


def as_named_now(before: bytes, draft: Draft) -> bytes:
    """Give each entry of an older version the short name that it has now, also where it is named."""
    renames = _renames(before, draft)
    if not renames:
        return before
    editor = Editor(before.decode("utf-8"), draft.root)
    for place, pairs in renames.items():
        for key, name in pairs.items():
            rename_entry(editor, draft.root, (*parse_path(place), key), name)
    return editor.text.encode("utf-8")


def _renames(before: bytes | None, draft: Draft) -> Renames:
    return find_renames(draft.root, data_of(before), data_of(draft.stored.raw))


def differing(before: bytes, draft: Draft) -> list[ChangedValue]:
    """List the values that an older version, as `as_named_now` gives it, has otherwise than the file.

    Among them those of which it said nothing itself, but for all that is in an entry that came since.
    """
    old, new = _values(before), _values(draft.stored.raw)
    naming = naming_since(before, draft)
    found: dict[Path, ChangedValue] = {}
    for path, value in old.items():
        if gone := _gone_with(draft, path, old, new):
            found.setdefault(gone, ChangedValue(gone, naming.title(gone), _THERE, _GONE))
        elif new.get(path) != value and (title := naming.title(path)):
            words = _excerpts(naming.words(path, value), _words_with(naming, path, new))
            found[path] = ChangedValue(path, title, *words)
    for path in _came_since(draft, old, new):
        if title := naming.title(path):
            words = _excerpts(_words_with(naming, path, old), naming.words(path, new[path]))
            found[path] = ChangedValue(path, title, *words)
    return list(found.values())


def _came_since(draft: Draft, old: Mapping[Path, object], new: Mapping[Path, object]) -> list[Path]:
    """List the values of which an older version said nothing, though it had the entries they are of."""
    return [path for path in new if path not in old and not _gone_with(draft, path, new, old)]


def _words_with(naming: Naming, path: Path, values: Mapping[Path, object]) -> str:
    """Say a value; where the file says none itself, what holds then, and who says so."""
    if (own := values.get(path)) is not None:
        return naming.words(path, own)
    draft = naming.now
    around = (value_at(one.data, path) for one in reversed(draft.subject.sources[:-1]))
    if (inherited := next((one for one in around if one is not None), None)) is not None:
        return f"geen eigen antwoord: {naming.words(path, inherited)}"
    standard = draft.standard(path)
    return (
        naming.words(path, standard)
        if standard is None
        else f"volgt het model: {naming.words(path, standard)}"
    )


def _excerpts(was: str, now: str) -> tuple[str, str]:
    """Cut two texts where they begin to differ, when one is too long for a list."""
    if max(len(was), len(now)) <= _LONGEST:
        return was, now
    pairs = enumerate(zip(was, now, strict=False))
    same = next((place for place, (old, new) in pairs if old != new), min(len(was), len(now)))
    begin = was.rfind(" ", 0, max(same - _BEFORE, 0)) + 1
    return _cut(was, begin), _cut(now, begin)


def _cut(text: str, begin: int) -> str:
    is_whole = len(text) <= begin + _LONGEST
    end = len(text) if is_whole else text.rfind(" ", begin, begin + _LONGEST)
    shown = text[begin : end if end > begin else begin + _LONGEST].strip(" ,")
    return f"{'…' if begin else ''}{shown}{'' if is_whole else '…'}"


def read_back(before: bytes, draft: Draft, path: Path) -> dict[Path, Any]:
    """Read a value of an older version, or all of an entry with what hung on it there; each by its place.

    None is what it said nothing of. The version is as `as_named_now` gives it. What names another entry that
    is not there any more is not among it: `left_behind`.

    Raises:
        EditError: when that version did not have it, or the file still has the entry.
    """
    data = data_of(before)
    value = value_at(data, path)
    if value is None:
        if path not in _came_since(draft, _values(before), _values(draft.stored.raw)):
            raise EditError("Die versie zegt hier niets over.", path)
        return {path: None}
    if not isinstance(value, Mapping):
        return {path: value}
    if not Naming(draft).is_entry(path) or draft.own(path) is not None:
        raise EditError("Dit antwoord is niet terug te zetten.")
    stays = set(left_behind(before, draft, path))
    return {place: leaf for place, leaf in _with_entry(data, draft, path).items() if place not in stays}


def left_behind(before: bytes, draft: Draft, path: Path) -> list[Path]:
    """List what an older version has in or on an entry and that names one that the file does not have."""
    data = data_of(before)
    if not isinstance(value_at(data, path), Mapping):
        return []
    return [
        place
        for place, leaf in _with_entry(data, draft, path).items()
        if _names_what_is_gone(draft, place, leaf, path)
    ]


def _with_entry(data: Mapping[str, Any], draft: Draft, path: Path) -> dict[Path, Any]:
    """List all values in an entry, and those that hang on it; one that is empty as it is."""
    found: dict[Path, Any] = {}
    for place in (path, *(place for place, _ in hanging_on(data, draft.root, path))):
        inside = {(*place, *one): leaf for one, leaf in leaves(value_at(data, place)) if leaf is not None}
        found |= inside or {place: value_at(data, place)}
    return found


def _names_what_is_gone(draft: Draft, place: Path, leaf: object, path: Path) -> bool:
    back: dict[str, Any] = {}
    for key in reversed(path):
        back = {str(key): back}
    data = overlaid(draft.subject.terms.data, back)
    for index in range(1, len(place)):
        around, entry = draft.root.at(place[:index]), place[: index + 1]
        if around is None or not around.is_identity_map or entry[: len(path)] == path:
            continue
        known = names_in(around.keyed_by, around, data) if around.keyed_by else value_at(data, place[:index])
        if place[index] not in (known or ()):
            return True
    node = draft.root.at(place)
    known = names_in(node.refers_to, node, data) if node is not None else []
    return bool(known) and isinstance(leaf, str) and leaf not in known


def _gone_with(draft: Draft, path: Path, old: Mapping[Path, object], new: Mapping[Path, object]) -> Path:
    """Find the entry that is gone and that a value was in or hung on; empty when there is none."""
    if path in new:
        return ()
    for entry in _entries_of(draft, path, old):
        if not any(one[: len(entry)] == entry for one in new):
            return entry
    return ()


def _entries_of(draft: Draft, path: Path, old: Mapping[Path, object]) -> Iterator[Path]:
    """Walk through the entries that a value was in, or that a key on the way to it names."""
    for size in range(2, len(path) + 1):
        around = draft.root.at(path[: size - 1])
        if around is None or not around.is_identity_map:
            continue
        if not around.keyed_by:
            yield path[:size]
        for group in around.keyed_by:
            owner: Path = (group, path[size - 1])
            if any(one[:2] == owner for one in old):
                yield owner


def naming_since(before: bytes | None, draft: Draft) -> Naming:
    """Name values as they are called now; what is gone as it was called then."""
    if before is None or before == draft.stored.raw:
        return Naming(draft)
    workspace, path = draft.preview.workspace, draft.stored.path
    gatherer, subject = Gatherer(workspace, check_schema, edited={path: before}), None
    with suppress(GeneratorError):  # an older version may name what is not there any more
        subject = gatherer.subject(path)
    then = Draft(draft.stored, {}, Preview(workspace, gatherer.findings[path], subject)) if subject else None
    return Naming(draft, then)


def data_of(raw: bytes | None) -> Mapping[str, Any]:
    """Read what a version says; nothing when it cannot be read."""
    source = parse_yaml(raw, "") if raw is not None else None
    return source.data if isinstance(source, YamlSource) else {}


def _values(raw: bytes | None) -> dict[Path, object]:
    return {path: value for path, value in leaves(data_of(raw)) if value is not None}
