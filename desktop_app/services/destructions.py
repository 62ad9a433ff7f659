"""The final disposition of a belonging: asked, approved by a second person, done by two; stopped by any doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.custody import Place, plan_move
from desktop_app.domain.destructions import (
    Around,
    Authorized,
    Destruction,
    DestructionState,
    GateLine,
    Withdrawal,
    gate,
    plan_approval,
    plan_asking,
    plan_doing,
    plan_withdrawal,
    stopped_by,
)
from desktop_app.domain.items import Item
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Reason, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import check_record
from desktop_app.services.acting import Service
from desktop_app.services.promises import keep_promises
from desktop_app.store import agency, cases, custody, destructions, items, notices, staff


@dataclass(frozen=True, slots=True)
class DestructionView:
    """A belonging with its gate and its latest request, if there is one; `stopped` is why that does not go on."""

    item: Item
    lines: tuple[GateLine, ...]
    latest: Destruction | None
    stopped: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class WaitingApproval:
    """A request that waits for a supervisor: the case and the item by their numbers alone."""

    destruction: Destruction
    case_number: str
    item_number: str
    own: bool
    """Whether the person who looks asked for it: somebody else decides."""


class DestructionService(Service):
    """Gate B17 is asked again at every step."""

    def of_case(self, actor: StaffMember, case_id: int) -> tuple[DestructionView, ...] | Refused:
        """Every belonging of a family with its gate."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            known = destructions.of_cases((case_id,))
            return tuple(self._view(around, known) for around in self._around(case_id))

    def waiting(self, actor: StaffMember) -> tuple[WaitingApproval, ...] | Refused:
        """What waits for a second person, the longest wait first."""
        if refused := self._deny(actor, Action.APPROVE_DESTRUCTION):
            return refused
        with self._database.reading():
            asked = destructions.in_state(DestructionState.ASKED)
            numbers = {case.id: case.number for case in cases.all_cases()} if asked else {}
            found = []
            for each in asked:
                item = items.get(each.item_id)
                number = item.number if item else ""
                found.append(WaitingApproval(each, numbers[each.case_id], number, each.asked_by_id == actor.id))
            return tuple(found)

    def ask(self, actor: StaffMember, item_id: int, authorized: Authorized) -> Destruction | Refused:
        """Ask for a final disposition, with the authority and the document that allow it."""
        if refused := self._deny(actor, Action.ASK_DESTRUCTION):
            return refused
        kept = check_record(authorized, "by_name", "instrument", "reference")
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            around = self._around_item(item_id)
            if around is None:
                return refuse(Cause.NOT_FOUND)
            now, today = self._clock(), self._today()
            asked = plan_asking(around, destructions.of_item(item_id), kept, actor, now, today)
            if isinstance(asked, Refused):
                return asked
            added = destructions.add(asked)
            if added is None:
                return refuse(Cause.NOT_FOUND)
            self._tell(actor, "destruction.ask", added, around.item, instrument=kept.instrument)
        return added

    def approve(self, actor: StaffMember, destruction_id: int) -> Destruction | Refused:
        """A second person, a supervisor who did not ask, looked at all of it."""
        if refused := self._deny(actor, Action.APPROVE_DESTRUCTION):
            return refused
        with self._writing():
            found = self._found(destruction_id)
            if found is None:
                return refuse(Cause.NOT_FOUND)
            asked, around = found
            approved = plan_approval(asked, around, actor, self._clock(), self._today())
            return self._move(actor, "destruction.approve", asked, approved, around.item)

    def withdraw(self, actor: StaffMember, destruction_id: int, why: Withdrawal) -> Destruction | Refused:
        """It does not go on. Anybody who knows the family may stop it."""
        if refused := self._deny(actor, Action.WITHDRAW_DESTRUCTION):
            return refused
        with self._writing():
            found = self._found(destruction_id)
            if found is None:
                return refuse(Cause.NOT_FOUND)
            asked, around = found
            withdrawn = plan_withdrawal(asked, actor, why, self._clock())
            return self._move(actor, "destruction.withdraw", asked, withdrawn, around.item, withdrawn_why=why.value)

    def finish(self, actor: StaffMember, destruction_id: int, witness_id: int) -> Destruction | Refused:
        """It was carried out, with a witness: the last leg of the belonging's way, in the same moment."""
        if refused := self._deny(actor, Action.CARRY_OUT_DESTRUCTION):
            return refused
        with self._writing():
            found = self._found(destruction_id)
            witness = next((each for each in staff.all_active() if each.id == witness_id), None)
            if found is None:
                return refuse(Cause.NOT_FOUND)
            approved, around = found
            now, item = self._clock(), around.item
            done = plan_doing(approved, around, actor, witness, now, self._today())
            if isinstance(done, Refused):
                return done
            leg = plan_move(item, custody.of_item(item.id), Place.DESTROYED, "", actor.name, now)
            if isinstance(leg, Refused):
                return leg
            custody.add(leg)
            items.destroyed(item.id, now)
            keep_promises(item.case_id, now)
            return self._move(actor, "destruction.finish", approved, done, item, witness=witness_id)

    def _move(
        self,
        actor: StaffMember,
        action: str,
        was: Destruction,
        moved: Destruction | Refused,
        item: Item,
        **facts: object,
    ) -> Destruction | Refused:
        if isinstance(moved, Refused):
            return moved
        if not destructions.change(moved, was.state):
            return refuse(Cause.CHANGED_MEANWHILE)
        self._tell(actor, action, moved, item, **facts)
        return moved

    def _tell(self, actor: StaffMember, action: str, about: Destruction, item: Item, **facts: object) -> None:
        self._record(
            actor,
            action,
            "destruction",
            about.id,
            case_id=item.case_id,
            appointment_id=None,
            number=item.number,
            **facts,
        )

    def _view(self, around: Around, known: Sequence[Destruction]) -> DestructionView:
        latest = next((each for each in reversed(known) if each.item_id == around.item.id), None)
        today = self._today()
        stopped = stopped_by(latest, around, today) if latest else ()
        return DestructionView(around.item, gate(around, today), latest, stopped)

    def _found(self, destruction_id: int) -> tuple[Destruction, Around] | None:
        asked = destructions.get(destruction_id)
        around = self._around_item(asked.item_id) if asked else None
        return (asked, around) if asked and around else None

    def _around_item(self, item_id: int) -> Around | None:
        item = items.get(item_id)
        if item is None:
            return None
        return next((each for each in self._around(item.case_id) if each.item.id == item_id), None)

    def _around(self, case_id: int) -> tuple[Around, ...]:
        """Every belonging of a family with what gate B17 asks: a fixed number of queries."""
        case, found = cases.get(case_id), agency.get()
        if case is None:
            return ()
        family, sent = cases.family((case_id,)), notices.of_cases((case_id,))
        calls = notices.calls(case_id, found.zone if found else "UTC")
        places = custody.places((case_id,))
        return tuple(
            Around(item, case, family, sent, calls, places.get(item.id, Place.EVIDENCE_ROOM))
            for item in items.of_cases((case_id,))
        )
