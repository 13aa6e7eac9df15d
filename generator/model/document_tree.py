"""A document as plain data and back: what was signed has to be readable without composing it again.

The classes of `model/document.py` are a closed set, so that the form follows from them: a part is a group of
its fields, without those that have their standard value; where one of several classes may stand, `is` names
it; words of the model text are bare text. A field that comes later and has a standard value is simply not
there in older data; any other change of these classes asks for a new `FORM` in `model/laid_down.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from generator.model.document import Document, Text

_CLASS = "is"
_Fields: TypeAlias = Mapping[str, Any]


def as_data(document: Document) -> dict[str, Any]:
    """Return a document as groups, lists, text, numbers and truth values."""
    return _group(document)


def document_from(data: Any) -> Document:
    """Return the document that data stands for.

    Raises:
        ValueError: when it stands for none.
    """
    document: Document = _decoded(data, Document)
    return document


def _encoded(value: Any, hint: Any) -> Any:
    if isinstance(value, tuple):
        return [_encoded(item, one) for item, one in zip(value, _item_hints(hint, value), strict=True)]
    if isinstance(value, Text):
        return value.text
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        named = {_CLASS: type(value).__name__} if len(_classes(hint)) > 1 else {}
        return {**named, **_group(value)}
    return value


def _group(value: Any) -> dict[str, Any]:
    hints = _hints(value.__class__)
    found = {}
    for field in fields(value):
        item = getattr(value, field.name)
        if item != field.default:
            found[field.name] = _encoded(item, hints[field.name])
    return found


def _decoded(data: Any, hint: Any) -> Any:
    if get_origin(hint) is tuple:
        if not isinstance(data, list):
            raise ValueError(f"{data!r} is no list")
        return tuple(_decoded(item, one) for item, one in zip(data, _item_hints(hint, data), strict=True))
    classes = _classes(hint)
    if data is None and NoneType in get_args(hint):
        return None
    if Text in classes and isinstance(data, str):
        return Text(data)
    if classes:
        return _decoded_class(data, classes)
    if issubclass(hint, Enum):
        return hint(data)
    if type(data) is not hint:
        raise ValueError(f"{data!r} is no {hint.__name__}")
    return data


def _decoded_class(data: Any, classes: tuple[type, ...]) -> Any:
    if not isinstance(data, dict):
        raise ValueError(f"{data!r} is no group")
    names = {one.__name__: one for one in classes}
    kind = classes[0] if len(classes) == 1 else names.get(str(data.get(_CLASS, "")))
    if kind is None:
        raise ValueError(f"{data.get(_CLASS)!r} does not belong here")
    hints = _hints(kind)
    given = {name: item for name, item in data.items() if len(classes) == 1 or name != _CLASS}
    known = {field.name for field in fields(kind)}
    needed = {field.name for field in fields(kind) if field.default is MISSING}
    if not needed <= set(given) <= known:
        raise ValueError(f"{sorted(given)} are not the fields of {kind.__name__}")
    return kind(**{name: _decoded(item, hints[name]) for name, item in given.items()})


def _classes(hint: Any) -> tuple[type, ...]:
    """List the classes of the tree that may stand somewhere."""
    options = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    return tuple(one for one in options if isinstance(one, type) and is_dataclass(one))


def _item_hints(hint: Any, items: Any) -> tuple[Any, ...]:
    """Give each item of a tuple its type."""
    given = get_args(hint)
    return given[:1] * len(items) if given[-1] is Ellipsis else given


@cache
def _hints(kind: Any) -> _Fields:
    return get_type_hints(kind)
