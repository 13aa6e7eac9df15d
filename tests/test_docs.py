"""The documentation says what the program does: its examples run, its tables are complete, its links work."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from generator.cli.main import ojg
from generator.compose.assembly import compose
from generator.compose.plans import DocumentPlan
from generator.errors import ExitCode
from generator.findings import Spot
from generator.language.filters import FILTERS
from generator.language.texts import compile_text
from generator.load import clause as clause_reader
from generator.load.gather import Gatherer
from generator.load.grounds import read_grounds
from generator.model.document import SectionKind
from generator.model.roles import PartClause
from generator.model.template import Clause
from generator.render import FORMATS
from generator.render.outline_writer import write_outline
from generator.terms.subject import Subject, scope_of
from generator.validate import rules
from generator.validate.checks import TERM_CHECKS, TEXT_CHECKS
from generator.validate.schema import check_schema
from generator.workspace import TEMPLATES, Workspace
from tests.tools import tool

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
README, MANUAL, TEMPLATE_MANUAL = ROOT / "README.md", DOCS / "handleiding.md", DOCS / "sjabloonbeheer.md"
YEAR = DOCS / "modeljaar.md"
PAGES = (README, *sorted(DOCS.glob("*.md")))
VERSIONS = ("modelovereenkomst/2026.1", "functieprofiel/2026.1")
RULE_ID = re.compile(r"[a-z]+(-[a-z0-9]+)*")


def page_of(path: Path) -> str:
    return path.read_text("utf-8")


def chapter(page: str, title: str) -> str:
    """Return what stands under a heading, up to the next one of its level or higher."""
    level = title.partition(" ")[0]
    found = re.search(
        rf"^{re.escape(title)}$(.*?)(?=^#{{1,{len(level)}}} |\Z)", page, re.MULTILINE | re.DOTALL
    )
    assert found, title
    return found[1]


def codes_in_tables(text: str) -> list[str]:
    """Return what stands between backticks in the first cell of every row."""
    return [code for row in re.findall(r"^\| (`[^|]*) \|", text, re.MULTILINE) for code in code_words(row)]


def code_words(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def blocks(page: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


@cache
def example() -> Subject:
    workspace = Workspace.find(ROOT, ROOT)
    subject = Gatherer(workspace, check_schema).subject(workspace.root / "agreements" / "stadskanaal.yaml")
    assert subject
    return subject


def test_the_reference_of_keys_is_fresh() -> None:
    assert page_of(DOCS / "velden.md") == tool("make-velden").reference(ROOT) + "\n", "run `make docs`"


def test_the_reference_names_every_key() -> None:
    page = page_of(DOCS / "velden.md")

    def names(spec: Any) -> Iterator[str]:
        if isinstance(spec, dict):
            yield from spec.get("properties", {}) if isinstance(spec.get("properties"), dict) else ()
            for value in spec.values():
                yield from names(value)

    for version in VERSIONS:
        schema = json.loads((ROOT / TEMPLATES / version / "schema.json").read_text("utf-8"))
        part = page.partition(f"## `{version}`")[2]
        missing = [name for name in names(schema) if not re.search(rf"[`.]{re.escape(name)}[`.]", part)]
        assert not missing


@pytest.mark.parametrize("path", [MANUAL, TEMPLATE_MANUAL], ids=lambda path: path.stem)
def test_commands_say_what_the_page_shows(path: Path, tmp_path: Path) -> None:
    page = page_of(path)
    assert tool("make-handleiding").refreshed(page, tmp_path / "map") == page, "run `make docs`"


def test_when_a_command_fails_no_page_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stale = "```console\n$ ojg check\nOud.\n```\n"
    good, bad = tmp_path / "goed.md", tmp_path / "fout.md"
    good.write_text(stale, "utf-8")
    bad.write_text("```console\n$ git zoek-maar\n```\n", "utf-8")
    assert tool("make-handleiding").main([str(good), str(bad)]) == 1
    assert good.read_text("utf-8") == stale
    said = capsys.readouterr().err
    assert said.startswith("fout: fout.md: `git zoek-maar` lukt niet: git: ")
    assert said.endswith("Er is geen pagina gewijzigd.\n")
    assert tool("make-handleiding").main([str(good)]) == 0
    assert "Geen fouten of waarschuwingen" in good.read_text("utf-8")


def test_every_command_and_option_is_explained() -> None:
    text = page_of(README) + page_of(MANUAL)
    context = click.Context(ojg)
    for name in ojg.list_commands(context):
        command = ojg.get_command(context, name)
        assert command
        assert f"ojg {name}" in text
        for parameter in command.params:
            for option in parameter.opts if isinstance(parameter, click.Option) else ():
                assert option in text, f"{name} {option}"
    for parameter in ojg.params:
        assert parameter.opts[-1] in text


def test_the_readme_names_the_formats_there_are() -> None:
    page = page_of(README)
    shown = re.search(r"`ojg build .*\[--format ([a-z,]+)\]", page)
    assert shown
    assert set(shown[1].split(",")) == set(FORMATS)
    assert ("No ODT" in page) is ("odt" not in FORMATS)


def test_the_exit_codes_are_those_of_the_program() -> None:
    codes = re.findall(r"^\| (\d) \| ", page_of(README), re.MULTILINE)
    assert codes == [str(code.value) for code in ExitCode]


def rule_ids_in_code() -> set[str]:
    """Collect the ids that the engine gives to findings in agreements, where the code writes them down."""
    found: set[str] = set()
    for path in (ROOT / "generator").rglob("*.py"):
        if path.is_relative_to(ROOT / "generator" / "tasks" / "lint"):
            continue
        for node in ast.walk(ast.parse(page_of(path))):
            found.update(text for text in written_ids(node) if RULE_ID.fullmatch(text))
    return found


def written_ids(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(
            func=ast.Name(id="Message" | "Remark" | "Finding"), args=[ast.Constant(value=str(text)), *_]
        ):
            yield text
        case ast.Call(func=ast.Attribute(attr="add"), args=[ast.Constant(value=str(text)), _, *_]):
            yield text
        case ast.Assign(
            targets=[ast.Name(id="RULE" | "REOPENED" | "DAMAGED" | "ID" | "SYNTAX" | "LEADING_ZERO")],
            value=ast.Constant(value=str(text)),
        ):
            yield text
        case ast.Yield(value=ast.Tuple(elts=[_, ast.Constant(value=str(text)), _, _])):
            yield text
        case _:
            pass


def rule_ids_of_models() -> set[str]:
    return {
        rule["id"]
        for version in VERSIONS
        for rule in yaml.safe_load(page_of(ROOT / TEMPLATES / version / "regels.yaml"))
    }


def test_every_message_is_explained_and_no_other() -> None:
    explained = codes_in_tables(chapter(page_of(MANUAL), "## 14 Alle meldingen"))
    known = rule_ids_in_code() | set(TEXT_CHECKS) | {check.ID for check in TERM_CHECKS} | rule_ids_of_models()
    assert known >= {"yaml-syntaxis", "tab", "verkeerde-keuze", "onbekend-model", "bsn", "einde-na-ingang"}
    assert set(explained) == known


def test_the_table_of_filters_is_complete_and_each_has_an_example() -> None:
    filters = chapter(page_of(TEMPLATE_MANUAL), "### Filters")
    assert codes_in_tables(filters) == list(FILTERS)
    examples = "".join(blocks(filters, "sjabloon"))
    assert [name for name in FILTERS if not re.search(rf"\| {name}\b", examples)] == []


def shown_texts() -> list[tuple[str, str]]:
    text = "".join(blocks(page_of(TEMPLATE_MANUAL), "sjabloon"))
    return re.findall(r"^(.+)\n→ (.+)$", text, re.MULTILINE)


@pytest.mark.parametrize(("text", "shown"), shown_texts())
def test_examples_of_the_template_language(text: str, shown: str) -> None:
    filled = compile_text(text, Spot("voorbeeld.md")).plain(scope_of(example()))
    assert filled.replace("\N{NO-BREAK SPACE}", " ") == shown


def outline(body: str) -> str:
    """Compose a clause as one more article of the example and return its lines."""
    subject = example()
    template = subject.model.template
    role, one_more = template.roles.document, PartClause("voorbeeld", SectionKind.ARTICLE, "voorbeeld.md", ())
    parts = tuple(
        replace(part, clauses=(*part.clauses, one_more)) if part.kind is SectionKind.ARTICLE else part
        for part in role.parts
    )
    clauses = {**template.clauses, "voorbeeld": Clause("voorbeeld", "Voorbeeld", "voorbeeld.md", body, 1)}
    roles = replace(template.roles, document=replace(role, parts=parts))
    changed = replace(template, roles=roles, clauses=clauses)
    subject = replace(subject, model=replace(subject.model, template=changed))
    document = compose(subject, DocumentPlan("voorbeeld"), read_grounds(ROOT / TEMPLATES))
    section = next(section for section in document.sections if section.anchor == "voorbeeld")
    text = write_outline(replace(document, sections=(section,))).decode()
    lines = text.partition("Voorbeeld\n")[2].splitlines()
    return "".join(f"{line.removeprefix('   ')}\n" for line in lines)


@pytest.mark.parametrize(
    ("body", "shown"),
    list(zip(*(blocks(page_of(TEMPLATE_MANUAL), kind) for kind in ("bepaling", "uitkomst")), strict=True)),
)
def test_examples_of_clauses(body: str, shown: str) -> None:
    assert outline(body) == shown


def test_the_parts_of_a_template_are_all_explained() -> None:
    page = page_of(TEMPLATE_MANUAL)
    settings = set(codes_in_tables(chapter(page, "## 4 model.yaml")))
    words = set(codes_in_tables(chapter(page, "## 5 Het schema")))
    for version in VERSIONS:
        folder = ROOT / TEMPLATES / version
        assert set(yaml.safe_load(page_of(folder / "model.yaml"))) <= settings
        used = set(
            re.findall(r'"(x-[a-z-]+|enumDescriptions|patternErrorMessage)"', page_of(folder / "schema.json"))
        )
        assert used <= words
    assert set(codes_in_tables(chapter(page, "## 7 Regels"))) == set(rules._KEYS)
    front = codes_in_tables(chapter(page, "## 2 Een bepaling").partition("### ")[0])
    assert set(front) == {*clause_reader._TEXTS, *clause_reader._LISTS}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_links_lead_somewhere(path: Path) -> None:
    page = re.sub(r"^```.*?^```$", "", page_of(path), flags=re.MULTILINE | re.DOTALL)
    page = re.sub(r"`[^`\n]*`", "", page)
    for link in re.findall(r"\]\(([^)\s]+)\)", page):
        target, _, anchor = link.partition("#")
        if "://" in target:
            continue
        file = (path.parent / target).resolve() if target else path
        assert file.is_file(), link
        assert file.is_relative_to(ROOT), link
        assert not anchor or anchor in anchors(page_of(file)), link


def anchors(page: str) -> set[str]:
    """Return the anchors that a forge gives to headings, and those the page sets itself."""
    headings = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return slugs | set(re.findall(r'<a id="([^"]+)">', page))


@pytest.mark.parametrize("path", [README, MANUAL, YEAR, TEMPLATE_MANUAL], ids=lambda path: path.stem)
def test_files_that_are_named_exist(path: Path) -> None:
    page = re.sub(r"^```.*?^```$", "", page_of(path), flags=re.MULTILINE | re.DOTALL)
    made = ("build/", "index.html", "manifest.json", "bijlagen/plattegrond", "huisstijl/pekela/", "bw/")
    for name in code_words(page):
        if not re.fullmatch(r"[\w.-]+(/[\w.-]+)+/?|[\w-]+\.(md|yaml|json|py|css|html|docx|toml|txt)", name):
            continue
        if name.startswith(made) or re.fullmatch(r"[a-z0-9-]+\.yaml", name):
            continue
        places = [ROOT, *(ROOT / place for place in ("generator", TEMPLATES, f"{TEMPLATES}/start"))]
        places += [*ROOT.glob("templates/*/*/"), *ROOT.glob("generator/*/")]
        assert any((place / name).exists() for place in places), name


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_page_names_a_place_on_someones_computer(path: Path) -> None:
    assert not re.findall(
        r"(?<![\w./])/(?:work|home|root|tmp|Users|opt|usr|var|etc)\b|[A-Z]:\\", page_of(path)
    )
