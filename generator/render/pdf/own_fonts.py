"""Fonts for WeasyPrint: only those of the house style, so that a PDF is the same on every machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

_SETTING = "FONTCONFIG_FILE"
_NO_FONTS = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig></fontconfig>\n'


def own_fonts() -> FontConfiguration:
    """Make a set of fonts that is empty until a style sheet adds its own."""
    with _no_fonts_of_the_machine():
        return FontConfiguration()


@contextmanager
def _no_fonts_of_the_machine() -> Iterator[None]:
    """Let fontconfig read a configuration without folders; it reads one when a set of fonts is made."""
    before = os.environ.get(_SETTING)
    with TemporaryDirectory(prefix="ojg-") as folder:
        configuration = Path(folder, "fonts.conf")
        configuration.write_text(_NO_FONTS, encoding="utf-8")
        os.environ[_SETTING] = str(configuration)
        try:
            yield
        finally:
            if before is None:
                del os.environ[_SETTING]
            else:
                os.environ[_SETTING] = before
