"""Rules, calls and letters: added, never changed; a rule is ended when another one takes its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from desktop_app.domain.follow_ups import FollowUpOutcome
from desktop_app.domain.items import Category
from desktop_app.domain.notices import Notice, NoticeMethod, NoticeRule, NoticeVersion, PersonalCall
from desktop_app.domain.times import local_day
from desktop_app.store.models import FollowUpRow, NoticeItemRow, NoticeRow, NoticeRuleRow, PersonalCallRow, StaffRow


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _to_rule(row: Any) -> NoticeRule:
    return NoticeRule(
        row.id,
        row.jurisdiction,
        Category(row.category) if row.category else None,
        NoticeMethod(row.method),
        row.days,
        row.citation,
        _day(row.verified_on),
        row.verified_by,
        row.ended_at,
    )


def rules() -> tuple[NoticeRule, ...]:
    """Every rule, those out of use too."""
    return tuple(_to_rule(row) for row in NoticeRuleRow.select().order_by(NoticeRuleRow.id))


def rule(rule_id: int) -> NoticeRule | None:
    """One rule."""
    row = NoticeRuleRow.get_or_none(NoticeRuleRow.id == rule_id)
    return _to_rule(row) if row else None


def add_rule(wish: NoticeRule) -> NoticeRule:
    """A new rule, with its id."""
    row = NoticeRuleRow.create(
        jurisdiction=wish.jurisdiction,
        category=wish.category.value if wish.category else None,
        method=wish.method.value,
        days=wish.days,
        citation=wish.citation,
        verified_on=wish.verified_on.isoformat() if wish.verified_on else None,
        verified_by=wish.verified_by,
    )
    return _to_rule(row)


def end_rule(rule_id: int, at: int) -> bool:
    """Take a rule out of use; tells whether it was in use."""
    used = (NoticeRuleRow.id == rule_id) & NoticeRuleRow.ended_at.is_null()
    return bool(NoticeRuleRow.update(ended_at=at).where(used).execute())


def calls(case_id: int, zone: str) -> tuple[PersonalCall, ...]:
    """The times victim services spoke with a family: calls recorded for this, and promised ones that reached them."""
    own = PersonalCallRow.select().where(PersonalCallRow.case == case_id)
    spoken = [PersonalCall(date.fromisoformat(row.called_on), row.by_name, row.member_id) for row in own]
    reached = (
        FollowUpRow.select(FollowUpRow, StaffRow)
        .join(StaffRow)
        .where((FollowUpRow.case == case_id) & (FollowUpRow.outcome == FollowUpOutcome.REACHED.value))
    )
    spoken += [PersonalCall(local_day(row.done_at, zone), row.done_by.name) for row in reached]
    return tuple(sorted(spoken, key=lambda call: call.on))


def add_call(case_id: int, member_id: int, on: date, by_name: str, at: int) -> int:
    """One more call; its id."""
    row = PersonalCallRow.create(
        case=case_id, member=member_id, called_on=on.isoformat(), by_name=by_name, recorded_at=at
    )
    return int(row.id)


def of_cases(case_ids: Sequence[int]) -> tuple[Notice, ...]:
    """The letters to families, oldest first: two queries."""
    return _whole(NoticeRow.case.in_(list(case_ids)))


def get(notice_id: int) -> Notice | None:
    """One letter."""
    return next(iter(_whole(NoticeRow.id == notice_id)), None)


def add(wish: Notice, at: int) -> Notice | None:
    """A letter that was sent, with its id."""
    row = NoticeRow.create(
        case=wish.case_id,
        rule=wish.rule.id,
        member=wish.member_id,
        version=wish.version.value,
        called_on=wish.called_on.isoformat(),
        called_by=wish.called_by,
        sent_on=wish.sent_on.isoformat(),
        tracking=wish.tracking,
        due_on=wish.due_on.isoformat(),
        recorded_by=wish.recorded_by,
        recorded_at=at,
    )
    lines = [(row.id, item_id) for item_id in wish.item_ids]
    NoticeItemRow.insert_many(lines, fields=[NoticeItemRow.notice, NoticeItemRow.item]).execute()
    return get(row.id)


def came_back(notice_id: int, on: date, by_name: str, at: int) -> None:
    """A letter is here again."""
    came = {"came_back_on": on.isoformat(), "came_back_by": by_name, "came_back_at": at}
    NoticeRow.update(**came).where(NoticeRow.id == notice_id).execute()


def _whole(chosen: Any) -> tuple[Notice, ...]:
    rows = list(NoticeRow.select(NoticeRow, NoticeRuleRow).join(NoticeRuleRow).where(chosen).order_by(NoticeRow.id))
    about: dict[int, list[int]] = defaultdict(list)
    lines = NoticeItemRow.select().where(NoticeItemRow.notice.in_([row.id for row in rows]))
    for line in lines.order_by(NoticeItemRow.id):
        about[line.notice_id].append(line.item_id)
    return tuple(
        Notice(
            row.id,
            row.case_id,
            _to_rule(row.rule),
            NoticeVersion(row.version),
            row.member_id,
            tuple(about[row.id]),
            date.fromisoformat(row.called_on),
            row.called_by,
            date.fromisoformat(row.sent_on),
            row.tracking,
            date.fromisoformat(row.due_on),
            row.recorded_by,
            _day(row.came_back_on),
            row.came_back_by,
        )
        for row in rows
    )
