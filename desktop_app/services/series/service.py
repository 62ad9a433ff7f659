"""Series of visits, booked and changed together: every date in one transaction, or none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.appointments import Appointment, BookingRequest, Status, next_status
from desktop_app.domain.bookings import booked, changed
from desktop_app.domain.buffers import Held
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Reason, Refused, refuse
from desktop_app.domain.series import PlannedDate, Repeat, Scope, Series, retimed, split_at
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import check_text
from desktop_app.services.series.planning import Edit, Found, day_of, zones
from desktop_app.services.series.restoring import NO_RULES, Rules, SeriesRestoring, rules_around, updated
from desktop_app.store import appointments, series
from desktop_app.store.faults import HoldOverlap

OF_THE_DATE = frozenset(
    {
        Cause.ROOM_HELD,
        Cause.ROOM_CLOSED,
        Cause.HOST_BUSY,
        Cause.INTERPRETER_BUSY,
        Cause.SEPARATION,
        Cause.IN_THE_PAST,
        Cause.TIME_DOES_NOT_EXIST,
    }
)
"""What stands against one date; any other reason stands against the wish itself."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the series the visits belong to now, each visit before and after, and the rules, to go back."""

    series: Series
    before: tuple[Appointment, ...]
    after: tuple[Appointment, ...]
    rules_before: Rules = NO_RULES
    rules_after: Rules = NO_RULES

    def visit(self, appointment_id: int = 0) -> Appointment:
        """The visit one began from, as it is now; the first one of a new series."""
        return next((each for each in self.after if each.id == appointment_id), self.after[0])


class SeriesService(SeriesRestoring):
    """Visits that repeat."""

    def book(
        self, actor: StaffMember, request: BookingRequest, repeat: Repeat, leave_out: frozenset[date] = frozenset()
    ) -> Written | Refused:
        """Book every date that is not left out, or none; each begins its own checklist."""
        if refused := self._deny(actor, Action.BOOK):
            return refused
        try:
            with self._writing():
                planned = self._plan_new(request, repeat, leave_out)
                if isinstance(planned, Refused):
                    return planned
                wanted, rows = planned
                if refused := refuse_dates(rows):
                    return refused
                kept = series.add(replace(wanted, excluded=frozenset(row.day for row in rows if row.left_out)))
                made = tuple(self._book_one(actor, row, kept) for row in rows if not row.left_out)
                self._tell_series(actor, "series.book", kept, made, left_out=len(kept.excluded))
                return Written(kept, (), made)
        except HoldOverlap:
            return _taken(self.preview(actor, request, repeat, leave_out))

    def change(self, actor: StaffMember, edit: Edit, request: BookingRequest, reason: str = "") -> Written | Refused:
        """Move or change the visits a scope reaches, or none of them; the others stay exactly as they are."""
        if refused := self._deny(actor, Action.CHANGE_APPOINTMENT):
            return refused
        words = check_text("reason", reason)
        if isinstance(words, Refused):
            return words
        try:
            with self._writing():
                found = self._anchor(edit)
                if isinstance(found, Refused):
                    return found
                request = self._named(actor, request, found.anchor)
                rows = self._plan_change(found, edit, request)
                if isinstance(rows, Refused):
                    return rows
                if refused := refuse_dates(rows) or _refuse_raced(rows, edit):
                    return refused
                return self._write_change(actor, found, edit, request, rows, words)
        except HoldOverlap:
            return _taken(self.preview_change(actor, edit, request))

    def postpone(self, actor: StaffMember, edit: Edit, by_person: bool, reason: str) -> Written | Refused:
        """Postpone the visits a scope reaches; their rooms are free again, and their dates are left out."""
        wanted = Status.POSTPONED_BY_PERSON if by_person else Status.POSTPONED_BY_AGENCY
        return self._release(actor, Action.POSTPONE_APPOINTMENT, edit, wanted, reason)

    def cancel(self, actor: StaffMember, edit: Edit, reason: str) -> Written | Refused:
        """Cancel the visits a scope reaches; their records stay, and their dates are left out."""
        return self._release(actor, Action.CANCEL_APPOINTMENT, edit, Status.CANCELLED, reason)

    # Inside

    def _book_one(self, actor: StaffMember, row: PlannedDate, kept: Series) -> Appointment:
        """One date, as any other booking: its own number, its own checklist, its own entry."""
        assert row.request is not None
        assert isinstance(row.answer, Held)
        wish = replace(booked(row.request, row.answer), series_id=kept.id, occurrence=row.day)
        made = appointments.add(wish, self._today())
        self._begin(actor, made)
        self._tell(
            actor, "appointment.book", made, {"purpose": made.purpose.value, "room": made.room_id, "series": kept.id}
        )
        return made

    def _write_change(
        self,
        actor: StaffMember,
        found: Found,
        edit: Edit,
        request: BookingRequest,
        rows: tuple[PlannedDate, ...],
        words: str,
    ) -> Written | Refused:
        planned = {row.appointment_id: row for row in rows if isinstance(row.answer, Held) and not row.left_out}
        before = tuple(each for each in found.chosen if each.id in planned)
        if not before:
            return refuse(Cause.SERIES_EMPTY)
        if any(each.status is Status.CONFIRMED for each in before) and not words:
            return refuse(Cause.REASON_NEEDED)
        kept = self._pattern(found, edit, request)
        appointments.give_way(list(planned))
        after = []
        for was in before:
            row = planned[was.id]
            assert row.request is not None
            assert isinstance(row.answer, Held)
            wish = replace(changed(was, row.request, row.answer, words), series_id=kept.id)
            moved = {"moved_from": was.event.start, "moved_to": wish.event.start, "room": wish.room_id}
            after.append(_sure(self._write(actor, "appointment.change", wish, series=kept.id, **moved)))
        self._tell_series(actor, "series.change", kept, after, scope=edit.scope.value)
        return Written(kept, before, tuple(after), *rules_around(found, kept))

    @staticmethod
    def _pattern(found: Found, edit: Edit, request: BookingRequest) -> Series:
        """The series that the chosen visits belong to after a change.

        What lies behind keeps its own rule: a change from a later date on splits the series there.
        """
        if edit.scope is Scope.THIS:
            return found.series
        first = day_of(found.anchor if edit.scope is Scope.THIS_AND_FOLLOWING else found.chosen[0])
        moved = retimed(found.series, found.anchor, request, zones())
        if not any(day_of(each) < first for each in found.members):
            return updated(moved)
        if edit.scope is Scope.ALL and moved == found.series:
            return found.series
        updated(split_at(found.series, first)[0])
        kept = series.add(split_at(moved, first)[1])
        series.belong([each.id for each in found.upcoming if day_of(each) >= first], kept.id)
        return kept

    def _release(
        self, actor: StaffMember, action: Action, edit: Edit, wanted: Status, reason: str
    ) -> Written | Refused:
        if refused := self._deny(actor, action):
            return refused
        words = check_text("reason", reason)
        if isinstance(words, Refused):
            return words
        if not words:
            return refuse(Cause.REASON_NEEDED)
        with self._writing():
            found = self._anchor(edit)
            if isinstance(found, Refused):
                return found
            if raced := _refuse_raced(self._rows(found, edit), edit):
                return raced
            before = tuple(each for each in found.chosen if day_of(each) not in edit.leave_out)
            stuck = [each for each in before if isinstance(next_status(each.status, wanted), Refused)]
            if stuck or not before:
                return (
                    refuse(Cause.STATUS, current=stuck[0].status, wanted=wanted)
                    if stuck
                    else refuse(Cause.SERIES_EMPTY)
                )
            kept = _without(found, edit, before)
            after = []
            for was in before:
                wish = replace(was, status=wanted, reason=words)
                after.append(_sure(self._write(actor, f"appointment.{wanted.value}", wish, series=kept.id)))
            self._tell_series(actor, f"series.{wanted.value}", kept, after, scope=edit.scope.value)
            return Written(kept, before, tuple(after), *rules_around(found, kept))


def refuse_dates(rows: tuple[PlannedDate, ...]) -> Refused | None:
    """Why a list cannot be saved as it stands: what is wrong with the wish itself, or else the dates in the way."""
    refused = [row for row in rows if row.refused is not None]
    if not refused:
        return None
    reasons = [reason for row in refused if row.refused for reason in row.refused.reasons]
    of_the_wish = {reason.cause: reason for reason in reasons if reason.cause not in OF_THE_DATE}
    if of_the_wish:
        return Refused(tuple(of_the_wish.values()))
    days = tuple(row.day for row in refused)
    return Refused((Reason(Cause.SERIES_DATES, {"days": days}),))


def _taken(planned: tuple[PlannedDate, ...] | Refused) -> Refused:
    """Somebody else's booking came first: said as the list would say it now."""
    refused = planned if isinstance(planned, Refused) else refuse_dates(planned)
    return refused or refuse(Cause.CHANGED_MEANWHILE)


def _refuse_raced(rows: tuple[PlannedDate, ...], edit: Edit) -> Refused | None:
    """Whether what is about to be written is still what the person saw."""
    if edit.seen and {row.appointment_id: row.version for row in rows} != dict(edit.seen):
        return refuse(Cause.CHANGED_MEANWHILE)
    return None


def _without(found: Found, edit: Edit, gone: tuple[Appointment, ...]) -> Series:
    """The series without the dates of released visits: it ends before them, or leaves them out."""
    first = day_of(found.anchor)
    ends = edit.scope is Scope.THIS_AND_FOLLOWING and not edit.leave_out
    if ends and any(day_of(each) < first for each in found.members):
        return updated(split_at(found.series, first)[0])
    return updated(replace(found.series, excluded=found.series.excluded | {day_of(each) for each in gone}))


def _sure(written: Appointment | Refused) -> Appointment:
    assert isinstance(written, Appointment), "its version was read in this transaction"
    return written
