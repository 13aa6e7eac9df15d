"""The reports of a comparison, and the command that writes them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from generator.errors import ExitCode
from tests.cli.command import run
from tests.compare.repository import AUTHOR, Repository
from tests.conformance.browser import NARROW, WIDE, opened, violations


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository with a committed edit, a hostile name among it."""
    repository = Repository.make(tmp_path_factory.mktemp("reports"), "stadskanaal")
    repository.git("config", "user.name", AUTHOR)
    repository.replace("stadskanaal", "tarief_eur: 98.50", "tarief_eur: 99.75")
    repository.replace("stadskanaal", "Huisartsenpraktijk De Kleine Wilg", '"<b>*De* | @wilg</b>"')
    repository.commit("tarief en naam")
    return repository


@pytest.fixture(scope="module")
def difference(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page that tells the difference."""
    page = tmp_path_factory.mktemp("pagina") / "wijzigingen.html"
    run("diff", "HEAD~1", "HEAD", "--format", "html", "--out", str(page), cwd=repository.root)
    return page


def _said(repository: Repository, *words: str) -> str:
    result = run("diff", *words, cwd=repository.root)
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def test_the_text_names_terms_values_and_articles(repository: Repository) -> None:
    said = _said(repository, "HEAD~1", "HEAD")

    assert "bekostiging › tarief: € 98,50 → € 99,75  [partijen]" in said
    assert "Artikel 20 Bekostiging en betaling  gewijzigd; in alle 3 documenten" in said
    assert "{+99,75+}" in said
    assert "\x1b" not in said
    assert said.index("Wie betaalt") < said.index("Gewijzigde afspraken") < said.index("Gewijzigde tekst")


def test_no_change_is_said_and_is_no_failure(repository: Repository) -> None:
    result = run("diff", "HEAD", "--exit-code", cwd=repository.root)

    assert result.returncode == ExitCode.DONE
    assert result.stdout.startswith("Geen wijzigingen in 3 bestanden")


def test_changes_fail_only_when_asked(repository: Repository) -> None:
    assert run("diff", "HEAD~1", cwd=repository.root).returncode == ExitCode.DONE
    assert run("diff", "HEAD~1", "--exit-code", cwd=repository.root).returncode == ExitCode.FINDINGS


def test_markdown_keeps_names_from_becoming_markup(repository: Repository) -> None:
    said = _said(repository, "HEAD~1", "HEAD", "--format", "markdown")

    assert "&#60;b&#62;&#42;De&#42; &#124; &#64;wilg&#60;/b&#62;" in said
    assert "<ins>99,75</ins>" in said
    assert "@wilg" not in said
    assert all(line.count("|") in (0, 3, 4, 6) for line in said.splitlines() if line.startswith("|"))


def test_html_is_one_page_with_both_ways_of_reading(difference: Path) -> None:
    tree = ElementTree.fromstring(difference.read_text(encoding="utf-8").removeprefix("<!DOCTYPE html>"))
    words = " ".join(tree.itertext())

    assert tree.get("lang") == "nl-NL"
    assert [one.get("id") for one in tree.iter("input")] == ["doorlopend", "naast-elkaar"]
    assert {one.get("class") for one in tree.iter("div")} >= {"doorlopend", "naast-elkaar"}
    assert "<b>*De* | @wilg</b>" in words
    assert "99,75" in {"".join(one.itertext()) for one in tree.iter("ins")}
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert {one.get("href", "").removeprefix("#") for one in tree.iter("a")} <= set(ids)


def test_json_has_the_documented_shape(repository: Repository) -> None:
    content = json.loads(_said(repository, "HEAD~1", "HEAD", "--format", "json"))

    (file,) = content["bestanden"]
    assert set(content) == {"oud", "nieuw", "vergeleken", "tegen_model", "bestanden"}
    assert (file["naam"], file["status"], file["klasse"]) == ("stadskanaal", "gewijzigd", "partijen")
    terms = {term["pad"]: term for term in file["termen"]}
    assert set(terms) == {"praktijken.musselkanaal.naam", "bekostiging.tarief_eur"}
    rate = terms["bekostiging.tarief_eur"]
    assert (rate["oud"]["waarde"], rate["nieuw"]["waarde"], rate["nieuw"]["tekst"]) == (
        98.5,
        99.75,
        "€ 99,75",
    )
    assert rate["nieuw"]["bestand"] == "agreements/stadskanaal.yaml"
    assert {"document": "", "anker": "bekostiging", "tekst": "artikel 20"} in rate["plaatsen"]
    assert [question["id"] for question in file["vragen"] if question["gewijzigd"]] == ["betaling", "uren"]
    runs = [run for text in file["teksten"] for line in text["regels"] for run in line["delen"]]
    assert {"soort": "nieuw", "tekst": "99,75", "pad": "bekostiging.tarief_eur"} in runs


def test_redlines_carry_the_author_and_the_moment_of_the_commit(
    repository: Repository, tmp_path: Path
) -> None:
    run("diff", "HEAD~1", "HEAD", "--format", "docx", "--out", str(tmp_path), cwd=repository.root)

    made = sorted(path.name for path in (tmp_path / "stadskanaal").iterdir())
    with zipfile.ZipFile(tmp_path / "stadskanaal" / "modelovereenkomst-centrum.docx") as package:
        body = package.read("word/document.xml").decode()
    assert [name for name in made if name.startswith("modelovereenkomst-")] == [
        f"modelovereenkomst-{name}.docx" for name in ("centrum", "musselkanaal", "onstwedde")
    ]
    assert f'w:author="{AUTHOR}"' in body
    assert 'w:date="2026-11-21T08:30:00Z"' in body


def test_against_the_model_everything_decided_is_listed_with_the_model_beside_it(
    repository: Repository,
) -> None:
    said = _said(repository, "--model", "stadskanaal")

    assert said.index("Anders dan het model") < said.index("Ingevuld waar het model niets zegt")
    assert "modelversie" not in said
    assert "status:" not in said
    assert "regeling voor jeugdigen van buiten de gemeente: " in said
    assert "(model: " in said
    assert "wijkt af van het model" in said
    assert said.index("wijkt af van het model") < said.index("het model laat dit open")


@pytest.mark.parametrize(
    "words", [("--format", "docx"), ("--model", "--format", "docx", "--out", "x"), ("--datum", "gisteren")]
)
def test_wrong_use_is_told(repository: Repository, words: tuple[str, ...]) -> None:
    assert run("diff", *words, cwd=repository.root).returncode == ExitCode.USAGE


def test_an_unknown_revision_ends_with_a_message(repository: Repository) -> None:
    result = run("diff", "onzin", cwd=repository.root)

    assert result.returncode == ExitCode.CANNOT_RUN
    assert result.stderr.startswith('fout: Er is geen versie "onzin" in deze git-opslag.')


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_page_has_no_barriers_in_either_way_of_reading(
    browser: Browser, difference: Path, width: int, dark: bool
) -> None:
    with opened(browser, difference, width=width, dark=dark) as page:
        assert violations(page) == []
        page.check("#naast-elkaar")
        assert page.locator("div.naast-elkaar").first.is_visible()
        assert not page.locator("div.doorlopend").first.is_visible()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
