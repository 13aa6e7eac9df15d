"""A content file with its template version and effective terms, and the scopes its texts are read in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import PurePosixPath

from generator.language.expressions import compile_expression
from generator.language.scope import Derived, DerivedRule, Linked, Scope, View
from generator.language.values import Missing, Tree, Unknown, Value, plain
from generator.model.roles import DocumentRole, FanOut, Roles
from generator.model.schema_node import SchemaNode, described, root_node
from generator.model.source import Path, YamlSource
from generator.model.template import TemplateVersion
from generator.terms.derived import compile_cases
from generator.terms.effective import EffectiveTerms, StandardLayer, compile_standard, effective_terms

_UNNAMED = {"": None}
"""An entry that is there and of which nothing is known: no schema has a key without a name."""


@dataclass(frozen=True, eq=False)
class CompiledModel:
    """What a process compiles once for a template version."""

    template: TemplateVersion
    root: SchemaNode
    standard: Sequence[StandardLayer]
    derived: Mapping[str, DerivedRule]

    @property
    def roles(self) -> Roles:
        """What model.yaml says."""
        return self.template.roles


@lru_cache(maxsize=32)
def compile_model(template: TemplateVersion) -> CompiledModel:
    """Compile a template version.

    Raises:
        TemplateError: when model.yaml or standaard.yaml is outside the language.
    """
    return CompiledModel(
        template,
        root_node(template.schema),
        compile_standard(template.standaard_source, template.standaard),
        {name: compile_cases(name, cases) for name, cases in template.roles.derived.items()},
    )


@dataclass(frozen=True, eq=False)
class Subject:
    """One content file, ready to be checked and composed."""

    name: str
    """Its file stem."""
    sources: tuple[YamlSource, ...]
    """The file itself last, before it the files it inherits from."""
    model: CompiledModel
    terms: EffectiveTerms
    links: Mapping[str, Subject] = field(default_factory=dict)
    """Files it names in its terms, by the names of `koppelingen`; and types that belong to it, by type."""
    amendment: Amendment | None = None
    """What it amends, when it does."""
    has_form: bool = True
    """Whether it, and what it inherits from, says everything in the form that its schema asks for."""

    @property
    def is_sound(self) -> bool:
        """Tell whether its terms can be built on: no value in it, or in a file it names, was masked.

        What is not sound may be shown with its gaps; nothing may be read from it as chosen or taken away.
        """
        amended = self.amendment is None or self.amendment.named.is_sound
        return self.has_form and amended and all(link.is_sound for link in self.links.values())

    @property
    def is_of_one_file(self) -> bool:
        """Tell whether it is what its file says, and not an agreement as a later file changes it."""
        return PurePosixPath(self.source.file).stem == self.name

    @cached_property
    def own_texts(self) -> Sequence[tuple[Path, str, SchemaNode]]:
        """The free texts that the file itself says, each with what the schema says about it."""
        source = self.source
        return [
            (path, value, node)
            for path, value, node in described(source.data, self.model.root)
            if isinstance(value, str) and node.is_free_text and path not in source.wrong
        ]

    @cached_property
    def words_only(self) -> Subject:
        """The file as if nobody knew where its values stand: equal values give equal fields.

        Its documents have the same words and the same paths; only `Field.origin` is gone.
        """
        amendment = self.amendment
        if amendment is not None:
            sides = (amendment.named, amendment.before, amendment.text)
            amendment = Amendment(*(one.words_only for one in sides))
        links = {name: link.words_only for name, link in self.links.items()}
        return replace(self, terms=self.terms.without_origins(), links=links, amendment=amendment)

    @property
    def source(self) -> YamlSource:
        """The file itself."""
        return self.sources[-1]


@dataclass(frozen=True, eq=False)
class Amendment:
    """What a file that amends another one does."""

    named: Subject
    """The file it names: the agreement, or the amendment before this one."""
    before: Subject
    """The agreement as it reads before this amendment."""
    text: Subject
    """The agreement as it reads with this amendment."""


def make_subject(
    name: str, sources: Sequence[YamlSource], model: CompiledModel, links: Mapping[str, Subject]
) -> Subject:
    """Overlay a file on its model.

    Raises:
        TemplateError: when a condition in standaard.yaml does not fit the schema.
    """
    terms = effective_terms(sources, model.root, model.standard)
    return Subject(name, tuple(sources), model, terms, dict(links))


def make_companion(model: CompiledModel) -> Subject:
    """Make the subject of a document type without files of its own; its texts are about another file."""
    template = model.template
    return make_subject(
        template.kind, (YamlSource(f"{template.label}/model.yaml", "", {}, {}, {}),), model, {}
    )


def back_name(subject: Subject, link: str) -> str:
    """Return the name by which the texts of a linked document see the file itself."""
    companion = subject.links[link].model.roles.companion
    return subject.model.roles.link_to(link) or (companion.back_name if companion else "")


def views_of(subject: Subject, link: str = "") -> list[View | None]:
    """List what the documents of a file, or of what is linked to it, are about.

    That is all of it, or each entry of a map for itself.
    """
    roles = subject.links[link].model.roles if link else subject.model.roles
    fan_out = roles.document.fan_out
    is_own = not link or roles.companion is not None
    if fan_out and is_own and _is_chosen(subject, fan_out):
        entries = [View(fan_out.over, entry) for entry in subject.terms.data.get(fan_out.over, {})]
        return [*entries] if entries or not subject.terms.tree().is_masked((fan_out.over,)) else [None]
    return [None]


def form_of(subject: Subject) -> tuple[DocumentRole, ...]:
    """Return the documents that the text of a file is divided over; nothing when it is one document."""
    if subject.amendment is not None:
        return ()
    roles = subject.model.roles
    return roles.forms.get(str(subject.terms.data.get(roles.form_term)), ())


def moved_clauses(old: Subject, new: Subject) -> Mapping[str, tuple[str, str]]:
    """List the clauses of two states that stand in another document, with the names of both."""
    was, now = _places_of_clauses(old), _places_of_clauses(new)
    return {one: (was[one], now[one]) for one in now if one in was and was[one] != now[one]}


def _places_of_clauses(subject: Subject) -> Mapping[str, str]:
    whole = subject.model.roles.document
    places = dict.fromkeys((clause.id for clause in whole.clauses), whole.file_name)
    return places | {clause.id: part.file_name for part in form_of(subject) for clause in part.clauses}


def neutral_view_of(subject: Subject) -> View | None:
    """Return what a document is about that a file gives once, also where each entry has its own documents."""
    views = views_of(subject)
    return View(views[0].over, "") if views and views[0] is not None else None


def _is_chosen(subject: Subject, fan_out: FanOut) -> bool:
    return not fan_out.term or bool(subject.terms.data.get(fan_out.term) == fan_out.value)


def scope_of(
    subject: Subject, view: View | None = None, about_document: Mapping[str, Value] | None = None
) -> Scope:
    """Make the scope in which a file's own documents and rules are read.

    Args:
        subject: The file.
        view: The entry that the document is about; None for a document about all of them.
        about_document: What texts know about the document beside its model, such as `document.afwijkingen`.
    """
    names: dict[str, Value] = {}
    scope = _scope(subject, subject.terms.tree(), names, view)
    names["document"].update(about_document or {})
    for back in subject.model.roles.seen_from:
        names[back] = Unknown((Missing(back, back),))
    names.update(_amended(subject, view))
    names.update(_linked_names(subject, scope, view))
    return scope


def _amended(subject: Subject, view: View | None) -> Mapping[str, Value]:
    """Give the agreement that an amendment changes, as it was, the name that texts know it by."""
    role = subject.model.roles.amendment
    if role is None:
        return {}
    name = role.back_name
    if subject.amendment is None:
        return {name: Unknown((Missing(name, name),))}
    before = subject.amendment.before
    return {name: Linked(_scope(before, before.terms.tree(name), {}, view))}


def status_of(model: CompiledModel, scope: Scope) -> str:
    """Return the status of the document that is read in a scope; a draft as long as it is not known.

    Raises:
        TemplateError: when the expression in model.yaml is outside the language.
    """
    role = model.roles.status
    value = compile_expression(role.of_document.text, role.of_document.spot).evaluate(scope)
    return next(iter(role.draft), "") if isinstance(value, Unknown) else str(plain(value))


def linked_scope_of(subject: Subject, link: str, view: View | None = None) -> Scope:
    """Make the scope in which a linked file is read as a document of its own, with this file in sight."""
    linked = subject.links[link]
    names: dict[str, Value] = {}
    scope = _scope(linked, linked.terms.tree(), names, view)
    own: dict[str, Value] = {}
    back = back_name(subject, link)
    file = _scope(subject, subject.terms.tree(back), own, view)
    own |= {**_linked_names(subject, file, view), link: Linked(scope)}
    names[back] = Linked(file)
    return scope


def _linked_names(subject: Subject, scope: Scope, view: View | None) -> dict[str, Value]:
    """Give the files that a file names in its terms, each with the file itself in sight."""
    names: dict[str, Value] = {}
    for name, link in subject.model.roles.links.items():
        linked = subject.links.get(name)
        if linked is None:
            node = subject.model.root.child(link.term)
            names[name] = Unknown((Missing(link.term, node.title if node else name),))
        else:
            back: dict[str, Value] = {link.back_name: Linked(scope)}
            names[name] = Linked(_scope(linked, linked.terms.tree(name), back, view))
    return names


def _scope(subject: Subject, tree: Tree, names: dict[str, Value], view: View | None) -> Scope:
    template = subject.model.template
    if view is not None and view.is_neutral and view.over in tree.data:
        tree = replace(tree, data={**tree.data, view.over: {view.entry: _UNNAMED}})
    names["document"] = {
        "model": template.name,
        "versie": template.version,
        "toestand": subject.model.roles.state,
        "afwijkingen": [],
        "afwijkende_artikelen": [],
        "woorden": dict.fromkeys(_made_once(subject.model.roles), ""),
    }
    derived = Derived(subject.model.derived)
    scope = Scope(tree, names, derived, view)
    derived.scope = scope
    names["deze"] = _this_entry(scope)
    return scope


def _made_once(roles: Roles) -> Iterator[str]:
    return (one.id for documents in roles.forms.values() for one in documents if one.is_made_once)


def _this_entry(scope: Scope) -> Value:
    if scope.view is not None and scope.tree.root.child(scope.view.over) is not None:
        return scope.term((scope.view.over, scope.view.entry))
    return Unknown((Missing("deze", "dit document gaat niet over één onderdeel"),))
