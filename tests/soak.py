"""Which cases of a long test are the sample that every run looks at; `make soak` runs the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import pytest
from _pytest.mark import ParameterSet

T = TypeVar("T")


def sampled(cases: Iterable[T], is_in_sample: Callable[[T], bool]) -> list[T | ParameterSet]:
    """Mark the cases outside the sample for `make soak`."""
    return [case if is_in_sample(case) else pytest.param(case, marks=pytest.mark.soak) for case in cases]
