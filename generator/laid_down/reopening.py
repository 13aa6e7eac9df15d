"""A file that was signed as a whole and that calls itself unsigned again."""

from __future__ import annotations

from generator.laid_down.terms_changed import view_of
from generator.load.laid_down import Holding
from generator.model.laid_down import LaidDown
from generator.terms.subject import Subject, scope_of, status_of, views_of
from generator.validate.standing import standing_of


def is_reopened(subject: Subject, holding: Holding, digest: object) -> bool:
    """Tell whether all of a file was laid down while its status says that it is not signed.

    Args:
        subject: The file.
        holding: What lies beside it.
        digest: What the file says that was laid down; None when it says nothing.

    Raises:
        TemplateError: when the status of a document cannot be told.
    """
    if standing_of(subject).is_closed:
        return False
    if not holding.documents:
        return digest is not None or holding.is_there
    own = [one for one in holding.documents.values() if not one.link and not one.once]
    views = {one.view for one in own}
    is_whole = any(one.link for one in holding.documents.values()) or all(
        (view and (view.over, view.entry)) in views for view in views_of(subject)
    )
    return is_whole and not any(is_document_signed(subject, one) for one in own)


def is_document_signed(subject: Subject, laid_down: LaidDown) -> bool:
    """Tell whether the document that was laid down still counts as signed.

    Raises:
        TemplateError: when its status cannot be told.
    """
    status = status_of(subject.model, scope_of(subject, view_of(laid_down)))
    return status in subject.model.roles.status.closed
