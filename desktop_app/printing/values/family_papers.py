"""The values of the leaflets a family takes home."""

from __future__ import annotations

from typing import get_args

from desktop_app.domain.handouts import FamilyPaper, Resource, ResourceKind, printed_resources
from desktop_app.printing import dates
from desktop_app.printing.values.wording import Values, Wording, sentence

QUESTIONS = 4
"""Places to write a question down, with room for the answer's name and day."""
RESOURCE_KINDS: tuple[ResourceKind, ...] = get_args(ResourceKind)


def family_values(document: FamilyPaper, wording: Wording) -> Values:
    """Everything the form of a leaflet may name."""
    printed = [(row.kind, _resource(row, wording)) for row in printed_resources(document)]
    return {
        "person_name": document.person_name,
        "record_number": document.record_number,
        "contact": document.contact or document.letterhead.unit,
        "contact_phone": document.contact_phone,
        "investigator": document.investigator,
        "investigator_phone": document.investigator_phone,
        "compensation_deadline": sentence(document.compensation_deadline),
        "hours": document.letterhead.hours,
        "after_crime": document.manner == "homicide",
        "questions": tuple({"number": str(number)} for number in range(1, QUESTIONS + 1)),
        "resources": tuple(row for _, row in printed),
        **{kind: tuple(row for each, row in printed if each == kind) for kind in RESOURCE_KINDS},
    }


def _resource(row: Resource, wording: Wording) -> Values:
    checked = dates.day_and_year(row.verified_on, wording.language) if row.verified_on else ""
    return {
        "name": row.name,
        "phone": row.phone,
        "hours": row.hours,
        "about": row.about,
        "languages": row.languages,
        "checked": wording.form.word("checked", date=checked),
    }
