"""What pages call the values and entries of a file, and how they say a value: as its question does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from generator.model.schema_node import SchemaNode
from generator.model.source import Path
from generator.serve.choices import chosen_words
from generator.serve.draft import Draft
from generator.serve.entry_names import called
from generator.serve.fields import other_words
from generator.serve.leden import place_name
from generator.serve.wording import code_words, file_words, in_sentence, label_of, sentence_case, shown_words
from generator.validate.required import ENTRY


@dataclass(frozen=True)
class Naming:
    """Names for what is in a file."""

    now: Draft
    before: Draft | None = None
    """The file as it was: what is not there any more is called as it was then."""

    def title(self, path: Path) -> str:
        """Name a value by its label, with the entries it is of: `Aantal uren (E. de Boer, De Wilg)`.

        Where more than one value is called so, the group that it is in is named too; an entry is named with
        what it is. Empty when the schema does not know the place.
        """
        if self.now.root.at(path) is None:
            return ""
        if self.is_entry(path):
            return self._entry_title(path)
        named = path
        while self._map(named) is not None:
            named = named[:-1]
        node = self.now.root.at(named)
        assert node is not None
        label, group = label_of(node, str(named[-1])), ""
        if _is_shared(self.now.root, node):
            label, group = _joined(label, self._group(named))
        said = f"{label} {group}"
        beside = ", ".join(filter(None, (group, *(one for one in self.entries(path) if one not in said))))
        return f"{label} ({beside})" if beside else label

    def _entry_title(self, path: Path) -> str:
        """Name an entry with what it is: `Huisartsenpraktijk De Wilg (praktijk)`."""
        node, name = self.now.root.at(path), self.entry(path)
        kind = in_sentence(node.title) if node is not None else ""
        return sentence_case(f"{name} ({kind})" if kind and kind not in name.lower() else name)

    def is_entry(self, path: Path) -> bool:
        """Tell whether a place is that of an entry of a map whose names people choose."""
        around = self._map(path)
        return around is not None and not around.keyed_by

    def is_in_map(self, path: Path) -> bool:
        """Tell whether a place is that of an entry of a map, whoever names it."""
        return self._map(path) is not None

    def _map(self, path: Path) -> SchemaNode | None:
        """Return the map that a place is an entry of."""
        around = self.now.root.at(path[:-1]) if len(path) > 1 else None
        return around if around is not None and around.is_identity_map else None

    def words(self, path: Path, value: object) -> str:
        """Say a value by the words of its choice, as the question has them."""
        node = self.now.root.at(path)
        if isinstance(value, list):
            return ", ".join(self.words((*path, index), one) for index, one in enumerate(value))
        if node is not None and isinstance(value, str):
            drafts = list(filter(None, (self.now, self.before)))
            own = (words for one in drafts if (words := chosen_words(one, path, value)))
            found = chain(own, (words for one in drafts if (words := choice_words(one, node, value))))
            return next(found, "") or shown_words(value, node)
        return shown_words(value, node)

    def entry(self, path: Path) -> str:
        """Name an entry of a map: as it is called in the map that it is an entry of."""
        around, role = self._map(path), self.now.subject.model.roles.deviations
        if role is not None and path[:-1] == (role.term,):
            return place_name(self.now, str(path[-1]))
        groups: tuple[Path, ...] = tuple((one,) for one in around.keyed_by) if around is not None else ()
        for draft in filter(None, (self.now, self.before)):
            for group in groups or (path[:-1],):
                if draft.value((*group, path[-1])) is not None:
                    return called(draft, (*group, path[-1]))
        return called(self.now, path)

    def entries(self, path: Path) -> Iterator[str]:
        """Name the entries that a value is in, the outermost first; itself when it is one."""
        for index in range(1, len(path)):
            if self._map(path[: index + 1]) is not None:
                yield self.entry(path[: index + 1])

    def _group(self, path: Path) -> str:
        """Name the nearest group with a name of its own: no entry, and no map that has entries of its own."""
        nodes = [self.now.root, *self.now.root.along(path)]
        for index in range(len(path) - 1, 0, -1):
            node, above = nodes[index], nodes[index - 1]
            is_entry = above is not None and above.is_identity_map
            if node is None or is_entry or (node.is_identity_map and not node.keyed_by):
                continue
            return in_sentence(label_of(node, str(path[index - 1])))
        return ""


def _joined(label: str, group: str) -> tuple[str, str]:
    """Return a label and its group; as one label where the group goes on with the last word of it."""
    word, _, rest = group.partition(" ")
    return (f"{label} {rest}", "") if word and rest and label.endswith(f" {word}") else (label, group)


def choice_words(draft: Draft, node: SchemaNode, code: object) -> str:
    """Say what was chosen by the words of the choice; empty where people write in their own words."""
    for group in node.refers_to:
        if draft.value((group, str(code))) is not None:
            return called(draft, (group, str(code)))
    if node.spec.get("x-verwijst-naar-bestand"):
        return file_words(str(code), draft.root)
    if "enum" in node.spec:
        return code_words(node, code)
    return next((in_sentence(one.label) for one in other_words(node) if one.code == code), "")


def _is_shared(root: SchemaNode, node: SchemaNode) -> bool:
    return _titles(root)[node.title] > 1


@lru_cache(maxsize=16)
def _titles(root: SchemaNode) -> Mapping[str, int]:
    """Count how often a title occurs in a schema."""
    return Counter(node.title for node in _nodes(root))


def _nodes(node: SchemaNode) -> Iterator[SchemaNode]:
    yield node
    entry = node.child(ENTRY) if node.is_identity_map else None
    for one in (*(child for _, child in node.children()), *((entry,) if entry is not None else ())):
        yield from _nodes(one)
