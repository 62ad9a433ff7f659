"""Calls that are promised to a family: a date, a channel, an outcome. Never what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.cases import FamilyMember, Standing, recipients


class FollowUpOutcome(StrEnum):
    """How a call ended."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    DECLINED = "declined"
    UNSAFE = "unsafe"


class FollowUpKind(StrEnum):
    """Why a call is due."""

    AFTER_RETURN = "after_return"
    WEEKS_LATER = "weeks_later"
    STILL_HELD = "still_held"
    ASK_AGAIN = "ask_again"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One promised call; the names and contacts let Today show it without another query."""

    id: int
    case_id: int
    due_on: date
    kind: FollowUpKind
    case_number: str = ""
    name_to_use: str = ""
    outcome: FollowUpOutcome | None = None
    done_by: str = ""
    contacts: tuple[FamilyMember, ...] = ()
    """Whom to call, how and when it is safe; filled only where a call is about to be made."""


def after_return(day: date) -> tuple[tuple[date, FollowUpKind], ...]:
    """The calls a finished return promises: within 24 to 72 hours, and after two to four weeks (gate B16)."""
    return (day + timedelta(days=2), FollowUpKind.AFTER_RETURN), (day + timedelta(days=21), FollowUpKind.WEEKS_LATER)


def whom_to_call(family: tuple[FamilyMember, ...]) -> tuple[FamilyMember, ...]:
    """Those who may receive; while that is not settled, everyone of the family who is not excluded."""
    return recipients(family) or tuple(each for each in family if each.standing is not Standing.EXCLUDED)
