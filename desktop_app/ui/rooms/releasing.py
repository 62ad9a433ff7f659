"""Postponing or cancelling a visit from its panel: who asked, why, and how far it reaches where the visit repeats."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.appointments import Status
from desktop_app.domain.refusals import Refused
from desktop_app.services.appointments import AppointmentDetail
from desktop_app.ui.rooms.postpone_dialog import PostponeDialog
from desktop_app.ui.rooms.series_dialog import release_series
from desktop_app.ui.rooms.steps import Step
from desktop_app.ui.session import Session


class Releasing(QObject):
    """`answered` carries the appointment as it is now, or why it was refused; `did` the step, to take back."""

    answered = Signal(object)
    did = Signal(object)

    def __init__(self, session: Session, panel: QWidget) -> None:
        super().__init__(panel)
        self._session, self._panel = session, panel
        self._detail: AppointmentDetail | None = None

    def show_detail(self, detail: AppointmentDetail) -> None:
        """The visit it is about."""
        self._detail = detail

    def postpone(self) -> None:
        """Ask who postponed, and why."""
        dialog = PostponeDialog(self._panel)
        dialog.finished.connect(self._on_postponed)
        dialog.open()

    def cancel(self) -> None:
        """Ask why."""
        prompt = self.tr("The room is given free. The record of the visit stays.")
        choices = (self.tr("The person asked for it"), self.tr("Booked by mistake"), self.tr("No longer needed"))
        act = self.tr("Cancel the visit")
        reason = self._session.messages.ask_reason(self._panel, act, prompt, choices, act)
        if reason is not None:
            self._release(Status.CANCELLED, reason)

    def _on_postponed(self, result: int) -> None:
        dialog = self.sender()
        if result == QDialog.DialogCode.Accepted and isinstance(dialog, PostponeDialog):
            by = Status.POSTPONED_BY_PERSON if dialog.by_person() else Status.POSTPONED_BY_AGENCY
            self._release(by, dialog.reason())
        dialog.deleteLater()

    def _release(self, wanted: Status, reason: str) -> None:
        if self._detail is None:
            return
        visit, session = self._detail.appointment, self._session
        appointments = session.services.appointments
        if visit.series_id is not None:
            written = release_series(self._panel, session, visit, wanted, self._detail.room.zone, reason)
            if not isinstance(written, Refused):
                self.did.emit(Step.of_series(written))
            self.answered.emit(written if isinstance(written, Refused) else written.visit(visit.id))
            return
        if wanted is Status.CANCELLED:
            outcome = appointments.cancel(session.actor, visit.id, visit.version, reason)
        else:
            by_person = wanted is Status.POSTPONED_BY_PERSON
            outcome = appointments.postpone(session.actor, visit.id, visit.version, by_person, reason)
        if not isinstance(outcome, Refused):
            self.did.emit(Step.of_change(visit, outcome))
        self.answered.emit(outcome)
