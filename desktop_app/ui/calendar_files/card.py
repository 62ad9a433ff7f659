"""The card "Calendars" in Settings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.permissions import Action
from desktop_app.ui.calendar_files.importing import ImportCalendarDialog
from desktop_app.ui.calendar_files.saving import SaveCalendarDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.text import label, line


class CalendarsCard(Card):
    """What may leave and what may come in, each with one sentence about it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Calendars"), parent)
        self.setObjectName("settings.calendars")
        self._session = session
        self.save = Button(self.tr("Save a calendar file…"), "link", "save")
        self.busy = Button(self.tr("Bring in busy times…"), "link", "clock")
        self.closed = Button(self.tr("Bring in closed times…"), "link", "lock")
        parts = (
            (self.save, "save", Action.EXPORT_CALENDAR, self._save_words()),
            (self.busy, "busy", Action.IMPORT_BUSY, self._busy_words()),
            (self.closed, "closed", Action.IMPORT_CLOSURES, self._closed_words()),
        )
        shown = [each for each in parts if session.may(each[2])]
        if not shown:
            self.hide()
        for number, (button, name, _, sentence) in enumerate(shown):
            button.setObjectName(f"settings.calendars.{name}")
            if number:
                self.body.addWidget(line())
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.body.addWidget(label(sentence, "second", wrap=True))
        self.save.clicked.connect(self._on_save)
        self.busy.clicked.connect(self._on_busy)
        self.closed.clicked.connect(self._on_closed)

    def _save_words(self) -> str:
        return self.tr("Room, time, and whether it is an interview, a meeting or a return. Never a name or a case.")

    def _busy_words(self) -> str:
        return self.tr("From somebody's own calendar: only when they are taken, never what for.")

    def _closed_words(self) -> str:
        return self.tr("Days and hours on which nothing can be booked. Visits in the way are listed.")

    def _on_save(self) -> None:
        self._open(SaveCalendarDialog(self._session, self))

    def _on_busy(self) -> None:
        self._open(ImportCalendarDialog(self._session, closing=False, parent=self))

    def _on_closed(self) -> None:
        self._open(ImportCalendarDialog(self._session, closing=True, parent=self))

    @staticmethod
    def _open(dialog: SaveCalendarDialog | ImportCalendarDialog) -> None:
        dialog.exec()
        dialog.deleteLater()
