"""In één woord staan letters van twee schriften, zoals een Cyrillische а tussen gewone letters.

Het woord ziet er goed uit, maar zoeken vindt het niet, en een e-mailadres werkt niet.

Goed: `naam: Praktijk Wilg`. Fout: dezelfde naam waarin de a van "Praktijk" U+0430 is.
"""

from __future__ import annotations

import re
import unicodedata

from generator.findings import Finding, Severity
from generator.model.source import Path
from generator.schema.instead import instead
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term

ID = "twee-schriften"
TERMS: tuple[Term, ...] = ()
_OURS = "LATIN"
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = {"CYRILLIC": "Cyrillische", "GREEK": "Griekse"}
_MESSAGE = 'In "{}" staat een {} letter (U+{:04X}) tussen gewone letters.'
_HINT = "Typ dit woord opnieuw; plak het niet."


def check(context: Context) -> list[Finding]:
    """Look for words with letters of our script and of another one."""
    return [
        at_value(context.subject, path, _remark(path, text, *found))
        for path, text, _ in context.own_texts()
        if (found := _mixed(text)) is not None
    ]


def _mixed(text: str) -> tuple[str, str] | None:
    """Find the first word of two scripts, and its first letter that is not ours."""
    for word in () if text.isascii() else _WORD.findall(text):
        scripts = [_script(letter) for letter in word]
        if _OURS in scripts and (others := [at for at, one in enumerate(scripts) if one not in ("", _OURS)]):
            return word, word[others[0]]
    return None


def _script(letter: str) -> str:
    """Return the script of a letter, as the first word of its Unicode name; empty of a sign of any script."""
    name = unicodedata.name(letter, "")
    is_letter = " LETTER " in name and unicodedata.category(letter) != "Lm"
    return name.split()[0] if is_letter else ""


def _remark(path: Path, text: str, word: str, letter: str) -> Remark:
    """Propose the letters that Unicode holds to be the same; what a look-alike stands for it does not say."""
    same = unicodedata.normalize("NFKC", text)
    proposals = (instead(path, same, is_sure=True),) if _mixed(same) is None else ()
    script = _SCRIPTS.get(_script(letter), "vreemde")
    message = _MESSAGE.format(word, script, ord(letter))
    return Remark(ID, Severity.WARNING, message, "" if proposals else _HINT, proposals=proposals)
