"""Errors that end a run; wrong content is a `Finding` instead.

GeneratorError                 message, optional spot, optional hint
├── WorkspaceError             no content folder, unknown name, path outside the root
├── TemplateError              a template file is wrong: expression, Markdown, reference
│   ├── TemplateFormError      files of a model version do not have their form, with all findings
│   └── UnknownNameError       a template, or a role of the model, names what the schema does not know
├── UnreadableError            something from outside is damaged, too large, or another kind of file
├── EditError                  a YAML text cannot be changed as asked
├── RenderError                a writer failed, or a library it needs is missing
│   ├── LogoError              the logo of a house style cannot be used
│   └── UnprintableError       a text has a character that no letter of the house style can print
└── OutputError                the result could not be written
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from generator.findings import Finding, Spot


class ExitCode(IntEnum):
    """Exit codes of the `ojg` command; the README holds the same table."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    CANNOT_RUN = 3
    BUG = 4


class GeneratorError(Exception):
    """The run cannot go on.

    Args:
        message: A Dutch sentence for the user.
        spot: The place in the content that causes it, when there is one.
        hint: What the user can do about it, in Dutch.
    """

    def __init__(self, message: str, *, spot: Spot | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.spot = spot
        self.hint = hint


class WorkspaceError(GeneratorError):
    """The content folder or a name in it cannot be found."""


class TemplateError(GeneratorError):
    """A template file holds something that cannot be carried out."""


class TemplateFormError(TemplateError):
    """Files of a model version do not have their form.

    Args:
        findings: Everything that is wrong with their form, at least one finding.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        first = min(findings, key=lambda finding: finding.spot)
        super().__init__(first.message, spot=first.spot, hint=first.hint)
        self.findings = tuple(findings)


class UnreadableError(GeneratorError, ValueError):
    """Something from outside is damaged, too large, or not what it has to be.

    Args:
        reason: What is wrong with it, as a Dutch clause without a full stop.
        line: Where, counted from 1; 0 when that cannot be told.
        column: Likewise.
    """

    def __init__(self, reason: str, *, line: int = 0, column: int = 0) -> None:
        super().__init__(f"Het is niet te lezen: {reason}.")
        self.reason = reason
        self.line = line
        self.column = column


class EditError(GeneratorError):
    """A YAML text cannot be changed as asked; it is as it was.

    Args:
        message: A Dutch sentence for the user.
        path: Keys and indexes from the top to what stands in the way.
        hint: What the user can do about it.
    """

    def __init__(
        self, message: str, path: tuple[str | int, ...] = (), *, spot: Spot | None = None, hint: str = ""
    ) -> None:
        super().__init__(message, spot=spot, hint=hint)
        self.path = path


class RenderError(GeneratorError):
    """A document could not be written in the format asked for."""


class LogoError(RenderError):
    """The logo of a house style cannot be used.

    Args:
        name: Its file name.
        reason: What is wrong with it, as the end of a Dutch sentence without a full stop.
        hint: What the user can do about it.
    """

    def __init__(self, name: str, reason: str, hint: str) -> None:
        super().__init__(f'Het logo "{name}" van de huisstijl is niet te gebruiken: {reason}.', hint=hint)


class UnprintableError(RenderError):
    """A text has a character for which a format has no letter; other formats can be written."""


class OutputError(GeneratorError):
    """A result could not be stored."""
