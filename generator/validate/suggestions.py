"""What the writer of a file probably meant."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator

from generator.model.schema_node import SchemaNode
from generator.model.source import dotted

_DEEPEST = 8
_FEW = 3
_AROUND_NUMBER = re.compile(
    r"^(€|eur)\s*|(,-+)?\s*(€|euro?|%|procent|uur|uren|dagen|weken|maanden)$|,-+$", re.IGNORECASE
)
_ENTRY = "<naam>"


def nearest(word: str, options: Iterable[str]) -> str:
    """Find the option that looks most like a word; empty when none does."""
    plain = {_plain(option): option for option in options}
    found = difflib.get_close_matches(_plain(word), plain, n=1, cutoff=0.65)
    return plain[found[0]] if found else ""


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """Ask whether the nearest option was meant; empty when none looks like the word."""
    option = nearest(word, options)
    return f'Bedoelde u "{option}"?' if option else ""


def as_id(text: str) -> str:
    """Write a text the way ids are written: lower case, digits and dashes."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")


def number_in(text: str) -> str:
    """Read the number in a Dutch way of writing it: `€ 2.500.000`, `98,50`, `10%`; empty if there is none."""
    bare = re.sub(
        r"(?i)^(€|eur)\s*|\s*(€|euro?|%|procent|uur|uren|dagen|weken|maanden)$|,-+$", "", text.strip()
    )
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]{1,2})?", bare):
        bare = bare.replace(".", "")
    bare = bare.replace(",", ".")
    return bare if re.fullmatch(r"(0|[1-9][0-9]*)(\.[0-9]+)?", bare) else ""


def date_in(text: str) -> str:
    """Read a date in the Dutch order, `31-12-2027` or `1/2/2026`; empty if there is none."""
    match = re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", text.strip())
    return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}" if match else ""


class KeyIndex:
    """Every key of a schema, and the groups it belongs to."""

    def __init__(self, root: SchemaNode) -> None:
        self._groups: dict[str, list[str]] = {}
        for group, key in _keys(root, ()):
            self._groups.setdefault(key, []).append(group)

    def groups_of(self, key: str) -> list[str]:
        """List the groups that know a key, `group.<naam>` for the entries of a map."""
        return self._groups.get(key, [])

    def advice(self, key: str, siblings: Iterable[str]) -> str:
        """Say what to do about a key that its group does not know."""
        if key.isdigit():
            return "Staat er een komma in een getal? Schrijf dan een punt, zoals 98.50."
        near = did_you_mean(key, siblings)
        if near:
            return near
        groups = self.groups_of(key)
        if groups and len(groups) <= _FEW:
            return f'"{key}" hoort {" of ".join(map(_place, groups))}. Kijk of de regel goed inspringt.'
        far = nearest(key, self._groups)
        if far:
            return f'Bedoelde u "{far}"? Die hoort {_place(self._groups[far][0])}.'
        return "Haal de regel weg, of zet er een # voor als het een opmerking is."


def _keys(node: SchemaNode, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if len(path) > _DEEPEST:
        return
    for name in node.property_names:
        yield dotted(path), name
    for name in (*node.property_names, *((_ENTRY,) if node.is_identity_map else ())):
        child = node.child(name)
        if child is not None:
            yield from _keys(child, (*path, name))


def _place(group: str) -> str:
    return f"onder `{group}`" if group else "vooraan, zonder spaties ervoor"


def _plain(word: str) -> str:
    return word.lower().replace("-", "_").replace(" ", "_")
