"""How a return by post ends: it arrives, comes back, is lost and perhaps there after all, or is not sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.by_post import (
    Ending,
    Posting,
    call_after,
    plan_arrival_after_all,
    plan_delivery,
    plan_loss,
    refuse_repacking,
)
from desktop_app.domain.custody import Place, lost_on_the_way, plan_move
from desktop_app.domain.follow_ups import FollowUpKind, FollowUpOutcome, after_return
from desktop_app.domain.items import Item, ItemOutcome, Outcome
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import check_text
from desktop_app.services.by_post_reading import ByPostReading, PostView
from desktop_app.services.promises import keep_promises, refuses_calls
from desktop_app.store import by_post, custody, follow_ups, items


class ByPostEnding(ByPostReading):
    """The part of the service that records what became of a parcel, with its way and its calls."""

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
            inside = _inside(posting)
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
            inside = _inside(posting)
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
            inside = _inside(posting)
            if gap := self._carry(actor, inside, Place.NOT_FOUND):
                return gap
            by_post.lose(posting_id, on, kept, actor.name, self._clock())
            ended, kind = FollowUpOutcome.NOT_NEEDED, FollowUpKind.AFTER_ARRIVAL
            follow_ups.end_all(posting.case_id, ended, actor.id, self._clock(), kind)
            follow_ups.move(posting.case_id, FollowUpKind.PARCEL_LOST, self._today())
            facts = {"count": len(inside), "day": on.isoformat()}
            return self._tell(actor, "post.lost", posting_id, posting.case_id, **facts)

    def arrived_after_all(
        self, actor: StaffMember, posting_id: int, signed_by: str, signed_on: date
    ) -> PostView | Refused:
        """What the carrier had lost is with the family, by its receipt or by their word: nobody looks for it any more.

        What was found and carried to a shelf meanwhile stays there. The family is called as after every arrival.
        """
        if refused := self._deny(actor, Action.RECORD_ARRIVAL):
            return refused
        kept = check_text("signed_by", signed_by)
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            posting = by_post.get(posting_id)
            if posting is None:
                return refuse(Cause.NOT_FOUND)
            sent_at, lost_at = posting.sent_at or 0, posting.ended_at or 0
            inside = _inside(posting)
            awaited = [each for each in inside if lost_on_the_way(custody.of_item(each.id), sent_at, lost_at)]
            if refused := plan_arrival_after_all(posting, awaited, signed_on, self._day(sent_at), self._today()):
                return refused
            if gap := self._carry(actor, awaited, Place.CARRIER) or self._carry(actor, awaited, Place.WITH_FAMILY):
                return gap
            there = {each.id for each in awaited}
            found = tuple(each for each in posting.packed if each.item_id in there)
            arrived = replace(posting, signed_by=kept, signed_on=signed_on, packed=found)
            self._write_outcomes(arrived)
            by_post.arrive_after_all(posting_id, signed_on)
            ended, kind = FollowUpOutcome.NOT_NEEDED, FollowUpKind.PARCEL_LOST
            follow_ups.end_all(posting.case_id, ended, actor.id, self._clock(), kind)
            self._promise_after(arrived)
            facts = {"count": len(awaited), "day": signed_on.isoformat(), "other_signed": arrived.other_signed}
            return self._tell(actor, "post.after_all", posting_id, posting.case_id, **facts)

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


def _inside(posting: Posting) -> list[Item]:
    return [each for each in items.of_cases((posting.case_id,)) if each.id in posting.item_ids]
