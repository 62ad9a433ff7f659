"""Identity at the table: which kind of document was looked at, and by whom. Never its number, never a picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.appointments import Status
from desktop_app.domain.cases import FamilyMember, Standing, recipients
from desktop_app.domain.refusals import Cause, Refused, refuse


class Document(StrEnum):
    """Kinds of documents with a name and a picture; an agency's rule may ask for more, this record never does."""

    DRIVERS_LICENCE = "drivers_licence"
    PASSPORT = "passport"
    STATE_ID = "state_id"
    CONSULAR = "consular"
    TRIBAL = "tribal"
    OTHER = "other"


PRESENT = frozenset({Status.ARRIVED, Status.IN_ROOM})
"""A document is looked at while the person sits there (gate B12), never in advance."""


@dataclass(frozen=True, slots=True)
class Identity:
    """One look at one person's document, at one visit."""

    appointment_id: int
    member_id: int
    document: Document
    seen_by: str
    at: int


def plan_identity(status: Status, family: tuple[FamilyMember, ...], member_id: int) -> FamilyMember | Refused:
    """The person whose document was seen, or why this is not somebody who may receive here today."""
    if status not in PRESENT:
        return refuse(Cause.NOT_IN_ROOM)
    return accepted_recipient(family, member_id)


def accepted_recipient(family: tuple[FamilyMember, ...], member_id: int) -> FamilyMember | Refused:
    """The member of the family who may receive, or why they may not and who can settle it."""
    member = next((each for each in family if each.id == member_id), None)
    if member is not None and (member.kept_away or member.standing is Standing.DISPUTED):
        return refuse(Cause.STANDING_STOPS, standing=member.standing, suspect_related=member.suspect_related)
    return member if member in recipients(family) and member is not None else refuse(Cause.RECIPIENT_NOT_SETTLED)


def refuse_other_person(seen: Iterable[Identity], member_id: int) -> Refused | None:
    """Belongings go to the person whose document was seen at this visit, and to nobody else.

    Where only the step was ticked nothing is known of whose it was: the step itself says that it matched.
    """
    people = {each.member_id for each in seen}
    return refuse(Cause.IDENTITY_OTHER) if people and member_id not in people else None
