"""In which document of each form a section of a model stands."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import Block
from generator.model.roles import DocumentRole
from generator.reading.layout import line
from generator.reading.sections import ModelTexts, PlacedClause


def form_documents(texts: ModelTexts) -> Iterator[tuple[str, DocumentRole]]:
    """List the documents of each form, after the value that chooses the form."""
    for value, documents in texts.model.roles.forms.items():
        yield from ((value, document) for document in documents)


def form_guide(texts: ModelTexts) -> Iterator[str]:
    """Say over which documents each form divides the text."""
    roles = texts.model.roles
    node = texts.model.root.child(roles.form_term)
    for value, documents in roles.forms.items():
        words = (node.words(value) if node else "") or value
        title = node.title if node else roles.form_term
        names = [document.file_name for document in documents]
        yield (
            f"Is ‹{title}› “{words}” ({value}), dan is de tekst verdeeld over de documenten "
            f"{', '.join(names[:-1])} en {names[-1]}. Onder elke kop staat in welk document."
        )


def stands_in(part: PlacedClause, texts: ModelTexts) -> Iterator[Block]:
    """Say of each form in which document a section stands."""
    found = (
        f"in de vorm {value}: document {document.file_name}"
        for value, document in form_documents(texts)
        if part.clause.id in (clause.id for clause in document.clauses)
    )
    if told := "; ".join(found):
        yield line(f"{told[0].upper()}{told[1:]}.")
