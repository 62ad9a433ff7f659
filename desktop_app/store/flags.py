"""Flag rows; the reason's choice and its reference stand in one column, a space between them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from desktop_app.domain.flags import Flag, FlagKind, FlagWhy
from desktop_app.store.models import FlagRow


def _to_flag(row: Any) -> Flag:
    why, _, reference = row.reason.partition(" ")
    return Flag(
        row.id,
        row.case_id,
        row.member_id,
        FlagKind(row.kind),
        FlagWhy(why),
        reference,
        row.set_by,
        row.set_at,
        date.fromisoformat(row.expires_on) if row.expires_on else None,
        row.cleared_by,
        row.cleared_at,
        row.cleared_why,
    )


def of_cases(case_ids: Sequence[int]) -> tuple[Flag, ...]:
    """Every flag of the cases, cleared ones too, in the order they were set."""
    return tuple(_to_flag(row) for row in FlagRow.select().where(FlagRow.case.in_(case_ids)).order_by(FlagRow.id))


def get(flag_id: int) -> Flag | None:
    """One flag."""
    row = FlagRow.get_or_none(FlagRow.id == flag_id)
    return _to_flag(row) if row else None


def add(flag: Flag) -> Flag:
    """A new flag."""
    return _to_flag(
        FlagRow.create(
            case=flag.case_id,
            member=flag.member_id,
            kind=flag.kind.value,
            reason=f"{flag.why.value} {flag.reference}".strip(),
            set_by=flag.set_by,
            set_at=flag.set_at,
            expires_on=flag.expires_on.isoformat() if flag.expires_on else None,
        )
    )


def clear(flag_id: int, by_name: str, at: int, why: str) -> None:
    """Who cleared a flag, and why; the row stays."""
    FlagRow.update(cleared_by=by_name, cleared_at=at, cleared_why=why).where(FlagRow.id == flag_id).execute()
