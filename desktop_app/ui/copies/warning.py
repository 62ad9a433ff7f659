"""A copy that could not be made is told on Today, until one can be."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.ui.copies.words import when_words
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.notice import Notice


class CopiesWarning(Notice):
    """For supervisors; everybody else can do nothing about it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today.copies")
        self._session = session
        self._may = session.may(Action.VIEW_BACKUPS)

    def reload(self) -> None:
        """Whether the last copy failed."""
        if not self._may or self._session.agency.sample:
            return
        state = self._session.services.backups.state(self._session.actor)
        if isinstance(state, Refused) or not state.failed:
            self.clear()
            return
        told = self.tr("No copy of the records could be made just now. Is the disk full? See “Copies” in Settings.")
        if state.copies:
            last = self.tr("The last one is of {when}.").format(when=when_words(state.copies[0], self._session.zone))
            told = f"{told} {last}"
        self.say(told, "clay")
