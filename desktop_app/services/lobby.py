"""The lobby screen."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.lobby import SHOWN, SHOWN_BEFORE, LobbyVisit
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import StaffMember, short_name
from desktop_app.domain.times import Span
from desktop_app.services.acting import Service
from desktop_app.store import lobby


class LobbyService(Service):
    """Reads five columns and writes nothing."""

    def rows(self, actor: StaffMember) -> tuple[LobbyVisit, ...] | Refused:
        """The visits that begin within half an hour or have not ended, by start."""
        if refused := self._deny(actor, Action.VIEW_SCHEDULE):
            return refused
        now = self._clock()
        with self._database.reading():
            found = lobby.visits(Span(now, now + SHOWN_BEFORE + 1), sorted(status.value for status in SHOWN))
        return tuple(replace(each, host=short_name(each.host)) for each in found)
