"""Books a room or changes a booking, and says at once why a time is refused and which ones are free."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.appointments import Appointment, BookingRequest, Status
from desktop_app.domain.refusals import Cause, Reason, Refused
from desktop_app.domain.rooms import Room
from desktop_app.domain.staff import Role
from desktop_app.domain.times import Span
from desktop_app.services.cases import CaseRow
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.rooms.booking_answer import BookingAnswer, FreeRoom, FreeStart
from desktop_app.ui.rooms.booking_form import BookingForm, Offer, with_room
from desktop_app.ui.rooms.wording import spoken_times
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import NOTE_LIMIT, TextField

WIDTH = 760
OF_THE_TIME = frozenset({Cause.ROOM_HELD, Cause.HOST_BUSY, Cause.IN_THE_PAST})
OF_THE_ROOM = frozenset({Cause.NOT_STEP_FREE, Cause.TOO_MANY_PEOPLE, Cause.ROOM_HELD})
ASKED_LATE = frozenset({Cause.SUSPECT, Cause.EMPTY, Cause.CASE_NEEDED})
"""What a form one has just begun lacks anyway: said when one books, not before."""


class BookingDialog(CalmDialog):
    """`booked` is the appointment after it was accepted. `change` makes it change an appointment instead."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        room_id: int | None = None,
        span: Span | None = None,
        case_id: int | None = None,
        change: Appointment | None = None,
    ) -> None:
        title = self.tr("Change the booking") if change else self.tr("Book a room")
        confirm = self.tr("Save the change") if change else self.tr("Book the room")
        super().__init__(title, parent, confirm=confirm, width=WIDTH)
        self.setObjectName("booking")
        self.confirm.setObjectName("booking.save")
        self._session = session
        self._change = change
        self._pressed = False
        self.booked: Appointment | None = None
        self._rooms = self._read_rooms()
        self.form = BookingForm(Offer(session.actor, self._rooms, session.services.staff.all(), self._read_cases()))
        self.answer = BookingAnswer()
        self.reason = TextField(self.tr("Reason for the change"), self.tr("It is confirmed, so others count on it."))
        self.reason.line.setObjectName("booking.reason")
        self.reason.line.setMaxLength(NOTE_LIMIT)
        self.reason.setVisible(change is not None and change.status is Status.CONFIRMED)
        for part in (self.form, self.reason, self.answer):
            self.body.addWidget(part)
        self._begin(room_id, span, case_id)
        self.form.changed.connect(self._weigh)
        self.answer.start_chosen.connect(self._on_start)
        self.answer.room_chosen.connect(self._on_room)
        self._weigh()
        self.form.purpose.setFocus()

    def problem(self) -> str:
        """Ask the service to keep it; a refusal leaves everything as it was typed."""
        self._pressed = True
        self._weigh()
        request = self.form.request()
        outcome = request if isinstance(request, Refused) else self._keep(request)
        if isinstance(outcome, Refused):
            self._point_at(outcome)
            return sentences(outcome)
        self.booked = outcome
        return ""

    def refuse(self, sentence: str) -> None:
        """Say it once: not above the buttons too when it stands beneath the form already."""
        if sentence == self.answer.sentence():
            self.refusal.clear()
            self.answer.announce()
        else:
            super().refuse(sentence)

    # Inside

    def _begin(self, room_id: int | None, span: Span | None, case_id: int | None) -> None:
        if self._change is not None:
            self.form.fill(self._change, self._session.actor.role is Role.FRONT_DESK)
            return
        if case_id is not None:
            self.form.set_case(case_id)
        if room_id is not None:
            self.form.set_room(room_id)
        if span is not None:
            self.form.set_when(span)
        if room_id is None:
            self._take_a_free_room()

    def _take_a_free_room(self) -> None:
        """Begin with a room that is free at the time, where there is one."""
        request = self.form.request()
        if isinstance(request, Refused) or self._fits(request):
            return
        free = (room for room in self._rooms if room.takes(request.purpose) and self._fits(with_room(request, room.id)))
        if (room := next(free, None)) is not None:
            self.form.room.choose(room.id)

    def _read_rooms(self) -> tuple[Room, ...]:
        found = self._session.services.rooms.all(self._session.actor)
        return () if isinstance(found, Refused) else found

    def _read_cases(self) -> tuple[CaseRow, ...] | None:
        found = self._session.services.cases.list(self._session.actor)
        return None if isinstance(found, Refused) else found

    def _keep(self, request: BookingRequest) -> Appointment | Refused:
        appointments, actor = self._session.services.appointments, self._session.actor
        if self._change is None:
            return appointments.book(actor, request)
        return appointments.change(actor, self._change.id, self._change.version, request, self.reason.text())

    def _weigh(self) -> None:
        """Ask the planner about the form as it stands, and say its answer."""
        self.refusal.clear()
        request = self.form.request()
        if isinstance(request, Refused):
            self.answer.say_refused(sentences(request), (), ())
            return
        answer = self._session.services.appointments.plan(self._session.actor, request, self._moving())
        reasons = answer.reasons if isinstance(answer, Refused) else ()
        said = tuple(each for each in reasons if self._pressed or each.cause not in ASKED_LATE)
        if said:
            self.answer.say_refused(
                sentences(Refused(said)), self._free_starts(request, said), self._free_rooms(request, said)
            )
            return
        self.answer.say_free(self._held(request, answer))

    def _held(self, request: BookingRequest, answer: Span | Refused) -> str:
        room = next(room for room in self._rooms if room.id == request.room_id)
        hold = answer if isinstance(answer, Span) else request.event
        if hold == request.event:
            return self.tr("{room} is free at this time.").format(room=room.name)
        words = self.tr("Free. {room} will be held from {times}, with time to arrive and to recover.")
        return words.format(room=room.name, times=spoken_times(hold, room.zone))

    def _free_starts(self, request: BookingRequest, reasons: tuple[Reason, ...]) -> tuple[FreeStart, ...]:
        if not OF_THE_TIME & {each.cause for each in reasons}:
            return ()
        starts = self._session.services.appointments.nearest(self._session.actor, request, self._moving())
        return tuple(FreeStart(start, request.event.start, self.form.zone()) for start in starts)

    def _free_rooms(self, request: BookingRequest, reasons: tuple[Reason, ...]) -> tuple[FreeRoom, ...]:
        """Other rooms that would take this visit at this time."""
        if not OF_THE_ROOM & {each.cause for each in reasons}:
            return ()
        return tuple(
            FreeRoom(room.id, room.name)
            for room in self._rooms
            if room.id != request.room_id and room.takes(request.purpose) and self._fits(with_room(request, room.id))
        )

    def _fits(self, request: BookingRequest) -> bool:
        answer = self._session.services.appointments.plan(self._session.actor, request, self._moving())
        return isinstance(answer, Span) or {each.cause for each in answer.reasons} <= ASKED_LATE

    def _moving(self) -> int | None:
        return self._change.id if self._change else None

    def _point_at(self, refused: Refused) -> None:
        """Go to the first field that keeps it from being booked."""
        form = self.form
        fields: dict[Cause, QWidget] = {
            Cause.EMPTY: form.guest.line,
            Cause.CASE_NEEDED: form.case,
            Cause.SUSPECT: form.not_suspect,
            Cause.REASON_NEEDED: self.reason.line,
            Cause.TOO_MANY_PEOPLE: form.room,
            Cause.NOT_STEP_FREE: form.room,
            Cause.LENGTH: form.length,
            Cause.ROOM_HELD: form.start,
            Cause.IN_THE_PAST: form.start,
            Cause.HOST_BUSY: form.host,
        }
        causes = {each.cause for each in refused.reasons}
        found = next((field for cause, field in fields.items() if cause in causes), None)
        if found is not None:
            found.setFocus()

    def _on_start(self, start: int) -> None:
        self.form.set_start(start)

    def _on_room(self, room_id: int) -> None:
        self.form.room.choose(room_id)
