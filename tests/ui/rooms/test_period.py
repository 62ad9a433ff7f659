from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from desktop_app.ui.rooms.period import DAY, MONTH, WEEK, Period
from tests.agency import TODAY


@pytest.fixture(autouse=True)
def _american() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("shape", "first", "last", "words"),
    [
        (DAY, TODAY, TODAY, "Tuesday 24 November"),
        (WEEK, date(2026, 11, 22), date(2026, 11, 28), "22 – 28 November"),
        (MONTH, date(2026, 11, 1), date(2026, 12, 5), "November 2026"),
    ],
)
def test_a_period_covers_whole_days_weeks_and_months(shape: str, first: date, last: date, words: str) -> None:
    period = Period(shape, TODAY)
    assert (period.first, period.last, period.words()) == (first, last, words)
    assert period.shows(first)
    assert period.shows(last)


def test_weeks_begin_as_the_calendar_does() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.Spanish, QLocale.Country.Spain))
    assert Period(WEEK, TODAY).first == date(2026, 11, 23)
    assert Period(WEEK, date(2026, 11, 29)).first == date(2026, 11, 23)


def test_a_week_over_two_months_names_both() -> None:
    assert Period(WEEK, date(2026, 12, 1)).words() == "29 Nov – 5 Dec"


@pytest.mark.parametrize(
    ("shape", "day", "pages", "to"),
    [
        (DAY, TODAY, -1, date(2026, 11, 23)),
        (WEEK, TODAY, 1, date(2026, 12, 1)),
        (MONTH, date(2026, 12, 31), 2, date(2027, 2, 28)),
        (MONTH, date(2027, 1, 15), -1, date(2026, 12, 15)),
    ],
)
def test_pages_are_turned_by_what_is_shown(shape: str, day: date, pages: int, to: date) -> None:
    assert Period(shape, day).turned(pages).day == to


def test_a_month_fills_its_weeks() -> None:
    for month in range(1, 13):
        period = Period(MONTH, date(2026, month, 10))
        assert period.count % 7 == 0
        assert period.first <= date(2026, month, 1)
        assert period.last >= date(2026, month, 28)
        assert (date(2026, month, 1) - period.first).days < 7
