"""The waiting list: who would come earlier, and the time that is offered when one is free."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.cautions import falls_on
from desktop_app.domain.find_time import TimeWish
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.times import HOUR, Span
from desktop_app.domain.waiting_list import (
    LEAD,
    EarlierOffer,
    EarlierWish,
    check_wish,
    earlier_slot,
    moved_request,
    time_wish,
    without_clashes,
)
from desktop_app.services.acting import Clock, Service
from desktop_app.services.appointments import AppointmentService
from desktop_app.store import agency, appointments, cases, find_time, waiting_list
from desktop_app.store.database import Database

DAY = 24 * HOUR


class WaitingListService(Service):
    """Wishes to come earlier. They close by themselves when the appointment is past, cancelled or postponed."""

    def __init__(self, database: Database, clock: Clock, its_appointments: AppointmentService) -> None:
        super().__init__(database, clock)
        self._appointments = its_appointments

    def wish_of(self, actor: StaffMember, appointment_id: int) -> EarlierWish | Refused | None:
        """The open wish of an appointment, or None."""
        if refused := self._deny(actor, Action.VIEW_APPOINTMENT):
            return refused
        with self._database.reading():
            return waiting_list.open_for(appointment_id)

    def add(self, actor: StaffMember, wish: EarlierWish) -> EarlierWish | Refused:
        """Keep a wish to come earlier; it takes the place of an earlier one of the same appointment."""
        if refused := self._deny(actor, Action.KEEP_WAITING_LIST):
            return refused
        with self._writing():
            appointment = appointments.get(wish.appointment_id)
            if appointment is None:
                return refuse(Cause.NOT_FOUND)
            now = self._clock()
            if refused := check_wish(wish, appointment, now):
                return refused
            if (before := waiting_list.open_for(appointment.id)) is not None:
                waiting_list.close((before.id,), now)
            waiting_list.close_lapsed(now)
            added = waiting_list.add(replace(wish, added_at=before.added_at if before else now))
            self._tell("waiting_list.add", actor, added, appointment)
            return added

    def close(self, actor: StaffMember, wish_id: int) -> EarlierWish | Refused:
        """The person would rather keep their time."""
        if refused := self._deny(actor, Action.KEEP_WAITING_LIST):
            return refused
        with self._writing():
            wish = waiting_list.get(wish_id)
            appointment = appointments.get(wish.appointment_id) if wish else None
            if wish is None or appointment is None:
                return refuse(Cause.NOT_FOUND)
            now = self._clock()
            if not waiting_list.close((wish.id,), now):
                return refuse(Cause.CHANGED_MEANWHILE)
            self._tell("waiting_list.close", actor, wish, appointment)
            return replace(wish, closed_at=now)

    def offers(self, actor: StaffMember) -> tuple[EarlierOffer, ...] | Refused:
        """For each open wish the first earlier time that is free now; who waits longest comes first."""
        if refused := self._deny(actor, Action.KEEP_WAITING_LIST):
            return refused
        with self._database.reading():
            now = self._clock()
            return self._offers(waiting_list.open_wishes(now), now)

    def accept(self, actor: StaffMember, offer: EarlierOffer, reason: str) -> Appointment | Refused:
        """The person takes the time: their appointment moves there, by every rule of a move, and the wish is closed."""
        if refused := self._deny(actor, Action.CHANGE_APPOINTMENT):
            return refused
        with self._writing():
            wish = waiting_list.get(offer.wish.id)
            current = appointments.get(offer.wish.appointment_id)
            if wish is None or current is None:
                return refuse(Cause.NOT_FOUND)
            if wish.closed_at is not None:
                return refuse(Cause.CHANGED_MEANWHILE)
            request = moved_request(current, offer.slot)
            moved = self._appointments.change(actor, current.id, offer.version, request, reason)
            if not isinstance(moved, Refused):
                waiting_list.close((wish.id,), self._clock())
            return moved

    def _offers(self, wishes: tuple[tuple[EarlierWish, Appointment], ...], now: int) -> tuple[EarlierOffer, ...]:
        """One reading of the surroundings for all of them."""
        if not wishes:
            return ()
        found = agency.get()
        zone = found.zone if found else "UTC"
        span = Span(now - DAY, max(each.event.end for _, each in wishes) + DAY)
        around = find_time.around(span, now + LEAD)
        wanted = [_kind(time_wish(wish, appointment, zone, now)) for wish, appointment in wishes]
        taken = find_time.taken(span, around, wanted)
        offers = []
        for (wish, appointment), search in zip(wishes, wanted, strict=True):
            slot = earlier_slot(search, appointment, around, taken)
            if slot is not None:
                room = around.rooms[slot.room_id]
                confirmed = appointment.status is Status.CONFIRMED
                offers.append(EarlierOffer(
                    wish, appointment.guest_label, appointment.number, appointment.version, room.zone,
                    appointment.event, slot, room.name, confirmed,
                ))  # fmt: skip
        return without_clashes(offers)

    def _tell(self, action: str, actor: StaffMember, wish: EarlierWish, appointment: Appointment) -> None:
        self._record(
            actor, action, "earlier_wish", wish.id, case_id=appointment.case_id, appointment_id=appointment.id,
            weekdays=len(wish.weekdays),
        )  # fmt: skip


def _kind(search: TimeWish) -> TimeWish:
    """A day to be gentle with is never offered as an earlier one."""
    if search.case_id is None:
        return search
    gentle = [each.day for each in cases.dates(search.case_id)]
    return replace(
        search, avoid=frozenset(day for day in search.dates() if any(falls_on(each, day) for each in gentle))
    )
