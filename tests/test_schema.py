"""The schemas are complete: every key is explained, every choice has words, every example is valid."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from generator.tasks.starter import filled

TEMPLATES = Path(__file__).parents[1] / "templates"
MODELS = sorted(path.parent for path in TEMPLATES.glob("*/*/schema.json"))
DISPLAYS = {"datum", "bedrag", "procent", "getal"}
CHANGES = {"partijen", "niemand", "contactpersonen", "melding", "redactioneel"}
COUNTS_FOR = {"per_praktijk", "gezamenlijk"}
FROM = {"concept", "ter_ondertekening"}
DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}$"
PLACEHOLDERS = "gemeente.id", "gemeente.naam", "gemeente.code", "werkgever.soort"


def read(folder: Path) -> dict[str, Any]:
    """Read a schema as the program does: amounts are decimals."""
    schema: dict[str, Any] = json.loads((folder / "schema.json").read_text("utf-8"), parse_float=Decimal)
    return schema


def resolved(root: Mapping[str, Any], spec: Mapping[str, Any]) -> Mapping[str, Any]:
    """Lay a spec over the definition that it refers to."""
    if "$ref" not in spec:
        return spec
    target: Any = root
    for part in spec["$ref"].removeprefix("#/").split("/"):
        target = target[part]
    return {**resolved(root, target), **{key: value for key, value in spec.items() if key != "$ref"}}


def walk(root: Mapping[str, Any], spec: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    """Visit every term that a schema knows, with `*` for an entry of a map or list."""
    spec = resolved(root, spec)
    yield path, spec
    for key, child in spec.get("properties", {}).items():
        yield from walk(root, child, f"{path}.{key}".lstrip("."))
    for keyword in ("additionalProperties", "items"):
        if isinstance(spec.get(keyword), Mapping):
            yield from walk(root, spec[keyword], f"{path}.*".lstrip("."))


def terms(folder: Path) -> list[tuple[str, Any]]:
    """List the terms of a schema, without its top."""
    schema = read(folder)
    return [(path, spec) for path, spec in walk(schema, schema) if path]


def names(value: object) -> list[str]:
    """Read an annotation that is one name or a list of names."""
    return (
        [value]
        if isinstance(value, str)
        else [str(name) for name in value]
        if isinstance(value, list)
        else []
    )


def pruned(value: Any) -> Any:
    """Drop empty values: an empty value is an absent key."""
    if isinstance(value, dict):
        kept = {key: pruned(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item is not None and item != {}}
    return value


def mistakes(folder: Path, data: object) -> list[str]:
    """Validate plain data against a schema."""
    validator = Draft202012Validator(json.loads((folder / "schema.json").read_text("utf-8")))
    return [f"{'.'.join(map(str, error.path))}: {error.message}" for error in validator.iter_errors(data)]


def plain_yaml(text: str) -> Any:
    """Read YAML with dates as text."""
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


by_model = pytest.mark.parametrize("folder", MODELS, ids=lambda path: path.parent.name)


@by_model
def test_schema_fits_the_metaschema(folder: Path) -> None:
    Draft202012Validator.check_schema(json.loads((folder / "schema.json").read_text("utf-8")))


@by_model
def test_file_is_canonical(folder: Path) -> None:
    text = (folder / "schema.json").read_text("utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


@by_model
def test_every_term_has_a_title_and_a_description(folder: Path) -> None:
    assert [
        path for path, spec in terms(folder) if not spec.get("title") or not spec.get("description")
    ] == []


@by_model
def test_titles_read_in_a_gap(folder: Path) -> None:
    def fits(title: str) -> bool:
        starts_small = title[0].islower() or re.match(r"[A-Z]{2,}|KvK", title) is not None
        return starts_small and not title.endswith(".") and len(title) <= 70

    assert [(path, spec["title"]) for path, spec in terms(folder) if not fits(spec["title"])] == []


@by_model
def test_descriptions_are_short_sentences(folder: Path) -> None:
    def fits(text: str) -> bool:
        return text[0].isupper() and text.endswith(".") and max(map(len, re.split(r"[.:;] ", text))) <= 170

    assert [path for path, spec in terms(folder) if not fits(spec["description"])] == []


@by_model
def test_every_choice_is_explained_and_has_words(folder: Path) -> None:
    wrong = []
    for path, spec in terms(folder):
        codes = spec.get("enum")
        if codes is None:
            continue
        complete = len(spec.get("enumDescriptions", ())) == len(codes) and set(spec["x-woorden"]) == set(
            codes
        )
        if (
            not complete
            or not all(spec["x-woorden"].values())
            or len(set(spec["x-woorden"].values())) < len(codes)
        ):
            wrong.append(path)
    assert wrong == []


@by_model
def test_every_value_has_an_example_that_fits(folder: Path) -> None:
    schema = read(folder)
    wrong = []
    for path, spec in terms(folder):
        is_value = not {"object", "array"} & set(names(spec["type"]))
        if is_value and not spec.get("examples"):
            wrong.append(path)
        validator = Draft202012Validator(
            {**spec, "$defs": schema.get("$defs", {})}, format_checker=FormatChecker()
        )
        wrong += [f"{path}: {value}" for value in spec.get("examples", ()) if not validator.is_valid(value)]
    assert wrong == []


@by_model
def test_every_pattern_has_a_message(folder: Path) -> None:
    for path, spec in terms(folder):
        for place in (spec, spec.get("propertyNames", {})):
            assert ("pattern" in place) == ("patternErrorMessage" in place), path


@by_model
def test_groups_are_closed_and_maps_have_ids(folder: Path) -> None:
    for path, spec in terms(folder):
        if "object" in names(spec["type"]):
            entries = spec.get("additionalProperties")
            assert entries is False or "propertyNames" in spec, path


@by_model
def test_annotations_have_known_values(folder: Path) -> None:
    for path, spec in terms(folder):
        assert spec.get("x-weergave", "datum") in DISPLAYS, path
        assert spec.get("x-wijzigen", "partijen") in CHANGES, path
        assert spec.get("x-verplicht", {"vanaf": "concept"})["vanaf"] in FROM, path
        assert set(spec.get("x-verplicht", {})) <= {"vanaf", "wanneer"}, path
        if spec.get("x-weergave") == "bedrag":
            assert spec.get("x-geldt") in COUNTS_FOR, path


@by_model
def test_every_value_tells_who_may_change_it(folder: Path) -> None:
    simple = {"string", "integer", "number"}
    wrong = [
        path for path, spec in terms(folder) if simple & set(names(spec["type"])) and "x-wijzigen" not in spec
    ]
    geen = [path for path, spec in terms(folder) if names(spec["type"]) == ["object", "string"]]
    assert sorted(set(wrong) - set(geen)) == []


@by_model
def test_references_name_maps_that_exist(folder: Path) -> None:
    maps = {path for path, spec in terms(folder) if isinstance(spec.get("additionalProperties"), Mapping)}
    for path, spec in terms(folder):
        for name in names(spec.get("x-verwijst-naar")) + names(spec.get("x-sleutels-van")):
            assert name in maps, path
        assert spec.get("x-verwijst-naar-bestand", "profiles") in ("profiles", "agreements"), path


@by_model
def test_standard_fits_the_schema(folder: Path) -> None:
    for layer in plain_yaml((folder / "standaard.yaml").read_text("utf-8")):
        base = {"model": f"{folder.parent.name}/{folder.name}", "status": "concept"}
        assert mistakes(folder, base | layer["waarden"]) == []


@by_model
def test_standard_gives_a_reason_for_each_value(folder: Path) -> None:
    bare = []
    above = ""
    for line in (folder / "standaard.yaml").read_text("utf-8").splitlines():
        value = re.fullmatch(r"\s+[a-z0-9_-]+: [^|#]+", line)
        if value and not above.lstrip().startswith("#") and "#" not in above:
            bare.append(line)
        above = line if not value else above
    assert bare == []


@pytest.mark.parametrize("soort", ["", "gemeente", "zelfstandige"])
def test_starter_fits_the_schema(soort: str) -> None:
    folder = TEMPLATES / "modelovereenkomst" / "2026.1"
    text = (folder / "starter.yaml").read_text("utf-8")
    known = dict(zip(PLACEHOLDERS, ("veendam", "Veendam", "GM0047", soort), strict=True))
    assert mistakes(folder, pruned(plain_yaml(filled(text, known, "starter.yaml")))) == []


def test_both_models_share_one_list_of_tasks() -> None:
    agreement, profile = (
        read(TEMPLATES / name / "2026.1") for name in ("modelovereenkomst", "functieprofiel")
    )
    tasks = agreement["properties"]["taken"]["properties"]["keuze"]["properties"]
    assert tasks == profile["properties"]["taken"]["properties"]
    assert len(tasks) == 27


def test_statutes_say_what_was_read() -> None:
    grounds = plain_yaml((TEMPLATES / "grondslagen.yaml").read_text("utf-8"))
    for statute, about in grounds.items():
        assert about["naam"], statute
        assert {"bwb", "boeken", "url"} & set(about), statute
        for article, entry in about["artikelen"].items():
            name = f"{statute}/{article}"
            assert entry["titel"], name
            assert entry["status"] in {"gecontroleerd", "gecontroleerd in het Engels", "te controleren"}, name
            if entry["status"] != "te controleren":
                assert re.match(DAY, entry["gecontroleerd_op"]), name
                assert entry["gelezen_in"], name
            assert entry["status"] != "gecontroleerd" or entry["gecontroleerd_op"] >= "2020", name
            assert "boeken" not in about or article.partition(":")[0] in about["boeken"], name


def test_every_statute_that_a_text_links_to_is_listed() -> None:
    grounds = plain_yaml((TEMPLATES / "grondslagen.yaml").read_text("utf-8"))
    known = {f"{statute}/{article}" for statute, about in grounds.items() for article in about["artikelen"]}
    cited = {
        (path.name, ground)
        for path in TEMPLATES.glob("*/*/**/*.md")
        for ground in re.findall(r"\]\(wet:([^)]+)\)", path.read_text("utf-8"))
    }
    assert sorted(pair for pair in cited if pair[1] not in known) == []


def test_municipalities_have_successors_that_exist() -> None:
    table = plain_yaml((TEMPLATES / "gemeenten.yaml").read_text("utf-8"))
    present, past = table["gemeenten"], table["vervallen"]
    assert len(present) == 10
    assert not set(present) & set(past)
    for code, about in (present | past).items():
        assert re.fullmatch(r"GM[0-9]{4}", code)
        assert about["naam"]
    for code, about in past.items():
        assert set(about["opvolgers"]) <= set(present), code
        assert len(about["opvolgers"]) == 1 or about["toelichting"], code
