"""What leaves as a calendar file: loads in the icalendar library, says no name, and comes back as the same appointments."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from desktop_app.domain.appointments import Status
from desktop_app.domain.calendar_files import (
    Entry,
    EntryStatus,
    KeptCalendar,
    PurposeClass,
    entry_status,
    purpose_class,
)
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.times import Span
from desktop_app.services.calendar_files.reading import Reader
from desktop_app.services.calendar_files.writing import SUMMARIES, write_calendar

NEW_YORK, SYDNEY, PHOENIX = "America/New_York", "Australia/Sydney", "America/Phoenix"
NOW = int(datetime(2026, 11, 24, 14, 50, tzinfo=UTC).timestamp())


def instant(year: int, month: int, day: int, hour: int, minute: int = 0, zone: str = NEW_YORK, fold: int = 0) -> int:
    return int(datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone), fold=fold).timestamp())


def entry(number: str, start: int, *, zone: str = NEW_YORK, minutes: int = 90, **changes: object) -> Entry:
    wish = {"room": "Soft room A", "purpose": PurposeClass.INTERVIEW, "status": EntryStatus.CONFIRMED, "version": 1}
    return Entry(number, Span(start, start + minutes * 60), zone, **{**wish, **changes})


ENTRIES = (
    entry("26-0001", instant(2026, 11, 25, 10)),
    entry("26-0002", instant(2026, 7, 1, 9, 15), status=EntryStatus.TENTATIVE, room="Room, with; signs\\ and “words”"),
    entry("26-0003", instant(2027, 3, 14, 1, 30), purpose=PurposeClass.RETURN, version=7),
    entry("26-0004", instant(2026, 11, 1, 0, 45), purpose=PurposeClass.MEETING, status=EntryStatus.CANCELLED),
    entry("26-0005", instant(2026, 11, 1, 1, 30, fold=1), minutes=30),
    entry("26-0006", instant(2026, 10, 4, 1, 30, SYDNEY), zone=SYDNEY, room="Sala 1"),
    entry("26-0007", instant(2026, 8, 4, 8, 0, PHOENIX), zone=PHOENIX),
)


def read_back(data: bytes) -> list[Entry]:
    """By the icalendar library alone."""
    summaries = {words: key for key, words in SUMMARIES["en"].items()}
    found = []
    for event in Calendar.from_ical(data).events:
        number = str(event.uid).partition("@")[0]
        start, end = event.start, event.end
        zone = str(event["DTSTART"].params.get("TZID", NEW_YORK))
        span = Span(int(start.timestamp()), int(end.timestamp()))
        status = EntryStatus(str(event.status))
        found.append(
            Entry(number, span, zone, str(event.location), summaries[str(event.summary)], status, event.sequence + 1)
        )
    return found


def test_it_comes_back_as_the_same_appointments() -> None:
    assert read_back(write_calendar(ENTRIES, "abc123", NOW)) == list(ENTRIES)


def test_the_same_appointments_give_the_same_bytes() -> None:
    assert write_calendar(ENTRIES, "abc123", NOW) == write_calendar(ENTRIES, "abc123", NOW)


def test_the_form_is_what_other_programs_expect() -> None:
    data = write_calendar(ENTRIES, "abc123", NOW)
    lines = data.decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert {"VERSION:2.0", "METHOD:PUBLISH", "UID:26-0001@abc123", "DTSTAMP:20261124T145000Z"} <= set(lines)
    assert {"CLASS:PRIVATE", "TRANSP:OPAQUE", "TRANSP:TRANSPARENT", "SEQUENCE:6", "STATUS:CANCELLED"} <= set(lines)
    assert all(len(line.encode()) <= 75 for line in lines)
    assert {str(zone["TZID"]) for zone in Calendar.from_ical(data).timezones} == {NEW_YORK, SYDNEY, PHOENIX}


@pytest.mark.parametrize("zone", [NEW_YORK, SYDNEY, PHOENIX, "Europe/London", "Asia/Kathmandu"])
def test_the_zone_it_brings_tells_the_same_time_as_ours(zone: str) -> None:
    data = write_calendar([entry("1", instant(2026, 6, 1, 9, zone=zone), zone=zone)], "x", NOW).decode()
    brought = data[data.index("BEGIN:VTIMEZONE") : data.index("BEGIN:VEVENT")].replace(zone, "Elsewhere")
    first = datetime(2026, 1, 1, 0, 30)
    walls = [first + timedelta(days=day, hours=hour) for day in range(365) for hour in (0, 4, 9, 15, 23)]
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{at}\r\nDTSTART;TZID=Elsewhere:{at:%Y%m%dT%H%M%S}\r\nDURATION:PT5M\r\nEND:VEVENT\r\n"
        for at in walls
    )
    read = Reader("UTC", Span(0, 2**33), "").read(f"BEGIN:VCALENDAR\r\n{brought}{events}END:VCALENDAR\r\n".encode())
    assert isinstance(read, KeptCalendar)
    assert [each.span.start for each in read.times] == [
        int(at.replace(tzinfo=ZoneInfo(zone)).timestamp()) for at in walls
    ]


def test_the_kinds_of_visit_are_three_calm_words() -> None:
    assert {purpose_class(each) for each in Purpose} == set(PurposeClass)
    assert purpose_class(Purpose.PROTECTION_ORDER) is purpose_class(Purpose.FAMILY_MEETING) is PurposeClass.MEETING
    assert set(SUMMARIES["en"].values()) == {"Interview", "Meeting", "Return"}
    assert all(words.keys() == set(PurposeClass) for words in SUMMARIES.values())


def test_what_was_called_off_is_cancelled_in_the_calendar() -> None:
    cancelled = {Status.CANCELLED, Status.POSTPONED_BY_PERSON, Status.POSTPONED_BY_AGENCY}
    assert {each for each in Status if entry_status(each) is EntryStatus.CANCELLED} == cancelled
    assert {each for each in Status if entry_status(each) is EntryStatus.TENTATIVE} == {Status.TENTATIVE}


def test_an_empty_calendar_is_still_one() -> None:
    assert Calendar.from_ical(write_calendar([], "abc", NOW)).events == []


def test_an_hour_that_comes_twice_is_told_in_universal_time() -> None:
    data = write_calendar([entry("1", instant(2026, 11, 1, 1, 15, fold=1), minutes=15)], "x", NOW)
    assert b"DTSTART:20261101T061500Z" in data
    assert b"VTIMEZONE" not in data
