"""The checklist of one appointment, over any page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.ui.checklists import ChecklistView
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.session import Session

CHECKLIST_HEIGHT = 500
"""Pixels: the checklist of an appointment fits a screen 768 high."""


class ChecklistDialog(CalmDialog):
    """The checklist of one appointment, over any page."""

    def __init__(self, session: Session, appointment_id: int, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Checklist"), parent, confirm=self.tr("Close"), confirm_is_safe=True, width=980)
        self.setObjectName("checklist_dialog")
        self.cancel.hide()
        self.view = ChecklistView(session)
        self.view.setMinimumHeight(CHECKLIST_HEIGHT)
        self.view.show_appointment(appointment_id)
        self.body.addWidget(self.view)
