"""Where to go after an answer: the next question that is open, or back with what is still open here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.serve.answering import Outcome
from generator.serve.brought import BEFORE, in_query, marks_of
from generator.serve.desk import Asked, Desk, base_of, found
from generator.serve.draft import Draft
from generator.serve.places import path_at
from generator.serve.questions import AskedQuestion, AskedTopic, Need, find_question, topics_of
from generator.validate.required import DUTY

SEEN = "gezien"
"""The field of a form that says what its page told to be open: who goes on then, wants to go on."""
_YES = "ja"


def onwards(desk: Desk, asked: Asked, outcome: Outcome, here: str) -> str:
    """Say where to go after an answer.

    Args:
        desk: The content.
        asked: The request.
        outcome: What came of the answer.
        here: The address of the question.
    """
    draft = desk.draft_of(found(desk, asked))
    topics = topics_of(draft)
    current = find_question(topics, path_at(asked.path["id"]))
    brought = marks_of(draft, asked)
    if outcome.kept or (current is not None and current.wrong):
        return _back(f"{here}?fout=1", asked, brought)
    order = [one for topic in topics for one in topic.questions]
    ids = [one.id for one in order]
    start = ids.index(current.id) + 1 if current is not None and current.id in ids else 0
    around = order[start:] + order[:start]
    following = next((one for one in around if one.open_now or one.wrong), None)
    if following is None and (current is None or _is_about_signing(current)):
        following = next((one for one in around if one.open_later), None)
    base = base_of(draft.stored)
    if current is not None and asked.one(SEEN) != _YES and _stays(draft, current, topics, following):
        return _back(f"{here}?open=1", asked, brought)
    told = f"?{in_query(brought)}" if brought else ""
    if following is None or (current is not None and following.id == current.id):
        return f"{base}/{told}"
    return f"{base}/vraag/{following.id}{told}"


def _back(place: str, asked: Asked, brought: Mapping[str, str]) -> str:
    """Show a question again; what its answer brought is still told when somebody goes on from there."""
    return f"{place}&{in_query({BEFORE: asked.one(BEFORE)})}" if brought else place


def still_open(question: AskedQuestion, topics: Sequence[AskedTopic]) -> list[Need]:
    """List what a question still asks: for a draft as long as there is none yet, then for signing."""
    is_now = any(topic.open_now for topic in topics)
    return [one for one in question.needs if not one.is_there and (one.from_draft or not is_now)]


def _is_about_signing(question: AskedQuestion) -> bool:
    """Tell whether somebody fills in what is only needed for signing, so that a finished draft is no news."""
    later = [one for one in question.needs if not one.from_draft]
    return len(later) == len(question.needs) or any(one.is_there and one.is_own for one in later)


def _stays(
    draft: Draft, current: AskedQuestion, topics: Sequence[AskedTopic], following: AskedQuestion | None
) -> bool:
    """Tell whether something here is to be told: what an answer came to ask, or that nothing else is open."""
    left = still_open(current, topics)
    if following is not None and following.id == current.id:
        return bool(left or current.left)
    came = (one for one in left if "wanneer" in one.node.spec.get(DUTY, {}))
    return any(draft.own(one.path[:-1]) for one in came if len(one.path) > 1)
