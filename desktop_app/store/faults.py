"""Known faults of the storage, and what the engine says when it meets one."""

from __future__ import annotations

from enum import StrEnum

import peewee
from sqlcipher3 import dbapi2

OVERLAP = "ROOM_OVERLAP"
"""What the triggers of migration 0001 raise when two holds of one room would share a moment."""

ENGINE_ERRORS = (peewee.DatabaseError, dbapi2.DatabaseError)
"""The library wraps what fails when a statement begins, not what fails while its rows are read."""


class Fault(StrEnum):
    """Known faults of the storage, each with a sentence on the screen."""

    WRONG_KEY = "wrong_key"
    NOT_ENCRYPTED = "not_encrypted"
    NEWER = "newer"
    DISK_FULL = "disk_full"
    LOCKED = "locked"
    READ_ONLY = "read_only"
    DAMAGED = "damaged"
    TOO_OLD = "too_old"
    MISSING = "missing"
    OTHER_VAULT = "other_vault"
    VAULT_DAMAGED = "vault_damaged"
    VAULT_TAMPERED = "vault_tampered"
    VAULT_NEWER = "vault_newer"
    IN_USE = "in_use"
    NETWORK = "network"
    SYNCED = "synced"
    COPY_DAMAGED = "copy_damaged"
    COPY_PLACE = "copy_place"
    ONLY_LOOKING = "only_looking"
    """Records that lie where nothing is written: their passing copy is shown."""
    SHUT = "shut"
    """Asked for after the desk was locked: by a dialog or a thread that had not ended yet."""


class StoreFault(Exception):
    """A known fault; what was asked has not been written. `facts` are what its sentence tells, never of a record."""

    def __init__(self, fault: Fault, **facts: str) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.facts = facts


class HoldOverlap(Exception):
    """The database itself refused two holds in one room."""


def known_fault(error: Exception) -> Exception:
    """The known fault behind an engine error, or the error itself when it is a bug of ours."""
    text = str(error).lower()
    for words, fault in (
        ("full", Fault.DISK_FULL),
        ("disk i/o", Fault.DISK_FULL),
        ("locked", Fault.LOCKED),
        ("readonly", Fault.READ_ONLY),
        ("unable to open", Fault.READ_ONLY),
        ("not a database", Fault.WRONG_KEY),
        ("malformed", Fault.DAMAGED),
        ("hmac", Fault.DAMAGED),
    ):
        if words in text:
            return StoreFault(fault)
    return error
