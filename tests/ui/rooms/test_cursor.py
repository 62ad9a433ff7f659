from __future__ import annotations

from desktop_app.domain.appointments import STEP, Appointment
from desktop_app.domain.schedule import columns_for, lay_out
from desktop_app.domain.times import day_span
from desktop_app.ui.rooms.cursor import Place, Walk
from tests.agency import TODAY, ZONE, at
from tests.ui.rooms.drawn_day import BELONGINGS, HERE, MEETING, NOW, ROOMS, SOFT_A, VISITS, WITNESS, visit

DAY = day_span(TODAY, ZONE)
IDS = tuple(room.id for room in ROOMS)
COLUMNS = columns_for((TODAY,), IDS, ZONE)


def walking(*visits: Appointment) -> Walk:
    return Walk(COLUMNS, lay_out(visits, COLUMNS, 1.0))


WALK = walking(*VISITS)


def test_a_day_begins_at_the_visit_that_is_or_comes_next() -> None:
    assert WALK.first(NOW) == WALK.on(HERE.id)
    assert WALK.first(at(11, 30)) == WALK.on(MEETING.id)
    assert WALK.first(at(20)) == WALK.on(HERE.id)
    assert walking().first(NOW) == Place(0, at(8))


def test_down_goes_by_quarters_and_over_a_visit_in_one_step() -> None:
    place = Place(0, at(13))
    place = WALK.down(place)
    assert place == Place(0, at(13, 15))
    place = WALK.down(place)
    assert place == WALK.on(WITNESS.id)
    assert WALK.down(place) == Place(0, at(15))


def test_up_is_the_way_back() -> None:
    assert WALK.up(Place(0, at(15))) == WALK.on(WITNESS.id)
    assert WALK.up(WALK.on(WITNESS.id)) == Place(0, at(13, 15))


def test_a_visit_at_an_odd_minute_is_met_from_both_sides() -> None:
    odd = visit(9, SOFT_A, at(9, 37), at(10, 7))
    walk = walking(odd)
    assert walk.down(Place(0, at(9, 30))) == walk.on(odd.id)
    assert walk.down(walk.on(odd.id)) == Place(0, at(10, 15))
    assert walk.up(Place(0, at(10, 15))) == walk.on(odd.id)
    assert walk.up(walk.on(odd.id)) == Place(0, at(9, 30))


def test_the_edges_of_the_day_and_of_the_rooms_hold() -> None:
    assert WALK.up(Place(0, DAY.start)) == Place(0, DAY.start)
    assert WALK.down(Place(0, DAY.end - STEP)) == Place(0, DAY.end - STEP)
    assert WALK.across(Place(0, at(8)), -1) == Place(0, at(8))
    assert WALK.across(Place(3, at(8)), 1) == Place(3, at(8))


def test_across_keeps_the_time() -> None:
    assert WALK.across(Place(0, at(11, 15)), 1) == WALK.on(MEETING.id)
    assert WALK.across(WALK.on(MEETING.id), 1) == Place(2, at(11))


def test_from_visit_to_visit_through_the_day() -> None:
    walked = [WALK.on(HERE.id)]
    while (after := WALK.next(walked[-1])) != walked[-1]:
        walked.append(after)
    assert [place.appointment_id for place in walked] == [HERE.id, MEETING.id, WITNESS.id, BELONGINGS.id]
    assert WALK.previous(walked[-1]) == WALK.on(WITNESS.id)
    assert WALK.previous(WALK.on(HERE.id)) == WALK.on(HERE.id)
