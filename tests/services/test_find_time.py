from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.appointments import Need
from desktop_app.domain.cases import SensitiveDate
from desktop_app.domain.cautions import Caution
from desktop_app.domain.find_time import Merit, TimeWish
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role
from desktop_app.domain.times import local_day
from tests.agency import TODAY, ZONE, SampleAgency, at, given

TOMORROW = TODAY + timedelta(days=1)
WISH = TimeWish(Purpose.VICTIM_INTERVIEW, 60, TOMORROW, 30, needs=frozenset({Need.WHEELCHAIR}))


def test_what_is_offered_can_be_booked(agency: SampleAgency) -> None:
    desk = agency.one(Role.FRONT_DESK)
    wish = replace(WISH, host_id=agency.named("Amina Hale").id)
    slots = given(agency.services.find_time.find(desk, wish)).slots
    assert len(slots) == 3
    for number, slot in enumerate(slots):
        request = replace(wish.request(slot.room_id, slot.event.start), guest_name=f"Guest {number}")
        booked = given(agency.services.appointments.book(desk, request))
        assert (booked.event, booked.hold) == (slot.event, slot.held.hold)
        assert Merit.STEP_FREE in slot.merits
    again = given(agency.services.find_time.find(desk, wish)).slots
    assert not {(each.room_id, each.event.start) for each in again} & {
        (each.room_id, each.event.start) for each in slots
    }


def test_a_family_s_gentle_dates_rank_last(agency: SampleAgency) -> None:
    case, services = agency.family("Daniel").case, agency.one(Role.VICTIM_SERVICES)
    given(agency.services.cases.add_date(services, case.id, SensitiveDate(TOMORROW, "birthday")))
    wish = replace(WISH, purpose=Purpose.FAMILY_MEETING, case_id=case.id, days=2)
    found = given(agency.services.find_time.find(services, wish, 8)).slots
    assert local_day(found[0].event.start, ZONE) == TOMORROW + timedelta(days=1)
    assert found[-1].cautions == (Caution.SENSITIVE_DATE,)


def test_the_last_day_of_a_long_search_is_not_taken_for_free(agency: SampleAgency) -> None:
    """Everything that is taken is read, to the end of the last day."""
    desk, last = agency.one(Role.FRONT_DESK), date(2026, 11, 30)
    given(agency.services.appointments.book(desk, agency.request(10, room=2, day=30)))
    wish = replace(WISH, from_day=last - timedelta(days=2), days=3, weekdays=frozenset({0}), rooms=frozenset({2}))
    begun = [each.event.start for each in given(agency.services.find_time.find(desk, wish, 9)).slots]
    assert begun
    assert not any(at(9, day=30) < start < at(12, day=30) for start in begun)
