"""How an agreement begins: what is missing is named at its field, and nothing is made without being asked."""

from __future__ import annotations

from pathlib import Path

from tests.serve.forms import elements_at, send, texts_at
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


def test_what_was_chosen_at_the_start_can_be_chosen_otherwise(fresh: Workbench) -> None:
    fresh.post("/nieuw", [("plaats", "Pekela"), EMPLOYER])
    base = "/o/agreements/pekela"
    begin = elements_at(fresh.get("/nieuw"), "//input[@type='radio']")
    choices: dict[str, set[str]] = {}
    for one in begin:
        name = str(one.get("name")).removeprefix("keuze:").replace(".", "/")
        choices.setdefault(name, set()).add(str(one.get("value")))
    assert len(choices) > 1
    for name, codes in choices.items():
        place = fresh.get(f"{base}/naar/{name}").headers["location"].partition("#")[0]
        boxes = elements_at(fresh.get(place), f"//input[@type='radio'][@name='w:{name}'][@value!='']")
        assert {str(one.get("value")) for one in boxes} == codes
    assert elements_at(fresh.get(f"{base}/groep"), f"//a[@href='{base}/groep/vorm']")
    assert elements_at(fresh.get(f"{base}/document"), f"//a[@href='{base}/naar/vorm']")
    send(fresh, f"{base}/groep/vorm", {"vorm": "kort"}, button="opslaan")
    assert "vorm: kort" in fresh.file("pekela").read_text("utf-8")
    assert "Vorm van de overeenkomst: een korte overeenkomst" in fresh.get(f"{base}/document").text


def test_how_far_a_file_is_and_what_it_follows_is_not_chosen_as_a_group(fresh: Workbench) -> None:
    base = "/o/agreements/veendam"
    for key in ("status", "model", "wijzigt"):
        assert fresh.get(f"{base}/groep/{key}").headers["location"] == f"{base}/groep"
        assert not elements_at(fresh.get(f"{base}/groep"), f"//a[@href='{base}/groep/{key}']")
