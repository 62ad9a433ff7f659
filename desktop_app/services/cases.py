"""Families' cases: opened, read whole, changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.authority import look_again
from desktop_app.domain.by_post import Posting
from desktop_app.domain.case_states import minded
from desktop_app.domain.cases import Case, FamilyMember, NewCase, SensitiveDate, accepted_document
from desktop_app.domain.custody import Place
from desktop_app.domain.follow_ups import FollowUp, asked_later
from desktop_app.domain.gates import gate_states
from desktop_app.domain.items import Item
from desktop_app.domain.missing_items import MissingItem, lost_for_good, untold
from desktop_app.domain.packing import Packed, Prepared
from desktop_app.domain.permissions import Action
from desktop_app.domain.protocols import Running
from desktop_app.domain.refusals import Cause, Refused, refuse, together
from desktop_app.domain.returns import (
    Blocker,
    CallAnswer,
    FamilyReturn,
    Obstacle,
    Stage,
    call_answer,
    gate_facts,
    gate_open,
    stage,
    steps_done,
    visit_about,
)
from desktop_app.domain.staff import Role, StaffMember, same_person
from desktop_app.domain.texts import check_record, tidy_text
from desktop_app.domain.times import not_later
from desktop_app.services.case_states import CaseStateService
from desktop_app.store import (
    appointments,
    authority,
    by_post,
    cases,
    checklists,
    custody,
    flags,
    follow_ups,
    items,
    missing_items,
    packing,
    return_documents,
    staff,
)


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the Returns page."""

    case: Case
    stage: Stage
    answer: CallAnswer
    coordinator: str


TYPED = ("number", "person_name", "name_to_use", "investigator")


class CaseService(CaseStateService):
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
        kept = check_record(new, *TYPED)
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            if cases.number_taken(kept.number):
                return refuse(Cause.DUPLICATE, what="case")
            case = cases.add(kept, self._coordinator(actor), self._clock())
            checklists.start("property_return", case.id, None)
            self._record(actor, "case.open", "case", case.id, case_id=case.id, manner=case.manner.value)
        return case

    def change(self, actor: StaffMember, case: Case) -> Case | Refused:
        """Change a case; its number stays, and so do its state and its manner, which have ways of their own."""
        if refused := self._deny(actor, Action.CHANGE_CASE):
            return refused
        kept = check_record(case, *TYPED)
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            before = cases.get(case.id)
            if before is None:
                return refuse(Cause.NOT_FOUND)
            changed = cases.update(_kept_state(kept, before))
            if changed is None:
                return refuse(Cause.CHANGED_MEANWHILE)
            self._record(actor, "case.change", "case", case.id, case_id=case.id)
        return changed

    def add_member(self, actor: StaffMember, case_id: int, member: FamilyMember) -> FamilyMember | Refused:
        """A family member, with the standing a person settled; a document that says they may receive has its own way."""
        if refused := self._deny(actor, Action.CHANGE_FAMILY):
            return refused
        with self._writing():
            kept = self._checked(member)
            if isinstance(kept, Refused):
                return kept
            if kept.authority_document or kept.authority_seen_on:
                return refuse(Cause.REVIEWED_APART)
            if cases.get(case_id) is None:
                return refuse(Cause.NOT_FOUND)
            added = cases.add_member(replace(kept, case_id=case_id))
            self._record(actor, "member.add", "member", added.id, case_id=case_id, standing=member.standing.value)
        return added

    def change_member(self, actor: StaffMember, member: FamilyMember) -> FamilyMember | Refused:
        """Change a family member's name, standing or safe contact; under another name no acceptance goes on."""
        if refused := self._deny(actor, Action.CHANGE_FAMILY):
            return refused
        with self._writing():
            known = cases.member(member.id)
            if known is None or known.case_id != member.case_id:
                return refuse(Cause.NOT_FOUND)
            kept = self._checked(member)
            if isinstance(kept, Refused):
                return kept
            if (kept.authority_document, kept.authority_seen_on) != (known.authority_document, known.authority_seen_on):
                return refuse(Cause.REVIEWED_APART)
            if cases.update_member(replace(kept, authority=known.authority)) is None:
                return refuse(Cause.CHANGED_MEANWHILE)
            if kept.name != known.name:
                return_documents.outdate(known.case_id, self._clock())
            self._record(
                actor,
                "member.change",
                "member",
                member.id,
                case_id=member.case_id,
                standing=member.standing.value,
                review=_review_again(actor, known, kept),
            )
            changed = cases.member(member.id)
        return changed or refuse(Cause.NOT_FOUND)

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
        kept = check_record(gentle, "what")
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            if cases.get(case_id) is None:
                return refuse(Cause.NOT_FOUND)
            cases.add_date(case_id, kept)
            self._record(actor, "case.date", "case", case_id, case_id=case_id, day=gentle.day.isoformat())
        return kept

    def _checked(self, member: FamilyMember) -> FamilyMember | Refused:
        """The member as kept; a document is seen today at the latest."""
        called = ("name_to_use",) if tidy_text(member.name_to_use) else ()
        typed = ("name", "relationship", "authority_document", "phone", "safe_contact", "contact_times", *called)
        kept = check_record(member if called else replace(member, name_to_use=""), *typed)
        late = not_later("authority_seen_on", member.authority_seen_on, self._today())
        return together(kept, late) if late else kept

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
        boxed, places = packing.of_visits([each.id for each in visits]), custody.places(ids)
        marked, today = flags.of_cases(ids), self._today()
        posted, missed = by_post.of_cases(ids), missing_items.latest(ids)
        read = (family, belongings, visits, promised, posted, missed.values())
        members, own, theirs, calls, sent, sought = (_by_case(each) for each in read)
        whole = (
            self._one(
                case,
                tuple(members[case.id]),
                tuple(own[case.id]),
                tuple(theirs[case.id]),
                running[case.id],
                [each for each in calls[case.id] if each.outcome is None],
                boxed,
                places,
                tuple(sent[case.id]),
                {each.item_id: each for each in sought[case.id]},
            )
            for case in known
        )
        return tuple(minded(each, marked, today) for each in whole)

    def _one(
        self,
        case: Case,
        family: tuple[FamilyMember, ...],
        belongings: tuple[Item, ...],
        visits: tuple[Appointment, ...],
        running: Running,
        calls: Sequence[FollowUp],
        boxed: Mapping[int, tuple[Packed, ...]],
        places: Mapping[int, Place],
        posted: tuple[Posting, ...],
        missed: Mapping[int, MissingItem],
    ) -> FamilyReturn:
        visit = visit_about(visits)
        prepared = Prepared(boxed.get(visit.id if visit else 0, ()), places, untold(missed))
        states = gate_states(running.about(visit), gate_facts(family, belongings, visit, self._today(), prepared))
        answer = call_answer(family, belongings, states, places, missed)
        where = stage(
            family,
            belongings,
            visits,
            len(calls),
            told=steps_done(states, "B1") and steps_done(states, "B5"),
            prepared=bool(prepared.packed) and gate_open(states, "B10"),
            state=case.state.value,
            posted=posted,
            lost=lost_for_good(missed),
        )
        later = asked_later(calls, self._today())
        if later is not None and where in {Stage.CONTACT, Stage.CHOICES, Stage.POSTPONED}:
            blocker = Blocker(Obstacle.ASKED_LATER, Role.VICTIM_SERVICES, later)
            answer = replace(answer, blockers=(*answer.blockers, blocker))
        return FamilyReturn(case, family, belongings, visits, states, answer, where)


def _by_case(rows: Iterable[Any]) -> defaultdict[int | None, list[Any]]:
    """What belongs to a case, by its id."""
    found: defaultdict[int | None, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.case_id].append(row)
    return found


def _review_again(actor: StaffMember, known: FamilyMember, kept: FamilyMember) -> str:
    """A document was accepted for one name: under another a second person looks at it again. For the history: whether so."""
    accepted = accepted_document(known)
    if accepted is None or same_person(known.name, kept.name):
        return ""
    authority.add(look_again(accepted, actor.name))
    return "again"


def _kept_state(case: Case, before: Case) -> Case:
    return replace(
        case,
        manner=before.manner,
        state=before.state,
        state_by=before.state_by,
        state_reason=before.state_reason,
        state_since=before.state_since,
    )
