"""Forms of the agency itself, about no family: the press review, and the papers of a partnership."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.handouts.kinds import Kind
from desktop_app.domain.handouts.letterhead import Letterhead

AGENCY_PAPERS = (
    Kind.PRESS_REVIEW,
    Kind.PARTNER_AGREEMENT,
    Kind.OUTREACH_LETTER,
    Kind.SELF_ASSESSMENT,
    Kind.ACTION_PLAN,
)
"""Forms F13 and F14."""


@dataclass(frozen=True, slots=True)
class AgencyPaper:
    """A form to fill by hand or on a screen, with the agency's name and the day in place; `contact` prepared it."""

    kind: Kind
    letterhead: Letterhead
    day: date
    contact: str

    @property
    def record_number(self) -> str:
        """It belongs to no case."""
        return ""
