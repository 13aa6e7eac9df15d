"""What a paragraph is made of, for comparing: stretches of text, each with what Word keeps around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace

from lxml import etree

from generator.compare.words import Leaf
from generator.render.word.package import W

CONTROL = f"{W}sdt"
_LINK = f"{W}hyperlink"
_RUN = f"{W}r"
_LOOK = f"{W}rPr"
_SIGNS = {f"{W}br": "\n", f"{W}tab": "\t"}
_NAMED = {sign: tag for tag, sign in _SIGNS.items()}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BOOKMARK_START = f"{W}bookmarkStart"
BOOKMARKS = (_BOOKMARK_START, f"{W}bookmarkEnd")


@dataclass(frozen=True, eq=False)
class Atom:
    """A stretch of text in one run, or a whole field."""

    text: str
    look: etree._Element | None
    """The properties of the run."""
    around: etree._Element | None
    """The content control or link it is in."""
    field: tuple[etree._Element, ...] = ()
    """The runs of a field, which stays whole."""
    target: str = ""
    """The bookmark a field points at."""
    computed: bool = False
    """Whether the field begins with its keyword, so that LibreOffice computes it too."""

    @property
    def name(self) -> str:
        """Tells content controls and links of different origin apart; empty for text in neither."""
        if self.around is None:
            return ""
        alias = self.around.find(f"{W}sdtPr/{W}alias")
        source = self.around if alias is None else alias
        return f"{self.around.tag} {sorted(map(str, source.attrib.values()))}"

    @property
    def leaf(self) -> Leaf:
        """The text as it is compared."""
        return Leaf(self.text, self.target or self.name)


@dataclass(frozen=True, eq=False)
class Sign:
    """Something without text: a bookmark, or a drawing."""

    node: etree._Element
    before: int
    """The index of the atom that follows it."""

    @property
    def opens(self) -> bool:
        """Whether it belongs to what follows, also when that is a deletion."""
        return self.node.tag == _BOOKMARK_START


@dataclass
class ParagraphContent:
    """The content of a paragraph."""

    atoms: list[Atom] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)


def content_of(paragraph: etree._Element | None) -> ParagraphContent:
    """Read a paragraph; an absent one has no content."""
    content = ParagraphContent()
    if paragraph is not None:
        _read(content, (node for node in paragraph if node.tag != f"{W}pPr"), None)
    return content


def simplified(content: ParagraphContent, *, moved: bool) -> ParagraphContent:
    """Leave out what LibreOffice cannot take away with a paragraph: controls, and fields it cannot compute.

    Their words stay; those of a field become a link to its place. In a paragraph that moved, links and all
    fields become words. Runs that look the same are joined.
    """
    opened = {sign.before for sign in content.signs}
    simple = ParagraphContent()
    places: list[int] = []
    for index, atom in enumerate(content.atoms):
        plain = _plain(atom, moved)
        places.append(len(simple.atoms))
        if index and index not in opened and _alike(simple.atoms[-1], plain):
            simple.atoms[-1] = replace(plain, text=simple.atoms[-1].text + plain.text)
            places[-1] -= 1
        else:
            simple.atoms.append(plain)
    places.append(len(simple.atoms))
    simple.signs = [replace(sign, before=places[sign.before]) for sign in content.signs]
    return simple


def _plain(atom: Atom, moved: bool) -> Atom:
    if moved:
        return Atom(atom.text, atom.look, None)
    if atom.field and not atom.computed:
        return Atom(atom.text, atom.look, etree.Element(_LINK, {f"{W}anchor": atom.target}))
    if atom.around is not None and atom.around.tag == CONTROL:
        return replace(atom, around=None)
    return atom


def _alike(one: Atom, other: Atom) -> bool:
    if one.field or other.field or one.around is not None or other.around is not None:
        return False
    looks = [b"" if atom.look is None else etree.tostring(atom.look, method="c14n") for atom in (one, other)]
    return looks[0] == looks[1]


def text_run(text: str, look: etree._Element | None) -> etree._Element:
    """Make a run of words; new lines and tabs in them are what they are in Word."""
    made = etree.Element(_RUN)
    if look is not None:
        made.append(deepcopy(look))
    words = ""
    for letter in text:
        if letter not in _NAMED:
            words += letter
            continue
        _add_words(made, words)
        words = ""
        etree.SubElement(made, _NAMED[letter])
    _add_words(made, words)
    return made


def empty_around(around: etree._Element) -> tuple[etree._Element, etree._Element]:
    """Copy a content control or a link without its content; give it and the place for the content."""
    copy = etree.Element(str(around.tag), {str(name): str(value) for name, value in around.items()})
    if around.tag != CONTROL:
        return copy, copy
    copy.extend(deepcopy(node) for node in around if node.tag != f"{W}sdtContent")
    return copy, etree.SubElement(copy, f"{W}sdtContent")


def _add_words(made: etree._Element, words: str) -> None:
    if words:
        etree.SubElement(made, f"{W}t", {_SPACE: "preserve"}).text = words


def _read(content: ParagraphContent, nodes: Iterable[etree._Element], around: etree._Element | None) -> None:
    open_field: list[etree._Element] = []
    for node in nodes:
        if open_field or _field_sign(node) == "begin":
            open_field.append(node)
            if _field_sign(node) == "end":
                content.atoms.append(_field_atom(open_field, around))
                open_field = []
        elif node.tag == CONTROL:
            _read(content, node.iterfind(f"{W}sdtContent/*"), node)
        elif node.tag == _LINK:
            _read(content, node, node)
        elif node.tag == _RUN and _is_text(node):
            if text := _text(node):
                content.atoms.append(Atom(text, node.find(_LOOK), around))
        else:
            content.signs.append(Sign(node, len(content.atoms)))


def _field_atom(runs: Sequence[etree._Element], around: etree._Element | None) -> Atom:
    signs = [_field_sign(run) for run in runs]
    shown = runs[signs.index("separate") + 1 : -1] if "separate" in signs else ()
    code = "".join(node.text or "" for run in runs for node in run.iter(f"{W}instrText")).split()
    look = runs[0].find(_LOOK)
    target = next((word for word in code if word.startswith("a_")), "")
    return Atom("".join(map(_text, shown)), look, around, tuple(runs), target, code[:1] != [target])


def _field_sign(node: etree._Element) -> str:
    sign = node.find(f"{W}fldChar")
    return "" if sign is None else sign.get(f"{W}fldCharType", "")


def _is_text(run: etree._Element) -> bool:
    return all(node.tag in (_LOOK, f"{W}t", *_SIGNS) for node in run)


def _text(run: etree._Element) -> str:
    return "".join(_SIGNS.get(str(node.tag), node.text or "") for node in run if node.tag != _LOOK)
