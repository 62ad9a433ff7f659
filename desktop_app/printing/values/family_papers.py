"""The values of the leaflets a family takes home."""

from __future__ import annotations

from typing import get_args

from desktop_app.domain.handouts import FamilyPaper, Resource, ResourceKind, printed_resources
from desktop_app.domain.handouts.resources import REACHED_BY
from desktop_app.printing import dates
from desktop_app.printing.forms import Said, Value
from desktop_app.printing.values.wording import Values, Wording, foreign, in_english, sentence

QUESTIONS = 4
"""Places to write a question down, with room for the answer's name and day."""
DEADLINE = "compensation_deadline"
"""The short word in which an agency says its own state's deadline. It ships blank: no default looks like law."""
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
        "compensation_deadline": sentence(wording.form.front.words.get(DEADLINE, "")),
        "hours": in_english(document.letterhead.hours, wording.language),
        "after_crime": document.manner == "homicide",
        "agency_involved": document.agency_involved,
        "questions": tuple({"number": str(number)} for number in range(1, QUESTIONS + 1)),
        "resources": tuple(row for _, row in printed),
        **{kind: tuple(row for each, row in printed if each == kind) for kind in RESOURCE_KINDS},
    }


def _resource(row: Resource, wording: Wording) -> Values:
    checked = dates.day_and_year(row.verified_on, wording.language) if row.verified_on else ""
    typed = {"name": row.name, "hours": row.hours, "about": row.about}
    return {
        **{
            field: in_english(text, wording.language) if field in row.english else text for field, text in typed.items()
        },
        "phone": _reach(row.phone, wording.language) if "phone" in row.english else row.phone,
        "languages": row.languages,
        "checked": wording.form.word("checked", date=checked),
    }


def _reach(reach: str, language: str) -> Value:
    """A number is read aloud in the page's language; what to text to it is English, and has more than one word."""
    other = foreign(language)
    if not other:
        return reach
    parts: list[tuple[str, str]] = []
    for each in reach.split(REACHED_BY):
        parts += [(REACHED_BY, "")] if parts else []
        parts.append((each, other if " " in each.strip() else ""))
    return Said(tuple(parts))
