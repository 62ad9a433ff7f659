"""Letters that ask an authority about holds: who was asked, since when nobody has answered, when to remind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.items import Hold, Item
from desktop_app.domain.refusals import Cause, Refused, refuse, together
from desktop_app.domain.texts import comparable
from desktop_app.domain.times import in_order

REMIND_AFTER = timedelta(days=14)
"""The day suggested for the next reminder; the person who asks changes it."""


@dataclass(frozen=True, slots=True)
class HoldRequest:
    """One hold in one letter. A reminder is another letter; the answer closes all of them."""

    id: int
    hold_id: int
    asked_on: date
    by_name: str
    remind_on: date | None
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """An unanswered letter with the hold it is about, as the store finds it."""

    request: HoldRequest
    case_id: int
    case_number: str
    authority: str


@dataclass(frozen=True, slots=True)
class Unanswered:
    """What one authority has not answered for one case. The case number is all it tells of a family."""

    case_id: int
    case_number: str
    authority: str
    hold_ids: tuple[int, ...]
    asked_on: date
    letters: int
    remind_on: date | None

    def days(self, today: date) -> int:
        """How many days the longest-waiting of them has waited; none where the clock was set back since."""
        return max((today - self.asked_on).days, 0)

    def remind_now(self, today: date) -> bool:
        """Whether the day of the reminder has come."""
        return self.remind_on is not None and self.remind_on <= today


@dataclass(frozen=True, slots=True)
class OfAuthority:
    """The holds of one case that wait for one authority, each with its item."""

    authority: str
    holds: tuple[tuple[Item, Hold], ...]


def by_authority(items: Iterable[Item]) -> tuple[OfAuthority, ...]:
    """Whom to ask about a case, and for what, in the order the holds came; spelling decides nothing."""
    groups: dict[str, list[tuple[Item, Hold]]] = {}
    spelled: dict[str, str] = {}
    for item in items:
        for hold in item.waiting_holds:
            if hold.authority not in spelled:
                spelled[hold.authority] = comparable(hold.authority)
            groups.setdefault(spelled[hold.authority], []).append((item, hold))
    return tuple(OfAuthority(found[0][1].authority, tuple(found)) for found in groups.values())


def plan_request(
    items: Sequence[Item], authority: str, hold_ids: Sequence[int], today: date, remind_on: date | None
) -> tuple[tuple[Item, Hold], ...] | Refused:
    """The holds that a letter to one authority may ask about: of this case, uncleared, and theirs to decide."""
    if not hold_ids:
        return refuse(Cause.EMPTY, field="holds")
    known = {hold.id: (item, hold) for item in items for hold in item.holds}
    if not set(hold_ids) <= set(known):
        return refuse(Cause.NOT_FOUND)
    chosen = tuple(pair for hold_id, pair in known.items() if hold_id in set(hold_ids))
    reasons = []
    if any(hold.clearance is not None for _, hold in chosen):
        reasons.append(refuse(Cause.HOLD_CLEARED))
    whose = {comparable(hold.authority) for _, hold in chosen} - {"", comparable(authority)}
    if whose:
        reasons.append(refuse(Cause.OTHER_AUTHORITY))
    early = in_order("asked_on", today, "remind_on", remind_on)
    return together(*reasons, early) if reasons or early else chosen


def ageing(asked: Iterable[Asked]) -> tuple[Unanswered, ...]:
    """What waits for an answer, the longest wait first; one line for a case and an authority."""
    groups: dict[tuple[int, str], list[Asked]] = {}
    for each in asked:
        groups.setdefault((each.case_id, comparable(each.authority)), []).append(each)
    found = [_line(group) for group in groups.values()]
    return tuple(sorted(found, key=_first_asked))


def _line(group: list[Asked]) -> Unanswered:
    first, newest = group[0], max(each.request.id for each in group)
    asked_on = {each.request.asked_on for each in group}
    latest = next(each.request for each in group if each.request.id == newest)
    return Unanswered(
        first.case_id,
        first.case_number,
        first.authority,
        tuple(sorted({each.request.hold_id for each in group})),
        min(asked_on),
        len(asked_on),
        latest.remind_on,
    )


def _first_asked(line: Unanswered) -> tuple[date, str, str]:
    return line.asked_on, line.case_number, line.authority
