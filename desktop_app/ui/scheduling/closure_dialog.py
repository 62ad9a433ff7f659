"""Closes the agency or a room for some time; what is booked in that time is listed before anything is closed."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop_app.domain.closures import Closure, ClosureKind
from desktop_app.domain.refusals import Refused, together
from desktop_app.domain.times import Span, day_span, instant
from desktop_app.ui.rooms.choices import Choice, QuarterTime
from desktop_app.ui.scheduling.list_dialog import OpeningDialog
from desktop_app.ui.scheduling.rows import VisitList, known_rooms
from desktop_app.ui.scheduling.wording import kind_words
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.calendar import LAST_DAY, DayEdit
from desktop_app.ui.widgets.fields import Field, TextField


class ClosureDialog(OpeningDialog):
    """Asked twice only when visits stand in the way: they stay booked, and somebody must move them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Close a room or the agency"), parent, confirm=self.tr("Close it"), width=600)
        self.setObjectName("closure")
        self._session = session
        self._rooms = known_rooms(session)
        self._told: Closure | None = None
        self.kind = Choice()
        self.kind.offer([(kind_words(each), each) for each in (
            ClosureKind.OUT_OF_SERVICE, ClosureKind.AGENCY_CLOSED, ClosureKind.HOLIDAY
        )])  # fmt: skip
        self.room = Choice()
        self.room.offer([(room.name, room.id) for room in self._rooms.values()])
        self.whole_days = QCheckBox(self.tr("Whole days"))
        self.whole_days.setChecked(True)
        self.first = DayEdit(session.today(), session.today(), LAST_DAY)
        self.last = DayEdit(session.today(), session.today(), LAST_DAY)
        self.starts, self.ends = QuarterTime(), QuarterTime()
        self.reason = TextField(self.tr("Why"), self.tr("Whoever wants to book reads this."), holds="reason")
        self.visits = VisitList(session, "closure.visits")
        self._name()
        self._assemble_form()
        self.kind.currentIndexChanged.connect(self._on_changed)
        self.whole_days.toggled.connect(self._on_changed)
        self.first.dateChanged.connect(self._on_first)
        self.visits.open_wanted.connect(self.want)
        self._on_changed()
        self.kind.setFocus()

    def problem(self) -> str:
        """Look what is in the way; close when nothing is, or when it was shown."""
        closure = self._closure()
        if isinstance(closure, Refused):
            return sentences(closure)
        service, actor = self._session.services.closures, self._session.actor
        if closure != self._told and closure.reason:
            found = service.in_the_way(actor, closure)
            if isinstance(found, Refused):
                return sentences(found)
            self._told = closure
            self._show_told(len(found))
            self.visits.show_visits(self.tr("These visits stay booked. Please move each of them:"), found)
            if found:
                return self.tr("Nothing is closed yet. Please look at the visits in this time first.")
        outcome = service.add(actor, closure)
        return sentences(outcome) if isinstance(outcome, Refused) else ""

    def _closure(self) -> Closure | Refused:
        kind = self.kind.currentData()
        room = self._rooms.get(self.room.currentData()) if kind is ClosureKind.OUT_OF_SERVICE else None
        zone = room.zone if room else self._session.zone
        first, last = self.first.day(), self.last.day()
        if self.whole_days.isChecked():
            span = Span(day_span(first, zone).start, day_span(last, zone).end)
        else:
            start, end = (instant(_wall(day, at), zone) for day, at in ((first, self.starts), (last, self.ends)))
            if isinstance(start, Refused) or isinstance(end, Refused):
                return together(start, end)
            span = Span(start, end)
        return Closure(0, kind, room.id if room else None, span, self.reason.text())

    def _show_told(self, count: int) -> None:
        self.confirm.set_words(self.tr("Close it all the same") if count else self.tr("Close it"))

    def _on_first(self) -> None:
        if self.last.day() < self.first.day():
            self.last.set_day(self.first.day())

    def _on_changed(self) -> None:
        self._room_field.setVisible(self.kind.currentData() is ClosureKind.OUT_OF_SERVICE)
        holiday = self.kind.currentData() is ClosureKind.HOLIDAY
        if holiday:
            self.whole_days.setChecked(True)
        self.whole_days.setVisible(not holiday)
        for field in self._time_fields:
            field.setVisible(not self.whole_days.isChecked())

    def _name(self) -> None:
        named: dict[str, QWidget] = {
            "closure.kind": self.kind, "closure.room": self.room, "closure.whole_days": self.whole_days,
            "closure.first": self.first, "closure.last": self.last, "closure.starts": self.starts,
            "closure.ends": self.ends, "closure.reason": self.reason.line,
        }  # fmt: skip
        for name, widget in named.items():
            widget.setObjectName(name)
        self.whole_days.setAccessibleName(self.whole_days.text())

    def _assemble_form(self) -> None:
        for field, hour in ((self.starts, 8), (self.ends, 18)):
            field.setDisplayFormat("h:mm ap")
            field.setTime(QTime(hour, 0))
        self._room_field = Field(self.tr("Room"), self.room)
        starts, ends = Field(self.tr("From"), self.starts), Field(self.tr("Until"), self.ends)
        self._time_fields = (starts, ends)
        days = QHBoxLayout()
        days.setSpacing(14)
        for part, stretch in ((Field(self.tr("First day"), self.first), 2), (starts, 1)):
            days.addWidget(part, stretch)
        until = QHBoxLayout()
        until.setSpacing(14)
        for part, stretch in ((Field(self.tr("Last day"), self.last), 2), (ends, 1)):
            until.addWidget(part, stretch)
        self.body.addWidget(Field(self.tr("What is closed"), self.kind))
        self.body.addWidget(self._room_field)
        self.body.addWidget(self.whole_days)
        self.body.addLayout(days)
        self.body.addLayout(until)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.visits)


def _wall(day: date, at: QuarterTime) -> datetime:
    return datetime.combine(day, time(at.time().hour(), at.time().minute()))
