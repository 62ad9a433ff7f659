"""The box labels of every return of a day: chosen by initials and time, shown, then printed or saved as one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.handouts import BoxLabels
from desktop_app.domain.packing import NOT_BEGUN
from desktop_app.domain.refusals import Refused
from desktop_app.domain.rooms import Purpose
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.returns.sheet import SheetDialog
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.calendar import DayEdit
from desktop_app.ui.widgets.card import empty
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import clock

KIND = "box_label"


class DayLabelsDialog(CalmDialog):
    """Only visits that have not begun, and of them those for which something is packed."""

    def __init__(self, session: Session, day: date, parent: QWidget | None = None) -> None:
        super().__init__(
            _tr("Box labels for the whole day"),
            parent,
            sentence=_tr("For every return that is packed. A label has a number and a barcode, never a name."),
            confirm=_tr("Show labels\u2026"),
            confirm_is_safe=True,
            width=560,
        )
        self.setObjectName("day_labels")
        self._session = session
        self._labels: dict[int, tuple[Appointment, BoxLabels]] = {}
        self.boxes: dict[int, QCheckBox] = {}
        self.day = DayEdit(day)
        self.day.setObjectName("day_labels.day")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addWidget(Field(_tr("Day"), self.day))
        self.body.addLayout(self._rows)
        self.day.dateChanged.connect(self._show_day)
        self._show_day()
        next(iter(self.boxes.values()), self.day).setFocus()

    def problem(self) -> str:
        """Something must be chosen."""
        return "" if self.chosen() else _tr("Please choose at least one return.")

    def chosen(self) -> Sequence[tuple[Appointment, BoxLabels]]:
        """The chosen visits with their labels, by the clock."""
        return [pair for key, pair in self._labels.items() if self.boxes[key].isChecked()]

    def accept(self) -> None:
        """Show them where this was asked from."""
        parent = self.parentWidget()
        super().accept()
        if parent is not None:
            DayLabelsSheet(self._session, self.day.day(), self.chosen(), parent).open()

    def _show_day(self) -> None:
        empty(self._rows)
        self._labels, self.boxes = {}, {}
        self.refusal.clear()
        schedule = self._session.services.schedule.day(self._session.actor, self.day.day())
        if isinstance(schedule, Refused):
            self._rows.addWidget(label(sentences(schedule), "second", wrap=True))
            return
        returns = [visit for visit in schedule.appointments if visit.purpose is Purpose.RETURN_OF_BELONGINGS]
        rooms = {room.id: room.name for room in schedule.rooms}
        for visit in sorted((each for each in returns if each.status in NOT_BEGUN), key=_start):
            self._rows.addWidget(self._row(visit, rooms.get(visit.room_id, "")))
        if not self._rows.count():
            self._rows.addWidget(label(_tr("No return on this day that has not begun."), "second", wrap=True))
        self.confirm.setEnabled(bool(self._labels))

    def _row(self, visit: Appointment, room: str) -> QCheckBox:
        session = self._session
        found = session.services.packing.labels(session.actor, visit.id)
        packed = not isinstance(found, Refused)
        boxes = _tr("boxes: {count}").format(count=len(found.labels)) if packed else _tr("nothing packed yet")
        said = (clock(visit.event.start, session.zone), visit.guest_label, room, boxes)
        box = QCheckBox(" \u00b7 ".join(part for part in said if part))
        box.setObjectName(f"day_labels.{visit.id}")
        box.setAccessibleName(box.text())
        box.setEnabled(packed)
        if not isinstance(found, Refused):
            self._labels[visit.id] = visit, found
            self.boxes[visit.id] = box
            box.setChecked(True)
        return box


class DayLabelsSheet(SheetDialog):
    """Each family's labels are on sheets of their own, so that its log of prints holds those sheets and no others."""

    def __init__(
        self, session: Session, day: date, chosen: Sequence[tuple[Appointment, BoxLabels]], parent: QWidget
    ) -> None:
        from desktop_app.printing.labels import render_labels

        every = render_labels(*(labels for _, labels in chosen), language=session.language)
        name = f"box-labels-{day.isoformat()}.pdf"
        super().__init__(session, _tr("Box labels for the whole day"), every, name, KIND, None, parent)
        self._copies = [(visit.case_id, render_labels(labels, language=session.language)) for visit, labels in chosen]

    def copies(self) -> Sequence[tuple[int | None, bytes]]:
        return self._copies


def _start(visit: Appointment) -> int:
    return visit.event.start


def _tr(text: str) -> str:
    return QCoreApplication.translate("day_labels", text)
