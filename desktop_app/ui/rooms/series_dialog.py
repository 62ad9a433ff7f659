"""Every date of a series before it is saved: how far a change reaches, what is free, and which dates are left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QButtonGroup, QDialog, QRadioButton, QVBoxLayout, QWidget

from desktop_app.domain.appointments import Appointment, BookingRequest, Status
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.series import PlannedDate, Repeat, Scope
from desktop_app.services.series import Written
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.rooms.series_dates import FOLLOW, DatesModel, DatesTable
from desktop_app.ui.rooms.series_jobs import BookJob, ChangeJob, Job, ReleaseJob, Ticks
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.fields import TextField
from desktop_app.ui.widgets.text import label

WIDTH, TABLE_HEIGHT = 820, 300


class SeriesDialog(CalmDialog):
    """`written` is what was saved. `reach` names how many visits each scope has; without it there is no question."""

    def __init__(
        self,
        job: Job,
        zone: str,
        parent: QWidget | None = None,
        *,
        reach: dict[Scope, int] | None = None,
        reason: str | None = None,
    ) -> None:
        super().__init__(job.title(), parent, confirm=job.confirm(), width=WIDTH)
        self.setObjectName("series")
        self.confirm.setObjectName("series.save")
        self._job = job
        self._ticks = Ticks()
        self._rows: tuple[PlannedDate, ...] = ()
        self.written: Written | None = None
        self.scopes: dict[Scope, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.answer = label("", wrap=True)
        self.answer.setObjectName("series.answer")
        model = DatesModel(job.left(), zone)
        model.set_words(job.done(), job.skipped())
        self.dates = DatesTable(model, self.tr("Dates"))
        self.dates.setMinimumHeight(TABLE_HEIGHT)
        self.skip = Button(self.tr("Leave out every date that is not free"), "link")
        self.skip.setObjectName("series.skip")
        self.reason = TextField(
            self.tr("Reason for the change"), self.tr("Others count on a confirmed visit."), holds="reason"
        )
        self.reason.line.setObjectName("series.reason")
        self.reason.set_text(reason or "")
        self.reason.setVisible(reason is not None)
        self._assemble_list(reach)
        self.skip.clicked.connect(self._on_skip)
        self.dates.ticked.connect(self._on_ticked)
        self._weigh()

    def scope(self) -> Scope:
        """How far it reaches."""
        return self._ticks.scope

    def ticks(self) -> Ticks:
        """What is ticked now."""
        return self._ticks

    def problem(self) -> str:
        """Ask the service to keep it; a refusal leaves every tick as it was."""
        outcome = self._job.save(self._rows, replace(self._ticks, reason=self.reason.text()))
        if isinstance(outcome, Refused):
            self._weigh()
            if Cause.REASON_NEEDED in {each.cause for each in outcome.reasons}:
                self.reason.show()
                self.reveal(self.reason)
            return sentences(outcome)
        self.written = outcome
        return ""

    # Inside

    def _assemble_list(self, reach: dict[Scope, int] | None) -> None:
        if reach is not None:
            words = {
                Scope.THIS: self.tr("Only this visit"),
                Scope.THIS_AND_FOLLOWING: self.tr("This and the following: {count} visits"),
                Scope.ALL: self.tr("All that are still to come: {count} visits"),
            }
            column = QVBoxLayout()
            column.setSpacing(6)
            for scope, text in words.items():
                column.addWidget(self._option(scope, text.format(count=reach.get(scope, 0))))
                self.scopes[scope].setEnabled(reach.get(scope, 0) > 0)
            self.scopes[Scope.THIS].setChecked(True)
            self._group.buttonToggled.connect(self._on_scope)
            self.body.addLayout(column)
        for part in (self.answer, self.dates, self.skip, self.reason):
            self.body.addWidget(part)
        first = self.scopes.get(Scope.THIS)
        (first or self.dates).setFocus()

    def _option(self, scope: Scope, words: str) -> QRadioButton:
        option = QRadioButton(words)
        option.setAccessibleName(words)
        option.setObjectName(f"series.scope.{scope.value}")
        option.setProperty("scope", scope.value)
        self._group.addButton(option)
        self.scopes[scope] = option
        return option

    def _weigh(self) -> None:
        """Ask about every date as it is ticked now."""
        self.refusal.clear()
        outcome = self._job.rows(self._ticks)
        refused = isinstance(outcome, Refused)
        self._rows = () if isinstance(outcome, Refused) else outcome
        self.dates.show_dates(self._rows, self._ticks.also)
        self.dates.setVisible(not refused)
        self.answer.setText(sentences(outcome) if isinstance(outcome, Refused) else self._summary())
        self.skip.setVisible(any(row.refused for row in self._rows))
        self.confirm.setEnabled(not refused)

    def _summary(self) -> str:
        kept = [row for row in self._rows if not row.left_out]
        stuck = sum(row.refused is not None for row in kept)
        visits = self.tr("1 visit.") if len(kept) == 1 else self.tr("{count} visits.").format(count=len(kept))
        if not stuck:
            return visits
        one, more = self.tr("1 date is not free."), self.tr("{count} dates are not free.").format(count=stuck)
        return f"{visits} {one if stuck == 1 else more}"

    def _set(self, ticks: Ticks) -> None:
        self._ticks = ticks
        self._weigh()

    def _on_scope(self, button: QRadioButton, checked: bool) -> None:
        if checked:
            self._set(Ticks(Scope(str(button.property("scope")))))

    def _on_ticked(self, day: date, column: int) -> None:
        if column == FOLLOW:
            self._set(replace(self._ticks, also=self._ticks.also ^ {day}))
        else:
            self._set(replace(self._ticks, leave_out=self._ticks.leave_out ^ {day}))

    def _on_skip(self) -> None:
        stuck = {row.day for row in self._rows if row.refused is not None}
        self._set(replace(self._ticks, leave_out=self._ticks.leave_out | stuck))
        self.dates.setFocus()


def book_series(
    parent: QWidget, session: Session, request: BookingRequest, repeat: Repeat, zone: str
) -> Written | Refused:
    """Ask about every date, then book them."""
    return _ask(SeriesDialog(BookJob(session, request, repeat), zone, parent), session)


def change_series(
    parent: QWidget, session: Session, before: Appointment, request: BookingRequest, zone: str, reason: str = ""
) -> Written | Refused:
    """Ask how far a change of a visit reaches, then make it."""
    shown = reason if reason or before.status is Status.CONFIRMED else None
    job = ChangeJob(session, before, request)
    return _ask(SeriesDialog(job, zone, parent, reach=_reach(session, before), reason=shown), session)


def release_series(
    parent: QWidget, session: Session, before: Appointment, wanted: Status, zone: str, reason: str
) -> Written | Refused:
    """Ask how many visits are postponed or cancelled, then do it."""
    job = ReleaseJob(session, before, wanted, reason)
    return _ask(SeriesDialog(job, zone, parent, reach=_reach(session, before)), session)


def _reach(session: Session, before: Appointment) -> dict[Scope, int]:
    view = session.services.series.of_appointment(session.actor, before.id)
    return {Scope.THIS: 1} if isinstance(view, Refused) else dict(view.reach)


def _ask(dialog: SeriesDialog, session: Session) -> Written | Refused:
    session.messages.opened.emit(dialog)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    written = dialog.written
    dialog.deleteLater()
    return written if accepted and written is not None else refuse(Cause.NOTHING_SAVED)
