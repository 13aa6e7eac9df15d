"""Lay down what was signed: the documents in a folder beside the file, and a digest over them in the file.

It is one step: the new folder is written beside the old one, then the file gets the digest that fits it.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator import pipeline
from generator.compose.documents import made_documents
from generator.compose.plans import ComposedDocument
from generator.edge.json_data import json_value
from generator.errors import GeneratorError, WorkspaceError
from generator.findings import Finding
from generator.laid_down.lay_down import lay_down
from generator.load.grounds import shared_grounds
from generator.load.laid_down import SUFFIX, Holding, folder_of, fresh_folder_of, read_laid_down
from generator.load.model_choice import read_model_of
from generator.load.yaml_source import read_yaml
from generator.model.document import Gap
from generator.model.json_text import json_text
from generator.model.laid_down import LaidDown, data_of, digest_of
from generator.model.release_record import DRAFT
from generator.model.source import Path as TermPath
from generator.model.source import YamlSource, dotted, value_at
from generator.model.template import TemplateVersion
from generator.output import move_folder, remove_folder, rewrite_file, write_folder
from generator.pipeline import Checked
from generator.render.walk import inlines_of
from generator.tasks.sign.signed_file import digest_of_pdf, refuse_used
from generator.tasks.sign.wish import Wish
from generator.terms.subject import CompiledModel, Subject, compile_model, form_of
from generator.workspace import Workspace
from generator.yaml_text.canonical import canonical
from generator.yaml_text.editor import Editor

_ONGOING = "vastlegging-onderbroken"
"""The rule that a signing seems to break until its last step."""
NOT_YET = ("niet-vastgelegd",)
"""What a signed file breaks until it is laid down."""


@dataclass(frozen=True)
class Signed:
    """What came of signing a file."""

    checked: Checked
    """What the check of the file came to; without errors it was written."""
    lines: tuple[str, ...] = ()
    """What is in the file now, and which documents lie beside it."""


def sign(workspace: Workspace, path: Path, wish: Wish | None = None) -> Signed:
    """Lay down what was signed, unless something is still missing or wrong.

    Args:
        workspace: The content folder.
        path: The file.
        wish: What to lay down; everything when absent.

    Raises:
        WorkspaceError: when files of its kind are not signed, there is nothing to lay down, the signed
            file is no PDF or belongs to another document, or the model is a draft and that was not said.
        TemplateError: when a file of its model version is wrong.
        EditError: when the file holds something else where the signing is laid down.
        OutputError: when something cannot be written.
    """
    signing = _begun(workspace, path, wish or Wish())
    return signing.result() if signing else Signed(pipeline.check(workspace, [path]))


def keeps_from_signing(workspace: Workspace, path: Path) -> list[Finding]:
    """Find what is still missing or wrong before a file can be laid down as signed; nothing is written.

    Raises:
        WorkspaceError: when files of its kind are not signed.
        TemplateError: when a file of its model version is wrong.
        EditError: when the file holds something else where the signing is laid down.
    """
    signing = _begun(workspace, path, Wish())
    return (signing.as_signed()[1] if signing else pipeline.check(workspace, [path])).errors


def _begun(workspace: Workspace, path: Path, wish: Wish) -> _Signing | None:
    source = read_yaml(path, workspace.label(path))
    template = read_model_of(source, workspace) if isinstance(source, YamlSource) else None
    if not isinstance(source, YamlSource) or not isinstance(template, TemplateVersion):
        return None
    return _Signing(workspace, path, source, compile_model(template), wish)


class _Signing:
    """One signing of one file."""

    def __init__(
        self, workspace: Workspace, path: Path, source: YamlSource, model: CompiledModel, wish: Wish
    ) -> None:
        self._workspace, self._path, self._source = workspace, path, source
        self._model, self._wish, self._role = model, wish, model.roles.status
        self._label = workspace.label(path)
        if not self._role.signed_digest:
            hint = "Noem een overeenkomst of een allonge."
            raise WorkspaceError(f"{self._label} is geen stuk dat wordt getekend.", hint=hint)
        self._editor = Editor(source.text, model.root)
        self._stored = value_at(source.data, self._role.signed_digest)
        self._holding: Holding = read_laid_down(workspace, path, self._stored)
        is_kept, status = self._stored is not None or self._holding.is_there, self._role.of(source.data)
        self._is_closed = status in self._role.closed
        is_only_said = status == self._role.signed and not is_kept
        self._whole_file = not wish.document and (is_only_said or not self._is_closed)
        self._proof = digest_of_pdf(wish.signed_file) if wish.signed_file else wish.digest

    def result(self) -> Signed:
        checked, as_signed = self.as_signed()
        if as_signed.errors:
            return Signed(as_signed)
        (subject,) = as_signed.readable
        documents = self._documents(subject)
        if documents == self._holding.documents and not self._whole_file:
            return self._finished(checked)
        return self._written(documents)

    def as_signed(self) -> tuple[Checked, Checked]:
        """Check a file as it is to be signed, and as it is when it was; the first errors are in both."""
        if self._whole_file:
            self._editor.set((self._role.term,), self._role.for_signature)
        if self._wish.marks:
            self._editor.set(self._wish.marks, self._role.signed)
        self._note_proof()
        checked = self._check(self._editor.text)
        if checked.errors:
            return checked, checked
        if self._whole_file:
            self._editor.set((self._role.term,), self._role.signed)
        return checked, _without_rules(self._check(self._editor.text), (_ONGOING, *NOT_YET))

    def _check(self, text: str) -> Checked:
        return pipeline.check(self._workspace, [self._path], edited={self._path: text.encode("utf-8")})

    def _note_proof(self) -> None:
        """Put the digest of the signed file in the agreement, where it gives one document only."""
        place = self._role.signed_file
        only = [name for name, one in self._holding.documents.items() if _is_own(one)]
        if self._proof and place and not self._wish.document and len(only) < 2:
            known = value_at(self._source.data, place)
            if self._holding.is_whole and known not in (None, self._proof):
                raise _already(self._label, place)
            self._editor.set(place, self._proof)

    def _documents(self, subject: Subject) -> Mapping[str, LaidDown]:
        """Add what was signed now to what was laid down before."""
        made = {one.document.name: one for one in self._signed_now(subject)}
        fresh = {
            name: lay_down(subject, one) for name, one in made.items() if name not in self._holding.documents
        }
        if self._wish.document:
            self._refuse_gaps(fresh)
        if fresh and not (self._stored and not self._holding.is_there):
            self._refuse_draft(subject)
        known = {**self._holding.documents, **fresh}
        if not self._proof:
            return known
        name = self._wish.document or self._only_own(known)
        refuse_used(self._workspace, self._model.roles, self._proof, self._path, name)
        if known[name].signed_file not in ("", self._proof):
            raise _already(name, self._role.signed_file)
        return {**known, name: replace(known[name], signed_file=self._proof)}

    def _signed_now(self, subject: Subject) -> list[ComposedDocument]:
        asked = self._wish.document
        made = self._made(subject, [asked] if asked else None)
        signed = list(filter(self._is_signed, made))
        if asked and not made:
            names = [one.document.name for one in self._made(subject)]
            raise WorkspaceError(
                f'{self._label} geeft geen document "{asked}".', hint=f"Er zijn: {', '.join(names)}."
            )
        if asked and not signed:
            raise WorkspaceError(
                f"{asked} is nog niet getekend: de {self._role.term} van dat document zegt "
                f"{made[0].document.meta.status}.",
                hint=f"Zet in {self._label} bij dat onderdeel `{self._role.term}: {self._role.signed}`, met "
                "waar en wanneer is getekend.",
            )
        beside = [part.file_name for part in form_of(subject) if part.is_made_once and asked]
        return [*signed, *(self._made(subject, beside) if beside else ())]

    def _made(self, subject: Subject, only: list[str] | None = None) -> list[ComposedDocument]:
        return list(made_documents(subject, shared_grounds(self._workspace), only))

    def _is_signed(self, made: ComposedDocument) -> bool:
        of_parties = not made.link or made.link in self._model.roles.links
        return of_parties and made.document.meta.status in self._role.closed

    def _only_own(self, documents: Mapping[str, LaidDown]) -> str:
        own = [name for name, one in documents.items() if _is_own(one)]
        if len(own) == 1:
            return own[0]
        raise WorkspaceError(
            f"{self._label} geeft elke partij een eigen document, en dus zijn er meer getekende bestanden.",
            hint=f"Noem bij elk bestand zijn document: `--document {own[0] if own else 'NAAM'}`.",
        )

    def _refuse_gaps(self, fresh: Mapping[str, LaidDown]) -> None:
        """Refuse a document with holes: a file may be a draft while one of its documents is signed."""
        for name, one in fresh.items():
            gap = next((inline for inline in inlines_of(one.document) if isinstance(inline, Gap)), None)
            if gap is not None:
                raise WorkspaceError(
                    f"In {name} staat nog {gap.text}, dus dit kan niet zijn getekend.",
                    hint=f"Vul in {self._label} in wat in het getekende document staat.",
                )

    def _refuse_draft(self, subject: Subject) -> None:
        links = [subject.links[name].model for name in self._model.roles.links if name in subject.links]
        drafts = [one.template.name for one in (self._model, *links) if one.roles.state == DRAFT]
        if drafts and not self._wish.despite_draft:
            verb = "is" if len(drafts) == 1 else "zijn"
            raise WorkspaceError(
                f"{' en '.join(drafts)} {verb} nog een ontwerp: geen jurist heeft de tekst goedgekeurd.",
                hint="Wacht op een vastgestelde versie. Is er toch getekend, geef dan `--ondanks-ontwerp`: "
                "de tekst van nu ligt dan vast, en wie haar in het model wijzigt, krijgt hier een fout.",
            )

    def _finished(self, checked: Checked) -> Signed:
        """Put what an earlier signing left in its place; without that there is nothing to do."""
        if not self._holding.is_unfinished:
            raise _already(self._label, self._role.signed_digest)
        self._put_in_place()
        return Signed(checked, (f"{folder_of(self._path).name}: afgemaakt",))

    def _written(self, documents: Mapping[str, LaidDown]) -> Signed:
        texts = {name: json_text(data_of(one)) for name, one in documents.items()}
        digest = digest_of({name: json_value(text) for name, text in texts.items()})
        self._editor.set(self._role.signed_digest, digest)
        text = self._in_form()
        fresh = fresh_folder_of(self._path)
        write_folder(fresh, {f"{name}{SUFFIX}": text.encode() for name, text in texts.items()})
        try:
            checked = _without_rules(self._check(text), (_ONGOING,))
            if not checked.errors:
                rewrite_file(self._path, text.encode("utf-8"))
        except GeneratorError:
            remove_folder(fresh)
            raise
        if checked.errors:
            remove_folder(fresh)
            return Signed(checked)
        move_folder(fresh, folder_of(self._path))
        return Signed(checked, self._lines(checked.subjects[0], documents))

    def _put_in_place(self) -> None:
        fresh = fresh_folder_of(self._path)
        if self._holding.folder == fresh:
            move_folder(fresh, folder_of(self._path))
        else:
            remove_folder(fresh)

    def _in_form(self) -> str:
        is_canonical = canonical(self._source.text, self._model.root) == self._source.text
        return canonical(self._editor.text, self._model.root) if is_canonical else self._editor.text

    def _lines(self, subject: Subject, documents: Mapping[str, LaidDown]) -> tuple[str, ...]:
        terms: tuple[TermPath, ...] = ((self._role.term,), self._role.signed_file, self._role.signed_digest)
        values: dict[TermPath, Any] = {term: value_at(subject.terms.data, term) for term in terms if term}
        lines = [f"{dotted(term)}: {value}" for term, value in values.items() if value is not None]
        return (*lines, f"{folder_of(self._path).name}/: {', '.join(documents)}")


def _is_own(laid_down: LaidDown) -> bool:
    """Tell whether a document is one that the parties put their names under."""
    return not laid_down.link and not laid_down.once


def _without_rules(checked: Checked, rules: Container[str]) -> Checked:
    """Leave out what is only true while the signing goes on."""
    return replace(checked, findings=[one for one in checked.findings if one.rule not in rules])


def _already(label: str, place: TermPath) -> WorkspaceError:
    hint = f"Klopt `{place[-1]}` niet meer met het bestand, dan zegt `ojg check` wat u doet."
    return WorkspaceError(f"In {label} ligt al vast wat is getekend.", hint=hint)
