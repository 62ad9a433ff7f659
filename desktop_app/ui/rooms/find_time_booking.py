"""From a search to the booking form and back: what one of them knows the other begins with."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker

from desktop_app.domain.appointments import BookingRequest
from desktop_app.domain.find_time import TimeWish
from desktop_app.domain.team import Duty
from desktop_app.domain.times import local_day
from desktop_app.ui.rooms.booking_form import BookingForm
from desktop_app.ui.rooms.find_time import ChosenTime
from desktop_app.ui.rooms.find_time_words import slot_care

SEARCH_DAYS = 30


def fill(form: BookingForm, chosen: ChosenTime) -> None:
    """Put a time that was taken into the form, with what it was found for."""
    wish, slot = chosen.wish, chosen.slot
    with QSignalBlocker(form):
        form.purpose.choose(wish.purpose)
        if wish.case_id is not None:
            form.case.choose(wish.case_id)
        form.room.choose(slot.room_id)
        form.people.setValue(wish.party_size)
        form.needs.choose(wish.needs)
        if wish.host_id is not None:
            form.host.choose(wish.host_id)
        form.team.choose(Duty.EVIDENCE, wish.evidence_id)
        form.team.choose(Duty.ADVOCATE, wish.advocate_id)
        form.team.choose(Duty.CHILD_SUPERVISOR, wish.child_supervisor_id)
        form.team.choose(Duty.INTERPRETER, wish.interpreter_id)
    form.set_when(slot.event)


def known_words(chosen: ChosenTime) -> str:
    """What asks for care; empty when nothing does. The people who were found free stand in the form."""
    care = slot_care(chosen.slot)
    return QCoreApplication.translate("find_time", "To think of: {care}").format(care=care) if care else ""


def wish_of(request: BookingRequest, zone: str) -> TimeWish:
    """The search that begins with a booking whose time was refused."""
    return TimeWish(
        purpose=request.purpose,
        minutes=request.event.minutes,
        from_day=local_day(request.event.start, zone),
        days=SEARCH_DAYS,
        party_size=request.party_size,
        needs=request.needs,
        host_id=request.host_id,
        evidence_id=request.evidence_id,
        advocate_id=request.advocate_id,
        child_supervisor_id=request.child_supervisor_id,
        interpreter_id=request.interpreter_id,
        party_id=request.party_id,
        case_id=request.case_id,
        asked=request.event.start,
    )
