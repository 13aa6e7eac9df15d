"""Which cases of a long test are the sample that every run looks at; `make soak` runs the others."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import TypeVar

import pytest
from _pytest.mark import ParameterSet

T = TypeVar("T")


def sampled(cases: Iterable[T], sample: Container[T]) -> list[T | ParameterSet]:
    """Mark the cases outside the sample for `make soak`."""
    return [case if case in sample else pytest.param(case, marks=pytest.mark.soak) for case in cases]
