"""What somebody looking for a time fills in: the visit, who must be there, and when it suits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.appointments import Need
from desktop_app.domain.find_time import RoomNeed, TimeWish
from desktop_app.domain.rooms import INTERVIEWS, Purpose
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.team import Interpreter
from desktop_app.ui.rooms.booking_offer import MOST_PEOPLE, Offer
from desktop_app.ui.rooms.choices import (
    USUAL_LENGTH,
    Choice,
    QuarterTime,
    evidence_people,
    hosts,
    lengths,
    purposes_for,
)
from desktop_app.ui.rooms.find_time_words import need_word
from desktop_app.ui.rooms.suiting import AvoidedDays, WeekdayChips
from desktop_app.ui.widgets.calendar import DayEdit
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import word

OPENS, CLOSES = QTime(8, 0), QTime(18, 0)
PERIODS = (7, 14, 30, 90)  # days
USUAL_PERIOD = 30
SHAPE = "ddd d MMM yyyy"
ASKABLE = (RoomNeed.STEP_FREE, RoomNeed.CHILD_FRIENDLY, RoomNeed.RECORDING, RoomNeed.PRIVATE_ENTRANCE)


class FindTimeForm(QWidget):
    """Gives a `TimeWish`; `changed` after every change of any field."""

    changed = Signal()

    def __init__(
        self, offer: Offer, interpreters: tuple[Interpreter, ...], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._offer, self._interpreters = offer, interpreters
        self.purpose, self.length, self.period = Choice(), Choice(), Choice()
        self.host, self.advocate, self.evidence = Choice(), Choice(), Choice()
        self.interpreter, self.case = Choice(), Choice()
        self.people, self.day = QSpinBox(), DayEdit(today, today, offer.last_day, SHAPE)
        self.earliest, self.latest = QuarterTime(), QuarterTime()
        self.needs = {need: QCheckBox(word(need).capitalize()) for need in Need}
        self.room_needs = {need: QCheckBox(need_word(need)) for need in ASKABLE}
        self.weekdays, self.avoid = WeekdayChips("find_time"), AvoidedDays("find_time", today, offer.last_day)
        self._fill()
        self._name()
        self._assemble()
        self._narrow()
        self._on_purpose()
        self._connect()

    def wish(self, asked: int | None = None) -> TimeWish:
        """The search as it stands."""
        returning = self.purpose.currentData() is Purpose.RETURN_OF_BELONGINGS
        needs = frozenset(need for need, box in self.needs.items() if box.isChecked())
        return TimeWish(
            purpose=self.purpose.currentData(),
            minutes=int(self.length.currentData()),
            from_day=self.day.day(),
            days=int(self.period.currentData()),
            party_size=self.people.value(),
            needs=needs,
            room_needs=frozenset(need for need, box in self.room_needs.items() if box.isChecked()),
            host_id=self.host.currentData(),
            evidence_id=self.evidence.currentData() if returning else None,
            advocate_id=None if returning else self.advocate.currentData(),
            interpreter_id=self.interpreter.currentData() if Need.INTERPRETER in needs else None,
            weekdays=self.weekdays.days(),
            from_minute=0 if self.earliest.time() <= OPENS else _minute(self.earliest.time()),
            until_minute=24 * 60 if self.latest.time() >= CLOSES else _minute(self.latest.time()),
            avoid=self.avoid.days(),
            case_id=self.case.currentData() if self._offer.cases is not None else None,
            asked=asked,
        )

    def fill(self, wish: TimeWish) -> None:
        """Begin with what is known already, from a booking whose time was refused."""
        blocked = self.blockSignals(True)
        self.purpose.choose(wish.purpose)
        self.length.offer(lengths(wish.minutes), wish.minutes)
        self.day.set_day(wish.from_day)
        self.people.setValue(wish.party_size)
        for need, box in self.needs.items():
            box.setChecked(need in wish.needs)
        self.host.choose(wish.host_id)
        self.evidence.choose(wish.evidence_id)
        self.advocate.choose(wish.advocate_id)
        self.interpreter.choose(wish.interpreter_id)
        self.case.choose(wish.case_id)
        self.blockSignals(blocked)
        self.changed.emit()

    # Inside

    def _fill(self) -> None:
        offer = self._offer
        self.purpose.offer([(word(each), each) for each in purposes_for(offer.actor.role)])
        self.length.offer(lengths(USUAL_LENGTH), USUAL_LENGTH)
        self.period.offer([(self.tr("{count} days").format(count=days), days) for days in PERIODS], USUAL_PERIOD)
        anybody: list[tuple[str, object]] = [(self.tr("Nobody in particular"), None)]
        people: list[tuple[str, object]] = [(_titled(each), each.id) for each in hosts(offer.staff)]
        self.host.offer([*anybody, *people], offer.actor.id)
        for choice, who in ((self.advocate, _advocates(offer.staff)), (self.evidence, evidence_people(offer.staff))):
            choice.offer([(self.tr("Not settled yet"), None), *((each.name, each.id) for each in who)])
        names: list[tuple[str, object]] = [(each.name, each.id) for each in self._interpreters]
        self.interpreter.offer([(self.tr("Not settled yet"), None), *names])
        if offer.cases is not None:
            known: list[tuple[str, object]] = [
                (f"{row.case.number} \u00b7 {row.case.name_to_use}", row.case.id) for row in offer.cases
            ]
            self.case.offer([(self.tr("No case"), None), *known])
        self.people.setRange(1, MOST_PEOPLE)
        for field, at in ((self.earliest, OPENS), (self.latest, CLOSES)):
            field.setDisplayFormat("h:mm ap")
            field.setTime(at)

    def _name(self) -> None:
        named: dict[str, QWidget] = {
            "purpose": self.purpose, "length": self.length, "people": self.people, "host": self.host,
            "advocate": self.advocate, "evidence": self.evidence, "interpreter": self.interpreter, "case": self.case,
            "day": self.day, "period": self.period, "earliest": self.earliest, "latest": self.latest,
        }  # fmt: skip
        named |= {f"need.{need.value}": box for need, box in self.needs.items()}
        named |= {f"room.{need.value}": box for need, box in self.room_needs.items()}
        for name, widget in named.items():
            widget.setObjectName(f"find_time.{name}")
        for box in (*self.needs.values(), *self.room_needs.values()):
            box.setAccessibleName(box.text())

    def _assemble(self) -> None:
        self.advocate_field = Field(self.tr("Advocate"), self.advocate)
        self.evidence_field = Field(self.tr("Evidence person"), self.evidence)
        self.interpreter_field = Field(self.tr("Interpreter"), self.interpreter)
        self.case_field = Field(self.tr("Family's case"), self.case)
        self.case_field.setVisible(self._offer.cases is not None)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        visit = [(Field(self.tr("Purpose"), self.purpose), 6), (Field(self.tr("Length"), self.length), 4)]
        when = [(Field(self.tr("From"), self.day), 4), (Field(self.tr("Look ahead"), self.period), 3)]
        hours = [(Field(self.tr("Not before"), self.earliest), 3), (Field(self.tr("Over by"), self.latest), 3)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(_row([*visit, (Field(self.tr("People"), self.people), 2)]))
        column.addWidget(_in_a_row(self.tr("They need"), self.needs.values()))
        column.addWidget(_in_a_row(self.tr("The room is"), self.room_needs.values()))
        beside = [(self.advocate_field, 1), (self.evidence_field, 1)]
        column.addLayout(_row([(Field(self.tr("Host"), self.host), 1), *beside]))
        column.addLayout(_row([(self.interpreter_field, 1), (self.case_field, 1)]))
        column.addLayout(_row([*when, *hours]))
        column.addWidget(self.weekdays)
        column.addWidget(self.avoid)

    def _narrow(self) -> None:
        """A long name gives way instead of widening the form."""
        for choice in self.findChildren(Choice):
            choice.setMinimumContentsLength(6)
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def _connect(self) -> None:
        self.purpose.currentIndexChanged.connect(self._on_purpose)
        people = (self.host, self.advocate, self.evidence, self.interpreter)
        for choice in (self.length, self.period, *people, self.case):
            choice.currentIndexChanged.connect(self._on_change)
        self.people.valueChanged.connect(self._on_change)
        self.day.dateChanged.connect(self._on_change)
        for field in (self.earliest, self.latest):
            field.timeChanged.connect(self._on_change)
        for box in (*self.needs.values(), *self.room_needs.values()):
            box.toggled.connect(self._on_change)
        self.weekdays.changed.connect(self._on_change)
        self.avoid.changed.connect(self._on_change)

    def _on_purpose(self) -> None:
        """Evidence brings belongings to the table; an advocate stays with who is heard."""
        purpose = self.purpose.currentData()
        returning = purpose is Purpose.RETURN_OF_BELONGINGS
        self.evidence_field.setVisible(returning)
        self.advocate_field.setVisible(purpose in INTERVIEWS)
        self._on_change()

    def _on_change(self) -> None:
        self.interpreter_field.setVisible(self.needs[Need.INTERPRETER].isChecked())
        self.changed.emit()


def _minute(time: QTime) -> int:
    return time.hour() * 60 + time.minute()


def _titled(member: StaffMember) -> str:
    return f"{member.name}, {word(member.role).lower()}"


def _advocates(staff: tuple[StaffMember, ...]) -> tuple[StaffMember, ...]:
    return tuple(each for each in staff if each.role is Role.VICTIM_SERVICES)


def _row(fields: list[tuple[Field, int]]) -> QHBoxLayout:
    """Fields beside each other, as wide as their share."""
    row = QHBoxLayout()
    row.setSpacing(14)
    for field, share in fields:
        row.addWidget(field, share)
    return row


def _in_a_row(title: str, boxes: Iterable[QCheckBox]) -> QWidget:
    """Check boxes beside each other, under what they are about."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    row.addWidget(label(title, "second"))
    for box in boxes:
        row.addWidget(box)
    row.addStretch(1)
    return holder
