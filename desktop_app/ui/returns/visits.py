"""At the table: the family's visits, what is ready to be brought, and the door to the screen for the table."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.appointments import OCCUPYING, RELEASED, Appointment, Status
from desktop_app.domain.items import Item
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.return_documents import stopped
from desktop_app.domain.returns import FamilyReturn, to_bring
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import local_day
from desktop_app.domain.wishes import all_as_wished
from desktop_app.ui.returns.as_for_all import standing_wishes
from desktop_app.ui.returns.records import Records
from desktop_app.ui.returns.wording import packed
from desktop_app.ui.scrolled import Scrolled
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.pill import Pill
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import clock, day_words, word

OPENING = frozenset({Status.CONFIRMED, Status.ARRIVED, Status.IN_ROOM})


class Visits(QWidget):
    """A visit's screen opens once the visit is confirmed; nothing is handed over before it has begun."""

    table_wanted = Signal(int, int)
    handout_wanted = Signal(str, int, int)
    book_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._case_id = 0
        self.visits = Card(self.tr("Visits"))
        self.bring = Card(self.tr("Ready to be brought"))
        self.two_people = Button(self.tr("Two people came for the same belongings\u2026"), "link")
        self.two_people.setObjectName("visits.two_people")
        self.two_people.clicked.connect(self._on_two_people)
        self.visits.aside(self.two_people)
        self.records = Records(session)
        may_book = session.may(Action.BOOK)
        self._empty = EmptyState(
            self.tr("No visit is booked yet"),
            self.tr("Once the family has chosen, victim services books a day that is kind to them."),
            self.tr("Book the return") if may_book else "",
            "today",
        )
        self._empty.button.setObjectName("visits.book")
        self._assemble()
        self._empty.requested.connect(self._on_book)
        self.records.copy_wanted.connect(self._on_copy)

    def show_return(self, found: FamilyReturn) -> None:
        """Show a family's visits as they stand."""
        self._case_id = found.case.id
        standing = [
            each
            for each in found.appointments
            if each.purpose is Purpose.RETURN_OF_BELONGINGS and (each.status in OCCUPYING or stopped(each, found.items))
        ]
        self.records.show_case(found.case.id)
        self.visits.clear()
        for appointment in sorted(standing, key=lambda each: each.event.start, reverse=True):
            self.visits.body.addLayout(self._visit(appointment))
        self._body.setVisible(bool(standing))
        self._empty.setVisible(not standing)
        ready = to_bring(found.items, self._session.today())
        bring = tuple(each for each in ready if each.id not in found.answer.not_found)
        self._show_bring(all_as_wished(bring, standing_wishes(self._session, found.case.id)))

    def _assemble(self) -> None:
        inner = QWidget()
        cards = QVBoxLayout(inner)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(14)
        cards.addWidget(self.visits)
        cards.addWidget(self.records)
        cards.addWidget(self.bring)
        cards.addStretch(1)
        self._body = Scrolled(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._body, 1)
        column.addWidget(self._empty, 1)

    def _visit(self, appointment: Appointment) -> QHBoxLayout:
        session = self._session
        detail = session.services.appointments.detail(session.actor, appointment.id)
        zone = session.zone if isinstance(detail, Refused) else detail.room.zone
        when = self.tr("{day}, {start} to {end}").format(
            day=day_words(local_day(appointment.event.start, zone)),
            start=clock(appointment.event.start, zone),
            end=clock(appointment.event.end, zone),
        )
        facts = [appointment.number, appointment.guest_name]
        if not isinstance(detail, Refused):
            facts += [detail.room.name, *(each.name for each in (detail.host, detail.evidence) if each is not None)]
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(when, wrap=True))
        words.addWidget(label(" \u00b7 ".join(fact for fact in facts if fact), "third", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(words, 1)
        ended = appointment.status in RELEASED
        state = self.tr("stopped by the family") if ended else word(appointment.status)
        row.addWidget(Pill(state, _tone(appointment.status)))
        if ended and appointment.id not in self.records.visits() and session.may(Action.SIGN_RECORD):
            row.addWidget(self._door(self.tr("Read and sign the record"), "visits.sign_record", appointment))
        if appointment.status in OPENING and self._session.may(Action.ANSWER_STEP):
            row.addWidget(self._door(self.tr("Open the table"), "visits.open_table", appointment, "primary"))
        return row

    def _door(self, words: str, name: str, appointment: Appointment, role: str = "") -> Button:
        """To the screen for the table."""
        button = Button(words, role)
        button.setObjectName(name)
        button.setProperty("appointment", appointment.id)
        button.clicked.connect(self._on_table)
        return button

    def _show_bring(self, items: tuple[Item, ...]) -> None:
        self.bring.clear()
        for item in items:
            how = packed(item.choice.packaging)
            words = ", ".join(part for part in (item.family_description, how) if part)
            self.bring.body.addWidget(label(words, wrap=True))
        if not items:
            sentence = self.tr(
                "Nothing is ready yet: a belonging is brought once it is cleared, checked, and the family wants it now."
            )
            self.bring.body.addWidget(label(sentence, "subtitle", wrap=True))

    def _on_table(self) -> None:
        self.table_wanted.emit(self._case_id, int(self.sender().property("appointment")))

    def _on_copy(self, appointment_id: int) -> None:
        self.handout_wanted.emit("return_record", self._case_id, appointment_id)

    def _on_two_people(self) -> None:
        from desktop_app.ui.today.two_people_card import TwoPeopleCard

        card = TwoPeopleCard("", self)
        card.exec()
        card.deleteLater()

    def _on_book(self) -> None:
        self.book_wanted.emit(self._case_id)


def _tone(status: Status) -> str:
    if status is Status.TENTATIVE:
        return "clay"
    return "stone" if status in RELEASED | {Status.FINISHED, Status.RESET_DONE} else "accent"
