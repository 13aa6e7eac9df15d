"""How many pages people sign in the short form, and how many they get beside it."""

from __future__ import annotations

from io import BytesIO

import pytest
from pikepdf import Pdf

from generator.render import writer_for
from generator.render.house_style import style_for, style_names
from tests.acceptance.content import workspace
from tests.forms.content import AGREEMENT, TERMS, short, short_documents

THREE_PARTIES, OTHER, BESIDE = 8, 11, 10
JOINT = ("veendam", "groningen", "pekela", "oldambt", "eemsdelta", "westerkwartier", "noord-groningen-samen")


def pages(agreement: str, name: str) -> int:
    style = style_for(workspace(), *style_names(short(agreement)))
    made = writer_for("pdf")(short_documents(agreement)[name], style)
    with Pdf.open(BytesIO(made)) as pdf:
        return len(pdf.pages)


def test_three_parties_with_four_signatories_sign_eight_pages() -> None:
    assert pages("stadskanaal", f"{AGREEMENT}-centrum") <= THREE_PARTIES
    assert 8 <= pages("stadskanaal", TERMS) <= BESIDE


@pytest.mark.soak
@pytest.mark.parametrize("name", JOINT)
def test_any_other_agreement_is_at_most_eleven_pages(name: str) -> None:
    assert pages(name, AGREEMENT) <= OTHER
    assert pages(name, TERMS) <= BESIDE
