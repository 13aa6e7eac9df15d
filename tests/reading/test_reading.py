"""The reading version of a model: nothing of it is left out, and every format says the same."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from generator.errors import TemplateError
from generator.model.document import CrossReference, Document, Paragraph, Section, Table
from generator.reading.extras import UNCHECKED
from generator.render import writer_for
from generator.render.outline_writer import write_outline
from generator.render.style import Style
from generator.render.words import body_words, plain, words_of_html
from tests.cli.command import run
from tests.reading.models import NEW, OLD, ROOT, VERSIONS, copied, edit, explained, reading, texts
from tests.render.test_docx_writer import words_in_office

STYLE = Style((ROOT / "templates" / "huisstijl" / "standaard",))
_NO_WORDS = (
    r"\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->|\{#[a-z0-9-]+\}|^\s*\{.*\}\s*$|^\s*\|[-:| ]+\|\s*$"
    r"|\]\([^)]*\)|\[|\*|<br>|\\|^\s*(?:\d+\.|-|#+)\s"
)


def section(document: Document, anchor: str) -> Section:
    return next(one for one in document.sections if one.anchor == anchor)


def rows(document: Document, anchor: str) -> list[list[str]]:
    """List the cells of all tables of a section."""
    tables = [block for block in section(document, anchor).blocks if isinstance(block, Table)]
    return [[plain(cell.content) for cell in row] for table in tables for row in table.rows]


def bare_words(body: str) -> Counter[str]:
    """Count the words of a clause itself, without template language and Markdown."""
    text = re.sub(
        _NO_WORDS, "\x00", re.sub(r"\{\{.*?\}\}", "{{ }}", body, flags=re.DOTALL), flags=re.MULTILINE
    )
    return Counter(re.findall(r"[\w]+(?=[\s|,.:;)?]|$)", text.replace("\x00", " ")))


@pytest.mark.parametrize("version", VERSIONS)
def test_every_word_of_every_clause_is_there(version: str) -> None:
    for clause in texts(version).model.template.clauses.values():
        one = section(reading(version), clause.id)
        document = Document("x", reading(version).meta, (), (), (one,))
        there = Counter(word for words in body_words(document) for word in re.findall(r"\w+", words))
        assert not bare_words(clause.body) - there, clause.id


@pytest.mark.parametrize("version", VERSIONS)
def test_every_lid_is_named_as_often_as_it_has_variants(version: str) -> None:
    for clause in texts(version).model.template.clauses.values():
        named = re.findall(r"^ *1\. \{#([a-z0-9-]+)\}", clause.body, re.MULTILINE)
        tables = [block for block in section(reading(version), clause.id).blocks if isinstance(block, Table)]
        leden = [row for table in tables if plain(table.header[0].content) == "Lid" for row in table.rows]
        first = [plain(row[0].content) for row in leden]
        shown = [cell.split("\n")[1] for cell in first if "\n" in cell]
        assert shown == named, clause.id


@pytest.mark.parametrize("version", VERSIONS)
def test_nothing_of_the_template_language_is_left(version: str) -> None:
    text = " ".join(body_words(reading(version)))
    assert not re.findall(r"\{[{%#]|%\}|\*\*|\]\(|\bafgeleid\.|[\ue000-\uf8ff]", text)


def test_an_article_shows_variants_conditions_choices_and_grounds() -> None:
    told = rows(reading(OLD), "vervanging")
    assert ["1\nmelden", "‹De werkgever› meldt afwezigheid van de OJG direct aan de betrokken praktijk.",
            "Als de praktijk niet zelf de werkgever is"] in told  # fmt: skip
    assert [row[0] for row in told if row[0].endswith("\nverlof")] == ["3\nverlof"] * 3
    assert ["aantal dagen voordat vervanging volgt", "een getal vanaf 0 tot en met 42", "14"] in told
    assert ["bezwaar van de praktijk tegen een vervanger", "geen bezwaar; gemotiveerd bezwaar",
            "gemotiveerd bezwaar\ngeen bezwaar, als ‹soort werkgever› “zelfstandige” is"] in told  # fmt: skip
    assert any(row[0] == "Jeugdwet, artikel 2.11" and row[2] == "achtergrond" for row in told)
    words = plain(section(reading(OLD), "vervanging").blocks[-1].content)  # type: ignore[union-attr]
    assert words.startswith("Een zelfstandige mag zich laten vervangen")


def test_references_name_the_article_and_the_lid() -> None:
    (row,) = [row for row in rows(reading(OLD), "vervanging") if "als dat volgt uit" in row[1]]
    assert row[1].replace("\N{NO-BREAK SPACE}", " ").endswith("als dat volgt uit artikel 7, lid 4.")


@pytest.mark.parametrize("version", VERSIONS)
def test_references_link_to_sections_that_exist(version: str) -> None:
    anchors = {one.anchor for one in reading(version).sections}
    found = [inline for one in reading(version).sections for inline in references(one)]
    assert {reference.target for reference in found} <= anchors


def references(one: Section) -> list[CrossReference]:
    tables = [block for block in one.blocks if isinstance(block, Table)]
    return [
        inline
        for table in tables
        for row in table.rows
        for cell in row
        for inline in cell.content
        if isinstance(inline, CrossReference)
    ]


def test_an_annex_with_a_condition_says_so() -> None:
    told = section(reading(OLD), "inkoopvoorwaarden").blocks[1]
    words = plain(told.content)  # type: ignore[union-attr]
    assert words == "Dit deel staat er alleen als ‹inkoopvoorwaarden› “van toepassing” is."


def test_derived_words_are_explained_at_the_end() -> None:
    told = rows(reading(OLD), "begrippen-van-het-model")
    assert ["‹de werkgever›", "de opdrachtnemer", "Als ‹soort werkgever› “zelfstandige” is"] in told
    assert any(row[0] == "“de praktijk zelf de werkgever is”" for row in told)


def test_the_state_of_the_statutes_is_told_honestly() -> None:
    grounds = texts(OLD).grounds
    unread = {basis.id for basis in grounds.values() if basis.status == "te controleren" or not basis.read_in}
    shown = [row for one in reading(OLD).sections for row in rows(reading(OLD), one.anchor) if len(row) == 4]
    cited = {row[0]: row[3] for row in shown if ", artikel " in row[0]}
    for basis in grounds.values():
        state = cited.get(f"{basis.statute}, artikel {basis.article}")
        if state is not None:
            assert (state == UNCHECKED) is (basis.id in unread), basis.id
            assert ("Engelse" in state) is basis.id.startswith("avg/"), basis.id


@pytest.mark.parametrize("version", VERSIONS)
def test_the_explanation_has_every_clause_that_has_one(version: str) -> None:
    clauses = texts(version).model.template.clauses.values()
    wanted = [clause for clause in clauses if clause.toelichting.strip()]
    assert [one.anchor for one in explained(version).sections] == [clause.id for clause in wanted]
    words = body_words(explained(version))
    for clause in wanted:
        assert " ".join(clause.toelichting.split()) in " ".join(words)


def test_the_explanation_numbers_as_the_documents_do() -> None:
    article = section(explained(OLD), "vervanging")
    assert (article.label, plain(article.title)) == ("Artikel\N{NO-BREAK SPACE}7", "Vervanging")


@pytest.mark.parametrize("version", VERSIONS)
def test_page_and_text_say_the_words_of_the_tree(version: str) -> None:
    document = reading(version)
    words = body_words(document)
    assert words_of_html(writer_for("html")(document, STYLE)) == words
    outline = write_outline(document).decode().split()
    assert [word for word in outline if word != "|"] == [word for word in words if word != "|"]


def test_word_says_the_words_of_the_tree(tmp_path: Path) -> None:
    document = reading(VERSIONS[1])
    bullets = {"•", "–", "|"}
    shown = words_in_office(writer_for("docx")(document, STYLE), tmp_path)
    assert [word for word in shown if word not in bullets] == [
        word for word in body_words(document) if word not in bullets
    ]


def test_the_command_writes_both_documents(tmp_path: Path) -> None:
    for what in ("leesversie", "toelichting"):
        result = run("show", "functieprofiel", f"--{what}", "--format", "html,txt", "--out", str(tmp_path))
        assert (result.returncode, result.stderr) == (0, "")
        assert (
            result.stdout == f"Klaar: {what} (html, txt) in {tmp_path.as_posix()}/functieprofiel-2026.1/.\n"
        )
        assert (tmp_path / "functieprofiel-2026.1" / f"{what}.html").is_file()
    shown = run("show", "functieprofiel/2026.1")
    assert "Leesversie: Functieprofiel ‹functienaam›" in shown.stdout


def test_the_command_says_which_versions_there_are(tmp_path: Path) -> None:
    copied(tmp_path)
    result = run("--root", str(tmp_path), "show", "modelovereenkomst", "--leesversie", "--out", str(tmp_path))
    assert result.returncode == 3
    assert f"Noem de versie erbij: {OLD} of {NEW}." in result.stderr
    result = run("show", "stadskanaal", "--leesversie", "--out", str(tmp_path))
    assert (result.returncode, 'Er is geen model "stadskanaal".' in result.stderr) == (3, True)


def test_a_wrong_reference_is_told_at_its_line(tmp_path: Path) -> None:
    from generator.reading.document import compose_reading
    from generator.reading.model_texts import read_model

    workspace = copied(tmp_path)
    edit(workspace, "artikelen/vervanging.md", "[](#vervanging.onderbreking)", "[](#vervanging.weg)")
    with pytest.raises(TemplateError, match="bestaat") as caught:
        compose_reading(read_model(workspace, NEW))
    assert caught.value.spot is not None
    assert caught.value.spot.file.endswith("vervanging.md")


def test_each_section_says_in_which_document_of_a_form_it_stands() -> None:
    """Every article and annex stands in one document, in the order of `vormen` in model.yaml."""
    roles = texts(OLD).model.roles
    for value, documents in roles.forms.items():
        for document in documents:
            for clause in document.clauses:
                told = [one for one in section(reading(OLD), clause.id).blocks if isinstance(one, Paragraph)]
                assert plain(told[0].content) == f"In de vorm {value}: document {document.file_name}."
    (lead,) = [one for one in reading(OLD).sections if one.anchor == "titelblok-kort-voorwaarden"]
    assert "samen één nummering" in " ".join(body_words(replace(reading(OLD), sections=(lead,))))
    assert not [one for one in reading(VERSIONS[1]).sections if one.anchor.startswith("titelblok-")]
