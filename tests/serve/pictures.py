"""The pictures of the workbench in docs/: of a half-filled agreement, each with the digest of its words."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, PngImagePlugin

from tests.serve.forms import send, texts_at
from tests.serve.workbench import Reply, Workbench, content, served

BASE = "/o/agreements/veendam"
MONEY = f"{BASE}/vraag/aansprakelijkheid/onderling"
PICTURES = {"werkblad.png": MONEY, "werkblad-taken.png": f"{BASE}/"}
_WORDS = "words"
_ANSWERS = {
    f"{BASE}/vraag/taken/aard": {"taken/aard": "jeugdhulp_overige_voorziening"},
    f"{BASE}/vraag/praktijken": {"praktijken/praktijk-1/naam": "De Papieren Boot"},
    f"{BASE}/vraag/lokaal_team": {"lokaal_team/naam": "Sociaal Team Veendam"},
    MONEY: {
        "aansprakelijkheid/onderling": "werkgever_voor_ojg",
        "aansprakelijkheid/max_per_gebeurtenis_eur": "€ 1.000.000,-",
        "aansprakelijkheid/max_per_jaar_eur": "2 mijoen",
    },
}


@contextmanager
def half_filled(folder: Path) -> Iterator[Workbench]:
    """Run a workbench with an agreement of which some questions were answered, one of them not well."""
    with served(content(folder / "overeenkomsten")) as workbench:
        workbench.post("/nieuw", [("plaats", "Veendam"), ("keuze:werkgever.soort", "gemeente")])
        for path, answers in _ANSWERS.items():
            send(workbench, path, answers)
        yield workbench


def words_digest(reply: Reply) -> str:
    """Return the digest of what the question of a page says."""
    return hashlib.sha256("\n".join(texts_at(reply, "links")).encode()).hexdigest()


def keep(target: Path, png: bytes, reply: Reply) -> None:
    """Store a picture small, with the digest of its words."""
    about = PngImagePlugin.PngInfo()
    about.add_text(_WORDS, words_digest(reply))
    image = Image.open(io.BytesIO(png)).convert("RGB").quantize(128)
    image.save(target, "PNG", optimize=True, pnginfo=about)


def kept_digest(picture: Path) -> str:
    """Return the digest of the words of a picture."""
    with Image.open(picture) as image:
        return str(image.info.get(_WORDS, ""))
