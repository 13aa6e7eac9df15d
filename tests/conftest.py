"""What holds for all tests."""

from __future__ import annotations

import gc

gc.freeze()
gc.set_threshold(10_000)  # as `ojg` itself does
