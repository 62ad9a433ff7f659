"""The booking form: what must be known to hold a room, and nothing about what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QGridLayout, QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from desktop_app.domain.appointments import Appointment, BookingRequest, Need
from desktop_app.domain.refusals import Refused
from desktop_app.domain.rooms import Purpose, Room
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.times import MINUTE, Span, instant, local
from desktop_app.services.cases import CaseRow
from desktop_app.ui.rooms.choices import (
    USUAL_LENGTH,
    Choice,
    QuarterTime,
    evidence_people,
    hosts,
    languages,
    lengths,
    purposes_for,
    rooms_for,
)
from desktop_app.ui.widgets.calendar import Calendar
from desktop_app.ui.widgets.fields import Field, TextField
from desktop_app.ui.words import word

MOST_PEOPLE = 30


@dataclass(frozen=True, slots=True)
class Offer:
    """What the form may offer: the rooms, the people, and the families' cases this role may see."""

    actor: StaffMember
    rooms: tuple[Room, ...]
    staff: tuple[StaffMember, ...]
    cases: tuple[CaseRow, ...] | None = None


class BookingForm(QWidget):
    """Gives a `BookingRequest`; `changed` after every change of any field."""

    changed = Signal()

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer = offer
        self._kept_name: str | None = None
        self._filled_name = ""
        self.purpose, self.room, self.length, self.language = Choice(), Choice(), Choice(), Choice()
        self.host, self.evidence, self.case = Choice(), Choice(), Choice()
        self.date, self.start, self.people = QDateEdit(), QuarterTime(), QSpinBox()
        self.guest = TextField(self.tr("Name to use"))
        self.needs = {need: QCheckBox(self._need_words(need)) for need in Need}
        self.not_suspect = QCheckBox(self.tr("This person is not a suspect or a person of interest in any case"))
        self._fill()
        self._name()
        self._assemble()
        self._connect()
        self._on_purpose()

    # What was entered

    def request(self) -> BookingRequest | Refused:
        """The wish as it stands; refused only when the clocks skip its start."""
        span = self.span()
        if isinstance(span, Refused):
            return span
        returning = self.is_return()
        return BookingRequest(
            purpose=self.purpose.currentData(),
            room_id=self.room.currentData(),
            event=span,
            host_id=self.host.currentData(),
            guest_name=self.guest.text() if self._kept_name is None else self._kept_name,
            party_size=self.people.value(),
            needs=frozenset(need for need, box in self.needs.items() if box.isChecked()),
            case_id=self.case.currentData() if self._offer.cases is not None else None,
            evidence_id=self.evidence.currentData() if returning else None,
            language=self.language.currentData(),
            not_a_suspect=self.not_suspect.isChecked(),
        )

    def span(self) -> Span | Refused:
        """When, in the zone of the chosen room."""
        day, at = self.date.date(), self.start.time()
        wall = datetime.combine(date(day.year(), day.month(), day.day()), time(at.hour(), at.minute()))
        start = instant(wall, self.zone())
        if isinstance(start, Refused):
            return start
        return Span(start, start + int(self.length.currentData()) * MINUTE)

    def is_return(self) -> bool:
        """Whether belongings are returned at this visit."""
        return self.purpose.currentData() is Purpose.RETURN_OF_BELONGINGS

    def zone(self) -> str:
        """The zone that the date and the time are told in."""
        chosen = next((room for room in self._offer.rooms if room.id == self.room.currentData()), self._offer.rooms[0])
        return chosen.zone

    # What is filled in

    def set_when(self, span: Span) -> None:
        """Put in a start and a length, however unusual."""
        self.length.offer(lengths(span.minutes), span.minutes)
        self.set_start(span.start)

    def set_start(self, start: int) -> None:
        """Put in another start; the length stays."""
        wall = local(start, self.zone())
        blocked = self.date.blockSignals(True)
        self.date.setDate(QDate(wall.year, wall.month, wall.day))
        self.date.blockSignals(blocked)
        self.start.setTime(QTime(wall.hour, wall.minute))
        self.changed.emit()

    def set_case(self, case_id: int) -> None:
        """Choose a family's return."""
        self.purpose.choose(Purpose.RETURN_OF_BELONGINGS)
        self.case.choose(case_id)

    def set_room(self, room_id: int) -> None:
        """Choose a room, and with it a purpose the room takes."""
        room = next((each for each in self._offer.rooms if each.id == room_id), None)
        if room is None:
            return
        if not room.takes(self.purpose.currentData()):
            fitting = [each for each in purposes_for(self._offer.actor.role) if room.takes(each)]
            self.purpose.choose(next((each for each in fitting if each is Purpose.RETURN_OF_BELONGINGS), fitting[0]))
        self.room.choose(room_id)

    def fill(self, appointment: Appointment, lobby: bool) -> None:
        """Fill in an appointment that is to be changed. To the lobby its guest stays initials."""
        self.purpose.choose(appointment.purpose)
        self.room.choose(appointment.room_id)
        self.case.choose(appointment.case_id)
        self.host.choose(appointment.host_id)
        self.evidence.choose(appointment.evidence_id)
        self.language.choose(appointment.language)
        self.people.setValue(appointment.party_size)
        for need, box in self.needs.items():
            box.setChecked(need in appointment.needs)
        self.not_suspect.setChecked(True)
        self.guest.set_text(appointment.guest_label if lobby else appointment.guest_name)
        if lobby:
            self._kept_name = appointment.guest_name
            self.guest.line.setReadOnly(True)
        self.set_when(appointment.event)

    # Inside

    def _fill(self) -> None:
        offer = self._offer
        self.purpose.offer([(word(each), each) for each in purposes_for(offer.actor.role)])
        self.length.offer(lengths(USUAL_LENGTH), USUAL_LENGTH)
        self.language.offer(languages())
        self.host.offer(
            [(f"{each.name}, {word(each.role).lower()}", each.id) for each in hosts(offer.staff)], offer.actor.id
        )
        people: list[tuple[str, object]] = [(each.name, each.id) for each in evidence_people(offer.staff)]
        self.evidence.offer([(self.tr("Not settled yet"), None), *people])
        if offer.cases is not None:
            known: list[tuple[str, object]] = [
                (f"{row.case.number} \u00b7 {row.case.name_to_use}", row.case.id) for row in offer.cases
            ]
            self.case.offer([(self.tr("No case"), None), *known])
        self.date.setCalendarPopup(True)
        self.date.setCalendarWidget(Calendar())
        self.date.setDisplayFormat("ddd d MMM yyyy")
        self.start.setDisplayFormat("h:mm ap")
        self.people.setRange(1, MOST_PEOPLE)

    def _name(self) -> None:
        named: dict[str, QWidget] = {
            "purpose": self.purpose, "room": self.room, "date": self.date, "start": self.start, "length": self.length,
            "guest": self.guest.line, "people": self.people, "host": self.host, "evidence": self.evidence,
            "case": self.case, "language": self.language, "not_suspect": self.not_suspect,
        }  # fmt: skip
        named |= {f"need.{need.value}": box for need, box in self.needs.items()}
        for name, widget in named.items():
            widget.setObjectName(f"booking.{name}")
        for box in (*self.needs.values(), self.not_suspect):
            box.setAccessibleName(box.text())

    def _assemble(self) -> None:
        self.case_field = Field(self.tr("Family's case"), self.case)
        self.evidence_field = Field(self.tr("Evidence person"), self.evidence)
        needs = QHBoxLayout()
        needs.setSpacing(20)
        for box in self.needs.values():
            needs.addWidget(box)
        needs.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        self._row(grid, 0, [(Field(self.tr("Purpose"), self.purpose), 3), (Field(self.tr("Room"), self.room), 3)])
        when = [(self.tr("Date"), self.date), (self.tr("Start"), self.start), (self.tr("Length"), self.length)]
        self._row(grid, 1, [(Field(title, control), 2) for title, control in when])
        self._row(grid, 2, [(self.guest, 4), (Field(self.tr("People"), self.people), 2)])
        grid.addLayout(needs, 3, 0, 1, 6)
        self._row(grid, 4, [(Field(self.tr("Host"), self.host), 4), (Field(self.tr("Language"), self.language), 2)])
        self._row(grid, 5, [(self.case_field, 3), (self.evidence_field, 3)])
        grid.addWidget(self.not_suspect, 6, 0, 1, 6)
        for column in range(6):
            grid.setColumnStretch(column, 1)

    @staticmethod
    def _row(grid: QGridLayout, row: int, fields: Sequence[tuple[QWidget, int]]) -> None:
        column = 0
        for field, width in fields:
            grid.addWidget(field, row, column, 1, width)
            column += width

    def _connect(self) -> None:
        self.purpose.currentIndexChanged.connect(self._on_purpose)
        self.case.currentIndexChanged.connect(self._on_case)
        for choice in (self.room, self.length, self.language, self.host, self.evidence):
            choice.currentIndexChanged.connect(self._on_change)
        self.date.dateChanged.connect(self._on_change)
        self.start.timeChanged.connect(self._on_change)
        self.people.valueChanged.connect(self._on_change)
        self.guest.changed.connect(self._on_change)
        for box in (*self.needs.values(), self.not_suspect):
            box.toggled.connect(self._on_change)

    def _need_words(self, need: Need) -> str:
        text = word(need)
        return text[:1].upper() + text[1:]

    def _on_purpose(self) -> None:
        purpose = self.purpose.currentData()
        self.room.offer([(room.name, room.id) for room in rooms_for(self._offer.rooms, purpose)])
        self.case_field.setVisible(self._offer.cases is not None)
        self.evidence_field.setVisible(self.is_return())
        self.changed.emit()

    def _on_case(self) -> None:
        """A family's first settled recipient is most likely who comes."""
        row = next((row for row in self._offer.cases or () if row.case.id == self.case.currentData()), None)
        if row is not None and self.guest.text() in {"", self._filled_name}:
            self._filled_name = row.answer.recipients[0].name if row.answer.recipients else ""
            self.guest.set_text(self._filled_name)
        self.changed.emit()

    def _on_change(self) -> None:
        self.changed.emit()


def with_room(request: BookingRequest, room_id: int) -> BookingRequest:
    """The same wish in another room."""
    return replace(request, room_id=room_id)
