"""How an agreement begins: what is missing is named at its field, and nothing is made without being asked."""

from __future__ import annotations

from pathlib import Path

from tests.serve.forms import texts_at
from tests.serve.workbench import Workbench, content, served

EMPLOYER = ("keuze:werkgever.soort", "gemeente")


def test_all_that_is_missing_is_named_at_once(fresh: Workbench) -> None:
    reply = fresh.post("/nieuw", [])
    assert reply.status == 422
    assert texts_at(reply, "zin") == ["Vul een gemeente in.", "Kies: soort werkgever."]
    assert sorted(path.name for path in (fresh.root / "agreements").iterdir()) == ["veendam.yaml"]


def test_a_second_one_is_asked_for_its_name(fresh: Workbench) -> None:
    reply = fresh.post("/nieuw", [("plaats", "Veendam"), EMPLOYER])
    assert reply.status == 422
    assert "Er is al een bestand met de naam Veendam" in reply.text
    assert 'value="Veendam 2"' in reply.text
    fresh.post("/nieuw", [("plaats", "Veendam"), EMPLOYER, ("naam", "Veendam Oost")])
    assert fresh.file("veendam-oost").is_file()


def test_what_the_model_says_anyhow_is_not_written(fresh: Workbench) -> None:
    fresh.post("/nieuw", [("plaats", "Pekela"), EMPLOYER, ("keuze:vorm", "volledig")])
    assert "vorm: volledig" not in fresh.file("pekela").read_text("utf-8")
    fresh.post("/nieuw", [("plaats", "Pekela"), EMPLOYER, ("keuze:vorm", "kort"), ("naam", "kort")])
    assert "vorm: kort" in fresh.file("kort").read_text("utf-8")


def test_a_municipality_that_is_not_listed_is_added_with_its_code(tmp_path: Path) -> None:
    with served(content(tmp_path / "map")) as workbench:
        reply = workbench.post("/nieuw", [("plaats", "Nergenshuizen"), EMPLOYER])
        assert texts_at(reply, "zin")[1] == "Klopt de naam Nergenshuizen? Vul dan hier de code in."
        gone = workbench.post("/nieuw", [("plaats", "Haren"), EMPLOYER])
        assert texts_at(gone, "zin") == ["Haren is sinds 1 januari 2019 geen gemeente meer."]
        form = [("plaats", "Nergenshuizen"), ("code", "GM9999"), EMPLOYER]
        assert workbench.post("/nieuw", form).status == 303
        assert "GM9999" in (workbench.root / "templates" / "gemeenten.yaml").read_text("utf-8")
        assert "code: GM9999" in workbench.file("nergenshuizen").read_text("utf-8")
