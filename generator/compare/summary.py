"""The questions a reviewer asks first, with the answer on both sides."""

from __future__ import annotations

from generator.errors import GeneratorError
from generator.language.texts import CompiledText, compile_text
from generator.model.change import Answer
from generator.model.roles import Question
from generator.terms.subject import Subject, scope_of

UNANSWERED = "niet te zeggen met deze versie van het model"


def answers(old: Subject | None, new: Subject | None) -> tuple[Answer, ...]:
    """Answer the questions of the newest model that has them; a side that is not there gives no answer.

    Raises:
        TemplateError: when a question of the model is outside the language.
    """
    asked = [subject.model.roles.questions for subject in (new, old) if subject is not None]
    questions = next(filter(None, asked), ())
    return tuple(_answer(question, old, new) for question in questions)


def _answer(question: Question, old: Subject | None, new: Subject | None) -> Answer:
    text = compile_text(question.answer.text, question.answer.spot)
    return Answer(question.id, question.question, _said(text, old), _said(text, new))


def _said(text: CompiledText, subject: Subject | None) -> str:
    """Fill an answer; an older model may lack what it needs."""
    if subject is None:
        return ""
    try:
        return " ".join(text.plain(scope_of(subject)).split())
    except GeneratorError:
        return UNANSWERED
