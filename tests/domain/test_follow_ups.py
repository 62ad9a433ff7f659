"""What a finished return promises."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.follow_ups import FollowUpKind, after_return


@given(st.dates(date(2020, 1, 1), date(2050, 1, 1)))
def test_a_return_promises_a_call_in_one_to_three_days_and_one_in_two_to_four_weeks(day: date) -> None:
    (soon, first), (later, second) = after_return(day)
    assert (first, second) == (FollowUpKind.AFTER_RETURN, FollowUpKind.WEEKS_LATER)
    assert timedelta(days=1) <= soon - day <= timedelta(days=3)
    assert timedelta(weeks=2) <= later - day <= timedelta(weeks=4)
