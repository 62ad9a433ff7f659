"""Over all families at once: what was to be looked at again by a day, and letters whose days are over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.store.models import CaseRow, ClearanceRow, HoldRequestRow, HoldRow, ItemRow, NoticeRow


@dataclass(frozen=True, slots=True)
class UnaskedHold:
    """A hold past its review, about which no letter waits for an answer."""

    case_number: str
    authority: str
    review_on: date


def past_review(today: date) -> tuple[UnaskedHold, ...]:
    """Every hold nobody has cleared whose review was before a day, and that no authority is asked about: one query."""
    waiting = HoldRequestRow.select(HoldRequestRow.hold).where(HoldRequestRow.answered_on.is_null())
    rows = (
        HoldRow.select(CaseRow.number, HoldRow.authority, HoldRow.review_on)
        .join(ItemRow)
        .join(CaseRow)
        .where(HoldRow.review_on < today.isoformat())
        .where(HoldRow.id.not_in(ClearanceRow.select(ClearanceRow.hold)))
        .where(HoldRow.id.not_in(waiting))
        .where(ItemRow.destroyed_at.is_null())
        .order_by(HoldRow.review_on, CaseRow.number, HoldRow.id)
    )
    return tuple(UnaskedHold(row[0], row[1], date.fromisoformat(row[2])) for row in rows.tuples())


def cases_with_run_notices(today: date) -> dict[int, str]:
    """The families with a letter whose last day was before a day, with their case numbers: one query."""
    rows = (
        NoticeRow.select(NoticeRow.case, CaseRow.number)
        .join(CaseRow)
        .where(NoticeRow.due_on < today.isoformat())
        .distinct()
    )
    return dict(rows.tuples())
