"""What each role must do now: guests, arrivals and the steps that wait, with what they open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from desktop_app.domain.alerts import Alert, alerts, watched_from
from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.gates import GateState
from desktop_app.domain.permissions import Action
from desktop_app.domain.protocols import Checklist, Phase, Running, Step
from desktop_app.domain.refusals import Refused
from desktop_app.domain.returns import visit_about
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import day_span, local
from desktop_app.domain.today import DeskGuest, WaitingStep
from desktop_app.services.acting import Clock, Service
from desktop_app.services.checklists import ChecklistService, ChecklistView
from desktop_app.store import agency, appointments, cases, checklists
from desktop_app.store import alerts as watching
from desktop_app.store.database import Database

_PHASES: dict[Status, tuple[Phase, ...]] = {
    Status.TENTATIVE: (Phase.BEFORE,),
    Status.CONFIRMED: (Phase.BEFORE,),
    Status.ARRIVED: (Phase.BEFORE, Phase.DURING),
    Status.IN_ROOM: (Phase.DURING, Phase.AFTER),
    Status.FINISHED: (Phase.AFTER,),
    Status.RESET_DONE: (Phase.AFTER,),
}


class TodayService(Service):
    """The Today page."""

    def __init__(self, database: Database, clock: Clock, steps: ChecklistService) -> None:
        super().__init__(database, clock)
        self._steps = steps

    def guests(self, actor: StaffMember, day: date) -> tuple[DeskGuest, ...] | Refused:
        """The day's guests; for the front desk the query itself leaves the purpose out."""
        if refused := self._deny(actor, Action.VIEW_SCHEDULE):
            return refused
        with self._database.reading():
            found = agency.get()
            span = day_span(day, found.zone if found else "UTC")
            return appointments.desk_guests(span, with_purpose=actor.role is not Role.FRONT_DESK)

    def alerts(self, actor: StaffMember) -> tuple[Alert, ...] | Refused:
        """What waits for a person to decide now: all of it, or for evidence what they take part in. One query."""
        if refused := self._deny(actor, Action.VIEW_SCHEDULE):
            return refused
        now = self._clock()
        with self._database.reading():
            found = alerts(watching.watched(watched_from(now)), now)
        return found if actor.role is not Role.EVIDENCE else tuple(each for each in found if actor.id in each.people)

    def steps(self, actor: StaffMember, language: str = "en") -> tuple[WaitingStep, ...] | Refused:
        """The steps of this role that can be answered now, soonest visit first."""
        if refused := self._deny(actor, Action.ANSWER_STEP):
            return refused
        with self._database.reading():
            views = self._steps.views(self._seen(checklists.running()))
            numbers = {case.id: case.number for case in cases.all_cases()}
            zone = self._zone()
            rows = []
            today = day_span(self._today(), zone).start
            for view in sorted(views, key=partial(_soonest, today)):
                about = _about(view.checklist, numbers, zone, actor.role)
                rows += list(_waiting(view.checklist, view.states, about, actor.role, language))
            return tuple(rows)

    @staticmethod
    def _seen(running: Sequence[Running]) -> tuple[Checklist, ...]:
        """Each checklist with the visit it is about now: its own, or its family's."""
        own = tuple(each.appointment_id for each in running if each.appointment_id)
        family = tuple(each.case_id for each in running if each.case_id)
        by_id: dict[int, Appointment] = {}
        by_case: dict[int, list[Appointment]] = defaultdict(list)
        for visit in appointments.standing(own, family):
            by_id[visit.id] = visit
            by_case[visit.case_id or 0].append(visit)
        return tuple(
            each.about(visit_about(by_case[each.case_id]) if each.case_id else by_id.get(each.appointment_id or 0))
            for each in running
        )

    @staticmethod
    def _zone() -> str:
        found = agency.get()
        return found.zone if found else "UTC"


def _soonest(today: int, view: ChecklistView) -> tuple[int, int, int]:
    """The soonest visit from today on first, then families without a visit, then visits of earlier days."""
    checklist, visit = view.checklist, view.checklist.visit
    if visit is None:
        return 1, 0, checklist.id
    return 2 if visit.event.end < today else 0, visit.event.start, checklist.id


def _about(checklist: Checklist, numbers: Mapping[int, str], zone: str, role: Role) -> str:
    """What a row is about: the front desk reads initials and time only, the others the case number."""
    visit = checklist.visit
    when = _when(visit.event.start, zone) if visit else ""
    if checklist.case_id is not None and role is not Role.FRONT_DESK:
        return " · ".join(part for part in (numbers[checklist.case_id], when) if part)
    return " · ".join(part for part in (visit.guest_label if visit else "", when) if part)


def _when(start: int, zone: str) -> str:
    at = local(start, zone)
    return f"{at:%a} {at.hour % 12 or 12}:{at:%M}"


def _waiting(
    checklist: Checklist, states: tuple[GateState, ...], about: str, role: Role, language: str
) -> Iterable[WaitingStep]:
    gates, visit = {state.gate.id: state for state in states}, checklist.visit
    phases = _PHASES.get(visit.status, ()) if visit else (Phase.BEFORE,)
    if role is Role.FRONT_DESK and visit is None:
        return
    for step in checklist.protocol.steps:
        state = gates.get(step.gate)
        if step.role is role and step.phase in phases and checklist.asks(step) and _applies(state):
            yield _row(checklist, step, state, about, language)


def _applies(state: GateState | None) -> bool:
    return state is None or state.applies


def _row(checklist: Checklist, step: Step, state: GateState | None, about: str, language: str) -> WaitingStep:
    return WaitingStep(
        checklist.id,
        step.id,
        step.role,
        step.text[language],
        step.why[language],
        step.gate,
        state.gate.title[language] if state else "",
        about,
        checklist.case_id,
        checklist.visit.id if checklist.visit else None,
        step.optional,
    )
