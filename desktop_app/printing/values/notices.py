"""The values of the letters after a call."""

from __future__ import annotations

from desktop_app.domain.handouts import Kind, NoticeLetter
from desktop_app.printing import dates
from desktop_app.printing.values.wording import Values, Wording


def notice_values(document: NoticeLetter, wording: Wording) -> Values:
    """Everything the form may name; the personal letter knows no law."""
    values: Values = {
        "recipient": document.recipient,
        "person_name": document.person_name,
        "items": tuple({"description": item} for item in document.items),
        "called_on": dates.day_and_year(document.called_on, wording.language),
        "due_on": dates.day_and_year(document.due_on, wording.language),
        "contact": document.contact or document.letterhead.unit,
    }
    if document.kind is Kind.NOTICE_STATUTORY:
        law = {"jurisdiction": document.jurisdiction, "citation": document.citation, "days": str(document.days)}
        values = {**values, **law}
    return values
