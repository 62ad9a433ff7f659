"""The keys of the records: a file beside the database with a slot for everyone who may open it."""

from __future__ import annotations

from desktop_app.store.vault.costs import FIPS_ONLY, SHIPPED, Cost, Kdf, password_bytes
from desktop_app.store.vault.keys import Keys
from desktop_app.store.vault.slots import RECOVERY, WrongPassword
from desktop_app.store.vault.tries import Tries
from desktop_app.store.vault.vault import Change, NewSlot, Unlocked, Vault

__all__ = [
    "FIPS_ONLY",
    "RECOVERY",
    "SHIPPED",
    "Change",
    "Cost",
    "Kdf",
    "Keys",
    "NewSlot",
    "Tries",
    "Unlocked",
    "Vault",
    "WrongPassword",
    "password_bytes",
]
