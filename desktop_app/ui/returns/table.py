"""The screen at the table: no rail, one belonging at a time, the family's order, pause and stop always there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.appointments import Status
from desktop_app.domain.items import Outcome
from desktop_app.domain.permissions import Action
from desktop_app.domain.return_documents import settled
from desktop_app.ui.returns.table_alone import TableAlone
from desktop_app.ui.returns.table_carrying import TableCarrying
from desktop_app.ui.returns.table_cash import TableCash
from desktop_app.ui.returns.table_end import TableEnd
from desktop_app.ui.returns.table_head import TableHead
from desktop_app.ui.returns.table_item import TableItem
from desktop_app.ui.returns.table_order import TableOrder
from desktop_app.ui.returns.table_pause import TablePause
from desktop_app.ui.returns.table_record import TableRecord
from desktop_app.ui.returns.table_setup import TableSetup
from desktop_app.ui.returns.table_sign import TableSign
from desktop_app.ui.returns.table_visit import TableVisit
from desktop_app.ui.returns.table_words import not_today
from desktop_app.ui.returns.wording import first_and_initial
from desktop_app.ui.session import Session


class TableScreen(QWidget):
    """One visit from its beginning to its end; `leave` asks the shell for the rail again."""

    leave = Signal()
    handout_wanted = Signal(str, int, int)

    def __init__(self, session: Session, case_id: int, appointment_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setObjectName("table")
        self._session = session
        self._visit, self._record = TableVisit(session, case_id, appointment_id), TableRecord(session, appointment_id)
        self.head = TableHead(session)
        self.order = TableOrder()
        self.setup, self.item = TableSetup(session), TableItem(session)
        self.paused, self.alone, self.end = TablePause(), TableAlone(), TableEnd(session)
        self.cash, self.sign = TableCash(session), TableSign(session)
        self.pages = QStackedWidget()
        self._carrying = TableCarrying(session, self._visit, self)
        self._before_pause: QWidget = self.item
        self._assemble()
        self._connect()
        self.reload()
        self._come_back()

    def reload(self) -> None:
        """Read the family, the visit and its checklist anew."""
        visit, session = self._visit, self._session
        if trouble := visit.read():
            self.setup.notice.say(trouble, "clay")
            return
        if visit.found is None or visit.view is None:
            return
        staff = [each for each in session.services.staff.all() if each.id != session.actor.id]
        self.setup.offer(visit.found.answer.recipients, staff)
        self.setup.show_identity(visit.view, visit.seen)
        self.setup.show_elsewhere([each for each in visit.elsewhere() if not visit.not_there(each.item)])
        self._show()

    def _come_back(self) -> None:
        """A table that was left goes on where it was, with the same people and the family's order."""
        visit, memory = self._visit, self._visit.memory
        self.setup.choose(memory.recipient_id or visit.receiver(), memory.witness_id)
        if visit.detail is not None and not visit.going:
            self._turn(self.end)
        elif memory.begun and visit.status is Status.IN_ROOM and visit.view and not self.setup.missing(visit.view):
            self._turn(self.item if visit.next_open() else self.end)

    # What is shown

    def _show(self) -> None:
        visit = self._visit
        if visit.found is None or visit.detail is None:
            return
        items, recipient, page = visit.items(), self._recipient_words(), self.pages.currentWidget()
        self.head.show_head(visit.detail.room, recipient)
        others = not_today(visit.found, items, self._session.today())
        missed = visit.found.answer.not_found
        self.order.show_items(items, visit.current, visit.id, missed, others)
        self.end.show_end(visit, recipient)
        something = any(settled(item, visit.id) for item in items)
        self.end.show_record(self._record.current() if something else None, visit.signable, something)
        self.end.offer_carrying_back(visit.left_here())
        self.end.offer_time_alone(visit.going and visit.time_alone())
        self.head.offer_ways_out(visit.going and page in {self.item, self.paused, self.cash, self.sign, self.alone})
        self.order.setVisible(page is self.item)
        item = visit.item()
        if item is not None:
            place, people = visit.memory.order.index(item.id) + 1, self._people_words()
            self.item.show_item(item, place, len(items), recipient, people, visit.counts(item))

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
        visit = self._visit
        if visit.view is None:
            return
        if missing := self._not_here() or self.setup.missing(visit.view) or visit.start():
            self.setup.notice.say(missing, "clay")
            return
        self.setup.notice.clear()
        recipient, witness = self.setup.recipient.value(), self.setup.witness.value()
        visit.memory.recipient_id = recipient.id if recipient else 0
        visit.memory.witness_id = witness.id if witness else 0
        visit.memory.begun = True
        self._session.changed.emit()
        self._turn(self.item if visit.memory.order else self.end)

    def _not_here(self) -> str:
        if self._visit.status in {Status.ARRIVED, Status.IN_ROOM}:
            return ""
        return self.tr("The family has not been marked as arrived yet. This is done on Today.")

    def _on_identity(self, document: str) -> None:
        member = self.setup.recipient.value()
        if member is None:
            return
        if trouble := self._visit.identify(member.id, document):
            self.setup.notice.say(trouble, "clay")
            return
        self.setup.notice.clear()
        self._session.changed.emit()

    def _on_outcome(self, outcome: str) -> None:
        visit = self._visit
        if self._hand_over(visit.current, Outcome(outcome)):
            self.item.notice.clear()
            self._session.changed.emit()
            following = visit.next_open()
            visit.current = following or visit.current
            self._turn(self.item if following else self.end)

    def _hand_over(self, item_id: int, outcome: Outcome) -> bool:
        recipient, witness = self.setup.recipient.value(), self.setup.witness.value()
        if recipient is None or witness is None:
            return False
        if trouble := self._visit.hand_over(item_id, outcome, witness.id, recipient.id):
            self.item.notice.say(trouble, "clay", self._carrying.offer(item_id))
            return False
        return True

    def _on_count(self) -> None:
        visit, witness = self._visit, self.setup.witness.value()
        item = visit.item()
        if item is not None and witness is not None:
            self.cash.begin(item, visit.id, (self._session.actor, witness), visit.counts(item))
            self._turn(self.cash)

    def _on_sheet(self, item_id: int) -> None:
        if trouble := self._record.print_cash_sheet(self, item_id, self._language()):
            self.cash.notice.say(trouble, "clay")

    def _on_sign(self) -> None:
        record = self._record.make(self._language())
        if isinstance(record, str):
            self.end.notice.say(record, "clay")
            return
        self.end.notice.clear()
        self.sign.show_record(record, self._record.pdf(record))
        self._session.changed.emit()
        self._turn(self.sign)

    def _language(self) -> str:
        """The language of whoever receives."""
        member = self.setup.recipient.value()
        return member.language if member else self._session.language

    def _on_turned(self, item_id: int) -> None:
        self._visit.current = item_id
        self.item.notice.clear()
        self._show()

    def _on_moved(self, item_id: int, by: int) -> None:
        self._visit.move(item_id, by)
        self._show()

    def _on_pause(self) -> None:
        page = self.pages.currentWidget()
        if page is not self.paused:
            self._before_pause = page
            self._turn(self.paused)

    def _on_resume(self) -> None:
        self._turn(self._before_pause)

    def _on_stop(self) -> None:
        rest, session = self._visit.rest(), self._session
        if rest and session.may(Action.HAND_OVER):
            sentence = self.tr(
                "What was given stays given. The rest ({count}) goes back and stays safe for another day."
            )
            stop = session.messages.ask(
                self,
                self.tr("Stop for today?"),
                sentence.format(count=len(rest)),
                self.tr("Stop for today"),
                self.tr("Go on"),
            )
            if not stop:
                return
            away = {each.item.id for each in self._visit.elsewhere()}
            ends = [(each.id, Outcome.NOT_BROUGHT if each.id in away else Outcome.KEPT_FOR_LATER) for each in rest]
            if not all(self._hand_over(item_id, outcome) for item_id, outcome in ends):
                self._turn(self.item)
                return
            session.changed.emit()
        self._turn(self.end)

    def _on_finish(self) -> None:
        if trouble := self._visit.finish():
            self.end.notice.say(trouble, "clay")
            return
        self.end.notice.clear()
        self._session.changed.emit()

    def _on_print(self) -> None:
        self.handout_wanted.emit("return_record", self._visit.case_id, self._visit.id)

    def _to_alone(self) -> None:
        self._turn(self.alone)

    def _to_item(self) -> None:
        self._turn(self.item if self._visit.memory.order else self.end)

    def _to_end(self) -> None:
        self._turn(self.end)

    def _assemble(self) -> None:
        rule = QFrame()
        rule.setProperty("role", "line")
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.order)
        body.addWidget(self.pages, 1)
        for page in (self.setup, self.item, self.paused, self.alone, self.cash, self.sign, self.end):
            page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.head.pause.clicked.connect(self._on_pause)
        self.head.stop.clicked.connect(self._on_stop)
        self.setup.begun.connect(self._on_begin)
        self.setup.leave.connect(self.leave)
        self.setup.identity_seen.connect(self._on_identity)
        self._carrying.connect_to(self.setup, self.item, self.end)
        self.paused.resumed.connect(self._on_resume)
        self.alone.ended.connect(self._to_end)
        self.item.outcome_wanted.connect(self._on_outcome)
        self.item.count_wanted.connect(self._on_count)
        self.cash.done.connect(self._to_item)
        self.cash.sheet_wanted.connect(self._on_sheet)
        self.order.turned.connect(self._on_turned)
        self.order.moved.connect(self._on_moved)
        self.sign.done.connect(self._to_end)
        self.end.sign_wanted.connect(self._on_sign)
        self.end.print_wanted.connect(self._on_print)
        self.end.finish_wanted.connect(self._on_finish)
        self.end.alone_wanted.connect(self._to_alone)
        self.end.resumed.connect(self._to_item)
        self.end.leave.connect(self.leave)
        self._session.changed.connect(self.reload)
