"""Search as somebody types: families, people and belongings by the beginning of a word or a number."""

from __future__ import annotations

from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.search import Found, enough_for_items, words_of
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Service
from desktop_app.store import search

FEW = 8
"""As many of each group as one glance takes in."""


class SearchService(Service):
    """Reads only; what was looked for is kept nowhere."""

    def find(self, actor: StaffMember, text: str, limit: int = FEW) -> Found | Refused:
        """At most `limit` families, people and belongings that hold every word typed, the newest first."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        words = words_of(text)
        if not words:
            return Found()
        with self._database.reading():
            return Found(
                search.families(words, limit),
                search.people(words, limit),
                search.items(words, limit) if enough_for_items(words) else (),
            )
