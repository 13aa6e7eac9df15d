"""Check `migratie.yaml`: its keys, its paths in both versions, its codes, and that nothing is forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.findings import Finding, Severity
from generator.model.migration import ANY, CODES, DROPPED, ORIGIN, RENAMED, Migration, as_code, fits
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, YamlSource, dotted
from generator.suggestions import did_you_mean

MIGRATION_RULE = "migratie"
_KEYS = (ORIGIN, RENAMED, DROPPED, CODES)
_TRUTHS = ("true", "false")


def check_migration_shape(source: YamlSource) -> list[Finding]:
    """Find what is wrong with the form of a `migratie.yaml`, whatever the versions hold."""
    return list(_shape(source))


def check_migration(source: YamlSource, target: str, old: SchemaNode, new: SchemaNode) -> list[Finding]:
    """Find what in a `migratie.yaml` of the right form does not fit the two versions.

    Args:
        source: The file.
        target: The version it belongs to.
        old: The top of the schema of the version it starts from.
        new: The top of the schema of its own version.
    """
    return list(_Content(source, Migration.of(target, source), old, new).findings())


def at_key(source: YamlSource, path: Path, message: str, hint: str = "") -> Finding:
    """Say what is wrong at a key of a `migratie.yaml`."""
    return _finding(source, path, Severity.ERROR, message, hint)


def _finding(source: YamlSource, path: Path, severity: Severity, message: str, hint: str) -> Finding:
    spot = source.key_spot(path)
    excerpt = source.excerpt(spot.line) if path[:1] in source.key_spots else ""
    return Finding(MIGRATION_RULE, severity, spot, message, hint, dotted(path), excerpt=excerpt)


def _shape(source: YamlSource) -> Iterator[Finding]:
    for key in source.data:
        if key not in _KEYS:
            hint = did_you_mean(key, _KEYS) or f"Er zijn: {', '.join(_KEYS)}."
            yield at_key(source, (key,), f'"{key}" is hier geen bekende sleutel.', hint)
    if not isinstance(source.data.get(ORIGIN), str):
        hint = "Noem de versie waar bestanden vandaan komen, zoals `van: modelovereenkomst/2026.1`."
        yield at_key(source, (ORIGIN,), f'"{ORIGIN}" ontbreekt of noemt geen versie.', hint)
    for key, hint in (
        (RENAMED, "Schrijf het oude pad, een dubbele punt en het nieuwe pad."),
        (DROPPED, "Schrijf het oude pad, een dubbele punt en de reden."),
    ):
        yield from _texts(source, (key,), source.data.get(key) or {}, hint, codes=False)
    hint = "Schrijf onder het oude pad elke oude code, een dubbele punt en de nieuwe code."
    groups = source.data.get(CODES) or {}
    if not isinstance(groups, Mapping):
        yield at_key(source, (CODES,), f'Onder "{CODES}" horen paden te staan.', hint)
        return
    for path, codes in groups.items():
        if not codes:
            yield at_key(source, (CODES, path), "Hier staat geen code.", hint)
        yield from _texts(source, (CODES, path), codes or {}, hint, codes=True)


def _texts(source: YamlSource, path: Path, group: Any, hint: str, *, codes: bool) -> Iterator[Finding]:
    """Find what is no text in a group; a code may be a number, or `true` or `false`."""
    if not isinstance(group, Mapping):
        yield at_key(
            source, path, f'Onder "{dotted(path)}" horen regels met een dubbele punt te staan.', hint
        )
        return
    for key, value in group.items():
        has_form = (
            value is not None and not isinstance(value, Mapping | list) if codes else isinstance(value, str)
        )
        if not has_form:
            yield at_key(source, (*path, key), f'Achter "{key}" staat geen tekst.', hint)


@dataclass(frozen=True)
class _Content:
    """Holds a migration beside the schemas of both versions."""

    source: YamlSource
    migration: Migration
    old: SchemaNode
    new: SchemaNode

    def findings(self) -> Iterator[Finding]:
        for key, paths in (
            (RENAMED, self.migration.renamed),
            (DROPPED, self.migration.dropped),
            (CODES, self.migration.codes),
        ):
            for path in paths:
                if node_at(self.old, path) is None:
                    yield self._unknown((key, dotted(path)), path, self.migration.origin, self.old)
        for old, new in self.migration.renamed.items():
            yield from self._renamed(old, new)
        for path, codes in self.migration.codes.items():
            yield from self._recoded(path, codes)
        yield from self._forgotten(self.old, ())

    def _unknown(self, key: Path, path: Path, version: str, root: SchemaNode) -> Finding:
        hint = did_you_mean(dotted(path), map(dotted, _paths(root)))
        if not hint:
            hint = f"Voor elk onderdeel van een groep met eigen namen schrijft u `{ANY}`."
        return at_key(self.source, key, f'{version} kent "{dotted(path)}" niet.', hint)

    def _renamed(self, old: Path, new: Path) -> Iterator[Finding]:
        key = (RENAMED, dotted(old))
        before, after = node_at(self.old, old), node_at(self.new, new)
        if after is None:
            yield self._unknown(key, new, self.migration.target, self.new)
        elif before is not None and before.is_object is not after.is_object:
            message = f'"{dotted(old)}" en "{dotted(new)}" zijn niet allebei een groep of allebei een waarde.'
            yield at_key(self.source, key, message, "Noem de sleutels in de groep elk apart.")
        if old.count(ANY) != new.count(ANY):
            message = f'In "{dotted(old)}" en "{dotted(new)}" staan niet evenveel sterren.'
            yield at_key(self.source, key, message, "Elke ster links hoort bij een ster rechts.")
        if old in self.migration.dropped:
            message = f'"{dotted(old)}" is hernoemd en ook vervallen.'
            yield at_key(self.source, key, message, "Houd één van de twee over.")
        if self._comes_back(old):
            message = f'"{dotted(old)}" en "{dotted(new)}" wisselen van naam; dat gaat niet in één stap.'
            yield at_key(self.source, key, message, "Kies een naam die de oude versie nog niet had.")

    def _comes_back(self, start: Path) -> bool:
        seen, path = {start}, self.migration.renamed.get(start)
        while path is not None and path not in seen:
            seen.add(path)
            path = self.migration.renamed.get(path)
        return path == start

    def _recoded(self, path: Path, codes: Mapping[str, str]) -> Iterator[Finding]:
        new_path = self.migration.new_path(path)
        before, after = node_at(self.old, path), node_at(self.new, new_path)
        if before is not None and after is None:
            key = (CODES, dotted(path))
            yield self._unknown(key, new_path, self.migration.target, self.new)
        if before is None or after is None:
            return
        for old, new in codes.items():
            for code, node, version, where in (
                (old, before, self.migration.origin, path),
                (new, after, self.migration.target, new_path),
            ):
                known = codes_of(node)
                if code not in known:
                    message = f'In {version} is "{code}" geen keuze van "{dotted(where)}".'
                    hint = did_you_mean(code, known) or (
                        f"Er zijn: {', '.join(known)}." if known else "Deze sleutel heeft geen vaste keuzes."
                    )
                    yield at_key(self.source, (CODES, dotted(path), old), message, hint)

    def _forgotten(self, old: SchemaNode, path: Path) -> Iterator[Finding]:
        """Find the terms of the old version that the new one has not, and of which nothing is said."""
        for key, before in _children(old):
            here = (*path, key)
            if any(fits(dropped, here) for dropped in self.migration.dropped):
                continue
            after = node_at(self.new, self.migration.new_path(here))
            if after is not None:
                yield from self._lost_codes(here, before, after)
                yield from self._forgotten(before, here)
            elif any(renamed[: len(here)] == here for renamed in self.migration.renamed):
                yield from self._forgotten(before, here)
            else:
                message = f'{self.migration.target} kent "{dotted(here)}" niet meer.'
                hint = f"Zeg onder `{RENAMED}` hoe het nu heet, of onder `{DROPPED}` waarom het weg is."
                yield at_key(self.source, (), message, hint)

    def _lost_codes(self, path: Path, before: SchemaNode, after: SchemaNode) -> Iterator[Finding]:
        said: Mapping[str, str] = self.migration.codes.get(path, {})
        known = codes_of(after)
        lost = [code for code in codes_of(before) if known and code not in known and code not in said]
        if lost:
            message = f'{self.migration.target} kent bij "{dotted(path)}" niet meer: {", ".join(lost)}.'
            hint = f"Noem onder `{CODES}` de nieuwe code; anders gaat een bestand met die keuze niet over."
            yield _finding(self.source, (CODES,), Severity.WARNING, message, hint)


def node_at(root: SchemaNode, path: Path) -> SchemaNode | None:
    """Find what a schema says at a path in which a star stands for every entry of a map."""
    node: SchemaNode | None = root
    for key in path:
        if node is None:
            return None
        named = key in node.property_names
        node = node.child(key) if named or (key == ANY and node.is_identity_map) else None
    return node


def codes_of(node: SchemaNode) -> list[str]:
    """List the codes that a value can be, or the items of a list of codes."""
    items = node.child(0)
    if items is not None:
        return codes_of(items)
    if node.spec.get("type") == "boolean":
        return list(_TRUTHS)
    return [as_code(code) for code in node.spec.get("enum") or ()]


def _children(node: SchemaNode) -> Iterable[tuple[str, SchemaNode]]:
    yield from node.children()
    if node.is_identity_map and (entry := node.child(ANY)) is not None:
        yield ANY, entry


def _paths(node: SchemaNode, path: Path = ()) -> Iterator[Path]:
    for key, child in _children(node):
        yield (*path, key)
        yield from _paths(child, (*path, key))
