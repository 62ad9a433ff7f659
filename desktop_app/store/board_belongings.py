"""A family's belongings as the board counts them, in one pass over their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain, groupby
from operator import itemgetter
from typing import Any, NamedTuple

from desktop_app.domain.board import HeldFacts, ItemFacts
from desktop_app.domain.items import CHECKS, Category, Decision, HoldKind
from desktop_app.store import board_statements as ask

Row = tuple[Any, ...]
Read = Callable[[str, Sequence[str]], Iterable[Any]]
"""What a statement about items finds, with the values that follow those which choose the families."""
_NOT_ASKED, _WANTED, _DECLINED = Decision.NOT_ASKED.value, Decision.RETURN.value, Decision.DO_NOT_RETURN.value
_FIREARM = Category.FIREARM.value
_KIND = {kind.value: kind for kind in HoldKind}
_RULES = {category.value: rule for category, rule in CHECKS.items()}
_FAMILY = itemgetter(1)


class Belongings(NamedTuple):
    """The belongings of one family: counted, what they are held for while none can be offered, what is to be brought."""

    counted: ItemFacts
    held: HeldFacts | None
    bring: Sequence[int]
    firearms: Sequence[int]

    def fill(self, boxes: set[int]) -> bool:
        """Whether what is in the boxes is what is to be brought; firearms have a visit of their own."""
        apart = self.firearms and (not self.bring or not boxes.isdisjoint(self.firearms))
        return bool(boxes) and boxes == set(self.firearms if apart else self.bring)


class _Known(NamedTuple):
    """What is known of items by their ids: the first hold each waits for, its last clearance, the last choice."""

    waiting: Mapping[int, Row]
    cleared: Mapping[int, str]
    decisions: Mapping[int, str]
    gone: frozenset[int]
    checked: frozenset[Row]


def belongings(read: Read, today: date) -> dict[int, Belongings]:
    """Each family's belongings."""
    gone = chain(read(ask.GONE_HOME, ()), read(ask.DESTROYED, ()))
    known = _Known(
        {row[0]: row for row in read(ask.WAITING, ())},
        _latest(read(ask.CLEARED, ())),
        dict(read(ask.CHOICES, ())),
        frozenset(item for (item,) in gone),
        frozenset(read(ask.CHECKED, (today.isoformat(),))),
    )
    return {key: _count(items, known) for key, items in groupby(read(ask.ITEMS, ()), _FAMILY)}


def _latest(clearances: Iterable[Row]) -> dict[int, str]:
    found: dict[int, str] = {}
    for item, cleared_on in clearances:
        if item not in found or cleared_on > found[item]:
            found[item] = cleared_on
    return found


def _count(items: Iterable[Row], known: _Known) -> Belongings:
    """One pass over the belongings of one family."""
    waiting, cleared, decisions, gone_items, checked = known
    total = gone = declined = free = unasked = unchecked = 0
    cleared_on = reheld_on = ""
    held: dict[str, list[str]] = {}
    bring: list[int] = []
    firearms: list[int] = []
    for item, _, category in items:
        total += 1
        if item in gone_items:
            gone += 1
            continue
        decision = decisions.get(item, _NOT_ASKED)
        if decision == _DECLINED:
            declined += 1
        hold, cleared_last = waiting.get(item), cleared.get(item)
        if hold is not None:
            held.setdefault(hold[1], []).append(hold[3])
            if cleared_last and hold[2] > reheld_on:
                reheld_on = hold[2]
        elif cleared_last:
            free += 1
            if not cleared_on or cleared_last < cleared_on:
                cleared_on = cleared_last
            if decision == _NOT_ASKED:
                unasked += 1
            elif decision == _WANTED:
                if category in _RULES and (item, _RULES[category]) not in checked:
                    unchecked += 1
                else:
                    (firearms if category == _FIREARM else bring).append(item)
    left, wanted = total - gone, unchecked + len(bring) + len(firearms)
    days = text_day(cleared_on), text_day(reheld_on)
    counted = ItemFacts(total, left, free, left - free, unasked, wanted, unchecked, declined, *days)
    return Belongings(counted, _most_held(held) if held and not free else None, bring, firearms)


def _most_held(held: Mapping[str, Sequence[str]]) -> HeldFacts:
    """The kind of hold that most of them wait for, and since when it was asked."""
    kind, since = max(held.items(), key=_how_many) if len(held) > 1 else next(iter(held.items()))
    return HeldFacts(_KIND[kind], len(since), date.fromisoformat(min(since)))


def _how_many(held: tuple[str, Sequence[str]]) -> int:
    return len(held[1])


def text_day(text: str | None) -> date | None:
    """A day as it is kept."""
    return date.fromisoformat(text) if text else None
