"""The booking form: what must be known to hold a room, and nothing about what happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from PySide6.QtCore import QSignalBlocker, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QSpinBox, QWidget

from desktop_app.domain.appointments import Appointment, BookingRequest
from desktop_app.domain.known_needs import KnownNeeds
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.team import Duty
from desktop_app.domain.times import MINUTE, Span, comes_twice, instant, local
from desktop_app.ui.rooms.booking_needs import BookingNeeds
from desktop_app.ui.rooms.booking_offer import MOST_PEOPLE, Offer
from desktop_app.ui.rooms.booking_team import COLUMNS, BookingTeam
from desktop_app.ui.rooms.choices import (
    USUAL_LENGTH,
    Choice,
    QuarterTime,
    languages,
    lengths,
    rooms_for,
)
from desktop_app.ui.rooms.twice import Twice
from desktop_app.ui.widgets.calendar import DayEdit
from desktop_app.ui.widgets.fields import Field, TextField
from desktop_app.ui.words import word

NEITHER = 0
"""No party has this id: somebody of a divided family who is on none of its sides."""


class BookingForm(QWidget):
    """Gives a `BookingRequest`; `changed` after every change of any field."""

    changed = Signal()

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer = offer
        self._kept_name: str | None = None
        self._kept_case = offer.change.case_id if offer.change else None
        self._kept_party = offer.change.party_id if offer.change else None
        self._filled_name = ""
        self._known = KnownNeeds()
        self.purpose, self.room, self.length, self.language = Choice(), Choice(), Choice(), Choice()
        self.case, self.party = Choice(), Choice()
        self.team = BookingTeam(offer.actor, offer.staff, offer.interpreters)
        self.host, self.evidence = self.team.host, self.team.evidence
        self.date = DayEdit(offer.today, offer.today, offer.last_day, "ddd d MMM yyyy")
        self.start, self.people, self.twice = QuarterTime(), QSpinBox(), Twice()
        self.guest = TextField(self.tr("Name to use"), holds="guest_name")
        self.needs = BookingNeeds()
        self.not_suspect = QCheckBox(self.tr("This person is not a suspect or a person of interest in any case"))
        self._fill()
        self._name()
        self._assemble()
        self._connect()
        self._on_purpose()

    # What was entered

    def request(self) -> BookingRequest | Refused:
        """The wish as it stands; refused only when the clocks skip its start, or show it twice and none is chosen."""
        span = self.span()
        if isinstance(span, Refused):
            return span
        return BookingRequest(
            purpose=self.purpose.currentData(),
            room_id=self.room.currentData(),
            event=span,
            host_id=self.host.currentData(),
            guest_name=self.guest.text() if self._kept_name is None else self._kept_name,
            party_size=self.people.value(),
            needs=self.needs.chosen(),
            case_id=self.case_id(),
            evidence_id=self.team.person(Duty.EVIDENCE),
            language=self.language.currentData(),
            not_a_suspect=self.not_suspect.isChecked(),
            advocate_id=self.team.person(Duty.ADVOCATE),
            child_supervisor_id=self.team.person(Duty.CHILD_SUPERVISOR),
            interpreter_id=self.team.person(Duty.INTERPRETER),
            party_id=self._party(),
        )

    def case_id(self) -> int | None:
        """The family's case; where this role sees none, the one it was booked for."""
        chosen = self.case.currentData() if self._offer.cases is not None else self._kept_case
        return chosen if isinstance(chosen, int) else None

    def side_is_open(self) -> bool:
        """Whether a divided family comes and nobody has said which side of it."""
        return bool(self._offer.sides(self.case_id())) and self.party.currentData() is None

    def span(self) -> Span | Refused:
        """When, in the zone of the chosen room."""
        wall, fold = self._wall(), self.twice.fold()
        if comes_twice(wall, self.zone()):
            if fold is None:
                return refuse(Cause.TIME_COMES_TWICE, wall=wall)
            wall = wall.replace(fold=fold)
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
        with QSignalBlocker(self.date), QSignalBlocker(self.start), QSignalBlocker(self.twice):
            self.date.set_day(wall.date())
            self.start.setTime(QTime(wall.hour, wall.minute))
            self.twice.ask(self._wall(), self.zone())
            if comes_twice(self._wall(), self.zone()):
                self.twice.answer(wall.fold)
        self.changed.emit()

    def set_case(self, case_id: int) -> None:
        """Choose a family's return."""
        self.purpose.choose(Purpose.RETURN_OF_BELONGINGS)
        self.case.choose(case_id)

    def set_known(self, known: KnownNeeds) -> None:
        """Fill in what this family has told before; what another family's was filled in is taken back."""
        self.needs.choose((self.needs.chosen() - self._known.needs) | known.needs)
        if self.language.currentData() == self._known.language:
            self.language.choose(known.language)
        if self.people.value() == self._known.party_size:
            self.people.setValue(known.party_size)
        self._known = known

    def set_room(self, room_id: int) -> None:
        """Choose a room, and with it a purpose the room takes."""
        room = next((each for each in self._offer.rooms if each.id == room_id), None)
        if room is None:
            return
        if not room.takes(self.purpose.currentData()):
            fitting = [each for each in self._offer.purposes if room.takes(each)]
            self.purpose.choose(next((each for each in fitting if each is Purpose.RETURN_OF_BELONGINGS), fitting[0]))
        self.room.choose(room_id)

    def fill(self, appointment: Appointment, lobby: bool) -> None:
        """Fill in an appointment that is to be changed. To the lobby its guest stays initials."""
        self.purpose.choose(appointment.purpose)
        self.room.choose(appointment.room_id)
        self.case.choose(appointment.case_id)
        self.party.choose(appointment.party_id)
        self.language.choose(appointment.language)
        self.people.setValue(appointment.party_size)
        self.needs.choose(appointment.needs)
        self.team.fill(appointment)
        self.not_suspect.setChecked(True)
        self.guest.set_text(appointment.guest_label if lobby else appointment.guest_name)
        if lobby:
            self._kept_name = appointment.guest_name
            self.guest.line.setReadOnly(True)
        self.set_when(appointment.event)

    # Inside

    def _fill(self) -> None:
        offer = self._offer
        self.purpose.offer([(word(each), each) for each in offer.purposes])
        self.purpose.setEnabled(len(offer.purposes) > 1)
        self.length.offer(lengths(USUAL_LENGTH), USUAL_LENGTH)
        self.language.offer(languages())
        if offer.cases is not None:
            known: list[tuple[str, object]] = [
                (f"{row.case.number} \u00b7 {row.case.name_to_use}", row.case.id) for row in offer.cases
            ]
            self.case.offer([(self.tr("No case"), None), *known])
        self.start.setDisplayFormat("h:mm ap")
        self.people.setRange(1, MOST_PEOPLE)

    def _name(self) -> None:
        named: dict[str, QWidget] = {
            "purpose": self.purpose, "room": self.room, "date": self.date, "start": self.start, "length": self.length,
            "guest": self.guest.line, "people": self.people, "case": self.case, "party": self.party,
            "language": self.language, "not_suspect": self.not_suspect,
        }  # fmt: skip
        for name, widget in named.items():
            widget.setObjectName(f"booking.{name}")
        self.not_suspect.setAccessibleName(self.not_suspect.text())

    def _assemble(self) -> None:
        self.case_field = Field(self.tr("Family's case"), self.case)
        self.party_field = Field(
            self.tr("Which side of the family?"), self.party, self.tr("They are kept apart, so each has a code.")
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        people, language = Field(self.tr("People"), self.people), Field(self.tr("Language"), self.language)
        when = [(self.tr("Date"), self.date), (self.tr("Start"), self.start), (self.tr("Length"), self.length)]
        self._row(grid, 0, [(Field(self.tr("Purpose"), self.purpose), 6), (Field(self.tr("Room"), self.room), 6)])
        self._row(grid, 1, [*((Field(title, control), 3) for title, control in when), (people, 3)])
        grid.addWidget(self.twice, 2, 3, 1, 9)
        sees_cases = self._offer.cases is not None
        self._row(grid, 3, [(self.guest, 6), (language, 3 if sees_cases else 6)])
        grid.addWidget(self.case_field, 3, 9, 1, 3)  # not beyond the last column where it is hidden
        grid.addWidget(self.party_field, 4, 0, 1, 6)
        grid.addWidget(self.needs, 5, 0, 1, COLUMNS)
        grid.addWidget(self.team, 6, 0, 1, COLUMNS)
        grid.addWidget(self.not_suspect, 7, 0, 1, COLUMNS)
        for column in range(COLUMNS):
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
        for choice in (self.length, self.language, self.party):
            choice.currentIndexChanged.connect(self._on_change)
        self.team.changed.connect(self._on_change)
        for moved in (self.room.currentIndexChanged, self.date.dateChanged, self.start.timeChanged):
            moved.connect(self._on_when)
        self.twice.chosen.connect(self._on_change)
        self.people.valueChanged.connect(self._on_change)
        self.guest.changed.connect(self._on_change)
        self.needs.changed.connect(self._on_change)
        self.not_suspect.toggled.connect(self._on_change)

    def _wall(self) -> datetime:
        at = self.start.time()
        return datetime.combine(self.date.day(), time(at.hour(), at.minute()))

    def _party(self) -> int | None:
        """Whom separation rules are about, where the case alone does not tell."""
        if self._offer.sides(self.case_id()):
            return self.party.currentData() or None
        return self._kept_party if self.case_id() == self._kept_case else None

    def _on_purpose(self) -> None:
        purpose = self.purpose.currentData()
        self.room.offer([(room.name, room.id) for room in rooms_for(self._offer.rooms, purpose)])
        self.case_field.setVisible(self._offer.cases is not None)
        self._offer_sides()
        self._on_change()

    def _on_case(self) -> None:
        """A family's first settled recipient is most likely who comes."""
        row = next((row for row in self._offer.cases or () if row.case.id == self.case.currentData()), None)
        if row is not None and self.guest.text() in {"", self._filled_name}:
            self._filled_name = row.answer.recipients[0].name if row.answer.recipients else ""
            self.guest.set_text(self._filled_name)
        self._offer_sides()
        self.changed.emit()

    def _offer_sides(self) -> None:
        sides: list[tuple[str, object]] = [(each.code, each.id) for each in self._offer.sides(self.case_id())]
        nobody = [(self.tr("Please choose"), None), (self.tr("On neither side"), NEITHER)]
        self.party.offer([nobody[0], *sides, nobody[1]])
        self.party_field.setVisible(bool(sides))

    def _on_when(self) -> None:
        """Another day, time or zone may be one that comes twice."""
        self.twice.ask(self._wall(), self.zone())
        self.changed.emit()

    def _on_change(self) -> None:
        self.team.show_for(self.purpose.currentData(), self.needs.chosen(), self.language.currentData())
        self.changed.emit()
