"""What every service shares: the role table asked first, and one transaction that holds the change and its audit entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from desktop_app.domain.accounts import must_confirm
from desktop_app.domain.permissions import Action, may, roles_for, takes_along
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.times import local_day
from desktop_app.services import telling
from desktop_app.store import agency, history
from desktop_app.store.database import Database

Clock = Callable[[], int]
"""Gives "now" in epoch seconds, so that tests and the tour can hold the day still."""


class Service:
    """The base of every service. Whatever its methods refuse, and whose records they show, goes into the log."""

    def __init_subclass__(cls, **more: Any) -> None:
        super().__init_subclass__(**more)
        telling.tell_all(cls)

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._telling = telling.telling(database)

    def _deny(self, actor: StaffMember, action: Action) -> Refused | None:
        if actor.active and may(actor.role, action):
            if self._database.only_looking and takes_along(action):
                return refuse(Cause.ONLY_LOOKING)
            presence = self._database.presence
            if presence is not None and presence.must_change and action is not Action.OWN_ACCOUNT:
                return refuse(Cause.PASSWORD_FIRST)
            if not must_confirm(presence, action, self._clock()):
                return None
            telling.asks_again(self._telling.attempt, action)
            return refuse(Cause.CONFIRM_YOURSELF)
        return refuse(Cause.NOT_ALLOWED, action=action, role=actor.role, roles=roles_for(action))

    def _no_keys(self, sample: Cause = Cause.NO_PASSWORDS) -> Refused:
        """Records without a vault are a sample, or a passing copy that let go of its keys."""
        return refuse(Cause.ONLY_LOOKING if self._database.only_looking else sample)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self._telling.attempt is not None:
            self._telling.attempt.changing = True
        with self._database.writing():
            yield

    def _today(self) -> date:
        found = agency.get()
        return local_day(self._clock(), found.zone if found else "UTC")

    def _record(
        self,
        actor: StaffMember | None,
        action: str,
        entity: str,
        entity_id: int | None,
        *,
        case_id: int | None = None,
        appointment_id: int | None = None,
        **facts: object,
    ) -> None:
        """Write the audit entry of the change in the same transaction; `facts` never hold a family's names."""
        staff_id = actor.id if actor else None
        values = (self._clock(), staff_id, action, entity, entity_id, case_id, appointment_id)
        self._telling.last = history.write(*values, facts)

    def _after(self, staff_id: int, name: str, attempt: telling.Attempt, outcome: object, of: telling.About) -> None:
        """When a call from outside is over: tell what was refused or looked at, in a transaction of its own."""
        about, now, told = self._telling, self._clock(), []
        if isinstance(outcome, Refused):
            if telling.is_told(attempt, outcome):
                told = [telling.refusal(now, staff_id, type(self), name, of, outcome)]
        elif not attempt.changing:
            views = [*of.looked_at(), *((action, entity, 0) for action, entity in attempt.views)]
            for action, entity, key in views:
                if not telling.seen_lately(about, staff_id, action, key, now):
                    told.append(telling.view(now, staff_id, action, entity, key))
        if told:
            telling.write_told(self._database, about, told)
        telling.sign_when_due(self._database, about, now)
