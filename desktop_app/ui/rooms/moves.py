"""What one does with appointments on the Rooms page: book, move, take back, do again. Dialogs ask; services decide."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import Span
from desktop_app.ui.rooms.booking_dialog import BookingDialog
from desktop_app.ui.rooms.find_time import ChosenTime, FindTimeDialog
from desktop_app.ui.rooms.move_dialog import MoveDialog
from desktop_app.ui.rooms.step_words import refused_words, step_words
from desktop_app.ui.rooms.steps import Step
from desktop_app.ui.rooms.undoing import Outcome, Undoing, step_of
from desktop_app.ui.rooms.wording import ScheduleWords, times
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session


class Moves(QObject):
    """`booked` and `moved` carry the appointment as it is now; `said` a sentence, and the words of the way back."""

    booked = Signal(object)
    moved = Signal(object)
    said = Signal(str, str)
    refused = Signal(str)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._words: ScheduleWords | None = None
        self._before: Appointment | None = None
        self.undoing = Undoing(session, self)

    def set_words(self, words: ScheduleWords) -> None:
        """The schedule that is shown."""
        self._words = words

    def book(self, room_id: int | None, span: Span | None, case_id: int | None = None) -> None:
        """Ask for a new appointment."""
        dialog = BookingDialog(self._session, self._page, room_id=room_id, span=span, case_id=case_id)
        dialog.finished.connect(self._on_booked)
        dialog.open()

    def find(self) -> None:
        """Ask for a time, and then for the appointment."""
        dialog = FindTimeDialog(self._session, self._page)
        dialog.chosen.connect(self._on_found)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def move(self, appointment_id: int, room_id: int, event: Span) -> None:
        """Ask whether an appointment is to be moved, or made longer or shorter."""
        detail = self._session.services.appointments.detail(self._session.actor, appointment_id)
        if isinstance(detail, Refused):
            self.refused.emit(sentences(detail))
            return
        if self._words is None:
            return
        self._before = detail.appointment
        dialog = MoveDialog(self._session, self._words, detail.appointment, room_id, event, self._page)
        dialog.finished.connect(self._on_moved)
        dialog.open()

    def did(self, step: Step) -> None:
        """Something was done, here or in an appointment's panel: it can be taken back."""
        self.said.emit("", self._keep(step))

    def undo(self) -> None:
        """Take the last change back."""
        self._go(self.undoing.undo(), again=False)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._go(self.undoing.redo(), again=True)

    def _go(self, outcome: Outcome | None, *, again: bool) -> None:
        if outcome is None:
            return
        self.said.emit("", "")
        if outcome.refused is not None:
            self._session.changed.emit()
            self.refused.emit(refused_words(outcome, again=again))
            return
        self.moved.emit(outcome.visits[0])
        pattern = self.tr("Done again: {what}") if again else self.tr("Taken back: {what}")
        self.said.emit(pattern.format(what=outcome.step.words), "")

    def _keep(self, step: Step) -> str:
        """Remember a step; gives the words of the way back."""
        if self._words is None:
            return ""
        step = replace(step, words=step_words(step, self._words, self._session.today()))
        self.undoing.did(step)
        return self.tr("Undo: {what}").format(what=step.words)

    def _on_found(self, chosen: ChosenTime) -> None:
        slot = chosen.slot
        dialog = BookingDialog(self._session, self._page, room_id=slot.room_id, span=slot.event)
        dialog.take(chosen)
        dialog.finished.connect(self._on_booked)
        dialog.open()
        dialog.form.guest.line.setFocus()

    def _on_booked(self, result: int) -> None:
        dialog = self.sender()
        booked = dialog.booked if isinstance(dialog, BookingDialog) else None
        step = step_of(dialog, None)
        dialog.deleteLater()
        if result != QDialog.DialogCode.Accepted or booked is None or step is None:
            return
        self.booked.emit(booked)
        undo = self._keep(step)
        if self._words is not None:
            when, where = times(booked.event, self._words.zone), self._words.room(booked)
            self.said.emit(self.tr("Booked: {times} in {room}").format(times=when, room=where), undo)

    def _on_moved(self, result: int) -> None:
        dialog, before = self.sender(), self._before
        moved = dialog.moved_appointment if isinstance(dialog, MoveDialog) else None
        step = step_of(dialog, before)
        dialog.deleteLater()
        if result != QDialog.DialogCode.Accepted or moved is None or step is None:
            return
        self.moved.emit(moved)
        self.did(step)
