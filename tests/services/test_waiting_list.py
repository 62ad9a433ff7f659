from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.refusals import Cause
from desktop_app.domain.staff import Role
from desktop_app.domain.times import HOUR
from desktop_app.domain.waiting_list import LEAD, EarlierWish
from tests.agency import TODAY, SampleAgency, at, causes, count, given

ALL = frozenset(range(7))


@pytest.fixture
def late(agency: SampleAgency) -> Appointment:
    """A visit next Monday morning."""
    request = agency.request(10, room=2, day=30, guest_name="Rita Stone")
    return given(agency.services.appointments.book(agency.one(Role.FRONT_DESK), request))


def wish_for(visit: Appointment, **changes: object) -> EarlierWish:
    return replace(EarlierWish(0, visit.id, TODAY, ALL, 8 * 60, 18 * 60), **changes)  # type: ignore[arg-type]


def test_an_earlier_time_is_offered_and_taken(agency: SampleAgency, late: Appointment) -> None:
    desk, waiting = agency.one(Role.FRONT_DESK), agency.services.waiting_list
    given(waiting.add(desk, wish_for(late, weekdays=frozenset({3}), from_minute=9 * 60)))
    [offer] = given(waiting.offers(desk))
    assert (offer.label, offer.number) == ("R. S.", late.number)
    assert offer.slot.event.start == at(9, day=26)
    moved = given(waiting.accept(desk, offer, ""))
    assert (moved.id, moved.event) == (late.id, offer.slot.event)
    assert given(waiting.offers(desk)) == ()
    assert waiting.wish_of(desk, late.id) is None
    assert causes(waiting.accept(desk, offer, "")) == {Cause.CHANGED_MEANWHILE}


def test_a_confirmed_visit_needs_a_reason_and_a_refused_move_keeps_the_wish(
    agency: SampleAgency, late: Appointment
) -> None:
    desk, waiting = agency.one(Role.FRONT_DESK), agency.services.waiting_list
    late = agency.carry(late, Status.CONFIRMED)
    given(waiting.add(desk, wish_for(late)))
    [offer] = given(waiting.offers(desk))
    assert offer.confirmed
    assert causes(waiting.accept(desk, offer, "")) == {Cause.REASON_NEEDED}
    assert given(waiting.offers(desk)) == (offer,)
    assert given(waiting.accept(desk, offer, "They asked to come earlier")).event == offer.slot.event


def test_an_offer_lies_far_enough_ahead(agency: SampleAgency, late: Appointment) -> None:
    desk, waiting = agency.one(Role.FRONT_DESK), agency.services.waiting_list
    given(waiting.add(desk, wish_for(late)))
    [offer] = given(waiting.offers(desk))
    assert offer.slot.event.start >= agency.clock.moment + LEAD


def test_one_time_is_offered_to_whoever_asked_first(agency: SampleAgency, late: Appointment) -> None:
    desk, waiting = agency.one(Role.FRONT_DESK), agency.services.waiting_list
    other = given(agency.services.appointments.book(desk, agency.request(13, room=2, day=30, guest_name="Omar Bell")))
    given(waiting.add(desk, wish_for(late)))
    agency.clock.moment += 60
    given(waiting.add(desk, wish_for(other)))
    offers = given(waiting.offers(desk))
    assert [each.label for each in offers] == ["R. S."]
    given(waiting.accept(desk, offers[0], ""))
    assert [each.label for each in given(waiting.offers(desk))] == ["O. B."]


def test_nothing_is_offered_when_nothing_earlier_suits(agency: SampleAgency, late: Appointment) -> None:
    desk, waiting = agency.one(Role.FRONT_DESK), agency.services.waiting_list
    given(waiting.add(desk, wish_for(late, weekdays=frozenset({0}), from_minute=10 * 60)))
    assert given(waiting.offers(desk)) == ()


def test_a_wish_ends_when_one_says_so(agency: SampleAgency, late: Appointment) -> None:
    desk, waiting = agency.one(Role.FRONT_DESK), agency.services.waiting_list
    wish = given(waiting.add(desk, wish_for(late)))
    given(waiting.close(desk, wish.id))
    assert given(waiting.offers(desk)) == ()
    assert causes(waiting.close(desk, wish.id)) == {Cause.CHANGED_MEANWHILE}


@pytest.mark.parametrize("how", ["past", "cancelled", "postponed"])
def test_a_wish_ends_with_its_appointment(agency: SampleAgency, late: Appointment, how: str) -> None:
    desk, waiting = agency.one(Role.FRONT_DESK), agency.services.waiting_list
    given(waiting.add(desk, wish_for(late)))
    if how == "past":
        agency.clock.moment = late.event.start + HOUR
    elif how == "cancelled":
        given(agency.services.appointments.cancel(desk, late.id, late.version, "Booked by mistake"))
    else:
        given(agency.services.appointments.postpone(desk, late.id, late.version, True, "They asked"))
    assert given(waiting.offers(desk)) == ()
    request = agency.request(15, room=3, day=30)
    later = replace(request, event=request.event.moved(24 * HOUR))
    other = given(agency.services.appointments.book(desk, later))
    given(waiting.add(desk, wish_for(other)))
    assert count(agency.database, "earlier_wish", "closed_at IS NULL") == 1, "The one that lapsed is closed for good."


def test_a_second_wish_takes_the_first_ones_place_in_the_line(agency: SampleAgency, late: Appointment) -> None:
    desk, waiting = agency.one(Role.FRONT_DESK), agency.services.waiting_list
    first = given(waiting.add(desk, wish_for(late)))
    agency.clock.moment += HOUR
    second = given(waiting.add(desk, wish_for(late, from_minute=12 * 60)))
    assert second.added_at == first.added_at
    assert waiting.wish_of(desk, late.id) == second


def test_what_cannot_be_kept_is_refused(agency: SampleAgency, late: Appointment) -> None:
    desk, waiting = agency.one(Role.FRONT_DESK), agency.services.waiting_list
    assert causes(waiting.add(desk, wish_for(late, weekdays=frozenset()))) == {Cause.EMPTY}
    assert causes(waiting.add(desk, wish_for(late, from_minute=17 * 60, until_minute=17 * 60 + 30))) == {
        Cause.EARLIER_HOURS
    }
    assert causes(waiting.add(desk, wish_for(late, appointment_id=9999))) == {Cause.NOT_FOUND}
    agency.clock.moment = late.event.start + HOUR
    assert causes(waiting.add(desk, wish_for(late))) == {Cause.STATUS}
