"""The values of what a family keeps or signs about its own wishes."""

from __future__ import annotations

from desktop_app.domain.handouts import DesigneeForm, KeepForLater
from desktop_app.printing import dates
from desktop_app.printing.values.wording import Values, Wording, in_english


def keep_values(document: KeepForLater, wording: Wording) -> Values:
    """Everything the form of what stays may name."""
    form, language = wording.form, wording.language
    return {
        "recipient": document.recipient,
        "person_name": document.person_name,
        "contact": document.contact or document.letterhead.unit,
        "items": tuple(
            {
                "description": item.description,
                "chosen": form.word(f"chosen_{item.kept}"),
                "again": form.word("again", date=dates.day_and_year(item.again_on, language)) if item.again_on else "",
            }
            for item in document.items
        ),
    }


def designee_values(document: DesigneeForm, wording: Wording) -> Values:
    """Everything the form that lets somebody else come may name."""
    return {
        "agency": in_english(document.letterhead.agency, wording.language),
        "claimant": document.claimant,
        "person_name": document.person_name,
        "contact": document.contact or document.letterhead.unit,
    }
