"""Families' cases: opened, read whole, changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop_app.domain.appointments import OCCUPYING, Appointment
from desktop_app.domain.cases import TEXT_LIMIT, Case, FamilyMember, NewCase, SensitiveDate
from desktop_app.domain.gates import gate_states
from desktop_app.domain.items import Item
from desktop_app.domain.permissions import Action
from desktop_app.domain.protocols import Checklist
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.returns import CallAnswer, FamilyReturn, Stage, call_answer, gate_facts, stage
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.services.acting import Service
from desktop_app.store import appointments, cases, checklists, follow_ups, items, staff


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the Returns page."""

    case: Case
    stage: Stage
    answer: CallAnswer
    coordinator: str


class CaseService(Service):
    """Families and their returns."""

    def list(self, actor: StaffMember) -> tuple[CaseRow, ...] | Refused:
        """Every family, with its stage and the answer to "Can we call this family yet?"."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            known = cases.all_cases()
            people = {member.id: member.name for member in staff.all_active()}
            return tuple(
                CaseRow(whole.case, whole.stage, whole.answer, people.get(whole.case.coordinator_id or 0, ""))
                for whole in self._whole(known)
            )

    def family_return(self, actor: StaffMember, case_id: int) -> FamilyReturn | Refused:
        """One family, whole."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            case = cases.get(case_id)
            return self._whole((case,))[0] if case else refuse(Cause.NOT_FOUND)

    def open(self, actor: StaffMember, new: NewCase) -> Case | Refused:
        """Open a case; its checklist for all three roles begins, and one coordinator is named."""
        if refused := self._deny(actor, Action.OPEN_CASE):
            return refused
        if empty := _check_names(new):
            return empty
        with self._writing():
            if cases.number_taken(new.number.strip()):
                return refuse(Cause.DUPLICATE, what="case")
            case = cases.add(replace(new, number=new.number.strip()), self._coordinator(actor), self._clock())
            checklists.start("property_return", case.id, None)
            self._record(actor, "case.open", "case", case.id, case_id=case.id, manner=case.manner.value)
        return case

    def change(self, actor: StaffMember, case: Case) -> Case | Refused:
        """Change a case; its number stays."""
        if refused := self._deny(actor, Action.CHANGE_CASE):
            return refused
        if empty := _check_names(case):
            return empty
        with self._writing():
            before = cases.get(case.id)
            if before is None:
                return refuse(Cause.NOT_FOUND)
            changed = cases.update(case)
            if changed is None:
                return refuse(Cause.CHANGED_MEANWHILE)
            manner = case.manner.value if before.manner is not case.manner else "unchanged"
            self._record(actor, "case.change", "case", case.id, case_id=case.id, manner=manner)
        return changed

    def add_member(self, actor: StaffMember, case_id: int, member: FamilyMember) -> FamilyMember | Refused:
        """A family member, with the standing a person settled."""
        if refused := self._deny(actor, Action.CHANGE_FAMILY) or _check_member(member):
            return refused
        with self._writing():
            if cases.get(case_id) is None:
                return refuse(Cause.NOT_FOUND)
            added = cases.add_member(replace(member, case_id=case_id))
            self._record(actor, "member.add", "member", added.id, case_id=case_id, standing=member.standing.value)
        return added

    def change_member(self, actor: StaffMember, member: FamilyMember) -> FamilyMember | Refused:
        """Change a family member's standing, document seen or safe contact."""
        if refused := self._deny(actor, Action.CHANGE_FAMILY) or _check_member(member):
            return refused
        with self._writing():
            changed = cases.update_member(member)
            if changed is None:
                return refuse(Cause.CHANGED_MEANWHILE)
            self._record(
                actor, "member.change", "member", member.id, case_id=member.case_id, standing=member.standing.value
            )
        return changed

    def dates(self, actor: StaffMember, case_id: int) -> tuple[SensitiveDate, ...] | Refused:
        """The dates to be gentle with."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            return cases.dates(case_id)

    def add_date(self, actor: StaffMember, case_id: int, gentle: SensitiveDate) -> SensitiveDate | Refused:
        """One more date to be gentle with."""
        if refused := self._deny(actor, Action.CHANGE_FAMILY):
            return refused
        if not gentle.what.strip():
            return refuse(Cause.EMPTY, field="what")
        with self._writing():
            if cases.get(case_id) is None:
                return refuse(Cause.NOT_FOUND)
            cases.add_date(case_id, gentle)
            self._record(actor, "case.date", "case", case_id, case_id=case_id, day=gentle.day.isoformat())
        return gentle

    @staticmethod
    def _coordinator(actor: StaffMember) -> int | None:
        if actor.role is Role.VICTIM_SERVICES:
            return actor.id
        return next((each.id for each in staff.all_active() if each.role is Role.VICTIM_SERVICES), None)

    def _whole(self, known: tuple[Case, ...]) -> tuple[FamilyReturn, ...]:
        """Every case whole, with one query a table however many cases there are."""
        ids = tuple(case.id for case in known)
        family = cases.family(ids)
        belongings = items.of_cases(ids)
        running = {each.case_id: each for each in checklists.of_cases(ids)}
        visits = appointments.of_cases(ids)
        promised = follow_ups.of_cases(ids)
        return tuple(
            self._one(
                case,
                tuple(each for each in family if each.case_id == case.id),
                tuple(each for each in belongings if each.case_id == case.id),
                tuple(each for each in visits if each.case_id == case.id),
                running[case.id],
                sum(each.case_id == case.id and each.outcome is None for each in promised),
            )
            for case in known
        )

    def _one(
        self,
        case: Case,
        family: tuple[FamilyMember, ...],
        belongings: tuple[Item, ...],
        visits: tuple[Appointment, ...],
        checklist: Checklist,
        calls_open: int,
    ) -> FamilyReturn:
        states = gate_states(checklist, gate_facts(family, belongings, _standing(visits), self._today()))
        answer = call_answer(family, belongings, states)
        where = stage(family, belongings, visits, calls_open)
        return FamilyReturn(case, family, belongings, visits, states, answer, where)


def _standing(visits: Iterable[Appointment]) -> Appointment | None:
    standing = [each for each in visits if each.status in OCCUPYING]
    return standing[-1] if standing else None


def _check_names(case: Case | NewCase) -> Refused | None:
    empty = (field for field in ("number", "person_name", "name_to_use") if not getattr(case, field).strip())
    field = next(empty, None)
    return refuse(Cause.EMPTY, field=field) if field else None


def _check_member(member: FamilyMember) -> Refused | None:
    if not member.name.strip():
        return refuse(Cause.EMPTY, field="name")
    if len(member.safe_contact) > TEXT_LIMIT:
        return refuse(Cause.TOO_LONG, field="safe_contact", limit=TEXT_LIMIT)
    return None
