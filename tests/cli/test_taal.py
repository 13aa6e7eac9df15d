from __future__ import annotations

import ast
import re
from io import BytesIO
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from generator.cli.main import COMMANDS
from tests.cli.command import CHECKOUT, run, run_process

FOLDER = CHECKOUT / "generator" / "cli" / "taal" / "nl" / "LC_MESSAGES"
ENGLISH = re.compile(
    r"\b(Usage|Options|Error|Show|Try|Missing|Invalid|such|Commands|OPTIONS|COMMAND|ARGS|TEXT|INTEGER|"
    r"PATH|DIRECTORY|FILE|RANGE|BOOLEAN|default|required)\b"
)
PLACEHOLDER = re.compile(r"\{(\w+)(?:!r)?\}|%\((\w+)\)s")


def source_catalogue() -> Catalog:
    with (FOLDER / "ojg.po").open("rb") as stream:
        return read_po(stream, locale="nl", abort_invalid=True)


def one_or_many(text: object) -> tuple[str, ...]:
    return (
        (text,) if isinstance(text, str) else tuple(map(str, text if isinstance(text, tuple | list) else ()))
    )


def texts(catalogue: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {one_or_many(message.id): one_or_many(message.string) for message in catalogue if message.id}


def strings_of_click() -> set[str]:
    folder = Path(click.__file__).parent
    trees = [ast.parse(path.read_text("utf-8")) for path in folder.glob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_compiled_catalogue_is_up_to_date() -> None:
    fresh = BytesIO()
    write_mo(fresh, source_catalogue())
    fresh.seek(0)
    with (FOLDER / "ojg.mo").open("rb") as stream:
        kept = read_mo(stream)
    again = read_mo(fresh)
    assert texts(kept) == texts(again)
    assert kept.plural_expr == again.plural_expr


def test_click_still_writes_every_message_that_is_translated() -> None:
    known = strings_of_click()
    gone = [text for key in texts(source_catalogue()) for text in key if text not in known]
    assert gone == []


def test_translations_use_only_what_click_fills_in() -> None:
    for key, translation in texts(source_catalogue()).items():
        offered = {name for text in key for name in PLACEHOLDER.findall(text)}
        for text in translation:
            assert text
            assert set(PLACEHOLDER.findall(text)) <= offered, text


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_dutch(command: str) -> None:
    result = run(*command.split(), "--help")
    assert result.returncode == 0
    assert result.stdout.startswith("Gebruik: ojg")
    assert not ENGLISH.findall(result.stdout)
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("onzin", "fout: De opdracht 'onzin' bestaat niet."),
        (
            "check --format x",
            "fout: Bij '--format': 'x' kan niet; kies uit 'text', 'json', 'github', 'gitlab', 'sarif'.",
        ),
        ("check --fromat x", "fout: De optie '--fromat' bestaat niet. Bedoelde u '--format'?"),
        ("build --jobs nul", "fout: Bij '--jobs': 'nul' is geen getal dat hier past."),
        ("build --jobs 0", "fout: Bij '--jobs': 0 past hier niet; het moet zijn: x>=1."),
        ("build --out pyproject.toml", "fout: Bij '--out': Map 'pyproject.toml' is een bestand."),
        ("new", "fout: Hier ontbreekt 'NAAM'."),
        ("new a b --gemeente Pekela", "fout: Hier staat een woord te veel (b)."),
        ("show", "fout: Geef één NAAM op, of gebruik --article."),
        ("show a b", "fout: Geef één NAAM op, of gebruik --article."),
        (
            "new pekela",
            "fout: Noem met --gemeente de gemeente, of met --wijzigt de overeenkomst "
            "die een allonge wijzigt.",
        ),
        ("new pekela --gemeente", "fout: Achter de optie '--gemeente' hoort een waarde."),
        ("check --strict=ja", "fout: Achter de optie '--strict' hoort geen waarde."),
    ],
)
def test_wrong_use_is_told_in_dutch(arguments: str, told: str) -> None:
    """In a process of its own: click names its types when it is imported."""
    result = run_process(*arguments.split())
    assert result.returncode == 2
    assert result.stderr.splitlines()[-1] == told
    assert not ENGLISH.findall(result.stderr)
    assert result.stdout == ""


def test_version_is_short() -> None:
    assert re.fullmatch(r"ojg \d+\.\d+\.\d+\n", run("--version").stdout)
