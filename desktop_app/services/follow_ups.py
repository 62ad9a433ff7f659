"""Calls promised to families."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.case_states import call_blockers, may_be_called
from desktop_app.domain.cases import Case, FamilyMember
from desktop_app.domain.flags import Flag
from desktop_app.domain.follow_ups import (
    RECORDED,
    TRY_AGAIN,
    FollowUp,
    FollowUpKind,
    FollowUpOutcome,
    Quiet,
    as_calls,
    next_try,
    whom_to_call,
)
from desktop_app.domain.permissions import Action, may
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.returns import Obstacle
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Service
from desktop_app.services.promises import keep_promises, refusing
from desktop_app.store import cases, flags, follow_ups, staff

QUIET = {
    Obstacle.DO_NOT_CONTACT: Quiet.ASKED,
    Obstacle.WITHDRAWN: Quiet.WITHDRAWN,
    Obstacle.ON_HOLD: Quiet.ON_HOLD,
}
"""What keeps a promised call from being made, as "Can we call this family yet?" says it too."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What is asked about the families whose calls are due, each table read once."""

    known: Mapping[int, Case]
    family: Sequence[FamilyMember]
    marked: Sequence[Flag]
    refusing: Collection[int]
    people: Mapping[int, str]

    def to_make(self, call: FollowUp, today: date) -> FollowUp:
        """Whom to call; or that nobody is called as things stand, and who decides how it goes on."""
        case = self.known[call.case_id]
        family = tuple(each for each in self.family if each.case_id == case.id)
        marked = [each for each in self.marked if each.case_id == case.id]
        found = [each for each in call_blockers(case, marked, family, today) if each.obstacle in QUIET]
        if not found and case.id not in self.refusing:
            return replace(call, contacts=may_be_called(whom_to_call(family), marked, today))
        why, until = (QUIET[found[0].obstacle], found[0].until) if found else (Quiet.ASKED, None)
        return replace(call, quiet=why, quiet_until=until, decided_by=self.people.get(case.coordinator_id or 0, ""))


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
            known = tuple({call.case_id for call in calls})
            around = _Around(
                cases.of_ids(known),
                cases.family(known),
                flags.of_cases(known),
                refusing(known),
                {each.id: each.name for each in staff.all_active()},
            )
            return tuple(around.to_make(call, self._today()) for call in calls)

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
                follow_ups.decline_all(found.case_id, actor.id, now)
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
