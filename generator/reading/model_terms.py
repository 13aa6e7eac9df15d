"""What changed in the terms of a model version: keys, choices, titles, requirements and standard values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.analysis.vocabulary import ENTRY, TermName, TermNames
from generator.language.showing import written
from generator.model.change import ChangeKind, ModelChange
from generator.model.schema_node import SchemaNode
from generator.model.source import dotted, parse_path
from generator.reading.condition_words import ConditionWords
from generator.reading.standard_words import Keys, standard_paths, standards

_STEP = " › "
_OPTIONAL = "niet verplicht"
_NO_STANDARD = "geen standaard"


@dataclass(frozen=True)
class Renamed:
    """Which keys of the old version are called otherwise in the new one, as dotted paths."""

    paths: Mapping[str, str]

    def new(self, path: Keys) -> Keys:
        """Return the path in the new version; what is inside a renamed group moves with it."""
        for length in range(len(path), 0, -1):
            if (found := self.paths.get(dotted(path[:length]))) is not None:
                return (*parse_path(found), *path[length:])
        return path


def schema_changes(old: TermNames, new: TermNames, renamed: Renamed) -> Iterator[ModelChange]:
    """List the changes in what a file can say, in the order of the new schema; dropped keys come last."""
    before = {renamed.new(path): (path, node) for path, node in all_terms(old.model.root)}
    after = dict(all_terms(new.model.root))
    for path, node in after.items():
        if path not in before:
            if path[:-1] not in after or path[:-1] in before:
                yield _came(path, node, new)
            continue
        old_path, old_node = before[path]
        if old_path != path and old_path[:-1] == path[:-1]:
            name = _name(path, new)
            yield ModelChange(name, dotted(path), ChangeKind.RENAMED, dotted(old_path), dotted(path))
        yield from _node_changes(path, (old_path, old_node, old), (path, node, new))
    for path, (old_path, _) in before.items():
        if path not in after and (path[:-1] not in before or path[:-1] in after):
            yield ModelChange(_name(old_path, old), dotted(old_path), ChangeKind.REMOVED)


def standard_changes(old: TermNames, new: TermNames, renamed: Renamed) -> Iterator[ModelChange]:
    """List the values that the model itself gives otherwise."""
    before = {renamed.new(path): _standard(path, node, old) for path, node in standard_paths(old).items()}
    after = {path: _standard(path, node, new) for path, node in standard_paths(new).items()}
    for path in {**after, **before}:
        was, now = before.get(path, ""), after.get(path, "")
        if was != now:
            kind = ChangeKind.CHANGED if was and now else ChangeKind.ADDED if now else ChangeKind.REMOVED
            name = _name(path, new) if path in after else _name(path, new) or _name(path, old)
            yield ModelChange(name, dotted(path), kind, was or _NO_STANDARD, now or _NO_STANDARD)


def _standard(path: Keys, node: SchemaNode, vocabulary: TermNames) -> str:
    found = standards(path, node, vocabulary)
    return "; ".join(f"{value}, als {when}" if when else value for when, value in found)


def all_terms(node: SchemaNode, path: Keys = ()) -> Iterator[tuple[Keys, SchemaNode]]:
    """Walk through every term of a schema; the entries of a map and of a list are called `*`."""
    if path:
        yield path, node
    for key, child in node.children():
        yield from all_terms(child, (*path, key))
    entry = node.child(ENTRY) if node.is_identity_map else node.child(0)
    if entry is not None:
        yield from all_terms(entry, (*path, ENTRY))


def _name(path: Keys, vocabulary: TermNames) -> str:
    """Name a term with the groups it is in."""
    titles = []
    node: SchemaNode | None = vocabulary.model.root
    for key in path:
        is_list = node is not None and key == ENTRY and not node.is_identity_map
        node = node.child(0 if is_list else key) if node else None
        titles.append(node.title if node and node.title else key)
    return _STEP.join(dict.fromkeys(titles))


def _came(path: Keys, node: SchemaNode, vocabulary: TermNames) -> ModelChange:
    options = "; ".join(_options(node).values())
    about = "; ".join(filter(None, (options and f"keuze uit {options}", _required(path, node, vocabulary))))
    return ModelChange(_name(path, vocabulary), dotted(path), ChangeKind.ADDED, "", about)


_Side = tuple[Keys, SchemaNode, TermNames]


def _node_changes(path: Keys, old: _Side, new: _Side) -> Iterator[ModelChange]:
    name, where = _name(path, new[2]), dotted(path)
    if old[1].title != new[1].title:
        yield ModelChange(name, where, ChangeKind.CHANGED, old[1].title, new[1].title, "titel")
    yield from _option_changes(name, where, _options(old[1]), _options(new[1]))
    pairs = (
        ("verplicht", _required(*old), _required(*new)),
        ("grenzen", _bounds(old[1]), _bounds(new[1])),
        ("wijzigen na ondertekenen", _changed_by(old[1]), _changed_by(new[1])),
    )
    for about, was, now in pairs:
        if was != now:
            yield ModelChange(name, where, ChangeKind.CHANGED, was, now, about)


def _option_changes(
    name: str, path: str, old: Mapping[str, str], new: Mapping[str, str]
) -> Iterator[ModelChange]:
    for code, words in new.items():
        if code not in old:
            yield ModelChange(name, path, ChangeKind.ADDED, "", words, "mogelijkheid")
        elif old[code] != words:
            yield ModelChange(name, path, ChangeKind.CHANGED, old[code], words, "mogelijkheid")
    for code, words in old.items():
        if code not in new:
            yield ModelChange(name, path, ChangeKind.REMOVED, words, "", "mogelijkheid")


def _options(node: SchemaNode) -> dict[str, str]:
    codes = [str(code) for code in node.spec.get("enum", ())]
    return {code: node.words(code) or code for code in codes}


def _required(path: Keys, node: SchemaNode, vocabulary: TermNames) -> str:
    """Say from which status a term must be filled in, and when."""
    rule = node.spec.get("x-verplicht")
    if not isinstance(rule, Mapping):
        return _OPTIONAL
    status = vocabulary.model.root.child(vocabulary.model.roles.status.term)
    since = str(rule["vanaf"])
    words = f"verplicht vanaf {(status.words(since) if status else None) or since}"
    condition = required_when(path, node, vocabulary)
    return f"{words}, als {condition}" if condition else words


def required_when(path: Keys, node: SchemaNode, vocabulary: TermNames) -> str:
    """Say under which condition a term must be filled in; empty when there is none."""
    rule = node.spec.get("x-verplicht")
    if not isinstance(rule, Mapping) or "wanneer" not in rule:
        return ""
    owner = TermName("dit", dotted(path[:-1]), vocabulary.model.root.at(path[:-1]))
    return ConditionWords(vocabulary.with_loops({"dit": owner})).of(str(rule["wanneer"]))


def _changed_by(node: SchemaNode) -> str:
    """Say who may change a term once it is signed."""
    return str(node.spec.get("x-wijzigen", ""))


def _bounds(node: SchemaNode) -> str:
    """Write what a value must be besides one of the options."""
    spec = node.spec
    kinds = spec.get("type", "")
    words = [str(kinds) if isinstance(kinds, str) else " of ".join(map(str, kinds))]
    for key, text in (("minimum", "vanaf {}"), ("maximum", "tot en met {}"), ("pattern", "vorm {}")):
        if key in spec:
            words.append(text.format(written(spec[key], node.display)))
    return " ".join(words)
