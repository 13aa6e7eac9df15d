"""What is wrong with the shells of a house style, found without a document to write.

The writers refuse a shell when they meet something they cannot work with; this module looks for all of it at
once, and for what no writer would notice: another language, remarks left behind, parts fetched from outside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from lxml import etree

from generator.errors import RenderError
from generator.render.odf import watermark as odt_watermark
from generator.render.odf import writer as odt_writer
from generator.render.odf.package import qualified
from generator.render.odf.shell import FIELDS, open_odt_shell
from generator.render.word import parts as docx_parts
from generator.render.word import writer as docx_writer
from generator.render.word.package import W, parse_part
from generator.render.word.shell import open_shell

WORD, ODT = docx_writer.SHELL, odt_writer.SHELL

_DUTCH = "nl-NL"
_WATERMARK = "CONCEPT"
_LINK = "/hyperlink"
_ODT_REMARKS = ("text:tracked-changes", "text:change-start", "office:annotation")


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with a shell."""

    message: str
    hint: str


def word_problems(data: bytes) -> Iterator[Problem]:
    """List what is wrong with a Word shell."""
    try:
        shell = open_shell(data, WORD, docx_writer.NUMBERED)
        parts = {name: parse_part(part, name) for name, part in shell.parts.items() if _is_xml(name)}
    except RenderError as error:
        yield Problem(error.message, error.hint)
        return
    yield from _refused(partial(shell.style, name) for name in docx_writer.NEEDED)
    yield from _refused([lambda: docx_parts.set_watermark(dict(shell.parts), shell, _WATERMARK)])
    if any(
        next(part.iter(f"{W}comment", f"{W}commentReference"), None) is not None for part in parts.values()
    ):
        yield Problem(
            f'Het Word-sjabloon "{WORD}" bevat opmerkingen.',
            "Verwijder in Word alle opmerkingen en sla het sjabloon weer op.",
        )
    languages = [lang.get(f"{W}val") or "" for part in parts.values() for lang in part.iter(f"{W}lang")]
    yield from _other_languages(languages, WORD)
    yield from _outside(parts)


def odt_problems(data: bytes) -> Iterator[Problem]:
    """List what is wrong with an ODT shell."""
    try:
        shell = open_odt_shell(data, ODT)
    except RenderError as error:
        yield Problem(error.message, error.hint)
        return
    yield from _refused(
        partial(shell.style, name, family) for family, names in odt_writer.NEEDED.items() for name in names
    )
    yield from _refused([lambda: odt_watermark.set_watermark(shell.with_header("", ""), _WATERMARK, ODT)])
    styles = shell.styles
    if next(styles.iter(*map(qualified, _ODT_REMARKS)), None) is not None:
        yield Problem(
            f'De kop- of voettekst van "{ODT}" bevat opmerkingen of bijgehouden wijzigingen.',
            "Verwijder in LibreOffice de opmerkingen, verwerk de wijzigingen en sla het sjabloon weer op.",
        )
    yield from _unknown_fields(styles)
    yield from _other_languages(list(_odt_languages(styles)), ODT)


def _refused(tries: Iterable[Callable[[], object]]) -> Iterator[Problem]:
    for attempt in tries:
        try:
            attempt()
        except RenderError as error:
            yield Problem(error.message, error.hint)


def _other_languages(languages: list[str], name: str) -> Iterator[Problem]:
    hint = "Zet de taal van alle tekst op Nederlands (Nederland); voorleesprogramma's gebruiken die."
    if _DUTCH not in languages:
        yield Problem(f'Het sjabloon "{name}" zegt niet dat de taal {_DUTCH} is.', hint)
    for language in sorted(set(languages) - {_DUTCH, ""}):
        yield Problem(f'In het sjabloon "{name}" staat tekst of een stijl met de taal {language}.', hint)


def _odt_languages(styles: etree._Element) -> Iterator[str]:
    for element in styles.iter(etree.Element):
        language, country = (element.get(qualified(f"fo:{part}")) for part in ("language", "country"))
        if language not in (None, "none", "zxx"):
            yield f"{language}-{country}"


def _unknown_fields(styles: etree._Element) -> Iterator[Problem]:
    for field in styles.iter(qualified("text:user-defined")):
        name = field.get(qualified("text:name"), "")
        if name.lower() not in FIELDS:
            yield Problem(
                f'In de kop- of voettekst van "{ODT}" staat een veld "{name}" dat het programma niet kent.',
                f"Gebruik alleen de velden {' en '.join(known.capitalize() for known in FIELDS)}.",
            )


def _outside(parts: dict[str, etree._Element]) -> Iterator[Problem]:
    """Find what Word would fetch from elsewhere: linked pictures, an attached template."""
    for name, part in parts.items():
        if not name.endswith(".rels"):
            continue
        for relation in part:
            kind = relation.get("Type", "")
            if relation.get("TargetMode") == "External" and not kind.endswith(_LINK):
                yield Problem(
                    f'Het Word-sjabloon "{WORD}" haalt iets van buiten: {relation.get("Target")}.',
                    "Voeg een afbeelding in als bestand en niet als koppeling; koppel geen ander sjabloon.",
                )


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))
