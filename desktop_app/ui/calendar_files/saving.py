"""Saves calendar files: one appointment's from its panel, a room's or a person's by choosing days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QWidget

from desktop_app.domain.refusals import Refused
from desktop_app.services.calendar_files.service import CalendarFile
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.file_output import save_file
from desktop_app.ui.messages import Messages
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.calendar import Calendar
from desktop_app.ui.widgets.fields import Field

Saver = Callable[[QWidget, bytes, str, str, str, Messages], Path | None]
AHEAD_DAYS = 90


def save_appointment(
    session: Session, appointment_id: int, parent: QWidget, saver: Saver = save_file
) -> Path | Refused | None:
    """Save one appointment's calendar file; None when the person went back."""
    made = session.services.calendar_files.save_appointment(session.actor, appointment_id, session.language)
    return made if isinstance(made, Refused) else keep(made, parent, session.messages, saver)


def keep(made: CalendarFile, parent: QWidget, messages: Messages, saver: Saver) -> Path | None:
    """Ask where, and write it there."""
    return saver(parent, made.data, made.name, _tr("Save the calendar file"), _tr("Calendar files (*.ics)"), messages)


class SaveCalendarDialog(CalmDialog):
    """Whose, and from which day to which. `save_as` is where the file leaves memory; tests replace it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Save a calendar file"),
            parent,
            sentence=self.tr(
                "For another calendar program. It shows the room, the time, and whether it is an interview, a meeting "
                "or a return: nobody's name and no case number."
            ),
            confirm=self.tr("Save…"),
        )
        self.setObjectName("calendars.save")
        self._session = session
        self.save_as: Saver = save_file
        self.saved: Path | None = None
        self.whose = QComboBox()
        self.whose.setObjectName("calendars.whose")
        self.first, self.last = _day_edit("calendars.first"), _day_edit("calendars.last")
        today = session.today()
        self.first.setDate(QDate(today.year, today.month, today.day))
        self.last.setDate(self.first.date().addDays(AHEAD_DAYS))
        self._fill()
        days = QHBoxLayout()
        days.setSpacing(12)
        days.addWidget(Field(self.tr("From"), self.first), 1)
        days.addWidget(Field(self.tr("To"), self.last), 1)
        self.body.addWidget(Field(self.tr("Calendar of"), self.whose))
        self.body.addLayout(days)
        self.whose.setFocus()

    def problem(self) -> str:
        """Make the file and ask where to; going back leaves the dialog as it is."""
        service, actor = self._session.services.calendar_files, self._session.actor
        kind, key = self.whose.currentData()
        first, last = _date(self.first.date()), _date(self.last.date())
        make = service.save_room if kind == "room" else service.save_staff
        made = make(actor, key, first, last, self._session.language)
        if isinstance(made, Refused):
            return sentences(made)
        if not made.entries:
            return self.tr("Nothing is booked on these days. Please choose other days.")
        self.saved = keep(made, self, self._session.messages, self.save_as)
        return "" if self.saved is not None else self.tr("Nothing was saved. Please choose a folder, or cancel.")

    def _fill(self) -> None:
        session = self._session
        rooms = session.services.rooms.all(session.actor)
        for room in () if isinstance(rooms, Refused) else rooms:
            self.whose.addItem(room.name, ("room", room.id))
        for member in session.services.staff.all():
            self.whose.addItem(member.name, ("staff", member.id))


def _day_edit(name: str) -> QDateEdit:
    edit = QDateEdit()
    edit.setObjectName(name)
    edit.setCalendarPopup(True)
    edit.setCalendarWidget(Calendar())
    edit.setDisplayFormat("d MMMM yyyy")
    return edit


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _tr(text: str) -> str:
    return QCoreApplication.translate("calendar_files", text)
