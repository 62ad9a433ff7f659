"""What happens to a case as a whole: on hold, withdrawn, going on again, and a manner of death decided anew."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.case_states import MannerNews, PrintedPacket, plan_state, to_reopen
from desktop_app.domain.cases import Case, CaseState, Manner, MannerChange, StateBy
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.returns import STANDING
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.texts import check_text
from desktop_app.services.acting import Service
from desktop_app.services.promises import keep_promises
from desktop_app.store import appointments, cases, history, items, staff


class CaseStateService(Service):
    """The part of a case's service that is about its state and its manner of death."""

    def set_state(
        self, actor: StaffMember, case_id: int, version: int, state: CaseState, by: StateBy | None, reason: str
    ) -> Case | Refused:
        """Put a family's return on hold, withdraw it, or let it go on; who wished it and why is kept."""
        if refused := self._deny(actor, Action.CHANGE_CASE):
            return refused
        kept = check_text("state_reason", reason)
        if isinstance(kept, Refused):
            return kept
        open_again = state is CaseState.OPEN
        if not open_again and (by is None or not kept):
            return refuse(Cause.REASON_NEEDED)
        with self._writing():
            before = cases.get(case_id)
            if before is None:
                return refuse(Cause.NOT_FOUND)
            if before.version != version:
                return refuse(Cause.CHANGED_MEANWHILE)
            if refused := plan_state(before.state, state):
                return refused
            wish = replace(
                before,
                state=state,
                state_by=None if open_again else by,
                state_reason="" if open_again else kept,
                state_since=None if open_again else self._clock(),
            )
            changed = cases.update(wish)
            if changed is None:
                return refuse(Cause.CHANGED_MEANWHILE)
            whose = "" if changed.state_by is None else changed.state_by.value
            self._record(actor, "case.state", "case", case_id, case_id=case_id, state=state.value, state_by=whose)
        return changed

    def change_manner(
        self, actor: StaffMember, case_id: int, version: int, manner: Manner, by_name: str
    ) -> Case | Refused:
        """The manner of death was decided anew, by a named authority. Holds reopen; confirmed visits stay."""
        if refused := self._deny(actor, Action.CHANGE_MANNER):
            return refused
        decided_by = check_text("decided_by", by_name)
        if isinstance(decided_by, Refused):
            return decided_by
        with self._writing():
            before = cases.get(case_id)
            if before is None:
                return refuse(Cause.NOT_FOUND)
            if before.manner is manner:
                return refuse(Cause.SAME_MANNER)
            changed = cases.update(replace(before, version=version, manner=manner))
            if changed is None:
                return refuse(Cause.CHANGED_MEANWHILE)
            cases.add_manner_change(case_id, before.manner, manner, decided_by, self._clock())
            again = to_reopen(items.of_cases((case_id,)), before.manner, manner)
            items.reopen([each.id for each in again], before.investigator, self._today())
            keep_promises(case_id, self._clock())
            self._record(
                actor,
                "case.manner",
                "case",
                case_id,
                case_id=case_id,
                was=before.manner.value,
                manner=manner.value,
                holds=len(again),
            )
        return changed

    def manner_news(self, actor: StaffMember, case_id: int) -> tuple[MannerNews, ...] | Refused:
        """Changes the coordinator has not taken note of, each with the packets to replace and the visits that stand."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            unseen = [each for each in cases.manner_changes(case_id) if each.seen_at is None]
            visits = appointments.of_cases((case_id,)) if unseen else ()
            return tuple(_news(each, visits) for each in unseen)

    def acknowledge_manner(self, actor: StaffMember, case_id: int) -> Case | Refused:
        """The coordinator took note that the manner of death changed; without one in service a supervisor does."""
        if refused := self._deny(actor, Action.CHANGE_MANNER):
            return refused
        with self._writing():
            case = cases.get(case_id)
            if case is None:
                return refuse(Cause.NOT_FOUND)
            if not self._coordinates(actor, case):
                return refuse(Cause.NOT_COORDINATOR)
            if not cases.see_manner_changes(case_id, self._clock()):
                return refuse(Cause.NOT_FOUND)
            self._record(actor, "case.manner_seen", "case", case_id, case_id=case_id)
        return case

    @staticmethod
    def _coordinates(actor: StaffMember, case: Case) -> bool:
        there = {each.id for each in staff.all_active()}
        return actor.role is Role.SUPERVISOR or actor.id == case.coordinator_id or case.coordinator_id not in there


def _news(change: MannerChange, visits: tuple[Appointment, ...]) -> MannerNews:
    packets = tuple(
        PrintedPacket(entry.at, str(entry.facts.get("language", "")))
        for entry in history.printed(change.case_id, "family_packet")
        if entry.at <= change.at
    )
    return MannerNews(change, packets, tuple(each.event.start for each in visits if each.status in STANDING))
