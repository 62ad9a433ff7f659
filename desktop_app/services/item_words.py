"""What a belonging is called: in the evidence system's words, and in those a family reads."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.items import Item
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse, together
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import check_count, check_record, check_texts, tidy_text
from desktop_app.services.choices import ChoosingService
from desktop_app.store import custody, items, return_documents

LISTED = ("number", "description", "quantity", "location", "seal", "barcode")
ON_ITS_WAY = ("location", "seal")
"""What a belonging's way tells from its first move on."""


class ItemWordsService(ChoosingService):
    """Words and numbers, never what happened to it."""

    def describe(
        self, actor: StaffMember, item_id: int, version: int, family_description: str, family_condition: str
    ) -> Item | Refused:
        """The words the family will read."""
        if refused := self._deny(actor, Action.ADD_ITEM):
            return refused
        kept = check_texts({"family_description": family_description, "family_condition": family_condition})
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            if not items.describe(item_id, version, kept["family_description"], kept["family_condition"]):
                return refuse(Cause.CHANGED_MEANWHILE)
            return self._tell_anew(actor, "item.describe", item_id)

    def correct(self, actor: StaffMember, wanted: Item) -> Item | Refused:
        """A slip of whoever typed the list; nothing of it is mended once the belonging is gone.

        `wanted` has the version it was read with. Its category stays: which checks it needs rests on that.
        """
        if refused := self._deny(actor, Action.ADD_ITEM):
            return refused
        kept = check_item(wanted)
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            item = items.get(wanted.id)
            if item is None:
                return refuse(Cause.NOT_FOUND)
            changed = [each for each in LISTED if getattr(item, each) != getattr(kept, each)]
            if refused := _refuse_correction(item, kept, changed):
                return refused
            words = item.family_description
            told = kept.description if words == item.description else words
            if not items.correct(replace(kept, family_description=told)):
                return refuse(Cause.CHANGED_MEANWHILE)
            return self._tell_anew(actor, "item.correct", item.id, was=item.number, changed=changed)

    def _tell_anew(self, actor: StaffMember, action: str, item_id: int, **facts: object) -> Item | Refused:
        """A change that a record may tell of: what is not completed has to be made, and signed, anew."""
        item = items.get(item_id)
        if item is not None:
            return_documents.outdate(item.case_id, self._clock())
        return self._tell(actor, action, item_id, None, **facts)


def _refuse_correction(item: Item, kept: Item, changed: list[str]) -> Refused | None:
    if not changed:
        return refuse(Cause.NOTHING_NEW)
    if item.gone:
        cause = Cause.OUTCOME_RECORDED if item.destroyed_at is None else Cause.ITEM_GONE
        return refuse(cause, item=item.family_description)
    if kept.number != item.number and kept.number in items.numbers(item.case_id):
        return refuse(Cause.DUPLICATE, what="item")
    if custody.of_item(item.id) and any(each in changed for each in ON_ITS_WAY):
        return refuse(Cause.ITEM_CARRIED, item=item.family_description)
    return None


def check_item(item: Item) -> Item | Refused:
    """The belonging as it is kept; without words of its own the family reads the description."""
    own = ("family_description",) if tidy_text(item.family_description) else ()
    kept = check_record(item, "number", "description", *own, "family_condition", "location", "seal", "barcode")
    wrong = check_count("quantity", item.quantity)
    if isinstance(kept, Refused) or wrong:
        return together(kept, wrong)
    return kept if own else replace(kept, family_description=kept.description)
