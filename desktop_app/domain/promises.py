"""Which calls a family is promised because belongings stay: decided from what stays, and from what was promised before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop_app.domain.follow_ups import FollowUpKind, FollowUpOutcome, working_day
from desktop_app.domain.items import Decision, Item, Outcome
from desktop_app.domain.missing_items import Search

ASK_IN, LOOK_IN, KEEP_IN, SEARCH_IN = (timedelta(days=days) for days in (21, 30, 90, 7))
"""Where nobody named a day: to ask again, to tell how a hold stands, to ask about what was declined, to tell how far the
search for what was not found is. No law says these."""


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
    asked about again. `searches`: what was once not found, and how far that is.
    """

    told: bool = True
    over: bool = False
    declined: bool = False
    let_be: bool = False
    searches: Mapping[int, Search] = field(default_factory=dict)


def why_it_stays(item: Item, standpoint: Standpoint) -> FollowUpKind | None:
    """The call a belonging needs because it stays; None when it is gone, or on its way to the family."""
    search = standpoint.searches.get(item.id)
    if item.gone or search is Search.SETTLED:
        return None
    if search is Search.GOES_ON:
        return FollowUpKind.LOOKED_FOR
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
    the belonging has gone home, or nobody looks for it any more and the family knows. What a family declined is not
    promised, but what was promised stays to be recorded. Who was told that something was not found hears today that it is.
    """
    ground = standpoint or Standpoint()
    of_item: dict[int, list[Promise]] = defaultdict(list)
    for each in made:
        of_item[each.item_id].append(each)
    promised, moved, ended = [], [], []
    for item in items:
        before = of_item[item.id]
        waiting = [each for each in before if each.outcome is None]
        if item.gone or ground.searches.get(item.id) is Search.SETTLED:
            ended += [each.id for each in waiting]
            continue
        kind = why_it_stays(item, ground)
        news = [each for each in waiting if each.kind is FollowUpKind.LOOKED_FOR and kind is not each.kind]
        waiting = [each for each in waiting if each not in news]
        if ground.searches.get(item.id) is Search.FOUND:
            day = working_day(today)
            moved += [Due(item.id, each.kind, day, each.id) for each in news if each.due_on > day]
            if news and not waiting:
                continue
        else:
            ended += [each.id for each in news]
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
    """The promise that answers for a belonging; a day the family named itself stands beside a hold and a search."""
    own_word = item.choice.decision is Decision.LATER and kind in {FollowUpKind.STILL_HELD, FollowUpKind.LOOKED_FOR}
    fitting = [each for each in waiting if not (own_word and each.kind is FollowUpKind.ASK_AGAIN)]
    same = [each for each in fitting if each.kind is kind]
    return next(iter(same or fitting), None)


def _as_it_should_be(
    item: Item, kept: Promise, kind: FollowUpKind | None, before: Sequence[Promise], today: date
) -> Due:
    """What a waiting promise becomes: its review's day, another reason, or the news that a belonging may come."""
    if kind is FollowUpKind.LOOKED_FOR and kept.kind is not kind:
        return Due(item.id, kind, _day(item, kind, before, today), kept.id)
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
    if kind is FollowUpKind.ASK_AGAIN and (named := _named_before(before, today)):
        return named
    return working_day(today + _IN.get(kind, ASK_IN))


def _named_before(before: Sequence[Promise], today: date) -> date | None:
    """The day that was promised before they wanted no calls for a while, if it is still to come."""
    quiet = [each for each in before if (each.kind, each.outcome) == (FollowUpKind.ASK_AGAIN, FollowUpOutcome.DECLINED)]
    return quiet[-1].due_on if quiet and quiet[-1].due_on > today else None


_IN = {FollowUpKind.DECLINED_KEPT: KEEP_IN, FollowUpKind.LOOKED_FOR: SEARCH_IN}


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
