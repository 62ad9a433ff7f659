"""How long records are kept, and the purge: asked by one, approved by another, and then for good."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from desktop_app.domain.board import OUT_OF_SIGHT, CaseFacts, row
from desktop_app.domain.cases import Case
from desktop_app.domain.missing_items import lost_for_good
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.retention import (
    LEAST_YEARS,
    MOST_YEARS,
    Around,
    Keeps,
    PastPeriod,
    Purge,
    keeps,
    kept_until,
    period_over,
    plan_approval,
    plan_asking,
)
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.times import local_day
from desktop_app.services.acting import Service
from desktop_app.store import (
    agency,
    appointments,
    board,
    cases,
    custody,
    flags,
    follow_ups,
    items,
    missing_items,
    retention,
)
from desktop_app.store.backups import COPYING
from desktop_app.store.faults import StoreFault

log = logging.getLogger("safekeeping")


@dataclass(frozen=True, slots=True)
class CaseRetention:
    """Where one family's records stand: since when it is over, until when they are kept, what keeps them."""

    years: int | None
    over_since: date | None
    kept_until: date | None
    keeps: tuple[Keeps, ...]
    asked: Purge | None


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge did: how many rows went or were emptied."""

    case_id: int
    removed: int
    finish: Callable[[], None] = field(repr=False, compare=False)
    """Writes the file anew without them, in any thread; the call is not over before. A copy is made before or after it."""


class RetentionService(Service):
    """A purge is refused with everything that still keeps a family's records."""

    def years(self, actor: StaffMember) -> int | Refused | None:
        """The agency's period in years; None until it is set."""
        if refused := self._deny(actor, Action.VIEW_RETENTION):
            return refused
        with self._database.reading():
            return retention.years()

    def set_years(self, actor: StaffMember, count: int | None) -> Refused | None:
        """Set the agency's period, or leave it blank again: then nothing is ever past it."""
        if refused := self._deny(actor, Action.SET_RETENTION):
            return refused
        if count is not None and not LEAST_YEARS <= count <= MOST_YEARS:
            return refuse(Cause.COUNT, field="retention_years", least=LEAST_YEARS, most=MOST_YEARS)
        with self._writing():
            retention.set_years(count)
            self._record(actor, "retention.set", "agency", 1, years=count or "")
        return None

    def past(self, actor: StaffMember) -> tuple[PastPeriod, ...] | Refused:
        """The families whose period is over, the longest past first, with what keeps their records all the same."""
        if refused := self._deny(actor, Action.VIEW_RETENTION):
            return refused
        with self._database.reading():
            count, today, waiting = retention.years(), self._today(), retention.waiting()
            if count is None:
                return ()
            over = {facts.id: since for facts in self._facts() if (since := _over_since(facts, today))}
            due = {key: since for key, since in over.items() if period_over(since, count, today)}
            found = []
            for case_id, since in due.items():
                case = cases.get(case_id)
                if case is not None:
                    kept = keeps(self._around(case, since), count, today)
                    until = kept_until(since, count)
                    found.append(PastPeriod(case_id, case.number, since, until, kept, waiting.get(case_id)))
        return tuple(sorted(found, key=lambda each: (each.kept_until, each.case_id)))

    def of_case(self, actor: StaffMember, case_id: int) -> CaseRetention | Refused:
        """Where one family's records stand."""
        if refused := self._deny(actor, Action.VIEW_RETENTION):
            return refused
        with self._database.reading():
            case = cases.get(case_id)
            if case is None:
                return refuse(Cause.NOT_FOUND)
            count, around = retention.years(), self._read(case)
            until = kept_until(around.over_since, count) if around.over_since and count else None
            asked = retention.waiting().get(case_id)
            return CaseRetention(count, around.over_since, until, keeps(around, count, self._today()), asked)

    def ask(self, actor: StaffMember, case_id: int) -> CaseRetention | Refused:
        """Ask that a family's records be removed for good."""
        if refused := self._deny(actor, Action.ASK_PURGE):
            return refused
        with self._writing():
            case = cases.get(case_id)
            if case is None:
                return refuse(Cause.NOT_FOUND)
            count, around = retention.years(), self._read(case)
            if refused := plan_asking(around, retention.waiting().get(case_id), count, self._today()):
                return refused
            retention.ask(case_id, actor.id, self._clock())
            self._record(actor, "purge.ask", "case", case_id, case_id=case_id)
            return self.of_case(actor, case_id)

    def withdraw(self, actor: StaffMember, case_id: int) -> Refused | None:
        """The purge does not go on; the records stay."""
        if refused := self._deny(actor, Action.ASK_PURGE):
            return refused
        with self._writing():
            asked = retention.waiting().get(case_id)
            if asked is None:
                return refuse(Cause.CHANGED_MEANWHILE)
            retention.withdraw(asked.id, self._clock())
            self._record(actor, "purge.withdraw", "case", case_id, case_id=case_id)
        return None

    def approve(self, actor: StaffMember, case_id: int, *, finish: bool = True) -> Purged | Refused:
        """Another supervisor agrees: everything of the family goes, and the file is written anew without it.

        A window calls `Purged.finish` beside itself instead (`finish=False`). What was removed is overwritten with zeros
        already (secure_delete), so that nothing of it is left even where that never comes.
        """
        if refused := self._deny(actor, Action.APPROVE_PURGE):
            return refused
        with self._writing():
            case, asked = cases.get(case_id), retention.waiting().get(case_id)
            if case is None:
                return refuse(Cause.NOT_FOUND)
            if refused := plan_approval(asked, self._read(case), actor, retention.years(), self._today()):
                return refused
            purge_id = asked.id if asked else 0
            retention.approve(purge_id, actor.id, self._clock())
            removed = retention.remove(purge_id, case_id)
            self._record(actor, "purge.approve", "case", case_id, case_id=case_id, removed=removed)
        purged = Purged(case_id, removed, partial(_write_anew, self._database.compacting()))
        if finish:
            purged.finish()
        return purged

    def _read(self, case: Case) -> Around:
        facts = self._facts(case.id)
        return self._around(case, _over_since(facts[0], self._today()) if facts else None)

    @staticmethod
    def _noted_on(case_id: int) -> date | None:
        found, at = agency.get(), retention.noted_at(case_id)
        return local_day(at, found.zone if found else "UTC") if at is not None else None

    def _facts(self, case_id: int | None = None) -> list[CaseFacts]:
        found = agency.get()
        return board.facts(found.zone if found else "UTC", self._today(), case_id)

    def _around(self, case: Case, over_since: date | None) -> Around:
        one = (case.id,)
        return Around(
            case,
            over_since,
            items.of_cases(one),
            custody.places(one),
            sum(call.outcome is None for call in follow_ups.of_cases(one)),
            appointments.of_cases(one),
            flags.of_cases(one),
            self._noted_on(case.id),
            lost_for_good(missing_items.latest(one)),
        )


def _write_anew(compact: Callable[[], None]) -> None:
    """Where there is no room for it the purge stands all the same, and the free pages are empty."""
    with COPYING:
        try:
            compact()
        except StoreFault as fault:
            log.info("the file could not be written anew: %s", fault.fault.value)


def _over_since(facts: CaseFacts, today: date) -> date | None:
    """Since when a family's return is over: closed, or withdrawn. None while it goes on."""
    line = row(facts, today)
    return line.since if line.stage in OUT_OF_SIGHT else None
