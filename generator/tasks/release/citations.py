"""The statutes that a model version cites: where, and what `grondslagen.yaml` says about just those."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

from generator.compose.numbering import ANNEX_WORD, ARTICLE_WORD, letter
from generator.errors import TemplateError
from generator.load.grounds import FILE
from generator.load.yaml_source import load_yaml_or_raise, parse_yaml
from generator.model.document import SectionKind
from generator.model.source import YamlSource
from generator.model.template import TemplateVersion
from generator.tasks.lint.citations import citations_of
from generator.tasks.lint.context import Version
from generator.workspace import TEMPLATES, Workspace

_ARTICLES = "artikelen"


def citations(version: Version) -> dict[str, list[str]]:
    """List the places where each statute is cited, by the id of the statute."""
    words = dict(_places(version.model.template))
    found: dict[str, list[str]] = {}
    for citation in citations_of(version):
        file = citation.spot.file
        place = words.get(file) or f"{PurePath(file).name}:{citation.spot.line}"
        places = found.setdefault(citation.ground, [])
        if place not in places:
            places.append(place)
    return found


def list_of_grounds(workspace: Workspace, template: TemplateVersion) -> YamlSource:
    """Read the list that a version cites from: its own, or the one that versions share.

    Raises:
        TemplateError: when the file is wrong.
        WorkspaceError: when the file cannot be opened.
    """
    if template.own_grounds is not None:
        return load_yaml_or_raise(template.folder / FILE, f"{template.label}/{FILE}")
    return load_yaml_or_raise(Path(workspace.root, TEMPLATES, FILE), f"{TEMPLATES}/{FILE}")


def spot_path(ground: str) -> tuple[str, str, str]:
    """Return the path of a statute in the list."""
    statute, _, article = ground.partition("/")
    return statute, _ARTICLES, article


def only_cited(source: YamlSource, grounds: Mapping[str, object]) -> bytes:
    """Write the list with only some articles, every line that is left as it stands, comments included.

    Raises:
        TemplateError: when articles cannot be told apart by their lines.
    """
    lines = source.text.splitlines()
    statutes = list(source.data)
    starts = [_start(lines, source, (statute,)) for statute in statutes]
    parts = ["\n".join(lines[: starts[0]])] if starts else []
    for statute, start, end in zip(statutes, starts, [*starts[1:], len(lines)], strict=True):
        articles = list(source.data[statute][_ARTICLES])
        begins = [_start(lines, source, (statute, _ARTICLES, article)) for article in articles]
        bounds = zip(articles, begins, [*begins[1:], end], strict=True)
        kept = [lines[begin:stop] for article, begin, stop in bounds if f"{statute}/{article}" in grounds]
        if kept:
            parts.append("\n".join([*lines[start : begins[0]], *(line for block in kept for line in block)]))
    written = "\n\n".join(part.strip("\n") for part in parts).encode() + b"\n"
    _refuse_other_words(source, grounds, written)
    return written


def _places(template: TemplateVersion) -> Iterator[tuple[str, str]]:
    """Name every clause file as people do: `artikel 18 (aansprakelijkheid)`."""
    for part in template.roles.clauses:
        number = int(part.place[-1]) + 1 if isinstance(part.place[-1], int) else 0
        words = {
            SectionKind.ARTICLE: f"{ARTICLE_WORD.lower()} {number} ({part.id})",
            SectionKind.ANNEX: f"{ANNEX_WORD.lower()} {letter(number).upper()} ({part.id})" if number else "",
        }
        yield f"{template.label}/{part.file}", words.get(part.kind) or part.id


def _start(lines: list[str], source: YamlSource, path: tuple[str, ...]) -> int:
    """Return the index of the first line about a key: that of the comment right above it, if there is one."""
    start = source.key_spot(path).line - 1
    while start and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start


def _refuse_other_words(source: YamlSource, grounds: Mapping[str, object], written: bytes) -> None:
    """Make sure that what was written says the same about each article that was kept."""
    expected: dict[str, Any] = {}
    for statute, about in source.data.items():
        kept = {key: text for key, text in about[_ARTICLES].items() if f"{statute}/{key}" in grounds}
        if kept:
            expected[statute] = {**about, _ARTICLES: kept}
    read = parse_yaml(written, source.file)
    if expected and (isinstance(read, list) or read.data != expected):
        raise TemplateError(
            "Uit deze lijst zijn de wetsartikelen van één versie niet te halen.",
            spot=source.key_spot(()),
            hint="Zet elk artikel op eigen regels, en `artikelen` als laatste sleutel van een wet.",
        )
