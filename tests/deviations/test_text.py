"""A deviation in the text: at its place, in its own words, with numbers and references that are right."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.document import CrossReference, Document, Field, Item, ItemList, Paragraph
from generator.model.source import Path as TermPath
from generator.render import writer_for
from generator.render.house_style import style_for
from generator.render.stated_terms import stated_terms
from generator.render.style import Style
from generator.render.walk import inlines_of
from generator.render.word.text import docx_lines
from generator.render.words import body_words, words_of_html
from tests.acceptance.content import subjects, variant, workspace
from tests.deviations.content import changed, deviation, document, lines, plain, section

HOSTILE = "*De Brug* {{ 7*7 }} {% for x in y %} <b> ](#weg) {#anker} | `x` # kop \\ & 1. twee"
MARK = "(Wijkt af van het model, zie bijlage H.)"
ADDED = "(Toegevoegd aan het model, zie bijlage H.)"


def fields(of: Document, path: str) -> list[Field]:
    return [one for one in inlines_of(of) if isinstance(one, Field) and one.paths == (path,)]


def leden(of: Document, anchor: str) -> list[Item]:
    [block] = [block for block in section(of, anchor).blocks if isinstance(block, ItemList)]
    return list(block.items)


def test_replaced_lid_keeps_its_number_its_anchor_and_what_refers_to_it() -> None:
    made = document({"vervanging.onderbreking": deviation("vervangt", "Nooit langer dan een maand.")})
    before = [item.anchor for item in leden(plain(), "vervanging")]
    assert [item.anchor for item in leden(made, "vervanging")] == before
    assert f"4. Nooit langer dan een maand. {MARK}" in lines(made, "vervanging")
    assert any("volgt uit artikel 7, lid 4" in line for line in lines(made, "vervanging"))


def test_added_lid_comes_after_the_lid_and_moves_the_numbers_behind_it() -> None:
    made = document({"vervanging.ziekte": deviation("voegt_toe", "Ook op vrijdag.")})
    told = lines(made, "vervanging")
    assert told[3] == f"3. Ook op vrijdag. {ADDED}"
    assert any("volgt uit artikel 7, lid 5" in line for line in told)
    assert len(told) == len(lines(plain(), "vervanging")) + 1


def test_lapsed_lid_is_gone_and_the_others_move_up() -> None:
    made = document({"overleg-cijfers-evaluatie.kleinste-aantal": deviation("vervalt")})
    before, after = (len(leden(one, "overleg-cijfers-evaluatie")) for one in (plain(), made))
    assert after == before - 1
    assert [item.label for item in leden(made, "overleg-cijfers-evaluatie")] == [
        f"{number}." for number in range(1, after + 1)
    ]


def test_article_that_lapses_keeps_number_and_title() -> None:
    made = document({"openbaarheid-en-communicatie": deviation("vervalt")})
    assert lines(made, "openbaarheid-en-communicatie") == [
        "Artikel 28 Openbaarheid en communicatie",
        "Niet van toepassing. Partijen wijken hier af van het model, zie bijlage H.",
    ]


def test_article_of_which_every_lid_lapses_says_so_too() -> None:
    names = [item.anchor for item in leden(plain(), "toestemming-en-informatie")]
    made = document({name: deviation("vervalt") for name in names})
    assert lines(made, "toestemming-en-informatie")[1:] == [
        "Niet van toepassing. Partijen wijken hier af van het model, zie bijlage H."
    ]


def test_article_gets_its_own_leden() -> None:
    made = document({"wijziging": deviation("vervangt", "Eerste.\n\nTweede:\n- dit; of\n- dat.")})
    assert lines(made, "wijziging") == [
        "Artikel 27 Wijziging",
        f"1. Eerste. {MARK}",
        "2. Tweede:",
        "a. dit; of",
        "b. dat.",
        MARK,
    ]


def test_sole_own_lid_has_no_number() -> None:
    made = document({"wijziging": deviation("vervangt", "Alleen dit.")})
    assert lines(made, "wijziging")[1:] == [f"Alleen dit. {MARK}"]


def test_leden_are_added_at_the_end_of_an_article() -> None:
    made = document({"verzekering": deviation("voegt_toe", "Een.\n\nTwee.")})
    assert lines(made, "verzekering")[-2:] == [f"4. Een. {ADDED}", f"5. Twee. {ADDED}"]


def test_article_without_leden_can_get_one() -> None:
    made = document({"begripsbepalingen": deviation("voegt_toe", "Maanden zijn kalendermaanden.")})
    assert lines(made, "begripsbepalingen")[-1] == f"Maanden zijn kalendermaanden. {ADDED}"


def test_new_articles_come_after_the_last_and_leave_the_numbers_alone() -> None:
    new = {
        "stagiairs": deviation("voegt_toe", "Een.", "Stagiairs"),
        "tolk": deviation("voegt_toe", "Twee.", "Tolk"),
    }
    made = document(new)
    labels = {one.anchor: one.number for one in made.sections}
    assert {
        anchor: number for anchor, number in labels.items() if anchor not in new and anchor != "afwijkingen"
    } == {one.anchor: one.number for one in plain().sections}
    assert (labels["stagiairs"], labels["tolk"]) == ("31", "32")
    order = [one.anchor for one in made.sections]
    assert order[order.index("geschillen-en-recht") + 1 :][:3] == ["stagiairs", "tolk", "ondertekening"]


def test_own_text_may_have_a_blank_line_before_its_list_and_paragraphs_after() -> None:
    text = "De praktijk mag:\n\n- iets\n  lang; of\n- niets.\n\nZij zegt\ndat."
    made = document({"vervanging.ziekte": deviation("vervangt", text)})
    assert lines(made, "vervanging")[2:6] == [
        "2. De praktijk mag:", "a. iets lang; of", "b. niets.", f"Zij zegt dat. {MARK}",
    ]  # fmt: skip


def test_text_of_one_paragraph_is_one_field_with_the_path_of_the_term() -> None:
    made = document({"vervanging.ziekte": deviation("vervangt", HOSTILE)})
    found = fields(made, "afwijkingen.vervanging.ziekte.tekst")
    assert [field.text for field in found] == [HOSTILE, HOSTILE]
    assert not any(field.computed for field in found)
    assert found[0].title == "tekst van de afwijking"


def test_parts_of_a_longer_text_know_that_they_are_parts() -> None:
    made = document({"vervanging.ziekte": deviation("vervangt", "Een.\n\nTwee.")})
    found = fields(made, "afwijkingen.vervanging.ziekte.tekst")
    assert [(field.text, field.computed) for field in found] == [("Een.", True), ("Twee.", True)] * 2
    assert any(term.text == "Twee." and term.computed for term in stated_terms(made).terms)


@pytest.mark.parametrize("key", ["vervanging.ziekte", "wijziging", "nieuw"])
def test_hostile_text_arrives_unchanged_in_every_format(key: str) -> None:
    kind = "voegt_toe" if key == "nieuw" else "vervangt"
    text = f"{HOSTILE}:\n- {HOSTILE};\n- nog iets.\n\n{HOSTILE}"
    made = document({key: deviation(kind, text, HOSTILE if key == "nieuw" else "")})
    told = " ".join(body_words(made))
    assert told.count(HOSTILE) == (8 if key == "nieuw" else 6)
    style = standard_style()
    assert words_of_html(writer_for("html")(made, style)) == body_words(made)
    word = " ".join(" ".join(docx_lines(writer_for("docx")(made, style))).split())
    assert word.count(HOSTILE) >= 6


def standard_style() -> Style:
    return style_for(workspace(), "standaard")


def test_mark_is_a_real_reference() -> None:
    made = document({"vervanging.ziekte": deviation("vervangt", "Anders.")})
    [paragraph] = leden(made, "vervanging")[1].blocks
    assert isinstance(paragraph, Paragraph)
    found = [
        one for one in inlines_of(made) if isinstance(one, CrossReference) and one.target == "afwijkingen"
    ]
    assert len(found) == 4, "the lid, the kernafspraken, and twice the article on precedence"


def test_annex_sets_the_model_text_of_this_agreement_beside_the_own_text() -> None:
    told = lines(
        document(
            {
                "stagiairs": deviation("voegt_toe", "Een stagiair kijkt mee.", "Stagiairs"),
                "overleg-cijfers-evaluatie.kleinste-aantal": deviation("vervalt"),
                "vervanging.verlof": deviation("vervangt", "Nooit.\n\nEcht niet."),
                "vervanging.ziekte": deviation("vervalt"),
            }
        ),
        "afwijkingen",
    )
    why = "Zo is het afgesproken."
    illness = "Duurt ziekte van de OJG langer dan 14 dagen, dan regelt de gemeente Veendam vervanging."
    leave = "Bij verlof regelt de gemeente Veendam vervanging als dat volgt uit artikel 7, lid 4."
    few = "Een aantal jeugdigen kleiner dan 5 blijft ongenoemd en mag niet uit andere cijfers volgen."
    new = "Het model zegt hier niets over. | Stagiairs Een stagiair kijkt mee."
    assert told[2:] == [
        "Bepaling | Het model zegt | Partijen spreken af | Reden",
        f"artikel 7, lid 2 van het model (vervallen) | {illness} | Deze bepaling geldt niet. | {why}",
        f"artikel 7, lid 2 (vervangen) | {leave} | Nooit. Echt niet. | {why}",
        f"artikel 22, lid 3 van het model (vervallen) | {few} | Deze bepaling geldt niet. | {why}",
        f"artikel 31 (toegevoegd) | {new} | {why}",
    ]


def test_first_page_counts_deviations_and_names_their_articles() -> None:
    made = document(
        {"vervanging.ziekte": deviation("vervalt"), "vervanging.eisen": deviation("vervalt"),
         "wijziging": deviation("vervalt")}
    )  # fmt: skip
    counted = "Afwijkingen | 3 afwijkingen van de modeltekst, in artikel 7 en artikel 27. "
    assert f"{counted}Zie bijlage H. | artikel 29" in lines(made, "kernafspraken")
    assert "Afwijkingen | Geen afwijkingen van de modeltekst | artikel 29" in lines(plain(), "kernafspraken")
    assert "afwijkingen" not in [one.anchor for one in plain().sections]


def test_lid_with_one_id_in_several_branches_is_one_lid() -> None:
    for choice in ("gemotiveerd", "geen"):
        found = changed(
            {"vervanging.bezwaar": deviation("vervangt", "Eigen woorden.")},
            more={("vervanging", "bezwaar_praktijk"): choice},
        )
        assert found.errors == []
        told = lines(next(found.documents()), "vervanging")
        assert sum("Eigen woorden." in line for line in told) == 1
        assert not any("weigeren" in line for line in told)


def test_lid_that_waits_for_a_choice_keeps_its_gap_and_the_annex_says_so() -> None:
    more: dict[TermPath, Any] = {("status",): "concept", ("werkplek", "his_toegang"): None}
    found = changed({"werkplek.his": deviation("vervangt", "Volledige toegang.")}, more=more)
    assert found.errors == []
    assert [one for one in found.findings if one.rule.startswith("afwijking")] == []
    made = next(found.documents())
    assert not any("Volledige toegang." in line for line in lines(made, "werkplek"))
    assert any("[keuze nog te maken:" in line for line in lines(made, "werkplek"))
    assert lines(made, "afwijkingen")[-1].startswith("artikel 8 (vervangen) | [keuze nog te maken: of deze")


def test_text_that_is_not_there_yet_is_a_gap() -> None:
    found = changed({"vervanging.ziekte": deviation("vervangt")}, more={("status",): "concept"})
    assert found.errors == []
    told = lines(next(found.documents()), "vervanging")[2]
    assert told == f"2. [nog in te vullen: tekst van de afwijking] {MARK}"


def test_document_of_one_practice_has_only_the_deviations_that_count_there() -> None:
    name = "stadskanaal"
    assert subjects()[name].terms.data["uitgifte"] == "per_praktijk"
    found = changed({"vervanging.bezwaar": deviation("vervangt", "Eigen woorden.")}, name)
    assert found.errors == []
    made = [one for one in found.documents() if one.name.startswith("modelovereenkomst")]
    assert len(made) > 1
    assert all(any("Eigen woorden." in line for line in lines(one, "vervanging")) for one in made)


def test_function_profile_is_left_alone() -> None:
    found = changed({"vervanging.ziekte": deviation("vervalt")})
    assert [one.deviations for one in found.documents() if one.name == "functieprofiel"] == [()]


def test_own_text_refers_by_name_with_the_number_that_is_right() -> None:
    text = "Zie [](#vervanging.ziekte). [](#bekostiging) geldt niet:\n- [](#vervanging.eisen); en\n- dat."
    made = document({"vervanging.bezwaar": deviation("vervangt", text)})
    found = lines(made, "vervanging")
    start = next(index for index, line in enumerate(found) if "geldt niet:" in line)
    assert found[start : start + 3] == [
        "6. Zie artikel 7, lid 2. Artikel 20 geldt niet:", "a. artikel 7, lid 5; en", "b. dat.",
    ]  # fmt: skip
    references = [one for one in inlines_of(made) if isinstance(one, CrossReference)]
    assert {"vervanging.ziekte", "bekostiging"} <= {one.target for one in references}
    told = [one for one in made.deviations[0].own if isinstance(one, CrossReference)]
    assert [one.text.replace("\u00a0", " ") for one in told][:1] == ["artikel 7, lid 2"]


@pytest.mark.parametrize("text", ["- \n\nEen.", "\u3164\n\nEen.", "- \u3164\n\nEen."])
def test_a_paragraph_of_nothing_is_no_lid(text: str) -> None:
    made = document({"wijziging": deviation("vervangt", text)})
    assert lines(made, "wijziging")[1:] == [f"Een. {MARK}"]


def test_a_full_stop_after_a_bold_name_that_ends_in_one_is_dropped() -> None:
    changes: dict[TermPath, Any] = {("praktijken", "oude-pekela", "naam"): "Praktijk Wissel e.a."}
    made = next(variant(subjects()["pekela"], changes).documents())
    assert [word for word in body_words(made) if word.endswith("..")] == []
    assert "e.a." in body_words(made)
