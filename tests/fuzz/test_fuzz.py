"""No file may make the program break, hang or take all memory: a sample, and for `make soak` many more."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fuzz.kinds import KINDS
from tests.fuzz.lab import Lab
from tests.fuzz.runner import names_of, run
from tests.fuzz.worker import made, tried

_SAMPLE = 3
"""Inputs of each kind."""
_CHUNK, _CHUNKS = 1000, 20
_DIES = """
import json, os, resource, signal, sys
for name in sys.argv[1:]:
    print(json.dumps({"name": name}), flush=True)
    if name.endswith("/0"):
        resource.setrlimit(resource.RLIMIT_CPU, (1, 2))
        while True:
            pass
    print(json.dumps({"name": name, "done": True, "problem": ""}), flush=True)
"""


def test_a_sample_is_survived() -> None:
    report = run([f"{kind}/1/{number}" for kind in KINDS for number in range(_SAMPLE)])
    assert report.problems == {}
    assert report.counts == dict.fromkeys(KINDS, _SAMPLE)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1000, 1000 + _CHUNKS))
def test_many_are_survived(seed: int) -> None:
    report = run(names_of(seed, range(_CHUNK)))
    assert report.problems == {}
    assert report.counts.total() == _CHUNK


def test_an_input_follows_from_its_name(tmp_path: Path) -> None:
    lab = Lab(tmp_path)
    name = "regels/1/0"
    assert made(KINDS["regels"], lab, name) == made(KINDS["regels"], lab, name)
    inputs = {made(KINDS["regels"], lab, f"regels/1/{number}")[1] for number in range(20)}
    assert len(inputs) > 15


def test_what_is_not_survived_is_told(tmp_path: Path) -> None:
    def breaks(lab: Lab, path: Path, data: bytes) -> None:
        raise KeyError(len(data))

    kind = replace(KINDS["regels"], probe=breaks)
    lab = Lab(tmp_path)
    told = tried(kind, lab, *made(kind, lab, "regels/1/0"))
    assert "KeyError" in str(told["problem"])


def test_a_process_that_dies_is_told_with_its_input_and_the_rest_goes_on() -> None:
    """As when an input takes all time of the processor: the system ends the process."""
    names = names_of(1, range(2), ["termen"])
    report = run(names, command=[sys.executable, "-c", _DIES])
    assert list(report.problems) == names[:1]
    assert report.counts == {"termen": 2}
