"""What staff work with on paper: the steps of a role, the front desk's day."""

from __future__ import annotations

from datetime import date

from desktop_app.domain import handouts
from desktop_app.domain.gates import GateState
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import day_span, local
from desktop_app.services.acting import Clock, Service
from desktop_app.services.checklists import ChecklistService, ChecklistView
from desktop_app.services.handouts.surroundings import letterhead, room_of, starts_at, zone_name
from desktop_app.store import appointments, cases
from desktop_app.store.database import Database

READY = frozenset(
    {
        "a-ev-room-empty",
        "a-ev-route",
        "a-vs-kit",
        "a-vs-scent-free",
        "b-vs-walk-route",
        "b-vs-not-counter",
    }
)
RESET = frozenset({"a-vs-restock", "a-vs-reset", "b-vs-reset", "a-fd-buffer"})
"""The steps of the protocols about the room itself; finishing the readiness list is the whole sheet."""


class StaffPapers(Service):
    """Sheets that stay with the agency."""

    def __init__(self, database: Database, clock: Clock, steps: ChecklistService) -> None:
        super().__init__(database, clock)
        self._steps = steps

    def role_checklist(
        self, actor: StaffMember, checklist_id: int, role: Role, language: str = "en", visit_id: int | None = None
    ) -> handouts.RoleChecklist | Refused:
        """One role's steps on paper, for a visit or for the one the checklist is about now."""
        if refused := self._deny(actor, Action.PRINT_CHECKLIST):
            return refused
        with self._database.reading():
            checklist = self._steps.seen(checklist_id, visit_id)
            if isinstance(checklist, Refused):
                return checklist
            if checklist.case_id is not None and (refused := self._deny(actor, Action.VIEW_CASES)):
                return refused
            return _role_checklist(self._steps.views((checklist,))[0], role, language)

    def room_readiness(
        self, actor: StaffMember, visit_id: int, language: str = "en"
    ) -> handouts.RoomReadiness | Refused:
        """The room of a visit, to be made ready before and put back after: nothing of the guest."""
        if refused := self._deny(actor, Action.PRINT_CHECKLIST):
            return refused
        with self._database.reading():
            visit = appointments.get(visit_id)
            if visit is None:
                return refuse(Cause.NOT_FOUND)
            view, room = self._steps.governing(visit), room_of(visit)
            steps = view.checklist.protocol.steps if view else ()
            return handouts.RoomReadiness(
                letterhead(language),
                visit.number,
                room.name,
                room.entrance,
                starts_at(visit),
                tuple(step.text[language] for step in steps if step.id in READY),
                tuple(step.text[language] for step in steps if step.id in RESET),
                room.recording,
                room.child_friendly,
            )

    def day_sheet(self, actor: StaffMember, day: date, language: str = "en") -> handouts.DaySheet | Refused:
        """The front desk's day: initials, host, room, time and door, nothing else."""
        if refused := self._deny(actor, Action.PRINT_DAY_SHEET):
            return refused
        with self._database.reading():
            zone = zone_name()
            guests = appointments.desk_guests(day_span(day, zone), with_purpose=False)
            return handouts.DaySheet(
                letterhead(language),
                day,
                tuple(
                    handouts.DaySheetRow(
                        local(guest.event.start, zone).time(), guest.label, guest.host, guest.room, guest.entrance
                    )
                    for guest in guests
                ),
            )


def _role_checklist(view: ChecklistView, role: Role, language: str) -> handouts.RoleChecklist:
    checklist, gates = view.checklist, {state.gate.id: state for state in view.states}
    zone, visit = zone_name(), checklist.visit
    case = cases.get(checklist.case_id) if checklist.case_id else None
    steps = []
    for step in checklist.protocol.steps:
        if step.role is not role:
            continue
        mark = checklist.marks.get(step.id)
        steps.append(
            handouts.ChecklistStep(
                step.phase.value,
                step.text[language],
                step.gate,
                mark.staff_name if mark and not mark.reason else "",
                local(mark.at, zone) if mark else None,
                mark.reason if mark else "",
                _stands(gates.get(step.gate)),
            )
        )
    return handouts.RoleChecklist(
        letterhead(language),
        case.number if case else visit.number if visit else "",
        role.value,
        checklist.protocol.title[language],
        str(checklist.protocol.version),
        tuple(steps),
        starts_at(visit) if visit else None,
        tuple(state.gate.id for state in view.states if not state.open),
    )


def _stands(state: GateState | None) -> handouts.GateStands:
    if state is None:
        return ""
    if not state.applies:
        return "not_needed"
    return "open" if state.open else "shut"
