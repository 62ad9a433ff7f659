"""One agency's records with their copies, and Ida inside: for the tests of making copies and of putting one back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.backups import Backup, CopyState
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import HOUR
from desktop_app.sample import HeldClock
from desktop_app.services.copying import copying
from desktop_app.services.entrance import Entered, Entrance
from desktop_app.services.preparing import Prepared
from desktop_app.services.services import Services
from tests.accounts import PASSWORD
from tests.agency import given


@dataclass(slots=True)
class House:
    """One agency's records, with Ida inside."""

    entrance: Entrance
    clock: HeldClock
    entered: Entered
    recovery: str

    @property
    def path(self) -> Path:
        return self.entrance.path

    @property
    def services(self) -> Services:
        return self.entered.services

    @property
    def ida(self) -> StaffMember:
        return self.entered.actor

    def again(self, password: str = PASSWORD) -> None:
        self.entered = given(self.entrance.sign_in(self.ida.name, password))

    def tend(self) -> bool:
        begun = given(self.services.backups.tend(self.ida))
        copying(self.path).wait()
        return begun

    def state(self) -> CopyState:
        return given(self.services.backups.state(self.ida))

    def copy(self) -> Backup:
        """One more, an hour later."""
        self.clock.moment += HOUR
        self.confirm()
        given(self.services.backups.make(self.ida))
        copying(self.path).wait()
        return self.state().copies[0]

    def ready(self, copy: Backup, password: str = "") -> Prepared | Refused:
        return given(self.services.backups.prepare(self.ida, copy, password)).run()

    def confirm(self, password: str = PASSWORD) -> None:
        given(self.services.accounts.confirm(self.ida, password))

    def actions(self) -> list[str]:
        database = self.entrance._database
        assert database is not None
        return [row[0] for row in database.engine.execute_sql("SELECT action FROM audit ORDER BY id").fetchall()]

    def colleague(self, name: str) -> None:
        self.confirm()
        given(self.services.accounts.add(self.ida, name, Role.EVIDENCE))

    def names(self) -> set[str]:
        return {each.name for each in self.services.staff.all()}
