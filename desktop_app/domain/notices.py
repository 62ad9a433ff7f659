"""Notices by an agency's own rules: never the first word to a family, and never a default that looks like law."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.items import Category, Item
from desktop_app.domain.refusals import Cause, Reason, Refused, refuse, together
from desktop_app.domain.texts import check_count
from desktop_app.domain.times import in_order, not_later

CHECK_AGAIN = timedelta(days=365)
"""A rule that was looked up longer ago than this asks for another look; it goes on counting until then."""


class NoticeMethod(StrEnum):
    """How a rule wants a notice to reach somebody; a telephone call is never a notice."""

    MAILED = "mailed"
    CERTIFIED = "certified"
    BY_HAND = "by_hand"
    BY_EMAIL = "by_email"


TRACKED = frozenset({NoticeMethod.CERTIFIED})
"""Sent with a number by which it is found again."""


class NoticeVersion(StrEnum):
    """The two letters of form F12: one that only speaks, and one that also names the law."""

    PERSONAL = "personal"
    STATUTORY = "statutory"


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """What one jurisdiction asks for, as somebody of the agency looked it up. `category` None: any belonging.

    A rule is never changed: another one takes its place, and `ended_at` says since when it is out of use.
    """

    id: int
    jurisdiction: str
    category: Category | None
    method: NoticeMethod
    days: int
    citation: str = ""
    verified_on: date | None = None
    verified_by: str = ""
    ended_at: int | None = None

    @property
    def verified(self) -> bool:
        """Whether somebody looked it up; without that it counts no day."""
        return self.verified_on is not None and bool(self.verified_by)

    def check_again(self, today: date) -> bool:
        """Whether it was looked up long ago."""
        return self.verified_on is not None and self.verified_on + CHECK_AGAIN < today


@dataclass(frozen=True, slots=True)
class PersonalCall:
    """Victim services spoke with somebody of the family: on which day, who of ours. Never what was said.

    `member_id` is known where the call was recorded for a notice, and not for a promised call.
    """

    on: date
    by_name: str
    member_id: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A letter that was sent: under which rule, after which call, until when its days run."""

    id: int
    case_id: int
    rule: NoticeRule
    version: NoticeVersion
    member_id: int
    item_ids: tuple[int, ...]
    called_on: date
    called_by: str
    sent_on: date
    tracking: str
    due_on: date
    recorded_by: str = ""
    came_back_on: date | None = None
    """The carrier brought it back: nobody of the family has read it, so no day of it runs."""
    came_back_by: str = ""

    @property
    def method(self) -> NoticeMethod:
        """How it was sent: as its rule asks for, or it would count no day."""
        return self.rule.method

    def run(self, today: date) -> bool:
        """Whether its days are over: the last of them belongs to the family. Of one that came back no day runs."""
        return self.came_back_on is None and self.due_on < today


@dataclass(frozen=True, slots=True)
class NoticeWish:
    """What somebody wants to record as sent."""

    rule_id: int
    version: NoticeVersion
    method: NoticeMethod
    member_id: int
    item_ids: tuple[int, ...]
    sent_on: date
    tracking: str = ""


def refuse_rule(rule: NoticeRule, today: date) -> Refused | None:
    """What is wrong with a rule's numbers and days; its texts are checked where every text is."""
    reasons = [check_count("notice_days", rule.days)]
    if rule.verified_on is not None and rule.verified_on > today:
        reasons.append(Reason(Cause.IN_THE_FUTURE, {"field": "rule_verified_on"}))
    if (rule.verified_on is None) is bool(rule.verified_by):
        reasons.append(Reason(Cause.EMPTY, {"field": "rule_verified_on" if rule.verified_by else "verified_by"}))
    return together(*reasons) if any(reasons) else None


def standing_rules(rules: Iterable[NoticeRule]) -> tuple[NoticeRule, ...]:
    """The rules in use, by jurisdiction; one for a category stands before the one for any."""
    used = (rule for rule in rules if rule.ended_at is None)
    return tuple(sorted(used, key=lambda rule: (rule.jurisdiction.casefold(), rule.category is None, rule.id)))


def governs(rule: NoticeRule, item: Item, rules: Iterable[NoticeRule]) -> bool:
    """Whether a rule is the one for a belonging: its category's own, else the one for any of the same jurisdiction."""
    own = {
        each.category
        for each in rules
        if each.ended_at is None and each.jurisdiction.casefold() == rule.jurisdiction.casefold()
    }
    return rule.category is (item.category if item.category in own else None)


def latest_call(calls: Iterable[PersonalCall], until: date) -> PersonalCall | None:
    """The last time victim services spoke with the family, on or before a day."""
    return max((call for call in calls if call.on <= until), key=lambda call: call.on, default=None)


def plan_notice(
    wish: NoticeWish,
    rule: NoticeRule,
    rules: Sequence[NoticeRule],
    items: Sequence[Item],
    calls: Iterable[PersonalCall],
    today: date,
) -> PersonalCall | Refused:
    """The call that came before this letter, or everything that keeps the letter from being the family's to read."""
    call = latest_call(calls, wish.sent_on)
    reasons: list[Reason | Refused | None] = []
    if call is None:
        reasons.append(Reason(Cause.NOTICE_CALL_FIRST))
    if wish.sent_on > today:
        reasons.append(Reason(Cause.IN_THE_FUTURE, {"field": "sent_on"}))
    reasons += _refuse_under(rule, wish)
    if not items:
        reasons.append(Reason(Cause.EMPTY, {"field": "notice_items"}))
    for item in items:
        name = item.family_description or item.description
        if item.gone:
            reasons.append(Reason(Cause.ITEM_GONE, {"item": name}))
        elif not governs(rule, item, rules):
            reasons.append(Reason(Cause.NOTICE_OTHER_RULE, {"item": name}))
    refused = together(*reasons)
    return refused if refused.reasons or call is None else call


def _refuse_under(rule: NoticeRule, wish: NoticeWish) -> list[Reason | Refused | None]:
    """What the rule itself asks of a letter."""
    reasons: list[Reason | Refused | None] = []
    if not rule.verified:
        reasons.append(Reason(Cause.NOTICE_RULE_UNVERIFIED))
    if wish.method is not rule.method:
        reasons.append(Reason(Cause.NOTICE_METHOD, {"method": rule.method}))
    elif rule.method in TRACKED and not wish.tracking:
        reasons.append(Reason(Cause.EMPTY, {"field": "tracking"}))
    if wish.version is NoticeVersion.STATUTORY and not rule.citation:
        reasons.append(Reason(Cause.NOTICE_NO_CITATION))
    return reasons


def due_on(rule: NoticeRule, sent_on: date) -> date:
    """The last day a rule leaves the family: its days counted from the day after the letter was sent."""
    return sent_on + timedelta(days=rule.days)


def clock_run(notices: Iterable[Notice], item_id: int, today: date) -> Notice | None:
    """The notice about a belonging whose days are over; the newest of several decides, so that a new letter starts anew."""
    newest = _newest(notices, item_id)
    return newest if newest is not None and newest.run(today) else None


def still_runs(notices: Iterable[Notice], item_id: int, today: date) -> date | None:
    """Until when the newest notice about a belonging still runs."""
    newest = _newest(notices, item_id)
    return newest.due_on if newest is not None and newest.came_back_on is None and not newest.run(today) else None


def came_back(notices: Iterable[Notice], item_id: int) -> date | None:
    """Since when the newest notice about a belonging is here again: its days do not run, nor an earlier one's."""
    newest = _newest(notices, item_id)
    return newest.came_back_on if newest is not None else None


def _newest(notices: Iterable[Notice], item_id: int) -> Notice | None:
    about = [notice for notice in notices if item_id in notice.item_ids]
    return max(about, key=lambda notice: (notice.sent_on, notice.id), default=None)


def plan_coming_back(notice: Notice, on: date, today: date) -> Refused | None:
    """Why it is not recorded that a letter came back: it is recorded already, or the day cannot be."""
    if notice.came_back_on is not None:
        return refuse(Cause.NOTICE_BACK_ALREADY, day=notice.came_back_on)
    late = not_later("came_back_on", on, today)
    early = in_order("sent_on", notice.sent_on, "came_back_on", on)
    return together(late, early) if late or early else None


def refuse_addressee(stopped: bool, asked_not_to: bool) -> Refused | None:
    """Nobody who is excluded is written to, nor anybody who asked not to be contacted."""
    if stopped:
        return refuse(Cause.NOTICE_EXCLUDED)
    return refuse(Cause.NOTICE_DO_NOT_CONTACT) if asked_not_to else None
