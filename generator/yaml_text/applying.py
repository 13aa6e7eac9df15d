"""Proposals applied to a text."""

from __future__ import annotations

from collections.abc import Iterable

from generator.errors import EditError
from generator.model.schema_node import SchemaNode
from generator.proposals import Drop, Edit, Move, Proposal, Put, Rewrite
from generator.yaml_text.editor import Editor


def apply(text: str, proposal: Proposal, root: SchemaNode | None = None) -> str:
    """Return a text with all edits of a proposal made.

    Args:
        text: The text, as `readable_text` gives it.
        proposal: What to change.
        root: What the schema says about the top.

    Raises:
        EditError: when the text is not the one that the proposal is about, or cannot be read.
        OutputError: when the text would say something else too; then the program is wrong.
    """
    rewrites = [edit for edit in proposal.edits if isinstance(edit, Rewrite)]
    if rewrites:
        return _rewritten(text, rewrites)
    editor = Editor(text, root)
    for edit in proposal.edits:
        _edit(editor, edit)
    return editor.text


def _edit(editor: Editor, edit: Edit) -> None:
    match edit:
        case Put(path, value):
            editor.set(path, value)
        case Move(path, to):
            editor.move(path, to)
        case Drop(path):
            editor.drop(path)
        case Rewrite():
            raise EditError("Een regel en een waarde zijn niet in één keer te wijzigen.")


def _rewritten(text: str, edits: Iterable[Rewrite]) -> str:
    lines = text.splitlines(keepends=True)
    for edit in sorted(edits, key=lambda one: -one.line):
        there = lines[edit.line - 1].rstrip("\r\n") if edit.line <= len(lines) else None
        if there != edit.old:
            raise EditError(f"Regel {edit.line} is ondertussen gewijzigd.")
        ending = lines[edit.line - 1][len(edit.old) :]
        new = [] if edit.new is None else edit.new.split("\n")
        lines[edit.line - 1 : edit.line] = [f"{line}{ending}" for line in new]
    return "".join(lines)
