"""The statutes that a model version cites: where, and what `grondslagen.yaml` says about just those."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

from generator.compose.numbering import ANNEX_WORD, ARTICLE_WORD, letter
from generator.load.grounds import FILE
from generator.load.yaml_source import load_yaml_or_raise
from generator.model.document import SectionKind
from generator.model.source import YamlSource
from generator.model.template import TemplateVersion
from generator.tasks.lint.citations import citations_of
from generator.tasks.lint.context import ModelContext
from generator.workspace import TEMPLATES, Workspace
from generator.yaml_text.editor import Editor

_ARTICLES = "artikelen"


def citations(version: ModelContext) -> dict[str, list[str]]:
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
        EditError: when its text cannot be changed so.
    """
    editor = Editor(source.text)
    for statute, about in source.data.items():
        kept = {key: text for key, text in about[_ARTICLES].items() if f"{statute}/{key}" in grounds}
        if kept:
            editor.set((statute, _ARTICLES), kept)
        else:
            editor.drop((statute,))
    return editor.text.encode("utf-8")


def _places(template: TemplateVersion) -> Iterator[tuple[str, str]]:
    """Name every clause file as people do: `artikel 18 (aansprakelijkheid)`."""
    for part in template.roles.clauses:
        number = int(part.place[-1]) + 1 if isinstance(part.place[-1], int) else 0
        words = {
            SectionKind.ARTICLE: f"{ARTICLE_WORD.lower()} {number} ({part.id})",
            SectionKind.ANNEX: f"{ANNEX_WORD.lower()} {letter(number).upper()} ({part.id})" if number else "",
        }
        yield f"{template.label}/{part.file}", words.get(part.kind) or part.id
