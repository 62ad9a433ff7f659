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
from desktop_app.domain.items import Decision, Item, Outcome
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


ABOUT_ITEMS = frozenset(
    {FollowUpKind.STILL_HELD, FollowUpKind.ASK_AGAIN, FollowUpKind.CLEARED, FollowUpKind.DECLINED_KEPT}
)
"""Calls about belongings; the others are about a day."""
NEXT_TRY = timedelta(days=1)
"""Nobody answered: tomorrow, so that the first call is still made within three days of a return."""
ASK_IN, LOOK_IN, KEEP_IN = timedelta(days=21), timedelta(days=30), timedelta(days=90)
"""Where nobody named a day: to ask again, to tell how a hold stands, to ask about what was declined. No law says these."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One promised call; the names and contacts let Today show it without another query.

    Several belongings that fall on one day are one call: `about` names them, `kinds` says why where there is
    more than one reason.
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

    @property
    def reasons(self) -> tuple[FollowUpKind, ...]:
        """Why to call, each reason once."""
        return self.kinds or (self.kind,)


@dataclass(frozen=True, slots=True)
class Promise:
    """A call about one belonging, as it stands; `done_on` is the day it was recorded."""

    id: int
    item_id: int
    kind: FollowUpKind
    due_on: date
    outcome: FollowUpOutcome | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A call that has to be promised, or what a promised one becomes (`id` is then its own)."""

    item_id: int
    kind: FollowUpKind
    due_on: date
    id: int = 0


@dataclass(frozen=True, slots=True)
class CallChanges:
    """What has to be promised, moved and ended, so that every belonging that stays has its call."""

    promised: tuple[Due, ...] = ()
    moved: tuple[Due, ...] = ()
    ended: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Standpoint:
    """What is true of the whole family while its calls are decided.

    `told`: somebody has spoken with them, so a promise can be kept; before that nobody calls (gate B1). `over`: a
    return took place and none stands. `declined`: they asked for no more calls. `let_be`: what they declined is not
    asked about again.
    """

    told: bool = True
    over: bool = False
    declined: bool = False
    let_be: bool = False


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


def why_it_stays(item: Item, standpoint: Standpoint) -> FollowUpKind | None:
    """The call a belonging needs because it stays; None when it is gone, or on its way to the family."""
    if item.gone:
        return None
    if _unwanted(item):
        return None if standpoint.let_be else FollowUpKind.DECLINED_KEPT
    if item.waiting_holds:
        return FollowUpKind.STILL_HELD
    if item.choice.decision in {Decision.LATER, Decision.UNDECIDED} or standpoint.over:
        return FollowUpKind.ASK_AGAIN
    return None


def plan_calls(
    items: Sequence[Item], made: Sequence[Promise], today: date, standpoint: Standpoint | None = None
) -> CallChanges:
    """What is missing so that every belonging that stays has its call, on its day.

    A promise is moved when its review moves, and turned into good news when the last hold is cleared; it ends only when
    the belonging has gone home. What a family declined is not promised, but what was promised stays to be recorded.
    """
    ground = standpoint or Standpoint()
    of_item: dict[int, list[Promise]] = defaultdict(list)
    for each in made:
        of_item[each.item_id].append(each)
    promised, moved, ended = [], [], []
    for item in items:
        before = of_item[item.id]
        waiting = [each for each in before if each.outcome is None]
        if item.gone:
            ended += [each.id for each in waiting]
            continue
        kind = why_it_stays(item, ground)
        kept = _kept(item, kind, waiting)
        if kept is None:
            if kind is not None and ground.told and not ground.declined:
                promised.append(Due(item.id, kind, _day(item, kind, before, today)))
            continue
        due = _as_it_should_be(item, kept, kind, before, today)
        if (due.kind, due.due_on) != (kept.kind, kept.due_on):
            moved.append(due)
    return CallChanges(tuple(promised), tuple(moved), tuple(ended))


def _kept(item: Item, kind: FollowUpKind | None, waiting: Sequence[Promise]) -> Promise | None:
    """The promise that answers for a belonging; a day the family named itself stands beside the review of a hold."""
    own_word = item.choice.decision is Decision.LATER and kind is FollowUpKind.STILL_HELD
    fitting = [each for each in waiting if not (own_word and each.kind is FollowUpKind.ASK_AGAIN)]
    same = [each for each in fitting if each.kind is kind]
    return next(iter(same or fitting), None)


def _as_it_should_be(
    item: Item, kept: Promise, kind: FollowUpKind | None, before: Sequence[Promise], today: date
) -> Due:
    """What a waiting promise becomes: its review's day, another reason, or the news that a belonging may come."""
    if kept.kind is FollowUpKind.STILL_HELD and kind is not FollowUpKind.STILL_HELD:
        if kind is not FollowUpKind.DECLINED_KEPT:
            return Due(item.id, FollowUpKind.CLEARED, working_day(today), kept.id)
        return Due(item.id, kind, _day(item, kind, before, today), kept.id)
    if kind is None or (kept.kind is FollowUpKind.CLEARED and kind is FollowUpKind.ASK_AGAIN):
        return Due(item.id, kept.kind, kept.due_on, kept.id)
    if kept.kind is not kind:
        return Due(item.id, kind, _day(item, kind, before, today), kept.id)
    review = _review(item, before)
    if kind is FollowUpKind.STILL_HELD and review is not None and review > today:
        return Due(item.id, kind, review, kept.id)
    return Due(item.id, kind, kept.due_on, kept.id)


def _day(item: Item, kind: FollowUpKind, before: Sequence[Promise], today: date) -> date:
    if kind is FollowUpKind.STILL_HELD:
        review = _review(item, before)
        return max(review, today) if review is not None else working_day(today + LOOK_IN)
    return working_day(today + (KEEP_IN if kind is FollowUpKind.DECLINED_KEPT else ASK_IN))


def _review(item: Item, before: Sequence[Promise]) -> date | None:
    """The first review that no call has told the family about yet."""
    told = [each.done_on for each in before if each.done_on and each.outcome is FollowUpOutcome.REACHED]
    last = max(told, default=date.min)
    reviews = (hold.review_on for hold in item.waiting_holds)
    return min((day for day in reviews if day is not None and day > last), default=None)


def _unwanted(item: Item) -> bool:
    """Declined, by the last word: what was said at the table, or what was chosen after it."""
    outcome, choice = item.outcome, item.choice
    if outcome is not None and (choice.asked_at is None or choice.asked_at <= outcome.at):
        return outcome.outcome is Outcome.NOT_WANTED or (
            outcome.outcome is Outcome.NOT_BROUGHT and choice.decision is Decision.DO_NOT_RETURN
        )
    return choice.decision is Decision.DO_NOT_RETURN
