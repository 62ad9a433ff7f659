"""Belongings that were not found at packing: who looks for them, what was explained, and that the family was told."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.missing_items import MissingItem, plan_explaining, plan_telling
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import check_text
from desktop_app.domain.times import local_day
from desktop_app.services.acting import Service
from desktop_app.services.promises import keep_promises
from desktop_app.store import agency, missing_items


class MissingItemService(Service):
    """That a belonging is missing is written by packing; that it was found again, by carrying it to a shelf."""

    def waiting(self, actor: StaffMember) -> tuple[MissingItem, ...] | Refused:
        """Everything that is still looked for, or that the family does not know yet."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            return tuple(each for each in missing_items.everything() if each.waits)

    def of_case(self, actor: StaffMember, case_id: int) -> tuple[MissingItem, ...] | Refused:
        """Everything of a family that was ever not found, in order."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            return missing_items.of_case(case_id)

    def tell(self, actor: StaffMember, move_id: int, on: date) -> MissingItem | Refused:
        """The family was told the truth, by this member of staff, on a day."""
        if refused := self._deny(actor, Action.TELL_MISSING):
            return refused
        with self._writing():
            missing, found = missing_items.get(move_id), agency.get()
            missed_on = local_day(missing.missed_at, found.zone if found else "UTC") if missing else on
            if refused := plan_telling(missing, on, missed_on, self._today()):
                return refused
            missing_items.tell(move_id, on, actor.name)
            return self._tell(actor, "missing.tell", move_id, day=on.isoformat())

    def explain(self, actor: StaffMember, move_id: int, explanation: str) -> MissingItem | Refused:
        """A supervisor found out what became of it, and nobody looks for it any more."""
        if refused := self._deny(actor, Action.EXPLAIN_MISSING):
            return refused
        words = check_text("explanation", explanation)
        if isinstance(words, Refused):
            return words
        with self._writing():
            if refused := plan_explaining(missing_items.get(move_id), actor):
                return refused
            missing_items.explain(move_id, words, actor.name, self._clock())
            return self._tell(actor, "missing.explain", move_id)

    def _tell(self, actor: StaffMember, action: str, move_id: int, **facts: object) -> MissingItem | Refused:
        missing = missing_items.get(move_id)
        if missing is None:
            return refuse(Cause.NOT_FOUND)
        keep_promises(missing.case_id, self._clock())
        self._record(
            actor,
            action,
            "item",
            missing.item_id,
            case_id=missing.case_id,
            appointment_id=None,
            number=missing.number,
            **facts,
        )
        return missing
