"""Putting appointments back as they were: several at once, all or none, by every rule of a booking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop_app.domain.appointments import MOVABLE, OCCUPYING, RELEASED, Appointment, Status
from desktop_app.domain.bookings import buffers_held, named_again, request_of
from desktop_app.domain.buffers import Buffers, Held
from desktop_app.domain.protocols import Blocks
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.services.appointments.writing import AppointmentWriting
from desktop_app.store import appointments, history

RESTORABLE = MOVABLE | RELEASED
"""Between these a change can be taken back; what has happened in a room has happened."""


class AppointmentRestoring(AppointmentWriting):
    """Called inside a transaction by the methods that have asked who acts."""

    def _restore(
        self, actor: StaffMember, wanted: Sequence[Appointment], reason: str, *, again: bool = False
    ) -> tuple[Appointment, ...] | Refused:
        """Write earlier states, each with its version now; nothing is written before every one of them may stand."""
        if len({wish.id for wish in wanted}) < len(wanted):
            return refuse(Cause.CHANGED_MEANWHILE)
        before = []
        for wish in wanted:
            was = self._restorable(wish)
            if isinstance(was, Refused):
                return was
            before.append(was)
        if actor.role is Role.FRONT_DESK:
            wanted = [named_again(wish, was) for wish, was in zip(wanted, before, strict=True)]
        standing = [each for each in wanted if each.status in OCCUPYING]
        given_up = {each.id for each in before if each.status in RELEASED}
        if shut := self._refuse_shut_again(each for each in standing if each.id in given_up):
            return shut
        holds = self._plan_standing(standing, frozenset(each.id for each in wanted))
        if isinstance(holds, Refused):
            return holds
        appointments.give_way([each.id for each in standing])
        facts = {"again": True} if again else {}
        written = []
        for was, wish in zip(before, wanted, strict=True):
            told = replace(wish, reason=reason or wish.reason)
            if held := holds.get(wish.id):
                told = replace(told, hold=held.hold, decompression_end=held.decompression_end)
            put = self._write_move(actor, "appointment.restore", was, told, status=wish.status.value, **facts)
            assert isinstance(put, Appointment), "its version was read in this transaction"
            written.append(put)
        return tuple(written)

    def _restorable(self, wish: Appointment) -> Appointment | Refused:
        """The appointment as it is now. That a guest has come says more than that somebody wrote it down."""
        now = appointments.get(wish.id)
        if now is not None and not {now.status, wish.status} <= RESTORABLE:
            return refuse(Cause.STATUS, current=now.status, wanted=wish.status)
        return self._current(wish.id, wish.version)

    def _refuse_shut_again(self, standing: Iterable[Appointment]) -> Refused | None:
        """A return that was given up is booked once more: the gates before booking are asked again."""
        for wish in standing:
            if wish.purpose is Purpose.RETURN_OF_BELONGINGS and wish.case_id is not None:
                shut = self._steps.refuse_shut_for_case(wish.case_id, Blocks.SCHEDULING)
                if shut:
                    return shut
        return None

    def _plan_standing(self, standing: Sequence[Appointment], together: frozenset[int]) -> dict[int, Held] | Refused:
        """What each that is to stand again would hold: what is usual now, or the fewer minutes a supervisor granted."""
        holds = {}
        for number, wish in enumerate(standing):
            request = replace(request_of(wish), shorter=self._granted(wish))
            planned = self._plan(request, wish.id, together, standing[:number])
            if isinstance(planned, Refused):
                return planned
            if wish.status is Status.CONFIRMED and (shut := self._steps.refuse_shut(wish, Blocks.CONFIRM)):
                return shut
            holds[wish.id] = planned
        return holds

    @staticmethod
    def _granted(wish: Appointment) -> Buffers | None:
        """The minutes an earlier state had around it, as far as the history knows that they were granted."""
        asked = buffers_held(wish)
        granted = (str(each.facts.get("shorter_buffers") or "").split() for each in history.of_appointment(wish.id))
        enough = any(
            int(setup) <= asked.setup and int(after) <= asked.decompression + asked.reset
            for setup, after in (each for each in granted if each)
        )
        return asked if enough else None

    def _write_move(
        self, actor: StaffMember, action: str, was: Appointment, wish: Appointment, **facts: object
    ) -> Appointment | Refused:
        moved = {"moved_from": was.event.start, "moved_to": wish.event.start, "room": wish.room_id}
        return self._write(actor, action, wish, **moved, **facts)
