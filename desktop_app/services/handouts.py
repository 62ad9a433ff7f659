"""Gathers what each printed document holds. The page renders it; only "printed" writes anything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import cast

from desktop_app.domain import handouts
from desktop_app.domain.appointments import Appointment, Need
from desktop_app.domain.cases import Case, FamilyMember, recipients
from desktop_app.domain.directory import FRESH_FOR_DAYS, Resource, ResourceStatus
from desktop_app.domain.items import Category, Cleaning, Decision, Item, Outcome, Packaging
from desktop_app.domain.permissions import Action
from desktop_app.domain.protocols import Checklist
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.returns import to_bring
from desktop_app.domain.rooms import Purpose, Room
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import day_span, local
from desktop_app.services.acting import Service
from desktop_app.store import agency, appointments, cases, checklists, directory, items, rooms, staff
from desktop_app.store.wording import Wording, wording

_WISHES: dict[Decision, handouts.Wish] = {
    Decision.RETURN: "return",
    Decision.LATER: "later",
    Decision.DO_NOT_RETURN: "no",
}
_CARE: dict[Cleaning, handouts.Care] = {Cleaning.LEAVE: "as_is", Cleaning.CLEAN: "clean"}
KEPT = frozenset({Outcome.KEPT_FOR_LATER, Outcome.NOT_BROUGHT})
_OUTCOMES: dict[Outcome, handouts.Outcome] = {
    Outcome.RETURNED: "returned",
    Outcome.KEPT_FOR_LATER: "declined_keep",
    Outcome.NOT_WANTED: "declined_no_return",
    Outcome.NOT_BROUGHT: "not_brought",
}


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
                _recipient(case_id),
                case.name_to_use,
                tuple(_choice(item) for item in offered),
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
            kept = _retained(items.of_cases((case_id,)), wording(language), self._contact(case))
            return handouts.RetainedItems(
                self._letterhead(language),
                case.number,
                _recipient(case_id),
                case.name_to_use,
                kept,
                self._contact(case),
                _call_by(kept, self._today()),
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
                    _resource(each, language)
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
        kept = _retained(belongings, words, self._contact(case))
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
            items=tuple(_letter_item(item) for item in to_bring(belongings, self._today())),
            retained=kept,
            call_by=_call_by(kept, self._today()) if kept else None,
            bring=(words.bring_identity,),
        )

    def _return_record(self, visit: Appointment, case: Case, language: str) -> handouts.ReturnRecord:
        zone, words = self._zone(), wording(language)
        checklist = checklists.of_case(case.id)
        marks = checklist.marks if checklist else {}
        signed = marks.get("b-ev-signatures")
        signed_at = local(signed.at, zone) if signed else None
        examined = marks.get("b-ev-id")
        belongings = items.of_cases((case.id,))
        here = [each for each in belongings if each.outcome and each.outcome.appointment_id == visit.id]
        rows = here or list(to_bring(belongings, self._today()))
        receiving = recipients(cases.family((case.id,)))
        taken_by = here[0].outcome.recipient if here and here[0].outcome else ""
        one = next((each for each in receiving if each.name == taken_by), receiving[0] if receiving else None)
        return handouts.ReturnRecord(
            letterhead=self._letterhead(language),
            record_number=visit.number,
            case_number=case.number,
            person_name=case.person_name,
            recipient_basis=_basis(one, words),
            identity_type="",
            identity_examined_by=examined.staff_name if examined else "",
            starts=self._starts(visit),
            room=self._room(visit).name,
            items=tuple(_return_item(each) for each in rows),
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


def _recipient(case_id: int) -> str:
    family = cases.family((case_id,))
    settled = recipients(family)
    return settled[0].name if len(settled) == 1 else ""


def _basis(member: FamilyMember | None, words: Wording) -> str:
    if member is None:
        return ""
    return ", ".join(part for part in (words.standing[member.standing.value], member.authority_document) if part)


def _choice(item: Item) -> handouts.ChoiceItem:
    return handouts.ChoiceItem(
        item.family_description,
        item.family_condition,
        _WISHES.get(item.choice.decision, ""),
        _CARE.get(item.choice.cleaning, ""),
    )


def _letter_item(item: Item) -> handouts.LetterItem:
    wrapped = item.choice.packaging is Packaging.WRAPPED or item.category in {Category.CLOTHING, Category.BIOLOGICAL}
    return handouts.LetterItem(item.family_description, wrapped)


def _return_item(item: Item) -> handouts.ReturnItem:
    outcome = _OUTCOMES[item.outcome.outcome] if item.outcome else ""
    return handouts.ReturnItem(item.number, item.family_description, item.seal, outcome)


def _retained(belongings: Sequence[Item], words: Wording, ask: str) -> tuple[handouts.RetainedItem, ...]:
    """What waits for an authority, by its first hold, and what the family asked to have kept."""
    rows = []
    for item in belongings:
        name = item.family_description
        if item.waiting_holds:
            first = item.waiting_holds[0]
            why, who = words.held_because[first.kind.value], words.decided_by[first.kind.value]
            rows.append(handouts.RetainedItem(name, why, who, first.review_on, ask))
        elif item.outcome is not None and item.outcome.outcome in KEPT:
            rows.append(handouts.RetainedItem(name, words.kept_for_you, words.you_decide, None, ask))
    return tuple(rows)


def _call_by(kept: Sequence[handouts.RetainedItem], today: date) -> date:
    """The promised call: the first review date, at most four weeks away even if nothing has changed."""
    reviews = [each.review_on for each in kept if each.review_on and each.review_on >= today]
    return min([*reviews, today + timedelta(days=28)])


def _resource(row: Resource, language: str) -> handouts.Resource:
    checked = row.verified_on if row.status is ResourceStatus.ACTIVE else None
    reach = " · ".join(part for part in (row.phone, row.text_line, row.web) if part)
    due = checked + timedelta(days=FRESH_FOR_DAYS) if checked else None
    return handouts.Resource(
        cast("handouts.ResourceKind", row.category),
        row.name,
        reach,
        row.hours[language],
        row.about[language],
        checked,
        due,
    )
