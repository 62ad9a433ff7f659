"""Asking authorities about holds: the letter, the list of what nobody has answered, reminders, answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop_app.domain import handouts
from desktop_app.domain.cases import Case
from desktop_app.domain.hold_requests import Unanswered, ageing, plan_coming_back, plan_request
from desktop_app.domain.items import Hold, Item
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import check_text, comparable
from desktop_app.domain.times import in_order
from desktop_app.services.acting import Service
from desktop_app.services.promises import keep_promises
from desktop_app.store import agency, cases, hold_requests, items
from desktop_app.store.wording import wording

Pairs = tuple[tuple[Item, Hold], ...]


class HoldRequestService(Service):
    """Nobody here releases anything: an authority is asked, and what it answers is recorded."""

    def ask(
        self, actor: StaffMember, case_id: int, authority: str, hold_ids: Sequence[int], remind_on: date | None
    ) -> handouts.ReleaseRequest | Refused:
        """Record that one authority is asked about holds of one case; the letter to send."""
        if refused := self._deny(actor, Action.ASK_AUTHORITY):
            return refused
        asked = check_text("authority", authority)
        if isinstance(asked, Refused):
            return asked
        with self._writing():
            case = cases.get(case_id)
            if case is None:
                return refuse(Cause.NOT_FOUND)
            chosen = plan_request(items.of_cases((case_id,)), asked, hold_ids, self._today(), remind_on)
            if isinstance(chosen, Refused):
                return chosen
            return self._send(actor, case, asked, chosen, remind_on, "hold.ask")

    def waiting(self, actor: StaffMember) -> tuple[Unanswered, ...] | Refused:
        """What nobody has answered, over all families, the longest wait first; case numbers only."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            return ageing(hold_requests.unanswered())

    def remind(
        self, actor: StaffMember, case_id: int, authority: str, remind_on: date | None
    ) -> handouts.ReleaseRequest | Refused:
        """One more letter about everything an authority has not answered for a case."""
        if refused := self._deny(actor, Action.ASK_AUTHORITY):
            return refused
        with self._writing():
            case, line = cases.get(case_id), self._line(case_id, authority)
            if case is None or line is None:
                return refuse(Cause.NOT_FOUND)
            chosen = plan_request(items.of_cases((case_id,)), authority, line.hold_ids, self._today(), remind_on)
            if isinstance(chosen, Refused):
                return chosen
            return self._send(actor, case, line.authority, chosen, remind_on, "hold.remind")

    def came_back(
        self, actor: StaffMember, case_id: int, authority: str, sent_on: date, on: date
    ) -> Unanswered | Refused:
        """The letter of a day came back undelivered: nobody was asked by it, and somebody writes again."""
        if refused := self._deny(actor, Action.ASK_AUTHORITY):
            return refused
        with self._writing():
            line = self._line(case_id, authority)
            if line is None:
                return refuse(Cause.NOT_FOUND)
            if refused := plan_coming_back(line, sent_on, on, self._today()):
                return refused
            about = hold_requests.came_back(line.hold_ids, sent_on, on, actor.name)
            self._record(actor, "hold.came_back", "case", case_id, case_id=case_id, holds=about, day=on.isoformat())
            return self._line(case_id, authority) or refuse(Cause.NOT_FOUND)

    def still_needed(
        self, actor: StaffMember, case_id: int, authority: str, review_on: date, hold_ids: Sequence[int] = ()
    ) -> tuple[Item, ...] | Refused:
        """The answer was "still needed until": no clearance; the holds, or all asked about, get a day to look again."""
        if refused := self._deny(actor, Action.ASK_AUTHORITY):
            return refused
        if early := in_order("answered_on", self._today(), "review_on", review_on):
            return Refused((early,))
        with self._writing():
            line = self._line(case_id, authority)
            if line is None or not set(hold_ids) <= set(line.hold_ids):
                return refuse(Cause.NOT_FOUND)
            answered = tuple(hold_ids) or line.hold_ids
            hold_requests.answer(answered, self._today())
            hold_requests.review_on(answered, review_on)
            keep_promises(case_id, self._clock())
            self._record(
                actor,
                "hold.still_needed",
                "case",
                case_id,
                case_id=case_id,
                holds=len(answered),
                day=review_on.isoformat(),
            )
            return items.of_cases((case_id,))

    def letter(self, actor: StaffMember, case_id: int, authority: str) -> handouts.ReleaseRequest | Refused:
        """The letter about what an authority has not answered, to print it once more; nothing is recorded."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._database.reading():
            case, line = cases.get(case_id), self._line(case_id, authority)
            if case is None or line is None:
                return refuse(Cause.NOT_FOUND)
            pairs = ((item, hold) for item in items.of_cases((case_id,)) for hold in item.holds)
            chosen = tuple(pair for pair in pairs if pair[1].id in line.hold_ids)
            return self._document(actor, case, line.authority, chosen, line.remind_on)

    @staticmethod
    def _line(case_id: int, authority: str) -> Unanswered | None:
        found = ageing(hold_requests.unanswered(case_id))
        return next((each for each in found if comparable(each.authority) == comparable(authority)), None)

    def _send(
        self, actor: StaffMember, case: Case, authority: str, chosen: Pairs, remind_on: date | None, action: str
    ) -> handouts.ReleaseRequest:
        for _, hold in chosen:
            hold_requests.ask(hold.id, authority, self._today(), actor.name, remind_on)
        self._record(actor, action, "case", case.id, case_id=case.id, holds=len(chosen))
        return self._document(actor, case, authority, chosen, remind_on)

    def _document(
        self, actor: StaffMember, case: Case, authority: str, chosen: Pairs, remind_on: date | None
    ) -> handouts.ReleaseRequest:
        """English, and staff to staff: items and holds of one authority, nothing of the family."""
        found = agency.get()
        head = handouts.Letterhead(
            found.name if found else "",
            wording("en").evidence,
            found.phone if found else "",
            found.phone_hours if found else "",
        )
        rows = tuple(
            handouts.RequestedItem(item.number, item.description, hold.kind.value, hold.placed_on)
            for item, hold in chosen
        )
        return handouts.ReleaseRequest(head, case.number, authority, self._today(), actor.name, rows, remind_on)
