"""The digests in signed examples: another standard value or another key is another agreement, signed anew.

In content such a digest may not be altered: it says what people signed. An example of a draft is nobody's
agreement, so that its digest follows the model, unless the example shows a digest that does not fit.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.edge.files import read_file
from generator.output import rewrite_file
from generator.tasks.lint.examples import announced
from generator.tasks.lint.trials import Example, Trial
from generator.terms.signed import signed_digest
from generator.validate.signing import RULE as CHANGED
from generator.yaml_text.editor import Editor


def update_digests(trial: Trial) -> Iterator[str]:
    """Write the digests that no longer fit, and name their files.

    Raises:
        OutputError: when a file cannot be written.
    """
    subjects = {subject.name: subject for subject in trial.subjects}
    for example in trial.examples:
        if _is_changed(example) and example.name in subjects:
            subject = subjects[example.name]
            before = read_file(example.path).decode("utf-8")
            editor = Editor(before, subject.model.root)
            editor.set(subject.model.roles.status.signed_digest, signed_digest(subject))
            if editor.text != before:
                rewrite_file(example.path, editor.text.encode("utf-8"))
                yield trial.workspace.label(example.path)


def _is_changed(example: Example) -> bool:
    meant = {rule for _, rule in announced(example)}
    return CHANGED not in meant and any(finding.rule == CHANGED for finding in example.findings)
