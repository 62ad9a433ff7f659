"""Copies of the records: made by themselves and when somebody asks, listed, and put back."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from desktop_app.domain.backups import (
    LEAST_HOURS,
    MOST_HOURS,
    Backup,
    Because,
    CopyChoice,
    CopyState,
    is_due,
)
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Service
from desktop_app.services.copying import Copying, copying
from desktop_app.services.preparing import Preparation
from desktop_app.store import backups
from desktop_app.store.faults import StoreFault


class BackupService(Service):
    """A sample agency has no copies: it has no keys, and is gone when the window closes."""

    def state(self, actor: StaffMember) -> CopyState | Refused:
        """The copies there are, and how making them goes."""
        if refused := self._deny(actor, Action.VIEW_BACKUPS):
            return refused
        return self._state(self._choice())

    def tend(self, actor: StaffMember) -> bool | Refused:
        """Asked every few seconds: begin a copy when one is due, and write into the log that one failed."""
        if refused := self._deny(actor, Action.OWN_ACCOUNT):
            return refused
        opening, copies = self._database.opening, self._copies
        if opening is None:
            return False
        if not copies.told:
            with suppress(StoreFault):  # the disk that held up the copy may hold this up as well: then a little later
                self._tell(copies)
        choice = self._choice()
        return is_due(copies.last_try(), self._clock(), choice.hours) and copies.begin(opening, self._clock(), choice)

    def make(self, actor: StaffMember) -> CopyState | Refused:
        """Begin a copy now; `state` tells when it is there."""
        if refused := self._deny(actor, Action.MAKE_BACKUP):
            return refused
        opening = self._database.opening
        if opening is None:
            return self._no_keys(Cause.NO_COPIES)
        with self._writing():
            choice = backups.choice()
            self._record(actor, "backup.make", "backup", None)
        self._copies.begin(opening, self._clock(), choice)
        return self._state(choice)

    def renew(self, actor: StaffMember, because: Because) -> CopyState | Refused:
        """Begin a copy; once it is proven, every older one goes, in both places, and what copies replaced. After a purge."""
        if refused := self._deny(actor, Action.REMOVE_BACKUPS):
            return refused
        opening = self._database.opening
        if opening is None:
            return self._no_keys(Cause.NO_COPIES)
        if self._copies.busy:
            return refuse(Cause.COPY_RUNNING)
        with self._writing():
            choice = backups.choice()
            self._record(actor, "backup.renew", "backup", None, because=because.value)
        self._copies.begin(opening, self._clock(), choice, alone=True)
        return self._state(choice)

    def set_choice(self, actor: StaffMember, choice: CopyChoice) -> CopyChoice | Refused:
        """Another folder for the copies as well, empty for none; and how often one is made."""
        if refused := self._deny(actor, Action.CHANGE_SECURITY):
            return refused
        if not LEAST_HOURS <= choice.hours <= MOST_HOURS:
            return refuse(Cause.COUNT, field="copy_hours", least=LEAST_HOURS, most=MOST_HOURS)
        if choice.folder and not self._fits(Path(choice.folder)):
            return refuse(Cause.FOLDER)
        with self._writing():
            backups.set_choice(choice)
            self._record(actor, "backup.choice", "backup", None, chosen=bool(choice.folder), hours=choice.hours)
        return choice

    def prepare(self, actor: StaffMember, copy: Backup, password: str = "") -> Preparation | Refused:
        """Somebody wants a copy back: what is to be run, in any thread, so that it lies ready beside the records.

        A copy from before a change of the key needs a password of that day, or the recovery key of that day.
        """
        if refused := self._deny(actor, Action.RESTORE_BACKUP):
            return refused
        opening = self._database.opening
        if opening is None:
            return self._no_keys(Cause.NO_COPIES)
        if copy not in self._copies.listed(self._choice().place):
            return refuse(Cause.NOT_FOUND)
        with self._writing():
            self._record(actor, "backup.restore", "backup", None, made_at=copy.at)
        return Preparation(copy, self._database.path, opening.keys, actor.name, password)

    def _tell(self, copies: Copying) -> None:
        with self._writing():
            told = copies.failed.value if copies.failed else ""
            self._record(None, "backup.failed", "backup", None, fault=told)
        copies.told = True

    def _state(self, choice: CopyChoice) -> CopyState:
        copies = self._copies
        found = copies.listed(choice.place)
        failed = copies.failed is not None
        looking = self._database.only_looking
        possible = self._database.opening is not None
        return CopyState(found, choice, failed, copies.second_failed, possible, looking, copies.busy)

    @property
    def _copies(self) -> Copying:
        return copying(self._database.path)

    def _choice(self) -> CopyChoice:
        with self._database.reading():
            return backups.choice()

    def _fits(self, folder: Path) -> bool:
        """There, and not where the records are: what takes the one away must not take the other."""
        try:
            here = self._database.path.parent.resolve()
            return folder.is_absolute() and folder.is_dir() and here not in {folder.resolve(), folder.resolve().parent}
        except OSError:
            return False
