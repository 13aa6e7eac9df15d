"""What a change of templates does, as text, Markdown or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from generator.tasks.impact.places import ChangedPlace
from generator.tasks.impact.reach import Impact, RuleChange
from generator.tasks.impact.usage import FOLLOWS, LEFT_OUT, TemplateUse
from generator.workspace import AGREEMENTS, PROFILES

_KINDS = {AGREEMENTS: ("overeenkomst", "overeenkomsten"), PROFILES: ("profiel", "profielen")}
_NOTHING = "In geen enkel document verandert tekst, en geen melding komt erbij of gaat weg."


@dataclass(frozen=True)
class _Style:
    """How a heading and a line look."""

    heading: str
    item: str
    more: str
    code: str

    def title(self, text: str) -> list[str]:
        return ["", self.heading.format(text)]

    def name(self, text: str) -> str:
        return self.code.format(text)


_TEXT = _Style("{}", "  {}", "      {}", "{}")
_MARKDOWN = _Style("### {}", "- {}", "  {}", "`{}`")


def impact_text(impact: Impact, uses: Sequence[TemplateUse]) -> str:
    """Write an impact for a terminal, without the last line end."""
    return "\n".join(_lines(impact, uses, _TEXT))


def impact_markdown(impact: Impact, uses: Sequence[TemplateUse]) -> str:
    """Write an impact as Markdown, without the last line end."""
    return "\n".join(_lines(impact, uses, _MARKDOWN))


def impact_json(impact: Impact, uses: Sequence[TemplateUse]) -> str:
    """Write an impact as JSON; the keys are stable."""
    return json.dumps(
        {
            "since": impact.change.revision.label,
            "templates": impact.change.files,
            "files": impact.files,
            "places": [{**_place(one.place), "files": one.files} for one in impact.reached],
            "findings": [_told(one) for one in impact.told],
            "problems": [_told(one) for one in impact.broken],
            "skipped": impact.skipped,
            "uses": [asdict(use) for use in uses],
        },
        ensure_ascii=False,
        indent=2,
    )


def _place(place: ChangedPlace) -> dict[str, str]:
    return {
        "document": place.document,
        "anchor": place.anchor,
        "section": place.section,
        "part": place.part,
        "change": place.what,
    }


def _told(change: RuleChange) -> dict[str, object]:
    return {
        "rule": change.rule,
        "severity": change.severity.value,
        "message": change.message,
        "change": "nieuw" if change.is_new else "weg",
        "files": change.files,
    }


def _lines(impact: Impact, uses: Sequence[TemplateUse], style: _Style) -> Iterator[str]:
    change = impact.change
    if not change.files:
        asked = ", ".join(map(style.name, change.asked)) or "De sjablonen"
        many = len(change.asked) != 1
        yield f"{asked} {'zijn' if many else 'is'} niet gewijzigd sinds {change.revision.label}."
        yield from _use_lines(uses, style)
        return
    yield f"Gewijzigd sinds {change.revision.label}: {', '.join(map(style.name, change.files))}"
    yield f"Een ander document krijgen: {counted(impact.files)}; bekeken: {impact.looked_at}."
    if impact.reached:
        yield from style.title("Gewijzigde tekst")
        for one in impact.reached:
            yield style.item.format(f"{one.place.words}: {counted(one.files)}{_named(one.files)}")
    for title, found in (
        ("Nieuwe meldingen", [one for one in impact.told if one.is_new]),
        ("Meldingen die weggaan", [one for one in impact.told if not one.is_new]),
        ("Niet meer te maken", [one for one in impact.broken if one.is_new]),
        (f"In {change.revision.label} niet te maken", [one for one in impact.broken if not one.is_new]),
    ):
        yield from _told_lines(title, found, style)
    if not (impact.reached or impact.told or impact.broken):
        yield _NOTHING
    if impact.skipped:
        yield f"Niet bekeken, want er staan fouten in: {', '.join(impact.skipped)}. Zie `ojg check`."


def _told_lines(title: str, changes: Sequence[RuleChange], style: _Style) -> Iterator[str]:
    if changes:
        yield from style.title(title)
    for change in changes:
        rule = f"{change.severity.value} {style.name(change.rule)}"
        yield style.item.format(f"{rule}: {counted(change.files)}{_named(change.files)}")
        yield style.more.format(change.message)


def _use_lines(uses: Sequence[TemplateUse], style: _Style) -> Iterator[str]:
    for template in dict.fromkeys(use.template for use in uses):
        found = [use for use in uses if use.template == template]
        title = next((use.title for use in found if use.how != LEFT_OUT), found[0].title)
        yield from style.title(f"{title} ({style.name(template)})" if title else style.name(template))
        for how in dict.fromkeys(use.how for use in found):
            these = [use for use in found if use.how == how]
            files = list(dict.fromkeys(use.file for use in these))
            documents = "" if how == FOLLOWS or len(these) == len(files) else f", {len(these)} documenten"
            yield style.item.format(f"{how}: {counted(files)}{documents}{_named(files)}")
    if not uses:
        yield "Geen overeenkomst of profiel gebruikt dit."


def counted(files: Sequence[str]) -> str:
    """Count files by what they are: `11 overeenkomsten en 2 profielen`."""
    words = []
    for folder, (one, many) in _KINDS.items():
        if number := sum(file.startswith(f"{folder}/") for file in files):
            words.append(f"{number} {one if number == 1 else many}")
    return " en ".join(words) or "geen"


def _named(files: Sequence[str]) -> str:
    return f" ({', '.join(file.rpartition('/')[2] for file in files)})" if files else ""
