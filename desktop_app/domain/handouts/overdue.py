"""What waits too long (report R3): numbers, counts and offices; no name of a family and no belonging."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop_app.domain.handouts.kinds import Kind
from desktop_app.domain.handouts.letterhead import Letterhead


@dataclass(frozen=True, slots=True)
class WaitingAnswer:
    """Holds of one case that one authority was asked about and has not answered; of a letter that came back no day runs."""

    case_number: str
    authority: str
    holds: int
    asked_on: date
    letters: int
    remind_now: bool
    came_back_on: date | None = None


@dataclass(frozen=True, slots=True)
class PastReview:
    """Holds of one case that were to be looked at again by a day, and about which nobody was asked."""

    case_number: str
    authority: str
    holds: int
    review_on: date


@dataclass(frozen=True, slots=True)
class RunNotice:
    """A letter to a family whose days are over, with how many belongings still wait for their answer."""

    case_number: str
    belongings: int
    sent_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Overdue:
    """Everything that waits for somebody, on one day."""

    kind: ClassVar[Kind] = Kind.OVERDUE
    letterhead: Letterhead
    day: date
    answers: tuple[WaitingAnswer, ...] = ()
    reviews: tuple[PastReview, ...] = ()
    notices: tuple[RunNotice, ...] = ()

    @property
    def record_number(self) -> str:
        """A day has none."""
        return ""
