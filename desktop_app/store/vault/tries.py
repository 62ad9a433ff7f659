"""Failed tries and what happened at the door while the database was shut; kept beside the vault, so a restart keeps it.

Whoever may delete files here can delete this one too: it slows down a person at the screen, not a thief of the file.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from desktop_app.domain.accounts import WINDOW, Happening, Standing, What, after_failure
from desktop_app.store.vault.files import write_whole

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


class Tries:
    """The file of failed tries beside a database; names are there only as the handles of the vault."""

    def __init__(self, database: Path) -> None:
        self.path = database.with_suffix(".tries")

    def standing(self, handle: str) -> Standing:
        """What is held against a name."""
        held = self._read().held.get(handle, Held())
        return Standing(held.failed, held.locked_at)

    def failed(self, handle: str, now: int) -> Standing:
        """Count a failed try; the fifth within the window locks."""
        book = self._read()
        held = book.held.get(handle, Held())
        standing = after_failure(Standing(held.failed, held.locked_at), now)
        locked_now = standing.locked_at is not None and held.locked_at is None
        told = (*book.told, Told(now, What.FAILED, handle), *((Told(now, What.LOCKED, handle),) if locked_now else ()))
        people = {**{name: each for name, each in book.held.items() if name != handle}}
        people[handle] = Held(standing.failed, standing.locked_at)
        self._write(Book(_trimmed(people, now), told[-MOST_KEPT:]))
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
        return frozenset(name for name, each in self._read().held.items() if each.locked_at is not None)

    def _read(self) -> Book:
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=Book)
        except FileNotFoundError:
            return Book()
        except msgspec.DecodeError:
            return Book(told=(Told(0, What.TRIES_LOST),))

    def _write(self, book: Book) -> None:
        write_whole(self.path, msgspec.json.encode(book), keep=0)


def _trimmed(people: dict[str, Held], now: int) -> dict[str, Held]:
    """Without the oldest that hold no lock, and whose failures count no more: nobody gets rid of theirs by nonsense."""
    over = [name for name, each in people.items() if each.locked_at is None and now - each.failed[-1] >= WINDOW]
    surplus = set(over[: max(0, len(people) - MOST_KEPT)])
    return {name: each for name, each in people.items() if name not in surplus}
