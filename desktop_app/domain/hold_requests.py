"""Letters that ask an authority about holds: who was asked, since when nobody has answered, when to remind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.items import Hold, Item
from desktop_app.domain.refusals import Cause, Refused, refuse, together
from desktop_app.domain.texts import comparable
from desktop_app.domain.times import in_order, not_later

REMIND_AFTER = timedelta(days=14)
"""The day suggested for the next reminder; the person who asks changes it."""


@dataclass(frozen=True, slots=True)
class HoldRequest:
    """One hold in one letter. A reminder is another letter; the answer closes all of them.

    One that came back reached nobody: it is not waited for, and somebody writes again.
    """

    id: int
    hold_id: int
    asked_on: date
    by_name: str
    remind_on: date | None
    answered_on: date | None = None
    came_back_on: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """An unanswered letter with the hold it is about, as the store finds it."""

    request: HoldRequest
    case_id: int
    case_number: str
    authority: str


@dataclass(frozen=True, slots=True)
class Unanswered:
    """What one authority has not answered for one case. The case number is all it tells of a family.

    `out` are the days of the letters that are there, as far as anybody knows; `came_back_on` is since when the newest
    letter about one of the holds is here again.
    """

    case_id: int
    case_number: str
    authority: str
    hold_ids: tuple[int, ...]
    asked_on: date
    out: tuple[date, ...]
    remind_on: date | None
    came_back_on: date | None = None

    @property
    def letters(self) -> int:
        """How many letters wait for an answer."""
        return len(self.out)

    def days(self, today: date) -> int:
        """How many days the longest-waiting of them has waited; none where every letter came back."""
        return max((today - self.asked_on).days, 0) if self.out else 0

    def remind_now(self, today: date) -> bool:
        """Whether the day of the reminder has come, or a letter came back and is to be written again."""
        return self.came_back_on is not None or (self.remind_on is not None and self.remind_on <= today)


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


def plan_coming_back(line: Unanswered, sent_on: date, on: date, today: date) -> Refused | None:
    """Why it is not recorded that a letter came back: none of that day is out, or the day it came cannot be."""
    if sent_on not in line.out:
        return refuse(Cause.NOT_FOUND)
    late, early = not_later("came_back_on", on, today), in_order("asked_on", sent_on, "came_back_on", on)
    return together(late, early) if late or early else None


def _line(group: list[Asked]) -> Unanswered:
    first, letters = group[0], sorted((each.request for each in group), key=_number)
    newest = {each.hold_id: each for each in letters}
    out = sorted({each.asked_on for each in letters if each.came_back_on is None})
    return Unanswered(
        first.case_id,
        first.case_number,
        first.authority,
        tuple(sorted(newest)),
        min(out or [each.asked_on for each in letters]),
        tuple(out),
        letters[-1].remind_on,
        min((each.came_back_on for each in newest.values() if each.came_back_on), default=None),
    )


def _number(letter: HoldRequest) -> int:
    return letter.id


def _first_asked(line: Unanswered) -> tuple[date, str, str]:
    return line.asked_on, line.case_number, line.authority
