"""The Rooms page: one day, every room, and everything one does with appointments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QFrame, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.appointments import Appointment, BookingRequest
from desktop_app.domain.permissions import Action, may
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import Role
from desktop_app.domain.times import Span, local_day
from desktop_app.services.appointments import AppointmentDetail, DaySchedule
from desktop_app.ui.rooms.agenda import AgendaOrNothing, AgendaView
from desktop_app.ui.rooms.appointment_panel import AppointmentPanel
from desktop_app.ui.rooms.booking_dialog import BookingDialog
from desktop_app.ui.rooms.date_popup import DatePopup
from desktop_app.ui.rooms.day_view import DayView
from desktop_app.ui.rooms.legend import Legend
from desktop_app.ui.rooms.move_dialog import MoveDialog
from desktop_app.ui.rooms.planning import DragPlanner, request_of
from desktop_app.ui.rooms.wording import DayWords, short_clock
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.heading import PAGE_MARGINS, PageHeading
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.segmented import Segmented
from desktop_app.ui.words import day_words

TICK = 30_000  # milliseconds between two looks at the clock
DAY, AGENDA = "day", "agenda"


@dataclass(frozen=True, slots=True)
class Undo:
    """What takes the last move back."""

    appointment: Appointment
    before: BookingRequest


class RoomsPage(QWidget):
    """Shows one day; `reload()` asks the service once."""

    checklist_wanted = Signal(int)
    letter_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._session = session
        self._lobby = session.actor.role is Role.FRONT_DESK
        self._day = session.today()
        self._schedule: DaySchedule | None = None
        self._undo: Undo | None = None
        self._planner = DragPlanner(session)
        self._heading = PageHeading(self.tr("Rooms"))
        self.notice = Notice()
        self.view, self.agenda, self.legend = DayView(), AgendaView(), Legend(self._lobby)
        self.previous = Button(self.tr("Previous day"), "icon", "chevron-left")
        self.today = Button(self.tr("Today"))
        self.next = Button(self.tr("Next day"), "icon", "chevron-right")
        self.jump = Button(self.tr("Choose a day"), "icon", "today")
        self.shape = Segmented([(DAY, self.tr("Day")), (AGENDA, self.tr("Agenda"))], self.tr("How the day is shown"))
        self.book = Button(self.tr("Book a room"), "primary")
        self._stack = QStackedWidget()
        self._table = AgendaOrNothing(self.agenda)
        self._clock = QTimer(self, interval=TICK)
        self._name()
        self._assemble()
        self._connect()
        self.reload()

    def day(self) -> date:
        """The day shown."""
        return self._day

    def show_day(self, day: date) -> None:
        """Go to a day."""
        self._day = day
        self.legend.say("")
        self.reload()

    def reload(self) -> None:
        """Show what is recorded now."""
        outcome = self._session.services.appointments.day(self._session.actor, self._day)
        if isinstance(outcome, Refused):
            self.notice.say(sentences(outcome), "clay")
            return
        self._schedule = outcome
        self._planner.set_rooms(outcome.rooms)
        self._heading.set_subtitle(day_words(self._day))
        self.view.show_day(outcome, self._lobby)
        self.agenda.show_day(outcome, self._lobby)
        self._table.set_empty(not outcome.appointments)
        self.legend.set_empty(not outcome.appointments)

    def open_appointment(self, appointment_id: int) -> None:
        """Open one appointment, on its day."""
        panel = AppointmentPanel(self._session, appointment_id, self)
        self._go_to_day_of(panel.detail())
        panel.checklist_wanted.connect(self.checklist_wanted)
        panel.letter_wanted.connect(self.letter_wanted)
        panel.finished.connect(self._on_closed)
        panel.open()

    def book_return(self, case_id: int) -> None:
        """Book the return of a family's belongings."""
        self._open_booking(None, self._next_hour(), case_id)

    # Assembly

    def _name(self) -> None:
        named: dict[str, QWidget] = {
            "rooms": self, "rooms.book": self.book, "rooms.previous": self.previous, "rooms.today": self.today,
            "rooms.next": self.next, "rooms.jump": self.jump, "rooms.view": self.view, "rooms.agenda": self.agenda,
            "rooms.shape": self.shape, "rooms.shape.day": self.shape.segment(DAY),
            "rooms.shape.agenda": self.shape.segment(AGENDA), "rooms.notice": self.notice,
        }  # fmt: skip
        for name, widget in named.items():
            widget.setObjectName(name)
        self.setAccessibleName(self.tr("Rooms"))
        self.previous.setShortcut("Alt+Left")
        self.next.setShortcut("Alt+Right")
        self.book.setVisible(may(self._session.actor.role, Action.BOOK))

    def _assemble(self) -> None:
        for button in (self.previous, self.today, self.next, self.jump):
            self._heading.beside(button)
        self._heading.add_action(self.shape)
        self._heading.add_action(self.book)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._table)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._stack)
        left, top, right, _ = PAGE_MARGINS
        column = QVBoxLayout(self)
        column.setContentsMargins(left, top, right, 12)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self.notice)
        column.addSpacing(5)
        column.addWidget(card, 1)
        column.addWidget(self.legend)

    def _connect(self) -> None:
        self.view.set_planner(self._planner.plan, self._planner.nearest)
        self.view.create_wanted.connect(self._on_create)
        self.view.move_wanted.connect(self._on_move)
        self.view.open_wanted.connect(self.open_appointment)
        self.view.drop_refused.connect(self._on_refused)
        self.agenda.open_wanted.connect(self.open_appointment)
        self.shape.chosen.connect(self._on_shape)
        self._table.requested.connect(self._on_book)
        self.book.clicked.connect(self._on_book)
        self.previous.clicked.connect(self._on_previous)
        self.today.clicked.connect(self._on_today)
        self.next.clicked.connect(self._on_next)
        self.jump.clicked.connect(self._on_jump)
        self.legend.undo_wanted.connect(self._on_undo)
        self._clock.timeout.connect(self._on_tick)
        self._clock.start()

    # Days

    def _on_previous(self) -> None:
        self.show_day(self._day - timedelta(days=1))

    def _on_next(self) -> None:
        self.show_day(self._day + timedelta(days=1))

    def _on_today(self) -> None:
        self.show_day(self._session.today())

    def _on_jump(self) -> None:
        popup = DatePopup(self._day, self)
        popup.chosen.connect(self.show_day)
        popup.open_under(self.jump)

    def _on_shape(self, key: str) -> None:
        """The same appointment stays chosen in the drawing and in the table."""
        shown, other = (self.agenda, self.view) if key == AGENDA else (self.view, self.agenda)
        chosen = other.selected()
        self._stack.setCurrentWidget(self._table if key == AGENDA else self.view)
        if chosen is not None:
            shown.select(chosen.id)

    def _on_tick(self) -> None:
        if self.isVisible():
            self.view.set_now(self._session.now())

    # Appointments

    def _on_book(self) -> None:
        place = self.view.place() if self.current() is self.view else None
        if place is not None and place.appointment_id is None and self._schedule is not None:
            self._on_create(self._schedule.rooms[place.column].id, place.at, place.at + 3600)
            return
        self._open_booking(None, self._next_hour())

    def _on_create(self, room_id: int, start: int, end: int) -> None:
        self._open_booking(room_id, Span(start, end))

    def _open_booking(self, room_id: int | None, span: Span | None, case_id: int | None = None) -> None:
        self.notice.clear()
        dialog = BookingDialog(self._session, self, room_id=room_id, span=span, case_id=case_id)
        dialog.finished.connect(self._on_booked)
        dialog.open()

    def _on_booked(self, result: int) -> None:
        dialog = self.sender()
        booked = dialog.booked if isinstance(dialog, BookingDialog) else None
        dialog.deleteLater()
        if result != QDialog.DialogCode.Accepted or booked is None or self._schedule is None:
            return
        self._day = local_day(booked.event.start, self._schedule.zone)
        self._show_done(booked)
        words = DayWords(self._schedule, self._lobby)
        self.legend.say(
            self.tr("Booked: {times} in {room}").format(times=words.second(booked), room=words.room(booked))
        )

    def _on_move(self, appointment_id: int, room_id: int, start: int) -> None:
        before = self._appointment(appointment_id)
        if before is None or self._schedule is None:
            return
        dialog = MoveDialog(self._session, DayWords(self._schedule, self._lobby), before, room_id, start, self)
        dialog.setProperty("before", appointment_id)
        dialog.finished.connect(self._on_moved)
        dialog.open()

    def _on_moved(self, result: int) -> None:
        dialog = self.sender()
        dialog.deleteLater()
        moved = dialog.moved_appointment if isinstance(dialog, MoveDialog) else None
        before = self._appointment(int(dialog.property("before")))
        if result != QDialog.DialogCode.Accepted or moved is None or before is None or self._schedule is None:
            return
        self._undo = Undo(moved, request_of(before))
        self._show_done(moved)
        words = DayWords(self._schedule, self._lobby)
        self.legend.say("", self.tr("Undo: moved {start} visit to {times}, {room}").format(
            start=short_clock(before.event.start, words.zone), times=short_clock(moved.event.start, words.zone), room=words.room(moved)
        ))  # fmt: skip

    def _on_undo(self) -> None:
        undo, self._undo = self._undo, None
        self.legend.say("")
        if undo is None:
            return
        outcome = self._session.services.appointments.change(
            self._session.actor, undo.appointment.id, undo.appointment.version, undo.before, self.tr("Move taken back")
        )
        if isinstance(outcome, Refused):
            self.notice.say(sentences(outcome), "clay")
            return
        self._show_done(outcome)
        self.legend.say(self.tr("The move was taken back"))

    def _on_refused(self, sentence: str) -> None:
        self.notice.say(sentence, "clay")

    def _on_closed(self) -> None:
        self.sender().deleteLater()
        self.reload()
        self.current().setFocus()

    def current(self) -> DayView | AgendaView:
        """The drawing or the table, whichever is shown."""
        return self.view if self._stack.currentWidget() is self.view else self.agenda

    def _show_done(self, appointment: Appointment) -> None:
        self.notice.clear()
        self._session.changed.emit()
        self.reload()
        self.view.select(appointment.id)
        self.agenda.select(appointment.id)

    def _go_to_day_of(self, detail: AppointmentDetail | None) -> None:
        if detail is None:
            return
        day = local_day(detail.appointment.event.start, detail.room.zone)
        if day != self._day:
            self.show_day(day)
        self.view.select(detail.appointment.id)

    def _appointment(self, appointment_id: int) -> Appointment | None:
        booked = self._schedule.appointments if self._schedule else ()
        return next((each for each in booked if each.id == appointment_id), None)

    def _next_hour(self) -> Span | None:
        """The first full hour to come on the day shown, from opening time on."""
        if self._schedule is None:
            return None
        hour = 3600
        coming = -(-(self._schedule.now - self._schedule.span.start) // hour) * hour
        start = self._schedule.span.start + max(coming, 8 * hour)
        return Span(start, start + hour)
