"""The values of the agency's own forms."""

from __future__ import annotations

from desktop_app.domain.handouts import AgencyPaper
from desktop_app.printing import dates
from desktop_app.printing.values.wording import Values, Wording, in_english


def agency_values(document: AgencyPaper, wording: Wording) -> Values:
    """Everything these forms may name."""
    return {
        "agency": in_english(document.letterhead.agency, wording.language),
        "unit": document.letterhead.unit,
        "contact": document.contact,
        "day": dates.day_and_year(document.day, wording.language),
    }
