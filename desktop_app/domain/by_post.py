"""Belongings sent to a family that cannot come: packed and checked like a visit, called about, signed for on arrival."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.cases import Case, CaseState, FamilyMember, recipients
from desktop_app.domain.custody import NEVER_BY_POST, Place
from desktop_app.domain.follow_ups import FollowUp, FollowUpOutcome, working_day
from desktop_app.domain.items import Item, plan_handover, refuse_held
from desktop_app.domain.packing import Packed, PackingLine, PackingList, packing_list
from desktop_app.domain.preferences import Preference, Reply, Topic
from desktop_app.domain.refusals import Cause, Reason, Refused, refuse, together
from desktop_app.domain.staff import same_person
from desktop_app.domain.times import in_order, not_later

CALL_FIRST, CALL_AFTER, LATEST = timedelta(days=1), timedelta(days=1), timedelta(days=10)
"""The call before it is sent, the one after it arrived, and the day by which one asks if nobody has said it came."""


class PostingState(StrEnum):
    """Where a sending stands."""

    PACKING = "packing"
    READY = "ready"
    SENT = "sent"
    DELIVERED = "delivered"
    CAME_BACK = "came_back"
    LOST = "lost"
    GIVEN_UP = "given_up"


class Ending(StrEnum):
    """How a sending ended."""

    DELIVERED = "delivered"
    CAME_BACK = "came_back"
    LOST = "lost"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class Posting:
    """One sending. The address is there only while somebody needs it; `signed_by` is who signed the carrier's receipt.

    On `lost_on` the carrier said that it cannot find it; `claim` is the number by which it is asked to look. It stays
    lost in the record when it arrives after all: then `signed_on` says when, beside the day it was lost.
    """

    id: int
    case_id: int
    recipient_id: int
    recipient: str
    address: str
    begun_by: str
    begun_at: int
    packed: tuple[Packed, ...] = ()
    carrier: str = ""
    tracking: str = ""
    sent_by: str = ""
    sent_at: int | None = None
    ended: Ending | None = None
    ended_at: int | None = None
    signed_by: str = ""
    signed_on: date | None = None
    recorded_by: str = ""
    lost_on: date | None = None
    claim: str = ""

    @property
    def stands(self) -> bool:
        """Whether it is still being prepared or on its way."""
        return self.ended is None

    @property
    def on_its_way(self) -> bool:
        """Whether the carrier has it."""
        return self.stands and self.sent_at is not None

    @property
    def went_out(self) -> bool:
        """Whether it left and its way is over: it arrived, it came back, or the carrier cannot find it."""
        return self.ended in {Ending.DELIVERED, Ending.CAME_BACK, Ending.LOST}

    @property
    def item_ids(self) -> frozenset[int]:
        """What is in it."""
        return frozenset(each.item_id for each in self.packed)

    @property
    def came_after_all(self) -> bool:
        """Whether the carrier had lost it, and it arrived all the same."""
        return self.ended is Ending.LOST and self.signed_on is not None

    @property
    def other_signed(self) -> bool:
        """Whether somebody else than the person it was for signed: the family is called at once."""
        return bool(self.signed_by) and not same_person(self.signed_by, self.recipient)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A sending with its packing list, the belongings that are never sent, and whether its call was made."""

    posting: Posting
    listed: PackingList
    never: tuple[Item, ...] = ()
    called: bool = False
    told: bool = False
    """Whether the family was reached about its loss."""

    @property
    def awaited(self) -> bool:
        """Whether it is lost, and something that was in it is still looked for."""
        lost = self.posting.ended is Ending.LOST and not self.posting.came_after_all
        return lost and bool(self.listed.not_found)

    @property
    def state(self) -> PostingState:
        """Where it stands."""
        if self.posting.came_after_all:
            return PostingState.DELIVERED
        if self.posting.ended is not None:
            return PostingState(self.posting.ended.value)
        if self.posting.sent_at is not None:
            return PostingState.SENT
        return PostingState.READY if self.listed.reconciled and self.listed.lines else PostingState.PACKING


def number_of(case: Case, posting: Posting) -> str:
    """What its boxes and its record are called."""
    return f"{case.number}-P{posting.id}"


def wishes_post(said: Sequence[Preference]) -> bool:
    """Whether the family asked for their belongings to be sent; the last word counts."""
    answer = next((each for each in reversed(said) if each.topic is Topic.PLACE), None)
    return answer is not None and answer.reply is Reply.BY_POST


def parcel_list(
    prepared: Sequence[Item], posting: Posting, places: Mapping[int, Place], known: Sequence[Item]
) -> PackingList:
    """The packing list of a sending: what is ready and may be sent. Once it is on its way, what is in it."""
    if posting.sent_at is not None or not posting.stands:
        return PackingList(packing_list(_inside(posting, known), posting.packed, places).lines)
    may_be_sent = [item for item in prepared if item.category not in NEVER_BY_POST]
    return packing_list(may_be_sent, posting.packed, places, known)


def never_sent(prepared: Sequence[Item]) -> tuple[Item, ...]:
    """What the family wants now and no carrier is given; it needs a visit."""
    return tuple(item for item in prepared if item.category in NEVER_BY_POST)


def refuse_kind(item: Item) -> Refused | None:
    """Why a belonging is never sent, whoever asks."""
    if item.category not in NEVER_BY_POST:
        return None
    return refuse(Cause.NEVER_BY_POST, item=item.family_description or item.description, category=item.category)


def plan_begin(
    case: Case,
    family: tuple[FamilyMember, ...],
    recipient_id: int,
    said: Sequence[Preference],
    before: Sequence[Posting],
) -> FamilyMember | Refused:
    """Whom it is sent to, or why nothing is sent: not wished for, not settled who receives, one is on its way."""
    accepted = _accepted(family, recipient_id)
    refused = together(
        None if case.state is CaseState.OPEN else Reason(Cause.RETURN_STOPPED),
        None if wishes_post(said) else Reason(Cause.POST_NOT_WISHED),
        None if accepted else Reason(Cause.RECIPIENT_NOT_SETTLED),
        Reason(Cause.POSTING_STANDS) if any(each.stands for each in before) else None,
    )
    return accepted if accepted is not None and not refused.reasons else refused


def refuse_repacking(posting: Posting) -> Refused | None:
    """What is on its way, or over, is not packed again."""
    return None if posting.stands and posting.sent_at is None else refuse(Cause.POSTING_CLOSED)


def plan_sending(
    parcel: Parcel, case: Case, family: tuple[FamilyMember, ...], sent_by: str, today: date
) -> Refused | None:
    """Why a parcel is not given to the carrier. Every gate of a visit stays: holds, checks, three people, the call."""
    posting, listed = parcel.posting, parcel.listed
    if closed := refuse_repacking(posting):
        return closed
    inside = [line for line in listed.lines if line.packed is not None]
    refused = together(
        None if case.state is CaseState.OPEN else Reason(Cause.RETURN_STOPPED),
        None if _accepted(family, posting.recipient_id) else Reason(Cause.RECIPIENT_NOT_SETTLED),
        None if inside else Reason(Cause.NOTHING_PACKED),
        Reason(Cause.PARCEL_NOT_CHECKED) if inside and not listed.reconciled else None,
        None if parcel.called else Reason(Cause.CALL_BEFORE_SENDING),
        *(refuse_kind(line.item) for line in inside),
        *(_refuse_item(line, posting, sent_by, today) for line in inside),
    )
    each_once = [each for at, each in enumerate(refused.reasons) if each not in refused.reasons[:at]]
    return Refused(tuple(each_once)) if each_once else None


def _accepted(family: tuple[FamilyMember, ...], recipient_id: int) -> FamilyMember | None:
    return next((each for each in recipients(family) if each.id == recipient_id), None)


def _refuse_item(line: PackingLine, posting: Posting, sent_by: str, today: date) -> Refused | None:
    """Gates B3 and B4 on the day it leaves; who sends, who checked, who cleared it and who receives it differ."""
    checked_by = line.packed.reconciled_by if line.packed else ""
    authorisers = [hold.clearance.by_name for hold in line.item.holds if hold.clearance]
    if any(same_person(posting.recipient, each) for each in (sent_by, checked_by, *authorisers) if each):
        return refuse(Cause.THREE_PEOPLE)
    return plan_handover(line.item, today, sent_by, checked_by) if checked_by else refuse_held(line.item)


def call_was_made(last: FollowUp | None, *, declined: bool) -> bool:
    """Whether the family knows that it leaves: they were reached, or they want no calls."""
    known = {FollowUpOutcome.REACHED, FollowUpOutcome.DECLINED}
    return declined or (last is not None and last.outcome in known)


def call_before(today: date) -> date:
    """When to call before it is sent."""
    return working_day(today + CALL_FIRST)


def ask_whether_it_came(sent_on: date) -> date:
    """When to ask, if nobody has said by then that it arrived."""
    return working_day(sent_on + LATEST)


def call_after(today: date, *, other_signed: bool) -> date:
    """When to call after it arrived; at once where somebody else signed for it."""
    return today if other_signed else working_day(today + CALL_AFTER)


def plan_delivery(posting: Posting, signed_on: date, sent_on: date, today: date) -> Refused | None:
    """Why an arrival is not recorded: nothing is on its way, or the day cannot be."""
    return _refuse_day(posting, "signed_on", signed_on, sent_on, today)


def plan_loss(posting: Posting, lost_on: date, sent_on: date, today: date) -> Refused | None:
    """Why it is not recorded that the carrier cannot find it: nothing is on its way, or the day cannot be."""
    return _refuse_day(posting, "lost_on", lost_on, sent_on, today)


def plan_arrival_after_all(
    posting: Posting, awaited: Sequence[Item], signed_on: date, sent_on: date, today: date
) -> Refused | None:
    """Why it is not recorded that what was lost arrived: it is not looked for any more, or the day cannot be."""
    if posting.ended is not Ending.LOST or not awaited:
        return refuse(Cause.NOT_LOST)
    return _refuse_day(posting, "signed_on", signed_on, sent_on, today, lost=True)


def _refuse_day(
    posting: Posting, field: str, day: date, sent_on: date, today: date, *, lost: bool = False
) -> Refused | None:
    if not (posting.on_its_way or lost):
        return refuse(Cause.NOT_ON_ITS_WAY)
    late, early = not_later(field, day, today), in_order("sent_on", sent_on, field, day)
    return together(late, early) if late or early else None


def _inside(posting: Posting, known: Sequence[Item]) -> tuple[Item, ...]:
    return tuple(item for item in known if item.id in posting.item_ids)
