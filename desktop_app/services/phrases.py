"""The phrases from which the words for a family begin."""

from __future__ import annotations

from desktop_app.domain.items import Category
from desktop_app.domain.permissions import Action
from desktop_app.domain.phrases import Phrase, phrases_for
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Service
from desktop_app.store import phrases


class PhraseService(Service):
    """Reads the agency's phrases; nothing of the evidence note goes into them."""

    def for_category(self, actor: StaffMember, category: Category) -> tuple[Phrase, ...] | Refused:
        """The phrases that fit a kind of belonging."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        return phrases_for(phrases.shipped(), category)
