"""Rosa's family at the table, and one belonging given there."""

from __future__ import annotations

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.items import Outcome
from desktop_app.domain.staff import Role, StaffMember
from tests.agency import SampleAgency

EV = Role.EVIDENCE


def sat_down(agency: SampleAgency) -> Appointment:
    """The visit, once everybody is in the room and their documents were looked at."""
    visit = agency.carry(agency.visit("Elena Delgado"), Status.IN_ROOM)
    agency.tick_case(agency.family("Rosa").case.id, "B12")
    return visit


def give(agency: SampleAgency, visit: Appointment, witness: StaffMember, recipient_id: int) -> object:
    first = agency.family("Rosa").items[0]
    return agency.services.items.hand_over(
        agency.one(EV), visit.id, first.id, Outcome.RETURNED, witness.id, recipient_id
    )
