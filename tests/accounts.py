"""Passwords that cost nothing to check, and records behind them, for tests."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.accounts import Presence
from desktop_app.store import accounts
from desktop_app.store.database import Database
from desktop_app.store.opening import Opening
from desktop_app.store.vault import Cost, Kdf, NewSlot, Tries, Vault

FAST = Cost(Kdf.ARGON2ID, 8, 1, 1)
"""Far below the shipped floor, which a test of its own proves."""
PASSWORD, OTHER, THIRD = "correct horse battery", "seven quiet rivers", "a lamp in the hall"


def behind_a_vault(database: Database, now: int, *staff_ids: int) -> Opening:
    """Put an open database behind a vault in which these people have PASSWORD."""
    with database.writing():
        people = [each for each in accounts.everyone() if each.member.id in staff_ids]
        slots = [NewSlot(accounts.open_for(each.member.id, now), each.member.name, PASSWORD) for each in people]
    vault = Vault(Path(database.path), FAST)
    keys, _ = vault.create(slots)
    vault.begin()
    database.rekey(keys.database)
    database.opening = Opening(vault, Tries(Path(database.path)), keys, Presence(now))
    return database.opening
