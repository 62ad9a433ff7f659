"""A return by post: begun by victim services, packed and checked by two, called about, sent, signed for on arrival."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.by_post import (
    ask_whether_it_came,
    call_before,
    plan_begin,
    plan_sending,
    refuse_kind,
    refuse_repacking,
)
from desktop_app.domain.custody import Place, plan_move, where
from desktop_app.domain.follow_ups import FollowUpKind
from desktop_app.domain.items import Item
from desktop_app.domain.packing import Packed, by_barcode, plan_packing, plan_reconciling
from desktop_app.domain.permissions import Action
from desktop_app.domain.protocols import Blocks
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.returns import STANDING, visit_about
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import check_text, check_texts
from desktop_app.services.by_post_ending import ByPostEnding
from desktop_app.services.by_post_reading import PostView
from desktop_app.services.promises import refuses_calls
from desktop_app.store import agency, appointments, by_post, cases, custody, follow_ups, preferences


class ByPostService(ByPostEnding):
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

    def _refuse_visit(self, case_id: int) -> Refused | None:
        """A family has one return standing: a visit that is booked is held, or moved, first."""
        visit = visit_about(appointments.of_case(case_id))
        if visit is None or visit.status not in STANDING:
            return None
        found = agency.get()
        return refuse(Cause.RETURN_STANDS, start=visit.event.start, zone=found.zone if found else "UTC")


def _scanned(known: Sequence[Item], code: str) -> int:
    """The id of the item a code stands for; 0 is no item, so a stranger's code does not pass."""
    item = by_barcode(known, code)
    return item.id if item else 0
