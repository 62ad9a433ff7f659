"""The button "Calendar file…" in an appointment's panel."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.permissions import Action
from desktop_app.ui.calendar_files.saving import Saver, save_appointment
from desktop_app.ui.file_output import save_file
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button


class CalendarFileButton(Button):
    """Saves one appointment for another calendar program. `save_as` is where it leaves memory; tests replace it."""

    def __init__(self, session: Session, appointment_id: int, parent: QWidget | None = None) -> None:
        super().__init__("", "quiet", parent=parent)
        self.set_words(self.tr("Calendar file…"))
        self.setObjectName("calendar_files.appointment")
        self.setToolTip(self.tr("Room, time and kind of visit, nobody's name"))
        self._session, self._id = session, appointment_id
        self.save_as: Saver = save_file
        self.clicked.connect(self._on_clicked)
        if not session.may(Action.EXPORT_CALENDAR):
            self.hide()

    def _on_clicked(self) -> None:
        self._session.answer(self, save_appointment(self._session, self._id, self, self.save_as))
