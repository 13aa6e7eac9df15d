"""The statutes that clauses and rules may cite: `grondslagen.yaml`.

Drafts share the list in `templates/`. A released version has a list of its own, with what it cites.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from generator.errors import TemplateError
from generator.load.yaml_source import load_yaml_or_raise
from generator.model.source import Path as TermPath
from generator.model.source import YamlSource, value_at
from generator.model.template import LegalBasis
from generator.workspace import TEMPLATES, Workspace

FILE = "grondslagen.yaml"
_STATUTES = "https://wetten.overheid.nl/"


def shared_grounds(workspace: Workspace) -> Mapping[str, LegalBasis]:
    """Read the statutes that versions share; `TemplateVersion.citable` tells which a version cites.

    Raises:
        TemplateError: when the file is wrong.
        WorkspaceError: when the file cannot be opened.
    """
    workspace.inside(Path(TEMPLATES, FILE))
    return read_grounds(workspace.root / TEMPLATES)


def own_grounds(folder: Path, label: str) -> Callable[[], Mapping[str, LegalBasis]] | None:
    """Return what reads the statutes of a version that has a list of its own; None when it has none."""
    return partial(read_grounds, folder, label) if (folder / FILE).is_file() else None


@lru_cache(maxsize=32)
def read_grounds(folder: Path, label: str = "") -> Mapping[str, LegalBasis]:
    """Read every citable article of the list in a folder, by its id; once in a process.

    Args:
        folder: The folder.
        label: The folder as users know it; its name when empty.

    Raises:
        TemplateError: when the file is wrong.
        WorkspaceError: when the file cannot be opened.
    """
    source = load_yaml_or_raise(folder / FILE, f"{label or folder.name}/{FILE}")
    found: dict[str, LegalBasis] = {}
    for statute in source.data:
        entry = _group(source, (statute,))
        for article in _group(source, (statute, "artikelen")):
            about = _group(source, (statute, "artikelen", article))
            found[f"{statute}/{article}"] = LegalBasis(
                id=f"{statute}/{article}",
                statute=str(entry.get("naam", statute)),
                article=article,
                title=str(about.get("titel", "")),
                url=_url(source, statute, article),
                status=str(about.get("status", "")),
                checked_on=str(about.get("gecontroleerd_op", "")),
                determiner=str(entry.get("lidwoord", "de")),
                read_in=str(about.get("gelezen_in") or ""),
                members=_list(source, (statute, "artikelen", article, "leden")),
            )
    return found


def _url(source: YamlSource, statute: str, article: str) -> str:
    entry = _group(source, (statute,))
    if "url" in entry:
        return str(entry["url"])
    books = _group(source, (statute, "boeken")) if entry.get("boeken") else {}
    number = books.get(article.partition(":")[0], entry.get("bwb"))
    return f"{_STATUTES}{number}" if number else ""


def _list(source: YamlSource, path: TermPath) -> tuple[str, ...]:
    value = value_at(source.data, path) or []
    if not isinstance(value, list):
        raise TemplateError("Hier hoort een lijst te staan.", spot=source.key_spot(path))
    return tuple(map(str, value))


def _group(source: YamlSource, path: TermPath) -> Mapping[str, Any]:
    value: Any = source.data
    for key in path:
        value = value.get(key)
    if not isinstance(value, Mapping):
        raise TemplateError("Hier horen regels met een dubbele punt te staan.", spot=source.key_spot(path))
    return value
