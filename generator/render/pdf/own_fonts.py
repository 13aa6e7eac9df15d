"""Fonts for WeasyPrint: only those of the house style, so that a PDF is the same on every machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

from generator.output import scratch_folder

_SETTING = "FONTCONFIG_FILE"
_NO_FONTS = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig></fontconfig>\n'


class OwnFonts(FontConfiguration):  # type: ignore[misc]  # WeasyPrint ships no types
    """A set of fonts that is empty until a style sheet adds its own."""

    def __init__(self) -> None:
        with _no_fonts_of_the_machine():
            super().__init__()
        self.faces = 0
        """How many a style sheet added. Pango crashes on words while there is none."""

    def add_font_face(self, rule_descriptors: Any, url_fetcher: Any) -> None:
        """Add a font of a style sheet."""
        super().add_font_face(rule_descriptors, url_fetcher)
        self.faces += 1


@contextmanager
def _no_fonts_of_the_machine() -> Iterator[None]:
    """Let fontconfig read a configuration without folders; it reads one when a set of fonts is made."""
    before = os.environ.get(_SETTING)
    with scratch_folder() as folder:
        configuration = folder / "fonts.conf"
        configuration.write_text(_NO_FONTS, encoding="utf-8")
        os.environ[_SETTING] = str(configuration)
        try:
            yield
        finally:
            if before is None:
                del os.environ[_SETTING]
            else:
                os.environ[_SETTING] = before
