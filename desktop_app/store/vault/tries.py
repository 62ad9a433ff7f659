"""Failed tries and what happened at the door while the database was shut; kept beside the vault, so a restart keeps it.

Whoever may delete files here can delete this one too, and so begin to count anew. The lock itself is in the vault:
deleting this frees nobody, and the log tells that it was gone.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from desktop_app.domain.accounts import WINDOW, Happening, Standing, What, after_failure
from desktop_app.store.vault.files import write_whole
from desktop_app.store.vault.vault import Vault

MOST_KEPT = 500
"""Names and happenings; somebody who types nonsense all night fills no disk."""


class Held(msgspec.Struct, frozen=True):
    """Of one name: when it failed lately, and since when it is locked."""

    failed: tuple[int, ...] = ()
    locked_at: int | None = None


class Told(msgspec.Struct, frozen=True):
    """Something that waits to be written into the history."""

    at: int
    what: What
    handle: str = ""


class Book(msgspec.Struct, frozen=True):
    """The whole file."""

    held: dict[str, Held] = {}
    told: tuple[Told, ...] = ()


LOST = Book(told=(Told(0, What.TRIES_LOST),))
"""Records that were begun have had such a file since then."""


class Tries:
    """The file of failed tries beside a database; names are there only as the handles of the vault."""

    def __init__(self, database: Path) -> None:
        self.path = database.with_suffix(".tries")
        self._vault = Vault(database)

    def begin(self) -> None:
        """There are records from now on: what was counted before stays, and the file is there."""
        self._write(self._read())

    def standing(self, handle: str) -> Standing:
        """What is held against a name."""
        held = self._read().held.get(handle, Held())
        if held.locked_at is None and handle in self._vault.locked():
            return Standing(held.failed, 0)
        return Standing(held.failed, held.locked_at)

    def failed(self, handle: str, now: int) -> Standing:
        """Count a failed try; the fifth within the window locks, in the vault too."""
        book = self._read()
        held = book.held.get(handle, Held())
        standing = after_failure(Standing(held.failed, held.locked_at), now)
        locked_now = standing.locked_at is not None and held.locked_at is None
        told = (*book.told, Told(now, What.FAILED, handle), *((Told(now, What.LOCKED, handle),) if locked_now else ()))
        people = {**{name: each for name, each in book.held.items() if name != handle}}
        people[handle] = Held(standing.failed, standing.locked_at)
        self._write(Book(_trimmed(people, now), told[-MOST_KEPT:]))
        if locked_now:
            self._vault.lock(handle)
        return standing

    def tell(self, what: What, now: int, handle: str = "") -> None:
        """Something to be written into the history as soon as the database is open."""
        book = self._read()
        self._write(Book(book.held, (*book.told, Told(now, what, handle))[-MOST_KEPT:]))

    def waiting(self) -> tuple[Happening, ...]:
        """What the history does not have yet, in order."""
        return tuple(Happening(each.at, each.what, each.handle) for each in self._read().told)

    def written(self, count: int) -> None:
        """The first of them are in the history now."""
        book = self._read()
        self._write(Book(book.held, book.told[count:]))

    def forget(self, handle: str) -> None:
        """Nothing is held against a name any more: it was let in, or released."""
        book = self._read()
        if handle in book.held:
            self._write(Book({name: each for name, each in book.held.items() if name != handle}, book.told))

    def locked(self) -> frozenset[str]:
        """The handles that wait for a release."""
        counted = {name for name, each in self._read().held.items() if each.locked_at is not None}
        return self._vault.locked() | counted

    def _read(self) -> Book:
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=Book)
        except FileNotFoundError:
            return LOST if self._vault.exists() and self._vault.begun() else Book()
        except msgspec.DecodeError:
            return LOST

    def _write(self, book: Book) -> None:
        write_whole(self.path, msgspec.json.encode(book), keep=0)


def _trimmed(people: dict[str, Held], now: int) -> dict[str, Held]:
    """Without the oldest that hold no lock, and whose failures count no more: nobody gets rid of theirs by nonsense."""
    over = [name for name, each in people.items() if each.locked_at is None and now - each.failed[-1] >= WINDOW]
    surplus = set(over[: max(0, len(people) - MOST_KEPT)])
    return {name: each for name, each in people.items() if name not in surplus}
