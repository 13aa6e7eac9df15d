"""Model files of another shape than they should have: told at their place, by the command that meets them."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from generator.model.laid_down import laid_down_from
from generator.tasks.build.ledger import LEDGER, built_from, read_ledger
from generator.tasks.build.manifest import MANIFEST, Built, BuiltFile, manifest
from tests.acceptance.folder import content_folder
from tests.cli.command import run
from tests.fuzz.lab import Lab
from tests.release.small import LETTER, small_folder

VERSION = f"templates/{LETTER}"


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "templates/grondslagen.yaml",
            '{"7": BWBR0005290}',
            "x",
            "Hier horen regels met een dubbele punt te staan",
        ),
        ("templates/grondslagen.yaml", "gelezen_in: Staatsblad", "leden: 3", "Hier hoort een lijst te staan"),
        ("templates/gemeenten.yaml", "gemeenten:", "gemeenten: 3\nx:", "Hier horen codes te staan"),
        (f"{VERSION}/schema.json", '"type": "integer"', '"type": null', "Achter `type` staat niets"),
        (f"{VERSION}/bijlagen/kaart.md", "document: kaart", "document: naam", "`document: naam` noemt geen"),
        (f"{VERSION}/regels.yaml", "dagen > 0", f"{'(' * 900}dagen{')' * 900} > 0", "te veel haakjes"),
        (f"{VERSION}/regels.yaml", "wijst_naar: dagen", "wijst_naar: 3", ""),
    ],
)
def test_lint_and_check_tell_it(tmp_path: Path, file: str, old: str, new: str, told: str) -> None:
    root = small_folder(tmp_path).root
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), "utf-8")
    said = [run("--root", str(root), *command, cwd=root) for command in (("lint", LETTER), ("check",))]
    assert all(done.returncode in (0, 1, 3) for done in said)
    assert told in "".join(done.stdout + done.stderr for done in said)


@pytest.mark.parametrize("text", ["langste_zin: veel\n", "ouderwets: [aldus]\n", "vaste_woorden: {a: [b]}\n"])
def test_lint_tells_of_a_style_guide(tmp_path: Path, text: str) -> None:
    root = small_folder(tmp_path).root
    (root / "templates" / "schrijfwijzer.yaml").write_text(text, "utf-8")
    done = run("--root", str(root), "lint", LETTER, cwd=root)
    assert done.returncode in (1, 3)
    assert "schrijfwijzer.yaml:1:" in done.stdout + done.stderr


@pytest.mark.parametrize("wrong", [{"sha256": ["a"]}, {"naast": [["a"]]}, {"naast": 3}, {"onbekend": "a"}])
def test_a_build_that_tells_other_things_tells_nothing(tmp_path: Path, wrong: dict[str, object]) -> None:
    lab = Lab(tmp_path)
    built = Built("x", (BuiltFile.of(lab.document, "txt", "x/stuk", b""),))
    (tmp_path / LEDGER).mkdir()
    (tmp_path / MANIFEST).write_bytes(manifest([built]))
    assert read_ledger(tmp_path).keys() == {"x"}
    data = json.loads(json.dumps(asdict(built)))
    assert built_from(data) == built
    data["files"][0] |= wrong
    (tmp_path / LEDGER / "x.json").write_text(json.dumps(data), "utf-8")
    (tmp_path / MANIFEST).unlink()
    assert read_ledger(tmp_path) == {}


def test_what_was_laid_down_has_texts(tmp_path: Path) -> None:
    lab = Lab(tmp_path)
    lab.signed.text("veen")
    (path,) = sorted((lab.signed.root / "agreements" / "veen.getekend").glob("model*.json"))
    data = json.loads(path.read_bytes())
    assert laid_down_from(data).texts
    data["teksten"] = {name: {"tekst": {"a": 1}} for name in data["teksten"]}
    with pytest.raises(ValueError, match="a text is missing"):
        laid_down_from(data)


def test_a_role_that_the_schema_does_not_know_is_told(tmp_path: Path) -> None:
    root = content_folder(tmp_path, "veendam")
    schema = root / "templates/modelovereenkomst/2026.1/schema.json"
    schema.write_text(schema.read_text("utf-8").replace('"afwijkingen": {', '"afwijkingem": {', 1), "utf-8")
    done = run("--root", str(root), "check", cwd=root)
    assert done.returncode == 3
    assert "`afwijkingen` staat niet in het schema" in done.stderr
    assert "ojg lint" in done.stderr
