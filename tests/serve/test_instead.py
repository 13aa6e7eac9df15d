"""A word in the place of a group, beside fields that are filled in: one of both, and nothing is lost."""

from __future__ import annotations

import pytest
import yaml

from tests.serve.forms import fields_of, texts_at
from tests.serve.workbench import Reply, Workbench

GROUP = "/o/agreements/veendam/groep/looptijd"
WORD, FIELD = "looptijd/verlenging", "looptijd/verlenging/keren"
BESIDE = "Klopt niet: Kies één van beide: maak de velden van dit onderdeel leeg, of haal het vinkje weg."


def fill_in(workbench: Workbench, field: str | None = None, *, word: bool | None = None) -> Reply:
    """Fill in the page as it is now, with another field and with the box ticked or not."""
    form = fields_of(workbench.get(GROUP))
    if field is not None:
        form = [one for one in form if one[0] != f"w:{FIELD}"] + [(f"w:{FIELD}", field)]
    if word is not None:
        form = [one for one in form if one[0] != f"a:{WORD}"] + [(f"a:{WORD}", "geen")] * word
    return workbench.post(GROUP, [*form, ("doe", "opslaan")])


def extension(workbench: Workbench) -> object:
    return yaml.safe_load(workbench.file("veendam").read_text("utf-8"))["looptijd"].get("verlenging")


@pytest.mark.parametrize("at_once", [True, False])
def test_a_word_beside_a_filled_field_is_refused(fresh: Workbench, at_once: bool) -> None:
    if not at_once:
        fill_in(fresh, "2")
    reply = fill_in(fresh, "2", word=True)
    assert reply.headers["location"].endswith("?fout=1&eerder=")
    assert extension(fresh) == {"keren": 2}
    page = fresh.get(GROUP)
    assert BESIDE in texts_at(page, "zin")
    assert (f"w:{FIELD}", "2") in fields_of(page)
    refused = fresh.get("/o/agreements/veendam/download/modelovereenkomst.docx")
    assert refused.status == 409
    assert "Kies één van beide" in texts_at(refused, "samenvatting")[0]


def test_without_the_tick_the_fields_stay(fresh: Workbench) -> None:
    fill_in(fresh, "2", word=True)
    fill_in(fresh, word=False)
    assert extension(fresh) == {"keren": 2}
    assert BESIDE not in texts_at(fresh.get(GROUP), "zin")


def test_without_the_fields_the_word_holds(fresh: Workbench) -> None:
    fill_in(fresh, "2", word=True)
    fill_in(fresh, "")
    assert extension(fresh) == "geen"
    assert not fresh.journal.of("agreements/veendam.yaml")


def test_a_field_under_a_word_waits_until_the_word_is_gone(fresh: Workbench) -> None:
    fill_in(fresh, word=True)
    assert extension(fresh) == "geen"
    fill_in(fresh, "3")
    assert extension(fresh) == "geen"
    page = fresh.get(GROUP)
    assert any("haal het vinkje bij" in text for text in texts_at(page, "zin"))
    assert (f"w:{FIELD}", "3") in fields_of(page)
    fill_in(fresh, word=False)
    assert extension(fresh) == {"keren": 3}


def test_a_word_and_fields_changed_in_one_go(fresh: Workbench) -> None:
    fill_in(fresh, "2")
    fill_in(fresh, "", word=True)
    assert extension(fresh) == "geen"
    fill_in(fresh, "1", word=False)
    assert extension(fresh) == {"keren": 1}
