"""Counts in conditions, in Dutch: how many entries a map has, how many choices are made."""

from __future__ import annotations

from generator.analysis.vocabulary import TermName
from generator.language.dutch import number_word
from generator.reading.logic import Logic, Statement, negated
from generator.reading.nouns import term


def number_chosen(choices: TermName, operation: str, count: int) -> Logic | None:
    """Write how many choices are made."""
    if operation != "gt":
        return None
    form = "{} iets bevat", "{} niets bevat"
    if count:
        words = f"dan {_words(count)} mogelijkheid bevat"
        form = f"{{}} meer {words}", f"{{}} niet meer {words}"
    yes, no = (one.format(term(choices.title)) for one in form)
    return Statement(yes, no, subject=choices.path)


def number_of(named: TermName, entry: str, operation: str, count: int) -> Logic:
    """Write how many entries a map has."""
    if "." in named.path:
        return _number_in(named, entry, operation, count)
    if operation == "gt" and count == 0:
        return Statement(f"er ten minste één {entry} is", f"er geen {entry} is", subject=named.path)
    if operation == "gt":
        few = (
            f"er één {entry} is" if count == 1 else f"er ten hoogste {number_word(count)} {named.title} zijn"
        )
        return Statement(f"er meer dan {_words(count)} {entry} is", few, subject=named.path)
    if count == 1:
        return negated(number_of(named, entry, "gt", 1))
    words = f"er {number_word(count)} {named.title} zijn"
    return Statement(words, words.replace("er ", "er niet ", 1), subject=named.path)


def _number_in(named: TermName, entry: str, operation: str, count: int) -> Logic:
    """Write how many entries a map inside a group has."""
    about = f"bij {term(named.title)}"
    if operation == "gt" and count == 0:
        return Statement(f"{about} iets is ingevuld", f"{about} niets is ingevuld", subject=named.path)
    form, other = (
        ("meer dan {}", "ten hoogste {}") if operation == "gt" else ("precies {}", "niet precies {}")
    )
    yes, no = (f"{about} {words.format(_words(count))} {entry} is genoemd" for words in (form, other))
    return Statement(yes, no, subject=named.path)


def _words(count: int) -> str:
    return "één" if count == 1 else number_word(count)
