"""Gathers what each printed document holds. The page renders it; only "printed" writes anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from desktop_app.domain import handouts
from desktop_app.domain.appointments import Appointment, Need
from desktop_app.domain.cases import Case, recipients
from desktop_app.domain.permissions import Action
from desktop_app.domain.protocols import Checklist
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.returns import to_bring
from desktop_app.domain.rooms import Purpose, Room
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import day_span, local
from desktop_app.services.acting import Service
from desktop_app.services.handouts.rows import (
    call_by,
    choice_item,
    greeted,
    letter_item,
    recipient_basis,
    resource_row,
    retained_rows,
    return_item,
    still_held,
)
from desktop_app.store import agency, appointments, cases, checklists, directory, items, rooms, staff
from desktop_app.store.wording import wording


class HandoutService(Service):
    """Documents of a case, an appointment, a day."""

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
    ) -> handouts.ReturnRecord | Refused:
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
                    if case.manner.value in each.audiences
                ),
            )

    def role_checklist(
        self, actor: StaffMember, checklist_id: int, role: Role, language: str = "en"
    ) -> handouts.RoleChecklist | Refused:
        """One role's steps on paper."""
        if refused := self._deny(actor, Action.PRINT_CHECKLIST):
            return refused
        with self._database.reading():
            checklist = checklists.get(checklist_id)
            if checklist is None:
                return refuse(Cause.NOT_FOUND)
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
            recipient=visit.guest_name,
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

    def _return_record(self, visit: Appointment, case: Case, language: str) -> handouts.ReturnRecord:
        zone, words = self._zone(), wording(language)
        checklist = checklists.of_case(case.id)
        every = checklist.marks if checklist else {}
        marks = {step: mark for step, mark in every.items() if mark.at >= visit.hold.start}
        signed = marks.get("b-ev-signatures")
        signed_at = local(signed.at, zone) if signed else None
        examined = marks.get("b-ev-id")
        belongings = items.of_cases((case.id,))
        here = [each for each in belongings if each.outcome and each.outcome.appointment_id == visit.id]
        rows = here or [replace(each, outcome=None) for each in to_bring(belongings, self._today())]
        receiving = recipients(cases.family((case.id,)))
        taken_by = here[0].outcome.recipient if here and here[0].outcome else ""
        one = next((each for each in receiving if each.name == taken_by), receiving[0] if receiving else None)
        return handouts.ReturnRecord(
            letterhead=self._letterhead(language),
            record_number=visit.number,
            case_number=case.number,
            person_name=case.person_name,
            recipient_basis=recipient_basis(one, words),
            identity_type=words.identity if examined else "",
            identity_examined_by=examined.staff_name if examined else "",
            starts=self._starts(visit),
            room=self._room(visit).name,
            items=(
                *(return_item(each) for each in rows),
                *(still_held(each) for each in belongings if each.waiting_holds),
            ),
            recipient=handouts.Signature(one.name if one else "", signed_at),
            evidence=handouts.Signature(here[0].outcome.released_by if here and here[0].outcome else "", signed_at),
            witness=handouts.Signature(here[0].outcome.witness if here and here[0].outcome else "", signed_at),
        )

    def _role_checklist(self, checklist: Checklist, role: Role, language: str) -> handouts.RoleChecklist:
        zone = self._zone()
        visit = appointments.get(checklist.appointment_id) if checklist.appointment_id else None
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
            visit.number if visit else case.number if case else "",
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
