"""Lines of text, remembered from one document to the next: where they break, and how they are drawn."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from weasyprint.draw import text as drawing  # type: ignore[import-untyped]
from weasyprint.layout import inline, preferred  # type: ignore[import-untyped]
from weasyprint.text import line_break  # type: ignore[import-untyped]
from weasyprint.text.ffi import ffi  # type: ignore[import-untyped]
from weasyprint.text.fonts import get_pango_font_key  # type: ignore[import-untyped]

from generator.render.pdf.own_fonts import OwnFonts

_line_of = itemgetter(
    *("font_family", "font_size", "font_style", "font_stretch", "font_weight", "font_kerning"),
    *("font_variant_ligatures", "font_variant_position", "font_variant_caps", "font_variant_numeric"),
    *("font_variant_alternates", "font_variant_east_asian", "font_feature_settings"),
    *("font_variation_settings", "font_language_override", "lang", "direction", "white_space", "tab_size"),
    *("letter_spacing", "word_spacing", "text_decoration_line", "overflow_wrap", "word_break", "hyphens"),
    *("hyphenate_character", "hyphenate_limit_chars", "hyphenate_limit_zone"),
)
"""All that WeasyPrint reads of a style to fill a line and to draw it."""
_split = line_break.split_first_line


def _split_first_line(
    text: str, style: Any, context: Any, max_width: Any, justification_spacing: Any, **where: bool
) -> Any:
    """Replace `split_first_line`: the same words in the same room break at the same place."""
    fonts, read = style.font_config, _line_of(style)
    if not isinstance(fonts, OwnFonts) or not hasattr(read[-1], "unit"):
        return _split(text, style, context, max_width, justification_spacing, **where)
    key = text, max_width, justification_spacing, tuple(where.items()), read
    found = fonts.lines.get(key)
    if found is None:
        layout, *rest = _split(text, style, context, max_width, justification_spacing, **where)
        found = fonts.lines.put(key, (vars(layout).copy(), *rest))
    layout = line_break.Layout.__new__(line_break.Layout)
    vars(layout).update(found[0])
    return layout, *found[1:]


_font_of = itemgetter(
    *("font_family", "font_style", "font_stretch", "font_weight", "font_variant_ligatures"),
    *("font_variant_position", "font_variant_caps", "font_variant_numeric", "font_variant_alternates"),
    *("font_variant_east_asian", "font_feature_settings", "font_variation_settings"),
    *("font_language_override", "lang"),
)


def _font_key(style: Any, include_size: bool = False) -> Any:
    """Replace `_font_style_cache_key`: the values themselves tell fonts apart, without their text."""
    return (style["font_size"], style["line_height"], *_font_of(style)) if include_size else _font_of(style)


_AWAKE = ("layout", "language", "style")
_reactivate = line_break.Layout.reactivate


def _wake_later(layout: Any, style: Any) -> None:
    """Replace `Layout.reactivate`: the words are shaped again when somebody asks for them."""
    layout.asleep = style


def _wake(layout: Any, name: str) -> Any:
    """Stand for the attributes of a layout that is asleep."""
    if name not in _AWAKE or "asleep" not in vars(layout):
        raise AttributeError(name)
    _reactivate(layout, vars(layout).pop("asleep"))
    return vars(layout)[name]


def _fall_asleep(layout: Any) -> None:
    """Replace `Layout.deactivate`."""
    for name in (*_AWAKE, "asleep"):
        vars(layout).pop(name, None)


class _Recorder:
    """Takes the place of a stream, to keep what the drawing of a line does to a stream and to its fonts."""

    def __init__(self, stream: Any, fonts: OwnFonts, layout: Any) -> None:
        self.ink_rect = ffi.new("PangoRectangle *")
        self.logical_rect = ffi.new("PangoRectangle *")
        self.is_usable = True
        self.steps: list[tuple[Any, ...]] = []
        self.fonts: dict[tuple[Any, float], _RecordedFont] = {}
        self._stream, self._fonts, self._layout = stream, fonts, layout

    def add_font(self, pango_font: Any) -> tuple[_RecordedFont, Any]:
        font, size = self._stream.add_font(pango_font)
        key = get_pango_font_key(pango_font)[0], size
        self._fonts.faces_in_use.setdefault(key, (pango_font, self._layout))
        if font.bitmap or font.png or font.svg or font.colr:
            self.is_usable = False
        return self.fonts.setdefault(key, _RecordedFont(font.hash, self)), size

    def record(self) -> tuple[Any, ...]:
        """Give what was kept, without what it was kept for; nothing when that is not all there is to it."""
        fonts = {key: (font.widths, font.to_unicode) for key, font in self.fonts.items()}
        return (tuple(self.steps), fonts) if self.is_usable else ()

    def set_text_matrix(self, *_values: float) -> None:
        """The place of the line is no part of what is kept."""

    def set_font_size(self, font: str, size: float) -> None:
        self.steps.append(("set_font_size", font, size))

    def set_text_rise(self, height: float) -> None:
        self.steps.append(("set_text_rise", height))

    def show_text(self, text: str) -> None:
        self.steps.append(("show_text", text))


class _RecordedFont:
    """Takes the place of a font, to keep which letters a line uses."""

    png = svg = colr = bitmap = False

    def __init__(self, name: str, recorder: _Recorder) -> None:
        self.hash = name
        self.widths: dict[int, int] = {}
        self.to_unicode: dict[int, str] = {}
        self._recorder = recorder

    def get_unused_glyph_id(self, _codepoint: int) -> int:
        """Stand for a letter that the font does not have: that is for WeasyPrint itself."""
        self._recorder.is_usable = False
        return 0


_draw = drawing.draw_first_line


def _draw_first_line(stream: Any, textbox: Any, overflow: Any, ellipsis: Any, matrix: Any) -> Any:
    """Replace `draw_first_line`: the same line is drawn with the same letters, in their first order."""
    style, layout = textbox.style, textbox.pango_layout
    fonts = style.font_config
    is_plain = overflow != "ellipsis" and ellipsis == "none" and isinstance(fonts, OwnFonts)
    if is_plain and textbox.text.strip() and style["font_size"] >= 1e-6:
        key = layout.text, layout.justification_spacing, _line_of(style)
        record = fonts.drawn.get(key)
        if record is None:
            recorder = _Recorder(stream, fonts, layout.layout)
            _draw(recorder, textbox, overflow, ellipsis, matrix)
            record = fonts.drawn.put(key, recorder.record())
        if record and _redraw(stream, fonts, matrix, *record):
            return []
    return _draw(stream, textbox, overflow, ellipsis, matrix)


def _redraw(stream: Any, own: OwnFonts, matrix: Any, steps: Any, recorded: Any) -> bool:
    """Draw a line that was drawn before; not when this document knows other widths of its letters."""
    fonts = []
    for key, (widths, texts) in recorded.items():
        font = stream._fonts.get(key[0]) or stream.add_font(own.faces_in_use[key][0])[0]
        if any(font.widths.get(glyph, width) != width for glyph, width in widths.items()):
            return False
        fonts.append((font, widths, texts))
    for font, widths, texts in fonts:
        font.widths.update({glyph: widths[glyph] for glyph in widths if glyph not in font.widths})
        font.to_unicode.update({glyph: texts[glyph] for glyph in texts if glyph not in font.to_unicode})
    stream.set_text_matrix(*matrix.values)
    for method, *arguments in steps:
        getattr(stream, method)(*arguments)
    return True


PATCHES: tuple[tuple[Any, str, Any], ...] = (
    *((module, "split_first_line", _split_first_line) for module in (line_break, preferred, inline)),
    (line_break, "_font_style_cache_key", _font_key),
    (line_break.Layout, "reactivate", _wake_later),
    (line_break.Layout, "__getattr__", _wake),
    (line_break.Layout, "deactivate", _fall_asleep),
    (drawing, "draw_first_line", _draw_first_line),
)
