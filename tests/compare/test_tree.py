"""What changed between two documents: matched by what people named, and never more words than needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest

from generator.compare.tree import compare_documents
from generator.compare.words import Leaf, compare_leaves
from generator.model.difference import DocumentDiff, LineDiff, Op, SectionDiff, Status
from generator.model.document import Document, ItemList, Section
from generator.render.words import body_words
from tests.acceptance import content
from tests.compare.edits import edited
from tests.compare.renumbering import mapped, renumbered
from tests.sample_document import item, leden, onderdelen, row, sample_document, value
from tests.soak import sampled

SAMPLE = sample_document()
DAYS = ("vervanging.ziekte_na_dagen", "Aantal dagen")
NAMES = ("stadskanaal", "veendam", "oldambt")


def agreement(name: str) -> Document:
    return next(one for one in content.documents(name) if one.name.startswith("modelovereenkomst"))


def with_section(document: Document, anchor: str, **changes: object) -> Document:
    sections = (
        replace(one, **changes) if one.anchor == anchor else one  # type: ignore[arg-type]
        for one in document.sections
    )
    return renumbered(replace(document, sections=tuple(sections)))


def section_of(diff: DocumentDiff, anchor: str) -> SectionDiff:
    return next(section for section in diff.sections if section.anchor == anchor)


def lines_of(diff: DocumentDiff) -> list[LineDiff]:
    return [line for section in diff.sections for line in section.lines]


def marked(line: LineDiff) -> str:
    signs = {Op.SAME: "{}", Op.NEW: "+{}+", Op.GONE: "-{}-"}
    return "".join(signs[run.op].format(run.text) for run in line.runs)


def steps(old: str | Sequence[Leaf], new: str | Sequence[Leaf]) -> str:
    before, after = ([Leaf(one)] if isinstance(one, str) else one for one in (old, new))
    signs = {Op.SAME: "{}", Op.NEW: "+{}+", Op.GONE: "-{}-"}
    shown = "".join(signs[step.op].format(step.token.text) for step in compare_leaves(before, after))
    return shown.replace("++", "").replace("--", "")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("na 14 dagen", "na 21 dagen", "na -14-+21+ dagen"),
        ("een, twee en drie.", "een en drie.", "een-, twee- en drie."),
        ("a;", "a; en", "a;+ en+"),
        ("a; en", "a.", "a-; en-+.+"),
        ("de (hulp)", "de hulp", "de -(-hulp-)-"),
        ("twee dagen.", "drie weken.", "-twee dagen-+drie weken+."),
        ("a  b", "a b ", "a b "),
        ("", "nieuw", "+nieuw+"),
        ("oud woord", "", "-oud woord-"),
        ("per week", "perweek", "-per week-+perweek+"),
        ("€ 98,50 per uur", "€ 98,75 per uur", "€ -98,50-+98,75+ per uur"),
    ],
)
def test_words_change_as_little_as_possible(old: str, new: str, expected: str) -> None:
    assert steps(old, new) == expected


def test_a_value_takes_along_nothing_that_is_fixed_to_it() -> None:
    old = [Leaf("("), Leaf("14", "a"), Leaf("-daags)")]
    new = [Leaf("("), Leaf("21", "a"), Leaf("-daags)")]
    assert steps(old, new) == "(-14-+21+-daags)".replace("-daags", "\0").replace("\0", "-daags")


def test_the_value_that_changed_is_the_one_that_is_shown() -> None:
    old = [Leaf("Stadskanaal", "a"), Leaf(" en "), Leaf("Veendam", "b")]
    new = [Leaf("Veendam", "b")]
    gone = [step.token.path for step in compare_leaves(old, new) if step.op is Op.GONE]
    assert gone[0] == "a"
    assert "b" not in gone


def test_the_same_document_has_not_changed() -> None:
    diff = compare_documents(SAMPLE, sample_document())
    assert not diff.changed_sections
    assert not [line for line in lines_of(diff) if line.status is not Status.SAME]


def test_a_value_changes_only_its_own_words() -> None:
    base = content.subjects()["stadskanaal"]
    path = ("vervanging", "ziekte_na_dagen")
    old, new = (
        next(
            one
            for one in content.variant(base, {path: days}).documents()
            if one.name.startswith("modelovereenkomst")
        )
        for days in (14, 21)
    )
    diff = compare_documents(old, new)
    runs = [run for line in lines_of(diff) for run in line.runs if run.op is not Op.SAME]
    assert {run.path for run in runs} == {".".join(path)}
    assert {run.text for run in runs} == {"14", "21"}
    assert {section.anchor for section in diff.changed_sections} == {"kernafspraken", "vervanging"}


def leden_of(section: Section) -> ItemList:
    return next(block for block in section.blocks if isinstance(block, ItemList))


def test_leden_after_one_that_goes_are_renumbered_not_rewritten() -> None:
    article = next(one for one in SAMPLE.sections if one.anchor == "artikel-9")
    items = leden_of(article)
    new = with_section(SAMPLE, "artikel-9", blocks=(replace(items, items=items.items[1:]),))
    found = section_of(compare_documents(SAMPLE, new), "artikel-9")
    assert found.status is Status.CHANGED
    assert [(line.old_label, line.new_label, line.status) for line in found.lines] == [
        ("1.", "", Status.GONE),
        *((f"{n}.", f"{n - 1}.", Status.RENUMBERED) for n in range(2, 6)),
    ]
    assert all(run.op is Op.SAME for line in found.lines[1:] for run in line.runs)


def test_articles_after_a_new_one_are_renumbered_and_so_are_references() -> None:
    added = Section(
        SAMPLE.sections[2].kind,
        "nieuw",
        "",
        "0",
        SAMPLE.sections[2].title,
        (leden(item("nieuw.lid", "", "X.")),),
    )
    old = renumbered(SAMPLE)
    new = renumbered(replace(SAMPLE, sections=(*SAMPLE.sections[:2], added, *SAMPLE.sections[2:])))
    diff = compare_documents(old, new)
    assert section_of(diff, "nieuw").status is Status.NEW
    moved_on = section_of(diff, "artikel-9")
    assert (moved_on.status, moved_on.old_label, moved_on.new_label) == (
        Status.RENUMBERED,
        "Artikel 3",
        "Artikel 4",
    )
    assert not moved_on.changed_lines
    key_terms = section_of(diff, "kernafspraken")
    assert key_terms.status is Status.RENUMBERED
    changed = [run for line in key_terms.lines for run in line.runs if run.op is not Op.SAME]
    assert changed
    assert all(run.in_reference for run in changed)


def test_a_moved_lid_keeps_its_words() -> None:
    article = next(one for one in SAMPLE.sections if one.anchor == "artikel-9")
    items = leden_of(article)
    order = (*items.items[1:4], items.items[0], items.items[4])
    new = with_section(SAMPLE, "artikel-9", blocks=(replace(items, items=order),))
    found = section_of(compare_documents(SAMPLE, new), "artikel-9")
    [moved] = [line for line in found.lines if line.status is Status.MOVED]
    assert (moved.old_label, moved.new_label) == ("1.", "4.")
    assert all(run.op is Op.SAME for line in found.lines for run in line.runs)


def test_a_moved_section_is_matched_by_its_anchor() -> None:
    sections = list(renumbered(SAMPLE).sections)
    sections.insert(-3, sections.pop(2))
    diff = compare_documents(renumbered(SAMPLE), renumbered(replace(SAMPLE, sections=tuple(sections))))
    moved = section_of(diff, "vervanging")
    assert (moved.status, moved.old_label, moved.new_label) == (Status.MOVED, "Artikel 1", "Artikel 14")
    assert not [section for section in diff.sections if section.status in (Status.NEW, Status.GONE)]


def test_items_without_a_name_of_their_own_are_matched_by_their_words() -> None:
    def article(*texts: str) -> tuple[ItemList]:
        inner = onderdelen(*(item(f"artikel-9.lid.{n}", "", text) for n, text in enumerate(texts, 1)))
        return (leden(item("artikel-9.lid", "", "Dit:", after=(inner,))),)

    old = with_section(SAMPLE, "artikel-9", blocks=article("een aap;", "een noot;", "een mies."))
    new = with_section(SAMPLE, "artikel-9", blocks=article("een aap;", "een mies."))
    found = section_of(compare_documents(old, new), "artikel-9")
    assert [(line.status, marked(line)) for line in found.changed_lines] == [
        (Status.GONE, "-een noot;-"),
        (Status.RENUMBERED, "een mies."),
    ]


def test_rows_are_matched_by_their_first_cell() -> None:
    annex = next(one for one in SAMPLE.sections if one.anchor == "inzettabel")
    [table] = annex.blocks
    rows = table.rows  # type: ignore[union-attr]
    changed = (rows[0], row("Praktijk 1a", "9", "uur per week", "x"), *rows[1:4], *rows[5:])
    new = with_section(SAMPLE, "inzettabel", blocks=(replace(table, rows=changed),))  # type: ignore[arg-type]
    found = section_of(compare_documents(SAMPLE, new), "inzettabel")
    statuses = Counter(line.status for line in found.lines)
    assert (statuses[Status.NEW], statuses[Status.GONE], statuses[Status.CHANGED]) == (4, 4, 0)
    gone = [line for line in found.lines if line.status is Status.GONE]
    assert [line.context for line in gone] == ["", "Praktijk 5", "Praktijk 5", "Praktijk 5"]


@pytest.mark.parametrize("seed", sampled(range(60), range(24)))
def test_any_edit_reads_back_and_changes_no_more_words_than_needed(seed: int) -> None:
    random = Random(seed)
    old = renumbered(agreement(NAMES[seed % len(NAMES)]))
    new = edited(old, random, edits=1 + seed % 4)
    diff = compare_documents(old, new)
    assert side(diff, Op.NEW) == body_words(new)
    assert Counter(side(diff, Op.GONE)) == Counter(body_words(old))
    for line in lines_of(diff):
        assert _touched(line) <= _fewest(line.old_text.split(), line.new_text.split())


def test_comparing_agreements_of_two_municipalities_changes_no_more_words_than_needed() -> None:
    for line in lines_of(compare_documents(agreement("stadskanaal"), agreement("veendam"))):
        assert _touched(line) <= _fewest(line.old_text.split(), line.new_text.split())


def test_changed_text_never_hides_in_a_line_that_stayed() -> None:
    old = SAMPLE
    new = mapped(old, lambda one: replace(one, text="anders") if one == value("14", *DAYS) else one)
    changed = [line for line in lines_of(compare_documents(old, new)) if line.status is not Status.SAME]
    assert [marked(line).split(" dagen")[0] for line in changed] == [
        "De werkgever regelt vervanging na -14-+anders+"
    ]


def side(diff: DocumentDiff, op: Op) -> list[str]:
    """List the words of the new or the old side, in the new order."""
    words: list[str] = []
    for section in diff.sections:
        lines = list(section.lines)
        if section.anchor and section.status is not (Status.GONE if op is Op.NEW else Status.NEW):
            heading = lines.pop(0) if lines and lines[0].anchor == section.anchor else None
            title = section.title if heading is None else _text(heading, op)
            words += f"{section.new_label if op is Op.NEW else section.old_label} {title}".split()
        for line in lines:
            words += f"{line.new_label if op is Op.NEW else line.old_label} {_text(line, op)}".split()
    return words


def _text(line: LineDiff, op: Op) -> str:
    return line.new_text if op is Op.NEW else line.old_text


def _touched(line: LineDiff) -> int:
    """Count the old words of which something goes, and the new words of which something comes."""
    return _marked_words(line, Op.GONE) + _marked_words(line, Op.NEW)


def _marked_words(line: LineDiff, op: Op) -> int:
    side = [(letter, run.op is op) for run in line.runs if run.op in (Op.SAME, op) for letter in run.text]
    count, inside, hit = 0, False, False
    for letter, changed in [*side, (" ", False)]:
        if letter.isspace():
            count += inside and hit
            inside = hit = False
        else:
            inside, hit = True, hit or changed
    return count


def _fewest(old: list[str], new: list[str]) -> int:
    """Count the words outside a longest common subsequence."""
    lengths = [0] * (len(new) + 1)
    for word in old:
        diagonal = 0
        for index, other in enumerate(new, 1):
            above = lengths[index]
            lengths[index] = diagonal + 1 if word == other else max(above, lengths[index - 1])
            diagonal = above
    return len(old) + len(new) - 2 * lengths[-1]
