"""Deviations in reports: of one file, of all files for one article, and in comparisons."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.folder import content_folder
from tests.cli.command import run

OWN = """
afwijkingen:
  vervanging.ziekte:
    soort: vervangt
    tekst: |
      De praktijk mag:
      - dit; of
      - {seven}.

      En verder niets.
    motivering: Wens van de praktijken.
  openbaarheid-en-communicatie:
    soort: vervalt
    motivering: De gemeente regelt dit.
""".replace("{seven}", "{{ 7*7 }}")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a content folder with three agreements, one of which deviates."""
    made = content_folder(tmp_path_factory.mktemp("verslag"), "pekela", "veendam", "westerwolde")
    before = (made / "agreements" / "pekela.yaml").read_text(encoding="utf-8")
    (made / "oud.yaml").write_text(before, encoding="utf-8")
    (made / "agreements" / "pekela.yaml").write_text(before + OWN, encoding="utf-8")
    return made


def told(root: Path, *arguments: str) -> str:
    done = run("--root", str(root), *arguments, cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.replace("\u00a0", " ")


def test_deviations_of_one_file_stand_after_its_values(root: Path) -> None:
    shown = told(root, "show", "pekela", "--deviations")
    values, _, texts = shown.partition("\nAfwijkende tekst\n")
    assert "werkplek.ict: werkgever, in het model praktijk" in values
    line = (root / "oud.yaml").read_text("utf-8").count("\n") + 3
    assert texts.startswith(
        f"  artikel 7, lid 2 (vervangen)  (agreements/pekela.yaml:{line})\n"
        "      Het model: Duurt ziekte van de OJG langer dan 14 dagen, dan regelt de gemeente Veendam\n"
        "                 vervanging.\n"
        "      Hier:      De praktijk mag:\n"
        "                 a. dit; of\n"
        "                 b. {{ 7*7 }}.\n"
        "                 En verder niets.\n"
        "      Reden:     Wens van de praktijken.\n"
    )
    assert "artikel 28 (vervallen)" in texts


def test_one_article_of_all_agreements(root: Path) -> None:
    shown = told(root, "show", "--article", "vervanging")
    assert shown.startswith("pekela\n  artikel 7, lid 2 (vervangen)")
    assert "artikel 28" not in shown
    assert shown.endswith("\nGeen afwijking in dit artikel: 2 van de 3 bestanden.\n")
    assert told(root, "show", "--article", "7") == shown


def test_values_that_an_article_only_reads_count_too(root: Path) -> None:
    shown = told(root, "show", "--article", "aansturing")
    assert "westerwolde\n  aansturing.inhoudelijk: de werkgever, in het model de huisarts" in shown
    assert "werkplek.ict" not in shown
    assert "werkplek.ict: de werkgever, in het model de praktijk" in told(
        root, "show", "--article", "werkplek"
    )


def test_names_narrow_the_report(root: Path) -> None:
    shown = told(root, "show", "veendam", "--article", "vervanging")
    assert shown == "Het ene bestand wijkt in dit artikel niet af van het model.\n"


def test_unknown_article_gets_a_suggestion(root: Path) -> None:
    done = run("--root", str(root), "show", "--article", "vervangin", cwd=root)
    assert done.returncode == 3
    assert 'Bedoelde u "vervanging"?' in done.stderr


def test_comparison_shows_the_lid_at_its_place_and_the_term(root: Path) -> None:
    shown = told(root, "diff", "oud.yaml", "agreements/pekela.yaml")
    assert "afwijkingen van het model › vervanging.ziekte: toegevoegd" in shown
    terms, _, text = shown.partition("Gewijzigde tekst")
    assert "tekst van de afwijking: De praktijk mag: / - dit; of / - {{ 7*7 }}. / En verder niets." in terms
    assert "nu model" not in terms.partition("afwijkingen van het model")[2]
    article = text[text.index("Artikel 7") : text.index("Artikel 28")]
    assert "[-Duurt ziekte van de OJG langer dan -]" in article
    assert "hernummerd" not in article


def test_comparison_with_the_model_tells_both_texts(root: Path) -> None:
    shown = told(root, "diff", "--model", "pekela")
    assert "wijkt af van de modeltekst; artikel 28; bijlage H" in shown
    text = shown.partition("Gewijzigde tekst")[2]
    assert "Artikel 7 Vervanging" in text
    assert "Artikel 28 Openbaarheid en communicatie" in text
    assert "Artikel 29" not in text, "the annex and what refers to it say the same once more"


def test_deviation_at_another_lid_is_another_deviation(root: Path) -> None:
    moved = OWN.replace("vervanging.ziekte", "vervanging.verlof")
    (root / "nieuw.yaml").write_text((root / "oud.yaml").read_text("utf-8") + moved, encoding="utf-8")
    shown = told(root, "diff", "agreements/pekela.yaml", "nieuw.yaml")
    assert "hernoemd" not in shown
    assert "vervanging.ziekte: vervallen  [partijen]" in shown
    assert "vervanging.verlof: toegevoegd  [partijen]" in shown


def test_fixed_form_keeps_the_text_as_it_was_written(root: Path) -> None:
    told(root, "fmt", "pekela")
    assert (root / "agreements" / "pekela.yaml").read_text("utf-8").endswith(OWN)
