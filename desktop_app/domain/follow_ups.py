"""Calls that are promised to a family: a date, a channel, an outcome. Never what was said.

Every belonging that stays, once the family knows of it, has a call with a date, until somebody records the call.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.cases import FamilyMember, recipients
from desktop_app.domain.preferences import Preference, Reply, Topic


class FollowUpOutcome(StrEnum):
    """How a call ended. `NOT_NEEDED` is nobody's answer: what the call was about has gone home meanwhile."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    DECLINED = "declined"
    UNSAFE = "unsafe"
    NOT_NEEDED = "not_needed"


RECORDED = tuple(each for each in FollowUpOutcome if each is not FollowUpOutcome.NOT_NEEDED)
"""What a person may record."""
TRY_AGAIN = frozenset({FollowUpOutcome.NO_ANSWER, FollowUpOutcome.UNSAFE})
"""Outcomes after which the next call is promised at once."""


class FollowUpKind(StrEnum):
    """Why a call is due."""

    AFTER_RETURN = "after_return"
    WEEKS_LATER = "weeks_later"
    STILL_HELD = "still_held"
    ASK_AGAIN = "ask_again"
    CLEARED = "cleared"
    DECLINED_KEPT = "declined_kept"
    BEFORE_SENDING = "before_sending"
    AFTER_ARRIVAL = "after_arrival"
    PARCEL_LOST = "parcel_lost"
    LOOKED_FOR = "looked_for"


ABOUT_ITEMS = frozenset(
    {
        FollowUpKind.STILL_HELD,
        FollowUpKind.ASK_AGAIN,
        FollowUpKind.CLEARED,
        FollowUpKind.DECLINED_KEPT,
        FollowUpKind.LOOKED_FOR,
    }
)
"""Calls about belongings; the others are about a day."""
NEXT_TRY = timedelta(days=1)
"""Nobody answered: tomorrow, so that the first call is still made within three days of a return."""


class Quiet(StrEnum):
    """Why a call that is due is not made as it stands."""

    ASKED = "asked"
    WITHDRAWN = "withdrawn"
    ON_HOLD = "on_hold"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One promised call; the names and contacts let Today show it without another query.

    Several belongings that fall on one day are one call: `about` names them, `kinds` says why where there is
    more than one reason. While it is `quiet`, nobody calls: `decided_by`, who coordinates, decides how it goes on.
    """

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
    item_id: int | None = None
    about: tuple[str, ...] = ()
    kinds: tuple[FollowUpKind, ...] = ()
    done_at: int | None = None
    quiet: Quiet | None = None
    quiet_until: date | None = None
    decided_by: str = ""

    @property
    def reasons(self) -> tuple[FollowUpKind, ...]:
        """Why to call, each reason once."""
        return self.kinds or (self.kind,)


def after_return(day: date) -> tuple[tuple[date, FollowUpKind], ...]:
    """The calls a finished return promises: within 24 to 72 hours, and after two to four weeks (gate B16).

    On a working day, because on a weekend nobody would make them: Thursday's call is Friday's, Friday's is Monday's.
    """
    soon = (day + timedelta(days=days) for days in (2, 1, 3))
    first = next(each for each in soon if each.weekday() < 5)
    return (first, FollowUpKind.AFTER_RETURN), (working_day(day + timedelta(days=21)), FollowUpKind.WEEKS_LATER)


def working_day(day: date) -> date:
    """The day itself, or the Monday after it."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)


def next_try(today: date) -> date:
    """When to call again after nobody answered."""
    return working_day(today + NEXT_TRY)


def asked_later(calls: Iterable[FollowUp], today: date) -> date | None:
    """The day still to come on which a family asked to be asked again about everything; until then nobody asks."""
    days = [each.due_on for each in calls if each.kind is FollowUpKind.ASK_AGAIN and each.item_id is None]
    later = max(days, default=today)
    return later if later > today else None


def whom_to_call(family: tuple[FamilyMember, ...]) -> tuple[FamilyMember, ...]:
    """Those who may receive; while that is not settled, everyone of the family who is not kept away from it."""
    return recipients(family) or tuple(each for each in family if not each.kept_away)


def as_calls(rows: Iterable[FollowUp], *, by_kind: bool = False) -> tuple[FollowUp, ...]:
    """Promises as calls: what a family is promised for one day is one call, told by its first promise.

    `by_kind` keeps the reasons apart, for a list that says what is promised and why.
    """
    groups: dict[object, list[FollowUp]] = defaultdict(list)
    for row in rows:
        groups[row.case_id, row.due_on, row.outcome, row.done_at, row.kind if by_kind else None].append(row)
    return tuple(_one_call(together) for together in groups.values())


def _one_call(together: Sequence[FollowUp]) -> FollowUp:
    kinds = tuple(dict.fromkeys(each.kind for each in together))
    about = tuple(dict.fromkeys(name for each in together for name in each.about))
    return replace(together[0], kinds=kinds if len(kinds) > 1 else (), about=about)


def calls_declined(said: Sequence[Preference], declined_at: int | None) -> bool:
    """Whether the family wants no more calls: they said so when asked, or in a call; the last word counts."""
    answer = next((each for each in reversed(said) if each.topic is Topic.FOLLOW_UP), None)
    asked_at = answer.asked_at if answer and answer.asked else None
    if declined_at is not None and (asked_at is None or declined_at > asked_at):
        return True
    return answer is not None and answer.reply is Reply.NO_CALLS


def let_be(said: Sequence[Preference]) -> bool:
    """Whether what the family declined is only spoken of before it is let go."""
    answer = next((each for each in reversed(said) if each.topic is Topic.DECLINED), None)
    return answer is not None and answer.reply is Reply.DO_NOT_ASK_AGAIN
