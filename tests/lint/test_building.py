"""Examples that build on another example: what they say, what they take over, and where findings point."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator import pipeline
from generator.findings import Severity
from generator.load.content import ContentReader
from generator.model.source import YamlSource
from generator.tasks.fmt import formatted
from generator.tasks.lint.digests import update_digests
from generator.tasks.lint.examples import check_examples
from generator.tasks.lint.trials import try_examples
from generator.tasks.lint.versions import version_of
from generator.workspace import EXAMPLES, TEMPLATES, Workspace
from tests.cli.command import run
from tests.lint.content import AGREEMENT, PROFILE, ROOT, copy_of_content, path_of

REAL = Workspace(ROOT)
FOLDERS = [REAL.template(name) / EXAMPLES for name in (AGREEMENT, PROFILE)]


def put(content: Workspace, name: str, text: str) -> Path:
    path = path_of(content, f"{EXAMPLES}/{name}.yaml")
    path.write_text(text, "utf-8")
    return path


def read(content: Workspace, path: Path) -> YamlSource:
    source = ContentReader(content).source(path)
    assert isinstance(source, YamlSource)
    return source


def findings(content: Workspace, path: Path) -> list[tuple[str, str, int]]:
    found = pipeline.check(content, [path]).findings
    return [(finding.rule, finding.spot.file, finding.spot.line) for finding in found]


def test_an_example_says_the_rest_in_the_words_of_its_base(content: Workspace) -> None:
    put(content, "ok-een", f"model: {PROFILE}\nstatus: concept\ntaken:\n  overbruggingshulp: true\n")
    put(content, "ok-twee", "bouwt_op: ok-een\nervaring_jaren_min: 9\n")
    path = put(content, "ok-drie", "bouwt_op: ok-twee\ntaken:\n  intake: false\n")
    assert read(content, path).data == {
        "model": PROFILE,
        "status": "concept",
        "taken": {"overbruggingshulp": True, "intake": False},
        "ervaring_jaren_min": 9,
    }


@pytest.mark.parametrize("empty", ["ervaring_jaren_min:", "taken:", "taken:\n  overbruggingshulp:"])
def test_an_empty_value_takes_away_what_the_base_says(content: Workspace, empty: str) -> None:
    text = f"model: {PROFILE}\nstatus: concept\nervaring_jaren_min: 9\ntaken:\n  overbruggingshulp: true\n"
    put(content, "ok-een", text)
    path = put(content, "ok-twee", f"bouwt_op: ok-een\n{empty}\n")
    (subject,) = pipeline.check(content, [path]).subjects
    default = pipeline.check(content, [path_of(content, f"{EXAMPLES}/ok-zonder-keuzes.yaml")]).subjects[0]
    key = empty.partition(":")[0]
    assert subject.terms.data[key] == default.terms.data[key]


def test_a_finding_points_at_the_line_of_the_example_that_causes_it(content: Workspace) -> None:
    put(content, "ok-een", f"model: {PROFILE}\nstatus: concept\ntaken:\n  behandelplan: true\n")
    own = put(content, "ok-twee", "bouwt_op: ok-een\nervaring_jaren_min: 9\n")
    beside = put(content, "ok-drie", "bouwt_op: ok-een\nervaring_jaren_min: 9\ntaken:\n  intake: false\n")
    said = put(content, "ok-vier", "bouwt_op: ok-een\ntaken:\n  intake: false\n  behandelplan: true\n")
    rule = "behandelplan-zonder-behandeling"
    for path, line in ((own, 1), (beside, 3), (said, 4)):
        assert (rule, content.label(path), line) in findings(content, path)


@pytest.mark.parametrize(
    ("base", "message"),
    [
        ("ok-weinig-taak", 'Er is hier geen voorbeeld "ok-weinig-taak" om op te bouwen.'),
        ("../../2026.1/voorbeelden/ok-weinig-taken", "om op te bouwen."),
        ("", 'Er is hier geen voorbeeld "" om op te bouwen.'),
        ("ok-zelf", "bouwt weer op dit voorbeeld"),
        ("ok-kapot", "is niet te lezen"),
    ],
)
def test_a_base_that_is_not_there_is_named_at_its_line(content: Workspace, base: str, message: str) -> None:
    put(content, "ok-kapot", "status: [\n")
    path = put(content, "ok-zelf", f"bouwt_op: {base}\nstatus: concept\n")
    (finding,) = pipeline.check(content, [path]).findings
    assert (finding.rule, finding.severity) == ("onbekende-verwijzing", Severity.ERROR)
    assert (finding.spot.file, finding.spot.line) == (content.label(path), 1)
    assert message in finding.message
    assert ("Bedoelde u" in finding.hint) is ("ok-weinig-" in base)


def test_elsewhere_it_is_a_key_like_any_other(content: Workspace) -> None:
    path = content.root / "profiles" / "anders.yaml"
    path.write_text(f"bouwt_op: ojg\nmodel: {PROFILE}\nstatus: concept\n", "utf-8")
    assert set(findings(content, path)) == {
        ("nog-in-te-vullen", "profiles/anders.yaml", 1),
        ("onbekende-sleutel", "profiles/anders.yaml", 1),
        ("model-in-ontwerp", "profiles/anders.yaml", 2),
    }


def test_a_whole_example_is_shown_by_its_path(content: Workspace) -> None:
    path = put(content, "ok-twee", "bouwt_op: ok-weinig-taken\nervaring_jaren_min: 9\n")
    shown = run("show", content.label(path), "--outline", cwd=content.root)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "9 jaar" in shown.stdout


def test_the_line_that_names_the_base_comes_first(content: Workspace) -> None:
    path = put(content, "ok-twee", "ervaring_jaren_min: 9\nbouwt_op:  'ok-weinig-taken'\n")
    assert formatted(content, path).after == b"bouwt_op: ok-weinig-taken\nervaring_jaren_min: 9\n"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.parent.name)
def test_our_examples_all_build_on_one(folder: Path) -> None:
    sources = [read_plain(path) for path in sorted(folder.glob("*.yaml"))]
    roots = [text for text in sources if "\nbouwt_op: " not in text and "\nwijzigt: " not in text]
    assert len(roots) == 1
    assert all(len(text.splitlines()) < 170 for text in sources)


def read_plain(path: Path) -> str:
    return "\n" + path.read_text("utf-8")


QUESTION = {
    "title": "lengte van de pauze",
    "description": "Hoeveel minuten de pauze duurt.",
    "type": "integer",
    "x-verplicht": {"vanaf": "ter_ondertekening"},
}


def test_a_new_required_choice_is_one_line_in_one_example(tmp_path: Path) -> None:
    content = copy_of_content(tmp_path / "map")
    folder = path_of(content, EXAMPLES, AGREEMENT)
    shutil.copytree(ROOT / TEMPLATES / AGREEMENT / EXAMPLES, folder, dirs_exist_ok=True)
    schema = folder.parent / "schema.json"
    data = json.loads(schema.read_text("utf-8"))
    data["properties"]["uren"]["properties"]["pauze"] = QUESTION
    schema.write_text(json.dumps(data), "utf-8")
    version = version_of(content, AGREEMENT)
    assert len(list(check_examples(version, try_examples(version)))) > 10
    base = folder / "basis.yaml"
    text = base.read_text("utf-8")
    base.write_text(text.replace("\nuren:\n", "\nuren:\n  pauze: 30\n"), "utf-8")
    signed = list(update_digests(try_examples(version)))
    assert f"{TEMPLATES}/{AGREEMENT}/{EXAMPLES}/ok-getekend.yaml" in signed
    assert list(check_examples(version, try_examples(version))) == []
