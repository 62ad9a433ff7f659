"""The values of a release of information."""

from __future__ import annotations

from desktop_app.domain.handouts import ConsentForm
from desktop_app.printing import dates
from desktop_app.printing.values.wording import Values, Wording


def consent_values(document: ConsentForm, wording: Wording) -> Values:
    return {
        "recipient": document.recipient,
        "person_name": document.person_name,
        "shared_with": document.shared_with,
        "purpose": document.purpose,
        "given_on": dates.day_and_year(document.given_on, wording.language),
        "expires_on": dates.day_and_year(document.expires_on, wording.language),
        "contact": document.contact or document.letterhead.unit,
    }
