"""What the list of a series is about: booking it, changing visits of it, or giving their rooms free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.appointments import Appointment, BookingRequest, Status
from desktop_app.domain.refusals import Refused
from desktop_app.domain.series import PlannedDate, Repeat, Scope
from desktop_app.services.series import Edit, Written
from desktop_app.ui.session import Session


@dataclass(frozen=True, slots=True)
class Ticks:
    """What the person ticked: how far it reaches, dates left out, and dates of their own that follow all the same."""

    scope: Scope = Scope.THIS
    leave_out: frozenset[date] = frozenset()
    also: frozenset[date] = frozenset()
    reason: str = ""


class Job(Protocol):
    """Something to weigh date by date, and then to do."""

    def title(self) -> str:
        """The dialog's title."""

    def confirm(self) -> str:
        """The confirming button's words."""

    def done(self) -> str:
        """What becomes of a date that nothing stands against."""

    def left(self) -> str:
        """What leaving a date out means."""

    def skipped(self) -> str:
        """What is said of a date that is left out."""

    def rows(self, ticks: Ticks) -> tuple[PlannedDate, ...] | Refused:
        """The list as it stands."""

    def save(self, rows: tuple[PlannedDate, ...], ticks: Ticks) -> Written | Refused:
        """Do it."""


@dataclass(frozen=True, slots=True)
class BookJob:
    """Books a new series."""

    session: Session
    request: BookingRequest
    repeat: Repeat

    def title(self) -> str:
        """The dialog's title."""
        return _tr("Book visits that repeat")

    def confirm(self) -> str:
        """The confirming button's words."""
        return _tr("Book these dates")

    def done(self) -> str:
        """A free date."""
        return _tr("Free")

    def left(self) -> str:
        """The column's head."""
        return _tr("Leave out")

    def skipped(self) -> str:
        """The date has no visit."""
        return _tr("Left out")

    def rows(self, ticks: Ticks) -> tuple[PlannedDate, ...] | Refused:
        """One row a date."""
        return self.session.services.series.preview(self.session.actor, self.request, self.repeat, ticks.leave_out)

    def save(self, rows: tuple[PlannedDate, ...], ticks: Ticks) -> Written | Refused:
        """Book every date that is not left out."""
        return self.session.services.series.book(self.session.actor, self.request, self.repeat, ticks.leave_out)


@dataclass(frozen=True, slots=True)
class ChangeJob:
    """Moves or changes visits of a series."""

    session: Session
    before: Appointment
    request: BookingRequest

    def title(self) -> str:
        """The dialog's title."""
        return _tr("This visit repeats. What should change?")

    def confirm(self) -> str:
        """The confirming button's words."""
        return _tr("Save the change")

    def done(self) -> str:
        """A date that can be changed."""
        return _tr("Free")

    def left(self) -> str:
        """The column's head."""
        return _tr("Leave as it is")

    def skipped(self) -> str:
        """The visit is not changed."""
        return _tr("Stays as it is")

    def rows(self, ticks: Ticks) -> tuple[PlannedDate, ...] | Refused:
        """One row for each visit it reaches."""
        edit = _edit(self.before, (), ticks)
        return self.session.services.series.preview_change(self.session.actor, edit, self.request)

    def save(self, rows: tuple[PlannedDate, ...], ticks: Ticks) -> Written | Refused:
        """Change them, if they are still as the person saw them."""
        edit = _edit(self.before, rows, ticks)
        return self.session.services.series.change(self.session.actor, edit, self.request, ticks.reason)


@dataclass(frozen=True, slots=True)
class ReleaseJob:
    """Postpones or cancels visits of a series."""

    session: Session
    before: Appointment
    wanted: Status
    reason: str

    def title(self) -> str:
        """The dialog's title."""
        if self.wanted is Status.CANCELLED:
            return _tr("This visit repeats. What should be cancelled?")
        return _tr("This visit repeats. What should be postponed?")

    def confirm(self) -> str:
        """The confirming button's words."""
        return _tr("Cancel these visits") if self.wanted is Status.CANCELLED else _tr("Postpone these visits")

    def done(self) -> str:
        """What becomes of the visit."""
        return _tr("Is cancelled") if self.wanted is Status.CANCELLED else _tr("Is postponed")

    def left(self) -> str:
        """The column's head."""
        return _tr("Leave as it is")

    def skipped(self) -> str:
        """The visit stands."""
        return _tr("Stays as it is")

    def rows(self, ticks: Ticks) -> tuple[PlannedDate, ...] | Refused:
        """One row for each visit it reaches."""
        return self.session.services.series.preview_release(self.session.actor, _edit(self.before, (), ticks))

    def save(self, rows: tuple[PlannedDate, ...], ticks: Ticks) -> Written | Refused:
        """Give their rooms free, if they are still as the person saw them."""
        edit, actor, series = _edit(self.before, rows, ticks), self.session.actor, self.session.services.series
        if self.wanted is Status.CANCELLED:
            return series.cancel(actor, edit, self.reason)
        return series.postpone(actor, edit, self.wanted is Status.POSTPONED_BY_PERSON, self.reason)


def _edit(before: Appointment, rows: tuple[PlannedDate, ...], ticks: Ticks) -> Edit:
    seen = {row.appointment_id: row.version for row in rows}
    return Edit(before.id, before.version, ticks.scope, ticks.leave_out, ticks.also, seen)


def _tr(text: str) -> str:
    return QCoreApplication.translate("series", text)
