"""The lists of a family's belongings: to choose from, and what is still held."""

from __future__ import annotations

from desktop_app.domain import handouts
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.return_documents import may_be_shown
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Service
from desktop_app.services.handouts.rows import call_by, choice_item, greeted, retained_rows, where_it_should_be
from desktop_app.services.handouts.surroundings import contact_of, letterhead
from desktop_app.services.wishes import belongings_as_wished
from desktop_app.store import cases, items
from desktop_app.store.wording import wording


class Lists(Service):
    """Lists in the words the family reads."""

    def belongings_list(
        self, actor: StaffMember, case_id: int, language: str = "en"
    ) -> handouts.BelongingsList | Refused:
        """Everything that may be chosen about, in the family's words."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._database.reading():
            case = cases.get(case_id)
            if case is None:
                return refuse(Cause.NOT_FOUND)
            known = where_it_should_be(belongings_as_wished(case_id), case_id)
            here = [item for item in known if item.outcome is None and not item.gone]
            offered = [item for item in here if item.releasable and may_be_shown(item, case.manner)]
            return handouts.BelongingsList(
                letterhead(language),
                case.number,
                greeted(case_id),
                case.name_to_use,
                tuple(choice_item(item) for item in offered),
                contact_of(case),
            )

    def retained_items(
        self, actor: StaffMember, case_id: int, language: str = "en"
    ) -> handouts.RetainedItems | Refused:
        """What we still have and why."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._database.reading():
            case = cases.get(case_id)
            if case is None:
                return refuse(Cause.NOT_FOUND)
            known = where_it_should_be(items.of_cases((case_id,)), case_id)
            told = [item for item in known if may_be_shown(item, case.manner)]
            kept = retained_rows(told, wording(language), contact_of(case))
            return handouts.RetainedItems(
                letterhead(language),
                case.number,
                greeted(case_id),
                case.name_to_use,
                kept,
                contact_of(case),
                call_by(kept, self._today()),
            )
