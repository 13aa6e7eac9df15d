"""An entry that was removed and comes back stands where it stood: in the file, and so in the document."""

from __future__ import annotations

import pytest
import yaml

from tests.serve.test_versions import BASE, git
from tests.serve.workbench import Workbench

pytestmark = pytest.mark.slow


def _entries(kept: Workbench, *path: str) -> list[str]:
    found = yaml.safe_load(kept.file("veendam").read_text("utf-8"))
    for key in path:
        found = found[key]
    return list(found)


@pytest.mark.parametrize("place", [0, 1])
def test_an_entry_comes_back_in_its_old_place(kept: Workbench, place: int) -> None:
    first = git(kept, "rev-parse", "HEAD")
    names, along = _entries(kept, "praktijken"), _entries(kept, "uren", "inzet", "ojg-1")
    name = names[place]
    kept.post(f"{BASE}/weghalen/praktijken/{name}", [])
    assert _entries(kept, "praktijken") == [one for one in names if one != name]
    kept.post(f"{BASE}/geschiedenis", [("versie", first), ("pad", f"praktijken/{name}")])
    assert _entries(kept, "praktijken") == names
    assert _entries(kept, "uren", "inzet", "ojg-1") == along
