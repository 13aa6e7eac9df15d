"""Deviations from the model text: do they name what there is, fit each other, and leave the rest whole?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.findings import Finding, Severity, sort_findings
from generator.language.values import Unknown
from generator.model.roles import DeviationKind
from generator.schema.closeness import closest, slip_of
from generator.schema.instead import renamed
from generator.suggestions import short_name
from generator.terms.deviations import Deviation, articles_of, deviations_of, is_new_article
from generator.terms.leden import Provision, provisions_of, written_leden
from generator.terms.pointing import Remark, at_key
from generator.terms.subject import Subject, scope_of, views_of
from generator.validate.restated import restated

UNKNOWN = "afwijking-onbekend"
NO_EFFECT = "afwijking-zonder-gevolg"
MISFIT = "afwijking-past-niet"
REFERRED_TO = "afwijking-verwijzing"
_SOURCE = "ontwerpkeuze"
_WHICH = (
    "Is het een nieuw artikel, vul dan de titel in en kies dat de tekst wordt toegevoegd. Gaat het om een "
    "artikel of lid van het model, zet de naam daarvan dan in plaats van deze naam, zoals "
    "`vervanging.bezwaar`. In het werkblad wijst u het lid aan in het document."
)
_GOES = (DeviationKind.LAPSES, DeviationKind.REPLACES)

_Provisions = Mapping[str, Provision]
"""The sections of one document by id."""


def check_deviations(subject: Subject) -> list[Finding]:
    """Find deviations that cannot be carried out, or that do nothing.

    Raises:
        TemplateError: when a text of the model does not fit its schema.
    """
    asked = list(deviations_of(subject.model, scope_of(subject)))
    if not asked:
        return []
    return sort_findings(_Checker(subject, asked, articles_of(subject.model)).findings())


@dataclass(frozen=True, eq=False)
class _Checker:
    """Checks the deviations of one file."""

    subject: Subject
    asked: Sequence[Deviation]
    articles: list[str]

    def findings(self) -> Iterator[Finding]:
        scopes = (scope_of(self.subject, view) for view in views_of(self.subject))
        documents = [{one.id: one for one in provisions_of(self.subject.model, scope)} for scope in scopes]
        by_key = {deviation.key: deviation for deviation in self.asked}
        for deviation in self.asked:
            yield from self.misfits(deviation, by_key)
            if is_new_article(deviation, self.subject.model):
                continue
            unknown = self.unknown(deviation, documents)
            if unknown:
                yield at_key(self.subject, deviation.path(), unknown)
            elif deviation.kind and not any(_has_effect(deviation, document) for document in documents):
                yield self.without_effect(deviation, documents[0])
        known = (deviation for deviation in self.asked if deviation.article in self.articles)
        going = {deviation.key: deviation for deviation in known if deviation.kind in _GOES}
        for document in documents:
            yield from self.broken_references(document, going)
        for deviation in going.values():
            remark = restated(deviation, going, documents, self.subject.model.root)
            if remark is not None:
                yield at_key(self.subject, deviation.path(), remark)

    def at(self, deviation: Deviation, rule: str, message: str, hint: str, key: str = "") -> Finding:
        return at_key(self.subject, deviation.path(key), Remark(rule, Severity.ERROR, message, hint, _SOURCE))

    def doubt(self, deviation: Deviation, rule: str, message: str, hint: str) -> Finding:
        return replace(self.at(deviation, rule, message, hint), severity=Severity.WARNING)

    def misfits(self, deviation: Deviation, by_key: Mapping[str, Deviation]) -> Iterator[Finding]:
        """Find what a deviation says too much, and where another one contradicts it."""
        if deviation.kind is None:
            message = f'Bij "{deviation.key}" staat niet wat er met de tekst van het model gebeurt.'
            hint = f"Schrijf `{deviation.role.kind}:` met {', '.join(deviation.role.codes)}."
            yield self.at(deviation, MISFIT, message, hint, deviation.role.kind)
        whole = by_key.get(deviation.article)
        if deviation.lid and whole and whole.kind in _GOES:
            done = "vervalt al" if whole.kind is DeviationKind.LAPSES else "krijgt al eigen tekst"
            message = (
                f'Het hele artikel "{deviation.article}" {done}; daarnaast kan "{deviation.key}" niet gelden.'
            )
            yield self.at(deviation, MISFIT, message, "Kies een van de twee en haal de andere weg.")
        if deviation.kind is DeviationKind.LAPSES and not isinstance(deviation.text, Unknown):
            message = f'"{deviation.key}" vervalt, en toch staat er een eigen tekst bij.'
            hint = "Haal de tekst weg, of kies `soort: vervangt`."
            yield self.at(deviation, MISFIT, message, hint, deviation.role.text)
        if not isinstance(deviation.title, Unknown) and not is_new_article(deviation, self.subject.model):
            message = f'Bij "{deviation.key}" hoort geen titel; alleen een nieuw artikel krijgt er een.'
            hint = "Haal de titel weg, of zet hem in de tekst."
            yield self.at(deviation, MISFIT, message, hint, deviation.role.title)

    def unknown(self, deviation: Deviation, documents: Sequence[_Provisions]) -> Remark | None:
        """Say that a deviation names nothing, and what may have been meant."""
        provision = documents[0].get(deviation.article)
        if provision is None and _is_unnamed(deviation):
            message = f'Bij "{deviation.key}" staat nog niet over welk artikel het gaat.'
            return Remark(UNKNOWN, Severity.ERROR, message, _WHICH, _SOURCE)
        if provision is None:
            new = "Een nieuw artikel heeft `soort: voegt_toe` en een `titel`."
            message = f'Het model heeft geen artikel "{deviation.article}".'
            return self.other_name(deviation, message, new, deviation.article, self.articles)
        if not provision.is_article:
            hint = f"Kies een van de artikelen: {', '.join(self.articles)}."
            message = f'"{deviation.article}" is geen artikel; afwijken kan alleen van een artikel.'
            return Remark(UNKNOWN, Severity.ERROR, message, hint, _SOURCE)
        leden = {lid.id: lid for lid in written_leden(self.subject.model.template.clauses[provision.id])}
        if not deviation.lid or deviation.lid in leden:
            return None
        around = next((lid.id for lid in leden.values() if deviation.lid in lid.onderdelen), "")
        if around:
            message = f'"{deviation.lid}" is geen lid maar een onderdeel van lid "{around}".'
            return self.other_name(deviation, message, "Wijk af van het hele lid.", around, [around])
        names = [name for name in leden if name]
        listed = f"Dit artikel heeft: {', '.join(names)}." if names else "Dit artikel heeft geen leden."
        message = f'{_capital(provision.words)} heeft geen lid "{deviation.lid}".'
        return self.other_name(deviation, message, listed, deviation.lid, names)

    def other_name(
        self, deviation: Deviation, message: str, hint: str, word: str, options: Sequence[str]
    ) -> Remark:
        """Say that a deviation names nothing, and which article or lid has the name that was meant."""
        near, is_sure = closest(word, options), bool(slip_of(word, options)) and word not in options
        whole = (
            deviation.key.replace(word, near, 1)
            if word == deviation.article
            else f"{deviation.article}.{near}"
        )
        taken = [other.key for other in self.asked]
        proposals = renamed(deviation.path(), whole if near else "", taken, is_sure=is_sure)
        return Remark(UNKNOWN, Severity.ERROR, message, hint, _SOURCE, proposals)

    def without_effect(self, deviation: Deviation, document: _Provisions) -> Finding:
        provision = document[deviation.article]
        what = f'Lid "{deviation.lid}" van {provision.words}' if deviation.lid else _capital(provision.words)
        hint = (
            "Haal de afwijking weg, of kijk de keuzes na waar de bepaling van afhangt. Wilt u de eigen tekst "
            f"hoe dan ook, schrijf dan `{deviation.article}` met `soort: voegt_toe`."
        )
        message = f"{what} geldt niet in deze overeenkomst; de afwijking komt niet in het document."
        return self.doubt(deviation, NO_EFFECT, message, hint)

    def broken_references(self, document: _Provisions, going: Mapping[str, Deviation]) -> Iterator[Finding]:
        """Find what may not go, because other provisions refer to it."""
        references = list(_references(document, going))
        for deviation in going.values():
            gone = lost(deviation, document)
            found = [one.words for one in references if one.target in gone]
            if found:
                message = f'Wat door "{deviation.key}" weggaat, wordt genoemd in {_listed(found)}.'
                hint = (
                    "Houd wat daar wordt genoemd, of wijk ook daar af. Krijgt een lid eigen tekst met "
                    "`soort: vervangt`, dan blijft een verwijzing naar dat lid kloppen."
                )
                yield self.at(deviation, REFERRED_TO, message, hint)
            named = [one.words for one in references if one.from_article and one.target == deviation.key]
            if named and deviation.kind is DeviationKind.LAPSES and not found and not deviation.lid:
                message = (
                    f'Het artikel "{deviation.key}" vervalt, maar wordt nog genoemd in {_listed(named)}.'
                )
                hint = "Kijk na of die bepalingen zonder dit artikel nog kloppen, en wijk anders ook daar af."
                yield self.doubt(deviation, REFERRED_TO, message, hint)


def _is_unnamed(deviation: Deviation) -> bool:
    """Tell whether a deviation still has the name that it got when it was made: `afwijking-1`."""
    stem = short_name(deviation.term.node.title)
    return re.fullmatch(rf"{re.escape(stem)}-\d+", deviation.key) is not None


def _has_effect(deviation: Deviation, document: _Provisions) -> bool:
    provision = document[deviation.article]
    if not deviation.lid:
        return provision.applies or deviation.kind is not DeviationKind.LAPSES
    return f"{provision.id}.{deviation.lid}" in provision.anchors


def lost(deviation: Deviation, document: _Provisions) -> set[str]:
    """List the anchors that are gone because of a deviation."""
    provision = document.get(deviation.article)
    if provision is None or not deviation.lid:
        return provision.anchors if provision else set()
    leden = [lid for lid in provision.leden if lid.id == deviation.lid]
    names = {name for lid in leden for name in lid.onderdelen}
    if deviation.kind is DeviationKind.LAPSES:
        names.add(deviation.lid)
    return {f"{provision.id}.{name}" for name in names}


@dataclass(frozen=True)
class _Reference:
    """A reference in what stays."""

    target: str
    """Full anchor of what it points at."""
    words: str
    """Where it stands, as people call that."""
    from_article: bool


def _references(document: _Provisions, going: Mapping[str, Deviation]) -> Iterator[_Reference]:
    for provision in document.values():
        if provision.id in going:
            continue
        for lid in provision.leden:
            if f"{provision.id}.{lid.id}" not in going:
                words = f'{provision.words}, lid "{lid.id}"' if lid.id else provision.words
                for target in lid.targets:
                    yield _Reference(_full(target, provision, document), words, provision.is_article)


def _full(target: str, provision: Provision, document: _Provisions) -> str:
    here = f"{provision.id}.{target}"
    return here if here in provision.anchors and target not in document else target


def _listed(words: Sequence[str]) -> str:
    *others, last = dict.fromkeys(words)
    return f"{'; '.join(others)} en {last}" if others else last


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
