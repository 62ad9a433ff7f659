"""Accounts: who may sign in, with which password, and what happens when somebody leaves.

The history is written first, then the vault: a password never exists without its entry, and one that could not be made
is given again.
"""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.accounts import (
    LEAST_IDLE_MINUTES,
    MOST_FAILURES,
    MOST_IDLE_MINUTES,
    Account,
    Security,
    manages,
    may_let_in,
    must_confirm,
    stale,
)
from desktop_app.domain.passwords import check_password
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import Role, StaffMember, same_person
from desktop_app.domain.texts import check_texts
from desktop_app.services.acting import Service
from desktop_app.services.first_passwords import GivenPassword, give_password, use_chosen_cost
from desktop_app.store import accounts, agency, passwords, staff
from desktop_app.store.entrance import own_notice, set_own_notice
from desktop_app.store.opening import Opening, rotate
from desktop_app.store.vault import Change, NewSlot, WrongPassword, password_bytes


class AccountService(Service):
    """Accounts and passwords."""

    def list(self, actor: StaffMember) -> tuple[Account, ...] | Refused:
        """Every account there ever was, by name."""
        if refused := self._deny(actor, Action.VIEW_ACCOUNTS):
            return refused
        with self._database.reading():
            return self._all()

    def stale(self, actor: StaffMember) -> tuple[Account, ...] | Refused:
        """The accounts nobody has used for ninety days."""
        everyone = self.list(actor)
        return everyone if isinstance(everyone, Refused) else stale(everyone, self._clock())

    def list_age(self, actor: StaffMember) -> int | Refused | None:
        """How many days old the list of banned passwords is, if that is more than a quarter."""
        if refused := self._deny(actor, Action.VIEW_ACCOUNTS):
            return refused
        with self._database.reading():
            return passwords.banned(self._database.path.parent).age(self._today())

    def add(self, actor: StaffMember, name: str, role: Role, extension: str = "") -> GivenPassword | Refused:
        """A new account, with a password for the first sign-in."""
        if refused := self._deny(actor, Action.ADD_ACCOUNT):
            return refused
        if not may_let_in(actor, role):
            return _by_a_supervisor(actor, Action.ADD_ACCOUNT)
        kept = check_texts({"name": name, "extension": extension})
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            if any(same_person(each.member.name, kept["name"]) for each in accounts.everyone()):
                return refuse(Cause.DUPLICATE, what="staff")
            member = staff.add(kept["name"], role, kept["extension"])
            uid = accounts.open_for(member.id, self._clock())
            accounts.password_set(member.id, self._clock(), must_change=True)
            self._record(actor, "account.add", "staff", member.id, role=role.value)
        return give_password(self._database, member, uid)

    def give_password(self, actor: StaffMember, staff_id: int) -> GivenPassword | Refused:
        """A password for somebody who has none yet or forgot theirs; the one they had opens nothing any more."""
        if refused := self._deny(actor, Action.GIVE_PASSWORD):
            return refused
        if self._database.opening is None:
            return self._no_keys()
        with self._writing():
            account = accounts.of_staff(staff_id)
            if account is None:
                return refuse(Cause.NOT_FOUND)
            if not account.enabled:
                return refuse(Cause.ACCOUNT_DISABLED)
            if not may_let_in(actor, account.member.role):
                return _by_a_supervisor(actor, Action.GIVE_PASSWORD)
            uid = accounts.open_for(staff_id, self._clock())
            accounts.password_set(staff_id, self._clock(), must_change=True)
            self._record(actor, "account.give_password", "staff", staff_id)
        return give_password(self._database, account.member, uid)

    def disable(self, actor: StaffMember, staff_id: int) -> Account | Refused:
        """Switch an account off. It is never removed, and nobody else ever gets it."""
        if refused := self._deny(actor, Action.DISABLE_ACCOUNT):
            return refused
        with self._writing():
            everyone = self._all()
            account = next((each for each in everyone if each.member.id == staff_id), None)
            if account is None or not account.enabled:
                return refuse(Cause.NOT_FOUND)
            others = [each for each in everyone if each.member.id != staff_id]
            if self._database.opening and manages(account) and not any(manages(each) for each in others):
                return refuse(Cause.ACCOUNT_LAST)
            accounts.disable(staff_id, self._clock())
            self._record(actor, "account.disable", "staff", staff_id)
        if self._database.opening and account.has_password:
            rotate(self._database, Change(drop=frozenset({account.uid})))
        return replace(account, disabled_at=self._clock(), has_password=False)

    def enable(self, actor: StaffMember, staff_id: int) -> GivenPassword | Refused:
        """The same person is back: their own account, with a password for the first sign-in."""
        if refused := self._deny(actor, Action.ADD_ACCOUNT):
            return refused
        with self._writing():
            account = accounts.of_staff(staff_id)
            if account is None or account.enabled:
                return refuse(Cause.NOT_FOUND)
            if not may_let_in(actor, account.member.role):
                return _by_a_supervisor(actor, Action.ADD_ACCOUNT)
            uid = accounts.open_for(staff_id, self._clock())
            accounts.enable(staff_id)
            accounts.password_set(staff_id, self._clock(), must_change=True)
            self._record(actor, "account.enable", "staff", staff_id)
        return give_password(self._database, replace(account.member, active=True), uid)

    def release(self, actor: StaffMember, staff_id: int) -> Account | Refused:
        """Let somebody try again whose account was locked after failed tries."""
        if refused := self._deny(actor, Action.RELEASE_ACCOUNT):
            return refused
        with self._writing():
            account = accounts.of_staff(staff_id)
            if account is None:
                return refuse(Cause.NOT_FOUND)
            self._record(actor, "account.release", "staff", staff_id)
        if opening := self._database.opening:
            handle = opening.vault.handle(account.member.name)
            opening.vault.release(handle, opening.keys)
            opening.tries.forget(handle)
        return account

    def change_password(self, actor: StaffMember, old: str, new: str, again: str) -> StaffMember | Refused:
        """Another password of one's own; the old one opens nothing any more, not even an older copy of the vault."""
        if refused := self._deny(actor, Action.OWN_ACCOUNT):
            return refused
        opening = self._database.opening
        if opening is None:
            return self._no_keys()
        if refused := self._wrong(actor, opening, old):
            return refused
        if refused := self._unfit(actor, old, new, again):
            return refused
        with self._writing():
            uid = accounts.open_for(actor.id, self._clock())
            self._record(actor, "account.change_password", "staff", actor.id)
        use_chosen_cost(self._database, opening)
        rotate(self._database, Change(put=(NewSlot(uid, actor.name, new),)))
        with self._writing():  # not before: until then the password they were given is the one that opens
            accounts.password_set(actor.id, self._clock(), must_change=False)
        opening.presence.confirmed_at, opening.presence.must_change = self._clock(), False
        return actor

    def confirm(self, actor: StaffMember, password: str) -> StaffMember | Refused:
        """Prove again who it is: after twelve hours, and before an act that asks for it."""
        if refused := self._deny(actor, Action.OWN_ACCOUNT):
            return refused
        opening = self._database.opening
        if opening is None:
            return self._no_keys()
        if refused := self._wrong(actor, opening, password):
            return refused
        with self._writing():
            self._record(actor, "account.confirm", "staff", actor.id)
        opening.presence.confirmed_at = self._clock()
        return actor

    def standing(self, actor: StaffMember) -> StaffMember | Refused:
        """Whether whoever is signed in still may be; asked every few seconds."""
        if refused := self._deny(actor, Action.OWN_ACCOUNT):
            return refused
        with self._database.reading():
            account = accounts.of_staff(actor.id)
        return actor if account is not None and account.enabled else refuse(Cause.ACCOUNT_DISABLED)

    def must_confirm(self, actor: StaffMember, action: Action) -> bool | Refused:
        """Whether somebody must prove again who they are before this."""
        if refused := self._deny(actor, Action.OWN_ACCOUNT):
            return refused
        return must_confirm(self._database.presence, action, self._clock())

    def security(self, actor: StaffMember) -> Security | Refused:
        """What the agency chose about signing in and locking."""
        if refused := self._deny(actor, Action.OWN_ACCOUNT):
            return refused
        with self._database.reading():
            return accounts.security()

    def set_security(self, actor: StaffMember, chosen: Security) -> Security | Refused:
        """Choose within the limits of the policy."""
        if refused := self._deny(actor, Action.CHANGE_SECURITY):
            return refused
        if not LEAST_IDLE_MINUTES <= chosen.idle_minutes <= MOST_IDLE_MINUTES:
            return refuse(Cause.COUNT, field="idle_minutes", least=LEAST_IDLE_MINUTES, most=MOST_IDLE_MINUTES)
        with self._writing():
            accounts.set_security(chosen)
            self._record(actor, "account.security", "agency", 1, minutes=chosen.idle_minutes, fips=chosen.fips_only)
        return chosen

    def sign_in_notice(self, actor: StaffMember) -> str | Refused:
        """The agency's own words of the notice before the sign-in."""
        if refused := self._deny(actor, Action.VIEW_ACCOUNTS):
            return refused
        return own_notice(self._database.path)

    def set_sign_in_notice(self, actor: StaffMember, words: str) -> str | Refused:
        """Choose them; empty for none. They are read before anything is open, so they are no secret."""
        if refused := self._deny(actor, Action.CHANGE_SECURITY):
            return refused
        if self._database.opening is None:
            return refuse(Cause.NO_PASSWORDS)
        kept = check_texts({"sign_in_notice": words})
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            self._record(actor, "account.notice_words", "agency", 1, letters=len(kept["sign_in_notice"]))
            set_own_notice(self._database.path, kept["sign_in_notice"])
        return kept["sign_in_notice"]

    def new_recovery(self, actor: StaffMember) -> str | Refused:
        """A new recovery key, to be printed once; the card there was opens nothing any more. It opens as a supervisor, too."""
        if refused := self._deny(actor, Action.MAKE_RECOVERY_CARD):
            return refused
        if self._database.opening is None:
            return self._no_keys()
        with self._writing():
            self._record(actor, "account.recovery", "agency", 1)
        return rotate(self._database, Change(new_recovery=True))

    def recovery_missing(self, actor: StaffMember) -> bool | Refused:
        """Whether nobody has the recovery key: it was made, and the desk was locked or lost power before it was on paper."""
        if refused := self._deny(actor, Action.VIEW_ACCOUNTS):
            return refused
        opening = self._database.opening
        return opening is not None and not opening.vault.recovery_on_paper()

    def recovery_kept(self, actor: StaffMember) -> StaffMember | Refused:
        """Somebody says that the recovery key is on paper."""
        if refused := self._deny(actor, Action.VIEW_ACCOUNTS):
            return refused
        opening = self._database.opening
        if opening is None:
            return self._no_keys()
        with self._writing():
            self._record(actor, "account.recovery_kept", "agency", 1)
        opening.vault.put_on_paper()
        return actor

    def _all(self) -> tuple[Account, ...]:
        """With what the vault and the file of failed tries know of each."""
        opening = self._database.opening
        if opening is None:
            return accounts.everyone()
        inside, locked = opening.vault.people(), opening.tries.locked()
        return tuple(
            replace(each, has_password=each.uid in inside, locked=opening.vault.handle(each.member.name) in locked)
            for each in accounts.everyone()
        )

    def _wrong(self, actor: StaffMember, opening: Opening, password: str) -> Refused | None:
        """Why this is not the actor's password; a wrong one counts as a failed try."""
        handle = opening.vault.handle(actor.name)
        if opening.tries.standing(handle).locked_at is not None:
            return refuse(Cause.ACCOUNT_LOCKED, most=MOST_FAILURES)
        try:
            opening.vault.unlock(actor.name, password)
        except WrongPassword:
            locked = opening.tries.failed(handle, self._clock()).locked_at is not None
            return refuse(Cause.ACCOUNT_LOCKED, most=MOST_FAILURES) if locked else refuse(Cause.NOT_SIGNED_IN)
        return None

    def _unfit(self, actor: StaffMember, old: str, new: str, again: str) -> Refused | None:
        if new != again:
            return refuse(Cause.PASSWORDS_DIFFER)
        if password_bytes(new) == password_bytes(old):
            return refuse(Cause.PASSWORD_SAME)
        with self._database.reading():
            here = agency.get()
        return check_password(new, passwords.banned(self._database.path.parent), actor.name, here.name if here else "")


def _by_a_supervisor(actor: StaffMember, action: Action) -> Refused:
    return refuse(Cause.NOT_ALLOWED, action=action, role=actor.role, roles=(Role.SUPERVISOR,))
