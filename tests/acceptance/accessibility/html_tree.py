"""A page as a tree."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

Tree = etree._Element


def trees(folder: Path) -> list[Tree]:
    """Read the pages in a folder."""
    return [etree.fromstring(path.read_bytes()) for path in sorted(folder.glob("*.html"))]


def found(tree: Tree, path: str) -> list[Tree]:
    """List the elements at an XPath."""
    nodes = tree.xpath(path)
    assert isinstance(nodes, list)
    return [node for node in nodes if isinstance(node, etree._Element)]


def text_of(node: Tree) -> str:
    """Give all text in an element."""
    return "".join(str(text) for text in node.itertext())
