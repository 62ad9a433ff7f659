"""Calendar files over the sample agency: what leaves names nobody, what comes in is whole and replaces its earlier copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from desktop_app.domain.appointments import Status
from desktop_app.domain.calendar_files import KeptCalendar, KeptTime
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR, Span
from desktop_app.services.calendar_files.service import CalendarFile
from tests.agency import NOW, TODAY, SampleAgency, at, causes, contents, count, given
from tests.services.test_audit import names

LATER = TODAY + timedelta(days=30)


def taken(source: str, *hours: int) -> KeptCalendar:
    return KeptCalendar(source, tuple(KeptTime(Span(at(hour), at(hour + 1)), f"{source}:{hour}") for hour in hours))


def everything(agency: SampleAgency) -> list[CalendarFile]:
    service, actor = agency.services.calendar_files, agency.one(Role.SUPERVISOR)
    rooms = given(agency.services.rooms.all(actor))
    files = [given(service.save_room(actor, room.id, TODAY - timedelta(days=60), LATER)) for room in rooms]
    people = agency.services.staff.all()
    files += [given(service.save_staff(actor, each.id, TODAY - timedelta(days=60), LATER)) for each in people]
    return [*files, given(service.save_appointment(actor, 1))]


def test_no_file_names_a_person_or_a_case(agency: SampleAgency) -> None:
    files = everything(agency)
    assert sum(each.entries for each in files) > 20
    rows = agency.database.engine.execute_sql(
        "SELECT guest_label FROM appointment UNION SELECT number FROM family_case"
    )
    secret = names(agency) | {str(row[0]) for row in rows.fetchall()}
    for each in files:
        text = each.data.decode().replace("\r\n ", "")
        assert not [word for word in secret if word in text]
        assert not [word for word in secret if word in each.name]


def test_a_room_s_file_has_its_appointments_and_those_called_off(agency: SampleAgency) -> None:
    actor = agency.one(Role.SUPERVISOR)
    visit = agency.visit("Tess Howard")
    gone = given(agency.services.appointments.postpone(actor, visit.id, visit.version, True, "asked"))
    found = given(agency.services.calendar_files.save_room(actor, visit.room_id, TODAY, TODAY))
    uid = agency.services.agency.get().uid
    event = next(e for e in Calendar.from_ical(found.data).events if e.uid == f"{visit.number}@{uid}")
    assert (str(event.status), event.sequence) == ("CANCELLED", gone.version - 1)
    assert gone.status is Status.POSTPONED_BY_PERSON


def test_an_entry_keeps_its_uid_and_counts_up_when_it_moves(agency: SampleAgency) -> None:
    actor = agency.one(Role.SUPERVISOR)
    booked = given(agency.services.appointments.book(actor, agency.request(13)))
    first = Calendar.from_ical(given(agency.services.calendar_files.save_appointment(actor, booked.id)).data).events[0]
    moved = agency.services.appointments.change(actor, booked.id, booked.version, agency.request(15), "asked")
    assert not isinstance(moved, Refused)
    second = Calendar.from_ical(given(agency.services.calendar_files.save_appointment(actor, booked.id)).data).events[0]
    assert first.uid == second.uid
    assert second.sequence > first.sequence
    assert second.start - first.start == timedelta(hours=2)


def test_a_person_s_file_has_every_duty(agency: SampleAgency) -> None:
    actor = agency.named("Amina Hale")
    advocate = agency.one(Role.VICTIM_SERVICES, but=actor.id)
    booked = given(agency.services.appointments.book(actor, agency.request(14, advocate_id=advocate.id)))
    day = date(2026, 11, 30)
    for each in (actor, advocate):
        found = given(agency.services.calendar_files.save_staff(actor, each.id, day, day))
        assert booked.number in found.data.decode()


@pytest.mark.parametrize(("first", "last"), [(LATER, TODAY), (TODAY, TODAY + timedelta(days=2000))])
def test_a_period_that_makes_no_sense_is_refused(agency: SampleAgency, first: date, last: date) -> None:
    outcome = agency.services.calendar_files.save_room(agency.one(Role.SUPERVISOR), 1, first, last)
    assert causes(outcome) <= {Cause.DAY_ORDER, Cause.PERIOD}


def test_a_copy_that_comes_again_replaces_the_earlier_one_and_no_other(agency: SampleAgency) -> None:
    service, actor = agency.services.calendar_files, agency.named("Amina Hale")
    other = agency.one(Role.VICTIM_SERVICES, but=actor.id)
    given(service.import_busy(actor, taken("work", 15, 16), staff_id=actor.id))
    given(service.import_busy(actor, taken("home", 18), staff_id=actor.id))
    given(service.import_busy(other, taken("work", 15), staff_id=other.id))
    again = given(service.import_busy(actor, taken("work", 17), staff_id=actor.id))
    assert (again.count, again.replaced) == (1, 2)
    assert count(agency.database, "busy_time", f"staff_id = {actor.id}") == 2
    assert count(agency.database, "busy_time", f"staff_id = {other.id}") == 1


def test_who_is_busy_elsewhere_cannot_be_booked(agency: SampleAgency) -> None:
    service, actor = agency.services.calendar_files, agency.named("Amina Hale")
    span = Span(at(10, day=30), at(11, day=30))
    given(service.import_busy(actor, KeptCalendar("x", (KeptTime(span, "x:1"),)), staff_id=actor.id))
    assert Cause.HOST_BUSY in causes(agency.services.appointments.book(actor, agency.request(10)))


def test_a_colleague_s_times_are_for_those_who_plan(agency: SampleAgency) -> None:
    service, other = agency.services.calendar_files, agency.named("Amina Hale")
    for role in (Role.FRONT_DESK, Role.EVIDENCE):
        outcome = service.import_busy(agency.one(role), taken("x", 15), staff_id=other.id)
        assert causes(outcome) == {Cause.NOT_ALLOWED}
    given(service.import_busy(agency.one(Role.SUPERVISOR), taken("x", 15), staff_id=other.id))


def test_nobody_or_two_at_once_are_refused(agency: SampleAgency) -> None:
    service, actor = agency.services.calendar_files, agency.one(Role.SUPERVISOR)
    before = contents(agency.database)
    assert causes(service.import_busy(actor, taken("x", 15))) == {Cause.NOT_FOUND}
    assert causes(service.import_busy(actor, taken("x", 15), staff_id=actor.id, interpreter_id=1)) == {Cause.NOT_FOUND}
    assert causes(service.import_busy(actor, taken("x", 15), interpreter_id=999)) == {Cause.NOT_FOUND}
    assert causes(service.import_closures(actor, taken("x", 15), "  ")) == {Cause.REASON_NEEDED}
    assert causes(service.import_closures(actor, taken("x", 15), "Works", room_id=99)) == {Cause.NOT_FOUND}
    assert contents(agency.database) == before


def test_closed_times_list_what_lies_in_them_and_drop_nothing(agency: SampleAgency) -> None:
    service, actor = agency.services.calendar_files, agency.one(Role.SUPERVISOR)
    visit = agency.visit("Tess Howard")
    span = Span(visit.event.start - HOUR, visit.event.end + HOUR)
    calendar = KeptCalendar(
        "c", (KeptTime(span, "c:1"), KeptTime(Span(NOW + 90 * 24 * HOUR, NOW + 91 * 24 * HOUR), "c:2"))
    )
    outcome = given(service.import_closures(actor, calendar, "Painting", room_id=visit.room_id))
    assert [each.number for each in outcome.in_the_way] == [visit.number]
    assert agency.visit("Tess Howard") == visit
    assert given(service.import_closures(actor, calendar, "Painting", room_id=visit.room_id)).replaced == 2
    assert count(agency.database, "closure", "uid LIKE 'c:%'") == 2


def test_a_closed_agency_takes_no_booking(agency: SampleAgency) -> None:
    actor = agency.one(Role.SUPERVISOR)
    span = Span(at(9, day=30), at(17, day=30))
    given(
        agency.services.calendar_files.import_closures(actor, KeptCalendar("c", (KeptTime(span, "c:1"),)), "Training")
    )
    assert isinstance(agency.services.appointments.book(actor, agency.request(10)), Refused)


def test_what_was_exported_comes_in_as_our_own_and_not_as_busy(agency: SampleAgency) -> None:
    actor = agency.named("Amina Hale")
    mine = given(agency.services.calendar_files.save_staff(actor, actor.id, TODAY, LATER))
    read = given(given(agency.services.calendar_files.reader(actor)).read(mine.data))
    assert (read.times, read.own) == ((), mine.entries)


def test_twenty_thousand_times_come_in_at_once(agency: SampleAgency) -> None:
    actor = agency.named("Amina Hale")
    times = tuple(KeptTime(Span(NOW + n * 60, NOW + n * 60 + 30), f"m:{n}") for n in range(20_000))
    outcome = given(agency.services.calendar_files.import_busy(actor, KeptCalendar("m", times), staff_id=actor.id))
    assert outcome.count == 20_000
    assert replace(outcome, replaced=0) == outcome
