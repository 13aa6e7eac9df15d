"""A document beside a question: its values and gaps lead to their questions, and what changed is marked."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import cast

from lxml import etree
from markupsafe import Markup

from generator.model.document import SectionKind
from generator.model.source import Path, dotted, leaves, parse_path
from generator.serve.draft import Draft
from generator.serve.entry_names import is_placeholder
from generator.serve.marking import blocks_of, mark_changes, words_of
from generator.serve.places import address
from generator.terms.clause_names import sections_that_read

_PREFIX = "d-"
"""Before the anchors of a document, so that they are no anchors of the page."""
_ARTICLE = SectionKind.ARTICLE.value
_NAMING = etree.XPath("//*[self::span or self::mark][@data-pad != '']")
_INSIDE = etree.XPath("//a[starts-with(@href, '#')]")
_ANCHORS = etree.XPath("//*[@id != '' and @id != 'hier']")
_LOWER = {f"h{level}": f"h{min(level + 1, 6)}" for level in range(1, 7)}
_MOST = 50
"""Of so many documents it is remembered how they were."""


@dataclass(frozen=True)
class Paper:
    """A document as it stands on a page."""

    name: str
    title: str
    html: Markup
    sections: tuple[str, ...] = ()
    """Anchors of the sections that a question works on."""
    is_changed: bool = False
    has_leden: bool = False
    """Whether a lid in it can be pointed at, to give it an own text."""

    @property
    def has_place(self) -> bool:
        """Tell whether a question works on a place in it."""
        return bool(self.sections)


@dataclass(frozen=True)
class Sight:
    """What a page is about in the document beside it."""

    about: tuple[Path, ...] = ()
    """Values; the first place where one stands is shown."""
    leden: Collection[str] = ()
    """Leden that lead to the form for an own text."""
    lid: str = ""
    """The one among them that is shown."""


class Papers:
    """Remembers how documents were, to mark what an answer changed in them."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, str], _Memory] = OrderedDict()
        self._lock = Lock()

    def before(self, label: str, name: str, state: bytes, blocks: Sequence[str]) -> Sequence[str]:
        """Give the words of a document in the last other state of a file; those of now when there is none."""
        key = label, name
        with self._lock:
            known = self._known.get(key)
            if known is None:
                known = _Memory(state, blocks, blocks)
            elif known.state != state:
                known = _Memory(state, blocks, known.blocks)
            self._known[key] = known
            self._known.move_to_end(key)
            while len(self._known) > _MOST:
                self._known.popitem(last=False)
            return known.before


@dataclass(frozen=True)
class _Memory:
    state: bytes
    blocks: Sequence[str]
    before: Sequence[str]


def paper(
    draft: Draft,
    papers: Papers,
    name: str,
    base: str,
    sight: Sight,
) -> Paper:
    """Write a document for a page.

    Args:
        draft: The file.
        papers: How documents were.
        name: The document.
        base: The address of the file's pages.
        sight: What the page is about.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
        WorkspaceError: when the file does not give it.
    """
    tree = etree.fromstring(f"<div>{draft.preview.body(name)}</div>")
    title = " ".join(map(words_of, tree.iter("h1")))
    wanted = {dotted(path) for path in sight.about}
    sections = _linked(tree, wanted, f"{base}/naar/", _left_open(draft))
    if not sections and sight.about:
        sections = _decided(tree, sections_that_read(draft.subject.model, sight.about))
    blocks = blocks_of(tree)
    state = draft.stored.raw + repr(sorted(draft.unsound.items())).encode()
    now = [words_of(one) for one in blocks]
    is_changed = mark_changes(blocks, now, papers.before(draft.stored.label, name, state, now))
    has_leden = _pointed(tree, sight, f"{base}/eigen-tekst?lid=")
    _adapted(tree)
    html = etree.tostring(tree, encoding="unicode", method="html")
    return Paper(name, title, Markup(html), sections, is_changed, has_leden)


def _linked(
    tree: etree._Element, wanted: set[str], base: str, left_open: Mapping[str, str]
) -> tuple[str, ...]:
    """Make links of values and gaps; those that the question is about are marked, the first one is `hier`."""
    sections: dict[str, None] = {}
    places: list[tuple[bool, etree._Element]] = []
    for element in _found(_NAMING, tree):
        paths = str(element.attrib.pop("data-pad")).split(" ")
        kind = "gat" if element.tag == "mark" else "veld"
        if paths[0] in left_open and words_of(element) == left_open[paths[0]]:
            kind = "gat"
        is_wanted = any(_is_in(one, wanted) for one in paths)
        element.tag = "a"
        element.set("class", f"{kind} hier" if is_wanted else kind)
        element.set("href", base + address(parse_path(paths[0])))
        if is_wanted:
            around = next((one for one in element.iterancestors("section") if one.get("id")), None)
            is_article = around is not None and str(around.get("class")).startswith(_ARTICLE)
            places.append((not is_article, element))
            if around is not None:
                sections.setdefault(str(around.get("id")))
    if places:
        min(places, key=lambda one: one[0])[1].set("id", "hier")
    return tuple(sections)


def _decided(tree: etree._Element, ids: Sequence[str]) -> tuple[str, ...]:
    """Find the sections that a choice decides about without being printed; the first article is `hier`."""
    found = [one for one in tree.iter("section") if one.get("id") in ids]
    articles = [one for one in found if str(one.get("class")).startswith(_ARTICLE)]
    for section in (articles or found)[:1]:
        heading = next(section.iter("h1", "h2", "h3", "h4"), section)
        etree.SubElement(heading, "span", {"id": "hier"})
    return tuple(str(one.get("id")) for one in found)


def _pointed(tree: etree._Element, sight: Sight, base: str) -> bool:
    """Make links of the numbers of leden, and of a sign before one without; tell whether there are any."""
    found = [one for one in tree.iter("li", "div") if one.get("id") in sight.leden] if sight.leden else []
    for element in found:
        name, number = str(element.get("id")), element.find("p/span[@class='nr']")
        if number is None:
            first = element.find("p")
            if first is None:
                continue
            number = etree.Element("span")
            number.text, number.tail, first.text = "§", first.text, None
            first.insert(0, number)
        number.tag = "a"
        number.set("class", "nr")
        number.set("href", base + name)
        etree.SubElement(number, "span", {"class": "voorlezen"}).text = " eigen tekst voor dit lid"
        if name == sight.lid:
            element.set("class", f"{element.get('class', '')} gekozen".strip())
            element.set("id", "hier")
        else:
            element.set("class", f"{element.get('class', '')} lid".strip())
    return bool(found)


def _left_open(draft: Draft) -> dict[str, str]:
    """List the values that only say that something is to be filled in, each as it is printed."""
    return {
        dotted(path): " ".join(str(value).split())
        for path, value in leaves(draft.subject.source.data)
        if is_placeholder(draft, path)
    }


def _is_in(place: str, wanted: set[str]) -> bool:
    return any(place == one or place.startswith(f"{one}.") or one.startswith(f"{place}.") for one in wanted)


def _found(query: etree.XPath, tree: etree._Element) -> list[etree._Element]:
    return cast("list[etree._Element]", query(tree))


def _adapted(tree: etree._Element) -> None:
    """Make it a part of a page: headings below those of the page, no styles of its own, anchors apart."""
    for heading in list(tree.iter(*_LOWER)):
        heading.tag = _LOWER[str(heading.tag)]
    for column in tree.iter("col"):
        column.set("width", str(column.attrib.pop("style", "")).removeprefix("width: "))
    for link in _found(_INSIDE, tree):
        link.set("href", f"#{_PREFIX}{str(link.get('href'))[1:]}")
    for element in _found(_ANCHORS, tree):
        element.set("id", f"{_PREFIX}{element.get('id')}")
