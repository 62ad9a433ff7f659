"""What is kept of a calendar file, and which files are refused: with a line, whole, and in time."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime, timedelta
from time import thread_time
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from desktop_app.domain.calendar_files import LARGEST, Flaw, KeptCalendar, KeptTime
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.times import HOUR, Span
from desktop_app.services.calendar_files.reading import Reader

ZONE = "America/New_York"
FIRST = int(datetime(2026, 11, 24, tzinfo=ZoneInfo(ZONE)).timestamp())
READER = Reader(ZONE, Span(FIRST, FIRST + 400 * 24 * HOUR), "a" * 32)
OUTLOOK_ZONE = """BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T020000
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
END:DAYLIGHT
END:VTIMEZONE
"""


def calendar(*events: str, head: str = "", end: str = "\n") -> bytes:
    body = "".join(f"BEGIN:VEVENT\n{each.strip()}\nEND:VEVENT\n" for each in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{body}END:VCALENDAR\n".replace("\n", end).encode()


def at(text: str, zone: str = ZONE) -> int:
    return int(datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=ZoneInfo(zone)).timestamp())


def kept(data: bytes, reader: Reader = READER) -> KeptCalendar:
    outcome = reader.read(data)
    assert isinstance(outcome, KeptCalendar), outcome
    return outcome


def spans(*events: str, head: str = "") -> list[tuple[int, int]]:
    return [(each.span.start, each.span.end) for each in kept(calendar(*events, head=head)).times]


def starts(*events: str) -> list[str]:
    zone = ZoneInfo(ZONE)
    return [f"{datetime.fromtimestamp(start, zone):%Y-%m-%d %H:%M}" for start, _ in spans(*events)]


@pytest.mark.parametrize(
    ("times", "first", "last"),
    [
        ("DTSTART:20261201T150000Z\nDTEND:20261201T160000Z", "2026-12-01 10:00", "2026-12-01 11:00"),
        ("DTSTART:20261201T100000\nDTEND:20261201T110000", "2026-12-01 10:00", "2026-12-01 11:00"),
        ("DTSTART;TZID=America/Chicago:20261201T090000\nDURATION:PT1H", "2026-12-01 10:00", "2026-12-01 11:00"),
        ("DTSTART;TZID=Pacific Standard Time:20261201T070000\nDURATION:PT1H", "2026-12-01 10:00", "2026-12-01 11:00"),
        ('DTSTART;TZID="America/Chicago":20261201T090000\nDURATION:PT90M', "2026-12-01 10:00", "2026-12-01 11:30"),
        (
            "DTSTART;TZID=/mozilla.org/2005/America/Chicago:20261201T090000\nDURATION:PT1H",
            "2026-12-01 10:00",
            "2026-12-01 11:00",
        ),
        ("DTSTART;TZID=Customized Time Zone:20270701T100000\nDURATION:PT1H", "2027-07-01 10:00", "2027-07-01 11:00"),
        ("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261226", "2026-12-24 00:00", "2026-12-26 00:00"),
        ("DTSTART;VALUE=DATE:20270314", "2027-03-14 00:00", "2027-03-15 00:00"),
        ("DTSTART:20261120T000000Z\nDTEND:20261126T170000Z", "2026-11-24 00:00", "2026-11-26 12:00"),
    ],
)
def test_a_time_means_what_its_calendar_meant(times: str, first: str, last: str) -> None:
    assert spans(f"UID:1\n{times}", head=OUTLOOK_ZONE) == [(at(first), at(last))]


@pytest.mark.parametrize(
    "free", ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE", "transp:transparent"]
)
def test_what_is_free_or_called_off_is_not_busy(free: str) -> None:
    found = kept(calendar(f"UID:1\nDTSTART:20261201T150000Z\nDURATION:PT1H\n{free}"))
    assert (found.times, found.free) == ((), 1)


def test_a_moment_without_length_takes_no_time() -> None:
    assert spans("UID:1\nDTSTART:20261201T150000Z") == []
    assert spans("UID:1\nDTSTART:20261201T150000Z\nDURATION:PT0S") == []


def test_a_series_keeps_its_wall_clock_over_a_clock_change() -> None:
    every = "UID:1\nDTSTART;TZID=America/New_York:20270312T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4"
    assert [text[-5:] for text in starts(every)] == ["09:00"] * 4


def test_dates_left_out_added_and_changed() -> None:
    main = """UID:1\nDTSTART;TZID=America/New_York:20261201T090000\nDTEND;TZID=America/New_York:20261201T100000
RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261229T235959Z\nEXDATE;TZID=America/New_York:20261208T090000
RDATE;TZID=America/New_York:20261203T130000,20261204T130000
RDATE;VALUE=PERIOD:20261210T180000Z/PT30M,20261211T180000Z/20261211T190000Z"""
    moved = "UID:1\nRECURRENCE-ID;TZID=America/New_York:20261215T090000\nDTSTART:20261216T150000Z\nDURATION:PT2H"
    gone = "UID:1\nRECURRENCE-ID:20261222T140000Z\nDTSTART:20261222T140000Z\nDURATION:PT1H\nSTATUS:CANCELLED"
    assert starts(main, moved, gone) == [
        "2026-12-01 09:00", "2026-12-03 13:00", "2026-12-04 13:00", "2026-12-10 13:00", "2026-12-11 13:00",
        "2026-12-16 10:00", "2026-12-29 09:00",
    ]  # fmt: skip


def test_a_date_that_leaves_out_a_whole_day() -> None:
    main = "UID:1\nDTSTART:20261201T150000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20261202"
    assert [text[:10] for text in starts(main)] == ["2026-12-01", "2026-12-03"]


def test_this_and_all_later_ones_move_together() -> None:
    main = "UID:1\nDTSTART:20261201T150000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4"
    later = "UID:1\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261203T150000Z\nDTSTART:20261203T170000Z\nDURATION:PT2H"
    assert [text[5:] for text in starts(main, later)] == ["12-01 10:00", "12-02 10:00", "12-03 12:00", "12-04 12:00"]
    assert spans(main, later)[-1][1] - spans(main, later)[-1][0] == 2 * HOUR


@settings(max_examples=60)
@given(
    freq=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    interval=st.integers(1, 5),
    count=st.none() | st.integers(1, 400),
    day=st.integers(0, 700),
    by=st.sampled_from(["", ";BYDAY=MO,WE,FR", ";BYMONTH=3,11"]),
)
def test_what_repeats_is_what_dateutil_says(freq: str, interval: int, count: int | None, day: int, by: str) -> None:
    start = datetime(2025, 6, 2, 9, 30) + timedelta(days=day)
    rule = f"FREQ={freq};INTERVAL={interval}{f';COUNT={count}' if count else ''}{by}"
    wall = rrulestr(rule, dtstart=start)
    assume(next(iter(wall), None) is not None)
    zone = ZoneInfo(ZONE)
    told = [
        each.replace(tzinfo=zone) for each in wall.between(datetime(2026, 11, 24), datetime(2027, 12, 29), inc=True)
    ]
    wanted = [int(each.timestamp()) for each in told if READER.window.start <= each.timestamp() < READER.window.end]
    data = calendar(f"UID:1\nDTSTART;TZID={ZONE}:{start:%Y%m%dT%H%M%S}\nDURATION:PT30M\nRRULE:{rule}")
    assert [each.span.start for each in kept(data).times] == wanted


def test_nothing_of_what_an_entry_is_about_is_kept() -> None:
    found = kept(
        calendar("UID:doctor-visit\nSUMMARY:Zyxwena\nLOCATION:Quorlbyn\nDTSTART:20261201T150000Z\nDURATION:PT1H")
    )
    assert [part.name for part in fields(KeptTime)] == ["span", "uid"]
    assert "doctor" not in repr(found)
    assert "Zyxwena" not in repr(found)
    assert kept(calendar("UID:doctor-visit\nDTSTART:20261201T150000Z\nDURATION:PT1H")) == found
    other = Reader(ZONE, READER.window, "b" * 32)
    assert kept(calendar("UID:doctor-visit\nDTSTART:20261201T150000Z\nDURATION:PT1H"), other) != found


def test_our_own_visits_are_not_busy_times_beside_themselves() -> None:
    found = kept(calendar(f"UID:26-0001@{'a' * 32}\nDTSTART:20261201T150000Z\nDURATION:PT1H"))
    assert (found.times, found.own) == ((), 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_marks_and_folds_make_no_difference(end: str, mark: bytes) -> None:
    folded = "UID:1\nSUMMARY:a long\n  word \xe9\nDTSTART;TZID=America\n\t/New_York:20261201T100\n 000\nDURATION:PT1H"
    assert [each.span.start for each in kept(mark + calendar(folded, end=end)).times] == [at("2026-12-01 10:00")]


def test_words_in_another_code_do_no_harm() -> None:
    data = calendar("UID:1\nSUMMARY:caf#\nDTSTART:20261201T150000Z\nDURATION:PT1H").replace(b"#", b"\xe9")
    assert len(kept(data).times) == 1


def test_two_calendars_are_told_apart_and_a_copy_is_not() -> None:
    event = "UID:1\nDTSTART:20261201T150000Z\nDURATION:PT1H"
    one = kept(calendar(event, head="PRODID:-//X//Y//EN\nX-WR-CALNAME:Work\n"))
    other = kept(calendar(event, head="PRODID:-//X//Y//EN\nX-WR-CALNAME:Home\n"))
    again = kept(
        calendar(
            event,
            event.replace("1201", "1202").replace("UID:1", "UID:2"),
            head="X-WR-CALNAME:Work\nPRODID:-//X//Y//EN\n",
        )
    )
    assert one.source == again.source != other.source
    assert all(each.uid.startswith(f"{one.source}:") for each in one.times)


ONE = "UID:1\nDTSTART:20261201T150000Z\nDURATION:PT1H"
RULED = "UID:1\nDTSTART:20261201T150000Z\nDURATION:PT1H\nRRULE:{}"
HOSTILE = {
    "empty": (b"", Flaw.EMPTY, 0),
    "blank": (b" \r\n\r\n", Flaw.EMPTY, 0),
    "binary": (b"BEGIN:VCALENDAR\n\x89PNG\0\0", Flaw.NOT_TEXT, 2),
    "a picture": (b"\x89PNG\r\n\x1a\n1234", Flaw.NOT_A_CALENDAR, 1),
    "a web page": (b"<html>\n<body>", Flaw.NOT_A_CALENDAR, 1),
    "a contact": (b"BEGIN:VCARD\nEND:VCARD", Flaw.NOT_A_CALENDAR, 1),
    "too large": (b"BEGIN:VCALENDAR\n" + b"X" * LARGEST, Flaw.TOO_LARGE, 0),
    "an event that never ends": (calendar(ONE).replace(b"END:VEVENT\n", b""), Flaw.UNFINISHED, 3),
    "cut off": (calendar(ONE)[:-20], Flaw.UNFINISHED, 3),
    "cut between events": (calendar(ONE)[:-14], Flaw.UNFINISHED, 1),
    "crossed": (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT", Flaw.UNFINISHED, 2),
    "an end alone": (b"END:VEVENT", Flaw.NOT_A_CALENDAR, 1),
    "no colon": (calendar(ONE, "DTSTART 20261201"), Flaw.BAD_LINE, 9),
    "a quote left open": (calendar('UID:1\nDTSTART;TZID="X:20261201T150000'), Flaw.BAD_LINE, 5),
    "no start": (calendar("UID:1\nDURATION:PT1H"), Flaw.NO_START, 3),
    "no such day": (calendar("UID:1\nDTSTART:20260230T100000"), Flaw.BAD_TIME, 5),
    "no time at all": (calendar("UID:1\nDTSTART:tomorrow"), Flaw.BAD_TIME, 5),
    "year one": (calendar("UID:1\nDTSTART:00010101T000000Z\nDURATION:PT1H"), Flaw.BAD_TIME, 5),
    "ends first": (calendar("UID:1\nDTSTART:20261201T150000Z\nDTEND:20261201T140000Z"), Flaw.ENDS_BEFORE_START, 6),
    "negative length": (calendar("UID:1\nDTSTART:20261201T150000Z\nDURATION:-PT1H"), Flaw.ENDS_BEFORE_START, 6),
    "no length": (calendar("UID:1\nDTSTART:20261201T150000Z\nDURATION:soon"), Flaw.BAD_DURATION, 6),
    "endless length": (calendar("UID:1\nDTSTART:20261201T150000Z\nDURATION:P999999999999W"), Flaw.BAD_DURATION, 6),
    "unknown zone": (calendar("UID:1\nDTSTART;TZID=Narnia:20261201T150000"), Flaw.UNKNOWN_ZONE, 5),
    "every second": (calendar(RULED.format("FREQ=SECONDLY")), Flaw.RULE_TOO_FINE, 7),
    "every minute": (calendar(RULED.format("FREQ=MINUTELY;COUNT=99999999")), Flaw.RULE_TOO_FINE, 7),
    "all seconds": (calendar(RULED.format("FREQ=DAILY;BYSECOND=1,2,3;BYMINUTE=1,2;BYHOUR=1,2")), Flaw.RULE_TOO_FINE, 7),
    "never": (calendar(RULED.format("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30")), Flaw.RULE_WITHOUT_DATES, 7),
    "no rule": (calendar(RULED.format("every day")), Flaw.BAD_RULE, 7),
    "huge interval": (calendar(RULED.format("FREQ=DAILY;INTERVAL=" + "9" * 5000)), Flaw.BAD_RULE, 7),
    "no interval": (calendar(RULED.format("FREQ=DAILY;INTERVAL=0")), Flaw.BAD_RULE, 7),
    "count and until": (calendar(RULED.format("FREQ=DAILY;COUNT=3;UNTIL=20270101")), Flaw.BAD_RULE, 7),
    "a day that is none": (calendar(RULED.format("FREQ=WEEKLY;BYDAY=XX")), Flaw.BAD_RULE, 7),
    "a zone by the second": (
        calendar(ONE, head=OUTLOOK_ZONE.replace("FREQ=YEARLY", "FREQ=SECONDLY"), end="\n").replace(
            b"DTSTART:2026", b"DTSTART;TZID=Customized Time Zone:2026"
        ),
        Flaw.BAD_RULE,
        7,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_read_is_refused_with_its_line(name: str) -> None:
    data, flaw, line = HOSTILE[name]
    begun = thread_time()
    outcome = READER.read(data)
    assert isinstance(outcome, Refused)
    [reason] = outcome.reasons
    assert reason.cause is Cause.CALENDAR_FILE
    assert (reason.facts["why"], reason.facts["line"]) == (flaw, line)
    assert thread_time() - begun < 10


def test_a_rule_that_ends_before_it_begins_gives_nothing() -> None:
    assert spans(RULED.format("FREQ=DAILY;UNTIL=20200101T000000Z")) == []


def test_a_hundred_thousand_events_are_too_many_and_said_so_in_time() -> None:
    rows = "".join(
        f"BEGIN:VEVENT\nUID:{n}\nDTSTART:20261201T150000Z\nDURATION:PT{n + 1}S\nEND:VEVENT\n" for n in range(100_000)
    )
    begun = thread_time()
    outcome = READER.read(f"BEGIN:VCALENDAR\n{rows}END:VCALENDAR\n".encode())
    assert isinstance(outcome, Refused)
    assert outcome.reasons[0].facts["why"] is Flaw.TOO_MANY
    assert thread_time() - begun < 30


def test_many_old_events_are_passed_over() -> None:
    rows = [f"UID:{n}\nDTSTART:20150101T150000Z\nDURATION:PT1H" for n in range(25_000)]
    assert kept(calendar(*rows)).times == ()


@settings(max_examples=120)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_bytes_at_all_are_a_fault(data: bytes) -> None:
    for each in (data, b"BEGIN:VCALENDAR\n" + data, calendar(f"UID:1\nDTSTART:{data!r}\nRRULE:{data!r}")):
        assert isinstance(READER.read(each), KeptCalendar | Refused)


@settings(max_examples=200)
@given(st.data())
def test_a_spoilt_file_is_read_or_refused_never_a_fault(data: st.DataObject) -> None:
    whole = calendar(RULED.format("FREQ=WEEKLY;BYDAY=MO;COUNT=9"), ONE.replace("UID:1", "UID:2"), head=OUTLOOK_ZONE)
    at_byte = data.draw(st.integers(0, len(whole) - 1))
    spoilt = whole[:at_byte] + data.draw(st.binary(max_size=3)) + whole[at_byte + data.draw(st.integers(0, 4)) :]
    assert isinstance(READER.read(spoilt), KeptCalendar | Refused)
