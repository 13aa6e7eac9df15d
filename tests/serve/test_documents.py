"""How documents are called and shown on the pages."""

from __future__ import annotations

from generator.render.outline_writer import write_outline
from generator.tasks.preview import preview
from generator.workspace import Workspace
from tests.serve.forms import texts_at
from tests.serve.workbench import Workbench

BASE = "/o/agreements/veendam"


def test_a_document_about_an_entry_is_called_by_its_name(fresh: Workbench) -> None:
    assert "Informatieblad: Huisartsenpraktijk De Scheve Molen" in texts_at(fresh.get(f"{BASE}/"), "tabs")[0]


def test_a_name_that_is_still_to_be_filled_in_is_a_gap(fresh: Workbench) -> None:
    file = fresh.file("veendam")
    text = file.read_text("utf-8")
    file.write_text(
        text.replace("naam: Huisartsenpraktijk De Scheve Molen", "naam: Vul hier de naam van de praktijk in"),
        "utf-8",
    )
    page = fresh.get(f"{BASE}/")
    assert "Vul hier" not in texts_at(page, "blad")[0]
    assert "[nog in te vullen: naam van de praktijk]" in texts_at(page, "gat")
    assert f"{BASE}/naar/praktijken/centrum/naam" in page.text
    shown = preview(Workspace(fresh.root), file, file.read_text("utf-8"))
    lines = write_outline(shown.document("modelovereenkomst")).decode("utf-8")
    assert "Namens [nog in te vullen: naam van de praktijk]" in lines
    assert "Vul hier" not in lines


def test_a_choice_that_is_not_printed_shows_the_article_that_it_decides_about(fresh: Workbench) -> None:
    page = fresh.get(f"{BASE}/vraag/veiligheid/meldcode_van").text
    article = page[: page.index('id="hier"')].rpartition("<section ")[2]
    assert article.startswith('id="d-meldcode-veiligheid-crisis"')
