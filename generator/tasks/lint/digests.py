"""The digests in signed examples: another standard value or another key is another agreement, signed anew.

In content such a digest may not be altered: it says what people signed. An example of a draft is nobody's
agreement, so that its digest follows the model, unless the example shows a digest that does not fit.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.source import value_at
from generator.output import replace_file
from generator.tasks.lint.examples import announced
from generator.tasks.lint.trials import Example, Trial
from generator.terms.signed import digest_path, signed_digest
from generator.terms.subject import Subject
from generator.validate.signing import RULE as CHANGED


def update_digests(trial: Trial) -> Iterator[str]:
    """Write the digests that no longer fit, and name their files.

    Raises:
        OutputError: when a file cannot be written.
    """
    subjects = {subject.name: subject for subject in trial.subjects}
    for example in trial.examples:
        if _is_changed(example) and example.name in subjects:
            subject = subjects[example.name]
            old = str(value_at(subject.terms.data, digest_path(subject.model)))
            before = example.path.read_bytes()
            after = before.replace(old.encode(), _new(subject))
            if after != before:
                replace_file(example.path, after)
                yield trial.workspace.label(example.path)


def _is_changed(example: Example) -> bool:
    meant = {rule for _, rule in announced(example)}
    return CHANGED not in meant and any(finding.rule == CHANGED for finding in example.findings)


def _new(subject: Subject) -> bytes:
    return signed_digest(subject).encode()
