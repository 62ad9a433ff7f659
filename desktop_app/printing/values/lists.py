"""The values of the lists of belongings."""

from __future__ import annotations

from desktop_app.domain.handouts import BelongingsList, RetainedItems
from desktop_app.printing import dates
from desktop_app.printing.values.wording import Values, Wording, sentence


def belongings_values(document: BelongingsList, _wording: Wording) -> Values:
    return {
        "recipient": document.recipient,
        "person_name": document.person_name,
        "contact": document.contact or document.letterhead.unit,
        "items": tuple(
            {
                "position": str(position),
                "description": item.description,
                "condition": item.condition,
                "wish_return": item.wish == "return",
                "wish_later": item.wish == "later",
                "wish_no": item.wish == "no",
                "care_as_is": item.care == "as_is",
                "care_clean": item.care == "clean",
            }
            for position, item in enumerate(document.items, start=1)
        ),
    }


def retained_values(document: RetainedItems, wording: Wording) -> Values:
    language = wording.language
    return {
        "recipient": document.recipient,
        "person_name": document.person_name,
        "contact": document.contact or document.letterhead.unit,
        "call_by": dates.day(document.call_by, language) if document.call_by else "",
        "items": tuple(
            {
                "description": item.description,
                "reason": sentence(item.reason),
                "decided_by": item.decided_by,
                "review": (
                    wording.form.word("review", date=dates.day_and_year(item.review_on, language))
                    if item.review_on
                    else ""
                ),
                "ask": item.ask,
            }
            for item in document.items
        ),
    }
