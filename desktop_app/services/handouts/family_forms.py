"""What a family keeps or signs about its own wishes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop_app.domain import handouts
from desktop_app.domain.cases import recipients
from desktop_app.domain.follow_ups import FollowUp, FollowUpKind
from desktop_app.domain.handouts.family_forms import kept_by_their_word
from desktop_app.domain.items import Item
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.return_documents import may_be_shown
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Service
from desktop_app.services.handouts.rows import greeted
from desktop_app.services.handouts.surroundings import contact_of, letterhead
from desktop_app.store import cases, follow_ups, items

_ASK_AGAIN = frozenset({FollowUpKind.ASK_AGAIN, FollowUpKind.DECLINED_KEPT})


class FamilyForms(Service):
    """Papers that say a family's wishes back to it."""

    def keep_for_later(self, actor: StaffMember, case_id: int, language: str = "en") -> handouts.KeepForLater | Refused:
        """What stays by the family's own word, in its words, and when we ask again."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._database.reading():
            case = cases.get(case_id)
            if case is None:
                return refuse(Cause.NOT_FOUND)
            calls = [each for each in follow_ups.of_cases((case_id,)) if each.outcome is None]
            told = [item for item in items.of_cases((case_id,)) if may_be_shown(item, case.manner)]
            return handouts.KeepForLater(
                letterhead(language),
                case.number,
                greeted(case_id),
                case.name_to_use,
                _kept(told, calls),
                contact_of(case),
            )

    def designee_form(self, actor: StaffMember, case_id: int, language: str = "en") -> handouts.DesigneeForm | Refused:
        """Somebody may come in the place of the one person who may receive; nobody is named while that is not settled."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._database.reading():
            case = cases.get(case_id)
            if case is None:
                return refuse(Cause.NOT_FOUND)
            settled = recipients(cases.family((case_id,)))
            claimant = settled[0].name if len(settled) == 1 else ""
            return handouts.DesigneeForm(
                letterhead(language), case.number, claimant, case.name_to_use, contact_of(case)
            )


def _kept(belongings: Sequence[Item], calls: Sequence[FollowUp]) -> tuple[handouts.KeptItem, ...]:
    return tuple(
        handouts.KeptItem(item.family_description, kept, _again_on(item, calls))
        for item in belongings
        if (kept := kept_by_their_word(item)) is not None
    )


def _again_on(item: Item, calls: Sequence[FollowUp]) -> date | None:
    """The first promised call that asks about a belonging, or about all of them."""
    days = (call.due_on for call in calls if call.kind in _ASK_AGAIN and call.item_id in {item.id, None})
    return min(days, default=None)
