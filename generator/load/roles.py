"""Read the roles of a model version from `model.yaml`, once its form was checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from generator.load.model_values import ModelValues
from generator.model.document import ListKind, PageLayout, SectionKind
from generator.model.form_roles import FormQuestion, FormTopic
from generator.model.placed_text import NO_TEXT, PlacedText
from generator.model.roles import (
    AmendmentRole,
    CompanionRole,
    DerivedCase,
    DeviationKind,
    DeviationsRole,
    DocumentRole,
    FanOut,
    LinkRole,
    Part,
    PartClause,
    Question,
    RecordElement,
    RecordRole,
    Roles,
    StatusRole,
)
from generator.model.source import Path, YamlSource, parse_path, value_at

_MARKS = {"letters": ListKind.ONDERDELEN, "bolletjes": ListKind.BULLETS}
_CHANGES = "wijzigingen"
"""The kind of part under whose words an amendment lists its changes."""
_FORMS = "vormen"
_DIVIDED = "documenten"
_RECORDS = ("archief", "woo")
_CONDITION = "wanneer"
_WORDS, _ATTRIBUTE = "=", "@"


def read_roles(source: YamlSource) -> Roles:
    """Read the roles from a `model.yaml` without findings."""
    reader = _RoleReader(source)
    return Roles(
        state=reader.word("toestand"),
        document=reader.document((), None),
        item_marks=_MARKS[reader.word("onderdelen") or "letters"],
        status=reader.status(),
        folder=reader.word("map"),
        links=reader.links(),
        companion=reader.companion(),
        seen_from=reader.words("vanuit"),
        basis=reader.word("basis"),
        house_style=reader.word("huisstijl"),
        form_term=reader.word(_FORMS, "term"),
        forms=reader.forms(),
        amendment=reader.amendment(),
        deviations=reader.deviations(),
        overview=reader.texts("overzicht"),
        questions=reader.questions(),
        first_choices=reader.paths("bij_begin"),
        not_copied=reader.paths("niet_in_kopie"),
        topics=reader.topics(),
        sheet=reader.text_or_none("vragenblad") or NO_TEXT,
        examples_day=reader.word("voorbeelden", "vandaag"),
        derived={name: reader.cases(name) for name in reader.group("afgeleid")},
        reading_words=_reading_words(reader.group("leeswoorden")),
        records=reader.records(),
        predecessor=reader.word("voorganger"),
    )


@dataclass(frozen=True)
class _RoleReader(ModelValues):
    """Reads the roles of one file."""

    def document(self, place: Path, base: DocumentRole | None) -> DocumentRole:
        """Read a document; what it does not say of its texts it has from another one."""
        lead = tuple(self.text(*place, "aanhef", index) for index in range(len(self.items(*place, "aanhef"))))

        def text(key: str, below: PlacedText) -> PlacedText:
            return self.text_or_none(*place, key) or below

        return DocumentRole(
            file_name=self.word(*place, "bestandsnaam"),
            title=text("titel", base.title if base else NO_TEXT),
            header=text("kopregel", base.header if base else NO_TEXT),
            subject=text("onderwerp", base.subject if base else NO_TEXT),
            author=text("auteur", base.author if base else NO_TEXT),
            kenmerk=text("kenmerk", base.kenmerk if base else NO_TEXT),
            lead=base.lead if base and self.at(*place, "aanhef") is None else lead,
            parts=tuple(
                self._part((*place, "delen", index))
                for index, item in enumerate(self.items(*place, "delen"))
                if isinstance(item, Mapping)
            ),
            fan_out=base.fan_out if base else self._fan_out(),
            layout=PageLayout(self.word(*place, "opmaak") or (base.layout if base else PageLayout.SPACIOUS)),
        )

    def forms(self) -> Mapping[str, tuple[DocumentRole, ...]]:
        """Read for each form of a text the documents that it is divided over."""
        whole = self.document((), None)
        return {
            value: tuple(
                self._divided((_FORMS, _DIVIDED, value, index), whole) for index in range(len(items))
            )
            for value, items in self.group(_FORMS, _DIVIDED).items()
        }

    def _divided(self, place: Path, whole: DocumentRole) -> DocumentRole:
        wanted = self.words(*place, "delen")
        fresh = self.words(*place, "nieuwe_pagina")
        return replace(
            self.document(place, whole),
            parts=tuple(
                Part(part.kind, (clause,), starts_page=clause.id in fresh)
                for part in whole.parts
                for clause in part.clauses
                if clause.id in wanted
            ),
            id=self.word(*place, "id"),
            is_made_once=self.at(*place, "eenmaal") is True,
            stands_for=self.word(*place, "in_plaats_van"),
            cited_as=self.text(*place, "verwijzing"),
            pointer=self.text(*place, "elders"),
        )

    def _part(self, place: Path) -> Part:
        word = self.word(*place, "soort")
        kind = SectionKind.FRONT if word == _CHANGES else SectionKind(word)
        if self.at(*place, "bestand") is not None:
            file = self.word(*place, "bestand")
            clauses = [PartClause(PurePosixPath(file).stem, kind, file, (*place, "bestand"))]
        else:
            folder = self.word(*place, "map")
            clauses = [
                PartClause(name, kind, f"{folder}/{name}.md", (*place, "lijst", index))
                for index, name in enumerate(self.words(*place, "lijst"))
            ]
        return Part(
            kind=kind,
            clauses=tuple(clauses),
            starts_page=self.at(*place, "nieuwe_pagina") is True,
            lists_changes=word == _CHANGES,
        )

    def _fan_out(self) -> FanOut | None:
        if not self.group("verspreiding"):
            return None
        over, term = self.word("verspreiding", "over"), self.word("verspreiding", "term")
        return FanOut(over, term, self.at("verspreiding", "waarde"))

    def status(self) -> StatusRole:
        return StatusRole(
            term=self.word("status", "term"),
            draft=self.words("status", "concept"),
            to_sign=None if self.at("status", "te_tekenen") is None else self.words("status", "te_tekenen"),
            closed=self.words("status", "afgesloten"),
            watermarks={key: str(word) for key, word in self.group("status", "watermerk").items()},
            of_document=self.text("status", "documentstatus"),
            signed_digest=parse_path(self.word("status", "vastlegging")),
            signed_file=parse_path(self.word("status", "exemplaar")),
            contacts_decide=self.text_or_none("status", "contactpersonen_wijzigen"),
        )

    def links(self) -> Mapping[str, LinkRole]:
        return {
            name: LinkRole(str(link["term"]), str(link["map"]), str(link["als"]))
            for name, link in self.group("koppelingen").items()
        }

    def companion(self) -> CompanionRole | None:
        if not self.group("bij"):
            return None
        return CompanionRole(self.words("bij", "modellen"), self.word("bij", "als"))

    def amendment(self) -> AmendmentRole | None:
        if not self.group("allonge"):
            return None
        return AmendmentRole(
            term=self.word("allonge", "term"),
            back_name=self.word("allonge", "als"),
            number=parse_path(self.word("allonge", "nummer")),
            start=parse_path(self.word("allonge", "ingang")),
            earliest=parse_path(self.word("allonge", "begin")),
            starter=self.word("allonge", "starter"),
            document=self.document(("allonge",), self.document((), None)),
            not_inherited=self.paths("allonge", "niet_geerfd"),
            only_here=self.paths("allonge", "alleen_hier"),
            left_out=self.words("allonge", "zonder"),
            sentences=self.texts("allonge", "zinnen"),
        )

    def deviations(self) -> DeviationsRole | None:
        if not self.group("afwijkingen"):
            return None
        sentences = self.texts("afwijkingen", "zinnen")
        return DeviationsRole(
            term=self.word("afwijkingen", "term"),
            kind=self.word("afwijkingen", "soort"),
            text=self.word("afwijkingen", "tekst"),
            title=self.word("afwijkingen", "titel"),
            motivation=self.word("afwijkingen", "motivering"),
            codes={self.word("afwijkingen", kind.value): kind for kind in DeviationKind},
            sentences={kind: sentences[kind.value] for kind in DeviationKind},
            in_the_model=sentences["in_het_model"],
        )

    def questions(self) -> tuple[Question, ...]:
        return tuple(
            Question(
                self.word("vragen", index, "id"),
                self.word("vragen", index, "vraag"),
                self.text("vragen", index, "antwoord"),
            )
            for index in range(len(self.items("vragen")))
        )

    def topics(self) -> tuple[FormTopic, ...]:
        return tuple(
            FormTopic(self.word("invullen", index, "titel"), tuple(self._form_questions(index)))
            for index in range(len(self.items("invullen")))
        )

    def _form_questions(self, topic: int) -> Iterator[FormQuestion]:
        for index in range(len(self.items("invullen", topic, "vragen"))):
            place: Path = ("invullen", topic, "vragen", index)
            yield FormQuestion(
                question=self.word(*place, "vraag"),
                explanation=self.text_or_none(*place, "uitleg") or NO_TEXT,
                keys=self.paths(*place, "sleutels"),
                ask=self.words(*place, "aan"),
                choices=self.texts(*place, "keuzes"),
                explanations=self.texts(*place, "keuze_uitleg"),
            )

    def cases(self, name: str) -> tuple[DerivedCase, ...]:
        place: Path = ("afgeleid", name)
        if isinstance(self.at(*place), str):
            return (DerivedCase(None, self.text(*place)),)
        return tuple(
            DerivedCase(
                self.text_or_none(*place, index, _CONDITION),
                self.text_or_none(*place, index, "waarde"),
                self.text(*place, index, "tekst"),
            )
            for index in range(len(self.items(*place)))
        )

    def records(self) -> tuple[RecordRole, ...]:
        return tuple(
            RecordRole(name, self.text(name, _CONDITION), self._element((name,), left_out=_CONDITION))
            for name in _RECORDS
            if self.group(name)
        )

    def _element(self, place: Path, left_out: str = "") -> RecordElement:
        spec = value_at(self.source.data, place)
        if not isinstance(spec, Mapping):
            return RecordElement(self.text(*place))
        return RecordElement(
            words=self.text_or_none(*place, _WORDS),
            attributes={
                key.removeprefix(_ATTRIBUTE): self.text(*place, key)
                for key in spec
                if key.startswith(_ATTRIBUTE)
            },
            children={
                key: self._element((*place, key))
                for key in spec
                if key not in (_WORDS, left_out) and not key.startswith(_ATTRIBUTE)
            },
        )


def _reading_words(group: Mapping[str, Any]) -> Mapping[str, str | tuple[str, str]]:
    return {
        name: (str(words[0]), str(words[1])) if isinstance(words, list) else str(words)
        for name, words in group.items()
    }
