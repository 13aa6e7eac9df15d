"""What people call a file, and how far it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.serve.draft import Draft
from generator.serve.entry_names import name_key
from generator.serve.wording import file_words, shown_words
from generator.terms.subject import Subject
from generator.validate.checks.plaatshouder import is_to_fill
from generator.validate.required import ENTRY


def display_name(draft: Draft) -> str:
    """Name a file as people do."""
    return file_title(draft.stored.name, draft.preview.subject)


def file_title(name: str, subject: Subject | None) -> str:
    """Name a file: what it is called after, such as a municipality, as the file itself writes that."""
    return file_words(name, *((subject.model.root, _names_in(subject)) if subject is not None else ()))


def _names_in(subject: Subject) -> Iterator[str]:
    """Walk through what the entries of a file are called."""
    for key, node in subject.model.root.children():
        entries = subject.terms.data.get(key)
        if node.is_identity_map and not node.keyed_by and isinstance(entries, Mapping):
            entry = node.child(ENTRY)
            name = name_key(entry) if entry is not None else ""
            for one in filter(lambda each: isinstance(each, Mapping), entries.values()):
                if isinstance(words := one.get(name), str) and not is_to_fill(words):
                    yield words


def amended_name(draft: Draft) -> str:
    """Name the file that a file changes; empty when it changes none."""
    amendment = draft.subject.amendment
    return file_title(amendment.named.name, amendment.named) if amendment is not None else ""


def status_words(subject: Subject) -> str:
    """Say how far a file is."""
    role = subject.model.roles.status
    value, node = role.of(subject.terms.data), subject.model.root.child(role.term)
    return shown_words(value, node) if value is not None else ""
