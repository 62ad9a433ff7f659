"""The screen at the table: no rail, one belonging at a time, the family's order, pause and stop always there."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.appointments import Status
from desktop_app.domain.items import Item, Outcome
from desktop_app.domain.permissions import Action, may
from desktop_app.domain.refusals import Refused
from desktop_app.domain.returns import FamilyReturn
from desktop_app.services.appointments import AppointmentDetail
from desktop_app.services.checklists import ChecklistView
from desktop_app.ui.returns.table_end import TableEnd
from desktop_app.ui.returns.table_item import TableItem
from desktop_app.ui.returns.table_order import TableOrder
from desktop_app.ui.returns.table_pause import TablePause
from desktop_app.ui.returns.table_setup import TableSetup
from desktop_app.ui.returns.table_words import at_the_table, not_today, settled
from desktop_app.ui.returns.wording import first_and_initial
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.text import ElidedLabel
from desktop_app.ui.words import clock

LOOK_EVERY = 15_000
"""Milliseconds between two looks at the clock in the head."""
OVER = frozenset({Status.FINISHED, Status.RESET_DONE})


class TableScreen(QWidget):
    """One visit from its beginning to its end; `leave` asks the shell for the rail again."""

    leave = Signal()
    handout_wanted = Signal(str, int, int)

    def __init__(self, session: Session, case_id: int, appointment_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setObjectName("table")
        self._session = session
        self._case_id, self._appointment_id, self._current = case_id, appointment_id, 0
        self._order: list[int] = []
        self._found: FamilyReturn | None = None
        self._detail: AppointmentDetail | None = None
        self._view: ChecklistView | None = None
        self.room = ElidedLabel("", "title")
        self.with_whom = ElidedLabel("", "subtitle")
        self.pause = Button(self.tr("Pause"))
        self.pause.setObjectName("table.pause")
        self.stop = Button(self.tr("Stop for today"))
        self.stop.setObjectName("table.stop")
        self.order = TableOrder()
        self.setup, self.item = TableSetup(session), TableItem(session)
        self.paused, self.end = TablePause(), TableEnd(session)
        self.pages = QStackedWidget()
        self._assemble()
        self._connect()
        self._minute = QTimer(self, interval=LOOK_EVERY)
        self._minute.timeout.connect(self._show_head)
        self._minute.start()
        self.reload()
        if self._detail is not None and self._detail.appointment.status in OVER:
            self._turn(self.end)

    def reload(self) -> None:
        """Read the family, the visit and its checklist anew."""
        session = self._session
        found = session.services.cases.family_return(session.actor, self._case_id)
        detail = session.services.appointments.detail(session.actor, self._appointment_id)
        view = session.services.checklists.for_appointment(session.actor, self._appointment_id)
        for read in (found, detail, view):
            if isinstance(read, Refused):
                self.setup.notice.say(sentences(read), "clay")
                return
        self._found, self._detail, self._view = found, detail, view
        staff = [each for each in session.services.staff.all() if each.id != session.actor.id]
        self.setup.offer(found.answer.recipients, staff)
        self.setup.show_identity(view)
        self._keep_order()
        self._show()

    # What is shown

    def _items(self) -> list[Item]:
        if self._found is None:
            return []
        known = {item.id: item for item in self._found.items}
        return [known[item_id] for item_id in self._order if item_id in known]

    def _keep_order(self) -> None:
        """New belongings join at the end; the family's order stays."""
        if self._found is None:
            return
        brought = [item.id for item in at_the_table(self._found.items, self._session.today(), self._appointment_id)]
        self._order = [each for each in self._order if each in brought]
        self._order += [each for each in brought if each not in self._order]
        if self._current not in self._order:
            self._current = self._next_open() or (self._order[0] if self._order else 0)

    def _next_open(self) -> int:
        """The first belonging without an outcome at this visit, looking onward from the current one."""
        items = self._items()
        place = next((index for index, item in enumerate(items) if item.id == self._current), 0)
        onward = items[place:] + items[:place]
        return next((item.id for item in onward if not settled(item, self._appointment_id)), 0)

    def _show(self) -> None:
        if self._found is None or self._detail is None:
            return
        session, items = self._session, self._items()
        recipient = self._recipient_words()
        self._show_head()
        others = not_today(self._found.items, tuple(items), session.today())
        self.order.show_items(items, self._current, self._appointment_id, others)
        going = self._detail.appointment.status not in OVER
        self.end.show_end(items, self._appointment_id, recipient, self._view, going)
        at_table = self.pages.currentWidget() in {self.item, self.paused}
        self.pause.setVisible(at_table)
        self.stop.setVisible(at_table)
        self.order.setVisible(self.pages.currentWidget() is self.item)
        item = next((each for each in items if each.id == self._current), None)
        if item is not None:
            place = self._order.index(item.id) + 1
            self.item.show_item(item, place, len(items), recipient, self._people_words())

    def _show_head(self) -> None:
        if self._detail is None:
            return
        name, room = self._recipient_words(), self._detail.room
        time = clock(self._session.now(), room.zone)
        self.room.setText(room.name)
        self.with_whom.setText(self.tr("With {name} \u00b7 {time}").format(name=name, time=time) if name else time)

    def _recipient_words(self) -> str:
        member = self.setup.recipient.value()
        return first_and_initial(member.name) if member else ""

    def _people_words(self) -> str:
        witness = self.setup.witness.value()
        return self.tr("given by {who} \u00b7 witness {witness}").format(
            who=self._session.actor.short_name, witness=witness.short_name if witness else ""
        )

    def _turn(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        self._show()
        page.setFocus()

    # What happens

    def _on_begin(self) -> None:
        if self._view is None or self._detail is None:
            return
        if missing := self.setup.missing(self._view) or self._not_started():
            self.setup.notice.say(missing, "clay")
            return
        self.setup.notice.clear()
        self._turn(self.item if self._order else self.end)

    def _not_started(self) -> str:
        """Start the visit if the family is here; the sentence says why it cannot begin."""
        if self._detail is None or self._detail.appointment.status is Status.IN_ROOM:
            return ""
        appointment = self._detail.appointment
        if appointment.status is not Status.ARRIVED:
            return self.tr(
                "The family has not been marked as arrived yet. The front desk or victim services does this on Today."
            )
        session = self._session
        outcome = session.services.appointments.start(session.actor, appointment.id, appointment.version)
        if isinstance(outcome, Refused):
            return sentences(outcome)
        session.changed.emit()
        return ""

    def _on_outcome(self, outcome: str) -> None:
        if self._record(self._current, Outcome(outcome)):
            self.item.notice.clear()
            self._session.changed.emit()
            following = self._next_open()
            self._current = following or self._current
            self._turn(self.item if following else self.end)

    def _record(self, item_id: int, outcome: Outcome) -> bool:
        recipient, witness, session = self.setup.recipient.value(), self.setup.witness.value(), self._session
        if recipient is None or witness is None:
            return False
        answer = session.services.items.hand_over(
            session.actor, self._appointment_id, item_id, outcome, witness.id, recipient.id
        )
        if isinstance(answer, Refused):
            self.item.notice.say(sentences(answer), "clay")
            return False
        return True

    def _on_turned(self, item_id: int) -> None:
        self._current = item_id
        self.item.notice.clear()
        self._show()

    def _on_moved(self, item_id: int, by: int) -> None:
        place = self._order.index(item_id)
        self._order.insert(place + by, self._order.pop(place))
        self._show()

    def _on_pause(self) -> None:
        self._turn(self.paused)

    def _on_resume(self) -> None:
        self._turn(self.item if self._order else self.end)

    def _on_stop(self) -> None:
        rest = [item for item in self._items() if not settled(item, self._appointment_id)]
        session = self._session
        if rest and may(session.actor.role, Action.HAND_OVER):
            sentence = self.tr(
                "What has not been given yet ({count}) is recorded as kept for later and stays safe for another day."
            )
            stop = session.messages.ask(
                self,
                self.tr("Stop for today?"),
                sentence.format(count=len(rest)),
                self.tr("Stop for today"),
                self.tr("Go on"),
            )
            if not stop or not all(self._record(item.id, Outcome.KEPT_FOR_LATER) for item in rest):
                return
            session.changed.emit()
        self._turn(self.end)

    def _on_finish(self) -> None:
        if self._detail is None:
            return
        session, appointment = self._session, self._detail.appointment
        outcome = session.services.appointments.finish(session.actor, appointment.id, appointment.version)
        if isinstance(outcome, Refused):
            self.end.notice.say(sentences(outcome), "clay")
            return
        self.end.notice.clear()
        session.changed.emit()

    def _on_print(self) -> None:
        self.handout_wanted.emit("return_record", self._case_id, self._appointment_id)

    def _assemble(self) -> None:
        bar = QFrame()
        bar.setFixedHeight(73)
        row = QHBoxLayout(bar)
        row.setContentsMargins(28, 6, 28, 0)
        row.setSpacing(12)
        row.addWidget(self.room)
        row.addWidget(self.with_whom)
        row.addStretch(1)
        row.addWidget(self.pause)
        row.addWidget(self.stop)
        rule = QFrame()
        rule.setProperty("role", "line")
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.order)
        body.addWidget(self.pages, 1)
        for page in (self.setup, self.item, self.paused, self.end):
            page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(rule)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.pause.clicked.connect(self._on_pause)
        self.stop.clicked.connect(self._on_stop)
        self.setup.begun.connect(self._on_begin)
        self.setup.leave.connect(self.leave)
        self.paused.resumed.connect(self._on_resume)
        self.item.outcome_wanted.connect(self._on_outcome)
        self.order.turned.connect(self._on_turned)
        self.order.moved.connect(self._on_moved)
        self.end.print_wanted.connect(self._on_print)
        self.end.finish_wanted.connect(self._on_finish)
        self.end.resumed.connect(self._on_resume)
        self.end.leave.connect(self.leave)
        self._session.changed.connect(self.reload)
