"""What a lint looks at, and what a lint is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.findings import Finding
from generator.model.template import LegalBasis
from generator.terms.subject import CompiledModel
from generator.workspace import Workspace


@dataclass(frozen=True, eq=False)
class Version:
    """A model version with what its texts may name beside its own terms."""

    workspace: Workspace
    model: CompiledModel
    grounds: Mapping[str, LegalBasis]
    """The statutes that its texts may cite."""
    linked: Mapping[str, CompiledModel] = field(default_factory=dict)
    """Models of the files that its texts see, under the names that the texts use for them."""


Lint: TypeAlias = Callable[[Version], Iterable[Finding]]
"""Finds what is wrong in a model version; one lint reports under one rule id."""
