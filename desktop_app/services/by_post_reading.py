"""What is sent to a family by post, as a page and a printed record read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain import handouts
from desktop_app.domain.by_post import (
    Ending,
    Parcel,
    Posting,
    call_was_made,
    never_sent,
    number_of,
    parcel_list,
    refuse_repacking,
    wishes_post,
)
from desktop_app.domain.cases import Case, FamilyMember, recipients
from desktop_app.domain.follow_ups import FollowUpKind, FollowUpOutcome
from desktop_app.domain.items import Item
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.returns import to_bring
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.times import local_day
from desktop_app.services.acting import Clock, Service
from desktop_app.services.checklists import ChecklistService
from desktop_app.services.handouts.surroundings import record_head
from desktop_app.services.promises import refuses_calls
from desktop_app.services.wishes import belongings_as_wished
from desktop_app.store import agency, by_post, cases, custody, follow_ups, items, preferences
from desktop_app.store.database import Database


@dataclass(frozen=True, slots=True)
class PostView:
    """What a family's page shows: whether they asked for it, whom it can go to, and every sending, newest first."""

    case: Case
    wished: bool
    recipients: tuple[FamilyMember, ...]
    parcels: tuple[Parcel, ...]

    @property
    def awaited(self) -> Parcel | None:
        """The latest one that the carrier lost, as long as something that was in it is looked for."""
        return next((each for each in self.parcels if each.awaited), None)

    @property
    def standing(self) -> Parcel | None:
        """The one that is being prepared or on its way."""
        return next((each for each in self.parcels if each.posting.stands), None)


class ByPostReading(Service):
    """The part of the service that reads."""

    def __init__(self, database: Database, clock: Clock, steps: ChecklistService) -> None:
        super().__init__(database, clock)
        self._steps = steps

    def of_case(self, actor: StaffMember, case_id: int) -> PostView | Refused:
        """Every sending of a family as it stands."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            return self._view(case_id)

    def record(self, actor: StaffMember, posting_id: int, language: str = "en") -> handouts.PostRecord | Refused:
        """The record of a return by post: what was sent to whom, by whom, and who signed for it when."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._database.reading():
            posting = by_post.get(posting_id)
            case = cases.get(posting.case_id) if posting else None
            if posting is None or case is None:
                return refuse(Cause.NOT_FOUND)
            if posting.sent_at is None:
                return refuse(Cause.NOT_ON_ITS_WAY)
            inside = [each for each in items.of_cases((case.id,)) if each.id in posting.item_ids]
            checked = next((each.reconciled_by for each in posting.packed), "")
            return handouts.PostRecord(
                record_head(language),
                number_of(case, posting),
                case.number,
                case.person_name,
                posting.recipient,
                tuple(handouts.PostedItem(each.number, each.family_description, each.seal) for each in inside),
                len({each.box for each in posting.packed}),
                posting.carrier,
                posting.tracking,
                self._day(posting.sent_at),
                posting.sent_by,
                checked,
                posting.signed_by,
                posting.signed_on,
                posting.ended is Ending.CAME_BACK,
                posting.lost_on,
                posting.claim,
            )

    def _view(self, case_id: int) -> PostView | Refused:
        case = cases.get(case_id)
        if case is None:
            return refuse(Cause.NOT_FOUND)
        belongings, places = belongings_as_wished(case_id), custody.places((case_id,))
        prepared = to_bring(belongings, self._today())
        declined = refuses_calls(case_id)
        parcels = []
        for posting in reversed(by_post.of_case(case_id)):
            last = follow_ups.last_of(case_id, FollowUpKind.BEFORE_SENDING, posting.begun_at)
            listed = parcel_list(prepared, posting, places, belongings)
            never = never_sent(prepared) if posting.stands else ()
            made = call_was_made(last, declined=declined)
            parcels.append(Parcel(posting, listed, never, made, self._told_of_loss(posting)))
        receiving = recipients(cases.family((case_id,)))
        return PostView(case, wishes_post(preferences.of_case(case_id)), receiving, tuple(parcels))

    @staticmethod
    def _told_of_loss(posting: Posting) -> bool:
        if posting.ended is not Ending.LOST:
            return False
        last = follow_ups.last_of(posting.case_id, FollowUpKind.PARCEL_LOST, posting.ended_at or 0)
        return last is not None and last.outcome is FollowUpOutcome.REACHED

    def _open(self, posting_id: int) -> tuple[Case, tuple[Item, ...], Parcel] | Refused:
        """A sending that can still be changed, with its case and every belonging of the family."""
        posting = by_post.get(posting_id)
        if posting is None:
            return refuse(Cause.NOT_FOUND)
        if closed := refuse_repacking(posting):
            return closed
        view = self._view(posting.case_id)
        if isinstance(view, Refused):
            return view
        parcel = next(each for each in view.parcels if each.posting.id == posting_id)
        return view.case, items.of_cases((posting.case_id,)), parcel

    def _day(self, at: int) -> date:
        found = agency.get()
        return local_day(at, found.zone if found else "UTC")
