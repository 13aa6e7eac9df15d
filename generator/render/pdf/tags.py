"""The tag tree of a PDF as plain Python: read, reshaped elsewhere, written back whole.

A PDF keeps its structure twice: as a tree of elements, and as a list for each page that tells which element
a piece of marked content belongs to. Writing both from one tree keeps them equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from generator.errors import RenderError


@dataclass(frozen=True)
class MarkedContent:
    """A piece of marked content on a page."""

    page: int
    number: int


@dataclass(frozen=True, eq=False)
class TaggedAnnotation:
    """An annotation, such as a link or a field to sign in."""

    page: int
    annotation: Object


@dataclass(eq=False)
class TaggedNode:
    """One element of the tag tree."""

    kind: str
    """Standard structure type, for example `P`."""
    page: int
    kids: list[Kid]
    alt: str = ""
    identity: str = ""
    """Name by which cells point at their header."""
    attributes: dict[str, Object | str] = field(default_factory=dict)

    def walk(self) -> Iterator[TaggedNode]:
        """List this element and all below it, in reading order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.nodes)

    @property
    def nodes(self) -> list[TaggedNode]:
        """The elements directly below."""
        return [kid for kid in self.kids if isinstance(kid, TaggedNode)]

    def below(self, kind: str) -> list[TaggedNode]:
        """List the elements of a kind, in reading order."""
        return [node for node in self.walk() if node.kind == kind]


Kid: TypeAlias = TaggedNode | MarkedContent | TaggedAnnotation


def read_tags(pdf: Pdf) -> TaggedNode:
    """Read the tag tree of a PDF that WeasyPrint wrote: a document with the elements of each page in turn.

    Raises:
        RenderError: when an element is on no page, as a style sheet can bring about.
    """
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    document = pdf.Root.StructTreeRoot.K[0]
    if any("/Pg" not in element for element in document.K):
        raise RenderError(
            "De huisstijl zet een deel van de tekst op geen enkele bladzijde.",
            hint="Kijk print.css van de huisstijl na.",
        )
    return TaggedNode("Document", 0, [_read(element, pages[element.Pg.objgen]) for element in document.K])


def _read(element: Object, page: int) -> TaggedNode:
    node = TaggedNode(str(element.S)[1:], page, [])
    if node.kind == "Figure":
        node.alt = str(element.get("/Alt", ""))
        node.attributes = {str(key): value for key, value in element.get("/A", {}).items()}
    for kid in element.K:
        if isinstance(kid, int):
            node.kids.append(MarkedContent(page, kid))
        elif (annotation := kid.get("/Obj")) is not None:
            node.kids.append(TaggedAnnotation(page, annotation))
        else:
            node.kids.append(_read(kid, page))
    return node


def write_tags(pdf: Pdf, root: TaggedNode) -> None:
    """Replace the tag tree of a PDF."""
    _Writer(pdf).write(root)


class _Writer:
    """Writes elements, and remembers what the other direction needs."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._owners: list[dict[int, Object]] = [{} for _ in self._pages]
        self._annotations: list[tuple[Object, Object]] = []
        self._names: list[tuple[str, Object]] = []

    def write(self, root: TaggedNode) -> None:
        tree = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = Array([self._element(root, tree)])
        numbers: list[Object | int] = []
        for page, owners in enumerate(self._owners):
            self._pages[page].StructParents = page
            count = max(owners, default=-1) + 1
            numbers += [page, Array([owners.get(number) for number in range(count)])]
        for key, (annotation, owner) in enumerate(self._annotations, start=len(self._pages)):
            annotation.StructParent = key
            numbers += [key, owner]
        tree.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = len(self._pages) + len(self._annotations)
        if self._names:
            self._names.sort(key=lambda entry: entry[0])
            pairs = Array([item for name, owner in self._names for item in (String(name), owner)])
            tree.IDTree = self._pdf.make_indirect(
                Dictionary(Kids=Array([self._pdf.make_indirect(self._limited(pairs))]))
            )
        self._pdf.Root.StructTreeRoot = tree

    @staticmethod
    def _limited(pairs: Array) -> Dictionary:
        return Dictionary(Limits=Array([pairs[0], pairs[len(pairs) - 2]]), Names=pairs)

    def _element(self, node: TaggedNode, parent: Object) -> Object:
        element = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{node.kind}"), P=parent, Pg=self._pages[node.page])
        )
        if node.alt:
            element.Alt = String(node.alt)
        if node.attributes:
            element.A = Dictionary(node.attributes)
        if node.identity:
            element.ID = String(node.identity)
            self._names.append((node.identity, element))
        element.K = Array([self._kid(kid, node, element) for kid in node.kids])
        return element

    def _kid(self, kid: Kid, node: TaggedNode, element: Object) -> Object | int:
        match kid:
            case TaggedNode():
                return self._element(kid, element)
            case MarkedContent():
                self._owners[kid.page][kid.number] = element
                if kid.page == node.page:
                    return kid.number
                return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.number)
            case TaggedAnnotation():
                self._annotations.append((kid.annotation, element))
                return Dictionary(Type=Name.OBJR, Pg=self._pages[kid.page], Obj=kid.annotation)
