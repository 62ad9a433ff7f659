"""Identity at the table: which kind of document was looked at, and by whom. Never its number, never a picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.appointments import Status
from desktop_app.domain.cases import FamilyMember, recipients
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
    member = next((each for each in recipients(family) if each.id == member_id), None)
    return member or refuse(Cause.RECIPIENT_NOT_SETTLED)


def refuse_other_person(seen: Iterable[Identity], member_id: int) -> Refused | None:
    """Belongings go to the person whose document was seen at this visit, and to nobody else.

    Where only the step was ticked nothing is known of whose it was: the step itself says that it matched.
    """
    people = {each.member_id for each in seen}
    return refuse(Cause.IDENTITY_OTHER) if people and member_id not in people else None
