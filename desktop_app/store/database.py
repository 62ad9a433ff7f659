"""The one way to open the database: encrypted, pragmas read back, a newer schema refused untouched."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import peewee
from playhouse.migrations import Runner
from playhouse.sqlcipher_ext import SqlCipherDatabase

from desktop_app.store import places
from desktop_app.store.faults import ENGINE_ERRORS, OVERLAP, Fault, HoldOverlap, StoreFault, known_fault
from desktop_app.store.models import database_proxy

if TYPE_CHECKING:
    from desktop_app.domain.accounts import Presence
    from desktop_app.store.locks import Hold
    from desktop_app.store.opening import Opening

MIGRATIONS = Path(__file__).parent / "migrations"
APPLICATION_ID = 0x5AFE
LOWEST_SQLITE = (3, 51, 3)
PRAGMAS: dict[str, Any] = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,  # what guards removal guards a REPLACE too
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "temp_store": 2,
    "busy_timeout": 10_000,
    "mmap_size": 0,
    "cache_size": -32_000,
}


# It would write every value of a statement into the log (AU-3(3)).
logging.getLogger("peewee").setLevel(logging.WARNING)


class _Cipher(SqlCipherDatabase):  # type: ignore[misc]
    """Silences the library's own stderr lines, which a wrong key would otherwise print.

    On a full disk the engine undoes a transaction by itself; a second undoing would hide why. The library connects again
    by itself whenever something is asked for; once the records are shut it no longer can.
    """

    def forget_key(self) -> None:
        """From here on nothing opens with this; somebody has to sign in again."""
        self.connect_params.pop("passphrase", None)

    def _connect(self) -> Any:
        if "passphrase" not in self.connect_params:
            raise StoreFault(Fault.SHUT)
        return super()._connect()

    def _add_conn_hooks(self, conn: Any) -> None:
        conn.execute("PRAGMA cipher_log_level = NONE")
        super()._add_conn_hooks(conn)

    def rollback(self) -> None:
        if self.is_closed() or self.connection().in_transaction:
            super().rollback()


class Database:
    """An open database; `writing` is the only transaction there is."""

    def __init__(self, engine_database: SqlCipherDatabase, path: Path) -> None:
        self.engine = engine_database
        self.path = path
        self.opening: Opening | None = None
        """By whom and with which keys it was opened; a sample agency has none of that."""
        self.hold: Hold | None = None
        """Keeps other programs away while it is open."""
        self.only_looking = False
        self._looker: Presence | None = None

    def look_only(self) -> None:
        """From here on nothing is written, signed or copied: this is a passing copy of records that lie elsewhere."""
        self._looker, self.opening, self.only_looking = self.presence, None, True
        self.engine.execute_sql("PRAGMA query_only = 1")

    @property
    def presence(self) -> Presence | None:
        """When whoever opened it last proved who they are."""
        return self.opening.presence if self.opening else self._looker

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One BEGIN IMMEDIATE transaction; anything raised inside rolls all of it back."""
        if self.only_looking:
            raise StoreFault(Fault.ONLY_LOOKING)
        try:
            with self.engine.atomic("IMMEDIATE"):
                yield
        except peewee.IntegrityError as error:
            if OVERLAP in str(error):
                raise HoldOverlap from error
            raise
        except ENGINE_ERRORS as error:
            raise known_fault(error) from error

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Reads that see one moment, however many there are; known faults become StoreFault."""
        try:
            with self.engine.atomic("DEFERRED"):
                yield
        except ENGINE_ERRORS as error:
            raise known_fault(error) from error

    @contextmanager
    def telling_faults(self) -> Iterator[None]:
        """Known faults become StoreFault, for reads that stand alone."""
        try:
            yield
        except ENGINE_ERRORS as error:
            raise known_fault(error) from error

    def rekey(self, key: bytes) -> None:
        """Encrypt every page with another key. The engine does it in one transaction: all of it or nothing."""
        try:
            self.engine.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            self.engine.rekey(f"x'{key.hex()}'")
            self.engine.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        except ENGINE_ERRORS as error:
            raise known_fault(error) from error

    def compact(self) -> None:
        """Write the file anew without what was removed, and empty the log beside it. Outside of any transaction."""
        self.compacting()()

    def compacting(self) -> Callable[[], None]:
        """The same, to be called later: with a connection of its own, so that any thread may do it, after a lock too."""
        values = {"passphrase": self.engine.connect_params["passphrase"], "pragmas": list(PRAGMAS.items())}
        return partial(_compact, _Cipher(str(self.path), **values, timeout=10))

    def close(self) -> None:
        """Close the connection and let go of the keys; nothing is lost, every transaction has ended."""
        self.engine.close()
        self.engine.forget_key()
        self.opening = None
        if self.hold is not None:
            self.hold.release()
            self.hold = None


def open_database(path: Path, key: bytes, *, copy_first: bool = True) -> Database:
    """Open or create the encrypted database at `path` with a 32-byte key, migrating it first if it is older.

    A copy is made before that, unless the file is itself the copy of one that stays (`copy_first=False`).
    """
    if len(key) != 32:
        raise StoreFault(Fault.WRONG_KEY)
    if found := never_opened(path):
        raise StoreFault(found)
    existed = path.exists()
    if not existed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    elif _head(path) == b"SQLite format 3\0":
        raise StoreFault(Fault.NOT_ENCRYPTED)
    cipher = _Cipher(str(path), passphrase=f"x'{key.hex()}'", pragmas=list(PRAGMAS.items()), timeout=10)
    try:
        cipher.connect()
        _verify(cipher)
        database_proxy.initialize(cipher)
        _migrate(cipher, path, key, copy_first and existed)
    except ENGINE_ERRORS as error:
        cipher.close()
        raise known_fault(error) from error
    except BaseException:
        cipher.close()
        raise
    return Database(cipher, path)


def never_opened(path: Path) -> Fault | None:
    """Why no database is opened at a place: it is on a share, or a service copies it about."""
    if places.on_network(path):
        return Fault.NETWORK
    return Fault.SYNCED if places.synced(path) else None


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(16)


def _verify(cipher: SqlCipherDatabase) -> None:
    if tuple(cipher.server_version) < LOWEST_SQLITE:
        raise StoreFault(Fault.TOO_OLD)
    if str(_pragma(cipher, "cipher_status")) != "1":
        raise StoreFault(Fault.NOT_ENCRYPTED)
    for name, wanted in PRAGMAS.items():
        found = _pragma(cipher, name)
        if str(found) != str(wanted):
            raise StoreFault(Fault.READ_ONLY if name == "journal_mode" else Fault.DAMAGED)


def _pragma(cipher: SqlCipherDatabase, name: str) -> Any:
    row = cipher.execute_sql(f"PRAGMA {name}").fetchone()
    return row[0] if row else None


def _migrate(cipher: SqlCipherDatabase, path: Path, key: bytes, copy_first: bool) -> None:
    runner = Runner(cipher, str(MIGRATIONS))
    known = {migration.name for migration in runner.migrations()}
    applied = set(runner.applied())
    if applied - known or int(_pragma(cipher, "user_version")) > len(known):
        raise StoreFault(Fault.NEWER)
    if applied == known and int(_pragma(cipher, "user_version")) == len(known):
        return
    if copy_first and applied and applied != known:
        from desktop_app.store.backups import make

        make(path, key, int(time.time()), before=min(known - applied))
    runner.up()
    cipher.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    cipher.execute_sql(f"PRAGMA user_version = {len(known)}")


def _compact(cipher: _Cipher) -> None:
    try:
        cipher.connect()
        cipher.execute_sql("VACUUM")
        busy, *_ = cipher.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except ENGINE_ERRORS as error:
        raise known_fault(error) from error
    finally:
        cipher.close()
        cipher.forget_key()
    if busy:
        raise StoreFault(Fault.LOCKED)


def connected(path: Path, key: bytes) -> SqlCipherDatabase:
    """A connection of its own to a database as it is: nothing is migrated, no model is bound. The caller closes it."""
    cipher = _Cipher(str(path), passphrase=f"x'{key.hex()}'", pragmas=[("secure_delete", 1)], timeout=10)
    cipher.connect()
    return cipher


def key_beside(path: Path) -> bytes:
    """The random 256-bit key in a 0600 file beside the database, made at the first start (until sign-in exists)."""
    file = path.with_suffix(".key")
    if not file.exists():
        if path.exists():
            raise StoreFault(Fault.WRONG_KEY)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_bytes(secrets.token_bytes(32))
    return file.read_bytes()
