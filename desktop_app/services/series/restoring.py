"""Taking a change of a series back: its visits and its rule in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.bookings import request_of
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.series import Series
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import check_text
from desktop_app.services.appointments.restoring import AppointmentRestoring
from desktop_app.services.series.planning import Found, SeriesPlanning
from desktop_app.store import appointments, series
from desktop_app.store.faults import HoldOverlap


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of series at one moment, and of visits that went from one series to another, whose they were then."""

    rows: tuple[Series, ...] = ()
    belonging: Mapping[int, int] = field(default_factory=dict)


NO_RULES = Rules()


@dataclass(frozen=True, slots=True)
class Restored:
    """The visits and the rules as they are now."""

    visits: tuple[Appointment, ...]
    rules: Rules


class SeriesRestoring(SeriesPlanning, AppointmentRestoring):
    """What undo and redo ask of a series."""

    def restore(
        self,
        actor: StaffMember,
        wanted: Sequence[Appointment],
        rules: Rules = NO_RULES,
        reason: str = "",
        *,
        again: bool = False,
    ) -> Restored | Refused:
        """Put visits and rules back as they were, all or none: each in an earlier state, with its version now.

        A visit that belongs to another series by now stays there, but for those the rules name.
        """
        if refused := self._deny(actor, Action.CHANGE_APPOINTMENT):
            return refused
        words = check_text("reason", reason)
        if isinstance(words, Refused):
            return words
        try:
            with self._writing():
                return self._restore_all(actor, wanted, rules, words, again=again)
        except HoldOverlap:
            return self._taken(request_of(wanted[0]), wanted[0].id)

    def _restore_all(
        self, actor: StaffMember, wanted: Sequence[Appointment], rules: Rules, reason: str, *, again: bool
    ) -> Restored | Refused:
        for row in rules.rows:
            current = series.get(row.id)
            if current is None or current.version != row.version:
                return refuse(Cause.CHANGED_MEANWHILE)
        wishes = []
        for wish in wanted:
            now = appointments.get(wish.id)
            if now is None:
                return refuse(Cause.NOT_FOUND)
            wishes.append(replace(wish, series_id=rules.belonging.get(wish.id, now.series_id)))
        put = self._restore(actor, wishes, reason, again=again)
        if isinstance(put, Refused):
            return put
        rows = tuple(updated(row) for row in rules.rows)
        for kept in set(rules.belonging.values()):
            series.belong([each for each, owner in rules.belonging.items() if owner == kept], kept)
        for row in rows[:1]:
            self._tell_series(actor, "series.restore", row, put, **({"again": True} if again else {}))
        return Restored(put, Rules(rows, rules.belonging))

    def _tell_series(
        self, actor: StaffMember, action: str, kept: Series, visits: Sequence[Appointment], **facts: object
    ) -> None:
        case_id = visits[0].case_id if visits else None
        self._record(
            actor, action, "series", kept.id, case_id=case_id, appointment_id=None, visits=len(visits), **facts
        )


def rules_around(found: Found, kept: Series) -> tuple[Rules, Rules]:
    """The rules before and after an edit that left its visits in the series `kept`; none where no rule changed."""
    own = series.get(found.series.id)
    assert own is not None, "it was read in this transaction"
    if kept.id == own.id:
        return (NO_RULES, NO_RULES) if own == found.series else (Rules((found.series,)), Rules((own,)))
    moved = [each.id for each in series.members(kept.id)]
    was, now = dict.fromkeys(moved, own.id), dict.fromkeys(moved, kept.id)
    return Rules((found.series,), was), Rules((own, kept), now)


def updated(wish: Series) -> Series:
    """The row, once written."""
    written = series.update(wish)
    assert written is not None, "its version was read in this transaction"
    return written
