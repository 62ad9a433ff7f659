"""What a calendar file may say of an appointment, what is kept of a calendar that comes in, and why one is not read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.appointments import RELEASED, Status
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.rooms import INTERVIEWS, Purpose
from desktop_app.domain.times import Span

LARGEST = 10_000_000
"""Bytes of a calendar that is read."""
MOST_ENTRIES = 20_000
"""Times that are kept of one calendar."""
AHEAD_DAYS = 400
"""Days from today that are looked at: a busy time after the furthest booking helps nobody."""


class PurposeClass(StrEnum):
    """All that a calendar on somebody's telephone says about what a room is booked for."""

    INTERVIEW = "interview"
    MEETING = "meeting"
    RETURN = "return"


def purpose_class(purpose: Purpose) -> PurposeClass:
    """The class of a purpose; who is heard and why they meet stay inside."""
    if purpose in INTERVIEWS:
        return PurposeClass.INTERVIEW
    return PurposeClass.RETURN if purpose is Purpose.RETURN_OF_BELONGINGS else PurposeClass.MEETING


class EntryStatus(StrEnum):
    """How firm a calendar entry is, in the words of RFC 5545."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


def entry_status(status: Status) -> EntryStatus:
    """A postponed visit does not take place at this time, so its entry is cancelled like a cancelled one's."""
    if status in RELEASED:
        return EntryStatus.CANCELLED
    return EntryStatus.TENTATIVE if status is Status.TENTATIVE else EntryStatus.CONFIRMED


@dataclass(frozen=True, slots=True)
class Entry:
    """An appointment as a calendar shows it: `number` is its record number, `zone` its room's; nobody is named."""

    number: str
    event: Span
    zone: str
    room: str
    purpose: PurposeClass
    status: EntryStatus
    version: int


@dataclass(frozen=True, slots=True)
class KeptTime:
    """A time that a calendar says is taken; `uid` is a fingerprint of where it came from, never the entry's own words."""

    span: Span
    uid: str


@dataclass(frozen=True, slots=True)
class KeptCalendar:
    """What is kept of a calendar: the times, and a fingerprint of the calendar, so that its next copy replaces them.

    `own` counts entries that are this agency's own appointments, `free` those that are not busy or called off.
    """

    source: str
    times: tuple[KeptTime, ...]
    own: int = 0
    free: int = 0


class Flaw(StrEnum):
    """Why a calendar file is not read. Each has a sentence in ui/calendar_files/flaws.py."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_A_CALENDAR = "not_a_calendar"
    NOT_TEXT = "not_text"
    BAD_LINE = "bad_line"
    UNFINISHED = "unfinished"
    NO_START = "no_start"
    BAD_TIME = "bad_time"
    BAD_DURATION = "bad_duration"
    ENDS_BEFORE_START = "ends_before_start"
    BAD_RULE = "bad_rule"
    RULE_TOO_FINE = "rule_too_fine"
    RULE_WITHOUT_DATES = "rule_without_dates"
    UNKNOWN_ZONE = "unknown_zone"
    TOO_MANY = "too_many"


class Flawed(Exception):
    """A calendar that is not read, with the line where it went wrong; nothing of it is kept."""

    def __init__(self, flaw: Flaw, line: int = 0) -> None:
        super().__init__(f"{flaw.value} in line {line}")
        self.flaw = flaw
        self.line = line

    def refused(self) -> Refused:
        """As the value that a service gives back."""
        return refuse(Cause.CALENDAR_FILE, why=self.flaw, line=self.line)


@dataclass(frozen=True, slots=True)
class InTheWay:
    """An appointment that lies in a time now closed: listed for a person to decide about, never dropped."""

    appointment_id: int
    number: str
    room: str
    zone: str
    event: Span
