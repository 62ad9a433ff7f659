"""Calls promised to families."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop_app.domain.follow_ups import (
    RECORDED,
    TRY_AGAIN,
    FollowUp,
    FollowUpKind,
    FollowUpOutcome,
    as_calls,
    next_try,
    whom_to_call,
)
from desktop_app.domain.permissions import Action, may
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Service
from desktop_app.services.promises import keep_promises
from desktop_app.store import cases, follow_ups


class FollowUpService(Service):
    """Follow-up calls."""

    def due(self, actor: StaffMember, until: date) -> tuple[FollowUp, ...] | Refused:
        """Calls due by a day and not made yet; only those who make them read whom and how to call."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            calls = as_calls(follow_ups.due(until))
            if not may(actor.role, Action.RECORD_FOLLOW_UP):
                return calls
            family = cases.family(tuple({call.case_id for call in calls}))
            return tuple(
                replace(call, contacts=whom_to_call(tuple(each for each in family if each.case_id == call.case_id)))
                for call in calls
            )

    def of_case(self, actor: StaffMember, case_id: int) -> tuple[FollowUp, ...] | Refused:
        """Every call promised to a family, each reason apart."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            return as_calls(follow_ups.of_cases((case_id,)), by_kind=True)

    def add(self, actor: StaffMember, case_id: int, due_on: date, kind: FollowUpKind) -> FollowUp | Refused:
        """Promise a call."""
        if refused := self._deny(actor, Action.BOOK_FOLLOW_UP):
            return refused
        with self._writing():
            if cases.get(case_id) is None:
                return refuse(Cause.NOT_FOUND)
            new_id = follow_ups.add(case_id, due_on, kind)
            self._record(
                actor, "follow_up.add", "follow_up", new_id, case_id=case_id, due=due_on.isoformat(), kind=kind.value
            )
            return follow_ups.get(new_id) or refuse(Cause.NOT_FOUND)

    def record(self, actor: StaffMember, follow_up_id: int, outcome: FollowUpOutcome) -> FollowUp | Refused:
        """How a call ended; never what was said. It keeps every promise made for that day.

        Nobody answered, or it was not safe: the next call is promised at once. They want no more calls: every other one
        ends too. What still stays after a call gets its next one.
        """
        if refused := self._deny(actor, Action.RECORD_FOLLOW_UP):
            return refused
        if outcome not in RECORDED:
            return refuse(Cause.ANSWER_UNKNOWN)
        with self._writing():
            found = follow_ups.get(follow_up_id)
            if found is None:
                return refuse(Cause.NOT_FOUND)
            if found.outcome is not None:
                return refuse(Cause.FOLLOW_UP_DONE)
            kept, now = follow_ups.of_one_call(found), self._clock()
            follow_ups.record([each.id for each in kept], outcome, actor.id, now)
            again = self._promise_next(kept) if outcome in TRY_AGAIN else ""
            if outcome is FollowUpOutcome.DECLINED:
                follow_ups.end_all(found.case_id, outcome, actor.id, now)
            keep_promises(found.case_id, now)
            self._record(
                actor,
                "follow_up.record",
                "follow_up",
                follow_up_id,
                case_id=found.case_id,
                outcome=outcome.value,
                again=again,
            )
            return follow_ups.get(follow_up_id) or refuse(Cause.NOT_FOUND)

    def _promise_next(self, kept: tuple[FollowUp, ...]) -> str:
        day = next_try(self._today())
        for each in kept:
            follow_ups.add(each.case_id, day, each.kind, each.item_id)
        return day.isoformat()
