"""The card of the Settings page that leads to everything about the schedule."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.permissions import Action
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.subjects import SubjectsCard


class SchedulingCard(SubjectsCard):
    """A link a subject, with one sentence about it; a role sees what it may change, and no card when that is nothing."""

    appointment_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Scheduling"), "settings.scheduling", parent)
        self._session = session
        for key, action, words, sentence in self._subjects():
            if session.may(action):
                self.add_subject(key, words, sentence)
        if not self.links:
            self.hide()
        self.subject_chosen.connect(self._on_subject)

    def _subjects(self) -> tuple[tuple[str, Action, str, str], ...]:
        return (
            ("keep_apart", Action.KEEP_APART, self.tr("Keep apart…"),
             self.tr("Who is never here at the same time as somebody else.")),
            ("closures", Action.CHANGE_CLOSURES, self.tr("Rooms closed…"),
             self.tr("The agency or a room, from when to when; visits in the way are listed.")),
            ("holidays", Action.CHANGE_CLOSURES, self.tr("Holidays…"),
             self.tr("Which public holidays you keep.")),
            ("hours", Action.CHANGE_HOURS, self.tr("Opening hours…"),
             self.tr("Of the agency, and of rooms with hours of their own.")),
            ("buffers", Action.CHANGE_BUFFERS, self.tr("Time around a visit…"),
             self.tr("To set up, theirs afterwards, to make ready.")),
            ("rooms", Action.CHANGE_AGENCY, self.tr("Rooms…"),
             self.tr("What each offers and where it is; one more room.")),
            ("interpreters", Action.CHANGE_INTERPRETERS, self.tr("Interpreters…"),
             self.tr("Who comes, and for which languages.")),
        )  # fmt: skip

    def _on_subject(self, key: str) -> None:
        booked = self._run(self._dialog(key))
        if booked:
            self._run(self._dialog("closures"))

    def _run(self, dialog: CalmDialog) -> bool:
        """Run a dialog; afterwards the visit it names is opened. True when visits stand on a day just kept."""
        confirmed = dialog.exec() == CalmDialog.DialogCode.Accepted
        wanted, booked = getattr(dialog, "wanted", None), bool(getattr(dialog, "booked", False))
        dialog.deleteLater()
        if confirmed:
            self._session.changed.emit()
        if wanted is not None:
            self.appointment_wanted.emit(wanted)
        return confirmed and booked

    def _dialog(self, key: str) -> CalmDialog:
        """Each is imported when it is first opened."""
        from desktop_app.ui.scheduling.buffers import BuffersDialog
        from desktop_app.ui.scheduling.closures import ClosuresDialog
        from desktop_app.ui.scheduling.holidays import HolidaysDialog
        from desktop_app.ui.scheduling.hours import HoursDialog
        from desktop_app.ui.scheduling.interpreters import InterpretersDialog
        from desktop_app.ui.scheduling.keep_apart import RulesDialog
        from desktop_app.ui.scheduling.rooms import RoomsDialog

        kinds: dict[str, Callable[[Session, QWidget], CalmDialog]] = {
            "keep_apart": RulesDialog, "closures": ClosuresDialog, "holidays": HolidaysDialog, "hours": HoursDialog,
            "buffers": BuffersDialog, "rooms": RoomsDialog, "interpreters": InterpretersDialog,
        }  # fmt: skip
        return kinds[key](self._session, self)
