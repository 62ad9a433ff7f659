"""What most documents say beside their own matter: who writes, where one meets, and whom one may ask."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.cases import Case
from desktop_app.domain.handouts import Letterhead
from desktop_app.domain.rooms import Room
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.times import local
from desktop_app.store import agency, history, rooms, staff
from desktop_app.store.wording import wording


def letterhead(language: str) -> Letterhead:
    """Who writes."""
    found = agency.get()
    unit = wording(language).victim_services
    return Letterhead(
        found.name if found else "", unit, found.phone if found else "", found.phone_hours if found else ""
    )


def record_head(language: str) -> Letterhead:
    """Who writes a record: with the head of the log, so that the paper can speak for the log."""
    return replace(letterhead(language), log=history.head().short)


def zone_name() -> str:
    """The agency's time zone."""
    found = agency.get()
    return found.zone if found else "UTC"


def room_of(visit: Appointment) -> Room:
    """Where a visit is."""
    return next(room for room in rooms.all_rooms() if room.id == visit.room_id)


def starts_at(visit: Appointment) -> datetime:
    """When it begins, by the clock on the room's wall."""
    return local(visit.event.start, room_of(visit).zone).replace(tzinfo=None)


def place_of(visit: Appointment) -> str:
    """The door and the address."""
    found = agency.get()
    parts = (room_of(visit).entrance, found.address if found else "")
    text = ", ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


def host_of(visit: Appointment) -> StaffMember:
    """Who waits at the door."""
    return next(each for each in staff.all_active() if each.id == visit.host_id)


def contact_of(case: Case) -> str:
    """The family's coordinator, as they are called; empty while nobody is."""
    return next((each.short_name for each in staff.all_active() if each.id == case.coordinator_id), "")
