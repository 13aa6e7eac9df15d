"""Shorter ways to the values of a style, and from these to the sizes of a box."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from weasyprint import css  # type: ignore[import-untyped]
from weasyprint.css.computed_values import COMPUTER_FUNCTIONS  # type: ignore[import-untyped]
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS as PHYSICAL
from weasyprint.css.functions import check_math  # type: ignore[import-untyped]
from weasyprint.css.properties import (  # type: ignore[import-untyped]
    INHERITED,
    INITIAL_NOT_COMPUTED,
    INITIAL_VALUES,
)
from weasyprint.css.tokens import Pending  # type: ignore[import-untyped]
from weasyprint.draw import border  # type: ignore[import-untyped]
from weasyprint.draw import color as colours
from weasyprint.draw import text as drawing
from weasyprint.layout import (  # type: ignore[import-untyped]
    absolute,
    block,
    column,
    float,
    grid,
    inline,
    page,
    percent,
    table,
)

from generator.render.pdf.own_fonts import RecentlyUsed

_OWN_WAY = ("position", "float", "display", "page")
"""Properties whose value depends on more than the cascade."""
_MOST_SOLVED = 100
_PROPAGATED = "text_decoration_"
_KEYWORDS = ("inherit", "initial")


def _logical(key: str) -> tuple[str, ...]:
    """Name the logical properties that can stand for a physical one, in both directions of text."""
    function = PHYSICAL.get(key)
    return tuple({function(block="ttb", inline=way) for way in ("ltr", "rtl")}) if function else ()


_PLAIN = {
    key: (key in INHERITED, key in INITIAL_NOT_COMPUTED, initial, _logical(key))
    for key, initial in INITIAL_VALUES.items()
    if key not in _OWN_WAY and not key.startswith(_PROPAGATED) and not check_math(initial)
}

_computed = css.ComputedStyle.__missing__


def _look_up(style: Any, key: str) -> Any:
    """Replace `ComputedStyle.__missing__`: most values are given, inherited or initial as they stand."""
    cascaded, parent = style.cascaded, style.parent_style
    known = _PLAIN.get(key)
    if known is None:
        return _look_up_own_way(style, key)
    inherits, computes, value, logical = known
    for name in logical:
        if name in cascaded:
            return _computed(style, key)
    if key in cascaded:
        value = cascaded[key][0]
        if isinstance(value, Pending) or _is_keyword(value) or check_math(value):
            return _computed(style, key)
        if key in COMPUTER_FUNCTIONS:
            value = COMPUTER_FUNCTIONS[key](style, key, value)
    elif inherits:
        if parent is None or check_math(parent[key]):
            return _computed(style, key)
        value = parent[key]
    elif computes:
        value = COMPUTER_FUNCTIONS[key](style, key, value)
    style[key] = value
    return value


def _is_keyword(value: Any) -> bool:
    return isinstance(value, str) and value in _KEYWORDS


def _look_up_own_way(style: Any, key: str) -> Any:
    """Look up what has a way of its own, when no rule gives it."""
    parent = style.parent_style
    if key in style.cascaded or parent is None:
        return _computed(style, key)
    if key == "page":
        value = parent[key]
    elif key in ("position", "float"):
        value = INITIAL_VALUES[key]
        if key == "float":
            style["position"]
        style.specified[key] = value
    elif key.startswith(_PROPAGATED):
        value = parent[key]
    else:
        return _computed(style, key)
    style[key] = value
    return value


_solve = Pending.solve


def _solve_once(pending: Any, tokens: Any, wanted: str, base_url: Any) -> Any:
    """Replace `Pending.solve`: a value with variables is the same each time that these are the same."""
    solved = vars(pending).setdefault("solved", {})
    key = wanted, *map(id, tokens)
    if key not in solved:
        if len(solved) == _MOST_SOLVED:
            solved.clear()
        solved[key] = _solve(pending, tokens, wanted, base_url), list(tokens)
    return solved[key][0]


_SIDES = ("top", "right", "bottom", "left")
_LENGTHS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    *("width", "min_width", "max_width", "height", "min_height", "max_height"),
)
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)
_box_of = itemgetter(*(*_LENGTHS, *_BORDERS, "border_collapse", "box_sizing"))
"""All that `resolve_percentages` reads of a style."""
_used_values = RecentlyUsed(2_000)
_resolve = percent.resolve_percentages


def _resolve_percentages(box: Any, containing_block: Any) -> None:
    """Replace `resolve_percentages`: lengths without a percentage are the same in every container."""
    read = _box_of(box.style)
    try:
        used = _used_values.get(read)
        if used is None:
            used = _used_values.put(read, _used(read))
    except TypeError:
        used = {}
    if used:
        vars(box).update(used)
    else:
        _resolve(box, containing_block)


def _used(read: tuple[Any, ...]) -> dict[str, Any]:
    """Give the used values of a box; none when they depend on its container."""
    *values, collapse, sizing = read
    if collapse == "collapse" or sizing != "content-box":
        return {}
    used = dict(zip(_BORDERS, values[len(_LENGTHS) :], strict=True))
    for key, length in zip(_LENGTHS, values, strict=False):
        if length == "auto":
            used[key] = 0 if key in ("min_width", "min_height") else "auto"
        elif getattr(length, "unit", None) == "px":
            used[key] = length.value
        else:
            return {}
    return used


def _get_color(style: Any, key: str) -> Any:
    """Replace `get_color`: a colour is no word, which takes long to find out by comparing."""
    value = style[key]
    return style["color"] if isinstance(value, str) and value == "currentcolor" else value


_LAYOUTS = (absolute, block, column, float, grid, inline, page, percent, table)
PATCHES: tuple[tuple[Any, str, Any], ...] = (
    (css.ComputedStyle, "__missing__", _look_up),
    (Pending, "solve", _solve_once),
    *((module, "resolve_percentages", _resolve_percentages) for module in _LAYOUTS),
    *((module, "get_color", _get_color) for module in (border, colours, drawing)),
)
