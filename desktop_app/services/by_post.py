"""A return by post: begun by victim services, packed and checked by two, called about, sent, signed for on arrival."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.by_post import (
    Ending,
    Posting,
    ask_whether_it_came,
    call_after,
    call_before,
    plan_begin,
    plan_delivery,
    plan_loss,
    plan_sending,
    refuse_kind,
    refuse_repacking,
)
from desktop_app.domain.custody import Place, plan_move, where
from desktop_app.domain.follow_ups import FollowUpKind, FollowUpOutcome, after_return
from desktop_app.domain.items import Item, ItemOutcome, Outcome
from desktop_app.domain.packing import Packed, by_barcode, plan_packing, plan_reconciling
from desktop_app.domain.permissions import Action
from desktop_app.domain.protocols import Blocks
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.returns import STANDING, visit_about
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import check_text, check_texts
from desktop_app.services.by_post_reading import ByPostReading, PostView
from desktop_app.services.promises import keep_promises, refuses_calls
from desktop_app.store import agency, appointments, by_post, cases, custody, follow_ups, items, preferences


class ByPostService(ByPostReading):
    """Every gate of a visit holds for a parcel: nobody is spared a check because they live far away."""

    def begin(self, actor: StaffMember, case_id: int, recipient_id: int, address: str) -> PostView | Refused:
        """Begin a sending for one person who may receive; a call before it leaves is promised with it."""
        if refused := self._deny(actor, Action.ARRANGE_POST):
            return refused
        kept = check_text("postal_address", address)
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            case = cases.get(case_id)
            if case is None:
                return refuse(Cause.NOT_FOUND)
            said, family = preferences.of_case(case_id), cases.family((case_id,))
            receiving = plan_begin(case, family, recipient_id, said, by_post.of_case(case_id))
            if isinstance(receiving, Refused):
                return receiving
            shut = self._steps.refuse_shut_for_case(case_id, Blocks.PREPARING)
            if refused := shut or self._refuse_visit(case_id):
                return refused
            new_id = by_post.begin(case_id, recipient_id, kept, actor.name, self._clock())
            if not refuses_calls(case_id):
                follow_ups.move(case_id, FollowUpKind.BEFORE_SENDING, call_before(self._today()))
            return self._tell(actor, "post.begin", new_id, case_id)

    def readdress(self, actor: StaffMember, posting_id: int, address: str) -> PostView | Refused:
        """Another address, as long as nothing was sent."""
        if refused := self._deny(actor, Action.ARRANGE_POST):
            return refused
        kept = check_text("postal_address", address)
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            posting = by_post.get(posting_id)
            if posting is None:
                return refuse(Cause.NOT_FOUND)
            if closed := refuse_repacking(posting):
                return closed
            by_post.readdress(posting_id, kept)
            return self._tell(actor, "post.readdress", posting_id, posting.case_id)

    def pack(self, actor: StaffMember, posting_id: int, item_id: int, box: int) -> PostView | Refused:
        """Put an item into a box of the parcel: it stands on the holding shelf from then on."""
        if refused := self._deny(actor, Action.PACK):
            return refused
        with self._writing():
            found = self._open(posting_id)
            if isinstance(found, Refused):
                return found
            case, belongings, parcel = found
            item = next((each for each in belongings if each.id == item_id), None)
            if item is None:
                return refuse(Cause.NOT_FOUND)
            shut = self._steps.refuse_shut_for_case(case.id, Blocks.PREPARING)
            if refused := shut or refuse_kind(item) or plan_packing(parcel.listed, item, box):
                return refused
            if where(custody.of_item(item_id)) is not Place.HOLDING_SHELF:
                leg = plan_move(item, custody.of_item(item_id), Place.HOLDING_SHELF, "", actor.name, self._clock())
                if isinstance(leg, Refused):
                    return leg
                custody.add(leg)
            by_post.put(posting_id, Packed(item_id, box, actor.name, self._clock()))
            return self._tell(actor, "post.pack", posting_id, case.id, number=item.number, box=box)

    def unpack(self, actor: StaffMember, posting_id: int, item_id: int) -> PostView | Refused:
        """Take an item out of the parcel; it stays on the shelf until somebody carries it back."""
        if refused := self._deny(actor, Action.PACK):
            return refused
        with self._writing():
            found = self._open(posting_id)
            if isinstance(found, Refused):
                return found
            case, belongings, _ = found
            item = next((each for each in belongings if each.id == item_id), None)
            if item is None or not by_post.take_out(posting_id, item_id):
                return refuse(Cause.NOT_FOUND)
            return self._tell(actor, "post.unpack", posting_id, case.id, number=item.number)

    def reconcile(self, actor: StaffMember, posting_id: int, seen: Sequence[int | str]) -> PostView | Refused:
        """A second person found exactly what was packed and prepared; `seen` are item ids or scanned codes."""
        if refused := self._deny(actor, Action.RECONCILE_PACKING):
            return refused
        with self._writing():
            found = self._open(posting_id)
            if isinstance(found, Refused):
                return found
            case, belongings, parcel = found
            there = [each if isinstance(each, int) else _scanned(belongings, each) for each in seen]
            if refused := plan_reconciling(parcel.listed, there, actor.name):
                return refused
            by_post.reconcile(posting_id, there, actor.name, self._clock())
            return self._tell(actor, "post.reconcile", posting_id, case.id, count=len(there))

    def send(self, actor: StaffMember, posting_id: int, carrier: str, tracking: str) -> PostView | Refused:
        """Give the parcel to the carrier, to be signed for; the day to ask whether it came is promised at once."""
        if refused := self._deny(actor, Action.SEND_BY_POST):
            return refused
        kept = check_texts({"carrier": carrier, "tracking_number": tracking})
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            found = self._open(posting_id)
            if isinstance(found, Refused):
                return found
            case, _, parcel = found
            shut = self._steps.refuse_shut_for_case(case.id, Blocks.PREPARING)
            family = cases.family((case.id,))
            if refused := shut or plan_sending(parcel, case, family, actor.name, self._today()):
                return refused
            if gap := self._carry(actor, [line.item for line in parcel.listed.packed], Place.CARRIER):
                return gap
            by_post.send(posting_id, kept["carrier"], kept["tracking_number"], actor.name, self._clock())
            if not refuses_calls(case.id):
                follow_ups.move(case.id, FollowUpKind.AFTER_ARRIVAL, ask_whether_it_came(self._today()))
            return self._tell(actor, "post.send", posting_id, case.id, count=len(parcel.listed.packed))

    def delivered(self, actor: StaffMember, posting_id: int, signed_by: str, signed_on: date) -> PostView | Refused:
        """It was signed for: every item is returned, the address goes, and the calls after a return are promised."""
        if refused := self._deny(actor, Action.RECORD_ARRIVAL):
            return refused
        kept = check_text("signed_by", signed_by)
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            posting = by_post.get(posting_id)
            if posting is None:
                return refuse(Cause.NOT_FOUND)
            sent_on = self._day(posting.sent_at or 0)
            if refused := plan_delivery(posting, signed_on, sent_on, self._today()):
                return refused
            arrived = replace(posting, signed_by=kept)
            inside = [each for each in items.of_cases((posting.case_id,)) if each.id in posting.item_ids]
            if gap := self._carry(actor, inside, Place.WITH_FAMILY):
                return gap
            self._write_outcomes(arrived)
            by_post.end(posting_id, Ending.DELIVERED, actor.name, self._clock(), kept, signed_on)
            self._promise_after(arrived)
            return self._tell(
                actor,
                "post.delivered",
                posting_id,
                posting.case_id,
                count=len(inside),
                day=signed_on.isoformat(),
                other_signed=arrived.other_signed,
            )

    def came_back(self, actor: StaffMember, posting_id: int) -> PostView | Refused:
        """Nobody was there, or nobody signed: it goes back to the evidence room, and the family is called today."""
        if refused := self._deny(actor, Action.SEND_BY_POST):
            return refused
        with self._writing():
            posting = by_post.get(posting_id)
            if posting is None:
                return refuse(Cause.NOT_FOUND)
            if posting.sent_at is None or not posting.stands:
                return refuse(Cause.NOT_ON_ITS_WAY)
            inside = [each for each in items.of_cases((posting.case_id,)) if each.id in posting.item_ids]
            if gap := self._carry(actor, inside, Place.EVIDENCE_ROOM):
                return gap
            by_post.end(posting_id, Ending.CAME_BACK, actor.name, self._clock())
            if not refuses_calls(posting.case_id):
                follow_ups.move(posting.case_id, FollowUpKind.AFTER_ARRIVAL, self._today())
            return self._tell(actor, "post.came_back", posting_id, posting.case_id, count=len(inside))

    def lost(self, actor: StaffMember, posting_id: int, on: date, claim: str) -> PostView | Refused:
        """The carrier cannot find it: it is missing from then on, and the family is told today, whoever they are.

        That they want no calls is about being asked again; what became of their belongings is never kept from them.
        """
        if refused := self._deny(actor, Action.RECORD_ARRIVAL):
            return refused
        kept = check_text("claim", claim)
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            posting = by_post.get(posting_id)
            if posting is None:
                return refuse(Cause.NOT_FOUND)
            if refused := plan_loss(posting, on, self._day(posting.sent_at or 0), self._today()):
                return refused
            inside = [each for each in items.of_cases((posting.case_id,)) if each.id in posting.item_ids]
            if gap := self._carry(actor, inside, Place.NOT_FOUND):
                return gap
            by_post.lose(posting_id, on, kept, actor.name, self._clock())
            ended, kind = FollowUpOutcome.NOT_NEEDED, FollowUpKind.AFTER_ARRIVAL
            follow_ups.end_all(posting.case_id, ended, actor.id, self._clock(), kind)
            follow_ups.move(posting.case_id, FollowUpKind.PARCEL_LOST, self._today())
            facts = {"count": len(inside), "day": on.isoformat()}
            return self._tell(actor, "post.lost", posting_id, posting.case_id, **facts)

    def give_up(self, actor: StaffMember, posting_id: int) -> PostView | Refused:
        """It is not sent after all. What was packed stays on the shelf; the address goes."""
        if refused := self._deny(actor, Action.ARRANGE_POST):
            return refused
        with self._writing():
            posting = by_post.get(posting_id)
            if posting is None:
                return refuse(Cause.NOT_FOUND)
            if closed := refuse_repacking(posting):
                return closed
            by_post.end(posting_id, Ending.GIVEN_UP, actor.name, self._clock())
            ended, kind = FollowUpOutcome.NOT_NEEDED, FollowUpKind.BEFORE_SENDING
            follow_ups.end_all(posting.case_id, ended, actor.id, self._clock(), kind)
            return self._tell(actor, "post.give_up", posting_id, posting.case_id)

    def _refuse_visit(self, case_id: int) -> Refused | None:
        """A family has one return standing: a visit that is booked is held, or moved, first."""
        visit = visit_about(appointments.of_case(case_id))
        if visit is None or visit.status not in STANDING:
            return None
        found = agency.get()
        return refuse(Cause.RETURN_STANDS, start=visit.event.start, zone=found.zone if found else "UTC")

    def _carry(self, actor: StaffMember, inside: Sequence[Item], to: Place) -> Refused | None:
        legs = [plan_move(item, custody.of_item(item.id), to, "", actor.name, self._clock()) for item in inside]
        for leg in legs:
            if isinstance(leg, Refused):
                return leg
        for leg in legs:
            if not isinstance(leg, Refused):
                custody.add(leg)
        return None

    def _write_outcomes(self, posting: Posting) -> None:
        member = None if posting.other_signed else posting.recipient_id
        for each in posting.packed:
            given = ItemOutcome(
                Outcome.RETURNED, posting.sent_by, each.reconciled_by, posting.signed_by, self._clock(), 0, member
            )
            items.add_outcome(each.item_id, given)

    def _promise_after(self, posting: Posting) -> None:
        """The call after it arrived, and the one some weeks later; at once where somebody else signed."""
        refuses = refuses_calls(posting.case_id)
        if not refuses or posting.other_signed:
            day = call_after(self._today(), other_signed=posting.other_signed)
            follow_ups.move(posting.case_id, FollowUpKind.AFTER_ARRIVAL, day)
        if not refuses:
            later, kind = after_return(self._today())[1]
            follow_ups.move(posting.case_id, kind, later)

    def _tell(
        self, actor: StaffMember, action: str, posting_id: int, case_id: int, **facts: object
    ) -> PostView | Refused:
        keep_promises(case_id, self._clock())
        self._record(actor, action, "posting", posting_id, case_id=case_id, appointment_id=None, **facts)
        return self._view(case_id)


def _scanned(known: Sequence[Item], code: str) -> int:
    """The id of the item a code stands for; 0 is no item, so a stranger's code does not pass."""
    item = by_barcode(known, code)
    return item.id if item else 0
