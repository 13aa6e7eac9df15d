"""A content folder with two small document types: letters, and the cards that stand in an annex of them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.tasks.release.freeze import Approval, release
from generator.workspace import Workspace
from tests.acceptance.content import ROOT

LETTER, CARD = "brief/2026.1", "kaart/2026.1"
JANSEN = Approval("mr. A. Jansen", "2027-02-01")
APPROVAL = ("--goedgekeurd-door", "mr. A. Jansen", "--datum", "2027-02-01")

GROUNDS = """\
# De wetten.

# Met een opmerking erboven.
jeugdwet:
  naam: Jeugdwet
  bwb: BWBR0034925
  artikelen:
    "1.1":
      titel: begrippen       # de eerste
      status: gecontroleerd
      gecontroleerd_op: 2026-01-01
      gelezen_in: Staatsblad
    # Deze is nog niet gelezen.
    "2.3":
      titel: voorziening
      status: te controleren

bw:
  naam: Burgerlijk Wetboek
  boeken: {"7": BWBR0005290}
  artikelen:
    "7:400":
      titel: opdracht
      status: gecontroleerd
      gecontroleerd_op: 2026-01-01
      gelezen_in: Staatsblad
"""

_STATUS = "status: {term: status, concept: [concept], watermerk: {}, documentstatus: status}\n"
_LETTER_MODEL = f"""\
# Een brief.
titel: Brief aan {{{{ naam }}}}
toestand: ontwerp      # straks vastgesteld
map: agreements
bestandsnaam: brief
onderdelen: letters
kopregel: Brief
onderwerp: Brief
auteur: Afzender
kenmerk: K1
aanhef:
  - 'Versie {{{{ document.versie }}}} ({{{{ document.toestand }}}})'
{_STATUS}koppelingen:
  kaart: {{term: kaart, map: profiles, als: brief}}
delen:
  - {{soort: artikel, map: artikelen, lijst: [groet, termijn]}}
  - {{soort: bijlage, map: bijlagen, lijst: [kaart]}}
"""
_CARD_MODEL = f"""\
titel: Kaart
toestand: ontwerp
map: profiles
bestandsnaam: kaart
onderdelen: bolletjes
kopregel: Kaart
onderwerp: Kaart
auteur: Afzender
kenmerk: K2
{_STATUS}vanuit: [brief]
delen:
  - {{soort: hoofdstuk, map: hoofdstukken, lijst: [wie]}}
"""
_TERM = '"type": "string", "title": '


def _schema(model: str, terms: str) -> str:
    version = model.partition("/")[2]
    return (
        f'{{"title": "Brieven, versie {version}", "type": "object", "required": ["model", "status"],\n'
        f'"properties": {{"model": {{{_TERM}"model", "const": "{model}"}},\n'
        f'"status": {{{_TERM}"status", "enum": ["concept", "klaar"]}},\n{terms}}}}}\n'
    )


def _clause(name: str, body: str, front: str = "grondslag: []\n") -> str:
    about = "toelichting: Omdat het hoort.\n"
    return f"---\nid: {name}\ntitel: {name.title()}\n{front}{about}---\n{body}"


def _letter(model: str, days: str) -> str:
    return f"model: {model}\nstatus: concept\nnaam: Els\ndagen: {days}\nkaart: gewoon\n"


FILES: Mapping[str, str] = {
    "templates/grondslagen.yaml": GROUNDS,
    f"templates/{LETTER}/model.yaml": _LETTER_MODEL,
    f"templates/{LETTER}/schema.json": _schema(
        LETTER,
        f'"naam": {{{_TERM}"naam"}}, "dagen": {{"type": "integer", "title": "dagen"}},\n'
        f'"kaart": {{{_TERM}"kaart", "x-verwijst-naar-bestand": "profiles"}}',
    ),
    f"templates/{LETTER}/standaard.yaml": "[]\n",
    f"templates/{LETTER}/regels.yaml": (
        "- id: dagen-te-weinig\n  niveau: fout\n  eis: dagen > 0\n  wijst_naar: dagen\n"
        "  melding: Dat is te weinig.\n  uitleg: Kies meer dagen.\n  bron: R1\n"
    ),
    f"templates/{LETTER}/starter.yaml": (
        f"# yaml-language-server: $schema=../templates/{LETTER}/schema.json\nmodel: {LETTER}\n"
        "status: concept\n"
    ),
    f"templates/{LETTER}/artikelen/groet.md": _clause(
        "groet", "1. {#groet} Dag {{ naam }}.\n\n1. {#wet} Zie [de wet](wet:jeugdwet/1.1).\n"
    ),
    f"templates/{LETTER}/artikelen/termijn.md": _clause(
        "termijn",
        '1. {#dagen} Het duurt {{ dagen }} {{ dagen | meervoud("dag", "dagen") }}.\n',
        "grondslag: [bw/7:400]\n",
    ),
    f"templates/{LETTER}/bijlagen/kaart.md": _clause("kaart", "", "document: kaart\n"),
    f"templates/{LETTER}/voorbeelden/ok-brief.yaml": _letter(LETTER, "3"),
    f"templates/{LETTER}/voorbeelden/fout-dagen-te-weinig.yaml": _letter(
        LETTER, "0    # verwacht: dagen-te-weinig"
    ),
    f"templates/{CARD}/model.yaml": _CARD_MODEL,
    f"templates/{CARD}/schema.json": _schema(CARD, f'"functie": {{{_TERM}"functie"}}'),
    f"templates/{CARD}/standaard.yaml": "[]\n",
    f"templates/{CARD}/regels.yaml": "[]\n",
    f"templates/{CARD}/hoofdstukken/wie.md": _clause("wie", "Hier werkt {{ functie }}.\n"),
    f"templates/{CARD}/voorbeelden/ok-kaart.yaml": f"model: {CARD}\nstatus: concept\nfunctie: bakker\n",
    "agreements/els.yaml": _letter(LETTER, "5"),
    "profiles/gewoon.yaml": f"model: {CARD}\nstatus: concept\nfunctie: slager\n",
}


def small_folder(folder: Path) -> Workspace:
    """Make the folder."""
    root = folder / "inhoud"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    shutil.copy(ROOT / "templates" / "gemeenten.yaml", root / "templates")
    shutil.copytree(ROOT / "templates" / "huisstijl", root / "templates" / "huisstijl")
    return Workspace(root.resolve())


def released(workspace: Workspace, *names: str) -> Workspace:
    """Release versions, and return the folder under a new name: what a process read is read once."""
    for name in names:
        outcome = release(workspace, name, JANSEN, lambda line: None)
        assert not outcome.findings
        moved = workspace.root.with_name(f"{workspace.root.name}-{name.replace('/', '-')}")
        workspace = Workspace(workspace.root.rename(moved))
    return workspace


def change(workspace: Workspace, name: str, old: str, new: str) -> None:
    """Change some words of a file."""
    path = workspace.root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Read every file in a folder, so that two moments can be compared."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
