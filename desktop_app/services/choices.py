"""What a family chooses about each belonging; the part of the item service that victim services uses."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop_app.domain.items import (
    Choice,
    ChoicesMade,
    Cleaning,
    ConditionTold,
    Decision,
    Item,
    Packaging,
    Photographs,
    plan_choice,
)
from desktop_app.domain.permissions import Action
from desktop_app.domain.protocols import Blocks
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Clock, Service
from desktop_app.services.checklists import ChecklistService
from desktop_app.services.promises import keep_promises
from desktop_app.store import follow_ups, items
from desktop_app.store.database import Database


class ChoosingService(Service):
    """Choices are asked, revised and never written over."""

    def __init__(self, database: Database, clock: Clock, steps: ChecklistService) -> None:
        super().__init__(database, clock)
        self._steps = steps

    def record_choice(
        self,
        actor: StaffMember,
        item_id: int,
        decision: Decision,
        cleaning: Cleaning,
        packaging: Packaging,
        condition_told: ConditionTold | None = None,
        photographs: Photographs | None = None,
        *,
        warned: bool = False,
        ask_on: date | None = None,
    ) -> Item | Refused:
        """What the family chose; earlier choices are kept, and so is what None leaves unsaid.

        `ask_on` promises the call that asks again; without it, a promise to ask about this item is kept by this choice.
        """
        if refused := self._deny(actor, Action.RECORD_CHOICE):
            return refused
        with self._writing():
            item = items.get(item_id)
            if item is None:
                return refuse(Cause.NOT_FOUND)
            told, seen = condition_told or item.choice.condition_told, photographs or item.choice.photographs
            choice = Choice(decision, cleaning, packaging, actor.name, self._clock(), told, seen, warned)
            shut = self._steps.refuse_shut_for_case(item.case_id, Blocks.OFFERING) or plan_choice(item, choice)
            if shut:
                return shut
            if ask_on is not None and ask_on <= self._today():
                return refuse(Cause.ASK_LATER_THAN_TODAY)
            items.add_choice(item_id, choice)
            follow_ups.ask_again(item.case_id, item_id, ask_on, actor.id, self._clock())
            keep_promises(item.case_id, self._clock())
            return self._tell(
                actor,
                "item.choice",
                item_id,
                **_said(choice),
                ask_on=ask_on.isoformat() if ask_on else "",
            )

    def choices(self, actor: StaffMember, item_id: int) -> ChoicesMade | Refused:
        """Every revision of the family's choice for an item, and when they are to be asked again."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            return ChoicesMade(items.choices(item_id), follow_ups.ask_again_on(item_id))

    def _tell(
        self, actor: StaffMember, action: str, item_id: int, appointment_id: int | None = None, **facts: object
    ) -> Item:
        item = items.get(item_id)
        if item is None:
            raise LookupError(item_id)
        self._record(
            actor,
            action,
            "item",
            item_id,
            case_id=item.case_id,
            appointment_id=appointment_id,
            number=item.number,
            **facts,
        )
        return item


def _said(choice: Choice) -> dict[str, Any]:
    """A choice as the log has it."""
    return {
        "decision": choice.decision.value,
        "cleaning": choice.cleaning.value,
        "packaging": choice.packaging.value,
        "condition_told": choice.condition_told.value,
        "photographs": choice.photographs.value,
        "warned": choice.warned,
    }
