"""The audit as a chain: each entry carries a hash over itself and the hash of the entry before it.

A changed, removed, inserted or moved entry breaks the chain. A log cut off at its end does not: that is what the head
kept beside it and the signed checkpoints are for (CJIS Security Policy v6.0, AU-9).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.history import Entry
from desktop_app.domain.times import HOUR, MINUTE

REVIEW_EVERY = 7 * 24 * HOUR
"""AU-6: somebody reads the log once a week."""
VIEW_EVERY = 10 * MINUTE
"""Who looks at the same family or visit again within this is not written down again: a page that is read anew is no new look."""
CHECKPOINT_EVERY = 1_000
"""Entries after which the head is signed, however long the day."""
KEPT_FOR = 365 * 24 * HOUR
"""AU-11: how long no entry may be removed. As built, none ever is."""
PAGE = 200
"""Entries of one page of the log."""

_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode

START = "0" * 64
"""What the first entry is chained to."""
NO_FACTS = "{}"
"""What a purge leaves of an entry's facts; their hash stays, so the chain does."""


@dataclass(frozen=True, slots=True)
class Link:
    """One entry as it is chained. `recorded` is UTC in hundredths of a second since 1970 (AU-8)."""

    seq: int
    recorded: int
    at: int
    staff_id: int | None
    action: str
    entity: str
    entity_id: int | None
    case_id: int | None
    appointment_id: int | None
    facts_sha256: str


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry: its number and its hash."""

    seq: int
    hash: str

    @property
    def short(self) -> str:
        """What is printed on a record: the number and the first 16 characters of the hash."""
        return f"{self.seq}-{self.hash[:16]}"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head at one moment (UTC seconds), signed, and kept in a second place."""

    head: Head
    at: int
    signature: bytes = b""
    public_key: bytes = b""

    def message(self) -> bytes:
        """The bytes that are signed."""
        return json.dumps(["safekeeping checkpoint", self.head.seq, self.head.hash, self.at]).encode()


class Flaw(StrEnum):
    """What can be wrong with a log."""

    CHANGED = "changed"
    OUT_OF_ORDER = "out_of_order"
    CUT_OFF = "cut_off"
    OLDER_COPY = "older_copy"
    OTHER_LOG = "other_log"
    CHECKPOINT = "checkpoint"
    NO_CHECKPOINTS = "no_checkpoints"
    UNGUARDED = "unguarded"


@dataclass(frozen=True, slots=True)
class Finding:
    """One flaw, and the number of the entry where it shows."""

    flaw: Flaw
    seq: int


def facts_hash(facts: object) -> str:
    """The hash of an entry's facts as they were written; what is not text has none."""
    return hashlib.sha256(facts.encode()).hexdigest() if isinstance(facts, str) else ""


def link_hash(before: str, link: Link) -> str:
    """The hash of an entry that follows the entry with the hash `before`."""
    told = [
        before,
        link.seq,
        link.recorded,
        link.at,
        link.staff_id,
        link.action,
        link.entity,
        link.entity_id,
        link.case_id,
        link.appointment_id,
        link.facts_sha256,
    ]
    return hashlib.sha256(_encode(told).encode()).hexdigest()


class ChainCheck:
    """A log read from its first entry on, in as many parts as one likes.

    `checkpoints` have had their signatures checked; of what is `printed` on records only the hash's beginning is known.
    """

    def __init__(self, checkpoints: Iterable[Checkpoint] = (), printed: Iterable[Head] = ()) -> None:
        self._due: dict[int, set[str]] = {}
        for head in (*(each.head for each in checkpoints), *printed):
            self._due.setdefault(head.seq, set()).add(head.hash)
        self._last = Head(0, START)
        self.finding: Finding | None = None

    @property
    def read(self) -> int:
        """The number of the last entry that was read."""
        return self._last.seq

    def take(self, entries: Iterable[tuple[Link, str]]) -> int:
        """Read on; how many were read. Nothing is read after the first flaw."""
        count, last, before = 0, self._last.seq, self._last.hash
        try:
            for link, kept in entries:
                if link.seq != last + 1:
                    self.finding = Finding(Flaw.OUT_OF_ORDER, link.seq)
                elif link_hash(before, link) != kept:
                    self.finding = Finding(Flaw.CHANGED, link.seq)
                elif not all(map(kept.startswith, self._due.get(link.seq, ()))):
                    self.finding = Finding(Flaw.OTHER_LOG, link.seq)
                if self.finding:
                    break
                before, last, count = kept, link.seq, count + 1
        except (TypeError, ValueError):  # bytes where text was written, or what is no text at all
            self.finding = Finding(Flaw.CHANGED, last + 1)
        self._last = Head(last, before)
        return count

    def end(self, head: Head) -> Finding | None:
        """The first flaw there is; `head` is what the database itself says the last entry is."""
        if self.finding is None and head != self._last:
            self.finding = Finding(Flaw.CUT_OFF, self._last.seq + 1)
        if self.finding is None and max(self._due, default=0) > self._last.seq:
            self.finding = Finding(Flaw.OLDER_COPY, self._last.seq + 1)
        return self.finding


def check_chain(entries: Iterable[tuple[Link, str]], head: Head, checkpoints: Iterable[Checkpoint]) -> Finding | None:
    """The first flaw of a log, read from its first entry on, or None.

    `head` is what the database itself says the last entry is; `checkpoints` have had their signatures checked.
    """
    check = ChainCheck(checkpoints)
    check.take(entries)
    return check.end(head)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of checking a log. `unsigned` entries stand after the last checkpoint; `unread` places could not be asked."""

    finding: Finding | None
    entries: int
    checkpoints: int
    unsigned: int
    unread: int = 0

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong with it."""
        return self.finding is None


class Topic(StrEnum):
    """What somebody who reads the log looks for."""

    SIGNING_IN = "signing_in"
    REFUSED = "refused"
    LOOKED_AT = "looked_at"
    VISITS = "visits"
    FAMILIES = "families"
    BELONGINGS = "belongings"
    PAPERS = "papers"
    REMOVED = "removed"
    SETTINGS = "settings"
    LOG = "log"


TOPICS: Mapping[Topic, tuple[str, ...]] = {
    Topic.SIGNING_IN: ("account.",),
    Topic.REFUSED: ("refused", "account.failed", "account.locked", "account.refused_locked", "account.turned_away"),
    Topic.LOOKED_AT: ("case.view", "appointment.view"),
    Topic.VISITS: ("appointment.", "series.", "separation.", "waiting_list.", "busy.", "calendar."),
    Topic.FAMILIES: ("case.", "member.", "authority.", "flag.", "preference.", "consent.", "follow_up.", "step."),
    Topic.BELONGINGS: ("item.", "hold.", "custody.", "packing.", "cash.", "post.", "missing.", "destruction."),
    Topic.PAPERS: ("handout.", "record.", "paper.", "notice.", "report."),
    Topic.REMOVED: ("purge.", "destruction."),
    Topic.SETTINGS: (
        "agency.", "room.", "staff.", "resource.", "hours.", "buffers.", "closure.", "interpreter.", "notice_rule.",
        "retention.", "check_in.", "backup.",
    ),
    Topic.LOG: ("audit.",),
}  # fmt: skip
"""How the actions of a topic begin."""


@dataclass(frozen=True, slots=True)
class LogWish:
    """What to look for; empty fields ask for nothing. `before` is the number of the last entry already shown."""

    first: date | None = None
    last: date | None = None
    staff_id: int | None = None
    topic: Topic | None = None
    case_number: str = ""
    visit_number: str = ""
    before: int | None = None


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An entry with what it is about, by the numbers people use."""

    entry: Entry
    case_number: str = ""
    visit_number: str = ""


@dataclass(frozen=True, slots=True)
class LogPage:
    """Entries, the latest first; `more` when there are older ones."""

    entries: tuple[LogEntry, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Review:
    """Somebody read the log up to an entry."""

    seq: int
    at: int
    by_name: str


@dataclass(frozen=True, slots=True)
class LogState:
    """How the log stands: its head, when it began, who read it last, and how its checkpoints fare."""

    head: Head
    began_at: int | None
    review: Review | None
    folder: str = ""
    signs: bool = False
    """Whether there are keys to sign checkpoints with; a sample agency has none."""
    failed: bool = False
    """The last checkpoint could not be written to the second place, and will be."""


class ExportWhy(StrEnum):
    """Why somebody takes a copy of the log; a choice, because nothing typed is ever in it."""

    COURT = "court"
    AUDIT = "audit"
    REQUEST = "request"
    COPY = "copy"


def review_due(state: LogState, now: int) -> bool:
    """Whether a week passed since somebody read the log, or since it began."""
    since = state.review.at if state.review else state.began_at
    return since is not None and now - since >= REVIEW_EVERY
