"""Files of a model version have a form: a mistake in one is told at its line by every command."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from generator.cli.main import run
from generator.errors import ExitCode, TemplateFormError
from generator.load.template import read_template
from generator.model.source import Path as TermPath
from tests.release.small import CARD, FILES, LETTER
from tests.soak import sampled

SHIPPED = ("modelovereenkomst", "functieprofiel", "informatieblad")
HERE = Path(__file__).parents[2]
COMMANDS = (("check",), ("build", "--format", "txt", "--jobs", "1"), ("lint",))
STANDARD = "- wanneer: 'naam is ingevuld'\n  waarden:\n    dagen: 4\n- waarden: {naam: Jan}\n"
_INSTEAD = {"leeg": None, "5": 5, "[x]": ["x"]}
EXTRA = """\
verspreiding: {over: kaarten}
overzicht: {Naam: '{{ naam }}'}
vragen:
  - {id: duur, vraag: 'Hoe lang?', antwoord: '{{ dagen }} dagen'}
afgeleid:
  lang: 'dagen > 3'
  woord:
    - {wanneer: 'afgeleid.lang', tekst: lang}
    - {waarde: 'naam'}
leeswoorden: {lang: [het duurt lang, het duurt kort], woord: het woord}
archief:
  wanneer: 'naam is ingevuld'
  naam: '{{ naam }}'
  bron: {'@soort': brief, '=': '{{ naam }}'}
"""


def folder_of(root: Path) -> Path:
    """Make the small content folder, with more roles and standard values; house styles are only linked."""
    files = {**FILES, f"templates/{LETTER}/standaard.yaml": STANDARD}
    files[f"templates/{LETTER}/model.yaml"] += EXTRA
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    shutil.copy(HERE / "templates" / "gemeenten.yaml", root / "templates")
    style = "templates/huisstijl/standaard"
    shutil.copytree(HERE / style, root / style, copy_function=os.link)
    return root


def paths_in(data: Any, path: TermPath = ()) -> Iterator[TermPath]:
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield (*path, key)
        yield from paths_in(value, (*path, key))


def mutations(text: str) -> Iterator[tuple[TermPath, str]]:
    """List each key and item with a change: gone, empty, set to 5, set to [x]."""
    for path in paths_in(yaml.load(text, yaml.CSafeLoader)):
        yield from ((path, change) for change in ("weg", "leeg", "5", "[x]"))


def mutated(text: str, path: TermPath, change: str) -> str:
    """Give the text with one key or item changed."""
    data = yaml.load(text, yaml.CSafeLoader)
    group = data
    for key in path[:-1]:
        group = group[key]
    if change == "weg":
        del group[path[-1]]
    else:
        group[path[-1]] = _INSTEAD[change]
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def ran(root: Path, *arguments: str) -> tuple[int, str]:
    written = io.StringIO()
    with contextlib.redirect_stdout(written), contextlib.redirect_stderr(written):
        code = run(["--root", str(root), *arguments])
    return code, written.getvalue()


_PARTS = 4
"""In which the mistakes of a file are divided; each run looks at one part."""


@pytest.mark.parametrize("part", sampled(range(_PARTS), (0,)))
@pytest.mark.parametrize("name", ["model.yaml", "standaard.yaml"])
def test_no_key_of_another_kind_and_no_missing_key_is_a_crash(name: str, part: int, tmp_path: Path) -> None:
    root = folder_of(tmp_path / "inhoud")
    assert ran(root, "check")[0] == ExitCode.DONE
    path = root / f"templates/{LETTER}/{name}"
    told = 0
    text = path.read_text("utf-8")
    wanted = [*mutations(text)]
    Random(20261201).shuffle(wanted)
    for number, what in enumerate(wanted[part::_PARTS]):
        root = root.rename(tmp_path / f"inhoud-{number}")  # what a process read is read once
        (root / f"templates/{LETTER}/{name}").write_text(mutated(text, *what), "utf-8")
        for command in COMMANDS:
            code, words = ran(root, *command)
            assert code != ExitCode.BUG, (what, command, words)
            told += code == ExitCode.FINDINGS and f"{LETTER}/{name}:" in words
    assert told > number


def shipped_mutations() -> list[tuple[str, tuple[TermPath, str]]]:
    """List a mistake for each key of the shipped models, shuffled: the file, and which mutation of it."""
    files = [
        f"templates/{kind}/2026.1/{name}" for kind in SHIPPED for name in ("model.yaml", "standaard.yaml")
    ]
    found = [(file, what) for file in files for what in mutations((HERE / file).read_text("utf-8"))]
    Random(20261130).shuffle(found)
    return found


def try_shipped(wanted: Iterable[tuple[str, tuple[TermPath, str]]], folder: Path) -> None:
    """Make mistakes in a copy of the shipped models, one at a time, and check and build with each."""
    root = folder / "inhoud"
    for name in ("templates", "profiles"):
        shutil.copytree(HERE / name, root / name, copy_function=os.link)
    (root / "agreements").mkdir()
    shutil.copy(HERE / "agreements" / "veendam.yaml", root / "agreements")
    for number, (file, what) in enumerate(wanted):
        root = root.rename(folder / f"inhoud-{number}")
        text = (HERE / file).read_text("utf-8")
        (root / file).unlink()
        (root / file).write_text(mutated(text, *what), "utf-8")
        for command in COMMANDS[:2]:
            code, words = ran(root, *command)
            assert code != ExitCode.BUG, (file, what, command, words)
        (root / file).write_text(text, "utf-8")


def test_a_sample_of_mistakes_in_the_shipped_models(tmp_path: Path) -> None:
    try_shipped(shipped_mutations()[:5], tmp_path)


@pytest.mark.soak
def test_every_mistake_in_the_shipped_models(tmp_path: Path) -> None:
    try_shipped(shipped_mutations(), tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('"naam": {"type": "string"', '"naam": {"type": 5', 4, "5 is geen keuze"),
        ('"naam": {"type": "string"', '"naam": {"$ref": "#/$defs/weg", "type": "string"', 4, "naar niets"),
        ('"naam": {"type": "string"', '"naam": {"pattern": "(", "type": "string"', 4, "reguliere"),
        ('"naam": {"type": "string"', '"naam": {"x-verplicht": "ja", "type": "string"', 4, "een groep"),
        ('"naam": {"type": "string"', '"naam": {"x-verpicht": {"vanaf": "concept"}, "type": "string"', 4, ""),
        ('"properties": {', '"properties": 5, "$defs": {', 2, "een groep"),
    ],
)
def test_a_schema_of_another_shape_is_told_at_its_line(
    old: str, new: str, line: int, words: str, tmp_path: Path
) -> None:
    root = folder_of(tmp_path / "inhoud")
    path = root / f"templates/{LETTER}/schema.json"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    for command in COMMANDS:
        code, told = ran(root, *command)
        assert code == ExitCode.FINDINGS, told
        assert f"{LETTER}/schema.json:{line}:" in told
        assert words in told


def test_every_mistake_is_told_in_one_run(tmp_path: Path) -> None:
    root = folder_of(tmp_path / "inhoud")
    path = root / f"templates/{LETTER}/model.yaml"
    path.write_text(
        path.read_text("utf-8").replace("titel: Brief", "titels: Brief") + "basis: [x]\n", "utf-8"
    )
    with pytest.raises(TemplateFormError) as caught:
        read_template(path.parent, LETTER, f"templates/{LETTER}")
    assert {finding.path for finding in caught.value.findings} == {"titels", "titel", "basis"}


def test_a_broken_type_that_nobody_uses_harms_nobody(tmp_path: Path) -> None:
    root = folder_of(tmp_path / "inhoud")
    other = root / "templates/proef/1"
    shutil.copytree(root / f"templates/{CARD}", other)
    (other / "model.yaml").write_text("titel: 5\n", "utf-8")
    assert ran(root, "check")[0] == ExitCode.DONE
    assert ran(root, "show", LETTER)[0] == ExitCode.DONE
    code, told = ran(root, "lint")
    assert (code, "templates/proef/1/model.yaml:1:" in told) == (ExitCode.FINDINGS, True)
