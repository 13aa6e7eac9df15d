"""XML: nothing is fetched, nothing expanded, and no more is built than memory has room for."""

from __future__ import annotations

from lxml import etree

from generator.errors import UnreadableError

_MOST_MARKS = 1_000_000
"""Elements and attributes; an agreement of forty practices has a fifth of it."""
_DECLARATIONS = (b"<!ENTITY", b"<!ATTLIST")


def parse_xml(data: bytes, *, comments: bool = True) -> etree._Element:
    """Parse XML without mercy: what is not well-formed would be lost or repaired silently.

    Args:
        data: The XML, in an encoding that it names itself.
        comments: Whether comments and processing instructions are kept.

    Raises:
        UnreadableError: when it is not well-formed, is nested too deep, or holds too much.
    """
    if any(declaration in data for declaration in _DECLARATIONS):
        raise UnreadableError("het bevat afkortingen (ENTITY)")
    if data.count(b"<") + data.count(b"=") > _MOST_MARKS:
        raise UnreadableError("het heeft te veel onderdelen")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=not comments, remove_pis=not comments
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise UnreadableError(f"in regel {line} klopt iets niet", line=line) from error
