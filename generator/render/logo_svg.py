"""An SVG from anyone, reduced to shapes that look the same everywhere; and drawn as a picture.

Scripts, text, pictures and anything that could be fetched are refused, never left out in silence: a logo must
come out as it was made. What a drawing program keeps for itself is dropped; nobody sees it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from generator.edge.xml import parse_xml
from generator.errors import LogoError, UnreadableError

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_SHAPES = frozenset(
    (
        *("svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline"),
        *("polygon", "style", "clipPath", "mask", "pattern", "marker", "linearGradient", "radialGradient"),
        "stop",
    )
)
_SILENT = frozenset(["title", "desc", "metadata"])
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_INNER = re.compile(r"url\(\s*(['\"]?)#([^'\")\s]+)\1\s*\)")
_STRAY = re.compile(r"url\(|@import|image-set|image\(|\\|javascript:|data:", re.IGNORECASE)
_CLASS = re.compile(r"\.[\w-]+")
_LENGTH = re.compile(r"([0-9.]+)(px)?")
_MOST_PARTS = 20_000
_SMALLEST = 1e-6
_STEEPEST = 1000
"""How many times as wide as high a drawing may be, or the other way round."""
_RESOLUTION = 300 / 72
_PLAIN = "Bewaar het logo in het tekenprogramma als gewone SVG, of gebruik een PNG."


def clean_svg(data: bytes, name: str) -> tuple[bytes, float]:
    """Reduce an SVG to shapes.

    Returns:
        The SVG, and how wide it is for each unit of height.

    Raises:
        RenderError: It is no SVG, or holds more than shapes.
    """
    root = _parse(data, name)
    for element in list(root.iter(etree.Element)):
        _clean(element, name)
    if _Counter(root, name).parts(root) > _MOST_PARTS:
        raise LogoError(name, "het heeft te veel onderdelen", _PLAIN)
    ratio = _give_size(root, name)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8"), ratio


def draw_svg(drawing: bytes, size: tuple[float, float], name: str) -> bytes:
    """Draw an SVG as PNG.

    Args:
        drawing: What `clean_svg` gave.
        size: Width and height in millimetres.
        name: File name, for messages.

    Raises:
        RenderError: It cannot be drawn, or nothing of it can be seen.
    """
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]  # ships no types

    from generator.render.pdf.engine import lay_out_drawing

    pdf = PdfDocument(lay_out_drawing(drawing, size))
    try:
        image = pdf[0].render(scale=_RESOLUTION, fill_color=(255, 255, 255, 0), rev_byteorder=True).to_pil()
        if image.getchannel("A").getbbox() is None:
            raise LogoError(name, "er is niets op te zien", _PLAIN)
        target = BytesIO()
        image.save(target, "PNG", optimize=True)
    finally:
        pdf.close()
    return target.getvalue()


def _parse(data: bytes, name: str) -> etree._Element:
    broken = "het is geen goed SVG-bestand"
    try:
        text = _DECLARATION.sub("", data.decode("utf-8-sig"))
        root = parse_xml(text.encode("utf-8"), comments=False)
    except UnicodeDecodeError as error:
        raise LogoError(name, broken, _PLAIN) from error
    except UnreadableError as error:
        raise LogoError(name, f"{broken}; {error.reason}", _PLAIN) from error
    if root.tag != f"{_SVG}svg":
        raise LogoError(name, broken, _PLAIN)
    return root


def _clean(element: etree._Element, name: str) -> None:
    """Drop what nobody sees, and refuse what is no shape."""
    tag = str(element.tag)
    local = tag.removeprefix(_SVG)
    parent = element.getparent()
    if not tag.startswith(_SVG) or local in _SILENT:
        if parent is not None:
            parent.remove(element)
        return
    if local == "text":
        raise LogoError(
            name,
            "er staan letters in, en die zien er op elke computer anders uit",
            "Zet de letters in het tekenprogramma om naar lijnen (paden of contouren).",
        )
    if local not in _SHAPES:
        raise LogoError(name, f"het bevat <{local}>, en alleen vormen en kleuren mogen", _PLAIN)
    for key, value in [(str(key), str(value)) for key, value in element.attrib.items()]:
        if key.startswith("{") and key != _HREF:
            del element.attrib[key]
        else:
            _check_value(key, value, name)
    element.tail = None
    if local == "style":
        _check_value("style", element.text or "", name)
    else:
        element.text = None


def _check_value(key: str, value: str, name: str) -> None:
    outside = key in ("href", _HREF) and not value.startswith("#")
    if outside or key.lower().startswith("on") or _STRAY.search(_INNER.sub("", value)):
        raise LogoError(name, "het bevat een script of verwijst naar iets buiten het bestand", _PLAIN)


class _Counter:
    """Counts the shapes there are to draw, repeated ones each time: a few lines can ask for millions."""

    def __init__(self, root: etree._Element, name: str) -> None:
        self._name = name
        self._shapes = {str(element.get("id")): element for element in root.iter() if element.get("id")}
        self._classes: dict[str, list[str]] = {}
        for sheet in root.iter(f"{_SVG}style"):
            self._read(sheet.text or "")

    def _read(self, sheet: str) -> None:
        """Keep which shapes the classes of a style sheet draw with."""
        for rule in sheet.split("}"):
            selectors, _, rules = rule.rpartition("{")
            targets = [found[1] for found in _INNER.findall(rules)]
            for selector in map(str.strip, selectors.split(",") if targets else ()):
                if not _CLASS.fullmatch(selector):
                    raise LogoError(self._name, f"de stijlregel voor {selector} is te ingewikkeld", _PLAIN)
                self._classes.setdefault(selector[1:], []).extend(targets)

    def parts(self, element: etree._Element, above: tuple[str, ...] = ()) -> int:
        """Count an element and all that it draws with."""
        count = 0
        for inner in element.iter(etree.Element):
            count += 1
            for target in self._targets(inner):
                if target in above:
                    raise LogoError(self._name, "een vorm erin verwijst naar zichzelf", _PLAIN)
                if target in self._shapes:
                    count += self.parts(self._shapes[target], (*above, target))
                if count > _MOST_PARTS:
                    return count
        return count

    def _targets(self, element: etree._Element) -> Iterator[str]:
        for key, value in element.attrib.items():
            if key in ("href", _HREF):
                yield str(value)[1:]
            yield from (found[1] for found in _INNER.findall(str(value)))
        for name in element.get("class", "").split():
            yield from self._classes.get(name, ())


def _give_size(root: etree._Element, name: str) -> float:
    """Let the drawing fill the room it gets, whatever size it was made at."""
    box = root.get("viewBox") or _box_of_size(root)
    try:
        numbers = [float(number) for number in re.split(r"[\s,]+", box.strip())]
    except ValueError:
        numbers = []
    if len(numbers) != 4 or not all(map(math.isfinite, numbers)) or min(numbers[2:]) <= 0:
        raise LogoError(name, "de maat ervan staat er niet in (viewBox)", _PLAIN)
    ratio = numbers[2] / numbers[3] if numbers[3] >= _SMALLEST else 0
    if not 1 / _STEEPEST <= ratio <= _STEEPEST:
        raise LogoError(name, "de maat ervan (viewBox) is te smal of te breed", _PLAIN)
    root.attrib.update({"viewBox": box, "width": f"{1000 * ratio:.3f}", "height": "1000"})
    return ratio


def _box_of_size(root: etree._Element) -> str:
    sides = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    return "0 0 " + " ".join(side[1] for side in sides if side)
