"""Gathers what each printed document holds. The page renders it; only "printed" writes anything."""

from __future__ import annotations

from datetime import date, datetime

from desktop_app.domain import handouts
from desktop_app.domain.appointments import RELEASED, Appointment, Need
from desktop_app.domain.cases import Case
from desktop_app.domain.permissions import Action
from desktop_app.domain.protocols import Checklist
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.return_papers import FirearmReturn
from desktop_app.domain.returns import to_bring
from desktop_app.domain.rooms import Purpose, Room
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import day_span, local
from desktop_app.services.acting import Clock, Service
from desktop_app.services.checklists import ChecklistService
from desktop_app.services.handouts import records
from desktop_app.services.handouts.rows import (
    as_they_wish,
    call_by,
    choice_item,
    greeted,
    letter_item,
    resource_row,
    retained_rows,
)
from desktop_app.store import agency, appointments, cases, directory, items, rooms, staff
from desktop_app.store.database import Database
from desktop_app.store.wording import wording


class HandoutService(Service):
    """Documents of a case, an appointment, a day."""

    def __init__(self, database: Database, clock: Clock, steps: ChecklistService) -> None:
        super().__init__(database, clock)
        self._steps = steps

    def appointment_letter(
        self, actor: StaffMember, appointment_id: int, language: str = "en"
    ) -> handouts.AppointmentLetter | handouts.InterviewLetter | Refused:
        """The letter that says when, where and who."""
        if refused := self._deny(actor, Action.PRINT_INTERVIEW_LETTER):
            return refused
        with self._database.reading():
            visit = appointments.get(appointment_id)
            if visit is None:
                return refuse(Cause.NOT_FOUND)
            if visit.status in RELEASED:
                return refuse(Cause.NO_LETTER, current=visit.status)
            if visit.purpose is not Purpose.RETURN_OF_BELONGINGS or visit.case_id is None:
                return self._interview_letter(visit, language)
            if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
                return refused
            return self._return_letter(visit, visit.case_id, language)

    def belongings_list(
        self, actor: StaffMember, case_id: int, language: str = "en"
    ) -> handouts.BelongingsList | Refused:
        """Everything that may be chosen about, in the family's words."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._database.reading():
            case = cases.get(case_id)
            if case is None:
                return refuse(Cause.NOT_FOUND)
            offered = [item for item in items.of_cases((case_id,)) if item.releasable and item.outcome is None]
            return handouts.BelongingsList(
                self._letterhead(language),
                case.number,
                greeted(case_id),
                case.name_to_use,
                tuple(choice_item(item) for item in offered),
                self._contact(case),
            )

    def return_record(
        self, actor: StaffMember, appointment_id: int, language: str = "en"
    ) -> handouts.ReturnRecord | FirearmReturn | Refused:
        """The property return record; it says "returned" only once the signatures are recorded (gate B13)."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._database.reading():
            visit = appointments.get(appointment_id)
            case = cases.get(visit.case_id) if visit and visit.case_id else None
            if visit is None or case is None:
                return refuse(Cause.NOT_FOUND)
            return self._return_record(visit, case, language)

    def retained_items(
        self, actor: StaffMember, case_id: int, language: str = "en"
    ) -> handouts.RetainedItems | Refused:
        """What we still have and why."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._database.reading():
            case = cases.get(case_id)
            if case is None:
                return refuse(Cause.NOT_FOUND)
            kept = retained_rows(items.of_cases((case_id,)), wording(language), self._contact(case))
            return handouts.RetainedItems(
                self._letterhead(language),
                case.number,
                greeted(case_id),
                case.name_to_use,
                kept,
                self._contact(case),
                call_by(kept, self._today()),
            )

    def family_packet(self, actor: StaffMember, case_id: int, language: str = "en") -> handouts.FamilyPacket | Refused:
        """The packet for this manner of death."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._database.reading():
            case = cases.get(case_id)
            found = agency.get()
            if case is None or found is None:
                return refuse(Cause.NOT_FOUND)
            return handouts.FamilyPacket(
                manner=case.manner.value,
                letterhead=self._letterhead(language),
                record_number=case.number,
                person_name=case.name_to_use,
                contact=self._contact(case),
                contact_phone=found.phone,
                prepared_on=self._today(),
                investigator=case.investigator,
                resources=tuple(
                    resource_row(each, language)
                    for each in directory.all_resources()
                    if case.audiences & each.audiences
                ),
            )

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
            return self._role_checklist(checklist, role, language)

    def day_sheet(self, actor: StaffMember, day: date, language: str = "en") -> handouts.DaySheet | Refused:
        """The front desk's day: initials, host, room, time and door, nothing else."""
        if refused := self._deny(actor, Action.PRINT_DAY_SHEET):
            return refused
        with self._database.reading():
            zone = self._zone()
            guests = appointments.desk_guests(day_span(day, zone), with_purpose=False)
            return handouts.DaySheet(
                self._letterhead(language),
                day,
                tuple(
                    handouts.DaySheetRow(
                        local(guest.event.start, zone).time(), guest.label, guest.host, guest.room, guest.entrance
                    )
                    for guest in guests
                ),
            )

    def printed(
        self, actor: StaffMember, kind: str, case_id: int | None, appointment_id: int | None, language: str
    ) -> Refused | None:
        """Write down that a document was printed or saved, and in which language."""
        if refused := self._deny(actor, Action.PRINT_CHECKLIST):
            return refused
        with self._writing():
            self._record(
                actor,
                "handout.print",
                "handout",
                None,
                case_id=case_id,
                appointment_id=appointment_id,
                kind=kind,
                language=language,
            )
        return None

    def _interview_letter(self, visit: Appointment, language: str) -> handouts.InterviewLetter:
        host = self._host(visit)
        return handouts.InterviewLetter(
            letterhead=self._letterhead(language),
            record_number=visit.number,
            recipient=visit.guest_name,
            starts=self._starts(visit),
            where=self._where(visit),
            host=host.short_name,
            host_role=host.role.value,
            minutes=visit.event.minutes,
            interpreter=wording(language).languages.get(visit.language, "") if Need.INTERPRETER in visit.needs else "",
        )

    def _return_letter(self, visit: Appointment, case_id: int, language: str) -> handouts.AppointmentLetter | Refused:
        case = cases.get(case_id)
        if case is None:
            return refuse(Cause.NOT_FOUND)
        host, belongings, words = self._host(visit), items.of_cases((case_id,)), wording(language)
        kept = retained_rows(belongings, words, self._contact(case))
        return handouts.AppointmentLetter(
            letterhead=self._letterhead(language),
            record_number=visit.number,
            recipient=as_they_wish(case_id, visit.guest_name),
            person_name=case.name_to_use,
            starts=self._starts(visit),
            where=self._where(visit),
            host=host.short_name,
            host_role=host.role.value,
            minutes=visit.event.minutes,
            items=tuple(letter_item(item) for item in to_bring(belongings, self._today())),
            retained=kept,
            call_by=call_by(kept, self._today()) if kept else None,
            bring=(words.bring_identity,),
        )

    def _return_record(self, visit: Appointment, case: Case, language: str) -> handouts.ReturnRecord | FirearmReturn:
        return records.printed_record(visit, case, language, self._today())

    def _role_checklist(self, checklist: Checklist, role: Role, language: str) -> handouts.RoleChecklist:
        zone, visit = self._zone(), checklist.visit
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
                )
            )
        return handouts.RoleChecklist(
            self._letterhead(language),
            case.number if case else visit.number if visit else "",
            role.value,
            checklist.protocol.title[language],
            str(checklist.protocol.version),
            tuple(steps),
            self._starts(visit) if visit else None,
        )

    def _letterhead(self, language: str) -> handouts.Letterhead:
        found = agency.get()
        unit = wording(language).victim_services
        return handouts.Letterhead(
            found.name if found else "", unit, found.phone if found else "", found.phone_hours if found else ""
        )

    def _zone(self) -> str:
        found = agency.get()
        return found.zone if found else "UTC"

    def _starts(self, visit: Appointment) -> datetime:
        return local(visit.event.start, self._room(visit).zone).replace(tzinfo=None)

    def _where(self, visit: Appointment) -> str:
        found = agency.get()
        parts = (self._room(visit).entrance, found.address if found else "")
        text = ", ".join(part for part in parts if part)
        return text[:1].upper() + text[1:]

    @staticmethod
    def _room(visit: Appointment) -> Room:
        return next(room for room in rooms.all_rooms() if room.id == visit.room_id)

    @staticmethod
    def _host(visit: Appointment) -> StaffMember:
        return next(each for each in staff.all_active() if each.id == visit.host_id)

    @staticmethod
    def _contact(case: Case) -> str:
        return next((each.short_name for each in staff.all_active() if each.id == case.coordinator_id), "")
