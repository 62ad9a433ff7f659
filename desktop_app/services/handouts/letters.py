"""The letters that say when, where and who."""

from __future__ import annotations

from desktop_app.domain import handouts
from desktop_app.domain.appointments import RELEASED, Appointment, Need
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.return_documents import may_be_shown
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Service
from desktop_app.services.handouts.records import lying_here
from desktop_app.services.handouts.rows import as_they_wish, call_by, letter_item, retained_rows, where_it_should_be
from desktop_app.services.handouts.surroundings import contact_of, host_of, letterhead, place_of, starts_at
from desktop_app.store import appointments, cases, items, staff
from desktop_app.store.wording import wording


class Letters(Service):
    """Letters about one visit."""

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
                return _interview_letter(visit, language)
            if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
                return refused
            return self._return_letter(visit, visit.case_id, language)

    def _return_letter(self, visit: Appointment, case_id: int, language: str) -> handouts.AppointmentLetter | Refused:
        case = cases.get(case_id)
        if case is None:
            return refuse(Cause.NOT_FOUND)
        host, words = host_of(visit), wording(language)
        belongings = where_it_should_be(items.of_cases((case_id,)), case_id)
        kept = retained_rows([item for item in belongings if may_be_shown(item, case.manner)], words, contact_of(case))
        return handouts.AppointmentLetter(
            letterhead=letterhead(language),
            record_number=visit.number,
            recipient=as_they_wish(case_id, visit.guest_name),
            person_name=case.name_to_use,
            starts=starts_at(visit),
            where=place_of(visit),
            host=host.short_name,
            host_role=host.role.value,
            minutes=visit.event.minutes,
            items=tuple(letter_item(item) for item in lying_here(belongings, visit.id, self._today())),
            retained=kept,
            call_by=call_by(kept, self._today()) if kept else None,
            bring=(words.bring_identity,),
        )


def _interview_letter(visit: Appointment, language: str) -> handouts.InterviewLetter:
    host = host_of(visit)
    return handouts.InterviewLetter(
        letterhead=letterhead(language),
        record_number=visit.number,
        recipient=visit.guest_name,
        starts=starts_at(visit),
        where=place_of(visit),
        host=host.short_name,
        host_role=host.role.value,
        minutes=visit.event.minutes,
        people=_in_the_room(visit),
        interpreter=wording(language).languages.get(visit.language, "") if Need.INTERPRETER in visit.needs else "",
    )


def _in_the_room(visit: Appointment) -> tuple[str, ...]:
    """Who is booked to be there, by the names they go by; nothing where it is the host alone, who is named already."""
    booked = (visit.host_id, visit.evidence_id, visit.advocate_id, visit.child_supervisor_id)
    names = [each.short_name for key in booked if key for each in staff.all_active() if each.id == key]
    return tuple(dict.fromkeys(names)) if len(names) > 1 else ()
