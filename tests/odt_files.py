"""What tests do with ODT files: read parts, change them, let LibreOffice and the schema judge them."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OdfValidator  # type: ignore[import-untyped]  # ships no types

from generator.render.odf.package import qualified

_BULLETS = {"•", "◦", "▪"}
_TEXT = "txt:Text (encoded):UTF8"


def convert(data: bytes, folder: Path, file_format: str) -> Path:
    """Let LibreOffice, with a profile of its own, convert an ODT file."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    (folder / "voorbeeld.odt").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", file_format, "--outdir", "uit"]
    subprocess.run([*command, "voorbeeld.odt"], cwd=folder, check=True, capture_output=True, timeout=300)
    return folder / "uit" / f"voorbeeld.{file_format.partition(':')[0]}"


def text_in_office(data: bytes, folder: Path) -> str:
    return convert(data, folder, _TEXT).read_text(encoding="utf-8-sig")


def words_in_office(data: bytes, folder: Path) -> list[str]:
    """List the words LibreOffice shows, with the numbers it counts itself; the bullets left out."""
    return [word for word in text_in_office(data, folder).split() if word not in _BULLETS]


def findings(data: bytes, folder: Path) -> list[str]:
    """Validate against the OASIS schemas and rules; warnings count."""
    path = folder / "gekeurd.odt"
    path.write_bytes(data)
    return [str(error) for error in OdfValidator(relaxng_validation=True).validate(path).errors]


def read_part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Replace parts of a package."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w") as archive:
        for info in source.infolist():
            archive.writestr(info, parts.get(info.filename, source.read(info)))
    return target.getvalue()


def attribute(element: etree._Element, name: str) -> str:
    return element.get(qualified(name), "")
