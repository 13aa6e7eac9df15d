"""In een tekst staat opmaak uit een ander programma; het document drukt de tekens zelf af.

De controle let op sterretjes en strepen voor vet, op aanhalingstekens voor code, op koppelingen zoals op een
wiki, op onderdelen van een webpagina, op invulvelden en op het streepje of nummer van een opsomming. Heeft
het voorbeeld in het model ze ook, dan horen zij er. In eigen tekst voor een lid horen verwijzingen en
lijsten; daar kijkt de controle niet.

Goed: `kanaal: beveiligde mail`. Fout: `kanaal: "**beveiligde** mail"`.
"""

from __future__ import annotations

import re

from generator.findings import Finding, Severity
from generator.model.source import Path
from generator.schema.instead import instead
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term
from generator.validate.checks.plaatshouder import is_to_fill

ID = "opmaak-in-tekst"
TERMS: tuple[Term, ...] = ()
_PAIRS = re.compile(r"(\*\*|__|`)(?=\S)(.{1,200}?)(?<=\S)\1")
_LINK = re.compile(r"\[([^\[\]]{0,200})\]\(([^()\s]{0,200})\)")
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_MARK = re.compile(r"\A(?:[-–•·*▪]|[0-9]{1,2}[.)]|[a-z]\))\s+(?=\S)")
_FIELD = re.compile(r"\{\{.{0,200}?\}\}|\{%.{0,200}?%\}")
_MESSAGE = 'Hier staat "{}"; dat is opmaak, en wordt zo afgedrukt.'
_FIELD_MESSAGE = 'Hier staat "{}"; dat is een invulveld, en wordt zo afgedrukt.'
_FILL = "Schrijf de woorden zelf."


def check(context: Context) -> list[Finding]:
    """Look for marks of other ways to write, where the model's own examples have none."""
    role = context.subject.model.roles.deviations
    return [
        at_value(context.subject, path, remark)
        for path, text, node in context.own_texts()
        if not (role is not None and path[0] == role.term)
        and not is_to_fill(text)
        and (remark := _remark(path, _MARK.sub("", text) if node.keeps_lines else text)) is not None
        and not any(map(_found_in, map(str, node.spec.get("examples", ()))))
    ]


def _found_in(text: str) -> re.Match[str] | None:
    patterns = (_FIELD, _PAIRS, _LINK, _TAG, _MARK)
    return next(filter(None, (pattern.search(text) for pattern in patterns)), None)


def _remark(path: Path, text: str) -> Remark | None:
    found = _found_in(text)
    if found is None:
        return None
    if found.re is _FIELD:
        return Remark(ID, Severity.WARNING, _FIELD_MESSAGE.format(found[0]), _FILL)
    value = _plain(text)
    proposals = (instead(path, value),) if value else ()
    return Remark(
        ID, Severity.WARNING, _MESSAGE.format(found[0]), "" if proposals else _FILL, proposals=proposals
    )


def _plain(text: str) -> str:
    bare = _TAG.sub(" ", _LINK.sub(lambda link: link[1] or link[2], _PAIRS.sub(r"\2", _MARK.sub("", text))))
    return re.sub(r"[^\S\n]+", " ", bare).strip()
