"""The way in: before it there are no open records, so it takes no actor; behind it stand all services.

Until the database is open, what happens here is kept beside the vault; whoever gets in brings it into the history.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from desktop_app.domain.accounts import MOST_FAILURES, Account, What, manages_others, to_disable
from desktop_app.domain.agency import Agency
from desktop_app.domain.backups import is_due_at_leaving
from desktop_app.domain.passwords import check_password
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.rooms import Room
from desktop_app.domain.staff import StaffMember
from desktop_app.services.acting import Clock
from desktop_app.services.checkpoints import Signing, signing
from desktop_app.services.copying import PATIENCE, copying
from desktop_app.services.entrance_history import EntranceHistory
from desktop_app.services.recovery import recover
from desktop_app.services.restoring import put_back
from desktop_app.services.services import Services, services_over
from desktop_app.store import accounts, backups, inspecting, locks, opening, passwords, reserve, restoring, viewing
from desktop_app.store import agency as agencies
from desktop_app.store.database import Database
from desktop_app.store.entrance import own_notice
from desktop_app.store.faults import Fault, StoreFault
from desktop_app.store.reserve import with_reserve
from desktop_app.store.restoring import Prepared
from desktop_app.store.vault import SHIPPED, Change, Cost, NewSlot, Tries, Unlocked, Vault, WrongPassword

log = logging.getLogger("safekeeping")


class State(StrEnum):
    """What is found where the records should be."""

    NEW = "new"
    PLAIN_KEY = "plain_key"
    SHUT = "shut"


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody who is in. `recovery` is the new recovery key where one was made: it is printed once."""

    services: Services
    agency: Agency
    actor: StaffMember
    must_change: bool = False
    recovery: str = field(default="", repr=False)


class Entrance:
    """One door, for one database."""

    def __init__(self, path: Path, clock: Clock, cost: Cost = SHIPPED, *, source: Path | None = None) -> None:
        """`source` is where records lie that are only looked at; `path` is then their passing copy on this computer."""
        self.path = path
        self.source = source
        self._clock = clock
        self._vault = Vault(path, cost)
        self._tries = Tries(path)
        self._database: Database | None = None
        self._actor: StaffMember | None = None
        self._signing: Signing | None = None
        self._history = EntranceHistory(clock)

    def state(self) -> State:
        """Which of the three ways in is open. Damage is a StoreFault, told apart from a first start."""
        locks.refuse_where_held(self.path)
        restoring.settle(self.path)
        if opening.key_file(self.path).exists() and self.path.exists():
            plain = opening.still_plain(self.path)
            if plain is not None:
                plain.close()
                return State.PLAIN_KEY
        if self._vault.exists() and self._vault.begun():
            return State.SHUT
        if self.path.exists() and not self._vault.exists():
            raise StoreFault(Fault.WRONG_KEY)
        return State.NEW

    def own_notice(self) -> str:
        """The agency's own words of the notice; they are no secret."""
        return own_notice(self.path)

    def notice_read(self) -> None:
        """Somebody acknowledged the notice; it goes into the history with the next sign-in."""
        with_reserve(self.path, partial(self._tries.tell, What.NOTICE, self._clock()))

    def sign_in(self, name: str, password: str) -> Entered | Refused:
        """Open the records for one person. A wrong name and a wrong password are told alike and take as long.

        Whoever cannot be written down does not read: on a full disk what is kept for the log is used, then it is refused.
        """
        return with_reserve(self.path, partial(self._sign_in, name, password))

    def _sign_in(self, name: str, password: str) -> Entered | Refused:
        self.leave()
        if self.source is not None:
            viewing.bring(self.source, self.path.parent)
        handle = self._vault.handle(name)
        if self._tries.standing(handle).locked_at is not None:
            self._tries.tell(What.REFUSED_LOCKED, self._clock(), handle)
            return refuse(Cause.ACCOUNT_LOCKED, most=MOST_FAILURES)
        try:
            unlocked = self._vault.unlock(name, password)
            database = self._opened(unlocked)
        except WrongPassword:
            locked = self._tries.failed(handle, self._clock()).locked_at is not None
            return refuse(Cause.ACCOUNT_LOCKED, most=MOST_FAILURES) if locked else refuse(Cause.NOT_SIGNED_IN)
        self._tries.forget(handle)
        return self._enter(database, unlocked)

    def recover(self, code: str, name: str, password: str, again: str) -> Entered | Refused:
        """Open the records with the printed key: a supervisor or an administrator gets a new password, and a new card."""
        self.leave()
        if self.source is not None:
            raise StoreFault(Fault.ONLY_LOOKING)
        if refused := self._unfit(password, again, name):
            return refused
        recovered = recover(self.path, self._vault, self._tries, self._clock(), code, name, password)
        if isinstance(recovered, Refused):
            return recovered
        return self._enter(recovered.database, recovered.unlocked, recovered.code)

    def found(
        self, agency: Agency, rooms: Sequence[Room], supervisor: str, password: str, again: str
    ) -> Entered | Refused:
        """The first start: new records, and the first supervisor with a password."""
        self.leave()
        if refused := self._unfit(password, again, supervisor, agency.name):
            return refused
        uid = accounts.new_uid()
        first = NewSlot(uid, supervisor, password)
        database, code = opening.create(self.path, self._vault, [first], self._clock())
        self._database = database
        member = services_over(database, self._clock).agency.set_up(agency, rooms, supervisor)
        if isinstance(member, Refused):
            self.leave()
            return member
        self._settle_account(member, uid)
        self._vault.begin()
        return self._enter(database, Unlocked(uid, ()), code)

    def plain_supervisors(self) -> tuple[StaffMember, ...]:
        """Who may put records with a plain key file behind passwords."""
        database = self._plain()
        with database.reading():
            return tuple(each.member for each in accounts.everyone() if each.enabled and manages_others(each))

    def adopt(self, staff_id: int, password: str, again: str) -> Entered | Refused:
        """Put records with a plain key file behind passwords; whoever does it gives the others theirs."""
        database = self._plain()
        with database.reading():
            account, here = accounts.of_staff(staff_id), agencies.get()
        if account is None or not account.enabled or not manages_others(account):
            return refuse(Cause.NOT_FOUND)
        member = account.member
        if refused := self._unfit(password, again, member.name, here.name if here else ""):
            return refused
        with database.writing():
            uid = accounts.open_for(member.id, self._clock())
        new = NewSlot(uid, member.name, password)
        code = opening.adopt(self.path, self._vault, database, [new], self._clock())
        self._settle_account(member, uid)
        return self._enter(database, Unlocked(uid, ()), code)

    def is_in(self, entered: Entered) -> bool:
        """Whether the records are still open for whoever got in."""
        return self._actor is entered.actor

    def leave(self) -> None:
        """Shut the records and let go of the keys: somebody locked the desk, or it was idle."""
        if self._database is None:
            return
        try:
            if self._actor is not None and self.source is None:
                self._end(self._database, self._actor)
        except StoreFault as fault:  # a disk that is full keeps no desk open: it is written down at the next sign-in
            log.info("leaving could not be written down: %s", fault.fault.value)
        finally:
            self._database.close()
            self._database = self._actor = None

    def wait(self) -> None:
        """Until the copy that was begun at leaving is there, and its last checkpoint; the program ends after it."""
        if self._signing is not None:
            self._signing.wait(PATIENCE)
        copying(self.path).wait(PATIENCE)

    def put_back(self, prepared: Prepared, actor: StaffMember) -> Path | None:
        """Shut the records and put a copy in their place; gives where the replaced ones are kept."""
        self.leave()
        return put_back(prepared, actor, self._clock())

    def _end(self, database: Database, actor: StaffMember) -> None:
        self._history.left(actor)
        with database.writing():
            self._history.write_left()
        self._history.written()
        self._signing = signing(database)
        self._signing.sign(self._clock())
        self._copy_at_leaving(database)

    def _copy_at_leaving(self, database: Database) -> None:
        """In a thread and with a connection of its own: whoever leaves does not wait."""
        copies, now = copying(self.path), self._clock()
        if database.opening is not None and is_due_at_leaving(copies.last_try(), now):
            with database.reading():
                choice = backups.choice()
            copies.begin(database.opening, now, choice)

    def _opened(self, unlocked: Unlocked) -> Database:
        """The records, looked over first when the last one who had them open did not close them."""
        left_open = inspecting.left_open(self.path) or self.source is not None
        database = opening.open_unlocked(self.path, self._vault, unlocked, self._clock())
        if left_open:
            try:
                inspecting.check_quickly(database)
            except StoreFault:
                database.close()
                raise
        return database

    def _plain(self) -> Database:
        if self._database is None:
            self._database = opening.still_plain(self.path)
        if self._database is None:
            raise StoreFault(Fault.WRONG_KEY)
        return self._database

    def _enter(self, database: Database, unlocked: Unlocked, recovery: str = "") -> Entered | Refused:
        """Write down what happened at the door, switch off what nobody uses, and let the person in if they may."""
        self._database = database
        try:
            here, account = self._at_the_door(database, unlocked.uid)
        except BaseException:
            self.leave()
            raise
        if account is None or not account.enabled or here is None:
            self.leave()
            return refuse(Cause.ACCOUNT_DISABLED)
        if self.source is not None and account.must_change:  # somebody else has seen it, and no log would tell
            self.leave()
            return refuse(Cause.PASSWORD_FIRST)
        self._actor = account.member
        if self.source is not None:
            database.look_only()
            return Entered(services_over(database, self._clock), here, account.member)
        if database.opening is not None:
            database.opening.presence.must_change = account.must_change
        signing(database).first_of_day(self._clock())
        reserve.keep(self.path)
        return Entered(services_over(database, self._clock), here, account.member, account.must_change, recovery)

    def _at_the_door(self, database: Database, uid: str) -> tuple[Agency | None, Account | None]:
        from desktop_app.services.promises import keep_promises_of_before

        told = self._tries.waiting()
        with database.writing():
            known = self._everyone()
            people = {self._vault.handle(each.member.name): each.member.id for each in known}
            self._history.write_left()
            self._history.write_happenings(told, people)
            keep_promises_of_before(self._clock())
            for unused in to_disable(known, self._clock()):
                accounts.disable(unused.member.id, self._clock())
                self._history.write(None, "account.unused", unused.member.id)
            account = accounts.of_uid(uid)
            if account is not None and account.enabled:
                accounts.seen(account.member.id, self._clock())
                self._history.write(account.member, "account.sign_in", account.member.id)
            elif account is not None:
                self._history.write(account.member, "account.turned_away", account.member.id)
            known, here = accounts.everyone(), agencies.get()
        self._history.written()
        self._tries.written(len(told))
        gone = self._vault.people() - {each.uid for each in known if each.enabled}
        if gone:
            opening.rotate(database, Change(drop=frozenset(gone)))
        return here, account

    def _everyone(self) -> tuple[Account, ...]:
        inside = self._vault.people()
        return tuple(replace(each, has_password=each.uid in inside) for each in accounts.everyone())

    def _settle_account(self, member: StaffMember, uid: str) -> None:
        assert self._database is not None
        with self._database.writing():
            accounts.open_for(member.id, self._clock(), uid)
            accounts.password_set(member.id, self._clock(), must_change=False)
            self._history.write(member, "account.first", member.id)

    def _unfit(self, password: str, again: str, *names: str) -> Refused | None:
        if password != again:
            return refuse(Cause.PASSWORDS_DIFFER)
        return check_password(password, passwords.banned(self.path.parent), *names)
