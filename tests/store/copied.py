"""Who may open the records that copies are made of, and what stands in a folder of copies."""

from __future__ import annotations

from pathlib import Path

from desktop_app.store.database import Database
from desktop_app.store.vault import NewSlot
from tests.accounts import OTHER, PASSWORD

IDA, NIA = NewSlot("uid-ida", "Ida Moss", PASSWORD), NewSlot("uid-nia", "Nia Okoye", OTHER)


def key(database: Database) -> bytes:
    assert database.opening is not None
    return database.opening.keys.database


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}
