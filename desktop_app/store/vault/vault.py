"""The vault file: who may open the records, and the way from one data key to the next without losing either.

A change that makes a password invalid also makes a new data key. Until the database has taken it, the file holds both:
`current`, which opens the database as it was, and `following`, which opens it afterwards. Whichever does, stays.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from desktop_app.domain.texts import comparable
from desktop_app.store.faults import Fault, StoreFault
from desktop_app.store.vault.body import Body, KeySet, check_seal, fits, parsed, sealed, sets_of, written
from desktop_app.store.vault.costs import OF_RECOVERY, SHIPPED, Cost, derive, password_bytes
from desktop_app.store.vault.files import OLDER, older, write_whole
from desktop_app.store.vault.keys import Keys
from desktop_app.store.vault.recovery import new_recovery_code, recovery_bytes
from desktop_app.store.vault.slots import (
    RECOVERY,
    Slot,
    WrongPassword,
    data_key,
    handle_of,
    locked,
    make_slot,
    private_key,
    released,
    rewrapped,
)


@dataclass(frozen=True, slots=True)
class NewSlot:
    """Somebody and the password they sign in with from now on."""

    uid: str
    name: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Change:
    """Who signs in with what from now on, who no more, and whether a new recovery key is made."""

    put: tuple[NewSlot, ...] = ()
    drop: frozenset[str] = frozenset()
    new_recovery: bool = False


@dataclass(frozen=True, slots=True)
class Unlocked:
    """Who it is, and the keys their password opens: more than one only after an interrupted change."""

    uid: str
    candidates: tuple[Keys, ...]


class Vault:
    """The vault beside a database; `cost` is that of the slots it makes from now on."""

    def __init__(self, database: Path, cost: Cost = SHIPPED) -> None:
        self.path = database.with_suffix(".vault")
        self.cost = cost

    def exists(self) -> bool:
        """Whether this database has a vault, be it an older generation of it."""
        return any(path.exists() for path in (self.path, *(older(self.path, each + 1) for each in range(OLDER))))

    def begun(self) -> bool:
        """Whether there are records behind it; an empty database is never put in their place.

        Only the newest generation can say that there are none: the one before is from before the records began.
        """
        return self.exists() and (self._read().begun or not self._newest_is_whole())

    def create(self, first: Iterable[NewSlot]) -> tuple[Keys, str]:
        """A new vault for its first people, and the recovery key, to be printed once."""
        keys, code, vault_id = Keys.new(), new_recovery_code(), secrets.token_bytes(16)
        slots = (*(self._slot(vault_id, each, keys) for each in first), _recovery_slot(vault_id, code, keys))
        self._write(Body(vault_id, sealed(vault_id, slots, keys, on_paper=False)))
        return keys, code

    def begin(self) -> None:
        """From here on there are records behind it."""
        self._write(msgspec.structs.replace(self._read(), begun=True))

    def unlock(self, name: str, password: str) -> Unlocked:
        """The keys behind a name and a password. An unknown name costs the time of a wrong password.

        Of which slot's, where they differ in cost, is always the same for the same name.
        """
        body = self._read()
        wanted = handle_of(body.vault_id, comparable(name))
        found = [
            (each, slot)
            for each in sets_of(body)
            for slot in each.slots
            if slot.handle == wanted and slot.uid != RECOVERY
        ]
        if not found:
            costs = [slot.cost for slot in body.current.slots if slot.uid != RECOVERY] or [self.cost]
            derive(password_bytes(password), body.vault_id, costs[wanted[0] % len(costs)])
            raise WrongPassword
        return self._unlock(body, found, password_bytes(password))

    def recover(self, code: str) -> Unlocked:
        """The keys behind the printed recovery key."""
        body = self._read()
        found = [(each, slot) for each in sets_of(body) for slot in each.slots if slot.uid == RECOVERY]
        secret = recovery_bytes(code)
        if not found or secret is None:
            raise WrongPassword
        return self._unlock(body, found, secret)

    def people(self) -> frozenset[str]:
        """The uids of everyone who has a password, the recovery key apart."""
        body = self._read()
        return frozenset(slot.uid for each in sets_of(body) for slot in each.slots) - {RECOVERY}

    def put(self, keys: Keys, new: NewSlot) -> None:
        """Let one more person in with the data key as it is."""
        body = self._read()
        if any(slot.uid == new.uid for slot in body.current.slots):
            raise ValueError("this person has a slot; another password needs another data key")
        check_seal(body.vault_id, body.current, keys)
        slots = (*body.current.slots, self._slot(body.vault_id, new, keys))
        current = sealed(body.vault_id, slots, keys, on_paper=body.current.on_paper)
        self._write(msgspec.structs.replace(body, current=current))

    def prepare(self, keys: Keys, change: Change) -> tuple[Keys, str]:
        """Write the next data key beside the current one; the database takes it, then `settle` ends the change.

        Gives the next keys and, where one was wished for, the new recovery key.
        """
        body = self._read()
        check_seal(body.vault_id, body.current, keys)
        after, code = Keys.new(), new_recovery_code() if change.new_recovery else ""
        gone = {*change.drop, *(each.uid for each in change.put), *((RECOVERY,) if code else ())}
        kept = [rewrapped(body.vault_id, slot, after.data) for slot in body.current.slots if slot.uid not in gone]
        slots = [*kept, *(self._slot(body.vault_id, each, after) for each in change.put)]
        if code:
            slots.append(_recovery_slot(body.vault_id, code, after))
        following = sealed(body.vault_id, tuple(slots), after, on_paper=body.current.on_paper and not code)
        self._write(msgspec.structs.replace(body, following=following))
        return after, code

    def settle(self, keys: Keys) -> None:
        """Keep the slots of the data key that opened the database, and no others, under a seal of today."""
        body = self._read()
        if body.following is None and body.current.lockable:
            return
        kept = next((each for each in sets_of(body) if fits(body.vault_id, each, keys)), None)
        if kept is None:
            raise StoreFault(Fault.VAULT_TAMPERED)
        current = sealed(body.vault_id, kept.slots, keys, on_paper=kept.on_paper)
        self._write(msgspec.structs.replace(body, current=current, following=None))

    def lock(self, handle: str) -> None:
        """Take away the way to the data key behind a name, in every generation of the file; its password opens nothing.

        Before the first opening by this program the seals do not allow it: until then only the count of tries locks.
        """
        body = self._read()
        if not all(each.lockable for each in sets_of(body)):
            return
        current, *following = (_locked(body.vault_id, each, handle) for each in sets_of(body))
        shut = msgspec.structs.replace(body, current=current, following=following[0] if following else None)
        for path in (self.path, *(older(self.path, each + 1) for each in range(OLDER))):
            if path == self.path or path.exists():
                write_whole(path, written(shut), keep=0)

    def release(self, handle: str, keys: Keys) -> None:
        """Give it back. Nobody can who is not in."""
        body = self._read()
        if handle not in self.locked():
            return
        check_seal(body.vault_id, body.current, keys)
        slots = tuple(
            released(body.vault_id, slot, keys.data) if slot.handle.hex() == handle else slot
            for slot in body.current.slots
        )
        current = sealed(body.vault_id, slots, keys, on_paper=body.current.on_paper)
        self._write(msgspec.structs.replace(body, current=current))

    def locked(self) -> frozenset[str]:
        """The handles whose way to the data key was taken away."""
        if not self.exists():
            return frozenset()
        slots = (slot for each in sets_of(self._read()) for slot in each.slots)
        return frozenset(slot.handle.hex() for slot in slots if slot.wrap is None)

    def recovery_on_paper(self) -> bool:
        """Whether somebody said that the recovery key is on paper; a lock or a power cut may have come before."""
        return self._read().current.on_paper

    def put_on_paper(self) -> None:
        """Somebody says so now."""
        body = self._read()
        self._write(msgspec.structs.replace(body, current=msgspec.structs.replace(body.current, on_paper=True)))

    def changing(self) -> bool:
        """Whether a change of the data key was interrupted."""
        return self._read().following is not None

    def fits(self, keys: Keys) -> bool:
        """Whether these keys are those of this vault, before or after a change."""
        body = self._read()
        return any(fits(body.vault_id, each, keys) for each in sets_of(body))

    def content(self) -> bytes:
        """The newest generation that is whole, byte for byte, for a copy."""
        self._read()
        for path in (self.path, *(older(self.path, each + 1) for each in range(OLDER))):
            if path.exists():
                content = path.read_bytes()
                with suppress(StoreFault):
                    parsed(content)
                    return content
        raise StoreFault(Fault.VAULT_DAMAGED)

    def handle(self, name: str) -> str:
        """What stands for a name in files that must not tell it."""
        return handle_of(self._read().vault_id, comparable(name)).hex()

    def costs(self) -> dict[str, Cost]:
        """The cost of each slot, the recovery key's apart."""
        return {slot.uid: slot.cost for slot in self._read().current.slots if slot.uid != RECOVERY}

    def _unlock(self, body: Body, found: list[tuple[KeySet, Slot]], secret: bytes) -> Unlocked:
        opened: dict[bytes, bytes] = {}
        candidates: list[Keys] = []
        wrong: WrongPassword | StoreFault | None = None
        for each, slot in found:
            try:
                if slot.sealed not in opened:
                    opened[slot.sealed] = private_key(body.vault_id, slot, secret)
            except (WrongPassword, StoreFault) as fault:
                wrong = fault
                continue
            keys = Keys(data_key(body.vault_id, slot, opened[slot.sealed]))
            check_seal(body.vault_id, each, keys)
            candidates.append(keys)
        if not candidates:
            raise wrong or WrongPassword
        return Unlocked(found[0][1].uid, tuple(candidates))

    def _slot(self, vault_id: bytes, new: NewSlot, keys: Keys) -> Slot:
        name, secret = comparable(new.name), password_bytes(new.password)
        return make_slot(vault_id, new.uid, name, secret, self.cost, keys.data)

    def _read(self) -> Body:
        """The newest generation that is whole. An older one opens nothing once the data key has changed."""
        fault: StoreFault | None = None
        for path in (self.path, *(older(self.path, each + 1) for each in range(OLDER))):
            try:
                return parsed(path.read_bytes())
            except FileNotFoundError:
                continue
            except StoreFault as found:
                if found.fault is Fault.VAULT_NEWER:
                    raise
                fault = fault or found
        raise fault or StoreFault(Fault.VAULT_DAMAGED)

    def _newest_is_whole(self) -> bool:
        try:
            parsed(self.path.read_bytes())
        except (FileNotFoundError, StoreFault):
            return False
        return True

    def _write(self, body: Body) -> None:
        write_whole(self.path, written(body))


def _locked(vault_id: bytes, found: KeySet, handle: str) -> KeySet:
    slots = tuple(locked(vault_id, slot) if slot.handle.hex() == handle else slot for slot in found.slots)
    return msgspec.structs.replace(found, slots=slots)


def _recovery_slot(vault_id: bytes, code: str, keys: Keys) -> Slot:
    secret = recovery_bytes(code)
    assert secret is not None
    return make_slot(vault_id, RECOVERY, secrets.token_hex(16), secret, OF_RECOVERY, keys.data)
