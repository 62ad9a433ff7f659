"""One form entered: the rules of the table asked of what was written, then the rows they stand for, all or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.cases import Case, FamilyMember, recipients
from desktop_app.domain.cash import Count, plan_count
from desktop_app.domain.custody import Place, plan_move, where
from desktop_app.domain.follow_ups import after_return
from desktop_app.domain.handouts import PaperNote, ReturnRecord
from desktop_app.domain.handouts import Signature as SignedBy
from desktop_app.domain.identity import Identity
from desktop_app.domain.items import Category, Item, ItemOutcome, Outcome, plan_handover, refuse_held, refuse_outcome
from desktop_app.domain.paper_forms import PaperForm, Written, plan_entry
from desktop_app.domain.refusals import Cause, Reason, Refused, refuse
from desktop_app.domain.return_documents import outcomes_open, record_number
from desktop_app.domain.signatures import Method, Signature, Signer, fingerprint
from desktop_app.domain.staff import Role, StaffMember, same_person
from desktop_app.domain.times import local, local_day
from desktop_app.services.custody import log_outcome
from desktop_app.services.handing_over import for_firearms, refuse_at_table
from desktop_app.services.handouts import records
from desktop_app.services.handouts.surroundings import zone_name
from desktop_app.services.promises import keep_promises
from desktop_app.services.return_documents import RecordPage
from desktop_app.store import (
    appointments,
    cases,
    cash,
    custody,
    follow_ups,
    identity,
    items,
    paper_forms,
    return_documents,
    signatures,
    staff,
)


class NotEntered(Exception):
    """Carries the refusal out of the transaction, so that nothing of the form is written."""

    def __init__(self, refused: Refused) -> None:
        super().__init__()
        self.refused = refused


@dataclass(frozen=True, slots=True)
class _People:
    """The three who signed on paper."""

    recipient: FamilyMember
    evidence: StaffMember
    witness: StaffMember


class Entry:
    """Called inside the transaction; raises `NotEntered` with every reason it found."""

    def __init__(
        self, form: PaperForm, visit: Appointment, written: Written, actor: StaffMember, now: int, language: str
    ) -> None:
        self._form, self._visit, self._written = form, visit, written
        self._actor, self._now, self._language = actor, now, language
        self._day = local_day(written.happened_at, zone_name())

    def keep(self, render: Callable[[RecordPage], bytes]) -> None:
        """Write what happened at the table, its record with three signatures on paper, and the end of the visit."""
        self._stop(plan_entry(self._form, self._visit, self._written, self._now))
        case = cases.get(self._visit.case_id or 0)
        if case is None:
            raise NotEntered(refuse(Cause.NOT_FOUND))
        people = self._people(case)
        self._examine(people)
        self._count(case)
        self._hand_over(case, people)
        lying = records.lying_here(items.of_cases((case.id,)), self._visit.id, self._day)
        self._stop(outcomes_open(lying, self._visit.id))
        paper_forms.enter(self._form.id, self._visit.id, self._written.happened_at, self._actor.name, self._now)
        self._sign(case, people, render)
        self._finish(case)

    @staticmethod
    def _stop(refused: Refused | None) -> None:
        if refused is not None:
            raise NotEntered(refused)

    def _people(self, case: Case) -> _People:
        """The one who received, the one who gave, the one who saw: three people, each with their standing."""
        able, there = recipients(cases.family((case.id,))), {each.id: each for each in staff.all_active()}
        recipient = next((each for each in able if each.id == self._written.recipient_id), None)
        evidence, witness = there.get(self._written.released_by_id), there.get(self._written.witness_id)
        if recipient is None:
            raise NotEntered(refuse(Cause.RECIPIENT_NOT_SETTLED))
        if evidence is None or witness is None or evidence.role is not Role.EVIDENCE:
            raise NotEntered(refuse(Cause.THREE_PEOPLE))
        names = (recipient.name, evidence.name, witness.name)
        if any(same_person(one, other) for place, one in enumerate(names) for other in names[place + 1 :]):
            raise NotEntered(refuse(Cause.THREE_PEOPLE))
        return _People(recipient, evidence, witness)

    def _examine(self, people: _People) -> None:
        seen = Identity(
            self._visit.id,
            people.recipient.id,
            self._written.document,
            people.evidence.name,
            self._written.happened_at,
        )
        identity.add(seen)

    def _count(self, case: Case) -> None:
        names = {each.id: each.name for each in staff.all_active()}
        for counted in self._written.counts:
            item = items.get(counted.item_id)
            if item is None or item.case_id != case.id or item.category is not Category.CASH:
                raise NotEntered(refuse(Cause.NOT_FOUND))
            new = Count(
                item.id,
                self._visit.id,
                names.get(counted.counter_id, ""),
                counted.pieces,
                self._written.happened_at,
            )
            planned = plan_count(cash.of_item(item.id, self._visit.id), new)
            if isinstance(planned, Refused):
                raise NotEntered(planned)
            cash.add(planned)

    def _hand_over(self, case: Case, people: _People) -> None:
        known = {item.id: item for item in items.of_cases((case.id,))}
        reasons: list[Reason] = []
        for item_id, outcome in self._written.outcomes.items():
            item = known.get(item_id)
            refused = self._refuse(item, outcome, people) if item else refuse(Cause.NOT_FOUND)
            if item is None or refused is not None:
                reasons += refused.reasons if refused else ()
                continue
            refused = self._write(item, outcome, people)
            reasons += refused.reasons if refused else ()
        if reasons:
            raise NotEntered(Refused(tuple(reasons)))

    def _refuse(self, item: Item, outcome: Outcome, people: _People) -> Refused | None:
        if refused := refuse_at_table(self._visit, item, outcome, people.recipient):
            return refused
        if outcome is Outcome.RETURNED:
            firearms = for_firearms(self._visit, item, self._day)
            return plan_handover(item, self._day, people.evidence.name, people.witness.name, firearms=firearms)
        if refused := refuse_outcome(item, outcome):
            return refused
        return None if outcome is Outcome.NOT_BROUGHT else refuse_held(item)

    def _write(self, item: Item, outcome: Outcome, people: _People) -> Refused | None:
        """The outcome, and the way of the item: that it lay on the table says that it was carried there."""
        at, moves = self._written.happened_at, custody.of_item(item.id)
        if outcome is not Outcome.NOT_BROUGHT and where(moves) not in {Place.RETURN_ROOM, Place.CARRIER}:
            leg = plan_move(item, moves, Place.RETURN_ROOM, "", people.evidence.name, at, self._visit.id)
            if isinstance(leg, Refused):
                return leg
            custody.add(leg)
        given = ItemOutcome(
            outcome,
            people.evidence.name,
            people.witness.name,
            people.recipient.name,
            at,
            self._visit.id,
            people.recipient.id,
        )
        if gap := log_outcome(item, given):
            return gap
        items.add_outcome(item.id, given)
        return None

    def _sign(self, case: Case, people: _People, render: Callable[[RecordPage], bytes]) -> None:
        """The record of the visit as a page of its own: it says that three signed the form, and when it was entered."""
        visit, at = self._visit, self._written.happened_at
        return_documents.void(visit.id, self._now)
        number = record_number(visit.number, return_documents.entries(visit.id), self._language)
        pdf = render(records.in_its_form(self._page(case, people, number), visit, case, self._day))
        sha256 = fingerprint(pdf)
        made = return_documents.add(visit.id, number, pdf, sha256, self._now)
        names = {
            Signer.RECIPIENT: people.recipient.name,
            Signer.EVIDENCE: people.evidence.name,
            Signer.WITNESS: people.witness.name,
        }
        for signer, name in names.items():
            signatures.add(Signature(made, sha256, signer, name, Method.PAPER, (), at))
        return_documents.complete_signed(visit.id, self._now)

    def _page(self, case: Case, people: _People, number: str) -> ReturnRecord:
        """What the form says, typed: when it really happened, who signed by hand, and who entered it when."""
        zone = zone_name()
        happened, entered = local(self._written.happened_at, zone), local(self._now, zone)
        record = records.return_record(self._visit, case, self._language, self._day)
        return replace(
            record,
            record_number=number,
            starts=happened.replace(tzinfo=None),
            recipient=SignedBy(people.recipient.name, happened),
            evidence=SignedBy(people.evidence.name, happened),
            witness=SignedBy(people.witness.name, happened),
            paper=PaperNote(self._form.number, happened, self._actor.name, entered),
        )

    def _finish(self, case: Case) -> None:
        """The visit is over; the family's calls are promised from the day it really took place."""
        appointments.update(replace(self._visit, status=Status.FINISHED))
        for due_on, kind in after_return(self._day):
            follow_ups.add(case.id, due_on, kind)
        keep_promises(case.id, self._now)
