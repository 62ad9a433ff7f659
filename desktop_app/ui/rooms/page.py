"""The Rooms page: a day, a week or a month of every room, and everything one does with appointments."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import Role
from desktop_app.domain.times import Span, clock_hour, local_day
from desktop_app.services.appointments import AppointmentDetail
from desktop_app.services.schedule import Schedule
from desktop_app.ui.rooms.agenda import AgendaOrNothing, AgendaView
from desktop_app.ui.rooms.appointment_panel import AppointmentPanel
from desktop_app.ui.rooms.keys import NEW, WALKING
from desktop_app.ui.rooms.legend import Legend
from desktop_app.ui.rooms.month_view import MonthView
from desktop_app.ui.rooms.moves import Moves
from desktop_app.ui.rooms.navigation import Navigation
from desktop_app.ui.rooms.period import AGENDA, DAY, MONTH
from desktop_app.ui.rooms.planning import DragPlanner
from desktop_app.ui.rooms.time_view import TimeView
from desktop_app.ui.rooms.undo_buttons import UndoButtons
from desktop_app.ui.rooms.waiting_list import EarlierStrip
from desktop_app.ui.rooms.wording import ScheduleWords
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.heading import PAGE_MARGINS
from desktop_app.ui.widgets.notice import Notice

TICK = 30_000  # milliseconds between two looks at the clock
HOUR, OPENS = 3600, 8


class RoomsPage(QWidget):
    """Shows one period; `reload()` asks the service once."""

    checklist_wanted = Signal(int)
    letter_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._session = session
        self._lobby = session.actor.role is Role.FRONT_DESK
        self._schedule: Schedule | None = None
        self._planner = DragPlanner(session)
        self.navigation = Navigation(session, self)
        self.moves = Moves(session, self)
        self.back_and_forth = UndoButtons(self.moves.undoing, self)
        self.notice = Notice()
        self.view, self.month, self.agenda = TimeView(), MonthView(), AgendaView()
        books = session.may(Action.BOOK)
        self.legend = Legend(self._lobby, books=books)
        self.book = Button(self.tr("Book a room"), "primary")
        self.find = Button(self.tr("Find a time"))
        self.earlier = EarlierStrip(session)
        self._stack = QStackedWidget()
        self._table = AgendaOrNothing(self.agenda, books=books)
        self._clock = QTimer(self, interval=TICK)
        self._name()
        self._assemble()
        self._connect()
        self.reload()

    def day(self) -> date:
        """The day shown, or the day one stands on in a week or month."""
        return self.navigation.period().day

    def show_day(self, day: date) -> None:
        """Go to a day."""
        self.navigation.show_day(day)

    def reload(self) -> None:
        """Show what is recorded now."""
        period, service, actor = self.navigation.period(), self._session.services.schedule, self._session.actor
        one = period.shape == DAY
        outcome = service.day(actor, period.day) if one else service.period(actor, period.first, period.count)
        if isinstance(outcome, Refused):
            self.notice.say(sentences(outcome), "clay")
            return
        self._schedule = outcome
        self.earlier.reload()
        self._planner.set_shown(outcome.span)
        self._show()

    def open_appointment(self, appointment_id: int) -> None:
        """Open one appointment, on its day."""
        panel = AppointmentPanel(self._session, appointment_id, self)
        self._go_to_day_of(panel.detail())
        panel.checklist_wanted.connect(self.checklist_wanted)
        panel.letter_wanted.connect(self.letter_wanted)
        panel.did.connect(self.moves.did)
        panel.finished.connect(self._on_closed)
        panel.open()

    def book_return(self, case_id: int) -> None:
        """Book the return of a family's belongings."""
        self._open_booking(None, self._next_hour(), case_id)

    def current(self) -> TimeView | MonthView | AgendaView:
        """What is shown: the drawing, the month or the table."""
        if self.navigation.as_table():
            return self.agenda
        return self.month if self.navigation.period().shape == MONTH else self.view

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The schedule's keys work from the whole page; one that walks gives the keyboard to the schedule first."""
        key, shown = Qt.Key(event.key()), self.current()
        with_others = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if with_others:
            super().keyPressEvent(event)
        elif key in NEW:
            self._on_book()
        elif key in WALKING and not shown.hasFocus():
            shown.setFocus()
        elif not self.navigation.take(key):
            super().keyPressEvent(event)

    # Assembly

    def _name(self) -> None:
        named: dict[str, QWidget] = {
            "rooms": self, "rooms.book": self.book, "rooms.find": self.find, "rooms.view": self.view, "rooms.month": self.month,
            "rooms.agenda": self.agenda, "rooms.notice": self.notice,
        }  # fmt: skip
        for name, widget in named.items():
            widget.setObjectName(name)
        self.setAccessibleName(self.tr("Rooms"))
        if not self._session.may(Action.BOOK):
            for button in (self.book, self.find, self.back_and_forth):
                button.hide()

    def _assemble(self) -> None:
        self.navigation.add_tool(self.back_and_forth)
        self.navigation.heading.add_action(self.find)
        self.navigation.heading.add_action(self.book)
        self.setTabOrder(self.navigation.shape.segment(AGENDA), self.find)
        self.setTabOrder(self.find, self.book)
        for each in (self.view, self.month, self._table):
            self._stack.addWidget(each)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._stack)
        left, top, right, _ = PAGE_MARGINS
        column = QVBoxLayout(self)
        column.setContentsMargins(left, top, right, 12)
        column.setSpacing(8)
        for widget, stretch in ((self.navigation, 0), (self.notice, 0), (self.earlier, 0), (card, 1), (self.legend, 0)):
            column.addWidget(widget, stretch)

    def _connect(self) -> None:
        self.view.set_planner(self._planner)
        self.view.create_wanted.connect(self._on_create)
        self.view.move_wanted.connect(self._on_move)
        self.view.drop_refused.connect(self._on_refused)
        for opening in (self.view, self.agenda):
            opening.open_wanted.connect(self.open_appointment)
        for drawn in (self.view, self.month):
            drawn.view_wanted.connect(self.navigation.show_view)
            drawn.today_wanted.connect(self.navigation.go_to_today)
            drawn.keys_wanted.connect(self.navigation.show_keys)
        self.month.day_wanted.connect(self._on_day_of_month)
        self.month.turn_wanted.connect(self._on_turn_of_month)
        self.navigation.changed.connect(self._on_period)
        self.navigation.sifted.connect(self._show)
        self.navigation.zoom_in.clicked.connect(self.view.zoom_in)
        self.navigation.zoom_out.clicked.connect(self.view.zoom_out)
        self._table.requested.connect(self._on_book)
        self.book.clicked.connect(self._on_book)
        self.find.clicked.connect(self.moves.find)
        self.earlier.moved.connect(self._show_done)
        self.moves.booked.connect(self._show_done)
        self.moves.moved.connect(self._show_done)
        self.moves.said.connect(self.legend.say)
        self.moves.refused.connect(self._on_refused)
        self.earlier.did.connect(self.moves.did)
        for undoing in (self.legend, self.back_and_forth):
            undoing.undo_wanted.connect(self.moves.undo)
        self.back_and_forth.redo_wanted.connect(self.moves.redo)
        self.back_and_forth.left.connect(self._on_left)
        self._clock.timeout.connect(self._on_tick)
        self._clock.start()

    # Showing

    def _show(self) -> None:
        """Only what can be seen is laid out."""
        if self._schedule is None:
            return
        words = ScheduleWords(self._schedule, self._lobby, self.navigation.wanted())
        self.navigation.show_words(words)
        self.moves.set_words(words)
        shown = self.current()
        if isinstance(shown, MonthView):
            shown.show_schedule(words, self.navigation.period().day)
        else:
            shown.show_schedule(words)
        self._stack.setCurrentWidget(self._table if shown is self.agenda else shown)
        wanted = self.navigation.wanted()
        sifted = wanted.room_id is not None or not wanted.everything
        self._table.set_empty(not self.agenda.agenda.rowCount(), sifted=sifted)
        self.legend.set_empty(not self._schedule.appointments, hatched=shown is self.view)

    def _on_period(self) -> None:
        """The same appointment stays chosen in the drawing and in the table, and the keyboard where it was."""
        before = self._stack.currentWidget()
        chosen, focused = self._chosen(), self._stack.isAncestorOf(self.focusWidget() or self)
        self.legend.say("")
        self.reload()
        if before is not self._stack.currentWidget() and focused:
            self.current().setFocus()
        if chosen is not None:
            self._select(chosen.id)

    def _chosen(self) -> Appointment | None:
        shown = self._stack.currentWidget()
        if shown is self.month:
            return None
        return self.view.selected() if shown is self.view else self.agenda.selected()

    def _select(self, appointment_id: int) -> None:
        shown = self.current()
        if not isinstance(shown, MonthView):
            shown.select(appointment_id)

    def _on_tick(self) -> None:
        if self.isVisible():
            self.view.set_now(self._session.now())
            self.month.set_now(self._session.now())

    def _on_day_of_month(self, day: date) -> None:
        self.navigation.open_day(day)
        self.view.setFocus()

    def _on_turn_of_month(self, pages: int) -> None:
        day = self.month.day()
        if pages or day is None:
            self.navigation.turn(pages)
        else:
            self.navigation.show_day(day)

    # Appointments

    def _on_book(self) -> None:
        place = self.view.place() if self.current() is self.view else None
        if place is not None and place.appointment_id is None:
            column = self.view.geometry_now().columns[place.column]
            self._on_create(column.room_id, place.at, place.at + HOUR)
            return
        self._open_booking(self.navigation.wanted().room_id, self._next_hour())

    def _on_create(self, room_id: int, start: int, end: int) -> None:
        self._open_booking(room_id, Span(start, end))

    def _open_booking(self, room_id: int | None, span: Span | None, case_id: int | None = None) -> None:
        self.notice.clear()
        if self._session.may(Action.BOOK):
            self.moves.book(room_id, span, case_id)

    def _on_move(self, appointment_id: int, room_id: int, start: int, end: int) -> None:
        self.moves.move(appointment_id, room_id, Span(start, end))

    def _on_refused(self, sentence: str) -> None:
        self.notice.say(sentence, "clay")

    def _on_left(self) -> None:
        """A button that rests has let go of the keyboard: not to the one that does the opposite."""
        self.current().setFocus()

    def _on_closed(self) -> None:
        self.sender().deleteLater()
        self.reload()
        self.current().setFocus()

    def _show_done(self, appointment: Appointment) -> None:
        self.notice.clear()
        self._session.changed.emit()
        self._go_to(appointment)

    def _go_to(self, appointment: Appointment) -> None:
        """Show an appointment where it is now."""
        day = local_day(appointment.event.start, self._session.zone)
        if self.navigation.period().shows(day):
            self.reload()
        else:
            self.navigation.show_day(day)
        self._select(appointment.id)

    def _go_to_day_of(self, detail: AppointmentDetail | None) -> None:
        if detail is None:
            return
        day = local_day(detail.appointment.event.start, self._session.zone)
        if not self.navigation.period().shows(day):
            self.navigation.show_day(day)
        self._select(detail.appointment.id)

    def _next_hour(self) -> Span | None:
        """The first full hour to come on the day shown, from opening time on."""
        if self._schedule is None:
            return None
        day = self.month.day() if self.current() is self.month else self.navigation.period().day
        begins = clock_hour(day or self.navigation.period().day, OPENS, self._schedule.zone)
        coming = -(-(self._schedule.now - begins) // HOUR) * HOUR
        start = begins + max(coming, 0)
        if local_day(start, self._schedule.zone) != day:
            start = begins
        return Span(start, start + HOUR)
