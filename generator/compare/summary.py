"""The questions a reviewer asks first, with the answer on both sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.errors import GeneratorError
from generator.language.texts import CompiledText, compile_text
from generator.model.change import Answer
from generator.terms.subject import CompiledModel, Subject, scope_of

UNANSWERED = "niet te zeggen met deze versie van het model"


def answers(old: Subject | None, new: Subject | None) -> tuple[Answer, ...]:
    """Answer the questions of the newest model that has them; a side that is not there gives no answer.

    Raises:
        TemplateError: when a question of the model is outside the language.
    """
    models = [subject.model for subject in (new, old) if subject is not None]
    model = next((model for model in models if _questions(model)), None)
    if model is None:
        return ()
    return tuple(_answer(model, place, entry, old, new) for place, entry in enumerate(_questions(model)))


def _questions(model: CompiledModel) -> Sequence[Mapping[str, Any]]:
    return model.settings.get("vragen") or ()


def _answer(
    model: CompiledModel, place: int, entry: Mapping[str, Any], old: Subject | None, new: Subject | None
) -> Answer:
    spot = model.template.model_source.value_spot(("vragen", place, "antwoord"))
    text = compile_text(str(entry["antwoord"]), spot)
    return Answer(str(entry["id"]), str(entry["vraag"]), _said(text, old), _said(text, new))


def _said(text: CompiledText, subject: Subject | None) -> str:
    """Fill an answer; an older model may lack what it needs."""
    if subject is None:
        return ""
    try:
        return " ".join(text.plain(scope_of(subject)).split())
    except GeneratorError:
        return UNANSWERED
