"""The values of the record of a return by post."""

from __future__ import annotations

from desktop_app.domain.handouts import PostRecord
from desktop_app.printing import dates
from desktop_app.printing.values.wording import Values, Wording


def post_values(document: PostRecord, wording: Wording) -> Values:
    """Everything the record's form may name."""
    language = wording.language
    return {
        "signed": bool(document.signed_by) and document.lost_on is None,
        "after_all": bool(document.signed_by) and document.lost_on is not None,
        "came_back": document.came_back,
        "lost": document.lost_on is not None and not document.signed_by,
        "lost_on": dates.day_and_year(document.lost_on, language) if document.lost_on else "",
        "claim": document.claim,
        "case_number": document.case_number,
        "person_name": document.person_name,
        "recipient": document.recipient,
        "items": tuple(
            {"number": item.number, "description": item.description, "seal": item.seal} for item in document.items
        ),
        "boxes": str(document.boxes),
        "carrier": document.carrier,
        "tracking": document.tracking,
        "sent_on": dates.day_and_year(document.sent_on, language),
        "sent_by": document.sent_by,
        "checked_by": document.checked_by,
        "signed_by": document.signed_by,
        "signed_on": dates.day_and_year(document.signed_on, language) if document.signed_on else "",
    }
