"""What the vault file holds: one set of slots for each data key, and the line above it that tells damage and newer formats."""

from __future__ import annotations

from hashlib import sha256

import msgspec

from desktop_app.store.faults import Fault, StoreFault
from desktop_app.store.vault.keys import Keys
from desktop_app.store.vault.slots import Slot, locked

FORMAT = 2
"""2: the seals leave out the ways to the data key, which a lock takes away."""
_HEAD = b"safekeeping-vault"


class KeySet(msgspec.Struct, frozen=True):
    """The slots of one data key, and the seal that only the data key makes. `on_paper`: somebody has its recovery key.

    `lockable` where the seal leaves out the ways to the data key; that of format 1 did not.
    """

    slots: tuple[Slot, ...]
    seal: bytes
    on_paper: bool = True
    lockable: bool = False


class Body(msgspec.Struct, frozen=True):
    """What the file holds. `begun` is set once the records have their agency: until then they hold nothing."""

    vault_id: bytes
    current: KeySet
    following: KeySet | None = None
    begun: bool = False


def sets_of(body: Body) -> tuple[KeySet, ...]:
    """The one of the current data key, then that of the following one, if there is one."""
    return (body.current,) if body.following is None else (body.current, body.following)


def _seal_of(vault_id: bytes, slots: tuple[Slot, ...], keys: Keys, *, lockable: bool) -> bytes:
    """What only this data key makes of these slots. A way to another data key shows by that key's other seal."""
    told = tuple(locked(vault_id, each) for each in slots) if lockable else slots
    return keys.seal(vault_id + msgspec.json.encode(told))


def sealed(vault_id: bytes, slots: tuple[Slot, ...], keys: Keys, *, on_paper: bool) -> KeySet:
    """Some slots under the seal of their data key."""
    return KeySet(slots, _seal_of(vault_id, slots, keys, lockable=True), on_paper, lockable=True)


def fits(vault_id: bytes, found: KeySet, keys: Keys) -> bool:
    """Whether these slots are as somebody with this data key wrote them."""
    return found.seal == _seal_of(vault_id, found.slots, keys, lockable=found.lockable)


def check_seal(vault_id: bytes, found: KeySet, keys: Keys) -> None:
    """A fault, where somebody changed the slots without having the data key."""
    if not fits(vault_id, found, keys):
        raise StoreFault(Fault.VAULT_TAMPERED)


def parsed(content: bytes) -> Body:
    """What a file holds; a fault where it is not whole, or of a newer program."""
    head, _, rest = content.partition(b"\n")
    words = head.split(b" ")
    if len(words) != 3 or words[0] != _HEAD or not words[1].isdigit():
        raise StoreFault(Fault.VAULT_DAMAGED)
    if int(words[1]) > FORMAT:
        raise StoreFault(Fault.VAULT_NEWER)
    if sha256(rest.removesuffix(b"\n")).hexdigest().encode() != words[2]:
        raise StoreFault(Fault.VAULT_DAMAGED)
    try:
        return msgspec.json.decode(rest, type=Body)
    except msgspec.DecodeError as error:
        raise StoreFault(Fault.VAULT_DAMAGED) from error


def written(body: Body) -> bytes:
    """The file of it."""
    content = msgspec.json.format(msgspec.json.encode(body), indent=1)
    return b"%s %d %s\n%s\n" % (_HEAD, FORMAT, sha256(content).hexdigest().encode(), content)
