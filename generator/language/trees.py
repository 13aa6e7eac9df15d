"""The syntax trees of texts: parsed once, and kept between runs when the program keeps anything."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.edge.kept import Cache, keep, read_kept, stamp_of
from generator.language import nodes
from generator.language.packing import adopted, packed, unpacked

_NAME = "zinnen"
_MOST = 4096
"""Texts whose trees are kept."""


class SyntaxMistakeError(ValueError):
    """A text that cannot be parsed."""

    def __init__(self, message: str, lineno: int) -> None:
        super().__init__(message)
        self.message, self.lineno = message, lineno


class _KnownTrees:
    """The packed trees of an earlier run, and whether there are new ones."""

    trees: dict[str, Any] | None = None
    has_new = False


@lru_cache(maxsize=_MOST)
def tree_of(text: str) -> nodes.Template:
    """Parse a text once a process; nobody changes a tree.

    Raises:
        SyntaxMistakeError: when it cannot be parsed.
        RecursionError: when it is nested too deep.
    """
    kept = _kept()
    if text in kept:
        return _template(unpacked(kept[text]))
    tree = _template(adopted(_parsed(text)))
    if Cache.folder is not None:
        _add(text, tree)
    return tree


def keep_trees() -> None:
    """Keep the trees of the texts that were parsed, for the next run."""
    if _KnownTrees.has_new and _KnownTrees.trees is not None:
        latest = list(_KnownTrees.trees.items())[-_MOST:]
        keep(_NAME, _stamp(), dict(latest))
        _KnownTrees.has_new = False


def _add(text: str, tree: nodes.Template) -> None:
    try:
        _kept()[text] = packed(tree)
    except LookupError:
        return
    _KnownTrees.has_new = True


def _kept() -> dict[str, Any]:
    if _KnownTrees.trees is None:
        found = read_kept(_NAME, _stamp()) if Cache.folder is not None else None
        _KnownTrees.trees = found if isinstance(found, dict) else {}
    return _KnownTrees.trees


def _template(node: nodes.Node) -> nodes.Template:
    assert isinstance(node, nodes.Template)
    return node


def _parsed(text: str) -> Any:
    from jinja2 import TemplateSyntaxError

    try:
        return _environment().parse(text)
    except TemplateSyntaxError as error:
        raise SyntaxMistakeError(error.message or "", error.lineno) from error


@cache
def _environment() -> Any:
    from jinja2 import Environment

    return Environment(
        comment_start_string="<!--",
        comment_end_string="-->",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _stamp() -> str:
    """Stand for the parser, and for the classes of trees."""
    spec = find_spec("jinja2")
    theirs = Path(spec.origin).parent if spec and spec.origin else Path(__file__)
    own = Path(__file__)
    return stamp_of(
        [
            *(theirs / f"{name}.py" for name in ("parser", "lexer", "environment")),
            *(own.with_name(f"{name}.py") for name in ("trees", "nodes", "packing")),
        ]
    )
