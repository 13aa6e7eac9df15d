"""A released model version stays as it was: no file of it altered, added or lost since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.findings import Finding, Severity, Spot
from generator.language.dutch import date_in_words, parse_date
from generator.model.release_record import FILE, RELEASED, ReleaseRecord
from generator.model.template import TemplateVersion

RULE = "vastgesteld-gewijzigd"


def check_frozen(label: str, record: ReleaseRecord, digests: Mapping[str, str]) -> Iterator[Finding]:
    """Compare a released version with its record.

    Args:
        label: The folder of the version as users know it.
        record: Its record.
        digests: The SHA-256 of each file that is there now, by path in the folder.
    """
    released = _released(label, record)
    if record.digest != record.computed_digest:
        message = f"Deze vrijgave is gewijzigd: de digest past niet bij wat er staat. {released}"
        yield _finding(Spot(f"{label}/{FILE}"), message, _restore(f"{label}/{FILE}", label))
    for name, digest in record.files.items():
        if name not in digests:
            message = f"{label}/{name} is weg. {released}"
            yield _finding(record.spots[name], message, _restore(f"{label}/{name}", label))
        elif digests[name] != digest:
            message = f"Dit bestand is gewijzigd. {released}"
            yield _finding(Spot(f"{label}/{name}"), message, _restore(f"{label}/{name}", label))
    for name in digests:
        if name not in record.files:
            message = f"{label}/{name} is later toegevoegd. {released}"
            hint = f"Haal het bestand weg. {_instead(label)}"
            yield _finding(Spot(f"{label}/{FILE}"), message, hint)


def check_record(template: TemplateVersion) -> Iterator[Finding]:
    """Find a version that says it is released and has no record that shows it."""
    if template.roles.state == RELEASED and template.release is None:
        spot = template.model_source.value_spot(("toestand",))
        message = f"{template.name} heet vastgesteld, maar {template.label}/{FILE} ontbreekt."
        hint = (
            f"Haal dat bestand terug met `git checkout -- {template.label}/{FILE}`. Is de versie nooit "
            f"vrijgegeven, schrijf dan `toestand: ontwerp`; `ojg release {template.name}` stelt haar vast."
        )
        yield _finding(spot, message, hint, template.model_source.excerpt(spot.line))


def _finding(spot: Spot, message: str, hint: str, excerpt: str = "") -> Finding:
    return Finding(RULE, Severity.ERROR, spot, message, hint, excerpt=excerpt)


def _released(label: str, record: ReleaseRecord) -> str:
    day = parse_date(record.date)
    since = f" sinds {date_in_words(day)}" if day else ""
    return f"{_name(label)} ligt vast{since}."


def _restore(file: str, label: str) -> str:
    return f"Zet het bestand terug met `git checkout -- {file}`. {_instead(label)}"


def _instead(label: str) -> str:
    kind, _, version = _name(label).partition("/")
    return f"Moet de tekst anders, begin dan een nieuwe versie: `ojg new-version {kind} {version} NIEUW`."


def _name(label: str) -> str:
    return "/".join(label.split("/")[-2:])
