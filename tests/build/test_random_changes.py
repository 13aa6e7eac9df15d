"""After any change a build with all that is kept gives, to the byte, what a build without gives."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

from tests.acceptance.folder import content_folder
from tests.build.random_changes import CHANGES, Changes
from tests.build.test_known import files_in, told
from tests.soak import sampled

ROUNDS, EACH = 100, 5
SAMPLE = (3,)
_SURE = 3
"""Each so many changes a build in an empty folder is looked at as well."""


@pytest.mark.parametrize("number", sampled(range(ROUNDS), SAMPLE))
def test_a_build_with_what_is_kept_is_a_build_without(tmp_path: Path, number: int) -> None:
    random = Random(number)
    with_pdf = number % 10 == 0
    formats = "pdf,txt" if with_pdf else random.choice(["docx,html", "html,txt", "docx,txt", "odt,html"])
    root = content_folder(tmp_path, *(() if with_pdf else ("pekela", "westerwolde"))).resolve()
    warm, cold, cache = tmp_path / "warm", tmp_path / "cold", tmp_path / "cache"
    changes = Changes(root, random)
    done = ["nothing"]
    for count in range(EACH + 1):
        jobs = ("--jobs", random.choice("112"))
        expected = told(root, cold, cache, "--no-cache", "--jobs", "1", formats=formats)
        files = files_in(cold)
        assert told(root, warm, cache, *jobs, formats=formats) == expected, done
        assert difference(files_in(warm), files) == [], done
        # Nothing has changed now; only what happened to older documents is not told again.
        assert told(root, warm, cache, *jobs, formats=formats)[:2] == expected[:2], done
        assert difference(files_in(warm), files) == [], done
        if count % _SURE == 0 and expected[0] == 0:
            told(root, tmp_path / f"new-{count}", cache, "--no-cache", "--jobs", "1", formats=formats)
            assert difference(files_in(tmp_path / f"new-{count}"), files) == [], done
        done.append(changes.make())


def test_every_kind_of_change_changes_something(tmp_path: Path) -> None:
    root = content_folder(tmp_path, "pekela", "veendam", "westerwolde")
    for change in CHANGES:
        before = contents(root)
        for number in range(6):
            change(root, Random(number))
        assert contents(root) != before, change.__name__


def difference(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }
