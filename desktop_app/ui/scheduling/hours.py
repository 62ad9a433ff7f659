"""Opening hours: of the agency, and of the rooms that have their own."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desktop_app.domain.closures import MIDNIGHT, Opening, hours_of
from desktop_app.domain.refusals import Refused
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.rooms.choices import Choice, QuarterTime
from desktop_app.ui.scheduling.rows import inset, known_rooms
from desktop_app.ui.scheduling.wording import WEEK, weekdays
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.text import label

Hours = tuple[Opening, ...]
Week = Hours | None
"""None is a week like the agency's, or like everybody's; an empty one is closed on every day."""
_NOBODYS = 0  # a room id that no room has: what a room opens when it has no hours of its own


class HoursDialog(CalmDialog):
    """Keeps what was typed for one room while another one is looked at; saves all of it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        sentence = self.tr("A visit outside these hours can still be booked; whoever books is told so.")
        super().__init__(self.tr("Opening hours"), parent, sentence=sentence, width=600)
        self.setObjectName("hours")
        self._session = session
        self._kept: dict[int | None, Week] = {}
        self._drafts: dict[int | None, Week] = {}
        self._shown: int | None = None
        self.whose = Choice()
        self.whose.setObjectName("hours.whose")
        self.usual = QCheckBox()
        self.usual.setObjectName("hours.usual")
        self.week = WeekHours()
        for part in (Field(self.tr("Hours of"), self.whose), self.usual, self.week):
            self.body.addWidget(part)
        self._read()
        self.whose.currentIndexChanged.connect(self._on_whose)
        self.usual.toggled.connect(self._on_usual)
        self.whose.setFocus()

    def problem(self) -> str:
        """Save every week that was changed."""
        self._remember()
        for room_id, draft in self._drafts.items():
            if draft == self._kept[room_id]:
                continue
            if draft == ():
                return self.tr("Please leave one day open. To close for some time, use “Rooms closed”.")
            outcome = self._session.services.closures.set_hours(self._session.actor, room_id, draft or ())
            if isinstance(outcome, Refused):
                return sentences(outcome)
            self._kept[room_id] = draft
        return ""

    def _read(self) -> None:
        found = self._session.services.closures.openings(self._session.actor)
        rooms = known_rooms(self._session)
        if isinstance(found, Refused):
            self.refuse(sentences(found))
            found = ()
        for room_id in (None, *rooms):
            self._kept[room_id] = tuple(each for each in found if each.room_id == room_id) or None
        self._drafts = dict(self._kept)
        self.whose.offer([(self.tr("The whole agency"), None), *((room.name, room.id) for room in rooms.values())])
        self._show(None)

    def _show(self, room_id: int | None) -> None:
        self._shown = room_id
        draft = self._drafts[room_id]
        words = self.tr("As the agency") if room_id is not None else self.tr("The usual hours: 8 am to 6 pm, every day")
        self.usual.setText(words)
        self.usual.setAccessibleName(words)
        blocked = self.usual.blockSignals(True)
        self.usual.setChecked(draft is None)
        self.usual.blockSignals(blocked)
        self.week.setEnabled(draft is not None)
        self.week.set_hours(self._inherited() if draft is None else draft)

    def _inherited(self) -> Hours:
        """The week of somebody without hours of their own."""
        openings = (self._drafts[None] or ()) if self._shown is not None else ()
        found = []
        for day in range(WEEK):
            hours = hours_of(_NOBODYS, day, openings)
            if hours is not None:
                found.append(Opening(self._shown, day, *hours))
        return tuple(found)

    def _remember(self) -> None:
        self._drafts[self._shown] = None if self.usual.isChecked() else self.week.hours(self._shown)

    def _on_whose(self) -> None:
        self._remember()
        self._show(self.whose.currentData())

    def _on_usual(self, usual: bool) -> None:
        self.week.setEnabled(not usual)
        if usual:
            self.week.set_hours(self._inherited())


class WeekHours(QWidget):
    """Seven days: closed, or from when to when. Midnight at the end of a day is 12:00 am."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.closed: dict[int, QCheckBox] = {}
        self.opens: dict[int, QuarterTime] = {}
        self.closes: dict[int, QuarterTime] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for column, words in ((2, self.tr("From")), (3, self.tr("Until"))):
            grid.addWidget(label(words, "field"), 0, column)
        for number, (day, name) in enumerate(weekdays(), start=1):
            self._add_day(day, name)
            grid.addWidget(label(name), number, 0)
            for column, part in ((1, self.closed[day]), (2, self.opens[day]), (3, self.closes[day])):
                grid.addWidget(part, number, column)

    def hours(self, room_id: int | None) -> Hours:
        """What is open, day by day."""
        found = []
        for day, closed in sorted(self.closed.items()):
            if not closed.isChecked():
                end = _minute(self.closes[day])
                found.append(Opening(room_id, day, _minute(self.opens[day]), end or MIDNIGHT))
        return tuple(found)

    def set_hours(self, hours: Iterable[Opening]) -> None:
        """Show a week; a day it does not name is closed."""
        named = {each.weekday: each for each in hours}
        for day, closed in self.closed.items():
            each = named.get(day)
            closed.setChecked(each is None)
            if each is not None:
                for field, minute in ((self.opens[day], each.opens), (self.closes[day], each.closes)):
                    field.setTime(QTime(minute // 60 % 24, minute % 60))
            self._show_closed(day)

    def _add_day(self, day: int, name: str) -> None:
        closed = self.closed[day] = QCheckBox(self.tr("closed"))
        closed.setAccessibleName(self.tr("{day}: closed").format(day=name))
        closed.setObjectName(f"hours.closed.{day}")
        closed.setProperty("day", day)
        closed.toggled.connect(self._on_closed)
        ends = ((self.opens, "opens", 8, self.tr("{day}: from")), (self.closes, "closes", 18, self.tr("{day}: until")))
        for fields, key, hour, spoken in ends:
            field = fields[day] = QuarterTime()
            field.setDisplayFormat("h:mm ap")
            field.setTime(QTime(hour, 0))
            inset(field, spoken.format(day=name), f"hours.{key}.{day}")

    def _on_closed(self) -> None:
        self._show_closed(int(self.sender().property("day")))

    def _show_closed(self, day: int) -> None:
        for field in (self.opens[day], self.closes[day]):
            field.setEnabled(not self.closed[day].isChecked())


def _minute(field: QuarterTime) -> int:
    return field.time().hour() * 60 + field.time().minute()
