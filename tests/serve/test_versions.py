"""Versions in git: of one file, in words of the agreement, and never in the middle of something else."""

from __future__ import annotations

import re

import pytest
import yaml

from generator.git import run_git
from tests.serve.forms import elements_at, send, texts_at
from tests.serve.workbench import Workbench

pytestmark = pytest.mark.slow
BASE = "/o/agreements/veendam"
TERM = f"{BASE}/vraag/looptijd/ingang"
FILE = "agreements/veendam.yaml"


def git(workbench: Workbench, *arguments: str) -> str:
    return run_git(workbench.root, *arguments).text


def test_a_version_holds_one_file_and_leaves_the_rest_alone(kept: Workbench) -> None:
    other = kept.file("pekela")
    other.write_text(other.read_text("utf-8") + "# klaargezet\n", "utf-8")
    git(kept, "add", "agreements/pekela.yaml")
    other.write_text(other.read_text("utf-8") + "# nog niet klaargezet\n", "utf-8")
    (kept.root / "los.txt").write_text("los", "utf-8")
    send(kept, TERM, {"looptijd/ingang": "1-2-2027"})
    assert kept.post(f"{BASE}/bewaar", []).status == 303
    assert git(kept, "show", "--format=", "--name-only", "HEAD") == FILE
    assert git(kept, "log", "-1", "--format=%s") == "Veendam: Ingangsdatum: 1 januari 2027 → 1 februari 2027"
    assert git(kept, "log", "-1", "--format=%an") == "A. Voorbeeld"
    assert git(kept, "status", "--porcelain") == "MM agreements/pekela.yaml\n?? los.txt"
    assert git(kept, "fsck", "--strict") == ""


def test_the_message_names_each_answer(kept: Workbench) -> None:
    send(kept, TERM, {"looptijd/ingang": "1-2-2027", "looptijd/einde": "31-12-2028"})
    kept.post(f"{BASE}/bewaar", [])
    message = git(kept, "log", "-1", "--format=%B").splitlines()
    assert message[0] == "Veendam: 2 antwoorden"
    assert "- Einddatum: onbepaalde tijd → 31 december 2028" in message


def test_a_version_without_news_is_refused(kept: Workbench) -> None:
    reply = kept.post(f"{BASE}/bewaar", [])
    assert reply.status == 409
    assert "niets nieuws" in reply.text


@pytest.mark.parametrize(
    ("mark", "words"),
    [("MERGE_HEAD", "een samenvoeging"), ("rebase-merge", "een rebase"), ("", "detached HEAD")],
)
def test_no_version_is_made_in_the_middle_of_something(kept: Workbench, mark: str, words: str) -> None:
    if mark == "rebase-merge":
        (kept.root / ".git" / mark).mkdir()
    elif mark:
        (kept.root / ".git" / mark).write_text(git(kept, "rev-parse", "HEAD") + "\n", "utf-8")
    else:
        git(kept, "checkout", "-q", "--detach")
    send(kept, TERM, {"looptijd/ingang": "1-2-2027"})
    before = git(kept, "rev-parse", "HEAD")
    reply = kept.post(f"{BASE}/bewaar", [])
    assert reply.status == 409
    assert words in reply.text
    assert git(kept, "rev-parse", "HEAD") == before
    assert "ingang: 2027-02-01" in kept.file("veendam").read_text("utf-8")


def test_without_git_the_page_says_so_and_saves_files(fresh: Workbench) -> None:
    send(fresh, TERM, {"looptijd/ingang": "1-2-2027"})
    assert "eerdere versies worden in deze map niet bewaard" in fresh.get(f"{BASE}/controleer").text
    assert fresh.post(f"{BASE}/bewaar", []).status == 409
    assert "ingang: 2027-02-01" in fresh.file("veendam").read_text("utf-8")


def test_one_value_of_an_older_version_comes_back(kept: Workbench) -> None:
    first = git(kept, "rev-parse", "HEAD")
    send(kept, TERM, {"looptijd/ingang": "1-2-2027", "looptijd/einde": "31-12-2028"})
    kept.post(f"{BASE}/bewaar", [])
    page = kept.get(f"{BASE}/geschiedenis?versie={first}")
    assert any(
        text.startswith("Ingangsdatum: toen 1 januari 2027; nu 1 februari 2027.")
        for text in texts_at(page, "terugzetten")
    )
    kept.post(f"{BASE}/geschiedenis", [("versie", first), ("pad", "looptijd/ingang")])
    text = kept.file("veendam").read_text("utf-8")
    assert "ingang: 2027-01-01" in text
    assert "einde: 2028-12-31" in text


def test_what_was_put_back_or_saved_is_said_where_it_was_asked(kept: Workbench) -> None:
    first = git(kept, "rev-parse", "HEAD")
    send(kept, TERM, {"looptijd/einde": "31-12-2028"})
    place, _, at = kept.post(f"{BASE}/bewaar", []).headers["location"].partition("#")
    page = kept.get(place)
    assert texts_at(page, "bij-goed") == [
        "Bewaard als versie “Veendam: Einddatum: onbepaalde tijd → 31 december 2028”."
    ]
    assert elements_at(page, f"//*[@id='{at}'][@role='status']")
    reply = kept.post(f"{BASE}/geschiedenis", [("versie", first), ("pad", "looptijd/einde")])
    place, _, at = reply.headers["location"].partition("#")
    page = kept.get(place)
    assert elements_at(page, f"//*[@id='v{first}']//*[@id='{at}'][@role='status']")
    assert texts_at(page, "bij-goed")[0].startswith("Teruggezet: Einddatum.")
    send(kept, TERM, {"looptijd/einde": "31-12-2029"})
    assert not texts_at(kept.get(place), "bij-goed")


def test_changes_are_told_in_the_words_of_the_questions(kept: Workbench) -> None:
    send(kept, f"{BASE}/vraag/uren/inzet", {"uren/inzet/ojg-1/centrum/uren": "7"})
    send(kept, f"{BASE}/groep/looptijd", {"looptijd/opzeggen_door": "gemeente"}, button="opslaan")
    name = yaml.safe_load(kept.file("veendam").read_text("utf-8"))["praktijken"]["centrum"]["naam"]
    hours = rf"Aantal uren \(spreekuren per OJG, [^()]+, {name}\)"
    lines = texts_at(kept.get(f"{BASE}/controleer"), "regels")[0]
    assert re.search(hours + r": \d+ → 7", lines), lines
    assert "Partijen die tussentijds kunnen opzeggen: alle partijen → de gemeente" in lines
    page = kept.get(f"{BASE}/wijzigingen")
    heads = [" ".join(one.text_content().split()) for one in elements_at(page, "//tbody//th")]
    assert [one for one in heads if re.fullmatch(hours, one)], heads
    assert "Partijen die tussentijds kunnen opzeggen" in heads
    model = kept.get(f"{BASE}/wijzigingen?sinds=model")
    for shown in (page, model):
        text = texts_at(shown, "verschil")[0]
        assert not re.search(r"\b[a-z]+_[a-z_]+\b", text)
        assert not re.search(r"\b(centrum|in bestand|was bestand)\b", text)
        columns = range(len(elements_at(shown, "(//table)[2]//thead//th")))
        cells = [elements_at(shown, f"(//table)[2]//tbody//tr/*[{place + 1}]") for place in columns]
        assert all(any(one.text_content().strip() for one in column) for column in cells)


def test_what_changed_is_told_in_legal_terms(kept: Workbench) -> None:
    send(kept, TERM, {"looptijd/einde": "31-12-2028"})
    page = kept.get(f"{BASE}/wijzigingen")
    assert "31 december 2028" in page.text
    assert "Duur, verlenging en opzegging" in page.text
    assert "het model zelf" in kept.get(f"{BASE}/wijzigingen?sinds=model").text


def test_a_version_that_is_not_of_this_file_is_not_shown(kept: Workbench) -> None:
    reply = kept.post(f"{BASE}/geschiedenis", [("versie", "HEAD"), ("pad", "kenmerk")])
    assert reply.status == 404
    assert kept.get(f"{BASE}/wijzigingen?sinds=--output=/tmp/x").status == 200


def test_the_overview_names_every_file(kept: Workbench) -> None:
    page = kept.get("/")
    assert {"voorbeeld"} == {text for text in texts_at(page, "label") if text == "voorbeeld"}
    assert all(f'href="/o/agreements/{name}/"' in page.text for name in ("veendam", "pekela"))


def test_the_index_is_never_behind_a_version(kept: Workbench) -> None:
    """The next commit of a colleague would take the version back."""
    send(kept, TERM, {"looptijd/ingang": "1-2-2027"})
    before, lock = git(kept, "rev-parse", "HEAD"), kept.root / ".git" / "index.lock"
    lock.touch()
    reply = kept.post(f"{BASE}/bewaar", [])
    assert reply.status == 409
    assert "Een ander programma is in deze map met git bezig" in reply.text
    assert git(kept, "rev-parse", "HEAD") == before
    lock.unlink()
    assert kept.post(f"{BASE}/bewaar", []).status == 303
    assert git(kept, "status", "--porcelain") == ""


def test_git_that_cannot_work_here_is_not_called_detached(kept: Workbench) -> None:
    (kept.root / ".git" / "HEAD").write_text("kapot\n", "utf-8")
    send(kept, TERM, {"looptijd/ingang": "1-2-2027"})
    for page in ("controleer", "geschiedenis", "wijzigingen"):
        shown = kept.get(f"{BASE}/{page}")
        assert shown.status == 200
        assert "detached" not in shown.text
        assert "nog geen versie" not in shown.text
    assert "nu niet te lezen" in kept.post(f"{BASE}/bewaar", []).text
    assert "ingang: 2027-02-01" in kept.file("veendam").read_text("utf-8")


def test_without_the_program_git_every_page_is_there(
    kept: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/bestaat-niet")
    for page in ("controleer", "geschiedenis", "wijzigingen"):
        assert kept.get(f"{BASE}/{page}").status == 200
    assert "Git is niet gevonden" in kept.get(f"{BASE}/controleer").text


def test_a_version_keeps_the_rights_that_git_noted(kept: Workbench) -> None:
    kept.file("veendam").chmod(0o755)
    git(kept, "commit", "-q", "-a", "-m", "Rechten")
    send(kept, TERM, {"looptijd/ingang": "1-2-2027"})
    kept.post(f"{BASE}/bewaar", [])
    assert git(kept, "ls-files", "-s", FILE).startswith("100755 ")
    assert git(kept, "status", "--porcelain") == ""


def test_an_entry_that_is_gone_comes_back_whole(kept: Workbench) -> None:
    """Value by value it would come back as a practice with nothing but a name."""
    first, before = git(kept, "rev-parse", "HEAD"), kept.file("veendam").read_text("utf-8")
    kept.post(f"{BASE}/weghalen/praktijken/centrum", [("doe", "weg")])
    kept.post(f"{BASE}/bewaar", [])
    rows = texts_at(kept.get(f"{BASE}/geschiedenis?versie={first}"), "terugzetten")
    name = yaml.safe_load(before)["praktijken"]["centrum"]["naam"]
    assert [one.partition(" Zet terug")[0] for one in rows] == [f"{name}: toen aanwezig; nu niet aanwezig."]
    kept.post(f"{BASE}/geschiedenis", [("versie", first), ("pad", "praktijken/centrum")])
    assert yaml.safe_load(kept.file("veendam").read_text("utf-8")) == yaml.safe_load(before)


@pytest.mark.parametrize("place", ["looptijd", "praktijken", "praktijken/centrum", "bestaat/niet", ""])
def test_what_is_there_is_not_put_back_whole(kept: Workbench, place: str) -> None:
    first, before = git(kept, "rev-parse", "HEAD"), kept.file("veendam").read_bytes()
    assert kept.post(f"{BASE}/geschiedenis", [("versie", first), ("pad", place)]).status == 409
    assert kept.file("veendam").read_bytes() == before


def test_of_many_values_the_first_five_are_in_sight(kept: Workbench) -> None:
    file = kept.file("veendam")
    file.write_text(re.sub(r"(straat|functie): ", r"\1: Oude ", file.read_text("utf-8")), "utf-8")
    kept.post(f"{BASE}/bewaar", [])
    first, last = git(kept, "rev-list", "HEAD").splitlines()[::-1]
    for place, version, row in (("", last, "li"), (f"?versie={first}", first, "form")):
        page, there = kept.get(f"{BASE}/geschiedenis{place}"), f"//li[@id='v{version}']"
        rows = elements_at(page, f"{there}//{row}[not(ancestor::details)]")
        inside = elements_at(page, f"{there}//details//{row}")
        (summary,) = elements_at(page, f"{there}//summary")
        assert len(rows) == 5
        assert len(inside) > 1
        assert summary.text_content() == f"Nog {len(inside)} antwoorden"


NOTICE, LEAVING = f"{BASE}/groep/looptijd", "looptijd/uittreden_praktijk_maanden"


def test_following_the_model_comes_back_too(kept: Workbench) -> None:
    first, before = git(kept, "rev-parse", "HEAD"), yaml.safe_load(kept.file("veendam").read_text("utf-8"))
    send(kept, NOTICE, {LEAVING: "4"}, button="opslaan")
    kept.post(f"{BASE}/bewaar", [])
    second = git(kept, "rev-parse", "HEAD")
    rows = texts_at(kept.get(f"{BASE}/geschiedenis?versie={first}"), "terugzetten")
    assert [one for one in rows if "toen volgt het model: 3; nu 4." in one] == rows
    assert len(rows) == 1
    reply = kept.post(f"{BASE}/geschiedenis", [("versie", first), ("pad", LEAVING)])
    assert texts_at(kept.get(reply.headers["location"].partition("#")[0]), "bij-goed")[0].startswith(
        "Teruggezet"
    )
    assert yaml.safe_load(kept.file("veendam").read_text("utf-8")) == before
    rows = texts_at(kept.get(f"{BASE}/geschiedenis?versie={second}"), "terugzetten")
    assert [one for one in rows if "toen 4; nu volgt het model: 3." in one] == rows


def test_an_entry_that_came_since_is_not_taken_apart(kept: Workbench) -> None:
    first = git(kept, "rev-parse", "HEAD")
    kept.post(f"{BASE}/vraag/praktijken", [("nieuw:praktijken", "De Brug"), ("doe", "bij:praktijken")])
    (new,) = {*yaml.safe_load(kept.file("veendam").read_text("utf-8"))["praktijken"]} - {
        "centrum",
        "wildervank",
    }
    send(kept, f"{BASE}/vraag/uren/inzet", {f"uren/inzet/ojg-1/{new}/uren": "2"})
    assert not texts_at(kept.get(f"{BASE}/geschiedenis?versie={first}"), "terugzetten")
    place = f"uren/inzet/ojg-1/{new}/uren"
    assert kept.post(f"{BASE}/geschiedenis", [("versie", first), ("pad", place)]).status == 409
