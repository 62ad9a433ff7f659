"""Paper forms for when power or printer are down: numbers given in advance, and what was written, entered afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.cases import Case, FamilyMember, recipients
from desktop_app.domain.handouts import BlankForm, BlankForms
from desktop_app.domain.items import Item
from desktop_app.domain.paper_forms import (
    ENTERED_LATE,
    PaperForm,
    PaperState,
    Spoiled,
    Written,
    refuse_count,
    refuse_used,
)
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.times import local, local_day
from desktop_app.services.acting import Service
from desktop_app.services.handouts import records
from desktop_app.services.handouts.surroundings import letterhead, zone_name
from desktop_app.services.paper_forms.entry import Entry, NotEntered
from desktop_app.services.return_documents import RecordPage
from desktop_app.store import appointments, cases, items, paper_forms


@dataclass(frozen=True, slots=True)
class LateVisit:
    """A visit that may have taken place on paper, with everything the form asks about it."""

    visit: Appointment
    case: Case
    lying: tuple[Item, ...]
    recipients: tuple[FamilyMember, ...]


class PaperFormService(Service):
    """No number is ever used twice, and what was entered afterwards says so for good."""

    def all(self, actor: StaffMember) -> tuple[PaperForm, ...] | Refused:
        """Every form that was ever issued, in the order of the numbers."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            return paper_forms.everything()

    def of_case(self, actor: StaffMember, case_id: int) -> tuple[PaperForm, ...] | Refused:
        """The forms that were entered for a family."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            return paper_forms.of_case(case_id)

    def issue(self, actor: StaffMember, count: int) -> tuple[PaperForm, ...] | Refused:
        """Give out so many new numbers; the forms are printed with them."""
        if refused := self._deny(actor, Action.ISSUE_PAPER_FORMS):
            return refused
        if wrong := refuse_count(count):
            return wrong
        with self._writing():
            made = paper_forms.issue(count, actor.name, self._clock())
            self._record(actor, "paper.issue", "paper_form", made[0].id, count=count, number=made[0].number,
                         last=made[-1].number)  # fmt: skip
            return made

    def blank(self, actor: StaffMember, form_ids: tuple[int, ...], language: str = "en") -> BlankForms | Refused:
        """The pages of some forms, to be filled in by hand; only those nobody has used."""
        if refused := self._deny(actor, Action.ISSUE_PAPER_FORMS):
            return refused
        with self._database.reading():
            known = [form for form in paper_forms.everything() if form.id in form_ids]
            unused = [form for form in known if form.state is PaperState.BLANK]
            if not unused or len(unused) < len(known):
                return refuse(Cause.PAPER_USED, number=known[0].number) if known else refuse(Cause.NOT_FOUND)
            zone = zone_name()
            pages = tuple(BlankForm(each.number, each.issued_by, local_day(each.issued_at, zone)) for each in unused)
            return BlankForms(letterhead(language), pages)

    def late_visits(self, actor: StaffMember, case_id: int) -> tuple[LateVisit, ...] | Refused:
        """The visits of a family that may have taken place on paper: begun by the clock, not finished here."""
        if refused := self._deny(actor, Action.ENTER_PAPER_FORM):
            return refused
        with self._database.reading():
            case = cases.get(case_id)
            if case is None:
                return refuse(Cause.NOT_FOUND)
            belongings, able = items.of_cases((case_id,)), recipients(cases.family((case_id,)))
            return tuple(
                LateVisit(visit, case, records.lying_here(belongings, visit.id, self._today()), able)
                for visit in appointments.of_case(case_id)
                if visit.purpose is Purpose.RETURN_OF_BELONGINGS
                and visit.status in ENTERED_LATE
                and visit.hold.start <= self._clock()
            )

    def enter(
        self,
        actor: StaffMember,
        form_id: int,
        written: Written,
        render: Callable[[RecordPage], bytes],
        language: str = "en",
    ) -> PaperForm | Refused:
        """What was written by hand becomes the record of the visit, in one go or not at all.

        `render` makes the exact bytes of the record's page. Every rule of the table is asked as if it were done there,
        but for the steps on the way, which nobody could tick; they stay open until somebody does.
        """
        if refused := self._deny(actor, Action.ENTER_PAPER_FORM):
            return refused
        try:
            with self._writing():
                form, visit = paper_forms.get(form_id), appointments.get(written.appointment_id)
                if form is None or visit is None:
                    return refuse(Cause.NOT_FOUND)
                Entry(form, visit, written, actor, self._clock(), language).keep(render)
                counted = Counter(outcome.value for outcome in written.outcomes.values())
                self._record(
                    actor,
                    "paper.enter",
                    "paper_form",
                    form_id,
                    case_id=visit.case_id,
                    appointment_id=visit.id,
                    number=form.number,
                    day=local_day(written.happened_at, zone_name()),
                    time=f"{local(written.happened_at, zone_name()):%H:%M}",
                    **counted,
                )
                return paper_forms.get(form_id) or refuse(Cause.NOT_FOUND)
        except NotEntered as stopped:
            return stopped.refused

    def spoil(self, actor: StaffMember, form_id: int, why: Spoiled) -> PaperForm | Refused:
        """A form that is not to be used: miswritten, torn, lost, or not needed."""
        if refused := self._deny(actor, Action.ISSUE_PAPER_FORMS):
            return refused
        with self._writing():
            form = paper_forms.get(form_id)
            if form is None:
                return refuse(Cause.NOT_FOUND)
            if used := refuse_used(form):
                return used
            paper_forms.spoil(form_id, actor.name, self._clock(), why)
            self._record(actor, "paper.spoil", "paper_form", form_id, number=form.number, spoiled=why.value)
            return paper_forms.get(form_id) or refuse(Cause.NOT_FOUND)
