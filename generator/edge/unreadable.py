"""Whatever a library raises at damaged material, as one error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from generator.errors import GeneratorError, UnreadableError


@contextmanager
def unreadable_when_it_fails(reason: str) -> Iterator[None]:
    """Let a library parse what somebody else made.

    What such libraries raise at damaged material is in no contract of theirs, and changes with them.

    Args:
        reason: What it says about the material when they fail, as the end of a Dutch sentence.

    Raises:
        UnreadableError: when anything goes wrong in the block.
    """
    try:
        yield
    except GeneratorError:
        raise
    except MemoryError as error:
        raise UnreadableError("er komt te veel uit") from error
    except Exception as error:
        raise UnreadableError(reason) from error
