"""Dates as a person says them, whatever the computer's language."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from desktop_app.printing import dates


def test_a_visit_is_said_as_in_the_drawn_letter():
    at = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
    assert dates.weekday_and_time(at, "en") == "Tuesday, November 24, at 10:00 in the morning"
    assert dates.weekday_and_time(at, "es") == "martes 24 de noviembre, a las 10:00 de la mañana"


@pytest.mark.parametrize(
    ("hour", "minute", "english", "spanish"),
    [
        (0, 30, "at 12:30 in the morning", "a las 12:30 de la madrugada"),
        (1, 0, "at 1:00 in the morning", "a la 1:00 de la madrugada"),
        (9, 5, "at 9:05 in the morning", "a las 9:05 de la mañana"),
        (12, 0, "at 12:00 noon", "a las 12:00 del mediodía"),
        (12, 30, "at 12:30 in the afternoon", "a las 12:30 de la tarde"),
        (13, 0, "at 1:00 in the afternoon", "a la 1:00 de la tarde"),
        (18, 0, "at 6:00 in the evening", "a las 6:00 de la tarde"),
        (21, 15, "at 9:15 in the evening", "a las 9:15 de la noche"),
    ],
)
def test_the_part_of_the_day_is_said(hour: int, minute: int, english: str, spanish: str):
    assert dates.spoken_time(time(hour, minute), "en") == english
    assert dates.spoken_time(time(hour, minute), "es") == spanish


@pytest.mark.parametrize(
    ("hour", "minute", "vietnamese"),
    [
        (0, 30, "lúc 12 giờ 30 đêm"),
        (1, 0, "lúc 1 giờ sáng"),
        (9, 5, "lúc 9 giờ 05 sáng"),
        (12, 0, "lúc 12 giờ trưa"),
        (13, 0, "lúc 1 giờ chiều"),
        (18, 0, "lúc 6 giờ tối"),
        (22, 15, "lúc 10 giờ 15 đêm"),
    ],
)
def test_vietnamese_says_the_part_of_the_day(hour: int, minute: int, vietnamese: str):
    assert dates.spoken_time(time(hour, minute), "vi") == vietnamese


def test_vietnamese_puts_the_day_before_the_month():
    at = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)
    assert dates.weekday_and_time(at, "vi") == "Thứ Ba, ngày 24 tháng 11, lúc 1 giờ 05 chiều"
    assert dates.moment(at, "vi") == "ngày 24 tháng 11 năm 2026, 1:05\xa0chiều"
    assert [dates.duration(minutes, "vi") for minutes in (45, 90)] == ["45 phút", "1 giờ 30 phút"]


def test_records_carry_the_year_and_a_short_time():
    at = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)
    assert dates.moment(at, "en") == "November 24, 2026, 1:05\xa0pm"
    assert dates.moment(at, "es") == "24 de noviembre de 2026, 1:05\xa0p.\xa0m."
    assert dates.day(date(2026, 12, 1), "en") == "December 1"
    assert dates.day(date(2026, 12, 1), "es") == "1 de diciembre"


@pytest.mark.parametrize(
    ("minutes", "english", "spanish"),
    [
        (45, "45 minutes", "45 minutos"),
        (60, "1 hour", "1 hora"),
        (90, "1 hour and 30 minutes", "1 hora y 30 minutos"),
        (121, "2 hours and 1 minute", "2 horas y 1 minuto"),
    ],
)
def test_durations_in_words(minutes: int, english: str, spanish: str):
    assert dates.duration(minutes, "en") == english
    assert dates.duration(minutes, "es") == spanish
