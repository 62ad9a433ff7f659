"""What every service shares: the role table asked first, and one transaction that holds the change and its audit entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from desktop_app.domain.permissions import Action, may, roles_for
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.times import local_day
from desktop_app.store import agency, history
from desktop_app.store.database import Database

Clock = Callable[[], int]
"""Gives "now" in epoch seconds, so that tests and the tour can hold the day still."""


class Service:
    """The base of every service."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    @staticmethod
    def _deny(actor: StaffMember, action: Action) -> Refused | None:
        if actor.active and may(actor.role, action):
            return None
        return refuse(Cause.NOT_ALLOWED, action=action, role=actor.role, roles=roles_for(action))

    @contextmanager
    def _writing(self) -> Iterator[None]:
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
        history.write(self._clock(), staff_id, action, entity, entity_id, case_id, appointment_id, facts)
