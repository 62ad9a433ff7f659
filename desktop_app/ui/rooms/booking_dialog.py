"""Books a room or changes a booking, and says at once why a time is refused and which ones are free."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from desktop_app.domain.appointments import Appointment, BookingRequest, Status
from desktop_app.domain.known_needs import KnownNeeds, known_needs
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import Role
from desktop_app.domain.team import Duty
from desktop_app.domain.times import Span
from desktop_app.services.series import Written
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.returns.flags import CaseFlagChips
from desktop_app.ui.rooms.booking_answer import BookingAnswer
from desktop_app.ui.rooms.booking_form import BookingForm
from desktop_app.ui.rooms.booking_offer import Offer
from desktop_app.ui.rooms.booking_weighing import Weighing
from desktop_app.ui.rooms.cautions import CautionsNotice
from desktop_app.ui.rooms.find_time import ChosenTime, FindTimeDialog
from desktop_app.ui.rooms.find_time_booking import fill, known_words, wish_of
from desktop_app.ui.rooms.repeat import Repeats
from desktop_app.ui.rooms.series_dialog import book_series, change_series
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import TextField

T = TypeVar("T")
WIDTH = 940


class BookingDialog(CalmDialog):
    """`booked` is the appointment after it was accepted, `written` its whole series where it has one.

    `change` makes it change an appointment instead.
    """

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
        self._suggested_for: int | None = None
        self.booked: Appointment | None = None
        self.written: Written | None = None
        offer = self._read_offer()
        self._weighing = Weighing(session, offer.rooms, change.id if change else None)
        self.form = BookingForm(offer)
        self.answer = BookingAnswer()
        self.cautions = CautionsNotice(session, "booking")
        self.reason = TextField(
            self.tr("Reason for the change"), self.tr("It is confirmed, so others count on it."), holds="reason"
        )
        self.reason.line.setObjectName("booking.reason")
        self.reason.setVisible(change is not None and change.status is Status.CONFIRMED)
        self.repeats = Repeats(session.today(), self.form.zone())
        self.flags = CaseFlagChips(session)
        for part in (self.flags, self.form, self.repeats, self.reason):
            self.body.addWidget(part)
        for strip in (self.answer, self.cautions):
            self.keep_in_sight(strip)
        self._begin(room_id, span, case_id)
        self.form.changed.connect(self._weigh)
        self.answer.start_chosen.connect(self._on_start)
        self.answer.room_chosen.connect(self._on_room)
        self.answer.search_wanted.connect(self._on_search)
        self._weigh()
        (self.form.purpose if self.form.purpose.isEnabled() else self.form.room).setFocus()

    def problem(self) -> str:
        """Ask the service to keep it; a refusal leaves everything as it was typed."""
        self._pressed = True
        self._weigh()
        request = self.form.request()
        if self.form.side_is_open():
            request = refuse(Cause.PARTY_NEEDED)
        if not isinstance(request, Refused) and (open_question := self.cautions.problem()):
            self.reveal(self.cautions.known)
            return open_question
        outcome = request if isinstance(request, Refused) else self._keep(request)
        if isinstance(outcome, Refused):
            self._point_at(outcome)
            return sentences(outcome)
        self.booked = outcome
        return ""

    def show_duty(self, duty: Duty) -> None:
        """Go to the field of somebody who is to be settled or changed."""
        self.reveal(self.form.team.choices[duty])

    def refuse(self, sentence: str) -> None:
        """Say it once: not above the buttons too when it stands beneath the form already."""
        if sentence == self.answer.sentence():
            self.refusal.clear()
            self.answer.announce()
        else:
            super().refuse(sentence)

    def take(self, chosen: ChosenTime) -> None:
        """Fill in a time that was found, and what it was found for."""
        fill(self.form, chosen)
        known = known_words(chosen)
        self._sentence.setText(known)
        self._sentence.setVisible(bool(known))
        (self.form.room if self._change else self.form.guest.line).setFocus()

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
        if isinstance(request, Refused) or self._weighing.fits(request):
            return
        free = self._weighing.free_rooms(request)
        if free:
            self.form.room.choose(free[0].room_id)

    def _read_offer(self) -> Offer:
        services, actor = self._session.services, self._session.actor
        cases = services.cases.list(actor)
        return Offer(
            actor,
            _rows(services.rooms.all(actor)),
            services.staff.all(),
            self._session.today(),
            None if isinstance(cases, Refused) else cases,
            self._change,
            _rows(services.team.interpreters(actor)),
            _rows(services.separation.parties(actor)),
        )

    def _suggest(self) -> None:
        """Whoever has met this family before spares them telling it all again."""
        case_id = self.form.case_id()
        if case_id == self._suggested_for:
            return
        self._suggested_for = case_id
        self.flags.show_case(case_id)
        team, actor = self._session.services.team, self._session.actor
        self.form.team.suggest(() if case_id is None else _rows(team.suggest_hosts(actor, case_id)))
        if self._change is None:
            self.form.set_known(KnownNeeds() if case_id is None else self._known(case_id))

    def _known(self, case_id: int) -> KnownNeeds:
        """What the family has said, and how they came the last time."""
        services, actor = self._session.services, self._session.actor
        said, found = services.preferences.of_case(actor, case_id), services.cases.family_return(actor, case_id)
        if isinstance(said, Refused) or isinstance(found, Refused):
            return KnownNeeds()
        return known_needs(said.rows, found.answer.recipients, found.appointments)

    def _keep(self, request: BookingRequest) -> Appointment | Refused:
        appointments, actor = self._session.services.appointments, self._session.actor
        request = replace(request, accepted_cautions=self.cautions.accepted())
        if (written := self._keep_series(request)) is not None:
            self.written = None if isinstance(written, Refused) else written
            return written if isinstance(written, Refused) else written.visit(self._change.id if self._change else 0)
        if self._change is None:
            return appointments.book(actor, request)
        return appointments.change(actor, self._change.id, self._change.version, request, self.reason.text())

    def _keep_series(self, request: BookingRequest) -> Written | Refused | None:
        """Ask about every date, where the visit repeats; None where it does not."""
        if self._change is not None and self._change.series_id is not None:
            zone, reason = self.form.zone(), self.reason.text()
            return change_series(self, self._session, self._change, request, zone, reason)
        repeat = self.repeats.repeat() if self._change is None and not self.form.is_return() else None
        return book_series(self, self._session, request, repeat, self.form.zone()) if repeat else None

    def _follow_form(self) -> None:
        """A return does not repeat, and a visit that is changed repeats as it does."""
        day = self.form.date.date()
        self.repeats.set_first(date(day.year(), day.month(), day.day()), self.form.zone())
        self.repeats.setVisible(self._change is None and not self.form.is_return())

    def _weigh(self) -> None:
        """Ask the planner about the form as it stands, and say its answer; of a free time, what asks for care."""
        self.refusal.clear()
        self._follow_form()
        self._suggest()
        request = self.form.request()
        if isinstance(request, Refused):
            self.answer.say_refused(sentences(request), (), ())
            self.cautions.clear()
            return
        if self._weighing.say(request, self.answer, self._pressed):
            self.cautions.weigh(request, self._change)
        else:
            self.cautions.clear()

    def _point_at(self, refused: Refused) -> None:
        """Go to the first field that keeps it from being booked."""
        form = self.form
        fields: dict[Cause, QWidget] = {
            Cause.EMPTY: form.guest.line,
            Cause.CASE_NEEDED: form.case,
            Cause.SUSPECT: form.not_suspect,
            Cause.TIME_COMES_TWICE: form.twice.first,
            Cause.REASON_NEEDED: self.reason.line,
            Cause.TOO_MANY_PEOPLE: form.room,
            Cause.NOT_STEP_FREE: form.room,
            Cause.PARTY_NEEDED: form.party,
            Cause.LENGTH: form.length,
            Cause.ROOM_HELD: form.start,
            Cause.ROOM_CLOSED: form.start,
            Cause.SEPARATION: form.start,
            Cause.IN_THE_PAST: form.start,
            Cause.HOST_BUSY: form.team.choices[_busy_duty(refused)],
            Cause.INTERPRETER_BUSY: form.team.interpreter,
        }
        causes = {each.cause for each in refused.reasons}
        found = next((field for cause, field in fields.items() if cause in causes), None)
        if found is not None:
            self.reveal(found)

    def _on_start(self, start: int) -> None:
        self.form.set_start(start)
        self.reveal(self.form.start)  # the button that was pressed is gone; Qt alone would go on to Cancel

    def _on_room(self, room_id: int) -> None:
        self.form.room.choose(room_id)
        self.reveal(self.form.room)

    def _on_search(self) -> None:
        """Look for a time with what is entered, and put the one that is taken into the form."""
        request = self.form.request()
        if isinstance(request, Refused):
            return
        begin, moving = wish_of(request, self.form.zone()), frozenset({self._change.id} if self._change else ())
        search = FindTimeDialog(self._session, self, begin=begin, ignoring=moving)
        search.chosen.connect(self.take)
        search.finished.connect(search.deleteLater)
        search.open()


def _rows(outcome: tuple[T, ...] | Refused) -> tuple[T, ...]:
    return () if isinstance(outcome, Refused) else outcome


def _busy_duty(refused: Refused) -> Duty:
    """The duty of the first person who is with somebody else."""
    duties = (each.facts.get("duty") for each in refused.reasons if each.cause is Cause.HOST_BUSY)
    return next((duty for duty in duties if isinstance(duty, Duty)), Duty.HOST)
