"""The own text of deviations: typed list marks, dashes that a fold took away, and references to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.findings import Finding, Severity
from generator.language.lid_syntax import references_in
from generator.language.values import Term
from generator.model.roles import DeviationKind
from generator.model.source import value_at
from generator.terms.deviations import OWN_LID, Deviation, articles_of, deviations_of, is_new_article
from generator.terms.leden import Provision, provisions_of
from generator.terms.pointing import Remark, at_value
from generator.terms.subject import Subject, scope_of, views_of
from generator.validate.deviations import lost

_TYPED_MARK = re.compile(
    r"(?:[0-9]{1,2}[.)°]|\([0-9a-z]{1,2}\)|[a-z][.)]|[ivx]+[.)]|[•·*–—‣▪◦●■□]|o(?= ))\s+(?=\S)"
)
_DASH = re.compile(r"- ")
_FOLDED = re.compile(r"[^#]*:\s*>[+-]?[0-9]?[+-]?\s*(?:#.*)?")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_ORDINALS = (
    "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende",
)  # fmt: skip
_TYPED_REFERENCE = re.compile(
    r"\b(?:artikel|art\.)\s+(?P<article>[0-9]+)(?![:\w]|\.[0-9])"
    rf"(?:,?\s+(?:lid\s+(?P<lid>[0-9]+)\b|(?P<ordinal>{'|'.join(_ORDINALS)})\s+lid\b))?",
    re.IGNORECASE,
)
_STATUTE_AHEAD = re.compile(
    r"(?:[\s,]|en\b|of\b|lid\b|leden\b|onder(?:deel)?\b|[a-z]\b|[0-9]+\w*)*\s(?:van\s+)?(?:(?:het|de)\s+)?[A-Z]"
)
_BY_NAME = "Verwijs met de naam, zoals [](#vervanging.bezwaar); dan klopt het nummer altijd."
_COUNTED = 'Begin de regel met "- "; nummers en letters zet het programma erbij.'

_Provisions = Mapping[str, Provision]


@dataclass(frozen=True)
class _Line:
    """A line of own text that something is wrong with."""

    words: str
    remark: Remark


def check_own_text(subject: Subject) -> list[Finding]:
    """Find in own text what reads otherwise than it was meant.

    Raises:
        TemplateError: when a text of the model does not fit its schema.
    """
    asked = list(deviations_of(subject.model, scope_of(subject)))
    data = subject.source.data
    written = [one for one in asked if isinstance(value_at(data, one.path(one.role.text)), str)]
    if not written:
        return []
    scopes = (scope_of(subject, view) for view in views_of(subject))
    documents = [{one.id: one for one in provisions_of(subject.model, scope)} for scope in scopes]
    places = _Places(subject, asked, documents)
    return [
        _at_line(subject, deviation, line)
        for deviation in written
        for line in (*_marks(subject, deviation), *places.lost(_text(deviation)))
    ]


def proposed(line: str) -> str:
    """Write a line with a typed mark as an item of a list."""
    return f"- {_TYPED_MARK.sub('', line.strip(), count=1)}"


def _text(deviation: Deviation) -> str:
    return str(deviation.text.raw) if isinstance(deviation.text, Term) else ""


def _marks(subject: Subject, deviation: Deviation) -> Iterator[_Line]:
    lines = [line.strip() for line in _text(deviation).split("\n")]
    for line in lines:
        if _TYPED_MARK.match(line):
            mark = line.split()[0]
            hint = f"{_COUNTED} Schrijf: {proposed(line)}"
            message = f'"{mark}" is getypt; de regel loopt door in de zin erboven.'
            yield _Line(line, Remark("getypte-opsomming", Severity.WARNING, message, hint))
    path = deviation.path(deviation.role.text)
    if not _FOLDED.fullmatch(subject.source.excerpt(subject.source.key_spot(path).line)):
        return
    for _, raw in _region(subject, deviation):
        if raw not in lines and (_DASH.match(raw) or _TYPED_MARK.match(raw)):
            message = 'Na ">" worden regels achter elkaar gezet; dit wordt geen opsomming.'
            hint = f"Schrijf: {deviation.role.text}: | in plaats van >. {_COUNTED}"
            yield _Line(raw, Remark("getypte-opsomming", Severity.WARNING, message, hint))


@dataclass(frozen=True, eq=False)
class _Places:
    """What own text can refer to, in each document of a file."""

    subject: Subject
    asked: Sequence[Deviation]
    documents: Sequence[_Provisions]

    def lost(self, text: str) -> Iterator[_Line]:
        """Find the references to what is not there, by number and by name."""
        for target in dict.fromkeys(references_in(text)):
            if not all(self._has(target, document) for document in self.documents):
                message = f"De verwijzing [](#{target}) wijst naar iets dat in dit document niet bestaat."
                hint = "Schrijf de naam van een artikel of lid, zoals bij `ojg show --artikel`."
                yield _Line(f"[](#{target})", Remark("verwijzing-naar-niets", Severity.ERROR, message, hint))
        for found in _TYPED_REFERENCE.finditer(text):
            if _STATUTE_AHEAD.match(text, found.end()):
                continue
            if not all(self._counts(found, document) for document in self.documents):
                words = " ".join(found[0].split())
                message = f'"{words}" bestaat niet in dit document.'
                yield _Line(found[0], Remark("verwijzing-naar-niets", Severity.WARNING, message, _BY_NAME))

    def _has(self, target: str, document: _Provisions) -> bool:
        there = {name for name, one in document.items() if one.applies or one.is_article}
        there |= {anchor for provision in document.values() for anchor in provision.anchors}
        for one in self.asked:
            if one.kind is DeviationKind.ADDS:
                there |= _added(one)
            elif one.kind is not None:
                there -= lost(one, document)
        return target in there

    def _counts(self, found: re.Match[str], document: _Provisions) -> bool:
        """Tell whether a document has the article and the lid with these numbers."""
        new = [one for one in self.asked if is_new_article(one, self.subject.model)]
        articles = [*articles_of(self.subject.model), *(one.article for one in new)]
        place = int(found["article"]) - 1
        if not 0 <= place < len(articles):
            return False
        lid = int(found["lid"] or 0) or 1 + _index(found["ordinal"])
        return lid <= self._leden(articles[place], document.get(articles[place]))

    def _leden(self, article: str, provision: Provision | None) -> float:
        """Count the leden of an article, with the deviations; without end while it waits for a choice."""
        if provision is not None and provision.pending:
            return float("inf")
        count = len([lid for lid in provision.leden if lid.id]) if provision and provision.applies else 0
        for one in (one for one in self.asked if one.article == article):
            own = len(_BLANK_LINE.split(_text(one).strip()))
            match one.kind, bool(one.lid):
                case DeviationKind.LAPSES, is_lid:
                    count = count - 1 if is_lid else 0
                case DeviationKind.ADDS, is_lid:
                    count += 1 if is_lid else own
                case DeviationKind.REPLACES, False:
                    count = own
                case _:
                    pass
        return max(count, 1)


def _added(deviation: Deviation) -> set[str]:
    """List the anchors of what a deviation adds."""
    if deviation.lid:
        return {f"{deviation.key}-{OWN_LID}"}
    names = {f"{deviation.article}.{OWN_LID}", deviation.article}
    count = len(_BLANK_LINE.split(_text(deviation).strip()))
    return names | {f"{deviation.article}.{OWN_LID}-{index}" for index in range(1, count + 1)}


def _index(ordinal: str | None) -> int:
    return _ORDINALS.index(ordinal.lower()) if ordinal else -1


def _region(subject: Subject, deviation: Deviation) -> Iterator[tuple[int, str]]:
    """Walk through the lines of the file on which an own text stands, each with its number."""
    source, path = subject.source, deviation.path(deviation.role.text)
    first = source.value_spot(path).line
    last = min((line for line, _ in source.key_spots.values() if line > first), default=10**9)
    for number, raw in enumerate(source.text.splitlines()[first - 1 : last - 1], start=first):
        yield number, raw.strip()


def _at_line(subject: Subject, deviation: Deviation, line: _Line) -> Finding:
    finding = at_value(subject, deviation.path(deviation.role.text), line.remark)
    for number, raw in _region(subject, deviation):
        if line.words in raw:
            excerpt = subject.source.excerpt(number)
            spot = replace(finding.spot, line=number, column=excerpt.index(line.words) + 1)
            return replace(finding, spot=spot, excerpt=excerpt)
    return finding
