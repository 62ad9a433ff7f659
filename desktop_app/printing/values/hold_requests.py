"""The values of a release authorization request: one authority's items and holds, and nothing of a family."""

from __future__ import annotations

from desktop_app.domain.handouts import ReleaseRequest
from desktop_app.printing import dates
from desktop_app.printing.forms import Value
from desktop_app.printing.values.wording import Wording


def request_values(document: ReleaseRequest, wording: Wording) -> dict[str, Value]:
    """Everything the form of a release authorization request may name."""
    language = wording.language
    return {
        "authority": document.authority,
        "record_number": document.record_number,
        "asked": dates.day_and_year(document.asked_on, language),
        "reply_by": dates.day_and_year(document.reply_by, language) if document.reply_by else "",
        "unit": document.letterhead.unit,
        "asked_by": document.asked_by,
        "items": tuple(
            {
                "number": item.number,
                "description": item.description,
                "hold": wording.form.word(f"kind_{item.kind}"),
                "since": dates.day_and_year(item.held_since, language),
            }
            for item in document.items
        ),
    }
