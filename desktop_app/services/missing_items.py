"""Belongings that were not found at packing: who looks for them, what was explained, and that the family was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.missing_items import MissingItem, plan_explaining, plan_telling
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import check_text
from desktop_app.services.acting import Service
from desktop_app.services.promises import keep_promises
from desktop_app.store import agency, missing_items, return_documents


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

    def tell(self, actor: StaffMember, move_ids: Sequence[int], on: date) -> tuple[MissingItem, ...] | Refused:
        """One family was told the truth about some of its belongings, in one call, by this member of staff."""
        if refused := self._deny(actor, Action.TELL_MISSING):
            return refused
        with self._writing():
            found = agency.get()
            about = [missing_items.get(move_id) for move_id in dict.fromkeys(move_ids)]
            told = plan_telling(about, on, found.zone if found else "UTC", self._today())
            if isinstance(told, Refused):
                return told
            for each in told:
                missing_items.tell(each.move_id, on, actor.name)
            self._keep(actor, "missing.tell", told, day=on.isoformat())
            return tuple(replace(each, told_on=on, told_by=actor.name) for each in told)

    def explain(self, actor: StaffMember, move_id: int, explanation: str) -> MissingItem | Refused:
        """A supervisor found out what became of it, and nobody looks for it any more."""
        if refused := self._deny(actor, Action.EXPLAIN_MISSING):
            return refused
        words = check_text("explanation", explanation)
        if isinstance(words, Refused):
            return words
        with self._writing():
            missing, at = missing_items.get(move_id), self._clock()
            refused = plan_explaining(missing, actor)
            if refused is not None or missing is None:
                return refused or refuse(Cause.NOT_FOUND)
            missing_items.explain(move_id, words, actor.name, at)
            return_documents.outdate(missing.case_id, at)
            self._keep(actor, "missing.explain", (missing,))
            return replace(missing, explanation=words, explained_by=actor.name, explained_at=at)

    def _keep(self, actor: StaffMember, action: str, about: Sequence[MissingItem], **facts: object) -> None:
        """The calls that are now due, and one entry of the history however many belongings it was."""
        first = about[0]
        keep_promises(first.case_id, self._clock())
        self._record(
            actor,
            action,
            "item",
            first.item_id,
            case_id=first.case_id,
            appointment_id=None,
            number=", ".join(each.number for each in about),
            **facts,
        )
