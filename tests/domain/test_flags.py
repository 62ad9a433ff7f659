"""Flags hold until their day or until somebody clears them, by kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.flags import STAYS, Flag, FlagKind, FlagWhy, standing, suspect_related

TODAY = date(2026, 11, 24)
FLAG = Flag(1, 1, None, FlagKind.MEDIA, FlagWhy.THEY_ASKED)


@pytest.mark.parametrize("kind", FlagKind)
@pytest.mark.parametrize("days", [None, -1, 0, 1])
@pytest.mark.parametrize("cleared", [False, True])
def test_every_flag_holds_or_not(kind: FlagKind, days: int | None, cleared: bool) -> None:
    expires = None if days is None else TODAY + timedelta(days=days)
    flag = replace(FLAG, kind=kind, expires_on=expires, cleared_at=5 if cleared else None)
    past = days is not None and days < 0
    assert flag.holds(TODAY) is (not cleared and (kind in STAYS or not past))


def test_what_changes_what_may_be_done_comes_first() -> None:
    flags = [replace(FLAG, id=number, kind=kind) for number, kind in enumerate(reversed(FlagKind))]
    shown = [flag.kind for flag in standing(flags, TODAY)]
    assert set(shown[: len(STAYS)]) == STAYS


def test_a_suspect_flag_past_its_day_still_stops_until_it_is_cleared() -> None:
    flag = replace(FLAG, kind=FlagKind.SUSPECT_RELATED, member_id=7, expires_on=TODAY - timedelta(days=30))
    assert suspect_related([flag]) == {7}
    assert suspect_related([replace(flag, cleared_at=5)]) == frozenset()
    assert suspect_related([replace(flag, member_id=None)]) == frozenset()
