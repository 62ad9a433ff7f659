"""Letters that say when, where and who."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from desktop_app.domain.handouts.kinds import Kind
from desktop_app.domain.handouts.letterhead import Letterhead
from desktop_app.domain.handouts.lists import RetainedItem
from desktop_app.domain.handouts.staff_papers import Role


@dataclass(frozen=True, slots=True)
class LetterItem:
    """One belonging in the words its family reads; `wrapped` adds that it stays closed unless they ask."""

    description: str
    wrapped: bool = False


@dataclass(frozen=True, slots=True)
class AppointmentLetter:
    """Confirms a return of belongings. `starts` is the room's wall-clock time.

    `minutes` is None only when nothing is booked behind the visit: the letter then says so.
    """

    kind: ClassVar[Kind] = Kind.APPOINTMENT_LETTER
    letterhead: Letterhead
    record_number: str
    recipient: str
    person_name: str
    starts: datetime
    where: str
    host: str
    host_role: Role = "victim_services"
    minutes: int | None = None
    items: tuple[LetterItem, ...] = ()
    retained: tuple[RetainedItem, ...] = ()
    call_by: date | None = None
    bring: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InterviewLetter:
    """Confirms a visit to a soft interview room; says nothing of what happened."""

    kind: ClassVar[Kind] = Kind.INTERVIEW_LETTER
    letterhead: Letterhead
    record_number: str
    recipient: str
    starts: datetime
    where: str
    host: str
    host_role: Role = "victim_services"
    minutes: int | None = None
    people: tuple[str, ...] = ()
    recorded: bool | None = None
    interpreter: str = ""
